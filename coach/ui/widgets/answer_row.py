"""One answer of a check-in as a row across the whole column: face, words, and dots that say how much."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from coach.practice.message import Message
from coach.practice.view import Scale
from coach.ui.theme.faces import FACES, paint_face
from coach.ui.theme.tokens import LINE_KEY, SEMIBOLD, SENTENCE
from coach.ui.widgets.key import Key, Reach
from coach.ui.widgets.key_face import Look, text_colour
from coach.ui.widgets.kit import Kit
from coach.ui.widgets.typeset import Setting, Typeset

_FACE_SHARE, _FACE_MOST = 0.8, 112  # of the row's height; design px
_FACE_LEFT, _GAP, _DOT, _DOT_GAP, _DOTS_RIGHT = 32, 36, 20, 12, 40


class AnswerRow(Key):
    """A key with a face of the scale, 1..5; on a plain scale, words alone."""

    def __init__(
        self,
        kit: Kit,
        words: Message,
        scale: Scale,
        face: int,
        *,
        reach: Reach = Reach.PLAYER,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(kit, words, step=SENTENCE, reach=reach, parent=parent)
        self._scale, self._face = scale, face

    def paint_face(self, painter: QPainter, face: QRectF, look: Look) -> None:
        """Paint face, words and dots, from the start of the line to its end."""
        if self._scale is Scale.PLAIN:
            self._paint_words(painter, face, look, face.left() + look.theme.metrics.line(_FACE_LEFT), face.right())
            return
        metrics = look.theme.metrics
        side = min(face.height() * _FACE_SHARE, metrics.line(_FACE_MOST))
        start = face.left() + metrics.line(_FACE_LEFT)
        dots = (FACES - 1) * metrics.line(_DOT) + (FACES - 2) * metrics.line(_DOT_GAP)
        end = face.right() - metrics.line(_DOTS_RIGHT) - dots
        self._paint_words(painter, face, look, start + side + metrics.line(_GAP), end)
        self._paint_dots(painter, face, look, end)
        picture = _turned(QRectF(start, face.center().y() - side / 2, side, side), face, look)
        palette = look.theme.colours
        paint_face(painter, self._scale, self._face, picture, palette=palette, fill=palette.face)

    def _paint_words(self, painter: QPainter, face: QRectF, look: Look, left: float, right: float) -> None:
        box = _turned(QRectF(left, face.top(), right - left - look.theme.metrics.line(8), face.height()), face, look)
        step, metrics = SENTENCE, look.theme.metrics
        font = look.theme.font(step, SEMIBOLD)
        size = metrics.text_px(step)
        while True:
            font.setPixelSize(size)
            setting = Setting(font, font, size * 1.15, Qt.AlignmentFlag.AlignLeft, look.right_to_left)
            text = Typeset(self.words, setting, box.width())
            if (text.fits and text.height <= box.height()) or size <= metrics.px(24):
                break
            size = round(size * 0.92)
        self.letter_px, self.words_fit = size, text.fits and text.height <= box.height() + 1
        text.draw(painter, box, text_colour(look), middle=True)

    def _paint_dots(self, painter: QPainter, face: QRectF, look: Look, left: float) -> None:
        metrics, colours = look.theme.metrics, look.theme.colours
        dot, gap, border = metrics.line(_DOT), metrics.line(_DOT_GAP), metrics.line(LINE_KEY)
        painter.setPen(QPen(colours.ink, border))
        for number in range(FACES - 1):
            box = QRectF(left + number * (dot + gap), face.center().y() - dot / 2, dot, dot)
            painter.setBrush(colours.ink if number < self._face - 1 else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(_turned(box, face, look).adjusted(1, 1, -1, -1))


def _turned(box: QRectF, face: QRectF, look: Look) -> QRectF:
    """The box where it stands in the direction of the language."""
    if not look.right_to_left:
        return box
    turned = QRectF(box)
    turned.moveLeft(face.left() + face.right() - box.right())
    return turned
