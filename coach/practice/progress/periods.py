"""How far a chart looks back, and the days, weeks, months, quarters or years that it is cut into."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from coach.practice.message import Message, ui
from coach.practice.progress.model import Grain, Period, Span
from coach.practice.stats import CHART_DAYS, WEEKS_LOOKED_AT, monday_of

WEEKS, MONTHS = 13, 12  # bars of three months, and of a year
# The longest look back takes the finest cut that leaves bars which can be told apart.
_MOST_BARS = 24
_MONTHS = {Grain.MONTH: 1, Grain.QUARTER: 3, Grain.YEAR: 12}

NAMES = {
    Period.FOUR_WEEKS: ui("four weeks"),
    Period.THREE_MONTHS: ui("three months"),
    Period.YEAR: ui("one year"),
    Period.ALL: ui("since the start"),
}
IN_PERIOD: dict[Period, Message] = {
    Period.FOUR_WEEKS: ui("in four weeks"),
    Period.THREE_MONTHS: ui("in three months"),
    Period.YEAR: ui("in one year"),
    Period.ALL: ui("since the start"),
}


def periods(first: date | None, today: date) -> tuple[Period, ...]:
    """The periods that show more than the one before; `first` is the first day of practice, None before it."""
    known = tuple(Period)
    if first is None:
        return known[:1]
    longer = (after for before, after in pairwise(known) if spans(before, first, today)[0].first > first)
    return (known[0], *longer)


def spans(period: Period, first: date | None, today: date, *, by_week: bool = False) -> tuple[Span, ...]:
    """The spans of a period, the last one with `today` in it; `by_week` cuts four weeks into weeks, else into days."""
    if period is Period.FOUR_WEEKS and not by_week:
        days = [today - timedelta(days=ago) for ago in reversed(range(CHART_DAYS))]
        return tuple(Span(day, day, Grain.DAY) for day in days)
    if period in (Period.FOUR_WEEKS, Period.THREE_MONTHS):
        weeks = WEEKS if period is Period.THREE_MONTHS else CHART_DAYS // 7
        mondays = [monday_of(today) - timedelta(weeks=ago) for ago in reversed(range(weeks))]
        return tuple(Span(monday, monday + timedelta(days=6), Grain.WEEK) for monday in mondays)
    if period is Period.YEAR:
        return _cut(_months_before(today.replace(day=1), MONTHS - 1), today, Grain.MONTH)
    begun = min(first or today, today)
    grain = next((one for one, months in _MONTHS.items() if _count(begun, today, months) <= _MOST_BARS), Grain.YEAR)
    return _cut(begun, today, grain)


def reach(period: Period, first: date | None, today: date) -> date:
    """The first date of the record that a period needs, and what is usual with it."""
    weeks = monday_of(today) - timedelta(weeks=WEEKS_LOOKED_AT)
    return min(weeks, spans(period, first, today)[0].first)


def _cut(begun: date, today: date, grain: Grain) -> tuple[Span, ...]:
    """Whole months, quarters or years from the one with `begun` in it to the one with `today`."""
    months = _MONTHS[grain]
    at = _start(begun, months)
    found = []
    while at <= today:
        following = _months_before(at, -months)
        found.append(Span(at, following - timedelta(days=1), grain))
        at = following
    return tuple(found)


def _count(begun: date, today: date, months: int) -> int:
    return (_number(_start(today, months)) - _number(_start(begun, months))) // months + 1


def _start(day: date, months: int) -> date:
    """The first day of the month, quarter or year of a day."""
    return date(day.year, (day.month - 1) // months * months + 1, 1)


def _number(day: date) -> int:
    return day.year * 12 + day.month - 1


def _months_before(day: date, months: int) -> date:
    year, month = divmod(_number(day) - months, 12)
    return date(year, month + 1, 1)
