"""A small catalogue of made-up exercises, one of each kind, and a sitting in which a session is played."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from coach.practice import player
from coach.practice.effects import Answered, Begin, Command, Count, Effect, Finish, Press, Record, Say
from coach.practice.exercise import (
    Count as CountWork,
)
from coach.practice.exercise import (
    Dose,
    Exercise,
    Group,
    Hold,
    Item,
    Mover,
    Origin,
    Phase,
    Posture,
    Repetitions,
    Stage,
    Step,
    Tag,
    Timed,
    Tool,
    Variant,
)
from coach.practice.plan import compile_session
from coach.practice.player import State
from coach.practice.preferences import Preferences, Side
from coach.practice.programme import Entry
from coach.practice.speaking import english
from coach.practice.timeline import Timeline
from coach.practice.view import Part, View

UP_AND_DOWN = (Phase(cue="Up", seconds=2, pose=0.5), Phase(cue="Down", seconds=2, pose=1.0))
PLAIN = Exercise(
    number=1,
    id="bend",
    title="Bend",
    group=Group.MOVES,
    purpose="Moves the wrist.",
    mover=Mover.OWN,
    posture=Posture.TABLE,
    start="Sit at the table.",
    equipment=(Item(tool=Tool.TABLE, words="A table"),),
    steps=(
        Step(shown="**Lift** your hand.", said="Lift your hand slowly.", helper="Hold the forearm.", pose=0.5),
        Step(shown="**Lower** it.", said="Lower your hand slowly.", pose=1.0),
    ),
    work=Repetitions(phases=UP_AND_DOWN),
    dose=Dose(origin=Origin.OURS, repetitions=3),
    finish="It hangs loose.",
    avoid="Do not lean.",
    easier="Go half way.",
    harder="Go slowly.",
    still_hand="Let the other hand do it.",
    cautions=(),
    gate=False,
    next=2,
    swap=2,
    tags=(Tag.WRIST,),
)
BALL = Item(tool=Tool.BALL, words="A soft ball", stand_in="Rolled socks")
PUTTY = Item(tool=Tool.PUTTY, words="Putty", stand_in="Dough", optional=True)


def made(number: int, title: str, **changes: Any) -> Exercise:
    """An exercise like `PLAIN` but for these fields."""
    return msgspec.structs.replace(PLAIN, number=number, id=title.lower(), title=title, **changes)


BEND = PLAIN
THUMB = made(2, "Thumb", swap=1, equipment=())
STRETCH = made(
    3,
    "Stretch",
    work=Hold(
        enter=Phase(cue="Slide out", seconds=3, pose=0.5),
        leave=Phase(cue="Come back", seconds=3, pose=1.0),
        rest_seconds=5,
        both_sides=True,
    ),
    dose=Dose(origin=Origin.ARTICLE, seconds=20),
)
BEANS = made(
    4,
    "Beans",
    work=CountWork(
        objects=4,
        stages=(
            Stage(said="Pick them up.", phases=UP_AND_DOWN),
            Stage(said="Put them down.", phases=(Phase(cue="Put", seconds=1, pose=0.0),), start=1.0),
        ),
    ),
    dose=Dose(origin=Origin.OURS),
    swap=7,
)
TAPS = made(
    5,
    "Taps",
    work=Timed(phases=UP_AND_DOWN, beat=30, rest_every=10, rest_said="Rest a moment."),
    dose=Dose(origin=Origin.OURS, seconds=60),
    swap=32,
)
GRIPS = made(
    6,
    "Grips",
    work=Repetitions(
        phases=UP_AND_DOWN,
        variants=(
            Variant(id="index", name="Index finger", said="First, the index finger."),
            Variant(id="middle", name="Middle finger", said="Now the middle finger."),
        ),
    ),
    dose=Dose(origin=Origin.OURS, sets=2, repetitions=2),
)
SQUEEZE = made(7, "Squeeze", equipment=(BALL,), gate=True, strength=True, still_hand="", swap=1)
CARRY = made(8, "Carry", work=Repetitions(phases=(Phase(cue="Go", seconds=2, pose=0.5),), and_back=True))
OPEN = made(32, "Open one finger", equipment=(PUTTY,), swap=2, still_hand="The other hand opens it.")
CATALOGUE = {e.number: e for e in (BEND, THUMB, STRETCH, BEANS, TAPS, GRIPS, SQUEEZE, CARRY, OPEN)}

ABLE = Preferences(affected=Side.LEFT, opens_hand=True, tools=(Tool.BALL,))


def session(*numbers: int | Entry, preferences: Preferences = ABLE) -> Timeline:
    """The timeline of these exercises, each in its own dose or as the entry says."""
    entries = [n if isinstance(n, Entry) else Entry(exercise=n) for n in numbers]
    return compile_session(entries, CATALOGUE, preferences)


class Sitting:
    """A person at a session. Time passes only when a test says so; every effect is kept with its time."""

    def __init__(self, timeline: Timeline, tick: float = 0.25, begun: player.Moved | None = None) -> None:
        self.tick = tick
        self.now = 0.0
        self.log: list[tuple[float, Effect]] = []
        self.state: State
        self._take(begun or player.start(timeline))

    def _take(self, moved: player.Moved) -> tuple[Effect, ...]:
        self.state, effects = moved
        self.log += [(self.now, effect) for effect in effects]
        return effects

    @property
    def view(self) -> View:
        """What the screen shows."""
        return player.view(self.state)

    @property
    def effects(self) -> list[Effect]:
        """All effects so far."""
        return [effect for _, effect in self.log]

    def wait(self, seconds: float) -> None:
        """Let time pass, tick by tick."""
        ticks, rest = divmod(round(seconds * 1000), round(self.tick * 1000))
        for step in (*[self.tick] * ticks, rest / 1000):
            self.now += step
            self._take(player.advance(self.state, step))

    def stall(self, seconds: float) -> tuple[Effect, ...]:
        """Let time pass in one piece."""
        self.now += seconds
        return self._take(player.advance(self.state, seconds))

    def press(self, *pressed: Press) -> tuple[Effect, ...]:
        """Press, and return what came of it."""
        return tuple(effect for one in pressed for effect in self._take(player.press(self.state, one)))

    def until(self, reached: Callable[[State], bool]) -> None:
        """Let time pass until then, two hours at most."""
        for _ in range(round(7200 / self.tick)):
            if reached(self.state):
                return
            self.wait(self.tick)
        raise AssertionError

    def until_part(self, part: Part) -> None:
        """Let time pass until this part is on."""
        self.until(lambda state: player.view(state).part is part)

    def until_set(self, index: int) -> None:
        """Let time pass until the set has begun."""
        self.until(lambda state: state.aim is not None and state.aim.index == index)

    def until_end(self) -> None:
        """Let time pass until the session is over."""
        self.until(lambda state: state.finished)

    def only(self, *kinds: type) -> list[Any]:
        """The effects of these kinds, in order."""
        return [effect for effect in self.effects if isinstance(effect, kinds)]

    @property
    def records(self) -> list[Record]:
        """The sets that were recorded."""
        return self.only(Record)

    @property
    def begins(self) -> list[Begin]:
        """The sets that began."""
        return self.only(Begin)

    @property
    def answers(self) -> list[Answered]:
        """The answers that were given."""
        return self.only(Answered)

    @property
    def end(self) -> Finish:
        """How the session ended."""
        (finish,) = self.only(Finish)
        assert isinstance(finish, Finish)
        return finish

    @property
    def spoken(self) -> list[str]:
        """Everything said or counted, in English, one string for each message."""
        return spoken(self.effects)


def spoken(effects: Sequence[Effect]) -> list[str]:
    """What these effects say, in English."""
    said: list[str] = []
    for effect in effects:
        if isinstance(effect, Say):
            said += [english(words) for words in effect.words]
        elif isinstance(effect, Count):
            said.append(english(effect.words))
    return said


def shown(view: View) -> str:
    """The caption of a view as one text, in English."""
    return " ".join(english(words) for words in view.caption)


START = Command.PRIMARY  # at the opening question the tall key skips it
