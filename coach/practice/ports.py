"""The doors between the rooms: Protocols by which `ui` reaches what it may not import. `coach.app` joins them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, TypeVar

from coach.practice.exercise import Exercise
from coach.practice.message import Message
from coach.practice.preferences import Preferences
from coach.practice.programme import Programme
from coach.practice.record import CheckIn, DayTotal, Moment, Outcome, SessionRow, SetDone
from coach.practice.sketch import Loop

T = TypeVar("T")


class Fault(Exception):
    """The surroundings failed: a file, a device, a disk.

    `says` is one clear sentence for the person: what happened, what was kept and what to do.
    Bugs are never raised as Fault.
    """

    def __init__(self, says: Message) -> None:
        super().__init__(says.text)
        self.says = says


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of `coach doctor`. `needed` findings must be good for a session to be possible."""

    name: str
    good: bool
    needed: bool
    says: Message


class Clock(Protocol):
    """Wall time."""

    def now(self) -> Moment:
        """This moment."""
        ...


class Catalogue(Protocol):
    """The exercises, programmes and sketches that ship with the program."""

    @property
    def exercises(self) -> Mapping[int, Exercise]:
        """All exercises by number, in order."""
        ...

    @property
    def programmes(self) -> Mapping[str, Programme]:
        """All ready-made programmes by id."""
        ...

    def loop(self, exercise: int, variant: str = "") -> Loop | None:
        """The built loop of an exercise; None if not drawn. Asked for "", an exercise with variants gives its first."""
        ...


class Journal(Protocol):
    """The record on disk. Calls block, so they go through `Background`; each raises Fault when the disk fails.

    After such a Fault a set, an answer or an end waits in memory, and is written by the next write that works;
    only `begin_session` must be called again.
    """

    def begin_session(self, plan: str, at: Moment) -> int:
        """Open a session and return its id."""
        ...

    def add_set(self, session: int, done: SetDone) -> None:
        """Write a set; it is on disk when this returns. The same index a second time changes nothing."""
        ...

    def add_check_in(self, session: int, answer: CheckIn) -> None:
        """Write an answer."""
        ...

    def end_session(self, session: int, at: Moment, outcome: Outcome) -> None:
        """Close a session."""
        ...

    def unfinished(self) -> SessionRow | None:
        """The newest session without an end, with its sets."""
        ...

    def days(self, first: str, last: str) -> Sequence[DayTotal]:
        """Totals of the local dates first..last (ISO, inclusive) on which something was done, in order."""
        ...

    def practised_sessions(self, first: str, last: str) -> Sequence[SessionRow]:
        """Sessions started on the local dates first..last (ISO, inclusive), with their sets, oldest first."""
        ...

    def check_ins(self, first: str, last: str) -> Sequence[CheckIn]:
        """Answers given on the local dates first..last (ISO, inclusive), oldest first."""
        ...


class Background(Protocol):
    """Runs blocking work off the main thread, one piece at a time in order; answers arrive on the main thread."""

    def run(self, work: Callable[[], T], success: Callable[[T], None], failure: Callable[[Fault], None]) -> None:
        """Queue `work`; exactly one of the two callbacks follows.

        Any exception but Fault is a bug: it goes to `sys.excepthook` on the main thread instead.
        """
        ...

    def close(self) -> None:
        """Finish what is queued, then stop."""
        ...


class PreferenceKeeper(Protocol):
    """Where the settings of one person live."""

    def save(self, preferences: Preferences) -> None:
        """Write atomically; raises Fault."""
        ...


class VoiceState(StrEnum):
    """What the voice is doing, as far as one can know."""

    STARTING = "starting"
    READY = "ready"
    SPEAKING = "speaking"
    SILENT = "silent"  # speaks into nothing: no device, no player
    MISSING = "missing"  # no voice on this machine


@dataclass(frozen=True, slots=True)
class VoiceChoice:
    """A voice that can be chosen: its id, its name for people, its language tag ("en-GB"; "" unknown)."""

    id: str
    name: str
    language: str


class Voice(Protocol):
    """Speaks. Never raises and never blocks; troubles arrive by `on_trouble`."""

    @property
    def state(self) -> VoiceState:
        """Now."""
        ...

    @property
    def choices(self) -> Sequence[VoiceChoice]:
        """The voices of this machine; empty until the worker is ready."""
        ...

    def say(self, words: str) -> None:
        """Say this after what is being said (an utterance that is still running is finished first).

        A bare number or cue, without a stop at its end, gets no pause after it where the voice can leave it out.
        """
        ...

    def hush(self) -> None:
        """Be silent at once (within 100 ms) and forget what is queued; `on_idle` is not called for it."""
        ...

    def configure(self, *, voice: str, words_per_minute: int, volume_percent: int, on: bool) -> None:
        """Use these from the next utterance on."""
        ...

    def listen(self, on_idle: Callable[[], None], on_trouble: Callable[[VoiceState], None]) -> None:
        """Who is told when the queue has run empty, and when the state turns to trouble or back.

        `on_idle` also follows words that could not be said, so that nobody waits for ever.
        """
        ...

    def close(self) -> None:
        """End the worker."""
        ...


class Sounds(Protocol):
    """Short sounds. Never raises and never blocks."""

    @property
    def working(self) -> bool:
        """Whether there is a device."""
        ...

    def tick(self) -> None:
        """A soft click for one count."""
        ...

    def chime(self) -> None:
        """Two soft notes: a part is done."""
        ...

    def configure(self, *, volume_percent: int, on: bool) -> None:
        """Use these from the next sound on."""
        ...

    def close(self) -> None:
        """Let the device go."""
        ...


class Child(Protocol):
    """A child process with lines in and out."""

    def write(self, line: bytes) -> None:
        """Send one line."""
        ...

    def kill(self) -> None:
        """End it and all of its children at once."""
        ...


class Spawner(Protocol):
    """Starts child processes and timers; the toolkit's side of the voice."""

    def spawn(self, on_line: Callable[[bytes], None], on_exit: Callable[[int], None]) -> Child:
        """Start the worker. A start that fails is reported as an exit; nothing is reported from within this call."""
        ...

    def later(self, seconds: float, call: Callable[[], None]) -> Callable[[], None]:
        """Call after `seconds`; what is returned cancels it."""
        ...

    def monotonic(self) -> float:
        """Seconds of a clock that never goes back."""
        ...
