"""Personal bests are real days and weeks of the record, and the first that reached them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.practice.progress.bests import Best, Kind, best_words, bests
from coach.practice.progress.model import Grain, Span
from coach.practice.record import DayTotal
from coach.practice.speaking import english

MONDAY = date(2026, 3, 2)
EVERY_DAY = tuple(range(7))


def day(ahead: int, repetitions: int = 10, seconds: float = 60.0, sets: int = 1) -> DayTotal:
    return DayTotal((MONDAY + timedelta(days=ahead)).isoformat(), repetitions, seconds, sets)


def by_kind(totals: Sequence[DayTotal]) -> dict[Kind, Best]:
    return {best.kind: best for best in bests(totals, EVERY_DAY)}


totals = st.lists(
    st.builds(day, st.integers(0, 90), st.integers(0, 500), st.floats(0, 3600), st.integers(0, 20)),
    unique_by=lambda total: total.date,
).map(lambda found: sorted(found, key=lambda total: total.date))


def test_what_beat_nothing_is_no_best() -> None:
    assert bests([], EVERY_DAY) == ()
    assert [best.kind for best in bests([day(ahead) for ahead in range(4)], EVERY_DAY)] == [Kind.KEPT_GOING]
    assert bests([day(0), day(9)], EVERY_DAY) == ()


def test_the_first_day_that_reached_it_counts() -> None:
    found = by_kind([day(0, 5), day(1, 30, 600.0), day(2, 30), day(3, 8), day(4, 8)])
    assert found[Kind.DAY_REPETITIONS] == Best(Kind.DAY_REPETITIONS, 30, *[MONDAY + timedelta(days=1)] * 2)
    assert found[Kind.DAY_MINUTES].number == 10
    assert Kind.WEEK_DAYS not in found


def test_weeks_run_from_monday_to_sunday() -> None:
    found = by_kind([day(0), day(8, 40), day(9), day(14), day(15), day(18)])
    assert found[Kind.WEEK_DAYS].span == Span(MONDAY + timedelta(14), MONDAY + timedelta(20), Grain.WEEK)
    assert found[Kind.WEEK_REPETITIONS].number == 50
    assert found[Kind.DAY_MINUTES].span.grain is Grain.DAY


def test_days_without_repetitions_have_minutes_only() -> None:
    kinds = set(by_kind([day(7 * week, 0) for week in range(5)]))
    assert {Kind.DAY_MINUTES, Kind.WEEK_DAYS} <= kinds
    assert not kinds & {Kind.DAY_REPETITIONS, Kind.WEEK_REPETITIONS}


@given(totals)
def test_nothing_in_the_record_beats_a_best(done: list[DayTotal]) -> None:
    found = by_kind(done)
    best = found.get(Kind.DAY_REPETITIONS)
    if best is not None:
        reached = [one for one in done if one.sets and one.repetitions >= best.number]
        assert {one.repetitions for one in reached} == {best.number}
        assert reached[0].date == best.first.isoformat()
    kept = found.get(Kind.KEPT_GOING)
    if kept is not None:
        assert kept.number == sum(
            kept.first.isoformat() <= one.date <= kept.last.isoformat() for one in done if one.sets
        )


@pytest.mark.parametrize("kind", list(Kind))
def test_a_best_is_said_with_its_number_and_date(kind: Kind) -> None:
    said = english(best_words(Best(kind, 12, MONDAY, MONDAY), "March 2, 2026"))
    assert "12" in said
    assert "March 2, 2026" in said
