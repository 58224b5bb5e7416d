"""What one programme file holds: a programme, the exercises of its own that it needs, and their pictures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from coach.practice.own.exercises import KeptExercise, KeptProgramme, pictures_of
from coach.practice.own.model import FIRST_OWN_NUMBER, OwnExercise, OwnProgramme

KIND = "hand-coach-programme"
VERSION = 1
ENDING = ".hand-coach"


class _Base(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    pass


class Numbered(_Base, frozen=True):
    """An own exercise under the number by which the programme of this file names it."""

    number: int
    exercise: OwnExercise


class Parcel(_Base, frozen=True):
    """Pictures are named by the SHA-256 of their content, in hex."""

    programme: OwnProgramme
    kind: str = KIND
    version: int = VERSION
    exercises: tuple[Numbered, ...] = ()
    pictures: dict[str, bytes] = msgspec.field(default_factory=dict)


def packed(programme: OwnProgramme, exercises: Mapping[int, OwnExercise], pictures: Mapping[str, bytes]) -> Parcel:
    """A programme with what it needs of `exercises` and `pictures`, by their numbers and names."""
    numbers = dict.fromkeys(entry.exercise for entry in programme.entries if entry.exercise in exercises)
    names = dict.fromkeys(name for number in numbers for name in pictures_of(exercises[number]))
    return Parcel(
        programme=msgspec.structs.replace(programme, settled=0),
        exercises=tuple(Numbered(number=number, exercise=exercises[number]) for number in numbers),
        pictures={name: pictures[name] for name in names if name in pictures},
    )


def renumbered(parcel: Parcel, kept: Iterable[KeptExercise], first_free: int) -> tuple[OwnProgramme, dict[int, int]]:
    """The programme as it comes into a record, and the number there of each of its own exercises.

    One that is there already, word for word, is not taken twice; the others get numbers from `first_free` on.
    """
    there = {one.exercise: one.number for one in kept if not one.archived}
    numbers: dict[int, int] = {}
    free = max(FIRST_OWN_NUMBER, first_free)
    for one in parcel.exercises:
        if one.exercise not in there:
            there[one.exercise] = free
            free += 1
        numbers[one.number] = there[one.exercise]
    entries = tuple(
        msgspec.structs.replace(entry, exercise=numbers.get(entry.exercise, entry.exercise))
        for entry in parcel.programme.entries
    )
    return msgspec.structs.replace(parcel.programme, entries=entries, settled=0), numbers


def free_name(name: str, kept: Iterable[KeptProgramme], most: int) -> str:
    """The name, with a number behind it if another programme has it."""
    taken = {one.programme.name for one in kept}
    number, found = 2, name
    while found in taken:
        found = f"{name[: most - len(str(number)) - 1]} {number}"
        number += 1
    return found


def file_name(name: str, number: int = 1) -> str:
    """What the file of a programme is called, on every system; from 2 on with a number, where one is there already."""
    kept = "".join(sign if sign.isalnum() or sign in "-_" else " " for sign in name)
    words = " ".join(["Hand Coach", *kept.split(), *([str(number)] if number > 1 else [])])
    return f"{words}{ENDING}"
