"""The marks of the six groups: calm line drawings that stand where an exercise has no sketch."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from coach.practice.exercise import Group

GRID = 48.0
LINE = 2.6


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


def _stretches() -> QPainterPath:
    """A wrist as a hinge: forearm, two positions of the hand, and the arc between them."""
    path = QPainterPath()
    _lines(path, (5, 30), (20, 30))
    path.addEllipse(QPointF(23.5, 30), 3.5, 3.5)
    _lines(path, (26, 27.5), (37, 15))
    _lines(path, (26.5, 32), (37, 40))
    _arc(path, (23.5, 30), 19.5, 33, -52)
    _lines(path, (36.6, 21.4), (39.9, 19.4), (42.4, 22.4))
    _lines(path, (38.9, 34.2), (41.9, 36.3), (44.6, 33.4))
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
    _arc(path, (24, 24), 15.5, 200, -150)
    _lines(path, (28.1, 10.6), (34.1, 12.2), (33.2, 6.2))
    _arc(path, (24, 24), 15.5, 20, -150)
    _lines(path, (19.9, 37.4), (13.9, 35.8), (14.8, 41.8))
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
    """A soft lump with the dent of a thumb."""
    path = QPainterPath()
    path.moveTo(7, 33)
    path.cubicTo(5, 25, 10, 15.5, 17, 14.5)
    path.cubicTo(20.5, 14, 21, 19.5, 25, 19.5)
    path.cubicTo(29, 19.5, 29.5, 12.5, 34, 13)
    path.cubicTo(41, 14, 44, 25, 41, 33)
    path.cubicTo(39, 38.5, 31, 39, 24, 39)
    path.cubicTo(17, 39, 8.5, 38.5, 7, 33)
    path.closeSubpath()
    path.moveTo(19, 26.5)
    path.cubicTo(22.5, 29, 27, 29, 30.5, 26.5)
    return path


def _advanced() -> QPainterPath:
    """A pen that is twirled."""
    path = QPainterPath()
    _lines(path, (13.2, 40.4), (10, 43), (11.3, 38.6))
    _lines(path, (11.3, 38.6), (29.6, 15.9), (33.4, 18.9), (15.1, 41.6), (11.3, 38.6))
    _lines(path, (25.8, 20.6), (29.6, 23.7))
    _arc(path, (22, 29), 21.5, 118, -104)
    _lines(path, (40.2, 18.6), (42.9, 24.2), (46.2, 19.0))
    return path


_DRAWINGS: dict[Group, Callable[[], QPainterPath]] = {
    Group.STRETCHES: _stretches,
    Group.EVERYDAY: _everyday,
    Group.MOVES: _moves,
    Group.BALL: _ball,
    Group.PUTTY: _putty,
    Group.ADVANCED: _advanced,
}
