"""The week as seven dots: done, today, planned, or a rest day, which is a dash and not a failure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from coach.practice.message import Message
from coach.ui.theme.icons import Icon, paint_icon
from coach.ui.theme.theme import Theme
from coach.ui.theme.tokens import BOLD, NOTE_STRONG
from coach.ui.widgets.kit import Kit
from coach.ui.widgets.typeset import Setting, Typeset

_DOT, _TODAY_RING, _PLANNED_RING, _LABEL_GAP = 60, 6, 3, 6
_DASH = (20, 6)
_CHECK_STROKE = 5.5


class DayState(StrEnum):
    """What a day is."""

    DONE = "done"
    TODAY = "today"
    PLANNED = "planned"
    REST = "rest"


@dataclass(frozen=True, slots=True)
class Day:
    """One day: its state, and its name as shown below it. `today` makes the name bold, also when it is done."""

    state: DayState
    name: str
    today: bool = False


class WeekDots(QLabel):
    """Seven days in a row. A picture named by the sentence that it shows."""

    def __init__(self, kit: Kit, parent: QWidget | None = None, *, diameter: int = _DOT) -> None:
        super().__init__(parent)
        self._kit, self._theme, self._diameter = kit, kit.theme, diameter
        self._days: tuple[Day, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_days(self, days: Sequence[Day], sentence: Message) -> None:
        """Show these days; `sentence` says them in words."""
        self._days = tuple(days)
        self.setAccessibleName(self._kit.words.spoken(sentence))
        self.updateGeometry()
        self.update()

    def apply(self, theme: Theme) -> None:
        """Take a new look."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for dots and names."""
        metrics = self._theme.metrics
        names = max((self._name(day).width for day in self._days), default=0.0)
        each = max(metrics.px(self._diameter), round(names)) + metrics.px(_LABEL_GAP) * 2
        height = metrics.px(self._diameter + _LABEL_GAP) + metrics.text_px(NOTE_STRONG) * NOTE_STRONG.line
        return QSize(each * len(self._days), round(height + 1))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def _name(self, day: Day) -> Typeset:
        theme = self._theme
        font = theme.font(NOTE_STRONG, BOLD if day.today else None)
        line = theme.metrics.text_px(NOTE_STRONG) * NOTE_STRONG.line
        width = self.width() / max(1, len(self._days))
        return Typeset(day.name, Setting(font, font, line, Qt.AlignmentFlag.AlignHCenter), max(width, 1.0))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the days in reading order."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics, colours = self._theme.metrics, self._theme.colours
        dot = metrics.line(self._diameter)
        each = self.width() / max(1, len(self._days))
        turned = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        for index, day in enumerate(self._days):
            left = (len(self._days) - 1 - index if turned else index) * each
            self._paint_day(painter, QPointF(left + each / 2, dot / 2), dot, day)
            name = QRectF(left, dot + metrics.line(_LABEL_GAP), each, 0)
            self._name(day).draw(painter, name, colours.ink if day.today else colours.ink2)

    def _paint_day(self, painter: QPainter, middle: QPointF, dot: float, day: Day) -> None:
        metrics, colours = self._theme.metrics, self._theme.colours
        painter.setPen(Qt.PenStyle.NoPen)
        if day.state is DayState.DONE:
            painter.setBrush(colours.accent)
            painter.drawEllipse(middle, dot / 2, dot / 2)
            side = dot * 0.6
            box = QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
            paint_icon(painter, Icon.CHECK, box, colours.on_accent, stroke=_CHECK_STROKE)
        elif day.state is DayState.REST:
            wide, high = metrics.line(_DASH[0]), metrics.line(_DASH[1])
            painter.setBrush(colours.line)
            dash = QRectF(middle.x() - wide / 2, middle.y() - high / 2, wide, high)
            painter.drawRoundedRect(dash, high / 2, high / 2)
        else:
            today = day.state is DayState.TODAY
            border = metrics.line(_TODAY_RING if today else _PLANNED_RING)
            painter.setPen(QPen(colours.accent if today else colours.line, border))
            painter.setBrush(colours.surface)
            painter.drawEllipse(middle, (dot - border) / 2, (dot - border) / 2)
            if today:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colours.accent)
                painter.drawEllipse(middle, dot * 0.15, dot * 0.15)
