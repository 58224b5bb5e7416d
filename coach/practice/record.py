"""What is recorded: sessions, sets and check-ins, as values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from coach.practice.preferences import Side


class Outcome(StrEnum):
    """How a set or a session ended."""

    FINISHED = "finished"
    SKIPPED = "skipped"  # left early by Next, Back or an end chosen by the person
    HURT = "hurt"  # stopped by "It hurts"
    BROKEN_OFF = "broken-off"  # the program ended in between


class Unit(StrEnum):
    """What a set counts."""

    REPETITIONS = "repetitions"
    SECONDS = "seconds"
    OBJECTS = "objects"


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time: UTC as ISO 8601 with milliseconds, the local date (ISO) and the offset from UTC in minutes."""

    utc: str
    local_date: str
    offset_minutes: int

    @property
    def stamp(self) -> str:
        """The local time for the name of a file: "2026-11-23-045116"."""
        local = datetime.fromisoformat(self.utc) + timedelta(minutes=self.offset_minutes)
        return local.strftime("%Y-%m-%d-%H%M%S")


@dataclass(frozen=True, slots=True)
class SetAim:
    """What one set is meant to be. `index` counts the sets of a session from 0, and is unique in it."""

    index: int
    exercise: int
    variant: str  # "" or the id of a variant: position, grip, finger pair
    side: Side  # the arm that does it
    unit: Unit
    aimed: float  # repetitions, seconds or objects
    pace: float  # seconds planned for one repetition; 0 for holds, timed and self-paced sets


@dataclass(frozen=True, slots=True)
class SetDone:
    """One set as it was really done."""

    aim: SetAim
    done: float
    outcome: Outcome
    started: Moment
    ended: Moment


class Asked(StrEnum):
    """What a check-in asks, on five faces."""

    PAIN_BEFORE = "pain-before"
    PAIN = "pain"
    EFFORT = "effort"


@dataclass(frozen=True, slots=True)
class CheckIn:
    """One answer: `face` 1..5 (1 = none or very easy), None = skipped. `exercise` None: for the whole session."""

    asked: Asked
    face: int | None
    exercise: int | None
    at: Moment


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A session as stored. `plan` is the JSON of what was to be done, enough to go on after a crash."""

    id: int
    plan: str
    started: Moment
    ended: Moment | None
    outcome: Outcome | None
    sets: tuple[SetDone, ...] = ()


@dataclass(frozen=True, slots=True)
class DayTotal:
    """What was done on one local date: repetitions and objects, seconds of sets, number of sets."""

    date: str
    repetitions: int
    seconds: float
    sets: int
