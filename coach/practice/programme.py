"""What a programme is: weeks of sessions made of doses.

The TOML files in `resources/programmes` decode to these types.
"""

from __future__ import annotations

from enum import StrEnum

import msgspec

from coach.practice.exercise import Group, Origin


class Movement(StrEnum):
    """How much the affected hand moves, as asked in first run; also names the graded starters."""

    NONE = "not-yet"
    LITTLE = "a-little"
    OPENS = "opens-and-closes"


class Form(StrEnum):
    """In which form an exercise is done."""

    USUAL = "usual"
    WITHOUT_OBJECT = "without-object"  # 31-33 without putty, 35 without weight
    WITH_OBJECT = "with-object"  # 35 with its weight, which comes later
    EASIER = "easier"


class Arm(StrEnum):
    """Which arm does an entry."""

    USUAL = "usual"  # as the exercise has it: the affected one, or both
    AFFECTED = "affected"
    OTHER = "other"
    BOTH = "both"


class _Base(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    pass


class Entry(_Base, frozen=True):
    """One exercise of a session. Zero means: as the exercise's own dose says."""

    exercise: int
    sets: int = 0
    repetitions: int = 0
    seconds: float = 0.0
    form: Form = Form.USUAL
    arm: Arm = Arm.USUAL
    tempo: float = 0.0  # stretches its repetitions, as `Preferences.tempo` does; 0 = as the person set it
    rest: float = 0.0  # seconds between its sets
    note: str = ""  # what to know or to check before it, shown with the day's plan


class Session(_Base, frozen=True):
    """The entries of one sitting, in order; `strength` sessions are never two days running and at most 3 a week."""

    entries: tuple[Entry, ...]
    name: str = ""
    strength: bool = False


class Week(_Base, frozen=True):
    """What is done from week `week` (1-based) on; `sessions` are taken in turn on the `days` of a week."""

    week: int
    days: int
    minutes: tuple[int, ...]  # stated by the clinical sheet, one for each session; () = as long as it takes
    sessions: tuple[Session, ...]


class Programme(_Base, frozen=True):
    """A programme; starters have `movement`, group programmes have `group`, one's own have neither."""

    id: str
    title: str
    summary: str
    origin: Origin
    weeks: tuple[Week, ...]
    movement: Movement | None = None
    group: Group | None = None
    needs_open_hand: bool = False
    review: tuple[str, ...] = ()  # what awaits a therapist's review
    weekdays: tuple[int, ...] = ()  # on which it is done, 0 = Monday; () = spread over the week
    times_a_day: int = 1
    grows: bool = True  # whether changes of it may be proposed
    settled: int = 0  # decisions about changes up to this id hold no more
