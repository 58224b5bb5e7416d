"""Draws answers on the five faces: the faces stand at the side, the easiest at the foot; a mark for each span."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPixmap

from coach.practice.progress.model import Answers, Faces, Subject
from coach.practice.view import Scale
from coach.ui.theme.faces import FACES, paint_face
from coach.ui.theme.tokens import BOLD, LINE_SELECTED, REGULAR
from coach.ui.widgets.canvas import BARS
from coach.ui.widgets.chart_kit import Sheet
from coach.ui.widgets.span_names import axis_names

_FACE_SHARE, _FACE_MOST = 0.86, 60  # of the height of a row; design px
_WORDS_SHARE = 0.3  # of the width, at most, for the words of the faces
_DOT, _DOT_NOW = 18, 26  # design px across


class FacesDrawing:
    """One chart on one sheet."""

    def __init__(self, sheet: Sheet, chart: Faces) -> None:
        self._sheet, self._chart = sheet, chart
        name = QFontMetricsF(sheet.note(BOLD)).height() * 1.2
        rows = max(1.0, sheet.height - name)
        row = rows / FACES
        self._face = min(row * _FACE_SHARE, sheet.theme.metrics.line(_FACE_MOST))
        self._named = self._words_width() <= _WORDS_SHARE * sheet.width
        room = self._face + 2 * sheet.gap + (self._words_width() + sheet.gap if self._named else 0)
        self._each = (sheet.width - room) / len(chart.answers)
        self._left, self._right = -0.5, len(chart.answers) - 0.5
        self._start = self._left - room / self._each
        sheet.canvas.look_at((self._start, self._right), (0.5 - name / row, FACES + 0.5))

    def draw(self) -> None:
        """Draw it all."""
        sheet, chart = self._sheet, self._chart
        if chart.aim is not None:
            sheet.band(chart.aim.low - 0.5, chart.aim.high + 0.5, self._left, self._right)
        for face in range(1, FACES + 1):
            self._draw_face(face)
        sheet.across(0.5, self._left, self._right, sheet.foot())
        if chart.stop is not None:
            self._draw_stop(chart.stop.at, sheet.words.spoken(chart.stop.words))
        for place, answers in enumerate(chart.answers):
            self._draw_answers(place, answers)
        names = axis_names(sheet.words, [answers.span for answers in chart.answers])
        sheet.names(names, self._each, 0.5)

    def _words_width(self) -> float:
        advance = QFontMetricsF(self._sheet.note()).horizontalAdvance
        return max(advance(self._sheet.words.spoken(words)) for words in self._chart.faces)

    def _draw_face(self, face: int) -> None:
        sheet, colours = self._sheet, self._sheet.theme.colours
        sheet.across(face, self._left, self._right, sheet.hair())
        middle = self._left - (sheet.gap + self._face / 2) / self._each
        sheet.canvas.picture(QPointF(middle, face), self._picture(face))
        if self._named:
            words = sheet.words.spoken(self._chart.faces[face - 1])
            end = self._left - (2 * sheet.gap + self._face) / self._each
            sheet.canvas.words(words, sheet.note(REGULAR), colours.ink2, QPointF(end, face), anchor=(1.0, 0.5))

    def _picture(self, face: int) -> QPixmap:
        ratio = self._sheet.canvas.view.devicePixelRatioF()
        side = max(1, round(self._face))
        picture = QPixmap(round(side * ratio), round(side * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        scale = Scale.EFFORT if self._chart.subject is Subject.EFFORT else Scale.PAIN
        colours = self._sheet.theme.colours
        paint_face(painter, scale, face, QRectF(0, 0, side, side), palette=colours, fill=colours.face)
        painter.end()
        return picture

    def _draw_stop(self, level: float, words: str) -> None:
        sheet, colours = self._sheet, self._sheet.theme.colours
        pen = sheet.edge()
        pen.setColor(colours.danger)
        sheet.across(level, self._left, self._right, pen)
        at = QPointF(self._left, level)
        sheet.canvas.words(words, sheet.note(BOLD), colours.danger, at, anchor=(0.0, 1.0), paper=colours.paper)

    def _draw_answers(self, place: int, answers: Answers) -> None:
        """A line from the lowest to the highest, and a disc on the middle."""
        if answers.low is None or answers.high is None or answers.middle is None:
            return
        colours, metrics = self._sheet.theme.colours, self._sheet.theme.metrics
        current = place == len(self._chart.answers) - 1
        colour = colours.accent if current else colours.mark
        if answers.low != answers.high:
            pen = QPen(colour, metrics.line(LINE_SELECTED))
            self._sheet.canvas.line(QPointF(place, answers.low), QPointF(place, answers.high), pen, BARS)
        diameter = metrics.line(_DOT_NOW if current else _DOT)
        self._sheet.canvas.dot(QPointF(place, answers.middle), diameter, colour, QPen(colours.paper, 1))
