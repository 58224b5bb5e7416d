"""The door to what was said about changes of the plan. `coach.store` keeps it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from coach.practice.growth.changes import Change, Decision
from coach.practice.record import Moment


class Proposals(Protocol):
    """What one person said to every change that was proposed. Calls block; each raises Fault when the disk fails."""

    def decisions(self) -> Sequence[Decision]:
        """All of it, oldest first."""
        ...

    def decide(self, programme: str, change: Change, at: Moment, *, accepted: bool) -> None:
        """Write down what was said. After a Fault it waits in memory, and must not be given again."""
        ...
