"""The table of a chart: its heads and its rows, the newest or the longest first."""

from __future__ import annotations

from coach.practice.message import Message, ui
from coach.practice.progress.model import Answers, Bars, Chart, Faces, Share, Subject
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


def heads(chart: Chart, *, narrow: bool = False) -> tuple[Message, ...]:
    """What stands above the columns; of a `narrow` table there are two."""
    if isinstance(chart, Bars):
        return (SPAN_HEADS[chart.bars[0].span.grain], _NUMBERS[chart.subject])
    if isinstance(chart, Faces):
        return (SPAN_HEADS[chart.answers[0].span.grain], _NUMBERS[chart.subject])
    if narrow:
        return (_NUMBERS[chart.subject], ui("Done"))
    return (_NUMBERS[chart.subject], ui("Minutes"), ui("Repetitions"), ui("Days"))


def rows(chart: Chart, words: Words, *, narrow: bool = False) -> list[tuple[str, ...]]:
    """The rows in words; every mark of the chart has one, or in a `narrow` table one for each of its numbers."""
    if isinstance(chart, Bars):
        return [(row_name(words, bar.span), words.number(bar.number)) for bar in reversed(chart.bars)]
    if isinstance(chart, Faces):
        return [row for one in reversed(chart.answers) for row in _answers(chart, one, words, narrow=narrow)]
    if narrow:
        return [row for share in chart.shares for row in _below_one_another(share, words)]
    return [
        (words.spoken(share.name), *map(words.number, (share.minutes, share.repetitions, share.days)))
        for share in chart.shares
    ]


def _answers(chart: Faces, answers: Answers, words: Words, *, narrow: bool) -> list[tuple[str, str]]:
    name = row_name(words, answers.span)
    if answers.low is None or answers.high is None:
        return [(name, words.spoken(ui("not asked")))]
    low, high = (words.spoken(chart.faces[face - 1]) for face in (answers.low, answers.high))
    if low == high:
        return [(name, low)]
    if narrow:
        return [(name, ""), (words.spoken(ui("least")), low), (words.spoken(ui("most")), high)]
    return [(name, words.spoken(ui("{low} to {high}", low=low, high=high)))]


def _below_one_another(share: Share, words: Words) -> list[tuple[str, str]]:
    """The name of a share, and below it a row for each of its numbers."""
    numbers = ((ui("minutes"), share.minutes), (ui("repetitions"), share.repetitions), (ui("days"), share.days))
    return [(words.spoken(share.name), ""), *((words.spoken(name), words.number(number)) for name, number in numbers)]
