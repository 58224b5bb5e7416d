"""A bar chart that is read, never handled: no zoom, no menu, no hovering.

It always runs from left to right, as time does on an axis. To assistive technology it is a picture named by its
sentence; the numbers stand in a table beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QGraphicsLineItem, QGraphicsRectItem, QLabel, QWidget

from coach.practice.charts import Chart, axis_marks
from coach.practice.message import ui
from coach.ui.theme.theme import Theme
from coach.ui.theme.tokens import BOLD, GRID, LINE_HAIR, LINE_KEY, MARK, MEDIUM, NOTE, NOTE_STRONG, Step
from coach.ui.widgets.kit import Kit
from coach.ui.widgets.text import Text

if TYPE_CHECKING:
    import pyqtgraph

_LEAST, _MOST = 260, 470  # design px of height
_TEXT_SHARE = 0.65  # of the growth of the text, for the least height
_BAR = 0.72  # of the place of a bar; the rest is the gap
_SWATCH = (44, 24)
_BAND_DASH = [5, 4]
_MANY = 12  # so many bars stand too close to have their numbers on them


class BarChart(QLabel):
    """Shows a `Chart` once the library is there; `bring` brings it and calls back."""

    def __init__(self, kit: Kit, bring: Callable[[Callable[[], None]], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit, self._theme, self._bring = kit, kit.theme, bring
        self._chart: Chart | None = None
        self._give_names: Callable[[], Sequence[str]] = tuple
        self._names: Sequence[str] = ()
        self._plot: pyqtgraph.GraphicsView | None = None
        self._box: pyqtgraph.ViewBox | None = None
        self._each = 1.0  # px from one bar to the next
        self._asked = False
        self._title = Text(kit, "", _title_step(kit.theme), second=True, parent=self)
        self._usual = Text(kit, "", NOTE_STRONG, second=True, parent=self)
        self._swatch = QRectF()

    def show_chart(self, chart: Chart, names: Callable[[], Sequence[str]]) -> None:
        """Show this; `names` gives what stands below the bars, "" for nothing, the last one bold.

        It is asked once the library is there.
        """
        self._chart, self._give_names, self._names = chart, names, ()
        words = self._kit.words
        self.setAccessibleName(" ".join(words.spoken(sentence) for sentence in (chart.title, *chart.words)))
        self._title.show_words(chart.title)
        usual = ui("A usual week") if chart.by_week else ui("A usual day")
        self._usual.show_words(usual if chart.band else "")
        self._usual.setVisible(bool(self._usual.marked))
        if not self._asked:
            self._asked = True
            self._bring(self._build)
        self._arrange()

    @property
    def drawn(self) -> bool:
        """Whether the bars are on the screen, and not only the words."""
        return self._plot is not None

    def apply(self, theme: Theme) -> None:
        """Take a new look."""
        self._theme = theme
        self._title.set_step(_title_step(theme))
        self._arrange()

    def least_height(self, width: int) -> int:
        """The px of a chart that can be read."""
        metrics = self._theme.metrics
        return round(metrics.px(_LEAST) * max(1.0, metrics.text * _TEXT_SHARE)) + self._head(width)

    def most_height(self, width: int) -> int:
        """The px above which bars only grow apart from their words."""
        return max(self._theme.metrics.px(_MOST), self.least_height(width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew."""
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the sample of the usual range beside its name."""
        if not self._usual.marked:
            return
        painter = QPainter(self)
        colours = self._theme.colours
        painter.fillRect(self._swatch, colours.band)
        painter.setPen(self._edge())
        for y in (self._swatch.top(), self._swatch.bottom()):
            painter.drawLine(QPointF(self._swatch.left(), y), QPointF(self._swatch.right(), y))

    def _edge(self) -> QPen:
        pen = QPen(self._theme.colours.mark, self._theme.metrics.line(LINE_KEY))
        pen.setDashPattern(_BAND_DASH)
        pen.setCosmetic(True)
        return pen

    def _head(self, width: int) -> int:
        """The height of the title; the usual range stands in the same line, or below it."""
        title = self._title.heightForWidth(width)
        return title + (0 if self._one_line(width) or not self._usual.marked else self._usual.sizeHint().height())

    def _one_line(self, width: int) -> bool:
        px = self._theme.metrics.px
        return self._title.sizeHint().width() + self._usual.sizeHint().width() + px(_SWATCH[0] + 5 * GRID) <= width

    def _arrange(self) -> None:
        px, width = self._theme.metrics.px, self.width()
        title = self._title.heightForWidth(width)
        usual, one_line = self._usual.sizeHint(), self._one_line(width)
        swatch, gap = px(_SWATCH[0]), px(GRID)
        start = width - usual.width() - swatch - gap if one_line else 0
        top = (title - usual.height()) // 2 if one_line else title
        box = QRectF(start, top + (usual.height() - px(_SWATCH[1])) / 2, swatch, px(_SWATCH[1]))
        words = QRect(start + swatch + gap, top, usual.width(), usual.height())
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            box.moveLeft(width - box.right())
            words.moveLeft(width - words.left() - words.width())
        self._swatch = box
        self._usual.setGeometry(words)
        own = QRect(0, 0, start - gap if one_line and self._usual.marked else width, title)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            own.moveRight(width - 1)
        self._title.setGeometry(own)
        if self._plot is not None:
            head = self._head(width)
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
        if self._chart is None or self._box is None:
            return
        chart, self._names = self._chart, self._names or self._give_names()
        band_high = chart.band.high if chart.band else 0
        marks = axis_marks(max(band_high, *(bar.number for bar in chart.bars)))
        plot.setBackground(self._theme.colours.paper)
        self._box.clear()
        low, high = self._range(float(plot.height()), float(marks[-1]))
        room = self._marks_room(marks)
        self._each = (plot.width() - room) / len(chart.bars)
        across = (-0.5 - room / self._each, len(chart.bars) - 0.5)
        self._box.setRange(xRange=across, yRange=(low, high), padding=0, disableAutoRange=True)
        self._draw_marks(self._box, marks, across)
        self._draw_band(self._box, across)
        self._draw_bars(self._box)
        self._draw_names(self._box)

    def _range(self, height: float, top: float) -> tuple[float, float]:
        """From below 0, where the names stand, to above the last mark, where the number of the tallest bar stands."""
        name = QFontMetricsF(self._note(BOLD)).height() * 1.2
        many = len(self._names) >= _MANY
        value = QFontMetricsF(self._value_font()).height() * (0.5 if many else 1.1)
        bars = max(1.0, height - name - value)
        return -top * name / bars, top * (1 + value / bars)

    def _marks_room(self, marks: Sequence[int]) -> float:
        """The px for the numbers of the axis, left of the bars."""
        advance = QFontMetricsF(self._note(NOTE.weight)).horizontalAdvance
        return max(advance(self._kit.words.number(mark)) for mark in marks) + self._theme.metrics.px(2 * GRID)

    def _note(self, weight: int) -> QFont:
        return self._theme.font(NOTE, weight)

    def _value_font(self) -> QFont:
        return self._theme.font(MARK, BOLD)

    def _draw_marks(self, box: pyqtgraph.ViewBox, marks: Sequence[int], across: tuple[float, float]) -> None:
        colours, metrics = self._theme.colours, self._theme.metrics
        for mark in marks:
            colour, width = (colours.line, LINE_KEY) if mark == 0 else (colours.hair, LINE_HAIR)
            pen = QPen(colour, metrics.line(width))
            pen.setCosmetic(True)
            self._add_line(box, mark, across[1], pen)
            number = self._words(self._kit.words.number(mark), self._note(NOTE.weight), colours.ink2, (1.0, 0.5))
            number.setPos(-0.5 - metrics.px(GRID) / self._each, mark)
            box.addItem(number)

    @staticmethod
    def _add_line(box: pyqtgraph.ViewBox, level: float, right: float, pen: QPen) -> None:
        line = QGraphicsLineItem(-0.5, level, right, level)
        line.setPen(pen)
        box.addItem(line, ignoreBounds=True)

    def _draw_band(self, box: pyqtgraph.ViewBox, across: tuple[float, float]) -> None:
        band = self._chart.band if self._chart else None
        if band is None:
            return
        area = QGraphicsRectItem(QRectF(-0.5, band.low, across[1] + 0.5, band.high - band.low))
        area.setBrush(self._theme.colours.band)
        area.setPen(QPen(Qt.PenStyle.NoPen))
        area.setZValue(-10)
        box.addItem(area, ignoreBounds=True)
        for edge in (band.low, band.high):
            self._add_line(box, edge, across[1], self._edge())

    def _draw_bars(self, box: pyqtgraph.ViewBox) -> None:
        import pyqtgraph

        numbers = [bar.number for bar in self._chart.bars] if self._chart else []
        colours, last = self._theme.colours, len(numbers) - 1
        fills = [colours.accent if place == last else colours.mark for place in range(len(numbers))]
        pens = [QPen(Qt.PenStyle.NoPen)] * len(numbers)
        bars = pyqtgraph.BarGraphItem(x=list(range(len(numbers))), height=numbers, width=_BAR, brushes=fills, pens=pens)
        bars.setZValue(5)
        box.addItem(bars)
        for place, number in enumerate(numbers):
            if number and len(numbers) < _MANY:
                font = self._value_font() if place == last else self._note(MEDIUM)
                colour = colours.ink if place == last else colours.ink2
                value = self._kit.words.number(number)
                half = QFontMetricsF(font).horizontalAdvance(value) / self._each / 2
                words = self._words(value, font, colour, (0.5, 1.0))
                words.setPos(min(float(place), len(numbers) - 0.5 - half), number)
                box.addItem(words)

    def _draw_names(self, box: pyqtgraph.ViewBox) -> None:
        """The names below the bars, from the current one back; one that would touch the next is left out."""
        colours, last = self._theme.colours, len(self._names) - 1
        free = float("inf")
        for place in reversed(range(len(self._names))):
            name = self._names[place]
            font = self._note(BOLD if place == last else NOTE.weight)
            half = QFontMetricsF(font).horizontalAdvance(name) / self._each / 2
            middle = min(place, last + 0.5 - half) if place == last else max(place, half - 0.5)
            if not name or middle + half > free:
                continue
            free = middle - half - self._theme.metrics.px(GRID) / self._each
            words = self._words(name, font, colours.ink if place == last else colours.ink2, (0.5, 0.0))
            words.setPos(middle, 0)
            box.addItem(words)

    @staticmethod
    def _words(words: str, font: QFont, colour: QColor, anchor: tuple[float, float]) -> pyqtgraph.TextItem:
        """Words in the size of the screen; `anchor` is the share of their width and height that lies on their place."""
        import pyqtgraph

        item = pyqtgraph.TextItem(words, color=colour, anchor=anchor)
        item.setFont(font)
        item.textItem.document().setDocumentMargin(0)
        item.setZValue(10)
        return item


def _title_step(theme: Theme) -> Step:
    return NOTE if theme.metrics.large_text else MARK
