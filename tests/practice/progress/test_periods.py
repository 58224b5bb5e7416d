"""How far a chart looks back: spans follow one another without gaps, and end with today."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.practice.progress.model import Grain, Period
from coach.practice.progress.periods import periods, reach, spans

TODAY = date(2026, 3, 6)  # a Friday
dates = st.dates(date(1990, 1, 1), date(2090, 12, 31))
ago = st.integers(0, 365 * 60)


@given(dates, ago, st.sampled_from(Period), st.booleans())
def test_spans_leave_no_gap_and_hold_today(today: date, back: int, period: Period, by_week: bool) -> None:
    found = spans(period, today - timedelta(days=back), today, by_week=by_week)
    assert found[0].first <= found[-1].first <= today <= found[-1].last
    assert all((after.first - before.last).days == 1 for before, after in pairwise(found))
    assert all(span.first <= span.last for span in found)
    assert len({span.grain for span in found}) == 1


@given(dates, ago)
def test_since_the_start_holds_the_start_in_bars_that_can_be_told_apart(today: date, back: int) -> None:
    first = today - timedelta(days=back)
    found = spans(Period.ALL, first, today)
    assert found[0].first <= first <= found[0].last
    assert len(found) <= 24 or found[0].grain is Grain.YEAR


@given(dates, ago)
def test_a_longer_period_is_offered_only_if_it_shows_more(today: date, back: int) -> None:
    first = today - timedelta(days=back)
    known = periods(first, today)
    assert known == tuple(Period)[: len(known)]
    for shorter, _ in pairwise(known):
        assert spans(shorter, first, today)[0].first > first
    assert spans(known[-1], first, today)[0].first <= first
    assert reach(known[-1], first, today) <= spans(known[-1], first, today)[0].first


@pytest.mark.parametrize(
    ("days", "period", "grain", "bars"),
    [
        (0, Period.FOUR_WEEKS, Grain.DAY, 28),
        (90, Period.THREE_MONTHS, Grain.WEEK, 13),
        (400, Period.YEAR, Grain.MONTH, 12),
        (400, Period.ALL, Grain.MONTH, 15),
        (1000, Period.ALL, Grain.QUARTER, 12),
        (3660, Period.ALL, Grain.YEAR, 11),
    ],
)
def test_bars_stand_for_days_weeks_months_quarters_or_years(days: int, period: Period, grain: Grain, bars: int) -> None:
    found = spans(period, TODAY - timedelta(days=days), TODAY)
    assert (found[0].grain, len(found)) == (grain, bars)


def test_weeks_begin_on_monday_and_years_in_january() -> None:
    assert spans(Period.FOUR_WEEKS, None, TODAY, by_week=True)[-1].first == date(2026, 3, 2)
    assert {span.first.weekday() for span in spans(Period.THREE_MONTHS, None, TODAY)} == {0}
    assert spans(Period.ALL, date(2016, 5, 3), TODAY)[0].first == date(2016, 1, 1)
    assert spans(Period.YEAR, None, TODAY)[0].first == date(2025, 4, 1)


def test_before_the_first_day_there_is_one_period() -> None:
    assert periods(None, TODAY) == (Period.FOUR_WEEKS,)
    assert len(spans(Period.ALL, None, TODAY)) == 1
    assert periods(TODAY - timedelta(days=4000), TODAY) == tuple(Period)
