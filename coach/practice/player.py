"""The player as a pure function of time: `start`, `advance`, `press` and `view`.

`coach.practice.plan` compiles a session into a `Timeline`. Here a `State` walks along it. Nothing in this module
reads a clock: time arrives as `dt` in seconds, and everything due in between comes back as effects, in order.
Any split of the same time into ticks gives the same effects.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from coach.practice.effects import Effect, Press
from coach.practice.record import SetDone
from coach.practice.timeline import Timeline
from coach.practice.view import View


@dataclass(frozen=True, slots=True)
class State:
    """Where a session is. Made by `start`, changed only by the functions of this module."""

    timeline: Timeline
    finished: bool = False


Moved: TypeAlias = tuple[State, tuple[Effect, ...]]


def start(timeline: Timeline, at_set: int = 0) -> Moved:
    """Begin a session. `at_set` leaves out the planned sets with a lower index."""
    raise NotImplementedError


def go_on(timeline: Timeline, recorded: Sequence[SetDone]) -> Moved:
    """Go on with a session that was broken off, given the sets it recorded.

    Enters at the get-ready of the first exercise with a set that was not reached; an exercise that hurt is left out.
    """
    raise NotImplementedError


def advance(state: State, dt: float, stall: float = 2.0) -> Moved:
    """Let `dt` seconds pass. More than `stall` at once (sleep, a hung machine) pauses instead and says nothing."""
    raise NotImplementedError


def press(state: State, pressed: Press) -> Moved:
    """Carry out what the person pressed. What has no meaning at this moment changes nothing."""
    raise NotImplementedError


def voice_busy(state: State, busy: bool) -> State:
    """Tell whether the voice is still speaking: what is said is heard to its end before the next part begins."""
    raise NotImplementedError


def view(state: State) -> View:
    """What the screen shows now."""
    raise NotImplementedError
