"""The picture of an exercise: its sketch at any phase of the movement, or its group's mark where it is not drawn."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from coach.practice.exercise import Group
from coach.practice.preferences import Side
from coach.practice.sketch import Loop
from coach.ui.theme.sketch_colours import SketchColours
from coach.ui.widgets.group_marks import paint_mark
from coach.ui.widgets.sketch_painting import (
    Layer,
    LoopPaths,
    Outline,
    ghost_opacity,
    middle_square,
    other_end,
    paint_outlines,
    paint_photo,
    rendered,
)

MARK_SHARE = 0.5  # of the side of the picture
BYTES_A_PIXEL = 4
LAYERS_KEPT = 8_500_000  # bytes; frames are painted once and kept as long as all that is kept takes no more


class SketchView(QLabel):
    """Shows a loop at a phase. It is a picture to assistive technology, named by its description.

    A QLabel, since a bare widget has no role; the pixmap of one pixel makes it a picture.
    Its layers are painted once for each size, side and palette; frames beyond `LAYERS_KEPT` are painted each time.
    """

    def __init__(self, colours: SketchColours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPixmap(QPixmap(1, 1))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._colours = colours
        self._paths: LoopPaths | None = None
        self._group: Group | None = None
        self._phase = 0.0
        self._mirrored = False
        self._ghost = False
        self._radius = 0.0
        self._photo = QPixmap()
        self._layers: dict[str, Layer] = {}
        self._layers_for = (0.0, 0.0)  # the side of the square and the device pixels a pixel that they were made for

    @property
    def phase(self) -> float:
        """The phase that is shown, 0..1."""
        return self._phase

    def sizeHint(self) -> QSize:
        """The size the sketches are drawn for, px."""
        return QSize(430, 430)

    def minimumSizeHint(self) -> QSize:
        """A thumbnail, px."""
        return QSize(60, 60)

    def set_loop(self, loop: Loop | None, group: Group, description: str) -> None:
        """Show another exercise: its loop, or the mark of its group. `description` is in the person's language."""
        self._paths = None if loop is None else LoopPaths(loop)
        self._group = group
        self._phase = 0.0
        self.setAccessibleName(description)
        self._repaint_all()

    def set_waiting(self, description: str) -> None:
        """Show nothing yet: the picture is still to come."""
        self._paths = self._group = None
        self.setAccessibleName(description)
        self._repaint_all()

    def set_phase(self, phase: float) -> None:
        """Show the movement at a phase; any real number, wrapped into 0..1."""
        before, self._phase = self._phase, phase % 1.0
        loop = self._paths.loop if self._paths else None
        if loop and (loop.frame_at(before), other_end(before)) != (loop.frame_at(phase), other_end(phase)):
            self.update()

    def set_side(self, side: Side) -> None:
        """Which hand exercises; the art is a right hand, so the left is its mirror."""
        self._mirrored = side is Side.LEFT
        self._repaint_all()

    def set_colours(self, colours: SketchColours) -> None:
        """Use the colours of a theme and skin tone."""
        self._colours = colours
        self._repaint_all()

    def set_ghost(self, shown: bool) -> None:
        """Whether the other end of the movement shows faintly beneath."""
        self._ghost = shown
        self.update()

    def set_corner_radius(self, pixels: float) -> None:
        """Round the corners, so that a sleeve that leaves the picture follows the card round it."""
        self._radius = pixels
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint what is kept, then what moves."""
        painter = QPainter(self)
        self._clip(painter)
        square = middle_square(QRectF(self.rect()))
        if self._layers_for != (square.width(), self.devicePixelRatioF()):
            self._layers.clear()
            self._layers_for = (square.width(), self.devicePixelRatioF())
        if self._paths is not None and self._paths.loop.photo:
            self._paint_photo(painter, self._paths.loop.photo)
        elif self._paths is not None:
            self._paint_loop(painter, square, self._paths)
        elif self._group is not None:
            side = square.width() * MARK_SHARE
            spot = QRectF(0, 0, side, side)
            spot.moveCenter(square.center())
            paint_mark(painter, spot, self._group, self._colours.mark)
        painter.end()

    def _paint_photo(self, painter: QPainter, photo: bytes) -> None:
        """A picture of one's own, unpacked and scaled once for each size."""
        ratio = self.devicePixelRatioF()
        if self._photo.size() != self.size() * ratio:
            self._photo = QPixmap(self.size() * ratio)
            self._photo.setDevicePixelRatio(ratio)
            self._photo.fill(Qt.GlobalColor.transparent)
            onto = QPainter(self._photo)
            paint_photo(onto, QRectF(self.rect()), photo)
            onto.end()
        painter.drawPixmap(0, 0, self._photo)

    def _clip(self, painter: QPainter) -> None:
        if self._radius > 0:
            card = QPainterPath()
            card.addRoundedRect(QRectF(self.rect()), self._radius, self._radius)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setClipPath(card)

    def _paint_loop(self, painter: QPainter, square: QRectF, paths: LoopPaths) -> None:
        loop, corner = paths.loop, square.topLeft()
        frame = loop.frame_at(self._phase)
        self._kept("still", square, paths.still, loop).paint(painter, corner)
        self._paint(painter, square, loop, paths.shadows(frame))
        if paths.still_lines:
            self._kept("still lines", square, paths.still_lines, loop).paint(painter, corner)
        if self._ghost and loop.ghost:
            end = other_end(self._phase)
            ghost = self._kept(f"ghost at {end}", square, paths.figure(loop.frame_at(end)), loop)
            ghost.paint(painter, corner, ghost_opacity(self._phase))
        if f"frame {frame}" in self._layers or self._room_left(square):
            self._kept(f"frame {frame}", square, [*paths.figure(frame), *paths.arrows], loop).paint(painter, corner)
        else:
            self._paint(painter, square, loop, [*paths.figure(frame), *paths.arrows])

    def _room_left(self, square: QRectF) -> bool:
        """Whether one more frame may be kept, were it as large as the whole picture."""
        whole = (square.width() * self.devicePixelRatioF()) ** 2 * BYTES_A_PIXEL
        return sum(layer.bytes for layer in self._layers.values()) + whole <= LAYERS_KEPT

    def _paint(self, painter: QPainter, square: QRectF, loop: Loop, outlines: list[Outline]) -> None:
        paint_outlines(painter, square, loop.size, outlines, self._colours, mirrored=self._mirrored)

    def _kept(self, name: str, square: QRectF, outlines: list[Outline], loop: Loop) -> Layer:
        if name not in self._layers:
            self._layers[name] = rendered(
                outlines, square.width(), self.devicePixelRatioF(), loop.size, self._colours, mirrored=self._mirrored
            )
        return self._layers[name]

    def _repaint_all(self) -> None:
        self._layers.clear()
        self._photo = QPixmap()
        self.update()
