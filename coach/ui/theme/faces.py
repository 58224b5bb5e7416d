"""Five faces for effort and five for pain, drawn on a circle of 92 in a box of 100. The words carry the scale."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from coach.practice.view import Scale
from coach.ui.theme.tokens import Palette

FACES = 5
_STROKE, _THIN = 5.0, 3.5


def paint_face(painter: QPainter, scale: Scale, face: int, box: QRectF, *, palette: Palette, fill: QColor) -> None:
    """Paint face 1..5 of the pain or the effort scale into a square box."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.center())
    painter.scale(box.width() / 100, box.height() / 100)
    artist = _Artist(painter, palette)
    artist.head(fill)
    if scale is Scale.PAIN:
        _pain(artist, face)
    else:
        _effort(artist, face)
    painter.restore()


class _Artist:
    """Draws features round the middle of a face."""

    def __init__(self, painter: QPainter, palette: Palette) -> None:
        self._painter, self._palette = painter, palette
        self._thick = self._pen(_STROKE)

    def _pen(self, width: float) -> QPen:
        ink = self._palette.ink
        return QPen(ink, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)

    def head(self, fill: QColor) -> None:
        """The circle."""
        self._painter.setPen(self._thick)
        self._painter.setBrush(fill)
        self._painter.drawEllipse(QPointF(0, 0), 46, 46)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)

    def eyes(self, open_by: float = 1.0) -> None:
        """Two round eyes."""
        for x in (-16, 16):
            eye = QPainterPath()
            eye.addEllipse(QPointF(x, -9), 5, 6 * open_by)
            self._painter.fillPath(eye, self._palette.ink)

    def both(self, *points: tuple[float, float]) -> None:
        """A line, and its mirror image."""
        for mirrored in (1, -1):
            path = QPainterPath(QPointF(mirrored * points[0][0], points[0][1]))
            for x, y in points[1:]:
                path.lineTo(mirrored * x, y)
            self._painter.strokePath(path, self._thick)

    def curve(self, *points: tuple[float, float]) -> None:
        """A start, and three points for each cubic curve after it."""
        path = QPainterPath(QPointF(*points[0]))
        for a, b, c in zip(points[1::3], points[2::3], points[3::3], strict=True):
            path.cubicTo(*a, *b, *c)
        self._painter.strokePath(path, self._thick)

    def open_mouth(self) -> None:
        """A round, panting mouth."""
        mouth = QPainterPath()
        mouth.addEllipse(QPointF(0, 20), 10, 11)
        self._painter.fillPath(mouth, self._palette.ink)

    def teeth(self) -> None:
        """A mouth of clenched teeth."""
        mouth = QPainterPath()
        mouth.addRoundedRect(QRectF(-21, 11, 42, 19), 8, 8)
        self._painter.fillPath(mouth, self._palette.surface)
        self._painter.strokePath(mouth, self._thick)
        gaps = QPainterPath()
        for start, end in (((-20, 20.5), (20, 20.5)), ((-8, 12), (-8, 29)), ((8, 12), (8, 29))):
            gaps.moveTo(*start)
            gaps.lineTo(*end)
        self._painter.strokePath(gaps, self._pen(_THIN))

    def drop(self, x: float) -> None:
        """A drop of sweat beside the brow."""
        drop = QPainterPath(QPointF(x, -49))
        drop.cubicTo(x + 10, -34, x + 8, -26, x, -26)
        drop.cubicTo(x - 8, -26, x - 10, -34, x, -49)
        self._painter.fillPath(drop, self._palette.drop)
        self._painter.strokePath(drop, self._pen(_THIN))


def _pain(artist: _Artist, face: int) -> None:
    """Smile, flat, worried brows, frown, clenched teeth. No angry brows."""
    if face <= 3:
        artist.eyes()
        ends, bend = ((13.0, 18.0), (17.0, 4.0), (17.0, -6.0))[face - 1]
        artist.curve((-20, ends), (-9, 17 + bend * 0.9), (9, 17 + bend * 0.9), (20, ends))
    if face == 3:
        artist.both((25, -23), (12, -27))
    if face == 4:
        artist.eyes(0.9)
        artist.both((26, -23), (11, -30))
        artist.curve((-20, 28), (-10, 12), (10, 12), (20, 28))
    if face == 5:
        artist.both((26, -17), (12, -10), (26, -3))
        artist.both((28, -23), (11, -29))
        artist.teeth()


def _effort(artist: _Artist, face: int) -> None:
    """Smile, less of it, level, a wavy mouth with a drop, an open mouth with two drops."""
    if face <= 3:
        artist.eyes()
        bend = (16, 9, 0)[face - 1]
        artist.curve((-19, 15), (-9, 15 + bend), (9, 15 + bend), (19, 15))
    if face == 4:
        artist.both((26, -23), (11, -23))
        artist.eyes(0.8)
        artist.curve((-20, 20), (-13, 11), (-7, 11), (0, 18), (7, 25), (13, 25), (20, 17))
    if face == 5:
        for side in (-1, 1):
            artist.curve((side * 25, -10), (side * 20, -3), (side * 14, -3), (side * 9, -10))
        artist.both((27, -20), (11, -26))
        artist.open_mouth()
    for x in (38.0, -38.0)[: max(0, face - 3)]:
        artist.drop(x)
