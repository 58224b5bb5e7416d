"""The bars of Progress as values."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.practice.message import Message
from coach.practice.progress.bars import MEASURES, bars
from coach.practice.progress.model import Bars, Grain, Period, Subject
from coach.practice.progress.periods import reach
from coach.practice.record import DayTotal
from coach.practice.speaking import english

TODAY = date(2026, 3, 6)  # a Friday
FIVE, SIX = (0, 1, 3, 4, 5), (0, 1, 2, 3, 4, 5)
EVERY_DAY = dict.fromkeys(range(3700), 10)


def totals(by_days_ago: Mapping[int, int]) -> list[DayTotal]:
    """Days with so many repetitions, each of 6 seconds."""
    days = sorted(by_days_ago.items(), reverse=True)
    return [DayTotal((TODAY - timedelta(days=ago)).isoformat(), number, number * 6.0, 1) for ago, number in days]


def chart(
    by_days_ago: Mapping[int, int],
    subject: Subject = Subject.REPETITIONS,
    period: Period = Period.FOUR_WEEKS,
    planned: tuple[int, ...] = FIVE,
) -> Bars:
    done = totals(by_days_ago)
    dates = [date.fromisoformat(total.date) for total in done]
    first = dates[0] if dates else None
    since = reach(period, first, TODAY).isoformat()
    read = [total for total in done if total.date >= since]
    return bars(read, first, TODAY, subject, period, planned=planned, dates=dates)


def said(words: tuple[Message, ...]) -> str:
    return " ".join(english(word) for word in words)


def test_four_weeks_of_days_end_today() -> None:
    found = chart({0: 40, 3: 20, 40: 99})
    assert len(found.bars) == 28
    assert found.bars[-1].span.first == TODAY
    assert [bar.number for bar in found.bars if bar.number] == [20, 40]
    assert found.drawn
    assert english(found.title) == "Repetitions a day, four weeks"


def test_minutes_are_rounded_seconds() -> None:
    found = chart({0: 40, 1: 21}, Subject.MINUTES)
    assert [bar.number for bar in found.bars[-2:]] == [2, 4]


def test_days_of_practice_are_counted_by_the_week_beside_plan_and_research() -> None:
    found = chart({0: 40, 1: 40, 7: 30}, Subject.DAYS)
    assert [bar.number for bar in found.bars] == [0, 0, 1, 2]
    assert {bar.span.first.weekday() for bar in found.bars} == {0}
    assert [(level.at, english(level.words)) for level in found.levels] == [
        (5, "Your plan: 5"),
        (6, "Most in research: 6"),
    ]
    assert [level.at for level in chart({0: 4, 7: 4}, Subject.DAYS, planned=SIX).levels] == [6]


def test_how_long_one_kept_going_is_said_beside_the_days() -> None:
    assert "You keep going: 40 days." in said(chart(dict.fromkeys(range(40), 5), Subject.DAYS).words)
    assert "keep going" not in said(chart({0: 5, 20: 5}, Subject.DAYS).words)
    assert "keep going" not in said(chart({20: 5, 30: 5}, Subject.DAYS).words)


def test_weeks_that_reached_the_plan_are_counted_if_there_are_any() -> None:
    five = {ago: 5 for ago in range(90) if (TODAY - timedelta(days=ago)).weekday() in FIVE}
    assert "You reached your plan in 12 of 12 weeks." in said(chart(five, Subject.DAYS, Period.THREE_MONTHS).words)
    assert "reached" not in said(chart(five, Subject.DAYS, Period.THREE_MONTHS, SIX).words)
    assert "reached" not in said(chart(five, Subject.DAYS, Period.YEAR).words)


@pytest.mark.parametrize(
    ("period", "words", "grain"),
    [
        (Period.THREE_MONTHS, "890 repetitions in three months. A usual week: 70.", Grain.WEEK),
        (Period.YEAR, "3400 repetitions in one year. A usual month: 300 to 310.", Grain.MONTH),
        (Period.ALL, "37000 repetitions since the start. A usual year: 3650.", Grain.YEAR),
    ],
)
def test_longer_periods_say_the_sum_and_what_is_usual(period: Period, words: str, grain: Grain) -> None:
    found = chart(EVERY_DAY, period=period)
    assert said(found.words) == words
    assert {bar.span.grain for bar in found.bars} == {grain}
    assert "minutes" in said(chart(EVERY_DAY, Subject.MINUTES, period).words)


def test_days_a_week_of_longer_spans_are_means() -> None:
    twice = {ago: 5 for ago in range(1200) if (TODAY - timedelta(days=ago)).weekday() in (0, 3)}
    found = chart(twice, Subject.DAYS, Period.YEAR)
    assert all(1.7 <= bar.number <= 2.4 for bar in found.bars)
    assert "A usual month: 2 days a week." in said(found.words)
    assert chart(twice, Subject.DAYS, Period.ALL).bars[-1].span.grain is Grain.QUARTER


@pytest.mark.parametrize(
    ("days", "period", "after"),
    [
        (40, Period.YEAR, "three months"),
        (40, Period.THREE_MONTHS, "A usual week"),
        (8, Period.THREE_MONTHS, "three weeks"),
        (800, Period.ALL, "Usual three months"),
    ],
)
def test_what_is_not_known_yet_is_said_so(days: int, period: Period, after: str) -> None:
    assert after in said(chart(dict.fromkeys(range(days), 5), period=period).words)


def test_nothing_and_one_day_are_words_and_no_chart() -> None:
    for subject in MEASURES:
        nothing, first = chart({}, subject), chart({0: 40}, subject)
        assert not nothing.drawn
        assert not first.drawn
        assert [words.number for words in nothing.words if words.number] == [5]
        assert "second" in first.words[-1].text


practised = st.dictionaries(st.integers(0, 2000), st.integers(1, 500), max_size=60)


@given(practised, st.sampled_from(Period))
def test_no_repetition_is_lost_and_none_counts_twice(done: dict[int, int], period: Period) -> None:
    found = chart(done, period=period)
    since, until = found.bars[0].span.first, found.bars[-1].span.last
    inside = [number for ago, number in done.items() if since <= TODAY - timedelta(days=ago) <= until]
    assert sum(bar.number for bar in found.bars) == sum(inside)


@given(practised, st.sampled_from(Period))
def test_no_week_has_more_than_seven_days(done: dict[int, int], period: Period) -> None:
    assert all(0 <= bar.number <= 7 for bar in chart(done, Subject.DAYS, period).bars)
