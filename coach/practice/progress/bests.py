"""Personal bests: the most that was really done, with its date. Nothing counts as a best before it beat others."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import groupby

from coach.practice.message import Message, ui_counted
from coach.practice.progress.model import Grain, Span
from coach.practice.progress.streaks import longest, runs
from coach.practice.record import DayTotal
from coach.practice.stats import monday_of

# Ours: the best of fewer is only the first.
DAYS_FOR_BEST, WEEKS_FOR_BEST, DAYS_KEPT = 5, 3, 3


class Kind(StrEnum):
    """What is the most of its kind."""

    DAY_REPETITIONS = "day-repetitions"
    DAY_MINUTES = "day-minutes"
    WEEK_REPETITIONS = "week-repetitions"
    WEEK_DAYS = "week-days"
    KEPT_GOING = "kept-going"


@dataclass(frozen=True, slots=True)
class Best:
    """The most, and when: the first day or week that reached it; for a run, its first day to its last."""

    kind: Kind
    number: int
    first: date
    last: date

    @property
    def span(self) -> Span:
        """The day or the week; for a run, its first day."""
        week = self.kind in (Kind.WEEK_REPETITIONS, Kind.WEEK_DAYS)
        return Span(self.first, self.last if week else self.first, Grain.WEEK if week else Grain.DAY)


def bests(days: Sequence[DayTotal], planned: Collection[int]) -> tuple[Best, ...]:
    """The bests of all days of practice, in order of their dates; `planned` are the weekdays (0 = Monday) of a plan."""
    done = [total for total in days if total.sets]
    return tuple(_bests(done, planned))


def _bests(done: Sequence[DayTotal], planned: Collection[int]) -> Iterator[Best]:
    if len(done) >= DAYS_FOR_BEST:
        yield from _most(Kind.DAY_REPETITIONS, [[day] for day in done], _repetitions)
        yield from _most(Kind.DAY_MINUTES, [[day] for day in done], lambda one: round(one[0].seconds / 60))
    weeks = [list(week) for _, week in groupby(done, key=lambda day: monday_of(date.fromisoformat(day.date)))]
    if len(weeks) >= WEEKS_FOR_BEST:
        yield from _most(Kind.WEEK_REPETITIONS, weeks, _repetitions)
        yield from _most(Kind.WEEK_DAYS, weeks, len)
    run = longest(runs([date.fromisoformat(day.date) for day in done], planned))
    if run is not None and run.days >= DAYS_KEPT:
        yield Best(Kind.KEPT_GOING, run.days, run.first, run.last)


def _repetitions(days: Sequence[DayTotal]) -> int:
    return sum(day.repetitions for day in days)


def _most(
    kind: Kind, spans: Sequence[Sequence[DayTotal]], number: Callable[[Sequence[DayTotal]], int]
) -> Iterator[Best]:
    best = max(spans, key=number)
    if number(best):
        day = date.fromisoformat(best[0].date)
        whole_week = kind in (Kind.WEEK_REPETITIONS, Kind.WEEK_DAYS)
        first = monday_of(day) if whole_week else day
        yield Best(kind, number(best), first, first + timedelta(days=6 if whole_week else 0))


def best_words(best: Best, when: str) -> Message:
    """The best in one sentence; `when` is the date of its first day, as the language writes it."""
    number = best.number
    words = {
        Kind.DAY_REPETITIONS: ui_counted(
            "**{number} repetition** in one day: {when}.",
            "**{number} repetitions** in one day: {when}.",
            number,
            when=when,
        ),
        Kind.DAY_MINUTES: ui_counted(
            "**{number} minute** in one day: {when}.", "**{number} minutes** in one day: {when}.", number, when=when
        ),
        Kind.WEEK_REPETITIONS: ui_counted(
            "**{number} repetition** in one week, from {when}.",
            "**{number} repetitions** in one week, from {when}.",
            number,
            when=when,
        ),
        Kind.WEEK_DAYS: ui_counted(
            "**{number} day** in one week, from {when}.",
            "**{number} days** in one week, from {when}.",
            number,
            when=when,
        ),
        Kind.KEPT_GOING: ui_counted(
            "Kept going for **{number} day**, from {when}.",
            "Kept going for **{number} days**, from {when}.",
            number,
            when=when,
        ),
    }
    return words[best.kind]
