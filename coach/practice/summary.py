"""What a session comes to: the tally, and its words at the end."""

from __future__ import annotations

from dataclasses import replace

from coach.practice.exercise import Hold
from coach.practice.message import Message, ui, ui_counted
from coach.practice.record import Outcome, SetAim, Unit
from coach.practice.speaking import SAVED
from coach.practice.state import State, Tally


def counted_in(state: State, aim: SetAim, done: float) -> Tally:
    """The tally with one more set."""
    tally = state.tally
    if aim.unit is not Unit.SECONDS:
        return replace(tally, repetitions=tally.repetitions + int(done))
    if isinstance(state.timeline.exercises[aim.exercise].work, Hold):
        return replace(tally, held=tally.held + done)
    return replace(tally, practised=tally.practised + done)


def outcome_of(state: State) -> Outcome:
    """How the session ended: as its summary says, else finished, or skipped when nothing was done."""
    if state.underneath.outcome:
        return state.underneath.outcome
    return Outcome.SKIPPED if state.tally == Tally() else Outcome.FINISHED


def done_words(state: State) -> tuple[Message, ...]:
    """What is said and shown at the end: first what matters for safety, then what was done."""
    tally = state.tally
    words = list(state.underneath.words)
    if tally.repetitions:
        did = tally.repetitions
        words.append(ui_counted("You did **{number} repetition**.", "You did **{number} repetitions**.", did))
    if tally.held >= 1:
        held = int(tally.held)
        words.append(ui_counted("You held for **{number} second**.", "You held for **{number} seconds**.", held))
    if tally.practised >= 1:
        words.append(_practised(int(tally.practised)))
    if tally == Tally():
        return tuple(words) or (ui("That is fine. Come back when you like."),)
    return (*words, SAVED)


def _practised(seconds: int) -> Message:
    if seconds < 60:
        return ui_counted("You practised for **{number} second**.", "You practised for **{number} seconds**.", seconds)
    return ui_counted(
        "You practised for **{number} minute**.", "You practised for **{number} minutes**.", seconds // 60
    )
