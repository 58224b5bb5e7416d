"""What the player's screen shows at one moment, derived from the state."""

from __future__ import annotations

from dataclasses import replace
from math import ceil

from coach.practice.demonstration import phase_on
from coach.practice.message import Message, ui
from coach.practice.state import State
from coach.practice.summary import done_words
from coach.practice.timeline import SECOND, Gauge, Segment
from coach.practice.view import Part, Question, Ring, View

LONG = 120.0  # seconds; times above this are shown in minutes


def view(state: State) -> View:
    """What the screen shows now."""
    segment = state.segment
    question = _question(state)
    now, then = _beside(state)
    return View(
        part=segment.part,
        place=segment.place,
        total=state.timeline.total,
        title=segment.title,
        caption=_caption(state),
        helper=segment.helper,
        ring=_ring(state),
        now=now,
        then=then,
        sketch_exercise=segment.exercise,
        sketch_variant=segment.variant,
        side=segment.side,
        pose=pose_at(state.aside or state.moving, 0 if state.aside else state.at),
        is_next=segment.is_next,
        primary=state.primary,
        paused=state.paused and not state.aside,
        waiting=state.waiting and not state.aside,
        question=question,
        can_back=not state.finished and state.aside is None and state.stop_before is not None,
        can_next=not state.finished and not (question and question.urgent),
    )


def _question(state: State) -> Question | None:
    question = state.segment.question
    return replace(question, urgent=True) if question and state.urged else question


def _caption(state: State) -> tuple[Message, ...]:
    segment = state.segment
    if state.finished:
        return done_words(state)
    if state.paused and not state.aside:
        return (ui("**Paused.**"), ui("Press **Go on** when you are ready."))
    if segment.stage_captions:
        return segment.stage_captions[state.stage]
    return _cue(segment, state.at) or segment.caption


def _cue(segment: Segment, at: int) -> tuple[Message, ...]:
    """What is to be done at this moment of a paced repetition."""
    within = at % segment.passes[0] if segment.cues else 0
    return tuple(words for begins, words in segment.cues if begins <= within)[-1:]


def _beside(state: State) -> tuple[Message | None, Message | None]:
    """What stands under the ring: what is on and what follows; in a rest, what was just done."""
    segment = state.segment
    if state.waiting and not state.aside:
        return ui("Ready?"), ui("Press Go on.")
    if segment.part is Part.REST and state.last:
        return state.last[0], state.last[1]
    return segment.now, segment.then


def _ring(state: State) -> Ring | None:
    segment = state.segment
    if segment.gauge is Gauge.NONE or state.urged:
        return None
    if segment.gauge is Gauge.SPENT:
        return _time_left(0.0, 0.0)
    if segment.gauge is Gauge.COUNT:
        done = _counted(state) if segment.part is Part.WORK else 0
        unit = ui("of {number}", number=segment.total)
        return Ring(done, unit, 1.0 - done / segment.total, segment.total, done)
    if segment.total and segment.aim is None:  # a set is near: its full time stands in the ring
        return _time_left(segment.total, 1.0)
    lasts = segment.lasts or 1
    left = max(0, lasts - state.at)
    return _time_left(left / SECOND, left / lasts)


def _counted(state: State) -> int:
    """Repetitions that are done; in a counted task the objects of the stage that is on."""
    return state.passes - state.stage * state.underneath.total


def _time_left(seconds: float, share: float) -> Ring:
    """A countdown: long times in minutes, down to the last two."""
    if seconds > LONG:
        return Ring(ceil(seconds / 60), ui("minutes"), share)
    whole = ceil(seconds)
    return Ring(whole, ui("second") if whole == 1 else ui("seconds"), share)


def pose_at(segment: Segment, at: int) -> float:
    """The loop phase 0..1 at a time of the segment."""
    return phase_on(segment.legs, segment.cycle, at) if segment.legs else segment.pose
