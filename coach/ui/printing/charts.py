"""Small charts on paper: bars with what is usual behind them, and answers on five faces. Black on white."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF

from coach.practice.charts import axis_marks
from coach.practice.papers.marks import Mark
from coach.practice.papers.report import Report, Results
from coach.ui.printing.report_words import step_name
from coach.ui.printing.sheet import END, MIDDLE, SOFT, START, Face, Sheet

_GAP = 3.0  # points
_BAR = 0.7  # of the room of a step
_HIGHEST = 5
_DOT = 5.0


def bar_chart(sheet: Sheet, report: Report, box: QRectF, face: Face) -> None:
    """The bars of the report."""
    marks = axis_marks(max((mark.repetitions for mark in report.marks), default=0))
    plot = _plot(sheet, box, face, [sheet.words.number(mark) for mark in marks])
    most = float(marks[-1])

    def y(number: float) -> float:
        return plot.bottom() - number / most * plot.height()

    if report.usual is not None:
        sheet.fill(QRectF(QPointF(plot.left(), y(report.usual.high)), QPointF(plot.right(), y(report.usual.low))), SOFT)
        for edge in (report.usual.low, report.usual.high):
            sheet.line(QPointF(plot.left(), y(edge)), QPointF(plot.right(), y(edge)), dashed=True)
    _axis(sheet, plot, face, [(y(mark), sheet.words.number(mark)) for mark in marks])
    step = plot.width() / max(1, len(report.marks))
    for index, mark in enumerate(report.marks):
        if mark.repetitions:
            left = plot.left() + step * (index + (1 - _BAR) / 2)
            sheet.fill(QRectF(left, y(mark.repetitions), step * _BAR, plot.bottom() - y(mark.repetitions)))
    _names(sheet, report, plot, face)


def felt_chart(sheet: Sheet, report: Report, box: QRectF, face: Face) -> None:
    """Pain as full dots, effort as empty squares; where both are the same, the dot stands in the square."""
    plot = _plot(sheet, box, face, ["5"])

    def y(answer: float) -> float:
        return plot.bottom() - (answer - 0.5) / _HIGHEST * plot.height()

    _axis(sheet, plot, face, [(y(answer), sheet.words.number(answer)) for answer in range(1, _HIGHEST + 1)])
    step = plot.width() / max(1, len(report.marks))
    size = min(_DOT, max(1.8, step * 0.8))
    for index, mark in enumerate(report.marks):
        x = plot.left() + step * (index + 0.5)
        _answers(sheet, mark, x, y, size)
    _names(sheet, report, plot, face)


def results_chart(sheet: Sheet, found: Results, box: QRectF) -> None:
    """The results of a test from the oldest to the newest, with what chance alone can do as a grey band."""
    scores = [one.score for one in found.results]
    ends = (found.chance.low, found.chance.high) if found.chance else ()
    low, high = min(*scores, *ends, scores[0]), max(*scores, *ends, scores[0])
    plot = box.adjusted(_DOT, _DOT, -_DOT, -_DOT)

    def y(score: float) -> float:
        return plot.bottom() - (score - low) / ((high - low) or 1.0) * plot.height()

    if found.chance is not None:
        sheet.fill(QRectF(QPointF(box.left(), y(found.chance.high)), QPointF(box.right(), y(found.chance.low))), SOFT)
    step = plot.width() / max(1, len(scores) - 1)
    places = [QPointF(plot.left() + step * at, y(score)) for at, score in enumerate(scores)]
    for one, other in pairwise(places):
        sheet.line(one, other, 0.8)
    for place in places:
        sheet.dot(place, _DOT * 0.7)


def felt_mark(sheet: Sheet, centre: QPointF, *, pain: bool) -> None:
    """The mark of a kind of answer, for the words that explain it."""
    if pain:
        sheet.dot(centre, _DOT)
    else:
        sheet.square(centre, _DOT * 1.35)


def _answers(sheet: Sheet, mark: Mark, x: float, y: object, size: float) -> None:
    assert callable(y)
    if mark.effort is not None:
        sheet.square(QPointF(x, y(mark.effort)), size * 1.35)
    if mark.pain is not None:
        sheet.dot(QPointF(x, y(mark.pain)), size * 0.9)


def _plot(sheet: Sheet, box: QRectF, face: Face, numbers: list[str]) -> QRectF:
    """Where the marks stand: beside the numbers and above the names."""
    left = max(sheet.width(number, face) for number in numbers) + _GAP
    line = face.points * face.line
    return box.adjusted(left, line / 2, 0, -line - _GAP)


def _axis(sheet: Sheet, plot: QRectF, face: Face, marks: list[tuple[float, str]]) -> None:
    line = face.points * face.line
    for y, name in marks:
        sheet.line(QPointF(plot.left(), y), QPointF(plot.right(), y), 0.4, grid=True)
        sheet.text(name, face, QRectF(0, y - line / 2, plot.left() - _GAP, line), END)
    sheet.line(plot.bottomLeft(), plot.bottomRight())


def _names(sheet: Sheet, report: Report, plot: QRectF, face: Face) -> None:
    """The first step, the last, and as many between as there is room for."""
    names = [step_name(sheet.words, mark.start, report.step) for mark in report.marks]
    if not names:
        return
    step, line = plot.width() / len(names), face.points * face.line
    wide = max(sheet.width(name, face) for name in names) + 2 * _GAP
    every = max(1, round(len(names) / max(1, int(plot.width() / wide))))
    while every < len(names) and every * step < wide:
        every += 1
    for index in range(0, len(names), every):
        middle = plot.left() + step * (index + 0.5)
        left = min(max(middle - wide / 2, plot.left() - 2 * _GAP), plot.right() - wide + 2 * _GAP)
        sheet.line(QPointF(middle, plot.bottom()), QPointF(middle, plot.bottom() + 2))
        align = MIDDLE if left == middle - wide / 2 else START if left > middle - wide else END
        sheet.text(names[index], face, QRectF(left, plot.bottom() + _GAP, wide, line), align)
