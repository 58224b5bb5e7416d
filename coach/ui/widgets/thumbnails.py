"""Small still pictures of exercises, painted once for each size and look."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

from coach.practice.exercise import Exercise
from coach.practice.sketch import Loop
from coach.ui.theme.sketch_colours import sketch_colours
from coach.ui.theme.theme import Theme
from coach.ui.widgets.group_marks import paint_mark
from coach.ui.widgets.sketch_painting import middle_square, paint_loop
from coach.ui.widgets.sketch_view import MARK_SHARE


class Thumbnails:
    """`loop` gives the sketch of an exercise, None where it is not drawn; `mirrored` shows left hands."""

    def __init__(self, loop: Callable[[int], Loop | None], *, mirrored: bool) -> None:
        self._loop, self._mirrored = loop, mirrored
        self._kept: dict[int, QPixmap] = {}

    def forget(self) -> None:
        """The look has changed."""
        self._kept.clear()

    def picture(self, exercise: Exercise, size: QSize, ratio: float, theme: Theme) -> QPixmap:
        """The picture of an exercise, `size` px on a screen with `ratio` device pixels a pixel."""
        kept = self._kept.get(exercise.number)
        if kept is not None and kept.size() == size * ratio:
            return kept
        picture = QPixmap(size * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self._paint(painter, QRectF(QPointF(), size.toSizeF()), exercise, theme)
        painter.end()
        self._kept[exercise.number] = picture
        return picture

    def _paint(self, painter: QPainter, box: QRectF, exercise: Exercise, theme: Theme) -> None:
        colours = sketch_colours(theme.name, theme.skin_tone)
        loop = self._loop(exercise.number)
        if loop is not None:
            paint_loop(painter, box, loop, loop.teaches, colours, mirrored=self._mirrored)
            return
        spot = middle_square(box)
        edge = spot.width() * (1 - MARK_SHARE) / 2
        paint_mark(painter, spot.adjusted(edge, edge, -edge, -edge), exercise.group, colours.mark)
