"""What all charts share: round marks of an axis, and what is usual of days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from math import ceil
from statistics import quantiles

from coach.practice.record import DayTotal
from coach.practice.stats import Band, Measure, last_days

DAYS_FOR_USUAL = 5  # ours: a quartile of fewer days says nothing
BARS_FOR_CHART = 2  # one lonely bar is no chart
_MOST_MARKS = 4


def usual_day(totals: Sequence[DayTotal], today: date, measure: Measure) -> Band | None:
    """The middle half of the days with practice before today, of the last four weeks; None with fewer than five."""
    return middle_half([amount(total, measure) for total in last_days(totals, today)[:-1] if total.sets])


def middle_half(amounts: Sequence[float], least: int = DAYS_FOR_USUAL) -> Band | None:
    """From the lower to the upper quartile; None with fewer than `least` amounts."""
    if len(amounts) < least:
        return None
    low, _, high = quantiles(amounts, n=4, method="inclusive")
    return Band(low, high)


def amount(total: DayTotal, measure: Measure) -> float:
    """Repetitions, or minutes."""
    return float(total.repetitions) if measure is Measure.REPETITIONS else total.seconds / 60


def axis_marks(most: float) -> tuple[int, ...]:
    """Round numbers from 0 to at least `most`, in at most four steps."""
    step = 1
    while step * _MOST_MARKS < most:
        step = next(size for size in _round_steps(step) if size > step)
    return tuple(step * mark for mark in range(max(1, ceil(most / step)) + 1))


def _round_steps(step: int) -> tuple[int, ...]:
    power = 10 ** (len(str(step)) - 1)
    return (2 * power, 5 * power, 10 * power)
