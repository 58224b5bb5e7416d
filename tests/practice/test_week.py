"""The week as it is shown."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from coach.practice.record import DayTotal
from coach.practice.stats import Dot
from coach.practice.week import LONG_NAMES, next_day, week_view

FRIDAY = date(2026, 3, 6)


def test_the_week_marks_what_is_done_and_where_today_is() -> None:
    done = [DayTotal("2026-03-02", 40, 300.0, 4), DayTotal("2026-03-05", 20, 200.0, 2)]
    week = week_view(done, (0, 1, 3, 4, 5), FRIDAY)
    assert week.dots == (Dot.DONE, Dot.REST, Dot.REST, Dot.DONE, Dot.TODAY, Dot.PLANNED, Dot.REST)
    assert week.today == 4
    assert dict(week.sentence.values) == {"done": 2, "planned": 5}


def test_the_next_day_is_tomorrow_or_has_a_name() -> None:
    assert next_day((0, 5), FRIDAY).text == "tomorrow"
    assert next_day((0, 4), FRIDAY).text == "Monday"
    assert next_day((4,), FRIDAY).text == "Friday"


@given(st.dates(), st.sets(st.integers(0, 6), min_size=1))
def test_the_next_day_is_always_a_planned_one(today: date, planned: set[int]) -> None:
    found = next_day(planned, today)
    if found.text == "tomorrow":
        assert (today + timedelta(days=1)).weekday() in planned
    else:
        assert LONG_NAMES.index(found) in planned
