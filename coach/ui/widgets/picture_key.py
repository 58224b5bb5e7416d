"""A key that shows a picture above its label: a hand to choose, a room to enter."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

from coach.practice.message import Message
from coach.ui.theme.theme import Theme
from coach.ui.theme.tokens import CONTROL, Step
from coach.ui.widgets.key import Key
from coach.ui.widgets.key_face import Look, Place
from coach.ui.widgets.kit import Kit

_LABEL_SHARE = 0.26  # of the key's height
_MARGIN = 8

Picture = Callable[[QPainter, QRectF], None]


class PictureKey(Key):
    """`picture` paints into the rectangle it is given; it is asked again when the size or the look changes."""

    def __init__(self, kit: Kit, label: Message, picture: Picture, step: Step = CONTROL) -> None:
        super().__init__(kit, label, step=step, place=Place.CENTRE)
        self._picture = picture
        self._kept = QPixmap()

    def apply(self, theme: Theme) -> None:
        """Take a new look."""
        self._kept = QPixmap()
        super().apply(theme)

    def paint_face(self, painter: QPainter, face: QRectF, look: Look) -> None:
        """Paint the picture, then the label and its check mark below."""
        metrics = look.theme.metrics
        below = max(metrics.line(56), face.height() * _LABEL_SHARE) * min(1.5, metrics.text)
        margin = metrics.line(_MARGIN)
        picture = face.adjusted(margin, margin, -margin, -below)
        if picture.height() > margin:
            painter.drawPixmap(picture.topLeft(), self._painted(picture.size().toSize()))
        label = QRectF(face.left(), face.bottom() - below, face.width(), below)
        super().paint_face(painter, label, look)

    def _painted(self, size: QSize) -> QPixmap:
        ratio = self.devicePixelRatioF()
        if self._kept.size() != size * ratio:
            self._kept = QPixmap(size * ratio)
            self._kept.setDevicePixelRatio(ratio)
            self._kept.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._kept)
            self._picture(painter, QRectF(QPointF(), size.toSizeF()))
            painter.end()
        return self._kept
