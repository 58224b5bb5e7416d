"""What a way through some screens needs of the window; `Hall` has it all."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from coach.practice.preferences import Preferences
from coach.ui.shell import Shell

T = TypeVar("T")


class Lobby(Protocol):
    """The window, the settings in force, and how work is done beside it."""

    @property
    def shell(self) -> Shell:
        """The window."""
        ...

    @property
    def preferences(self) -> Preferences:
        """The settings in force."""
        ...

    @property
    def today_date(self) -> str:
        """The local date (ISO)."""
        ...

    def speak(self, words: str) -> None:
        """Say this instead of what is being said."""
        ...

    def work(
        self,
        work: Callable[[], T],
        success: Callable[[T], None],
        otherwise: Callable[[], None] = ...,
        trouble: str = ...,
    ) -> None:
        """Do blocking work; a fault becomes a notice named `trouble`."""
        ...
