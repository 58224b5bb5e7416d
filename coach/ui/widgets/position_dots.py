"""Where one is in a row of things: dots, the one that is on drawn long."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from coach.practice.message import Message
from coach.ui.theme.theme import Theme
from coach.ui.theme.tokens import LINE_KEY
from coach.ui.widgets.kit import Kit

_DOT, _GAP, _LONG = 16, 10, 2.2


class PositionDots(QLabel):
    """`total` dots, `place` (from 0) is on, those before it are done. A picture named by what it says."""

    def __init__(self, kit: Kit, parent: QWidget | None = None, *, scale: float = 1.0) -> None:
        super().__init__(parent)
        self._kit, self._theme, self._scale = kit, kit.theme, scale
        self._place, self._total = 0, 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_place(self, place: int, total: int, name: Message) -> None:
        """Show this place; `name` says it in words."""
        self._place, self._total = place, total
        self.setAccessibleName(self._kit.words.spoken(name))
        self.updateGeometry()
        self.update()

    def apply(self, theme: Theme) -> None:
        """Take a new look."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The px of all dots."""
        return QSize(round(self.width_of(self._total) + 1), round(self._sizes()[0] + 1))

    def width_of(self, total: int) -> float:
        """The px of so many dots."""
        dot, gap = self._sizes()
        return total * dot + (_LONG - 1) * dot + max(0, total - 1) * gap

    def minimumSizeHint(self) -> QSize:
        """As many as there are."""
        return self.sizeHint()

    def _sizes(self) -> tuple[float, float]:
        metrics = self._theme.metrics
        return metrics.line(_DOT) * self._scale, metrics.line(_GAP) * self._scale

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the dots in reading order."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self._theme.colours
        dot, gap = self._sizes()
        border = self._theme.metrics.line(LINE_KEY)
        turned = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left = 0.0
        for number in range(self._total):
            width = dot * (_LONG if number == self._place else 1.0)
            box = QRectF(self.width() - left - width if turned else left, (self.height() - dot) / 2, width, dot)
            if number <= self._place:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colours.accent)
            else:
                painter.setPen(QPen(colours.line, border))
                painter.setBrush(colours.surface)
                box.adjust(border / 2, border / 2, -border / 2, -border / 2)
            painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
            left += width + gap
