"""Days, weeks, what is usual, and the sentences that say it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.practice.message import Message
from coach.practice.record import DayTotal
from coach.practice.speaking import english
from coach.practice.stats import (
    Band,
    Compared,
    Dot,
    Measure,
    chart_words,
    compare,
    former_weeks,
    last_days,
    monday_of,
    usual_band,
    week_dots,
    week_total,
    week_words,
)

THURSDAY = date(2026, 3, 5)
MONDAY = date(2026, 3, 2)


def day(ago: int, repetitions: int = 10, seconds: float = 60.0, sets: int = 1) -> DayTotal:
    return DayTotal((THURSDAY - timedelta(days=ago)).isoformat(), repetitions, seconds, sets)


def weeks(*repetitions: int) -> list[DayTotal]:
    """One Wednesday in each of the weeks before this one, the last one last week."""
    return [day(1 + 7 * ago, number) for ago, number in zip(range(len(repetitions), 0, -1), repetitions, strict=True)]


def text(words: tuple[Message, ...]) -> str:
    return " ".join(english(word) for word in words)


totals = st.lists(
    st.builds(day, st.integers(0, 90), st.integers(0, 500), st.floats(0, 3600), st.integers(0, 20)),
    unique_by=lambda total: total.date,
)


@given(totals, st.integers(1, 60))
def test_a_chart_has_every_day_once_and_loses_nothing(done: list[DayTotal], days: int) -> None:
    shown = last_days(done, THURSDAY, days)
    assert [total.date for total in shown] == [
        (THURSDAY - timedelta(days=ago)).isoformat() for ago in reversed(range(days))
    ]
    first = shown[0].date
    assert sum(t.repetitions for t in shown) == sum(t.repetitions for t in done if t.date >= first)


def test_a_chart_shows_four_weeks() -> None:
    shown = last_days([day(0, 7), day(28, 9)], THURSDAY)
    assert len(shown) == 28
    assert shown[-1].repetitions == 7
    assert shown[0] == DayTotal("2026-02-06", 0, 0.0, 0)


def test_a_week_runs_from_monday_to_sunday() -> None:
    assert monday_of(THURSDAY) == monday_of(MONDAY) == MONDAY
    done = [day(4), day(3, 20, 90.0), day(0, 5, 30.0), day(-3, 1), day(-4, 100)]
    week = week_total(done, MONDAY)
    assert (week.repetitions, week.seconds, week.days) == (26, 180.0, 3)
    assert [week.amount(measure) for measure in Measure] == [26.0, 3.0, 3.0]
    assert week_total(done, MONDAY, weekdays=1).repetitions == 20


def test_a_day_without_a_set_is_no_day_of_practice() -> None:
    assert week_total([day(0, 0, 0.0, 0)], MONDAY).days == 0


def test_former_weeks_start_with_the_first_practice_and_keep_empty_weeks() -> None:
    done = [day(1 + 21, 30), day(1 + 7, 10), day(0, 99)]
    assert [week.repetitions for week in former_weeks(done, THURSDAY)] == [30, 0, 10]
    assert former_weeks([], THURSDAY) == ()
    assert len(former_weeks([day(400)], THURSDAY)) == 8


def test_usual_needs_three_weeks() -> None:
    assert usual_band(weeks(10, 20), THURSDAY, Measure.REPETITIONS) is None
    assert usual_band(weeks(10, 20, 30), THURSDAY, Measure.REPETITIONS) == Band(15.0, 25.0)
    assert usual_band(weeks(10, 20, 30), THURSDAY, Measure.DAYS) == Band(1.0, 1.0)


@pytest.mark.parametrize(
    ("now", "compared"),
    [(0, Compared.LESS), (15, Compared.USUAL), (25, Compared.USUAL), (26, Compared.MORE)],
)
def test_this_week_is_compared_with_the_band(now: int, compared: Compared) -> None:
    assert compare([*weeks(10, 20, 30), day(0, now)], THURSDAY, Measure.REPETITIONS) is compared


def test_half_a_week_is_compared_with_half_weeks() -> None:
    saturdays = [day(7 * ago - 2, 100) for ago in (1, 2, 3)]
    wednesdays = weeks(10, 10, 10)
    assert compare([*saturdays, *wednesdays, day(0, 10)], THURSDAY, Measure.REPETITIONS) is Compared.USUAL


@pytest.mark.parametrize(
    ("measure", "said"),
    [
        (Measure.REPETITIONS, "21 repetitions this week. That is about usual for you."),
        (Measure.MINUTES, "1 minute this week. That is about usual for you."),
        (Measure.DAYS, "1 day of practice this week. That is about usual for you."),
    ],
)
def test_a_chart_is_said_in_two_sentences(measure: Measure, said: str) -> None:
    assert text(chart_words([*weeks(10, 20, 30), day(0, 21)], THURSDAY, measure)) == said


def test_what_is_not_known_yet_is_said_so() -> None:
    assert text(chart_words([], THURSDAY, Measure.DAYS)) == "Nothing is saved yet. Your practice will show here."
    assert text(chart_words([day(0, 1)], THURSDAY, Measure.REPETITIONS)) == (
        "1 repetition this week. What is usual for you shows after three weeks."
    )


@pytest.mark.parametrize(("now", "said"), [(0, "less than usual so far"), (99, "more than usual")])
def test_less_and_more_are_said_plainly(now: int, said: str) -> None:
    assert said in text(chart_words([*weeks(10, 20, 30), day(0, now)], THURSDAY, Measure.REPETITIONS))


def test_the_dots_of_a_week() -> None:
    dots = week_dots([day(3), day(1, sets=0)], [0, 1, 3, 5], THURSDAY)
    assert dots == (Dot.DONE, Dot.REST, Dot.REST, Dot.TODAY, Dot.REST, Dot.PLANNED, Dot.REST)
    assert week_dots([day(0)], [], THURSDAY)[3] is Dot.DONE


def test_the_week_in_words_never_says_more_done_than_planned() -> None:
    assert english(week_words([day(3)], [0, 1, 3, 5], THURSDAY)) == "This week: 1 of 4 days done"
    assert english(week_words([day(3), day(2)], [0], THURSDAY)) == "This week: 2 of 2 days done"
