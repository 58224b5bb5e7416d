"""Compiles the entries of a session into a timeline that the player walks along."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil

from coach.practice.asking import QUESTIONS, question_segment
from coach.practice.demonstration import demonstration
from coach.practice.exercise import Exercise, Hold
from coach.practice.message import Message, content, ui
from coach.practice.outline import drawing_of, outline
from coach.practice.parts import blank_segment, closing, said, told_segment
from coach.practice.preferences import Preferences
from coach.practice.programme import Entry
from coach.practice.record import Unit
from coach.practice.safety import REST_BETWEEN_SETS
from coach.practice.timeline import SECOND, Bout, Gauge, Segment, Timeline, Topic
from coach.practice.view import Part
from coach.practice.wording import (
    amount_words,
    arm,
    breath_words,
    form_words,
    look_words,
    press_words,
    things,
    what_now,
)
from coach.practice.working import work_segments

QUICK_ANSWER = 8.0  # for the estimate: how long a question takes


@dataclass(frozen=True, slots=True)
class Estimate:
    """What Today says about a session: whole minutes, repetitions and objects, seconds of holding, exercises."""

    minutes: int
    repetitions: int
    hold_seconds: int
    exercises: int


@dataclass(frozen=True, slots=True)
class Pause:
    """A rest before the first of the remaining exercises: its seconds and what is said first."""

    seconds: float
    words: tuple[Message, ...]


USUAL_REST = Pause(REST_BETWEEN_SETS, (ui("**Rest.** Let your hand lie loose."),))


def compile_session(entries: Sequence[Entry], exercises: Mapping[int, Exercise], preferences: Preferences) -> Timeline:
    """The timeline of a session; raises KeyError when an entry names an exercise that is not in `exercises`."""
    bouts = outline(entries, exercises, preferences)
    blank = Timeline((), bouts, exercises, preferences, sum(len(bout.tasks) for bout in bouts), len(bouts))
    return with_bouts(blank, bouts)


def with_bouts(timeline: Timeline, bouts: tuple[Bout, ...]) -> Timeline:
    """The same session from its opening question on, with these exercises."""
    like = blank_segment(timeline, bouts)
    first = question_segment(Topic.BEFORE, QUESTIONS[Topic.BEFORE], like, timeline.preferences)
    opening = (first,) if bouts else ()
    return replace(timeline, bouts=bouts, segments=opening + remaining(timeline, bouts))


def remaining(timeline: Timeline, bouts: tuple[Bout, ...], rest: Pause | None = None) -> tuple[Segment, ...]:
    """The segments of these exercises, after a rest if there is one, up to the end of the session."""
    segments: list[Segment] = []
    for position, bout in enumerate(bouts):
        if rest:
            after = bouts[position - 1] if position else None
            segments.append(_rest_before(timeline, after, bout, rest))
        segments += _bout(timeline, bout)
        rest = USUAL_REST
    return (*segments, *closing(timeline, bouts))


def _bout(timeline: Timeline, bout: Bout) -> list[Segment]:
    preferences = timeline.preferences
    segments = [] if bout.begun else _get_ready(timeline, bout)
    words = form_words(bout, preferences)
    if words:
        segments.append(told_segment(timeline, (bout,), words))
    if not bout.explained and not bout.begun:
        segments += _steps(timeline, bout)
    for at in range(len(bout.tasks)):
        segments += _lead_in(timeline, bout, at)
        segments += work_segments(bout, at, preferences)
    return segments


def _get_ready(timeline: Timeline, bout: Bout) -> list[Segment]:
    """The title, what to have ready, the movement as a preview; then how to sit."""
    position = ui("Exercise {number} of {total}.", number=bout.place + 1, total=timeline.total)
    ready = things(bout, timeline.preferences)
    title = told_segment(timeline, (bout,), (position, content(bout.exercise.title), *ready))
    preview = demonstration(bout.exercise, bout.pace(timeline.preferences))
    shown = replace(
        title, caption=ready or (content(bout.exercise.title),), now=position, legs=preview.legs, cycle=preview.cycle
    )
    if not bout.exercise.start:
        return [shown]
    return [shown, replace(told_segment(timeline, (bout,), (content(bout.exercise.start),)), now=position)]


def _steps(timeline: Timeline, bout: Bout) -> list[Segment]:
    blank = replace(blank_segment(timeline, (bout,)), part=Part.STEP, waits=True)
    steps = bout.exercise.steps
    return [
        said(
            replace(
                blank,
                caption=(content(step.shown),),
                words=(content(step.said),),
                pose=step.pose,
                variant=step.sketch or blank.variant,
                now=ui("Step {number} of {total}", number=number, total=len(steps)),
            ),
            timeline.preferences,
            helper=step.helper,
        )
        for number, step in enumerate(steps, start=1)
    ]


def _lead_in(timeline: Timeline, bout: Bout, at: int) -> list[Segment]:
    """What is said before a set; between sets a rest comes first, between holds only the short rest of the hold."""
    preferences = timeline.preferences
    task = bout.tasks[at]
    before = bout.tasks[at - 1] if at else None
    new_set = before is None or before.number != task.number
    work = bout.exercise.work
    words: list[Message] = []
    if before is None and task.side is not preferences.affected:
        words.append(ui("**{arm}.**", arm=arm(task.side)))
    if before and before.side is not task.side:
        words += [ui("Now the **other side**."), ui("**{arm}.**", arm=arm(task.side))]
    if task.variant and (before is None or before.variant != task.variant):
        words.append(content(task.variant.said))
    if new_set and task.of > 1:
        words.insert(0, ui("Set {number} of {total}.", number=task.number, total=task.of))
    words += amount_words(bout.exercise, task)
    if new_set:
        words += [*breath_words(bout.exercise), *look_words(preferences), *press_words(bout.exercise, preferences)]
    least = work.rest_seconds if isinstance(work, Hold) and before else 0.0
    rested = before is not None and new_set and not isinstance(work, Hold)
    first_work = work_segments(bout, at, preferences)
    ring = next(segment for segment in first_work if segment.aim)
    segment = replace(
        blank_segment(timeline, (bout,)),
        part=Part.READY if before is None or rested else Part.SWITCH,
        task=at,
        side=task.side,
        variant=drawing_of(bout, task),
        waits=before is not None and not rested,
        caption=tuple(words),
        words=tuple(words),
        gauge=ring.gauge,
        total=ring.total,
        now=what_now(bout.exercise, task),
        then=first_work[0].then,
    )
    lead = said(segment, preferences, least, praised=before is not None and not rested)
    return [_rest_between(timeline, bout, at), lead] if rested else [lead]


def _rest_between(timeline: Timeline, bout: Bout, at: int) -> Segment:
    task = bout.tasks[at]
    words = (*USUAL_REST.words, ui("Then set {number} of {total}.", number=task.number, total=task.of))
    rest = replace(
        blank_segment(timeline, (bout,)),
        task=at,
        title=ui("Rest"),
        side=task.side,
        variant=drawing_of(bout, task),
        waits=True,
        caption=words,
        words=words,
        gauge=Gauge.COUNTDOWN,
    )
    return said(rest, timeline.preferences, bout.rest or REST_BETWEEN_SETS, praised=True)


def _rest_before(timeline: Timeline, after: Bout | None, following: Bout, rest: Pause) -> Segment:
    """The rest before an exercise, which is shown with its objects unless it only goes on."""
    title = ui("Next: **{title}**.", title=content(following.exercise.title))
    ahead = () if following.begun else (title, *things(following, timeline.preferences))
    segment = replace(
        blank_segment(timeline, (following,)),
        place=after.place if after else following.place,
        task=len(after.tasks) if after else 0,
        title=ui("Rest"),
        waits=True,
        caption=ahead or rest.words,
        words=(*rest.words, *ahead),
        gauge=Gauge.COUNTDOWN,
        is_next=not following.begun,
    )
    if segment.is_next:
        preview = demonstration(following.exercise, following.pace(timeline.preferences))
        segment = replace(segment, legs=preview.legs, cycle=preview.cycle)
    return said(segment, timeline.preferences, rest.seconds, praised=True)


def estimate(timeline: Timeline) -> Estimate:
    """How long the session takes and what it holds. A question is reckoned with a quick answer."""
    aims = [segment.aim for segment in timeline.segments if segment.aim]
    counted = sum(aim.aimed for aim in aims if aim.unit is not Unit.SECONDS)
    held = sum(
        aim.aimed
        for aim in aims
        if aim.unit is Unit.SECONDS and isinstance(timeline.exercises[aim.exercise].work, Hold)
    )
    return Estimate(ceil(session_seconds(timeline) / 60), int(counted), int(held), timeline.total)


def session_seconds(timeline: Timeline) -> float:
    """The expected length in seconds. Self-paced sets are reckoned at the usual pace."""
    return sum(_expected(segment) for segment in timeline.segments)


def _expected(segment: Segment) -> float:
    if segment.question:
        return QUICK_ANSWER
    if segment.lasts is None:
        return max(segment.passes, default=0) / SECOND
    return segment.lasts / SECOND
