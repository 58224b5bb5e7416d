"""What the player's screen shows at one moment. Derived from the state, never stored."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from coach.practice.message import Message
from coach.practice.preferences import Side
from coach.practice.record import Asked


class Primary(StrEnum):
    """What the tall key does now."""

    PAUSE = "pause"
    GO_ON = "go-on"
    ONE_DONE = "one-done"  # self-paced: one press, one repetition
    SKIP = "skip"  # at a question


class Part(StrEnum):
    """Which part of the session is on."""

    QUESTION = "question"
    READY = "ready"
    STEP = "step"
    WORK = "work"
    SWITCH = "switch"
    REST = "rest"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Ring:
    """The countdown or repetition ring.

    Countdown: `segments` 0, `left` is the fraction that is left (1..0), `number` the seconds left, rounded up (above
    two minutes: the minutes, as `unit` says).
    Repetitions: `segments` aimed at, `done` of them, `number` = done. `unit` stands below ("seconds", "of 10").
    """

    number: int
    unit: Message
    left: float
    segments: int = 0
    done: int = 0


class Scale(StrEnum):
    """How the choices of a question are drawn."""

    PAIN = "pain"
    EFFORT = "effort"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer: its id, its words; scales run from face 1 to 5 in order."""

    id: str
    words: Message


@dataclass(frozen=True, slots=True)
class Question:
    """A question on the screen. In auto advance it is skipped after `Ring.left` has run out; otherwise it waits."""

    scale: Scale
    words: Message
    choices: tuple[Choice, ...]
    asked: Asked | None = None
    urgent: bool = False  # asked because it hurts: never skipped by itself


@dataclass(frozen=True, slots=True)
class View:
    """One moment of the player.

    `caption` holds sentences with ** key words **, shown largest; `now` and `then` stand under the ring; `pose` is
    the loop phase 0..1 of `sketch_variant` of `sketch_exercise` drawn on `side`. In rest the sketch is of what is next.
    """

    part: Part
    place: int  # 0-based, of the exercise in the session
    total: int
    title: Message
    caption: tuple[Message, ...]
    helper: Message | None
    ring: Ring | None
    now: Message | None
    then: Message | None
    sketch_exercise: int
    sketch_variant: str
    side: Side
    pose: float
    is_next: bool  # the sketch shows what comes next
    primary: Primary
    paused: bool
    waiting: bool  # at the end of a part, until the person presses
    question: Question | None
    can_back: bool
    can_next: bool
