"""What can be chosen before a paper is made: the dates of a report, and whose it is."""

from __future__ import annotations

from dataclasses import dataclass

from coach.practice.message import Message, ui
from coach.practice.papers.archive import Span, days_before
from coach.practice.people import GUEST, Book
from coach.practice.ports import Fault


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


def person_named(book: Book, name: str) -> int:
    """The number of the person with this name, or of "#2"; "" is who practises now. GUEST if there is no such person.

    Raises Fault if more than one person has the name.
    """
    if not name:
        return book.active
    number = name.removeprefix("#")
    if name.startswith("#") and number.isascii() and number.isdigit():
        return int(number) if book.member(int(number)) else GUEST
    found = [one.id for one in book.people if one.name.casefold() == name.strip().casefold()]
    if len(found) > 1:
        several = ", ".join(f"#{one}" for one in found)
        raise Fault(ui("More than one person is called {name}. Name one of {several}.", name=name, several=several))
    return found[0] if found else GUEST
