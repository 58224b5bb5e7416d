"""What all charts share: fonts, pens, the names below them, the lines across them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QPen

from coach.practice.progress.model import Level
from coach.text.words import Words
from coach.ui.theme.theme import Theme
from coach.ui.theme.tokens import BOLD, GRID, LINE_HAIR, LINE_KEY, MARK, NOTE
from coach.ui.widgets.canvas import BARS, Canvas

DASH, _DOTS = [5, 4], [1, 2.5]
_WIDEST_LABEL = 0.47  # of the chart; a level whose words are longer is left to the sentences


class Sheet:
    """A canvas of a certain size in a certain look, on which a chart is drawn."""

    def __init__(self, canvas: Canvas, theme: Theme, words: Words) -> None:
        self.canvas, self.theme, self.words = canvas, theme, words
        self.width, self.height = float(canvas.view.width()), float(canvas.view.height())

    @property
    def gap(self) -> int:
        """Px between words and what they name."""
        return self.theme.metrics.px(GRID)

    def note(self, weight: int = NOTE.weight) -> QFont:
        """The font of axis and names."""
        return self.theme.font(NOTE, weight)

    def value(self) -> QFont:
        """The font of the current number."""
        return self.theme.font(MARK, BOLD)

    def edge(self, width: float = LINE_KEY) -> QPen:
        """The pen of the edge of a range."""
        pen = QPen(self.theme.colours.mark, self.theme.metrics.line(width))
        pen.setDashPattern(DASH)
        return pen

    def hair(self) -> QPen:
        """The pen of a mark of the axis."""
        return QPen(self.theme.colours.hair, self.theme.metrics.line(LINE_HAIR))

    def foot(self) -> QPen:
        """The pen of the line on which bars stand."""
        return QPen(self.theme.colours.line, self.theme.metrics.line(LINE_KEY))

    def across(self, level: float, left: float, right: float, pen: QPen, z: float = 0.0) -> None:
        """A line from side to side."""
        self.canvas.line(QPointF(left, level), QPointF(right, level), pen, z)

    def band(self, low: float, high: float, left: float, right: float) -> None:
        """A range, with its edges."""
        self.canvas.area(QRectF(left, low, right - left, high - low), self.theme.colours.band)
        for edge in (low, high):
            self.across(edge, left, right, self.edge())

    def names(self, names: Sequence[str], each: float, level: float) -> None:
        """Names below, from the current one back; one that would touch the next is left out."""
        colours, last = self.theme.colours, len(names) - 1
        free = float("inf")
        for place in reversed(range(len(names))):
            name = names[place]
            font = self.note(BOLD if place == last else NOTE.weight)
            half = QFontMetricsF(font).horizontalAdvance(name) / each / 2
            middle = min(place, last + 0.5 - half) if place == last else max(place, half - 0.5)
            if not name or middle + half > free:
                continue
            free = middle - half - self.gap / each
            colour = colours.ink if place == last else colours.ink2
            self.canvas.words(name, font, colour, QPointF(middle, level), anchor=(0.5, 0.0))

    def levels(self, levels: Sequence[Level], left: float, right: float) -> None:
        """Lines across with their words: the first at the left end, the next at the right one."""
        colours, font = self.theme.colours, self.note()
        for level, at, anchor in zip(levels, (left, right), (0.0, 1.0), strict=False):
            said = self.words.spoken(level.words)
            if QFontMetricsF(font).horizontalAdvance(said) > _WIDEST_LABEL * self.width:
                continue
            pen = QPen(colours.ink2, self.theme.metrics.line(LINE_KEY))
            pen.setDashPattern(_DOTS)
            self.across(level.at, left, right, pen, BARS + 1)
            self.canvas.words(
                said, font, colours.ink2, QPointF(at, level.at), anchor=(anchor, 1.0), paper=colours.paper
            )
