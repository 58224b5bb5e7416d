"""The three charts of Progress as values: bars, what is usual, the words beside them, and the marks of the axis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil
from statistics import quantiles

from coach.practice.message import Message, ui, ui_counted
from coach.practice.record import DayTotal
from coach.practice.stats import (
    CHART_DAYS,
    Band,
    Measure,
    chart_words,
    former_weeks,
    last_days,
    monday_of,
    usual_band,
    week_total,
)

DAYS_NEEDED = 7 * 9  # of totals, for the longest chart: this week and the eight before it
# Ours: a quartile of fewer days says nothing.
DAYS_FOR_USUAL = 5
BARS_FOR_CHART = 2  # one lonely bar is no chart
_MOST_MARKS = 4


@dataclass(frozen=True, slots=True)
class Bar:
    """One day, or the week from `start` on, and its whole number."""

    start: date
    number: int


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart. `bars` run from the oldest to the current day or week; `by_week` tells which.

    `drawn` is False while there is too little for a chart; `words` then say what will come.
    """

    measure: Measure
    title: Message
    words: tuple[Message, ...]
    bars: tuple[Bar, ...]
    by_week: bool
    band: Band | None
    drawn: bool


def chart(totals: Sequence[DayTotal], today: date, measure: Measure, days_a_week: int) -> Chart:
    """The chart of one measure; `days_a_week` are planned. `totals` should reach back `DAYS_NEEDED` days."""
    by_week = measure is Measure.DAYS
    bars = _weeks(totals, today) if by_week else _days(totals, today, measure)
    drawn = sum(bar.number > 0 for bar in bars) >= BARS_FOR_CHART
    words = chart_words(totals, today, measure)
    if not drawn:
        words = (words[0], *_still_to_come(totals, days_a_week, by_week=by_week))
    band = usual_band(totals, today, measure) if by_week else usual_day(totals, today, measure)
    return Chart(measure, _TITLES[measure], words, bars, by_week, band, drawn)


def usual_day(totals: Sequence[DayTotal], today: date, measure: Measure) -> Band | None:
    """The middle half of the days with practice before today, of those in the chart; None with fewer than five."""
    practised = [_amount(total, measure) for total in last_days(totals, today)[:-1] if total.sets]
    if len(practised) < DAYS_FOR_USUAL:
        return None
    low, _, high = quantiles(practised, n=4, method="inclusive")
    return Band(low, high)


def axis_marks(most: float) -> tuple[int, ...]:
    """Round numbers from 0 to at least `most`, in at most four steps."""
    step = 1
    while step * _MOST_MARKS < most:
        step = next(size for size in _round_steps(step) if size > step)
    return tuple(step * mark for mark in range(max(1, ceil(most / step)) + 1))


def _round_steps(step: int) -> tuple[int, ...]:
    power = 10 ** (len(str(step)) - 1)
    return (2 * power, 5 * power, 10 * power)


_TITLES = {
    Measure.REPETITIONS: ui("Repetitions a day, four weeks"),
    Measure.MINUTES: ui("Minutes a day, four weeks"),
    Measure.DAYS: ui("Days of practice a week"),
}


def _amount(total: DayTotal, measure: Measure) -> float:
    return float(total.repetitions) if measure is Measure.REPETITIONS else total.seconds / 60


def _days(totals: Sequence[DayTotal], today: date, measure: Measure) -> tuple[Bar, ...]:
    found = last_days(totals, today, CHART_DAYS)
    return tuple(Bar(date.fromisoformat(total.date), round(_amount(total, measure))) for total in found)


def _weeks(totals: Sequence[DayTotal], today: date) -> tuple[Bar, ...]:
    """The weeks since the first with practice, at most nine; at least four, so that a young chart keeps its shape."""
    this = week_total(totals, monday_of(today))
    weeks = (*former_weeks(totals, today), this)
    blank = range(max(0, 4 - len(weeks)), 0, -1)
    before = [Bar(weeks[0].monday - timedelta(weeks=ago), 0) for ago in blank]
    return (*before, *(Bar(week.monday, week.days) for week in weeks))


def _still_to_come(totals: Sequence[DayTotal], days_a_week: int, *, by_week: bool) -> tuple[Message, ...]:
    plan = ui_counted("Your plan: **{number} day** a week.", "Your plan: **{number} days** a week.", days_a_week)
    if not any(total.sets for total in totals):
        return (plan,)
    if by_week:
        return (plan, ui("The chart comes with your second week."))
    return (plan, ui("The chart comes with your second day."))
