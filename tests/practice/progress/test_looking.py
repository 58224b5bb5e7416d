"""Looking into the record for one chart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import pytest

from coach.practice.progress.looking import SUBJECTS, Wanted, look, next_subject, other_period
from coach.practice.progress.model import (
    Bars,
    ExerciseTotal,
    FaceOfDay,
    Faces,
    GroupTotal,
    Period,
    Shares,
    Subject,
)
from coach.practice.record import Asked, DayTotal
from coach.practice.stats import Dot
from tests.support.coaching import CATALOGUE

TODAY = date(2026, 3, 6)
FIVE = (0, 1, 3, 4, 5)


class Book:
    """`Totals` of so many days of daily practice; it notes how far back it was asked."""

    def __init__(self, days: int) -> None:
        self._days = [(TODAY - timedelta(days=ago)).isoformat() for ago in reversed(range(days))]
        self.since: list[str] = []

    def first_day(self) -> str | None:
        return self._days[0] if self._days else None

    def dates(self) -> Sequence[str]:
        return self._days

    def days(self, first: str, last: str) -> Sequence[DayTotal]:
        self.since.append(first)
        return [DayTotal(day, 30, 300.0, 3) for day in self._days if first <= day <= last]

    def exercises(self, first: str, last: str) -> Sequence[ExerciseTotal]:
        self.since.append(first)
        done = sum(first <= day <= last for day in self._days)
        return [ExerciseTotal(number, 30 * done, 300.0 * done, done, done) for number in (1, 2) if done]

    def groups(self, names: Mapping[int, str], first: str, last: str) -> Sequence[GroupTotal]:
        self.since.append(first)
        done = sum(first <= day <= last for day in self._days)
        return [GroupTotal(name, 30, 300.0, done, done) for name in sorted(set(names.values())) if done]

    def faces(self, first: str, last: str) -> Sequence[FaceOfDay]:
        self.since.append(first)
        return [FaceOfDay(day, Asked.PAIN, 1, 2) for day in self._days if first <= day <= last]


@pytest.mark.parametrize("subject", SUBJECTS)
@pytest.mark.parametrize("days", [0, 1, 3660])
def test_every_subject_has_its_chart_from_the_first_day_on(subject: Subject, days: int) -> None:
    found = look(Book(days), Wanted(subject), TODAY, FIVE, CATALOGUE)
    kinds = {Subject.EFFORT: Faces, Subject.PAIN: Faces, Subject.EXERCISES: Shares, Subject.GROUPS: Shares}
    assert isinstance(found.chart, kinds.get(subject, Bars))
    assert found.chart.subject is subject
    assert found.begun == (days > 0)
    assert found.week.dots[4] is (Dot.DONE if days else Dot.TODAY)


def test_four_weeks_ask_for_no_more_after_ten_years_than_after_two_months() -> None:
    years, months = Book(3660), Book(70)
    for book in (years, months):
        look(book, Wanted(), TODAY, FIVE, CATALOGUE)
    assert years.since == months.since
    assert min(years.since) > "2025-12-31"


def test_a_period_that_shows_no_more_becomes_a_shorter_one() -> None:
    wanted = Wanted(Subject.MINUTES, Period.ALL)
    assert look(Book(60), wanted, TODAY, FIVE, CATALOGUE).wanted == Wanted(Subject.MINUTES, Period.THREE_MONTHS)
    assert look(Book(3660), wanted, TODAY, FIVE, CATALOGUE).wanted == wanted


def test_next_goes_round_all_subjects() -> None:
    seen, subject = [], Subject.REPETITIONS
    for _ in SUBJECTS:
        seen.append(subject)
        subject = next_subject(subject)
    assert tuple(seen) == SUBJECTS
    assert subject is Subject.REPETITIONS


def test_longer_and_shorter_end_where_there_is_no_more() -> None:
    known = (Period.FOUR_WEEKS, Period.THREE_MONTHS)
    assert other_period(known, Period.FOUR_WEEKS, 1) is Period.THREE_MONTHS
    assert other_period(known, Period.THREE_MONTHS, -1) is Period.FOUR_WEEKS
    assert other_period(known, Period.FOUR_WEEKS, -1) is None
    assert other_period(known, Period.THREE_MONTHS, 1) is None
