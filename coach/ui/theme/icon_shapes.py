"""The shapes of the icons, each drawn on a 48 grid."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TypeAlias

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath


@dataclass(frozen=True, slots=True)
class Drawing:
    """An icon's lines and filled parts on the 48 grid. `weight` multiplies the stroke."""

    lines: QPainterPath = field(default_factory=QPainterPath)
    fills: QPainterPath = field(default_factory=QPainterPath)
    weight: float = 1.0


Point: TypeAlias = tuple[float, float]


def _line(*points: Point, closed: bool = False, onto: QPainterPath | None = None) -> QPainterPath:
    path = onto if onto is not None else QPainterPath()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    if closed:
        path.closeSubpath()
    return path


def _arc(path: QPainterPath, box: QRectF, start: float, sweep: float) -> None:
    path.arcMoveTo(box, start)
    path.arcTo(box, start, sweep)


def pause_shape() -> Drawing:
    """Two bars."""
    fills = QPainterPath()
    fills.addRoundedRect(QRectF(9, 6, 11, 36), 3.5, 3.5)
    fills.addRoundedRect(QRectF(28, 6, 11, 36), 3.5, 3.5)
    return Drawing(fills=fills)


def play_shape() -> Drawing:
    """A triangle that points forward."""
    triangle = _line((14, 8), (40, 24), (14, 40), closed=True)
    return Drawing(lines=triangle, fills=triangle)


def arrow_shape(tail: float, tip: float) -> Drawing:
    """A straight arrow from x = `tail` to x = `tip`."""
    back = tip - math.copysign(13, tip - tail)
    return Drawing(_line((back, 11), (tip, 24), (back, 37), onto=_line((tail, 24), (tip, 24))))


def chevron_shape(foot: float, peak: float) -> Drawing:
    """A roof from y = `foot` to y = `peak`."""
    return Drawing(_line((8, foot), (24, peak), (40, foot)))


def say_shape() -> Drawing:
    """A loudspeaker with two waves."""
    lines = _line((5, 19), (13, 19), (23, 10), (23, 38), (13, 29), (5, 29), closed=True)
    _arc(lines, QRectF(19, 14, 20, 20), -50, 100)
    _arc(lines, QRectF(12, 6, 36, 36), -50, 100)
    return Drawing(lines)


def hurt_shape() -> Drawing:
    """A face with its eyes shut tight."""
    lines = QPainterPath()
    lines.addEllipse(QRectF(5, 5, 38, 38))
    _line((14, 16), (20, 20), (14, 23), onto=lines)
    _line((34, 16), (28, 20), (34, 23), onto=lines)
    lines.moveTo(14, 34)
    lines.cubicTo(19, 27, 29, 27, 34, 34)
    return Drawing(lines)


def home_shape() -> Drawing:
    """A house."""
    return Drawing(_line((11, 19), (11, 41), (37, 41), (37, 19), onto=_line((5, 23), (24, 7), (43, 23))))


def grid_shape() -> Drawing:
    """Four squares."""
    lines = QPainterPath()
    for x, y in ((7, 7), (27, 7), (7, 27), (27, 27)):
        lines.addRoundedRect(QRectF(x, y, 14, 14), 3, 3)
    return Drawing(lines)


def chart_shape() -> Drawing:
    """Three bars on a line."""
    lines = _line((6, 42), (42, 42))
    for x, top in ((13, 28), (24, 18), (35, 8)):
        _line((x, 42), (x, top), onto=lines)
    return Drawing(lines)


def gear_shape() -> Drawing:
    """A wheel with eight teeth."""
    lines = QPainterPath()
    lines.addEllipse(QRectF(17, 17, 14, 14))
    lines.addEllipse(QRectF(10.5, 10.5, 27, 27))
    for tooth in range(8):
        x, y = math.cos(tooth * math.pi / 4), math.sin(tooth * math.pi / 4)
        _line((24 + 14.5 * x, 24 + 14.5 * y), (24 + 19.5 * x, 24 + 19.5 * y), onto=lines)
    return Drawing(lines)


