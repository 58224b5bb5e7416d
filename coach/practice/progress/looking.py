"""Looks into the record for one chart. It blocks: it is called in the background."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from coach.practice.exercise import Exercise
from coach.practice.progress.bars import MEASURES, bars
from coach.practice.progress.faces import faces
from coach.practice.progress.model import Chart, Period, Subject
from coach.practice.progress.periods import periods, reach, spans
from coach.practice.progress.ports import Totals
from coach.practice.progress.shares import by_exercise, by_group, group_names, titles
from coach.practice.week import WeekView, week_view

SUBJECTS = tuple(Subject)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person looks at."""

    subject: Subject = Subject.REPETITIONS
    period: Period = Period.FOUR_WEEKS


@dataclass(frozen=True, slots=True)
class Look:
    """A chart, the periods that can be looked at, the week of today, and whether anything was ever done."""

    wanted: Wanted
    chart: Chart
    periods: tuple[Period, ...]
    week: WeekView
    begun: bool


def look(
    totals: Totals, wanted: Wanted, today: date, planned: Sequence[int], exercises: Mapping[int, Exercise]
) -> Look:
    """What is wanted, as the record has it. A period that shows no more than a shorter one becomes that one.

    `planned` are the weekdays (0 = Monday) of the plan. Raises Fault if the record cannot be read.
    """
    begun = totals.first_day()
    first = None if begun is None else date.fromisoformat(begun)
    known = periods(first, today)
    period = wanted.period if wanted.period in known else known[-1]
    wanted = Wanted(wanted.subject, period)
    since = reach(Period.FOUR_WEEKS, first, today).isoformat()
    week = week_view(totals.days(since, today.isoformat()), planned, today)
    return Look(
        wanted,
        _chart(totals, wanted, first, today, planned=planned, exercises=exercises),
        known,
        week,
        first is not None,
    )


def _chart(
    totals: Totals,
    wanted: Wanted,
    first: date | None,
    today: date,
    *,
    planned: Sequence[int],
    exercises: Mapping[int, Exercise],
) -> Chart:
    subject, period, until = wanted.subject, wanted.period, today.isoformat()
    since = spans(period, first, today)[0].first.isoformat()
    if subject in MEASURES:
        days = totals.days(reach(period, first, today).isoformat(), until)
        dates = [date.fromisoformat(day) for day in totals.dates()] if subject is Subject.DAYS else ()
        return bars(days, first, today, subject, period, planned=planned, dates=dates)
    if subject is Subject.EXERCISES:
        return by_exercise(totals.exercises(since, until), titles(exercises), period)
    if subject is Subject.GROUPS:
        return by_group(totals.groups(group_names(exercises), since, until), period)
    return faces(totals.faces(since, until), first, today, subject, period)


def next_subject(subject: Subject) -> Subject:
    """The chart that follows; after the last one comes the first."""
    return SUBJECTS[(SUBJECTS.index(subject) + 1) % len(SUBJECTS)]


def other_period(known: Sequence[Period], period: Period, by: int) -> Period | None:
    """The period that is longer (1) or shorter (-1); None at the end."""
    place = known.index(period) + by
    return known[place] if 0 <= place < len(known) else None
