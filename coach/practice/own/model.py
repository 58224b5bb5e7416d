"""What people bring themselves: their own or their therapist's programmes, and their own exercises.

They are kept in the record as JSON of these types, and exchanged as files; `coach.library` checks what comes from
outside.
"""

from __future__ import annotations

from typing import TypeAlias

import msgspec

from coach.practice.programme import Entry

FIRST_OWN_NUMBER = 1000  # the catalogue's exercises have smaller numbers


class _Base(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    pass


class OwnProgramme(_Base, frozen=True):
    """A list of exercises for certain days. `entries` are in order; `weekdays` count from Monday = 0."""

    name: str
    entries: tuple[Entry, ...]
    weekdays: tuple[int, ...]
    times_a_day: int = 1
    by: str = ""  # who prescribed it, in their words
    base: str = ""  # id of the ready-made programme it was started from
    grows: bool = True  # whether changes may be proposed; a therapist's dose may be meant to stay
    settled: int = 0  # decisions about changes up to this id are in its entries, or were set aside when it was edited


class OwnRepetitions(_Base, frozen=True, tag="repetitions", tag_field="kind"):
    """A movement that is repeated: there and back in `seconds`."""

    repetitions: int
    seconds: float = 6.0


class OwnHold(_Base, frozen=True, tag="hold", tag_field="kind"):
    """A position that is held for `seconds`."""

    seconds: float
    both_sides: bool = False


class OwnTimed(_Base, frozen=True, tag="timed", tag_field="kind"):
    """A task done for `seconds`."""

    seconds: float


OwnWork: TypeAlias = OwnRepetitions | OwnHold | OwnTimed


class OwnStep(_Base, frozen=True):
    """One instruction: what is shown and said ("" = what is shown), the helper's line, and the name of a picture.

    Pictures are kept beside it, under the SHA-256 of their content in hex; "" = none.
    """

    shown: str
    said: str = ""
    helper: str = ""
    picture: str = ""


class OwnExercise(_Base, frozen=True):
    """An exercise in the person's or the therapist's own words."""

    title: str  # at most 24 characters: it heads the player
    steps: tuple[OwnStep, ...]
    work: OwnWork
    sets: int = 1
    caution: str = ""
