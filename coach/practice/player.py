"""The player as a pure function of time: `start`, `advance`, `press` and `view`.

`coach.practice.plan` compiles a session into a `Timeline`. Here a `State` walks along it. Nothing in this module
reads a clock: time arrives as `dt` in seconds, and everything due in between comes back as effects, in order.
Any split of the same time into ticks gives the same effects.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeAlias

from coach.practice.answering import answer, ask_effort, ask_pain
from coach.practice.effects import Choose, Command, Effect, Press, Say
from coach.practice.plan import with_bouts
from coach.practice.record import Outcome, SetDone
from coach.practice.screen import view
from coach.practice.soreness import NOT_SORE, Soreness
from coach.practice.state import State
from coach.practice.summary import counted_in, done_words
from coach.practice.timeline import Bout, Timeline, Topic, micros
from coach.practice.view import Primary
from coach.practice.walk import Walk

__all__ = ["Moved", "State", "advance", "go_on", "press", "start", "view", "voice_busy"]

Moved: TypeAlias = tuple[State, tuple[Effect, ...]]


def start(timeline: Timeline, at_set: int = 0, sore: Soreness = NOT_SORE) -> Moved:
    """Begin a session. `at_set` leaves out the planned sets with a lower index; `sore` tells of the days before."""
    bouts = _from_set(timeline.bouts, at_set)
    return _begin(State(with_bouts(timeline, bouts), fresh=timeline.planned, sore=sore))


def go_on(timeline: Timeline, recorded: Sequence[SetDone], sore: Soreness = NOT_SORE) -> Moved:
    """Go on with a session that was broken off, given its whole timeline and the sets it recorded.

    Time has passed, so pain is asked for again. Then it enters at the get-ready of the exercise with the first planned
    set after the last one recorded. Exercises that hurt are left out; after a swap that hurt there is no more exercise.
    """
    indices = {done.aim.index for done in recorded}
    at_set = max((index for index in indices if index < timeline.planned), default=-1) + 1
    hurt = frozenset(done.aim.exercise for done in recorded if done.outcome is Outcome.HURT)
    planned = {bout.exercise.number for bout in timeline.bouts}
    left = _from_set(timeline.bouts, at_set) if hurt <= planned else ()
    bouts = tuple(bout for bout in left if bout.exercise.number not in hurt)
    state = State(
        with_bouts(timeline, bouts),
        fresh=max({timeline.planned - 1, *indices}) + 1,
        used=frozenset(indices),
        hurt=hurt,
        sore=sore,
    )
    for done in recorded:
        state = replace(state, tally=counted_in(state, done.aim, done.done))
    return _begin(state)


def _from_set(bouts: tuple[Bout, ...], at_set: int) -> tuple[Bout, ...]:
    cut = (replace(bout, tasks=tuple(task for task in bout.tasks if task.index >= at_set)) for bout in bouts)
    return tuple(bout for bout in cut if bout.tasks)


def _begin(state: State) -> Moved:
    walk = Walk(state)
    walk.enter(0)
    return walk.result()


def advance(state: State, dt: float, stall: float = 2.0) -> Moved:
    """Let `dt` seconds pass. More than `stall` at once (sleep, a hung machine) pauses instead and says nothing."""
    walk = Walk(state)
    if dt > stall and state.runs:
        _pause(walk)
    else:
        walk.pass_time(max(0, micros(dt)))
    return walk.result()


def press(state: State, pressed: Press) -> Moved:
    """Carry out what the person pressed. What has no meaning at this moment changes nothing."""
    walk = Walk(state)
    if pressed is Command.SAY_AGAIN:
        _say_again(walk)
    elif state.finished:
        pass
    elif isinstance(pressed, Choose):
        answer(walk, pressed.choice)
    elif pressed is Command.PRIMARY:
        _primary(walk)
    else:
        _COMMANDS[pressed](walk)
    return walk.result()


def voice_busy(state: State, busy: bool) -> State:
    """Tell whether the voice is still speaking: what is said is heard to its end before the next part begins."""
    return replace(state, busy=busy)


def _primary(walk: Walk) -> None:
    meaning = walk.state.primary
    if meaning is Primary.SKIP:
        answer(walk, None)
    elif meaning is Primary.ONE_DONE:
        walk.one_done()
    elif meaning is Primary.PAUSE:
        _pause(walk)
    elif walk.state.paused:
        _resume(walk)
    else:
        walk.enter(walk.state.index + 1)


def _pause(walk: Walk) -> None:
    """Be silent and let no time pass."""
    walk.hush()
    if walk.state.runs:
        walk.state = replace(walk.state, paused=True)


def _resume(walk: Walk) -> None:
    """Go on where it was paused. Spoken words that were cut off are said anew."""
    cut = walk.state.cut
    walk.state = replace(walk.state, paused=False, cut=False)
    if cut:
        _say_again(walk)


def _say_again(walk: Walk) -> None:
    """The current words from their start, the helper's after them."""
    state = walk.state
    segment = state.segment
    words = done_words(state) if state.finished else segment.words
    walk.emit(Say(words, fresh=True))
    walk.emit(*(mark.effect for mark in segment.marks if isinstance(mark.effect, Say) and mark.effect.helper))
    walk.state = replace(state, said_at=state.at, cut=False)


def _next(walk: Walk) -> None:
    """Go to the next part. A question that must be answered stays; any other is skipped."""
    segment = walk.state.segment
    if segment.question:
        if not (segment.question.urgent or walk.state.urged):
            answer(walk, None)
        return
    walk.hush()
    walk.record(Outcome.SKIPPED)
    walk.enter(walk.state.index + 1)


def _back(walk: Walk) -> None:
    """Go back to what led in here: out of a set to its beginning, else one part back.

    What was done of a set stays on record; when it is done again it is one more set.
    """
    target = walk.state.stop_before
    if target is None or walk.state.aside:
        return
    walk.hush()
    walk.record(Outcome.SKIPPED)
    walk.enter(target)


def _end(walk: Walk) -> None:
    """End the session. It is finished when only the closing questions were left."""
    walk.hush()
    walk.record(Outcome.SKIPPED)
    closing = walk.state.underneath.topic in (Topic.EFFORT, Topic.PAIN)
    walk.close((), None if closing else Outcome.SKIPPED)


def _tired(walk: Walk) -> None:
    if walk.state.aside is None:
        ask_effort(walk)


_COMMANDS = {
    Command.NEXT: _next,
    Command.BACK: _back,
    Command.HURTS: ask_pain,
    Command.PAUSE: _pause,
    Command.TIRED: _tired,
    Command.END: _end,
}
