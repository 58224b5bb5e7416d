"""The plain parts that every session has: a part that is said, the closing questions, the summary."""

from __future__ import annotations

from dataclasses import replace

from coach.practice.asking import QUESTIONS, question_segment
from coach.practice.effects import Say
from coach.practice.message import Message, content, ui
from coach.practice.outline import drawing_of
from coach.practice.preferences import Preferences
from coach.practice.record import Outcome
from coach.practice.speaking import seconds_to_say
from coach.practice.timeline import Bout, Gauge, Mark, Segment, Timeline, Topic, micros
from coach.practice.view import Part

# Seconds. A part lasts as long as its words, some time to follow them, and no less than the shortest.
TIME_TO_FOLLOW = 2.0
SHORTEST = 5.0
PRAISE = 3.0  # a result is told first in the part that follows a set


def blank_segment(timeline: Timeline, bouts: tuple[Bout, ...]) -> Segment:
    """A segment that has no words yet, at the place of the first of `bouts`."""
    bout = bouts[0] if bouts else None
    return Segment(
        part=Part.REST,
        place=bout.place if bout else max(0, timeline.total - 1),
        task=0,
        title=content(bout.exercise.title) if bout else ui("Done for today"),
        caption=(),
        words=(),
        exercise=bout.exercise.number if bout else 0,
        side=(bout.side if bout else None) or timeline.preferences.affected,
        lasts=None,
        variant=drawing_of(bout, bout.tasks[0] if bout.tasks else None) if bout else "",
    )


def said(
    segment: Segment, preferences: Preferences, least: float = 0.0, helper: str = "", praised: bool = False
) -> Segment:
    """The segment with its words spoken at its start, the helper's after them, and time enough for all of it."""
    line = content(helper) if helper and preferences.helper else None
    spoken = (*segment.words, ui("Helper:"), line) if line else segment.words
    speech = seconds_to_say(spoken, preferences.words_per_minute) + (PRAISE if praised else 0.0)
    seconds = max(speech + TIME_TO_FOLLOW, least, SHORTEST) * preferences.wait_factor
    marks = (Mark(0, Say(segment.words)), *((Mark(0, Say((line,), helper=True)),) if line else ()))
    return replace(segment, helper=line or segment.helper, speech=micros(speech), lasts=micros(seconds), marks=marks)


def told_segment(timeline: Timeline, bouts: tuple[Bout, ...], words: tuple[Message, ...]) -> Segment:
    """A part in which the person is told something before the first of `bouts`."""
    blank = replace(blank_segment(timeline, bouts), part=Part.READY, waits=True, caption=words, words=words)
    return said(blank, timeline.preferences)


def closing(timeline: Timeline, bouts: tuple[Bout, ...]) -> tuple[Segment, ...]:
    """The questions at the end, and the summary."""
    last = (bouts or timeline.bouts)[-1:]
    like = replace(blank_segment(timeline, last), task=len(last[0].tasks) if last else 0)
    questions = [
        question_segment(topic, QUESTIONS[topic], like, timeline.preferences) for topic in (Topic.EFFORT, Topic.PAIN)
    ]
    return (*questions, done_segment(like, ()))


def done_segment(like: Segment, words: tuple[Message, ...], outcome: Outcome | None = None) -> Segment:
    """The summary. What was done is told after `words`; without an outcome it depends on what was done."""
    return replace(
        like,
        part=Part.DONE,
        title=ui("Done for today"),
        caption=words,
        words=words,
        lasts=None,
        speech=0,
        marks=(),
        legs=(),
        passes=(),
        gauge=Gauge.NONE,
        aim=None,
        waits=False,
        helper=None,
        now=None,
        then=None,
        is_next=False,
        question=None,
        topic=None,
        outcome=outcome,
    )
