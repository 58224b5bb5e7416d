"""The dates of a report."""

from __future__ import annotations

import pytest

from coach.practice.archive import Span
from coach.practice.paper_choices import PERIODS, USUAL_PERIOD, period_span

TODAY = "2026-03-29"


def test_four_weeks_are_usual_and_periods_grow() -> None:
    assert PERIODS[USUAL_PERIOD].days == 28
    firsts = [period_span(period, TODAY, "2020-01-01").first for period in PERIODS]
    assert firsts == sorted(firsts, reverse=True)


@pytest.mark.parametrize(("first_day", "first"), [("2020-01-01", "2020-01-01"), (None, TODAY), ("2099-01-01", TODAY)])
def test_everything_begins_with_the_first_practice(first_day: str | None, first: str) -> None:
    assert period_span(PERIODS[-1], TODAY, first_day) == Span(first, TODAY)
