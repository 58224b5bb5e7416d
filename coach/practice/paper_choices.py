"""What can be chosen before a paper is made: the dates of a report, and the exercises of a guide."""

from __future__ import annotations

from dataclasses import dataclass

from coach.practice.archive import Span, days_before
from coach.practice.message import Message, ui


@dataclass(frozen=True, slots=True)
class ReportPeriod:
    """A period that a report can be about: its name, and its days up to today, 0 for all."""

    words: Message
    days: int


PERIODS: tuple[ReportPeriod, ...] = (
    ReportPeriod(ui("The last **2 weeks**"), 14),
    ReportPeriod(ui("The last **4 weeks**"), 28),
    ReportPeriod(ui("The last **8 weeks**"), 56),
    ReportPeriod(ui("The last **half year**"), 182),
    ReportPeriod(ui("The last **year**"), 365),
    ReportPeriod(ui("**Everything**"), 0),
)
USUAL_PERIOD = 1  # its place among them


def period_span(period: ReportPeriod, today: str, first_day: str | None) -> Span:
    """The dates of a period up to today (ISO); `first_day` is the first with practice, None before there is any."""
    if period.days:
        return Span(days_before(today, period.days), today)
    return Span(min(first_day or today, today), today)
