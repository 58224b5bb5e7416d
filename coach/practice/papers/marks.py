"""The marks of the charts on the therapist's page: one for each day, week, month or year, as fine as can be seen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from statistics import quantiles

from coach.practice.charts import DAYS_FOR_USUAL
from coach.practice.papers.archive import Extract
from coach.practice.record import Asked, CheckIn
from coach.practice.stats import Band, monday_of

_LONG = 400  # days
_MOST_DAYS, _MOST_WEEKS, _MOST_MONTHS = 35, 53, 120  # of bars in one chart; ours


class Step(StrEnum):
    """What one mark of a chart stands for."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Mark:
    """One step of the charts: where it starts, repetitions, and the highest answers, None where none was given."""

    start: date
    repetitions: int
    pain: int | None
    effort: int | None


def start_of(day: date, step: Step) -> date:
    """The first day of the step in which a day lies."""
    if step is Step.DAY:
        return day
    if step is Step.WEEK:
        return monday_of(day)
    return day.replace(day=1) if step is Step.MONTH else day.replace(month=1, day=1)


def after(start: date, step: Step) -> date:
    """The first day of the next step; the last day of all where there is none."""
    days = {Step.DAY: 1, Step.WEEK: 7, Step.MONTH: 32, Step.YEAR: 366}[step]
    try:
        return start_of(start + timedelta(days=days), step)
    except OverflowError:
        return date.max


def _step(first: date, last: date) -> Step:
    """Steps as small as leaves every one room to be seen."""
    days = (last - first).days + 1
    if days <= _MOST_DAYS:
        return Step.DAY
    if days <= _MOST_WEEKS * 7:
        return Step.WEEK
    return Step.MONTH if days <= _MOST_MONTHS * 30 else Step.YEAR


def marks_of(extract: Extract, today: date) -> tuple[Step, tuple[Mark, ...]]:
    """One mark for each step of the period up to today; of a long one from the first day with anything on."""
    days, check_ins = extract.days, extract.check_ins
    told = {date.fromisoformat(day.date) for day in days} | {date.fromisoformat(one.at.local_date) for one in check_ins}
    if not told:
        return Step.DAY, ()
    first, last = date.fromisoformat(extract.span.first), min(date.fromisoformat(extract.span.last), today)
    begin = first if (last - first).days <= _LONG else min(told)
    end = max(last, *told)
    step = _step(begin, end)
    repetitions: defaultdict[date, int] = defaultdict(int)
    for day in days:
        repetitions[start_of(date.fromisoformat(day.date), step)] += day.repetitions
    pain, effort = (
        _highest(check_ins, (Asked.PAIN_BEFORE, Asked.PAIN), step),
        _highest(check_ins, (Asked.EFFORT,), step),
    )
    marks, start = [], start_of(begin, step)
    while True:
        marks.append(Mark(start, repetitions[start], pain.get(start), effort.get(start)))
        following = after(start, step)
        if following > end or following <= start:
            break
        start = following
    return step, tuple(marks)


def _highest(check_ins: Iterable[CheckIn], asked: Sequence[Asked], step: Step) -> dict[date, int]:
    found: dict[date, int] = {}
    for one in check_ins:
        if one.asked in asked and one.face is not None:
            start = start_of(date.fromisoformat(one.at.local_date), step)
            found[start] = max(one.face, found.get(start, 0))
    return found


def usual_of(marks: Sequence[Mark]) -> Band | None:
    """The middle half of the steps with practice; None where there are too few to tell."""
    practised = [mark.repetitions for mark in marks if mark.repetitions]
    if len(practised) < DAYS_FOR_USUAL:
        return None
    low, _, high = quantiles(practised, n=4, method="inclusive")
    return Band(low, high)
