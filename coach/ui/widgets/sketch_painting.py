"""Paints a built loop: outlines made once, colours and the left hand's mirror given when it is painted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import dropwhile, takewhile
from math import ceil, floor
from typing import TypeAlias

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPixmap

from coach.practice.sketch import Fill, Loop, Role
from coach.ui.theme.sketch_colours import PRINT_COLOURS, SketchColours

Outline: TypeAlias = "tuple[Role, QPainterPath]"

GHOST_OPACITY = 0.30
GHOST_FADE = 0.125  # of a loop
_BYTES_A_PIXEL = 4


def outline(fill: Fill) -> QPainterPath:
    """The path of a fill, in the coordinates of its loop."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    numbers = iter(fill.points)
    for command in fill.commands:
        if command == "C":
            path.cubicTo(next(numbers), next(numbers), next(numbers), next(numbers), next(numbers), next(numbers))
        elif command == "L":
            path.lineTo(next(numbers), next(numbers))
        elif command == "M":
            path.moveTo(next(numbers), next(numbers))
        else:
            path.closeSubpath()
    return path


def line_by_line(fill: Fill) -> list[Fill]:
    """The lines of a fill of ink, one by one: Qt fills them two to three times as fast as one path of them all.

    All lines are wound one way and holes the other, so a hole stays with the outlines before and after it.
    """
    if set(fill.commands) != {"M", "C", "Z"}:
        return [fill]
    parts: list[Fill] = []
    start, hollow_before = 0, False
    for commands in fill.commands.split("M")[1:]:
        end = start + 2 + 6 * commands.count("C")
        points = fill.points[start:end]
        hollow = _area(points) > 0
        if parts and (hollow or hollow_before):
            parts[-1] = Fill(fill.role, f"{parts[-1].commands}M{commands}", parts[-1].points + points)
        else:
            parts.append(Fill(fill.role, f"M{commands}", points))
        start, hollow_before = end, hollow
    return parts


def _area(points: Sequence[float]) -> float:
    """Twice the area within a curve's ends, with a sign for the way it is wound. `points` are those of M, C, C, ..."""
    xs, ys = points[0::6], points[1::6]
    return sum(x * y2 - x2 * y for x, y, x2, y2 in zip(xs, ys, xs[1:], ys[1:], strict=False))


class LoopPaths:
    """The outlines of a loop. Each layer is made when it is first painted, then kept."""

    def __init__(self, loop: Loop) -> None:
        self.loop = loop
        self._still: list[Outline] | None = None
        self._still_lines: list[Outline] | None = None
        self._arrows: list[Outline] | None = None
        self._frames: dict[int, list[Outline]] = {}

    @property
    def still(self) -> list[Outline]:
        """What does not move."""
        if self._still is None:
            self._still = _outlines(self.loop.still)
        return self._still

    @property
    def still_lines(self) -> list[Outline]:
        """The lines of what does not move: they lie over the shadows that fall on it, and are those of every frame."""
        if self._still_lines is None:
            self._still_lines = [one for one in takewhile(_is_ground, self.frame(0)) if one[0] is Role.INK]
        return self._still_lines

    def shadows(self, index: int) -> list[Outline]:
        """What a frame draws on the table first: cast shadows."""
        return [one for one in takewhile(_is_ground, self.frame(index)) if one[0] is not Role.INK]

    def figure(self, index: int) -> list[Outline]:
        """What moves in a frame: hands, sleeves, objects."""
        return list(dropwhile(_is_ground, self.frame(index)))

    @property
    def arrows(self) -> list[Outline]:
        """The arrows of motion."""
        if self._arrows is None:
            self._arrows = _outlines(self.loop.arrows)
        return self._arrows

    def frame(self, index: int) -> list[Outline]:
        """What moves, in one frame."""
        if index not in self._frames:
            self._frames[index] = _outlines(self.loop.frames[index])
        return self._frames[index]


def _is_ground(outline: Outline) -> bool:
    return outline[0] in (Role.SHADOW, Role.INK) or outline[0].endswith("-shade")


def _outlines(fills: Iterable[Fill]) -> list[Outline]:
    parts = (part for fill in fills for part in (line_by_line(fill) if fill.role is Role.INK else [fill]))
    return [(part.role, outline(part)) for part in parts]


def paint_loop(
    painter: QPainter,
    rect: QRectF,
    loop: Loop,
    phase: float,
    colours: SketchColours,
    *,
    mirrored: bool = False,
    ghost: bool = False,
) -> None:
    """Paint a loop at a phase into the largest square in the middle of `rect`: for thumbnails and for print.

    `mirrored` shows a left hand. `ghost` adds the other end of the movement, faintly, beneath.
    """
    if loop.photo:
        paint_photo(painter, rect, loop.photo)
        return
    paths = LoopPaths(loop)
    square, frame = middle_square(rect), loop.frame_at(phase)
    beneath = [*paths.still, *paths.shadows(frame), *paths.still_lines]
    paint_outlines(painter, square, loop.size, beneath, colours, mirrored=mirrored)
    if ghost and loop.ghost:
        far = paths.figure(loop.frame_at(other_end(phase)))
        ratio = painter.device().devicePixelRatio()
        layer = rendered(far, square.width(), ratio, loop.size, colours, mirrored=mirrored)
        layer.paint(painter, square.topLeft(), ghost_opacity(phase))
    above = [*paths.figure(frame), *paths.arrows]
    paint_outlines(painter, square, loop.size, above, colours, mirrored=mirrored)


