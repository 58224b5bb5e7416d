"""The door to the results of the tests of one's own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from coach.practice.trials.model import Result


class TrialBook(Protocol):
    """Results on disk. Calls block, so they go through `Background`; each raises Fault when the disk fails."""

    def add(self, result: Result) -> None:
        """Write a result; it is on disk when this returns.

        After a Fault it waits in memory, and must not be given again.
        """
        ...

    def results(self, first: str, last: str) -> Sequence[Result]:
        """Results of the local dates first..last (ISO, inclusive), oldest first."""
        ...
