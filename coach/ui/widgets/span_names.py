"""How the spans of a chart are called: below a bar, on the current one, and in a row of its table."""

from __future__ import annotations

from collections.abc import Sequence

from coach.practice.message import Message, ui
from coach.practice.progress.model import Grain, Span
from coach.text.words import Words

_CURRENT = {
    Grain.DAY: ui("Today"),
    Grain.WEEK: ui("This week"),
    Grain.MONTH: ui("This month"),
    Grain.QUARTER: ui("Now"),
    Grain.YEAR: ui("This year"),
}
SPAN_HEADS: dict[Grain, Message] = {
    Grain.DAY: ui("Day"),
    Grain.WEEK: ui("Week"),
    Grain.MONTH: ui("Month"),
    Grain.QUARTER: ui("Three months"),
    Grain.YEAR: ui("Year"),
}


def axis_names(words: Words, spans: Sequence[Span], last: float | None = None) -> list[str]:
    """One name for each span, "" where none is needed; the current one with the number `last`, if that is given."""
    current = _CURRENT[spans[-1].grain]
    if last is not None:
        current = ui("{name}: {number}", name=current, number=last)
    return [*(_axis_name(words, span) for span in spans[:-1]), words.spoken(current)]


def _axis_name(words: Words, span: Span) -> str:
    formats, day = words.formats, span.first
    if span.grain is Grain.DAY:
        return formats.day_and_month(day) if day.weekday() == 0 else ""
    if span.grain is Grain.WEEK:
        return formats.day_and_month(day)
    if span.grain is Grain.MONTH:
        return formats.month(day)
    if span.grain is Grain.QUARTER:
        return formats.year(day) if day.month == 1 else ""
    return formats.year(day)


def row_name(words: Words, span: Span) -> str:
    """The span in a table."""
    formats, day = words.formats, span.first
    if span.grain is Grain.DAY:
        weekday = formats.weekday(day, "abbreviated")
        return words.spoken(ui("{weekday} {day}", weekday=weekday, day=formats.day_and_month(day)))
    if span.grain is Grain.WEEK:
        return words.spoken(ui("Week from {day}", day=formats.day_and_month(day)))
    if span.grain is Grain.MONTH:
        return formats.month_and_year(day)
    return formats.quarter(day) if span.grain is Grain.QUARTER else formats.year(day)


def warm_names(words: Words) -> None:
    """Load what the names and numbers of this language need: for a thread, as the first time is slow."""
    from datetime import date

    for grain in Grain:
        row_name(words, Span(date.min, date.min, grain))
    words.formats.number(1234.5)
    words.formats.date(date.min)
