"""A chart: its title, what its band means, and the drawing.

To assistive technology it is a picture named by its sentences; the numbers stand in a table beside it. The drawing
comes in small steps, each in a turn of its own, so that no press waits for it.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget
from shiboken6 import isValid

from coach.practice.message import Message
from coach.practice.progress.model import Bars, Chart, Faces
from coach.ui.theme.theme import Theme
from coach.ui.theme.tokens import GRID, LINE_KEY, MARGIN_TOP_SMALL, MARK, NOTE, NOTE_STRONG, Step
from coach.ui.widgets.canvas import Canvas
from coach.ui.widgets.chart_kit import DASH
from coach.ui.widgets.kit import Kit
from coach.ui.widgets.text import Text

_LOWEST, _LEAST, _MOST = 160, 260, 520  # design px of height
_TEXT_SHARE = 0.65  # of the growth of the text, for the least height
_SWATCH = (44, 24)


class ChartView(QLabel):
    """Shows a `Chart` once the library is there; `bring` brings it and calls back."""

    def __init__(self, kit: Kit, bring: Callable[[Callable[[], None]], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit, self._theme, self._bring = kit, kit.theme, bring
        self._chart: Chart | None = None
        self._canvas: Canvas | None = None
        self._asked = self._fresh = False
        self._maker = QTimer(self, interval=0, singleShot=True)
        self._maker.timeout.connect(self._make)
        self._drawer = QTimer(self, interval=0, singleShot=True)
        self._drawer.timeout.connect(self._draw)
        self._title = Text(kit, "", _title_step(kit.theme), second=True, parent=self)
        self._meaning = Text(kit, "", NOTE_STRONG, second=True, parent=self)
        self._swatch = QRectF()

    def show_chart(self, chart: Chart) -> None:
        """Show this."""
        self._chart = chart
        words = self._kit.words
        self.setAccessibleName(" ".join(words.spoken(sentence) for sentence in (chart.title, *chart.words)))
        self._title.show_words(chart.title)
        self._meaning.show_words(_band_words(chart) or "")
        self._meaning.setVisible(bool(self._meaning.marked))
        if not self._asked:
            self._asked = True
            self._bring(self._arrived)
        self._arrange()

    @property
    def drawn(self) -> bool:
        """Whether what is to be shown is on the screen, and not only the words."""
        return self._fresh

    @property
    def waits(self) -> bool:
        """Whether a step of the drawing is still to come by itself."""
        return self._maker.isActive() or self._drawer.isActive()

    def apply(self, theme: Theme) -> None:
        """Take a new look."""
        self._theme = theme
        self._title.set_step(_title_step(theme))
        self._arrange()

    def least_height(self, width: int) -> int:
        """The px of a chart that can be read: less where a long head would leave no room for it in a low window."""
        metrics, head = self._theme.metrics, self._head(width)
        wanted = round(metrics.px(_LEAST) * max(1.0, metrics.text * _TEXT_SHARE))
        left = metrics.height - 2 * metrics.px(MARGIN_TOP_SMALL) - head
        return head + max(metrics.px(_LOWEST), min(wanted, left))

    def most_height(self, width: int) -> int:
        """The px above which marks only grow apart from their words."""
        return max(self._theme.metrics.px(_MOST), self.least_height(width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew."""
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the sample of the band beside its name."""
        if not self._meaning.marked:
            return
        painter = QPainter(self)
        colours = self._theme.colours
        painter.fillRect(self._swatch, colours.band)
        pen = QPen(colours.mark, self._theme.metrics.line(LINE_KEY))
        pen.setDashPattern(DASH)
        painter.setPen(pen)
        for y in (self._swatch.top(), self._swatch.bottom()):
            painter.drawLine(QPointF(self._swatch.left(), y), QPointF(self._swatch.right(), y))

    # Where things stand

    def _head(self, width: int) -> int:
        """The height of the title; what the band means stands in the same line, or below it."""
        title = self._title.heightForWidth(width)
        return title + (0 if self._one_line(width) or not self._meaning.marked else self._meaning_size(width).height())

    def _meaning_size(self, width: int) -> QSize:
        """On one line beside its sample, or on as many as it needs."""
        room = width - self._theme.metrics.px(_SWATCH[0] + GRID)
        hint = self._meaning.sizeHint()
        return hint if hint.width() <= room else QSize(room, self._meaning.heightForWidth(room))

    def _one_line(self, width: int) -> bool:
        px = self._theme.metrics.px
        return self._title.sizeHint().width() + self._meaning.sizeHint().width() + px(_SWATCH[0] + 5 * GRID) <= width

    def _arrange(self) -> None:
        px, width = self._theme.metrics.px, self.width()
        meaning, one_line = self._meaning_size(width), self._one_line(width)
        swatch, gap = px(_SWATCH[0]), px(GRID)
        start = width - meaning.width() - swatch - gap if one_line else 0
        own = QRect(0, 0, start - gap if one_line and self._meaning.marked else width, 0)
        own.setHeight(self._title.heightForWidth(own.width()))
        top = (own.height() - meaning.height()) // 2 if one_line else own.height()
        box = QRect(start, top + (meaning.height() - px(_SWATCH[1])) // 2, swatch, px(_SWATCH[1]))
        words = QRect(start + swatch + gap, top, meaning.width(), meaning.height())
        self._swatch = QRectF(self._turned(box))
        self._meaning.setGeometry(self._turned(words))
        self._title.setGeometry(self._turned(own))
        if self._canvas is not None:
            head = self._head(width)
            self._canvas.view.setGeometry(QRect(0, head, width, max(1, self.height() - head)))
            self._drawer.start()
        self._fresh = False
        self.update()

    def _turned(self, box: QRect) -> QRect:
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            box.moveLeft(self.width() - box.left() - box.width())
        return box

    # What needs the library

    def _arrived(self) -> None:
        """The library is there; the screen may have gone meanwhile."""
        if isValid(self):
            self._maker.start()

    def _make(self) -> None:
        self._canvas = Canvas(self)
        self._canvas.view.show()
        self._arrange()

    def _draw(self) -> None:
        chart, canvas = self._chart, self._canvas
        if chart is None or canvas is None or not chart.drawn:
            return
        from coach.ui.widgets.chart_drawing import draw_chart

        draw_chart(canvas, chart, self._theme, self._kit.words)
        self._fresh = True


def _title_step(theme: Theme) -> Step:
    return NOTE if theme.metrics.large_text else MARK


def _band_words(chart: Chart) -> Message | None:
    if isinstance(chart, Bars):
        return chart.band_words if chart.band is not None else None
    if isinstance(chart, Faces):
        return chart.aim_words if chart.aim is not None else None
    return None
