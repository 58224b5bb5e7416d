"""Repetitions, minutes and days of practice as bars: how many, what is usual, and the sentences beside them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from coach.practice.charts import BARS_FOR_CHART, amount, middle_half, usual_day
from coach.practice.message import Message, ui, ui_counted
from coach.practice.progress.model import Bar, Bars, Grain, Level, Period, Span, Subject
from coach.practice.progress.periods import IN_PERIOD, NAMES, spans
from coach.practice.progress.streaks import current, runs
from coach.practice.record import DayTotal
from coach.practice.stats import Band, Measure, chart_words, usual_band

SPANS_FOR_USUAL = 3  # ours: a quartile of fewer says nothing
DAYS_KEPT = 2  # one day is no run yet
# GRASP, a home programme: 60 minutes on 6 days a week; a small trial (Disabil Rehabil 2016). Four days a week for six
# weeks was the least that made a habit in healthy people (J Behav Med 2015).
MOST_DAYS_TRIED = 6

MEASURES = {
    Subject.REPETITIONS: Measure.REPETITIONS,
    Subject.MINUTES: Measure.MINUTES,
    Subject.DAYS: Measure.DAYS,
}


def bars(
    totals: Sequence[DayTotal],
    first: date | None,
    today: date,
    subject: Subject,
    period: Period,
    *,
    planned: Collection[int],
    dates: Sequence[date] = (),
) -> Bars:
    """The chart of one of `MEASURES`. `totals` reach back as far as `periods.reach`; `first` is the first day ever.

    `planned` are the weekdays (0 = Monday) of the plan; `dates` are all days of practice, for how long one kept going.
    """
    measure = MEASURES[subject]
    cut = spans(period, first, today, by_week=measure is Measure.DAYS)
    made = tuple(Bar(span, _number(totals, span, first, today, measure)) for span in cut)
    drawn = sum(bar.number > 0 for bar in made) >= BARS_FOR_CHART
    by_week = measure is Measure.DAYS
    band = _band(totals, made, first, today, measure)
    words = _words(totals, made, today, measure=measure, period=period, band=band)
    if not drawn and period is Period.FOUR_WEEKS:
        words = (words[0], *_still_to_come(totals, len(planned), by_week=by_week))
    elif by_week:
        said = (
            _kept_going(dates, planned, today) if period is Period.FOUR_WEEKS else _reached(made, first, len(planned))
        )
        words = (words[0], *(said or words[1:]))
    grain = cut[0].grain
    return Bars(
        subject,
        period,
        ui("{what}, {period}", what=_TITLES[measure].get(grain, _WEEKLY), period=NAMES[period]),
        words,
        _NOTES[measure],
        made,
        band,
        _USUAL[grain],
        _levels(len(planned)) if by_week else (),
        drawn,
    )


def _within(totals: Sequence[DayTotal], span: Span) -> list[DayTotal]:
    first, last = span.first.isoformat(), span.last.isoformat()
    return [total for total in totals if first <= total.date <= last]


def _number(totals: Sequence[DayTotal], span: Span, first: date | None, today: date, measure: Measure) -> float:
    """A whole number; for days of practice in spans longer than a week, days a week with one decimal."""
    inside = _within(totals, span)
    if measure is not Measure.DAYS:
        return round(sum(amount(total, measure) for total in inside))
    days = sum(total.sets > 0 for total in inside)
    if span.grain is Grain.WEEK:
        return days
    begun, until = max(span.first, first or today), min(span.last, today)
    weeks = max(1.0, ((until - begun).days + 1) / 7)
    return round(days / weeks, 1)


def _band(
    totals: Sequence[DayTotal], made: Sequence[Bar], first: date | None, today: date, measure: Measure
) -> Band | None:
    """What is usual: of days, those with practice; of weeks, the last eight; of longer spans, the whole ones."""
    grain = made[0].span.grain
    if grain is Grain.DAY:
        return usual_day(totals, today, measure)
    if grain is Grain.WEEK:
        return usual_band(totals, today, measure)
    whole = [bar.number for bar in made if first is not None and first <= bar.span.first and bar.span.last < today]
    return middle_half(whole, SPANS_FOR_USUAL)


def _levels(planned: int) -> tuple[Level, ...]:
    """The plan as it is now, and above it the most that research tried: a reference, and no goal."""
    plan = Level(planned, ui("Your plan: {number}", number=planned))
    if planned >= MOST_DAYS_TRIED:
        return (plan,)
    return (plan, Level(MOST_DAYS_TRIED, ui("Most in research: {number}", number=MOST_DAYS_TRIED)))


# Words

_TITLES = {
    Measure.REPETITIONS: {
        Grain.DAY: ui("Repetitions a day"),
        Grain.WEEK: ui("Repetitions a week"),
        Grain.MONTH: ui("Repetitions a month"),
        Grain.QUARTER: ui("Repetitions in three months"),
        Grain.YEAR: ui("Repetitions a year"),
    },
    Measure.MINUTES: {
        Grain.DAY: ui("Minutes a day"),
        Grain.WEEK: ui("Minutes a week"),
        Grain.MONTH: ui("Minutes a month"),
        Grain.QUARTER: ui("Minutes in three months"),
        Grain.YEAR: ui("Minutes a year"),
    },
    Measure.DAYS: {},
}
_WEEKLY = ui("Days of practice a week")
_USUAL = {
    Grain.DAY: ui("A usual day"),
    Grain.WEEK: ui("A usual week"),
    Grain.MONTH: ui("A usual month"),
    Grain.QUARTER: ui("Usual three months"),
    Grain.YEAR: ui("A usual year"),
}
_NOTES: dict[Measure, tuple[Message, ...]] = {
    Measure.REPETITIONS: (ui("Moves and objects count. Stretches you hold count as minutes."),),
    Measure.MINUTES: (
        ui("Only moves and holds count, not the rests."),
        ui("The most that research tried is 60 minutes a day. Less is fine."),
    ),
    Measure.DAYS: (
        ui("In research, 4 days a week made a habit in healthy people."),
        ui("6 days were the most that was tried. Your plan is what counts."),
    ),
}


def _words(
    totals: Sequence[DayTotal],
    made: Sequence[Bar],
    today: date,
    *,
    measure: Measure,
    period: Period,
    band: Band | None,
) -> tuple[Message, ...]:
    if period is Period.FOUR_WEEKS:
        return chart_words(totals, today, measure)
    inside = [total for bar in made for total in _within(totals, bar.span)]
    return (
        ui("{amount} {when}.", amount=_counted(inside, measure), when=IN_PERIOD[period]),
        _usual_words(band, made[0].span.grain, measure),
    )


def _counted(totals: Sequence[DayTotal], measure: Measure) -> Message:
    if measure is Measure.REPETITIONS:
        number = sum(total.repetitions for total in totals)
        return ui_counted("**{number} repetition**", "**{number} repetitions**", number)
    if measure is Measure.MINUTES:
        number = round(sum(total.seconds for total in totals) / 60)
        return ui_counted("**{number} minute**", "**{number} minutes**", number)
    number = sum(total.sets > 0 for total in totals)
    return ui_counted("**{number} day** of practice", "**{number} days** of practice", number)


def _usual_words(band: Band | None, grain: Grain, measure: Measure) -> Message:
    if band is None:
        return _NOT_KNOWN[grain]
    low, high = round(band.low), round(band.high)
    much = ui("**{number}**", number=low) if low == high else ui("**{low} to {high}**", low=low, high=high)
    if measure is Measure.DAYS:
        much = ui("{amount} days a week", amount=much)
    return ui("{usual}: {amount}.", usual=_USUAL[grain], amount=much)


_NOT_KNOWN = {
    Grain.WEEK: ui("What is usual for you shows after three weeks."),
    Grain.MONTH: ui("What is usual for you shows after three months."),
    Grain.QUARTER: ui("What is usual for you shows after a year."),
    Grain.YEAR: ui("What is usual for you shows after some years."),
}


def _kept_going(dates: Sequence[date], planned: Collection[int], today: date) -> tuple[Message, ...]:
    run = current(runs(dates, planned), planned, today)
    if run is None or run.days < DAYS_KEPT:
        return ()
    return (
        ui_counted(
            "You keep going: **{number} day**. Rest days do not break it.",
            "You keep going: **{number} days**. Rest days do not break it.",
            run.days,
        ),
    )


def _reached(made: Sequence[Bar], first: date | None, planned: int) -> tuple[Message, ...]:
    """In how many of the weeks that are over the plan was reached; said only where there is something to be glad of."""
    over = [bar for bar in made[:-1] if first is not None and bar.span.last >= first and bar.span.grain is Grain.WEEK]
    reached = sum(bar.number >= planned for bar in over)
    if not reached:
        return ()
    return (
        ui_counted(
            "You reached your plan in **{number}** of {weeks} weeks.",
            "You reached your plan in **{number}** of {weeks} weeks.",
            reached,
            weeks=len(over),
        ),
    )


def _still_to_come(totals: Sequence[DayTotal], days_a_week: int, *, by_week: bool) -> tuple[Message, ...]:
    plan = ui_counted("Your plan: **{number} day** a week.", "Your plan: **{number} days** a week.", days_a_week)
    if not any(total.sets for total in totals):
        return (plan,)
    if by_week:
        return (plan, ui("The chart comes with your second week."))
    return (plan, ui("The chart comes with your second day."))
