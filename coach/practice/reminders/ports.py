"""The doors of reminders: what was shown already, and whether the program starts with the computer."""

from __future__ import annotations

from collections.abc import Collection
from typing import Protocol

from coach.practice.reminders.schedule import Answer, Key


class ReminderBook(Protocol):
    """Which reminders of one person were shown. Calls block; each raises Fault when the disk fails."""

    def shown(self, first: str, last: str) -> Collection[Key]:
        """Those that stand for the local dates first..last (ISO, inclusive)."""
        ...

    def note(self, keys: Collection[Key], answer: Answer) -> None:
        """Write down what became of these; a later answer takes the place of an earlier one."""
        ...


class Autostart(Protocol):
    """Whether the program starts when the person logs in. Calls block; each raises Fault when the system refuses."""

    @property
    def possible(self) -> bool:
        """Whether this system can do it."""
        ...

    def is_on(self) -> bool:
        """Whether it starts."""
        ...

    def turn(self, *, on: bool) -> None:
        """Let it start, or no longer."""
        ...
