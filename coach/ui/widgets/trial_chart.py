"""The results of a test as dots on a line, before the band of what chance can do. It is read, never handled.

It runs from left to right, as time does on an axis. To assistive technology it is a picture named by its sentences; the
numbers stand in a table beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QGraphicsLineItem, QGraphicsRectItem, QLabel, QWidget

from coach.practice.message import ui
from coach.practice.trials.history import History
from coach.ui.theme.theme import Theme
from coach.ui.theme.tokens import BOLD, GRID, LINE_FOCUS, LINE_HAIR, LINE_KEY, MARK, MEDIUM, NOTE, NOTE_STRONG
from coach.ui.widgets.kit import Kit
from coach.ui.widgets.text import Text

if TYPE_CHECKING:
    import pyqtgraph

_LEAST, _MOST = 240, 470  # design px of height
_TEXT_SHARE = 0.65  # of the growth of the text, for the least height
_SWATCH = (44, 24)
_BAND_DASH = [5, 4]
_DOT, _DOT_LAST = 16, 24  # design px across
_MOST_MARKS, _MARK_ROOM = 5, 1.3  # numbers on the axis above 0; lines of height for each
_PLACES = 4  # at least so many places on the axis: a young chart keeps its shape


class TrialChart(QLabel):
    """Shows a `History` once the library is there; `bring` brings it and calls back."""

    def __init__(self, kit: Kit, bring: Callable[[Callable[[], None]], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit, self._theme, self._bring = kit, kit.theme, bring
        self._shown: History | None = None
        self._plot: pyqtgraph.GraphicsView | None = None
        self._box: pyqtgraph.ViewBox | None = None
        self._asked = False
        self._swatch = QRectF()
        self._band_name = Text(kit, "", NOTE_STRONG, second=True, parent=self)

    def show_history(self, shown: History) -> None:
        """Show this."""
        self._shown = shown
        words = self._kit.words
        self.setAccessibleName(" ".join(words.spoken(sentence) for sentence in (shown.title, *shown.words)))
        self._band_name.show_words(ui("Usual, give or take chance") if shown.band else "")
        self._band_name.setVisible(shown.band is not None)
        if not self._asked:
            self._asked = True
            self._bring(self._build)
        self._arrange()

    @property
    def drawn(self) -> bool:
        """Whether the dots are on the screen, and not only the words."""
        return self._plot is not None

    def apply(self, theme: Theme) -> None:
        """Take a new look."""
        self._theme = theme
        self._arrange()

    def least_height(self, width: int) -> int:
        """The px of a chart that can be read."""
        metrics = self._theme.metrics
        return round(metrics.px(_LEAST) * max(1.0, metrics.text * _TEXT_SHARE)) + self._head(width)

    def most_height(self, width: int) -> int:
        """The px above which dots only grow apart from their words."""
        return max(self._theme.metrics.px(_MOST), self.least_height(width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew."""
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the sample of the band beside its name."""
        if self._shown is None or self._shown.band is None:
            return
        painter = QPainter(self)
        painter.fillRect(self._swatch, self._theme.colours.band)
        painter.setPen(self._edge())
        for y in (self._swatch.top(), self._swatch.bottom()):
            painter.drawLine(QPointF(self._swatch.left(), y), QPointF(self._swatch.right(), y))

    def _edge(self) -> QPen:
        pen = QPen(self._theme.colours.mark, self._theme.metrics.line(LINE_KEY))
        pen.setDashPattern(_BAND_DASH)
        pen.setCosmetic(True)
        return pen

    def _head(self, width: int) -> int:
        """The height of the name of the band."""
        if self._shown is None or self._shown.band is None:
            return 0
        return max(self._band_name.heightForWidth(self._name_width(width)), self._theme.metrics.px(_SWATCH[1] + GRID))

    def _name_width(self, width: int) -> int:
        return width - self._theme.metrics.px(_SWATCH[0] + GRID)

    def _arrange(self) -> None:
        px, width, head = self._theme.metrics.px, self.width(), self._head(self.width())
        box = QRectF(0, (head - px(_SWATCH[1])) / 2, px(_SWATCH[0]), px(_SWATCH[1]))
        name = QRect(px(_SWATCH[0] + GRID), 0, self._name_width(width), head)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            box.moveLeft(width - box.right())
            name.moveLeft(0)
        self._swatch = box
        self._band_name.setGeometry(name)
        if self._plot is not None:
            self._plot.setGeometry(QRect(0, head, width, max(1, self.height() - head)))
            self._draw(self._plot)
        self.update()

    # What needs the library

    def _build(self) -> None:
        import pyqtgraph

        # The bare parts, without the menus that a PlotWidget makes.
        self._box = pyqtgraph.ViewBox(enableMenu=False, enableMouse=False, defaultPadding=0)
        plot = pyqtgraph.GraphicsView(self)
        plot.setCentralItem(self._box)
        plot.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        plot.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        plot.setAntialiasing(True)
        self._plot = plot
        plot.show()
        self._arrange()

    def _draw(self, plot: pyqtgraph.GraphicsView) -> None:
        shown, box = self._shown, self._box
        if shown is None or box is None:
            return
        plot.setBackground(self._theme.colours.paper)
        box.clear()
        if not shown.points:
            return
        top = max(float(shown.scale), *(point.score for point in shown.points), shown.band.high if shown.band else 0.0)
        line = QFontMetricsF(self._note(BOLD)).height()
        name, value = 1.25 * line, QFontMetricsF(self._theme.font(MARK, BOLD)).height() * 1.4
        high = max(1.0, plot.height() - name - value)
        marks = _marks(top, max(1, min(_MOST_MARKS, int(high / (_MARK_ROOM * line)))))
        places = max(_PLACES, len(shown.points))
        room = self._marks_room(marks)
        each = max(1.0, (plot.width() - room) / places)
        left, right = -0.5 - room / each, places - 0.5
        bottom, most = -marks[-1] * name / high, marks[-1] * (1 + value / high)
        box.setRange(xRange=(left, right), yRange=(bottom, most), padding=0, disableAutoRange=True)
        self._draw_marks(box, marks, right, each)
        self._draw_band(box, shown, right)
        self._draw_points(box, shown, each, marks[-1] / high)
        self._draw_names(box, shown, each, right)

    def _note(self, weight: int) -> QFont:
        return self._theme.font(NOTE, weight)

    def _marks_room(self, marks: Sequence[int]) -> float:
        """The px for the numbers of the axis, left of the dots."""
        advance = QFontMetricsF(self._note(NOTE.weight)).horizontalAdvance
        return max(advance(self._kit.words.number(mark)) for mark in marks) + self._theme.metrics.px(2 * GRID)

    def _draw_marks(self, box: pyqtgraph.ViewBox, marks: Sequence[int], right: float, each: float) -> None:
        colours, metrics = self._theme.colours, self._theme.metrics
        for mark in marks:
            colour, width = (colours.line, LINE_KEY) if mark == 0 else (colours.hair, LINE_HAIR)
            pen = QPen(colour, metrics.line(width))
            pen.setCosmetic(True)
            _add_line(box, mark, right, pen)
            number = _words(self._kit.words.number(mark), self._note(NOTE.weight), colours.ink2, (1.0, 0.5))
            number.setPos(-0.5 - metrics.px(GRID) / each, mark)
            box.addItem(number)

    def _draw_band(self, box: pyqtgraph.ViewBox, shown: History, right: float) -> None:
        band = shown.band
        if band is None:
            return
        area = QGraphicsRectItem(QRectF(-0.5, band.low, right + 0.5, band.high - band.low))
        area.setBrush(self._theme.colours.band)
        area.setPen(QPen(Qt.PenStyle.NoPen))
        area.setZValue(-10)
        box.addItem(area, ignoreBounds=True)
        for edge in (band.low, band.high):
            _add_line(box, edge, right, self._edge())

    def _draw_points(self, box: pyqtgraph.ViewBox, shown: History, each: float, of_px: float) -> None:
        """The line, the dots, and over each dot its number; the newest is larger, bold and of the accent's colour.

        A dot stands every `each` px; `of_px` is how much of a score one px is high.
        """
        import pyqtgraph

        colours, metrics, last = self._theme.colours, self._theme.metrics, len(shown.points) - 1
        scores = [point.score for point in shown.points]
        line = pyqtgraph.PlotCurveItem(
            x=list(range(len(scores))), y=scores, pen=QPen(colours.mark, metrics.line(LINE_FOCUS)), antialias=True
        )
        line.opts["pen"].setCosmetic(True)
        line.setZValue(4)
        box.addItem(line)
        sizes = [metrics.px(_DOT_LAST if place == last else _DOT) for place in range(len(scores))]
        fills = [colours.accent if place == last else colours.mark for place in range(len(scores))]
        dots = pyqtgraph.ScatterPlotItem(
            x=list(range(len(scores))), y=scores, size=sizes, brush=fills, pen=QPen(Qt.PenStyle.NoPen)
        )
        dots.setZValue(5)
        box.addItem(dots)
        lift = metrics.px(_DOT_LAST) * 0.7 * of_px
        for place, score in enumerate(scores):
            number = self._kit.words.number(int(score) if score == int(score) else round(score, 1))
            font = self._theme.font(MARK, BOLD) if place == last else self._note(MEDIUM)
            if place != last and QFontMetricsF(font).horizontalAdvance(number) > each * 0.9:
                continue
            words = _words(number, font, colours.ink if place == last else colours.ink2, (0.5, 1.0))
            words.setPos(place, score + lift)
            box.addItem(words)

    def _draw_names(self, box: pyqtgraph.ViewBox, shown: History, each: float, right: float) -> None:
        """The dates below the dots, from the newest back; one that would touch the next is left out."""
        colours, last = self._theme.colours, len(shown.points) - 1
        free = right
        for place in reversed(range(len(shown.points))):
            name = self._kit.words.formats.day_and_month(shown.points[place].date)
            font = self._note(BOLD if place == last else NOTE.weight)
            half = QFontMetricsF(font).horizontalAdvance(name) / each / 2
            middle = min(max(float(place), half - 0.5), right - half)
            if middle + half > free:
                continue
            free = middle - half - self._theme.metrics.px(GRID) / each
            words = _words(name, font, colours.ink if place == last else colours.ink2, (0.5, 0.0))
            words.setPos(middle, 0)
            box.addItem(words)


def _marks(top: float, most: int) -> tuple[int, ...]:
    """Round numbers from 0 to at least `top`, in at most so many steps."""
    step = 1
    while step * most < top:
        power = int(10 ** (len(str(step)) - 1))
        step = next(size for size in (2 * power, 5 * power, 10 * power) if size > step)
    return tuple(step * mark for mark in range(max(1, ceil(top / step)) + 1))


def _add_line(box: pyqtgraph.ViewBox, level: float, right: float, pen: QPen) -> None:
    line = QGraphicsLineItem(-0.5, level, right, level)
    line.setPen(pen)
    box.addItem(line, ignoreBounds=True)


def _words(words: str, font: QFont, colour: QColor, anchor: tuple[float, float]) -> pyqtgraph.TextItem:
    """Words in the size of the screen; `anchor` is the share of their width and height that lies on their place."""
    import pyqtgraph

    item = pyqtgraph.TextItem(words, color=colour, anchor=anchor)
    item.setFont(font)
    item.textItem.document().setDocumentMargin(0)
    item.setZValue(10)
    return item
