"""The ring: what is left of a countdown, or the repetitions that are done."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QProgressBar, QWidget

from coach.practice.view import Ring
from coach.ui.theme.numerals import number_path
from coach.ui.theme.theme import Theme
from coach.ui.theme.tokens import CAPTION, COUNT, UNIT
from coach.ui.widgets.kit import Kit
from coach.ui.widgets.typeset import Setting, set_to_fit

LARGEST_SEGMENTED = 20  # above this many repetitions the arc is continuous
_STROKE_SHARE = 22 / 316  # of the diameter
_GAP_DEGREES, _GAP_DEGREES_MANY, _MANY = 9.0, 5.0, 12
_CURRENT_BORDER, _EMPTY_BORDER = 4.0, 2.5
_DISC_INSET = 5.0
# Of the diameter: width of the number, gap below it, width and height of the unit.
_NUMBER_ROOM, _NUMBER_GAP, _UNIT_ROOM, _UNIT_HEIGHT = 0.66, 0.055, 0.6, 0.3
_PERCENT = 100


class RingView(QProgressBar):
    """Shows a `coach.practice.view.Ring`. To assistive technology a progress bar: percent left, or repetitions done.

    `show_ring(..., smooth=False)` lets a countdown step with its number, for reduced motion.
    """

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit, self._theme = kit, kit.theme
        self._ring: Ring | None = None
        self._left = 0.0
        self._unit = ""
        self.setTextVisible(False)

    @property
    def ring(self) -> Ring | None:
        """What is shown."""
        return self._ring

    @property
    def left(self) -> float:
        """The fraction of the arc of a countdown, 1..0."""
        return self._left

    def show_ring(self, ring: Ring, *, smooth: bool = True) -> None:
        """Show this."""
        if self._ring is not None and ring.number == self._ring.number and not smooth:
            ring = Ring(ring.number, ring.unit, self._ring.left, ring.segments, ring.done)
        if ring == self._ring:
            return
        self._ring, self._left = ring, ring.left
        unit = self._kit.words.spoken(ring.unit)
        name = f"{self._kit.words.number(ring.number)} {unit}"
        if name != self.accessibleName():  # told once a second, not with every frame
            self.setAccessibleName(name)
            self.setRange(0, ring.segments or _PERCENT)
            self.setValue(min(ring.done, ring.segments) if ring.segments else round(ring.left * _PERCENT))
        self._unit = unit
        self.update()

    def apply(self, theme: Theme) -> None:
        """Take a new look."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        """The diameter of the base window."""
        side = self._theme.metrics.px(316)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """Room for a number of two digits no smaller than the caption."""
        side = self._theme.metrics.text_px(CAPTION) * 3
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint arc, number and unit in the middle of the widget."""
        if self._ring is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = min(self.width(), self.height())
        circle = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        stroke = side * _STROKE_SHARE
        arc = circle.adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2)
        if 0 < self._ring.segments <= LARGEST_SEGMENTED:
            self._paint_segments(painter, circle, stroke, self._ring)
        else:
            left = self._ring.done / self._ring.segments if self._ring.segments else self._left
            self._paint_arc(painter, arc, stroke, left)
        self._paint_number(painter, circle, self._ring)

    def _paint_arc(self, painter: QPainter, arc: QRectF, stroke: float, share: float) -> None:
        colours = self._theme.colours
        painter.setBrush(colours.surface)
        painter.setPen(QPen(colours.track, stroke, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawEllipse(arc)
        if share > 0:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colours.accent, stroke, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            path = QPainterPath()
            path.arcMoveTo(arc, 90)
            path.arcTo(arc, 90, min(share, 1.0) * 360)
            painter.drawPath(path)

    def _paint_segments(self, painter: QPainter, circle: QRectF, stroke: float, ring: Ring) -> None:
        colours, metrics = self._theme.colours, self._theme.metrics
        inset = stroke + metrics.line(_DISC_INSET)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.surface)
        painter.drawEllipse(circle.adjusted(inset, inset, -inset, -inset))
        gap = _GAP_DEGREES if ring.segments <= _MANY else _GAP_DEGREES_MANY
        step = 360 / ring.segments
        for number in range(ring.segments):
            start = 90 - number * step - gap / 2
            if number < ring.done:
                painter.fillPath(_segment(circle, stroke, start, gap - step, 0.0), colours.accent)
                continue
            current = number == ring.done
            border = metrics.line(_CURRENT_BORDER if current else _EMPTY_BORDER)
            outer = _segment(circle, stroke, start, gap - step, 0.0)
            inner = _segment(circle, stroke, start, gap - step, border)
            painter.fillPath(outer, colours.accent if current else colours.line)
            painter.fillPath(inner, colours.soft if current else colours.surface)

    def _paint_number(self, painter: QPainter, circle: QRectF, ring: Ring) -> None:
        theme = self._theme
        font = theme.font(COUNT)
        digits = self._kit.words.number(ring.number)
        font.setPixelSize(self._number_px(circle.width()))
        path = number_path(digits, font)
        box = path.boundingRect()
        widest = circle.width() * _NUMBER_ROOM
        if box.width() > widest:
            font.setPixelSize(max(1, int(font.pixelSize() * widest / box.width())))
            path = number_path(digits, font)
            box = path.boundingRect()
        gap = circle.height() * _NUMBER_GAP
        wide, high = circle.width() * _UNIT_ROOM, circle.height() * _UNIT_HEIGHT
        text = set_to_fit(self._unit, self._unit_setting(), wide, high)
        top = circle.center().y() - (box.height() + gap + text.height) / 2 + circle.height() * 0.01
        painter.save()
        painter.translate(circle.center().x() - box.center().x(), top - box.top())
        painter.fillPath(path, theme.colours.ink)
        painter.restore()
        below = QRectF(circle.center().x() - wide / 2, top + box.height() + gap, wide, text.height)
        text.draw(painter, below, theme.colours.ink2)

    def _number_px(self, diameter: float) -> int:
        """Size of the number: 96 pt in the ring of 316, in proportion in others, and never below the caption."""
        metrics = self._theme.metrics
        proportional = COUNT.points * 96 / 72 * metrics.unit * diameter / metrics.line(316)
        return round(max(proportional, metrics.text_px(CAPTION)))

    def _unit_setting(self) -> Setting:
        theme = self._theme
        font = theme.font(UNIT)
        line = theme.metrics.text_px(UNIT) * UNIT.line
        rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        return Setting(font, font, line, Qt.AlignmentFlag.AlignHCenter, rtl)


def _segment(circle: QRectF, stroke: float, start: float, sweep: float, inset: float) -> QPainterPath:
    """A piece of a ring, `inset` px smaller on every side. Degrees run against the clock from 3 o'clock."""
    outer = circle.adjusted(inset, inset, -inset, -inset)
    inner = circle.adjusted(stroke - inset, stroke - inset, inset - stroke, inset - stroke)
    lean = math.copysign(math.degrees(inset / ((circle.width() - stroke) / 2)), sweep)
    path = QPainterPath()
    path.arcMoveTo(outer, start + lean)
    path.arcTo(outer, start + lean, sweep - 2 * lean)
    path.arcTo(inner, start + sweep - lean, 2 * lean - sweep)
    path.closeSubpath()
    return path
