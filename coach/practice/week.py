"""A week as it is shown: seven dots with the names of their days, one sentence, and the next day of practice."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from coach.practice.message import Message, ui
from coach.practice.record import DayTotal
from coach.practice.stats import Dot, week_dots, week_words

SHORT_NAMES: tuple[Message, ...] = (ui("Mon"), ui("Tue"), ui("Wed"), ui("Thu"), ui("Fri"), ui("Sat"), ui("Sun"))
LONG_NAMES: tuple[Message, ...] = (
    ui("Monday"),
    ui("Tuesday"),
    ui("Wednesday"),
    ui("Thursday"),
    ui("Friday"),
    ui("Saturday"),
    ui("Sunday"),
)


@dataclass(frozen=True, slots=True)
class WeekView:
    """Seven dots from Monday on; `today` is the weekday (0 = Monday) that is marked; `sentence` says it in words."""

    dots: tuple[Dot, ...]
    today: int
    sentence: Message


def week_view(totals: Sequence[DayTotal], planned: Collection[int], today: date) -> WeekView:
    """The week of `today`; `planned` are the weekdays (0 = Monday) meant for practice."""
    return WeekView(week_dots(totals, planned, today), today.weekday(), week_words(totals, planned, today))


def next_day(planned: Collection[int], today: date) -> Message:
    """The name of the next day of practice after today: "tomorrow", or its weekday. At least one day is planned."""
    ahead = next(days for days in range(1, 8) if (today + timedelta(days=days)).weekday() in planned)
    return ui("tomorrow") if ahead == 1 else LONG_NAMES[(today.weekday() + ahead) % 7]


def longest_gap(planned: Collection[int]) -> int:
    """The most days off in a row that are planned. At least one day is planned."""
    days = sorted(planned)
    return max((later - day - 1) % 7 for day, later in zip(days, [*days[1:], days[0] + 7], strict=True))
