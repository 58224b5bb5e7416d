"""The doors to what Progress shows and keeps: totals of practice, and remarks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from coach.practice.progress.model import ExerciseTotal, FaceOfDay, GroupTotal
from coach.practice.record import DayTotal
from coach.practice.remarks import Remark


class Totals(Protocol):
    """Totals of what is on disk, by local dates first..last (ISO, inclusive).

    Calls block, so they go through `Background`; each raises Fault when the disk fails.
    """

    def first_day(self) -> str | None:
        """The first local date on which something was done."""
        ...

    def dates(self) -> Sequence[str]:
        """All local dates on which something was done, in order."""
        ...

    def days(self, first: str, last: str) -> Sequence[DayTotal]:
        """The dates on which something was done, in order."""
        ...

    def exercises(self, first: str, last: str) -> Sequence[ExerciseTotal]:
        """The exercises of which something was done, by their numbers."""
        ...

    def groups(self, names: Mapping[int, str], first: str, last: str) -> Sequence[GroupTotal]:
        """What was done under each of these names; `names` are those of exercises, by their numbers."""
        ...

    def faces(self, first: str, last: str) -> Sequence[FaceOfDay]:
        """The answers of each date to each question, in order of the dates."""
        ...


class RemarkBook(Protocol):
    """Remarks on disk. Calls block, so they go through `Background`; each raises Fault when the disk fails."""

    def add(self, remark: Remark) -> None:
        """Write a remark; it is on disk when this returns.

        After a Fault it waits in memory, and must not be given again.
        """
        ...

    def take_back(self, remark: Remark) -> None:
        """Remove this remark again, as if it had not been made."""
        ...

    def remarks(self, first: str, last: str) -> Sequence[Remark]:
        """Remarks of the local dates first..last (ISO, inclusive), oldest first."""
        ...
