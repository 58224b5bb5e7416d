"""The table of a chart: its heads and its rows, the newest or the longest first."""

from __future__ import annotations

from collections.abc import Sequence

from coach.practice.message import Message, ui
from coach.practice.progress.model import Answers, Bars, Chart, Faces, Shares, Subject
from coach.text.words import Words
from coach.ui.widgets.span_names import SPAN_HEADS, row_name

_NUMBERS = {
    Subject.REPETITIONS: ui("Repetitions"),
    Subject.MINUTES: ui("Minutes"),
    Subject.DAYS: ui("Days of practice"),
    Subject.EFFORT: ui("Effort"),
    Subject.PAIN: ui("Pain"),
    Subject.EXERCISES: ui("Exercise"),
    Subject.GROUPS: ui("Group"),
}


def heads(chart: Chart) -> tuple[Message, ...]:
    """What stands above the columns."""
    if isinstance(chart, Bars):
        return (SPAN_HEADS[chart.bars[0].span.grain], _NUMBERS[chart.subject])
    if isinstance(chart, Faces):
        return (SPAN_HEADS[chart.answers[0].span.grain], _NUMBERS[chart.subject])
    return (_NUMBERS[chart.subject], ui("Minutes"), ui("Repetitions"), ui("Days"))


def rows(chart: Chart, words: Words) -> list[tuple[str, ...]]:
    """The rows in words; every mark of the chart has one, and nothing is left out."""
    if isinstance(chart, Bars):
        return [(row_name(words, bar.span), words.number(bar.number)) for bar in reversed(chart.bars)]
    if isinstance(chart, Faces):
        return [(row_name(words, one.span), _answers(chart, one, words)) for one in reversed(chart.answers)]
    return [_share(chart, place, words) for place in range(len(chart.shares))]


def _answers(chart: Faces, answers: Answers, words: Words) -> str:
    if answers.low is None or answers.high is None:
        return words.spoken(ui("not asked"))
    low, high = (words.spoken(chart.faces[face - 1]) for face in (answers.low, answers.high))
    return low if low == high else words.spoken(ui("{low} to {high}", low=low, high=high))


def _share(chart: Shares, place: int, words: Words) -> tuple[str, ...]:
    share = chart.shares[place]
    numbers: Sequence[int] = (share.minutes, share.repetitions, share.days)
    return (words.spoken(share.name), *(words.number(number) for number in numbers))