def note_shape() -> Drawing:
    """Two joined notes."""
    heads = QPainterPath()
    heads.addEllipse(QRectF(7, 32, 11, 9))
    heads.addEllipse(QRectF(30, 28, 11, 9))
    return Drawing(_line((17, 37), (17, 10), (40, 6), (40, 32)), heads)


def print_shape() -> Drawing:
    """A printer."""
    lines = _line((13, 17), (13, 6), (35, 6), (35, 17))
    _line((13, 35), (6, 35), (6, 17), (42, 17), (42, 35), (35, 35), onto=lines)
    lines.addRect(QRectF(13, 28, 22, 14))
    return Drawing(lines)


def table_shape() -> Drawing:
    """A table of cells."""
    lines = QPainterPath()
    lines.addRoundedRect(QRectF(6, 8, 36, 32), 3, 3)
    for start, end in (((6, 19), (42, 19)), ((6, 29), (42, 29)), ((20, 19), (20, 40))):
        _line(start, end, onto=lines)
    return Drawing(lines)


def page_shape() -> Drawing:
    """A page with a corner turned down, and lines of writing."""
    lines = _line((10, 6), (30, 6), (38, 14), (38, 42), (10, 42), (10, 6))
    for start, end in (((29, 7), (29, 15)), ((29, 15), (37, 15)), ((17, 25), (31, 25)), ((17, 33), (31, 33))):
        _line(start, end, onto=lines)
    return Drawing(lines)


def clock_shape() -> Drawing:
    """A clock."""
    lines = _line((24, 14), (24, 25), (32, 30))
    lines.addEllipse(QRectF(6, 6, 36, 36))
    return Drawing(lines)


def repeat_shape() -> Drawing:
    """An arrow that goes round."""
    lines = _line((37, 5), (37, 15), (27, 15))
    _arc(lines, QRectF(8, 8, 32, 32), 40, 290)
    return Drawing(lines)


def list_shape() -> Drawing:
    """Three lines with dots."""
    lines = QPainterPath()
    for y in (12.0, 24.0, 36.0):
        _line((18, y), (42, y), onto=lines)
        _line((7, y), (7.01, y), onto=lines)
    return Drawing(lines)


def plus_shape() -> Drawing:
    """A cross."""
    return Drawing(_line((8, 24), (40, 24), onto=_line((24, 8), (24, 40))))


def skip_shape() -> Drawing:
    """An arrow head before a bar."""
    return Drawing(_line((38, 10), (38, 38), onto=_line((9, 10), (27, 24), (9, 38))))


def helper_shape() -> Drawing:
    """Head and shoulders."""
    lines = QPainterPath()
    lines.addEllipse(QRectF(17, 5, 14, 14))
    lines.moveTo(7, 43)
    lines.cubicTo(7, 30, 14, 26, 24, 26)
    lines.cubicTo(34, 26, 41, 30, 41, 43)
    return Drawing(lines)


def hand_shape() -> Drawing:
    """A hand with its fingers spread."""
    lines = QPainterPath()
    for x, top in ((16, 12), (24, 7), (32, 9), (39.5, 15)):
        _line((x, top), (x - (x - 26) * 0.12, 28), onto=lines)
    _line((6.5, 24), (17, 34), onto=lines)
    palm = QPainterPath()
    palm.addRoundedRect(QRectF(14, 24, 27, 20), 9, 9)
    return Drawing(lines, palm, weight=1.38)


def screen_shape() -> Drawing:
    """A screen on its foot."""
    lines = _line((15, 42), (33, 42), onto=_line((24, 34), (24, 41)))
    lines.addRoundedRect(QRectF(5, 8, 38, 26), 3, 3)
    return Drawing(lines)


def data_shape() -> Drawing:
    """A drum of stored things."""
    lines = _line((40, 12), (40, 37), onto=_line((8, 12), (8, 37)))
    lines.addEllipse(QRectF(8, 6, 32, 11))
    for y in (19, 31):
        _arc(lines, QRectF(8, y, 32, 11), 180, 180)
    return Drawing(lines)