def paint_print(painter: QPainter, rect: QRectF, loop: Loop, *, mirrored: bool = False) -> None:
    """Paint the hatched version, black on white, into the largest square in the middle of `rect`."""
    if loop.photo:
        paint_photo(painter, rect, loop.photo)
        return
    outlines = _outlines(loop.print_version)
    paint_outlines(painter, middle_square(rect), loop.size, outlines, PRINT_COLOURS, mirrored=mirrored)


def paint_photo(painter: QPainter, rect: QRectF, photo: bytes) -> None:
    """Paint a picture of one's own, whole, as large as `rect` allows; nothing where it is damaged."""
    image = QImage.fromData(photo)
    if image.isNull():
        return
    size = QSizeF(image.size()).scaled(rect.size(), Qt.AspectRatioMode.KeepAspectRatio)
    place = QRectF(QPointF(), size)
    place.moveCenter(rect.center())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(place, image)
    painter.restore()


def other_end(phase: float) -> float:
    """The end of the movement that is farther from `phase`: 0 or 0.5."""
    return 0.0 if 0.25 < phase % 1.0 < 0.75 else 0.5


def ghost_opacity(phase: float) -> float:
    """How solid the ghost is; it fades away before it changes from one end to the other, so that it never jumps."""
    from_change = abs(phase % 0.5 - 0.25)
    return GHOST_OPACITY * min(1.0, from_change / GHOST_FADE)


def middle_square(rect: QRectF) -> QRectF:
    """The largest square in the middle of `rect`."""
    side = min(rect.width(), rect.height())
    square = QRectF(0, 0, side, side)
    square.moveCenter(rect.center())
    return square


def paint_outlines(
    painter: QPainter,
    square: QRectF,
    loop_size: float,
    outlines: Iterable[Outline],
    colours: SketchColours,
    *,
    mirrored: bool,
) -> None:
    """Fill outlines, given in 0..loop_size, into `square`; what lies outside of it is cut off."""
    painter.save()
    painter.setClipRect(square, Qt.ClipOperation.IntersectClip)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(square.right() if mirrored else square.left(), square.top())
    scale = square.width() / loop_size
    painter.scale(-scale if mirrored else scale, scale)
    for role, path in outlines:
        painter.fillPath(path, QColor(colours[role]))
    painter.restore()


@dataclass(frozen=True, slots=True)
class Layer:
    """Outlines painted on a transparent pixmap, no larger than they are; `at` is where it stands in the square, px."""

    at: QPointF
    pixmap: QPixmap

    @property
    def bytes(self) -> int:
        """The memory that it takes."""
        return self.pixmap.width() * self.pixmap.height() * _BYTES_A_PIXEL

    def paint(self, painter: QPainter, corner: QPointF, opacity: float = 1.0) -> None:
        """Paint it into the square with this corner, 0 invisible to 1 solid; its parts do not shine through others."""
        painter.save()
        painter.setOpacity(opacity)
        painter.drawPixmap(corner + self.at, self.pixmap)
        painter.restore()


def rendered(
    outlines: Sequence[Outline],
    side: float,
    ratio: float,
    loop_size: float,
    colours: SketchColours,
    *,
    mirrored: bool,
) -> Layer:
    """Outlines as a layer of a square with a `side` in px, for a screen with `ratio` device pixels a pixel."""
    box = _box(outlines, side * ratio / loop_size, loop_size, mirrored=mirrored) & QRect(
        0, 0, ceil(side * ratio), ceil(side * ratio)
    )
    at = QPointF(box.topLeft()) / ratio
    pixmap = QPixmap(box.size())
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    if not pixmap.isNull():
        painter = QPainter(pixmap)
        paint_outlines(painter, QRectF(-at.x(), -at.y(), side, side), loop_size, outlines, colours, mirrored=mirrored)
        painter.end()
    return Layer(at, pixmap)


def _box(outlines: Iterable[Outline], scale: float, loop_size: float, *, mirrored: bool) -> QRect:
    """The device pixels that the outlines may touch."""
    bounds = QRectF()
    for _, path in outlines:
        bounds |= path.controlPointRect()
    left = loop_size - bounds.right() if mirrored else bounds.left()
    x, y = floor(left * scale), floor(bounds.top() * scale)
    return QRect(x, y, ceil((left + bounds.width()) * scale) - x, ceil(bounds.bottom() * scale) - y)
