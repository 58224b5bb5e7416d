"""Stand-ins for what a session is played with: voice, sounds, disk, background work and notices."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from coach.practice.exercise import Exercise
from coach.practice.message import Message, ui
from coach.practice.ports import Fault, VoiceChoice, VoiceState
from coach.practice.programme import Programme
from coach.practice.record import CheckIn, Moment, Outcome, SetDone
from coach.practice.sketch import Loop

T = TypeVar("T")
NOW = Moment("2026-03-04T10:00:00.000Z", "2026-03-04", 0)


class Disk:
    """A journal that notes what is written; it refuses while `full`."""

    def __init__(self) -> None:
        self.full = False
        self.written: list[str] = []
        self.sets: list[SetDone] = []

    def _write(self, what: str) -> None:
        if self.full:
            raise Fault(ui("The disk is full."))
        self.written.append(what)

    def begin_session(self, plan: str, at: Moment) -> int:
        """See `ports.Journal`."""
        self._write(f"begin {plan} {at.local_date}")
        return 7

    def add_set(self, session: int, done: SetDone) -> None:
        """See `ports.Journal`."""
        self._write(f"set {session}/{done.aim.index}")
        self.sets.append(done)

    def add_check_in(self, session: int, answer: CheckIn) -> None:
        """See `ports.Journal`."""
        self._write(f"{answer.asked} {session}/{answer.face}")

    def end_session(self, session: int, at: Moment, outcome: Outcome) -> None:
        """See `ports.Journal`."""
        self._write(f"end {session}/{outcome} {at.local_date}")


class Queue:
    """A `Background` whose work is done by `go`, or at once if it is `prompt`."""

    def __init__(self, *, prompt: bool = False) -> None:
        self.prompt = prompt
        self._work: list[Callable[[], None]] = []

    def run(self, work: Callable[[], T], success: Callable[[T], None], failure: Callable[[Fault], None]) -> None:
        """See `ports.Background`."""

        def do() -> None:
            try:
                value = work()
            except Fault as fault:
                failure(fault)
                return
            success(value)

        self._work.append(do)
        if self.prompt:
            self.go()

    def close(self) -> None:
        """See `ports.Background`."""
        self.go()

    def go(self) -> None:
        """Do all that is queued, and what follows from it."""
        while self._work:
            self._work.pop(0)()


class FakeVoice:
    """Notes what is said into `heard`. With `lasting`, words take until `finish` is called."""

    def __init__(self, heard: list[str], *, lasting: bool = False) -> None:
        self._heard, self._lasting = heard, lasting
        self.state = VoiceState.READY
        self.choices: Sequence[VoiceChoice] = ()
        self._on_idle: Callable[[], None] = lambda: None
        self._on_trouble: Callable[[VoiceState], None] = lambda _state: None

    def say(self, words: str) -> None:
        """See `ports.Voice`."""
        self._heard.append(f"say {words}")
        if not self._lasting:
            self._on_idle()

    def finish(self) -> None:
        """All words have ended."""
        self._on_idle()

    def trouble(self, state: VoiceState) -> None:
        """Something is the matter, or over."""
        self.state = state
        self._on_trouble(state)

    def hush(self) -> None:
        """See `ports.Voice`."""
        self._heard.append("hush")

    def configure(self, *, voice: str, words_per_minute: int, volume_percent: int, on: bool) -> None:
        """See `ports.Voice`."""
        self._heard.append(f"configure {voice} {words_per_minute} {volume_percent} {on}")

    def listen(self, on_idle: Callable[[], None], on_trouble: Callable[[VoiceState], None]) -> None:
        """See `ports.Voice`."""
        self._on_idle, self._on_trouble = on_idle, on_trouble

    def close(self) -> None:
        """See `ports.Voice`."""


class FakeSounds:
    """Notes ticks and chimes into `heard`."""

    def __init__(self, heard: list[str], *, working: bool = True) -> None:
        self._heard, self.working = heard, working

    def tick(self) -> None:
        """See `ports.Sounds`."""
        self._heard.append("tick")

    def chime(self) -> None:
        """See `ports.Sounds`."""
        self._heard.append("chime")

    def configure(self, *, volume_percent: int, on: bool) -> None:
        """See `ports.Sounds`."""
        self._heard.append(f"configure {volume_percent} {on}")

    def close(self) -> None:
        """See `ports.Sounds`."""


class FakeNotices:
    """Keeps the troubles that are on."""

    def __init__(self) -> None:
        self.shown: dict[str, Message] = {}

    def show_trouble(self, name: str, says: Message) -> None:
        """Show it."""
        self.shown[name] = says

    def clear_trouble(self, name: str) -> None:
        """It is over."""
        self.shown.pop(name, None)


class StoppedClock:
    """A wall clock at one moment."""

    def now(self) -> Moment:
        """See `ports.Clock`."""
        return NOW


class Drawings:
    """A `Catalogue` of these exercises, none of them drawn unless `loops` has it."""

    def __init__(self, exercises: Mapping[int, Exercise], loops: Mapping[int, Loop] | None = None) -> None:
        self.exercises = exercises
        self.programmes: Mapping[str, Programme] = {}
        self._loops = loops or {}

    def loop(self, exercise: int, variant: str = "") -> Loop | None:
        """See `ports.Catalogue`."""
        return self._loops.get(exercise) if not variant else None