def people_shape() -> Drawing:
    """Two heads and shoulders, one before the other."""
    lines = QPainterPath()
    lines.addEllipse(QRectF(9, 10, 13, 13))
    lines.moveTo(3, 42)
    lines.cubicTo(3, 32, 8, 29, 15.5, 29)
    lines.cubicTo(23, 29, 28, 32, 28, 42)
    lines.moveTo(28, 8)
    lines.cubicTo(38, 3, 43, 19, 32, 21)
    lines.moveTo(33, 28)
    lines.cubicTo(41, 28, 45, 32, 45, 41)
    return Drawing(lines)


def folder_shape() -> Drawing:
    """A folder for papers."""
    return Drawing(_line((5, 40), (5, 9), (18, 9), (23, 15), (43, 15), (43, 40), (5, 40)))


def bin_shape() -> Drawing:
    """A bin with its lid."""
    lines = _line((10, 15), (13, 43), (35, 43), (38, 15))
    _line((6, 13), (42, 13), onto=lines)
    _line((18, 13), (18, 6), (30, 6), (30, 13), onto=lines)
    for x in (20, 28):
        _line((x, 22), (x, 36), onto=lines)
    return Drawing(lines)


def pen_shape() -> Drawing:
    """A pen that writes."""
    lines = _line((7, 41), (10, 30), (33, 7), (41, 15), (18, 38), (7, 41))
    _line((28, 12), (36, 20), onto=lines)
    return Drawing(lines)


def ruler_shape() -> Drawing:
    """A ruler with four marks."""
    lines = QPainterPath()
    lines.addRoundedRect(QRectF(4, 15, 40, 18), 2, 2)
    for x, foot in ((12, 25), (20, 22), (28, 25), (36, 22)):
        _line((x, 15), (x, foot), onto=lines)
    return Drawing(lines)


def question_shape() -> Drawing:
    """A question mark."""
    lines = QPainterPath(QPointF(15, 16))
    lines.cubicTo(15, 4, 33, 4, 33, 16)
    lines.cubicTo(33, 24, 24, 23, 24, 31)
    dot = QPainterPath()
    dot.addEllipse(QPointF(24, 41), 3.2, 3.2)
    return Drawing(lines, dot)


def stop_shape() -> Drawing:
    """A square."""
    fills = QPainterPath()
    fills.addRoundedRect(QRectF(9, 9, 30, 30), 5, 5)
    return Drawing(fills=fills)


def rest_shape() -> Drawing:
    """A crescent: tired."""
    moon = QPainterPath()
    moon.addEllipse(QRectF(6, 6, 36, 36))
    bite = QPainterPath()
    bite.addEllipse(QRectF(19, 1, 32, 32))
    return Drawing(moon.subtracted(bite))


def notice_shape() -> Drawing:
    """An exclamation mark in a circle."""
    lines = _line((24, 13), (24, 27))
    lines.addEllipse(QRectF(5, 5, 38, 38))
    dot = QPainterPath()
    dot.addEllipse(QPointF(24, 34.5), 2.8, 2.8)
    return Drawing(lines, dot)


def check_shape() -> Drawing:
    """A check mark."""
    return Drawing(_line((9, 25), (20, 36), (40, 13)))


def minus_shape() -> Drawing:
    """A line."""
    return Drawing(_line((8, 24), (40, 24)))


def erase_shape() -> Drawing:
    """A tag that points to the letter before it, with a cross."""
    lines = _line((16, 9), (43, 9), (43, 39), (16, 39), (4, 24), closed=True)
    _line((22, 18), (34, 30), onto=lines)
    return Drawing(_line((34, 18), (22, 30), onto=lines))


def space_shape() -> Drawing:
    """The bar under a gap."""
    return Drawing(_line((7, 24), (7, 34), (41, 34), (41, 24)))
