"""What all charts share."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from coach.practice.charts import DAYS_FOR_USUAL, axis_marks, usual_day
from coach.practice.record import DayTotal
from coach.practice.stats import Measure

TODAY = date(2026, 3, 6)  # a Friday


def totals(by_days_ago: Mapping[int, int]) -> list[DayTotal]:
    """Days with so many repetitions, each of 6 seconds."""
    days = sorted(by_days_ago.items(), reverse=True)
    return [DayTotal((TODAY - timedelta(days=ago)).isoformat(), number, number * 6.0, 1) for ago, number in days]


def test_what_is_usual_needs_five_days_of_practice_before_today() -> None:
    enough = {ago: 10 * ago for ago in range(1, DAYS_FOR_USUAL + 1)}
    band = usual_day(totals({0: 1000, **enough}), TODAY, Measure.REPETITIONS)
    assert band is not None
    assert (band.low, band.high) == (20, 40)
    del enough[1]
    assert usual_day(totals({0: 1000, **enough}), TODAY, Measure.REPETITIONS) is None


@given(st.floats(0, 1e6))
def test_the_axis_has_few_round_marks_and_holds_the_highest_bar(most: float) -> None:
    marks = axis_marks(most)
    steps = {after - before for before, after in pairwise(marks)}
    assert marks[0] == 0
    assert marks[-1] >= most
    assert 2 <= len(marks) <= 5
    assert len(steps) == 1
    assert str(steps.pop()).rstrip("0") in ("1", "2", "5")
