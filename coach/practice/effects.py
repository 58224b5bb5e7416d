"""What the player asks the world to do. `ui` carries effects out in order."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from coach.practice.message import Message
from coach.practice.record import Asked, Outcome, SetAim


@dataclass(frozen=True, slots=True)
class Say:
    """Say these words; `helper` words are announced as the helper's. `fresh` cuts off what is being said."""

    words: tuple[Message, ...]
    helper: bool = False
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class Hush:
    """Be silent at once."""


@dataclass(frozen=True, slots=True)
class Count:
    """Say a number (or a cue) within `window` seconds; if the voice is still busy, or would overrun, tick instead."""

    words: Message
    window: float


@dataclass(frozen=True, slots=True)
class Tick:
    """A soft click."""


@dataclass(frozen=True, slots=True)
class Chime:
    """A part is done."""


@dataclass(frozen=True, slots=True)
class Show:
    """A new segment is on: its index in the timeline. Screen readers are told."""

    segment: int


@dataclass(frozen=True, slots=True)
class Pose:
    """The movement goes to loop phase `to` within `seconds`; for still pictures under reduced motion."""

    to: float
    seconds: float


@dataclass(frozen=True, slots=True)
class Begin:
    """A set begins now."""

    aim: SetAim


@dataclass(frozen=True, slots=True)
class Record:
    """A set has ended: write it before anything after this effect is carried out."""

    aim: SetAim
    done: float
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Answered:
    """A check-in was answered; None = skipped."""

    asked: Asked
    face: int | None
    exercise: int | None


@dataclass(frozen=True, slots=True)
class Finish:
    """The session is over."""

    outcome: Outcome


Effect: TypeAlias = Say | Hush | Count | Tick | Chime | Show | Pose | Begin | Record | Answered | Finish


class Command(StrEnum):
    """What a person can press in the player. PRIMARY is the tall key: its meaning is `View.primary`."""

    PRIMARY = "primary"
    NEXT = "next"
    BACK = "back"
    SAY_AGAIN = "say-again"
    HURTS = "hurts"
    PAUSE = "pause"  # also pressed by the program: sleep, a long stall, another screen
    TIRED = "tired"  # offered while paused and in the questions: rest, do half, or finish for today
    END = "end"  # end the session


@dataclass(frozen=True, slots=True)
class Choose:
    """An answer to the question on screen: the id of one of its choices."""

    choice: str


Press: TypeAlias = Command | Choose
