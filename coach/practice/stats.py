"""Totals of days and weeks for Today and Progress, what is usual for this person, and the sentences that say it.

What is usual is drawn as a band, so that nobody is praised or scared for the ups and downs that every person has.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from statistics import quantiles

from coach.practice.message import Message, ui, ui_counted
from coach.practice.record import DayTotal

CHART_DAYS = 28
# Ours: with fewer weeks a quartile says nothing; older weeks tell little about what is usual now.
WEEKS_FOR_USUAL = 3
WEEKS_LOOKED_AT = 8


class Measure(StrEnum):
    """What a chart counts."""

    REPETITIONS = "repetitions"
    MINUTES = "minutes"
    DAYS = "days"


class Dot(StrEnum):
    """What a day of the week is. A planned day that went by is a day of rest: it is not a failure."""

    DONE = "done"
    TODAY = "today"
    PLANNED = "planned"
    REST = "rest"


class Compared(StrEnum):
    """This week beside what is usual."""

    LESS = "less"
    USUAL = "usual"
    MORE = "more"


@dataclass(frozen=True, slots=True)
class WeekTotal:
    """What was done in the week from `monday` on: repetitions and objects, seconds of sets, days with practice."""

    monday: date
    repetitions: int
    seconds: float
    days: int

    def amount(self, measure: Measure) -> float:
        """The number for a chart: repetitions, minutes or days."""
        amounts = {
            Measure.REPETITIONS: float(self.repetitions),
            Measure.MINUTES: self.seconds / 60,
            Measure.DAYS: float(self.days),
        }
        return amounts[measure]


@dataclass(frozen=True, slots=True)
class Band:
    """The usual range: the middle half of the former weeks."""

    low: float
    high: float


def monday_of(day: date) -> date:
    """The first day of its week."""
    return day - timedelta(days=day.weekday())


def last_days(totals: Iterable[DayTotal], today: date, days: int = CHART_DAYS) -> tuple[DayTotal, ...]:
    """One total for each of the last `days` days up to today, oldest first; days without practice are zero."""
    known = {total.date: total for total in totals}
    dates = [(today - timedelta(days=ago)).isoformat() for ago in reversed(range(days))]
    return tuple(known.get(day) or DayTotal(day, 0, 0.0, 0) for day in dates)


def week_total(totals: Iterable[DayTotal], monday: date, weekdays: int = 7) -> WeekTotal:
    """The total of the first `weekdays` days of a week."""
    first, end = monday.isoformat(), (monday + timedelta(days=weekdays)).isoformat()
    inside = [total for total in totals if first <= total.date < end]
    return WeekTotal(
        monday,
        sum(total.repetitions for total in inside),
        sum(total.seconds for total in inside),
        sum(total.sets > 0 for total in inside),
    )


def former_weeks(totals: Sequence[DayTotal], today: date, weekdays: int = 7) -> tuple[WeekTotal, ...]:
    """The weeks before this one, oldest first, from the first one with practice on and at most eight.

    Weeks without practice in between count as they are.
    """
    begun = min((total.date for total in totals if total.sets), default=today.isoformat())
    this = monday_of(today)
    mondays = [this - timedelta(weeks=ago) for ago in range(WEEKS_LOOKED_AT, 0, -1)]
    start = monday_of(date.fromisoformat(begun))
    return tuple(week_total(totals, monday, weekdays) for monday in mondays if monday >= start)


def usual_band(totals: Sequence[DayTotal], today: date, measure: Measure, weekdays: int = 7) -> Band | None:
    """The middle half of the former weeks, counted up to their `weekdays`th day; None with fewer than three weeks."""
    amounts = [week.amount(measure) for week in former_weeks(totals, today, weekdays)]
    if len(amounts) < WEEKS_FOR_USUAL:
        return None
    low, _, high = quantiles(amounts, n=4, method="inclusive")
    return Band(low, high)


def compare(totals: Sequence[DayTotal], today: date, measure: Measure) -> Compared | None:
    """This week so far beside the former weeks up to the same weekday; None while nothing is usual yet."""
    weekdays = today.weekday() + 1
    band = usual_band(totals, today, measure, weekdays)
    if band is None:
        return None
    now = week_total(totals, monday_of(today), weekdays).amount(measure)
    if now < band.low:
        return Compared.LESS
    return Compared.MORE if now > band.high else Compared.USUAL


def chart_words(totals: Sequence[DayTotal], today: date, measure: Measure) -> tuple[Message, ...]:
    """The sentences beside a chart: this week in numbers, then how that compares."""
    if not any(total.sets for total in totals):
        return (ui("Nothing is saved yet. Your practice will show here."),)
    week = week_total(totals, monday_of(today))
    return (_this_week(week, measure), _compared(compare(totals, today, measure)))


def _this_week(week: WeekTotal, measure: Measure) -> Message:
    number = round(week.amount(measure))
    if measure is Measure.REPETITIONS:
        return ui_counted("**{number} repetition** this week.", "**{number} repetitions** this week.", number)
    if measure is Measure.MINUTES:
        return ui_counted("**{number} minute** this week.", "**{number} minutes** this week.", number)
    return ui_counted("**{number} day** of practice this week.", "**{number} days** of practice this week.", number)


def _compared(compared: Compared | None) -> Message:
    words = {
        None: ui("What is usual for you shows after three weeks."),
        Compared.LESS: ui("That is less than usual so far."),
        Compared.USUAL: ui("That is about usual for you."),
        Compared.MORE: ui("That is more than usual."),
    }
    return words[compared]


def week_dots(totals: Iterable[DayTotal], planned: Collection[int], today: date) -> tuple[Dot, ...]:
    """The seven days of this week from Monday on; `planned` are the weekdays (0 = Monday) meant for practice."""
    done = {total.date for total in totals if total.sets}
    days = [monday_of(today) + timedelta(days=weekday) for weekday in range(7)]
    return tuple(_dot(day, today, day.isoformat() in done, day.weekday() in planned) for day in days)


def _dot(day: date, today: date, done: bool, planned: bool) -> Dot:
    if done:
        return Dot.DONE
    if day == today:
        return Dot.TODAY
    return Dot.PLANNED if planned and day > today else Dot.REST


def week_words(totals: Sequence[DayTotal], planned: Collection[int], today: date) -> Message:
    """The week in one sentence, such as "This week: 3 of 5 days done"."""
    done = week_total(totals, monday_of(today)).days
    return ui("This week: **{done} of {planned} days** done", done=done, planned=max(done, len(planned)))
