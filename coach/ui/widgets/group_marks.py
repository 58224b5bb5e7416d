"""The marks of the groups: calm line drawings that stand where an exercise has no sketch."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from coach.practice.exercise import Group

GRID = 48.0
LINE = 2.6
BARB, BARB_SPREAD = 6.0, 38.0  # length of an arrow's barbs, and their angle to its shaft, degrees
LEAD = 78.0  # degrees from the radius to the way an arrow points: a little inwards, as the arc bends


def paint_mark(painter: QPainter, square: QRectF, group: Group, colour: str) -> None:
    """Draw the mark of `group` into `square` in one colour and one line weight."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(square.topLeft())
    painter.scale(square.width() / GRID, square.height() / GRID)
    painter.setPen(
        QPen(QColor(colour), LINE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    )
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(mark(group))
    painter.restore()


def mark(group: Group) -> QPainterPath:
    """The lines of a mark on a 48 x 48 grid."""
    return _DRAWINGS[group]()


def _lines(path: QPainterPath, *points: tuple[float, float]) -> None:
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)


def _arc(path: QPainterPath, centre: tuple[float, float], radius: float, start: float, sweep: float) -> None:
    """An arc; degrees run against the clock from 3 o'clock."""
    box = QRectF(centre[0] - radius, centre[1] - radius, 2 * radius, 2 * radius)
    path.arcMoveTo(box, start)
    path.arcTo(box, start, sweep)


def _head(path: QPainterPath, tip: tuple[float, float], towards: float) -> None:
    """The two barbs of an arrow that points `towards` an angle in degrees, against the clock from 3 o'clock."""
    barbs = []
    for side in (-BARB_SPREAD, BARB_SPREAD):
        angle = math.radians(towards + 180 + side)
        barbs.append((tip[0] + BARB * math.cos(angle), tip[1] - BARB * math.sin(angle)))
    _lines(path, barbs[0], tip, barbs[1])


def _turn(path: QPainterPath, centre: tuple[float, float], radius: float, start: float, sweep: float) -> None:
    """An arc that ends in an arrow's head."""
    _arc(path, centre, radius, start, sweep)
    end = math.radians(start + sweep)
    tip = (centre[0] + radius * math.cos(end), centre[1] - radius * math.sin(end))
    _head(path, tip, start + sweep + math.copysign(LEAD, sweep))


def _stretches() -> QPainterPath:
    """A wrist as a hinge: the forearm, two positions of the hand, and the way between them."""
    path = QPainterPath()
    path.addEllipse(QPointF(17, 24), 3.6, 3.6)
    _lines(path, (4, 24), (13.4, 24))
    _lines(path, (19.4, 21.2), (30, 8.6))
    _lines(path, (19.4, 26.8), (30, 39.4))
    _turn(path, (17, 24), 23.5, 0, 31)
    _turn(path, (17, 24), 23.5, 0, -31)
    return path


def _everyday() -> QPainterPath:
    """A cup."""
    path = QPainterPath()
    path.moveTo(10, 18)
    path.lineTo(34, 18)
    path.lineTo(34, 31)
    path.cubicTo(34, 36.5, 30.5, 40, 25, 40)
    path.lineTo(19, 40)
    path.cubicTo(13.5, 40, 10, 36.5, 10, 31)
    path.closeSubpath()
    path.moveTo(34, 21.5)
    path.cubicTo(43, 20.5, 43, 33.5, 33.4, 32.5)
    for x in (17.5, 26.5):
        path.moveTo(x, 12.5)
        path.cubicTo(x - 2.4, 10.2, x + 2.4, 8.2, x, 6)
    return path


def _moves() -> QPainterPath:
    """Two arrows that turn round each other."""
    path = QPainterPath()
    _turn(path, (24, 24), 16, 205, -150)
    _turn(path, (24, 24), 16, 25, -150)
    path.addEllipse(QPointF(24, 24), 4, 4)
    return path


def _ball() -> QPainterPath:
    """A ball with its seams."""
    path = QPainterPath()
    path.addEllipse(QPointF(24, 24), 16.5, 16.5)
    path.moveTo(13.2, 11.7)
    path.cubicTo(21.5, 18.5, 21.5, 29.5, 13.2, 36.3)
    path.moveTo(34.8, 11.7)
    path.cubicTo(26.5, 18.5, 26.5, 29.5, 34.8, 36.3)
    return path


def _putty() -> QPainterPath:
    """A soft lump, pressed in on top, with the gleam of its round side."""
    path = QPainterPath()
    path.moveTo(7.5, 29)
    path.cubicTo(7.5, 20, 13, 13.5, 19, 14)
    path.cubicTo(23.5, 14.4, 23, 18.6, 27, 18.8)
    path.cubicTo(30.5, 19, 31.5, 16.4, 35, 17.6)
    path.cubicTo(40, 19.4, 42, 25, 41, 31)
    path.cubicTo(39.8, 37.6, 33, 39.5, 24, 39.5)
    path.cubicTo(14, 39.5, 7.5, 37.5, 7.5, 29)
    path.closeSubpath()
    path.moveTo(13.8, 27)
    path.cubicTo(14, 23.6, 15.8, 21, 18, 20.2)
    return path


def _advanced() -> QPainterPath:
    """A pen that is twirled."""
    path = QPainterPath()
    _lines(path, (14.1, 41.6), (32.4, 18.9), (28.2, 15.5), (9.9, 38.2), (8.6, 43.2), (14.1, 41.6), (9.9, 38.2))
    _lines(path, (24.8, 19.8), (29, 23.2))
    _turn(path, (20, 28), 23, 108, -92)
    return path


def _own() -> QPainterPath:
    """A page with lines, and a person's head on it."""
    path = QPainterPath()
    path.addRoundedRect(QRectF(9.5, 6, 29, 36), 4, 4)
    path.addEllipse(QPointF(24, 15.5), 4.5, 4.5)
    path.moveTo(16, 27)
    path.cubicTo(16, 22.5, 20, 21.5, 24, 21.5)
    path.cubicTo(28, 21.5, 32, 22.5, 32, 27)
    for y in (32, 36.5):
        _lines(path, (15.5, y), (32.5, y))
    return path


_DRAWINGS: dict[Group, Callable[[], QPainterPath]] = {
    Group.STRETCHES: _stretches,
    Group.EVERYDAY: _everyday,
    Group.MOVES: _moves,
    Group.BALL: _ball,
    Group.PUTTY: _putty,
    Group.ADVANCED: _advanced,
    Group.OWN: _own,
}
