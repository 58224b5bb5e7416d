"""The doors to people's own programmes and exercises: kept in the record, and exchanged as files."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from coach.practice.own.exercises import KeptExercise, KeptProgramme
from coach.practice.own.model import OwnExercise, OwnProgramme
from coach.practice.own.parcel import Parcel


class Shelf(Protocol):
    """What one person keeps. Calls block, so they go through `Background`; each raises Fault when the disk fails,
    and then nothing is changed.
    """

    def programmes(self) -> Sequence[KeptProgramme]:
        """All of them, in the order in which they came."""
        ...

    def exercises(self) -> Sequence[KeptExercise]:
        """All of them, by their numbers."""
        ...

    def picture(self, name: str) -> bytes | None:
        """A picture by its name; None if there is none."""
        ...

    def keep_programme(self, programme: OwnProgramme, kept: int | None = None) -> int:
        """Write a new one, or in place of the one with this id; returns its id."""
        ...

    def keep_exercise(self, exercise: OwnExercise, pictures: Sequence[bytes] = (), number: int | None = None) -> int:
        """Write a new one, or in place of the one with this number, and its pictures; returns its number."""
        ...

    def put_away(self, kept: int, *, away: bool) -> None:
        """Put a programme away, or bring it back."""
        ...

    def put_exercise_away(self, number: int, *, away: bool) -> None:
        """Put an exercise away, or bring it back."""
        ...

    def bring_in(self, parcel: Parcel) -> KeptProgramme:
        """Take over the programme of a file, with all that it needs, or nothing of it."""
        ...


class ProgrammeFiles(Protocol):
    """Reads and writes programme files. Calls block; each raises Fault, which names the file and what is wrong."""

    def read(self, path: str) -> Parcel:
        """What a file holds, checked in every field."""
        ...

    def write(self, path: str, parcel: Parcel) -> None:
        """Write a file that is not there yet."""
        ...
