"""What a session is once it is compiled: segments in order, and the outline from which they were made.

Time is kept in whole microseconds, so that any split of the same time adds up to exactly the same moment.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from coach.practice.effects import Effect
from coach.practice.exercise import Exercise, Variant
from coach.practice.message import Message
from coach.practice.preferences import Preferences, Side
from coach.practice.programme import Form
from coach.practice.record import Outcome, SetAim
from coach.practice.view import Part, Question

SECOND = 1_000_000


def micros(seconds: float) -> int:
    """Seconds as whole microseconds."""
    return round(seconds * SECOND)


@dataclass(frozen=True, slots=True)
class Mark:
    """An effect that is due `at` microseconds after its segment began."""

    at: int
    effect: Effect


@dataclass(frozen=True, slots=True)
class Leg:
    """A part of the sketch's way: from time `start` on, the loop phase goes `since` -> `to` in `lasts` microseconds."""

    start: int
    lasts: int
    since: float
    to: float


class Gauge(StrEnum):
    """What the ring of a segment shows."""

    NONE = "none"
    COUNTDOWN = "countdown"  # the seconds that are left
    SPENT = "spent"  # a countdown that is over
    COUNT = "count"  # the repetitions or objects that are done


class Topic(StrEnum):
    """What a question is about: it decides what an answer does."""

    BEFORE = "before"  # pain before the first exercise
    EFFORT = "effort"  # at the end
    PAIN = "pain"  # at the end
    HURTS = "hurts"  # after "It hurts": how much
    OFFER = "offer"  # after that: how to go on
    TIRED = "tired"  # after "Tired": how hard was it


@dataclass(frozen=True, slots=True)
class Segment:
    """One part of a session. Times are microseconds.

    `words` are what Say again repeats; `marks` say them when the segment begins. `lasts` None: open until a press.
    `waits`: in manual advance it waits for a press at its end. `speech` is the time its words are expected to take;
    the end waits for the voice, at the longest for twice that and 5 s. `passes` are the ends of the repetitions, in
    order, at the usual pace; `stages` passes make one object and `stage_captions` has the caption of each stage.
    `cues` are the captions within one pass, each from its time on: only what is to be done now is shown.
    `variant` is the drawing that is shown. `legs` move it, again every `cycle` if that is not 0; where nobody knows
    how long a stage lasts, `stage_legs` has the way of each stage instead, again and again. `place` is the exercise's
    number in the session from 0, `task` the set in it that is on or comes next.
    """

    part: Part
    place: int
    task: int
    title: Message
    caption: tuple[Message, ...]
    words: tuple[Message, ...]
    exercise: int
    side: Side
    lasts: int | None
    variant: str = ""
    helper: Message | None = None
    waits: bool = False
    speech: int = 0
    marks: tuple[Mark, ...] = ()
    legs: tuple[Leg, ...] = ()
    cycle: int = 0
    pose: float = 0.0
    aim: SetAim | None = None
    passes: tuple[int, ...] = ()
    stages: int = 1
    stage_captions: tuple[tuple[Message, ...], ...] = ()
    stage_legs: tuple[tuple[Leg, ...], ...] = ()
    cues: tuple[tuple[int, Message], ...] = ()
    gauge: Gauge = Gauge.NONE
    total: int = 0
    now: Message | None = None
    then: Message | None = None
    is_next: bool = False
    question: Question | None = None
    topic: Topic | None = None
    outcome: Outcome | None = None  # of the session, when this is its summary; None: as it was done

    @property
    def seconds(self) -> float | None:
        """Its length in seconds; None: until a press."""
        return None if self.lasts is None else self.lasts / SECOND


@dataclass(frozen=True, slots=True)
class Task:
    """One set to be done: set `number` of `of`, one variant, one side, and how much.

    `amount` is repetitions, objects or seconds. `index` is the set's index in the session.
    """

    number: int
    of: int
    variant: Variant | None
    side: Side
    amount: float
    index: int


@dataclass(frozen=True, slots=True)
class Bout:
    """One exercise of the session with the sets still to do."""

    place: int
    exercise: Exercise
    form: Form
    tasks: tuple[Task, ...]
    explained: bool = False  # its steps were shown before in this session
    begun: bool = False  # it goes on in the middle, without its get-ready
    swapped: bool = False  # it stands in for one that hurt
    tempo: float = 0.0  # stretches its repetitions; 0 = as the person set it
    rest: float = 0.0  # seconds between its sets; 0 = as usual

    @property
    def side(self) -> Side | None:
        """The arm of the set that comes next; None when all are done."""
        return self.tasks[0].side if self.tasks else None

    def pace(self, preferences: Preferences) -> float:
        """The factor that stretches its repetitions."""
        return self.tempo or preferences.tempo


@dataclass(frozen=True, slots=True)
class Timeline:
    """A compiled session. The outline is kept so that what remains can be compiled anew: a swap, an easier form."""

    segments: tuple[Segment, ...]
    bouts: tuple[Bout, ...]
    exercises: Mapping[int, Exercise]
    preferences: Preferences
    planned: int  # number of sets in the plan; sets beyond the plan get indices from here on
    total: int  # exercises in the plan
