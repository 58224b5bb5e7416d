"""A test against the clock under way, as a value: its rules, its phase, and the taps that it has seen."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from coach.practice.effects import Chime, Count, Hush, Say, Tick
from coach.practice.message import Message, ui
from coach.practice.preferences import Side
from coach.practice.timeline import SECOND, micros
from coach.practice.trials.model import Detail, Device, Trial

COUNT_FROM = 3  # three, two, one
HOLD_SECONDS = 3.0  # so long the one key is held to stop; nobody taps as slowly as that
GRACE = micros(2.0)  # how late a press may be told of; meanwhile the person hears "Stop"


class Phase(StrEnum):
    """Where a test is."""

    READY = "ready"  # says how it goes
    COUNTDOWN = "countdown"
    WAITING = "waiting"  # for the first tap, as long as it takes
    RUNNING = "running"
    SETTLING = "settling"  # the time is over; presses made in time may still be told of
    BETWEEN = "between"  # after a try
    CHECKING = "checking"  # the number can be put right
    HURTS = "hurts"
    OVER = "over"


TIMED = frozenset({Phase.COUNTDOWN, Phase.WAITING, Phase.RUNNING, Phase.SETTLING})


class Command(StrEnum):
    """What can be pressed beside the pads. SLEPT is told by the program after a sleep or a long stall."""

    START = "start"
    STOP = "stop"
    FINISH = "finish"
    LEAVE = "leave"
    OTHER_HAND = "other-hand"
    SAY_AGAIN = "say-again"
    HURTS = "hurts"
    SKIP = "skip"
    LESS = "less"
    MORE = "more"
    TEN_LESS = "ten-less"
    TEN_MORE = "ten-more"
    SLEPT = "slept"


@dataclass(frozen=True, slots=True)
class Rules:
    """How a test goes.

    `first_tap_starts`: its time begins with the first tap after "Go", else with "Go". `entered`: the number can be put
    right at the end. Presses closer than `merge` seconds are one press: of a hand that trembles, or of two fingers at
    once. `calls` are said so many seconds after the time began.
    """

    trial: Trial
    seconds: int
    tries: int
    first_tap_starts: bool
    entered: bool
    merge: float
    calls: tuple[tuple[int, Message], ...] = ()


# One healthy finger makes 55 to 60 taps in 10 s (fepsy.com/tests/tapping), two in turn at most twice as many: taps that
# are meant lie 0.08 s apart or more. The merge is ours.
TAPPING = Rules(Trial.TAPPING, seconds=10, tries=3, first_tap_starts=True, entered=False, merge=0.05)
TRANSFER = Rules(
    Trial.TRANSFER,
    seconds=60,
    tries=1,
    first_tap_starts=False,
    entered=True,
    merge=0.2,
    calls=((30, ui("Half of the time.")), (50, ui("Ten seconds left."))),
)


@dataclass(frozen=True, slots=True)
class Tap:
    """A press on a pad or of a key: the moment when it was made, which pad (0 or 1), and on what."""

    at: int
    pad: int
    device: Device


@dataclass(frozen=True, slots=True)
class Try:
    """A whole try: its taps, on what most were made, and whether most went from one pad to the other."""

    taps: int
    device: Device
    alternating: bool


@dataclass(frozen=True, slots=True)
class Scored:
    """The test is done: write this."""

    score: float
    detail: Detail


@dataclass(frozen=True, slots=True)
class Hurt:
    """The test ended because it hurt: the face 1..5 that was given, None if the question was skipped."""

    face: int | None


@dataclass(frozen=True, slots=True)
class Left:
    """The person has left without a result."""


Effect: TypeAlias = Say | Count | Tick | Chime | Hush | Scored | Hurt | Left


@dataclass(frozen=True, slots=True)
class Run:
    """A test under way. Times are microseconds since it was opened.

    `lead` is the time to bring the hand, before the count of three. `since` is when the phase began; in RUNNING and
    SETTLING `first` is when the count began. `marks` are still due, each at its moment. `broken`: the last try was
    broken off. `one_key`: the person has one switch alone, and taps with it.
    """

    rules: Rules
    side: Side
    lead: int
    phase: Phase = Phase.READY
    now: int = 0
    since: int = 0
    first: int = 0
    marks: tuple[tuple[int, Say | Count], ...] = ()
    taps: tuple[Tap, ...] = ()
    tries: tuple[Try, ...] = ()
    broken: bool = False
    number: int = 0
    one_key: bool = False

    @property
    def counted(self) -> tuple[Tap, ...]:
        """The taps of the try that is on, without those that are the same press again."""
        found: list[Tap] = []
        for tap in self.taps:
            if not found or tap.at - found[-1].at >= micros(self.rules.merge):
                found.append(tap)
        return tuple(found)

    @property
    def best(self) -> Try | None:
        """The whole try with the most taps."""
        return max(self.tries, key=lambda one: one.taps, default=None)

    @property
    def ends(self) -> int | None:
        """When the phase ends by itself."""
        if self.phase is Phase.COUNTDOWN:
            return self.since + self.lead + COUNT_FROM * SECOND
        if self.phase is Phase.RUNNING:
            return self.first + self.rules.seconds * SECOND
        return self.since + GRACE if self.phase is Phase.SETTLING else None
