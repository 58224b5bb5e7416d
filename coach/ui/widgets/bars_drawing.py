"""Draws bars over time: the usual range, the current bar in the accent with its number in bold."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFontMetricsF, QPen

from coach.practice.charts import axis_marks
from coach.practice.progress.model import Bars
from coach.ui.theme.tokens import BOLD, MEDIUM
from coach.ui.widgets.chart_kit import Sheet
from coach.ui.widgets.span_names import axis_names

_BAR = 0.72  # of the place of a bar; the rest is the gap


class BarsDrawing:
    """One chart on one sheet."""

    def __init__(self, sheet: Sheet, chart: Bars) -> None:
        self._sheet, self._chart = sheet, chart
        self._numbers = [bar.number for bar in chart.bars]
        highest = max(chart.band.high if chart.band else 0, *self._numbers, *(level.at for level in chart.levels))
        self._marks = axis_marks(highest)
        room = self._marks_room()
        self._each = (sheet.width - room) / len(chart.bars)
        self._left, self._right = -0.5, len(chart.bars) - 0.5
        self._valued = self._values_fit()
        low, high = self._range()
        sheet.canvas.look_at((self._left - room / self._each, self._right), (low, high))

    def draw(self) -> None:
        """Draw it all."""
        self._draw_marks()
        if self._chart.band is not None:
            self._sheet.band(self._chart.band.low, self._chart.band.high, self._left, self._right)
        self._draw_bars()
        self._sheet.levels(self._chart.levels, self._left, self._right)
        last = None if self._valued else self._numbers[-1]
        spans = [bar.span for bar in self._chart.bars]
        self._sheet.names(axis_names(self._sheet.words, spans, last), self._each, 0.0)

    def _range(self) -> tuple[float, float]:
        """From below 0, where the names stand, to above the last mark, where the highest number or level stands."""
        name = QFontMetricsF(self._sheet.note(BOLD)).height() * 1.2
        value = QFontMetricsF(self._sheet.value()).height() * (1.1 if self._valued or self._chart.levels else 0.5)
        top = float(self._marks[-1])
        bars = max(1.0, self._sheet.height - name - value)
        return -top * name / bars, top * (1 + value / bars)

    def _marks_room(self) -> float:
        """The px for the numbers of the axis, left of the bars."""
        advance = QFontMetricsF(self._sheet.note()).horizontalAdvance
        return max(advance(self._sheet.words.number(mark)) for mark in self._marks) + 2 * self._sheet.gap

    def _values_fit(self) -> bool:
        """Whether the numbers can stand on their bars, without touching one another or the words of a level."""
        if self._chart.levels:
            return False
        advance = QFontMetricsF(self._sheet.note(MEDIUM)).horizontalAdvance
        widest = max(map(advance, self._valued_texts(self._numbers)))
        return widest + self._sheet.gap <= self._each

    def _valued_texts(self, numbers: Sequence[float]) -> list[str]:
        return [self._sheet.words.number(number) for number in numbers]

    def _draw_marks(self) -> None:
        sheet = self._sheet
        for mark in self._marks:
            sheet.across(mark, self._left, self._right, sheet.hair() if mark else sheet.foot())
            at = QPointF(self._left - sheet.gap / self._each, mark)
            sheet.canvas.words(sheet.words.number(mark), sheet.note(), sheet.theme.colours.ink2, at, anchor=(1.0, 0.5))

    def _draw_bars(self) -> None:
        colours, last = self._sheet.theme.colours, len(self._numbers) - 1
        places = range(len(self._numbers))
        fills = [colours.accent if place == last else colours.mark for place in places]
        pens = [QPen(Qt.PenStyle.NoPen)] * len(fills)
        self._sheet.canvas.bars(x=list(places), height=self._numbers, width=_BAR, brushes=fills, pens=pens)
        for place, number in enumerate(self._numbers):
            if self._valued and number:
                self._draw_value(place, number, place == last)

    def _draw_value(self, place: int, number: float, current: bool) -> None:
        sheet, colours = self._sheet, self._sheet.theme.colours
        font = sheet.value() if current else sheet.note(MEDIUM)
        text = sheet.words.number(number)
        half = QFontMetricsF(font).horizontalAdvance(text) / self._each / 2
        at = QPointF(min(float(place), self._right - half), number)
        colour = colours.ink if current else colours.ink2
        sheet.canvas.words(text, font, colour, at, anchor=(0.5, 1.0), paper=colours.paper)
