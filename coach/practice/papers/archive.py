"""What a report needs of the record, as values, and the door to it: sums of what was done, and whole tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeAlias

from coach.practice.message import Message, ui
from coach.practice.preferences import Side
from coach.practice.record import CheckIn, DayTotal, Outcome, Unit
from coach.practice.remarks import Remark
from coach.practice.trials.model import Result

Cell: TypeAlias = "str | int | float | None"


@dataclass(frozen=True, slots=True)
class Span:
    """The local dates `first`..`last` (ISO), both of them inside."""

    first: str
    last: str


USUAL_DAYS = 28  # that a report is about if nobody says otherwise


def days_before(last: str, days: int = USUAL_DAYS) -> str:
    """The first of so many days (ISO dates) of which this is the last; never before the first day of all."""
    return date.fromordinal(max(1, date.fromisoformat(last).toordinal() - days + 1)).isoformat()


def span_words(span: Span | None) -> Message:
    """Which dates an export holds; None for all."""
    if span is None:
        return ui("It holds everything.")
    return ui("It holds what is from {first} to {last}.", first=span.first, last=span.last)


@dataclass(frozen=True, slots=True)
class SessionPlan:
    """A session that was started: its plan as JSON, and which arm did which exercise, as far as any did."""

    date: str
    plan: str
    outcome: Outcome | None
    sides: tuple[tuple[int, Side], ...] = ()


@dataclass(frozen=True, slots=True)
class SetSum:
    """All sets of one exercise with one arm in one unit: those in which something was done, how much, and the hurt."""

    exercise: int
    side: Side
    unit: Unit
    sets: int
    done: float
    hurt: int


@dataclass(frozen=True, slots=True)
class Extract:
    """What the record holds of one person in a span of dates. `name` may be "". Everything is oldest first.

    `results` of tests reach back a year before the span, to tell what is usual. `titles` are those of the person's own
    exercises, by number.
    """

    span: Span
    name: str
    days: tuple[DayTotal, ...]
    sessions: tuple[SessionPlan, ...]
    sums: tuple[SetSum, ...]
    check_ins: tuple[CheckIn, ...]
    results: tuple[Result, ...]
    remarks: tuple[Remark, ...]
    titles: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the record: `rows` are read when they are asked for, again and again if need be."""

    name: str
    columns: tuple[str, ...]
    rows: Callable[[], Iterator[tuple[Cell, ...]]]


class Archive(Protocol):
    """The whole record of one person, to be read. Calls block; each raises Fault when the disk fails."""

    def name(self) -> str:
        """The name that the person gave, or ""."""
        ...

    def extract(self, span: Span) -> Extract:
        """What a report tells of these dates."""
        ...

    def tables(self, span: Span | None) -> Sequence[Table]:
        """All that is kept of the person, or of these dates alone; what has no date is always there."""
        ...
