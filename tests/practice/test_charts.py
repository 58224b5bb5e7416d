"""The charts of Progress as values."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from coach.practice.charts import DAYS_FOR_USUAL, DAYS_NEEDED, axis_marks, chart, usual_day
from coach.practice.record import DayTotal
from coach.practice.stats import Measure

TODAY = date(2026, 3, 6)  # a Friday


def totals(by_days_ago: Mapping[int, int]) -> list[DayTotal]:
    """Days with so many repetitions, each of 6 seconds."""
    days = sorted(by_days_ago.items(), reverse=True)
    return [DayTotal((TODAY - timedelta(days=ago)).isoformat(), number, number * 6.0, 1) for ago, number in days]


def test_four_weeks_of_days_end_today() -> None:
    found = chart(totals({0: 40, 3: 20, 40: 99}), TODAY, Measure.REPETITIONS, 5)
    assert len(found.bars) == 28
    assert found.bars[-1].start == TODAY
    assert [bar.number for bar in found.bars if bar.number] == [20, 40]
    assert found.drawn


def test_minutes_are_rounded_seconds() -> None:
    found = chart(totals({0: 40, 1: 21}), TODAY, Measure.MINUTES, 5)
    assert [bar.number for bar in found.bars[-2:]] == [2, 4]


def test_weeks_begin_on_monday_and_keep_the_shape_of_a_young_chart() -> None:
    found = chart(totals({0: 40, 1: 40, 7: 30}), TODAY, Measure.DAYS, 5)
    assert [bar.number for bar in found.bars] == [0, 0, 1, 2]
    assert {bar.start.weekday() for bar in found.bars} == {0}
    assert found.by_week
    assert found.drawn


def test_the_longest_chart_reaches_no_further_back_than_is_asked_for() -> None:
    found = chart(totals(dict.fromkeys(range(200), 10)), TODAY, Measure.DAYS, 5)
    assert (TODAY - found.bars[0].start).days < DAYS_NEEDED
    assert found.band is not None


def test_nothing_and_one_day_are_words_and_no_chart() -> None:
    for measure in Measure:
        nothing, first = chart([], TODAY, measure, 5), chart(totals({0: 40}), TODAY, measure, 5)
        assert not nothing.drawn
        assert not first.drawn
        assert [words.number for words in nothing.words if words.number] == [5]
        assert "second" in first.words[-1].text


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
