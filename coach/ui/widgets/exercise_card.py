"""An exercise as a key: its sketch flush with the start, beside it the name, the dose and the thing it needs."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import QWidget

from coach.practice.describing import amount, object_words
from coach.practice.exercise import Exercise
from coach.practice.message import Message, content, ui
from coach.ui.theme.theme import Theme
from coach.ui.theme.tokens import BOLD, LINE_HAIR, LINE_KEY, LINE_KEY_CONTRAST, LIP, NOTE, RADIUS_KEY, REGULAR, Step
from coach.ui.widgets.key import Key
from coach.ui.widgets.key_face import Look
from coach.ui.widgets.kit import Kit
from coach.ui.widgets.typeset import Setting, Typeset, scaled

_STEPS = (Step(22, BOLD, 1.15), Step(20, REGULAR, 1.2), Step(NOTE.points, NOTE.weight, 1.2))  # name, dose, thing
_ALL_SMALL = NOTE.points / _STEPS[0].points  # the scale at which even the name is set in the smallest letters
_PICTURE_SHARE, _PICTURE_SHARE_LARGE, _PICTURE_SHARE_LEAST = 0.4, 0.28, 0.18  # of the width, at most, for the picture
_BEFORE, _AFTER, _AIR, _NAME_GAP = 20, 12, 4, 4
_SHRINK, _LEAST_SCALE = 0.95, 0.4
_TIGHT = 1.08  # line height of words that would not fit otherwise


class ExerciseCard(Key):
    """One exercise. Its picture is painted by whoever owns the card, when there is time for it."""

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(kit, "", parent=parent)
        self._lines: tuple[str, ...] = ("", "", "")
        self._picture: QPixmap | None = None
        self.number = 0

    def show_exercise(self, exercise: Exercise, lines: tuple[Message, Message, Message] | None = None) -> None:
        """Show this one, without its picture; `lines` in place of its name, its usual dose and the thing it needs."""
        words = self._kit.words
        self.number, self._picture = exercise.number, None
        self._lines = tuple(
            words.spoken(line) for line in lines or (content(exercise.title), amount(exercise), object_words(exercise))
        )
        self.set_meaning(self._lines[0])
        name, dose, thing = self._lines
        self.setAccessibleName(words.spoken(ui("{name}. {dose}. {thing}.", name=name, dose=dose, thing=thing)))
        self.update()

    def set_picture(self, picture: QPixmap) -> None:
        """Show its picture, painted at `picture_size`."""
        self._picture = picture
        self.update()

    def drop_picture(self) -> None:
        """Its size has changed: it wants a new picture."""
        self._picture = None

    @property
    def picture_size(self) -> QSize:
        """The px of the square that the picture fills."""
        edge = self._theme.metrics.line(LINE_KEY)
        face = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge - self._theme.metrics.line(LIP))
        side = int(self._panel(face).width())
        return QSize(side, side)

    @property
    def wants_picture(self) -> bool:
        """Whether its picture is still to be painted."""
        return self._picture is None

    def least_height(self) -> int:
        """The px at which name, dose and thing stand on a line each."""
        metrics = self._theme.metrics
        lines = sum(metrics.text_px(step) * step.line for step in _STEPS)
        return round(lines) + metrics.px(2 * (_AIR + LINE_KEY) + LIP + _NAME_GAP)

    def words_scale(self) -> float:
        """How far the words had to shrink to fit, 1 when they did not."""
        return self._fitted(self._words_box(QRectF(self.rect())), self._look().right_to_left)[1]

    def paint_face(self, painter: QPainter, face: QRectF, look: Look) -> None:
        """Paint the panel with the picture, then the words."""
        self._paint_panel(painter, face, look)
        box = self._words_box(face)
        texts, scale = self._fitted(box, look.right_to_left)
        self.letter_px = self._theme.metrics.text_px(NOTE) * min(1.0, scale / _ALL_SMALL)
        self.words_fit = all(text.fits for text in texts) and sum(text.height for text in texts) <= box.height() + 1
        gap = self._theme.metrics.line(_NAME_GAP) * scale
        top = box.top() + (box.height() - sum(text.height for text in texts) - gap) / 2
        colours = self._theme.colours
        for number, (text, colour) in enumerate(zip(texts, (colours.ink, colours.ink, colours.ink2), strict=True)):
            text.draw(painter, QRectF(box.left(), top, box.width(), text.height), colour)
            top += text.height + (gap if number == 0 else 0)

    def _paint_panel(self, painter: QPainter, face: QRectF, look: Look) -> None:
        metrics, colours = self._theme.metrics, self._theme.colours
        panel = self._panel(face)
        radius = metrics.line(RADIUS_KEY - (LINE_KEY_CONTRAST if self._theme.contrast else LINE_KEY))
        whole, part = QPainterPath(), QPainterPath()
        whole.addRoundedRect(face, radius, radius)
        part.addRect(panel)
        painter.save()
        painter.setClipPath(whole.intersected(part))
        painter.fillRect(panel, colours.stage)
        if self._picture is not None:
            side = self._picture.deviceIndependentSize().width()
            middle = panel.center() - QPointF(side / 2, side / 2)
            painter.drawPixmap(middle, self._picture)
        painter.restore()
        edge = metrics.line(LINE_HAIR)
        left = panel.left() - edge if look.right_to_left else panel.right()
        painter.fillRect(QRectF(left, face.top(), edge, face.height()), colours.hair)

    def _panel(self, face: QRectF) -> QRectF:
        width = self._panel_width(face)
        left = face.right() - width if self._right_to_left() else face.left()
        return QRectF(left, face.top(), width, face.height())

    def _panel_width(self, face: QRectF) -> float:
        """A large picture, unless the words need its room."""
        if not self._theme.metrics.large_text:
            large = min(face.height(), face.width() * _PICTURE_SHARE)
            box = self._beside(face, large)
            if self._fitted(box, self._right_to_left())[1] == 1.0:
                return large
        usual = min(face.height(), face.width() * _PICTURE_SHARE_LARGE)
        if self._fitted(self._beside(face, usual), self._right_to_left())[1] >= _ALL_SMALL:
            return usual
        return min(usual, face.width() * _PICTURE_SHARE_LEAST)

    def _words_box(self, face: QRectF) -> QRectF:
        return self._beside(face, self._panel_width(face))

    def _beside(self, face: QRectF, panel: float) -> QRectF:
        """The room for words beside a panel so wide."""
        px = self._theme.metrics.line
        before, after, air = px(_BEFORE), px(_AFTER), px(_AIR)
        left = face.left() + (after if self._right_to_left() else panel + before)
        return QRectF(left, face.top() + air, face.width() - panel - before - after, face.height() - 2 * air)

    def _fitted(self, box: QRectF, right_to_left: bool) -> tuple[list[Typeset], float]:
        """The three texts at the largest size at which they all fit, and how far that is from their own.

        Their lines move together before they shrink.
        """
        scale, tight = 1.0, False
        while True:
            settings = [self._scaled(step, right_to_left, tight=tight, scale=scale) for step in _STEPS]
            texts = [Typeset(line, one, box.width()) for line, one in zip(self._lines, settings, strict=True)]
            height = sum(text.height for text in texts) + self._theme.metrics.line(_NAME_GAP) * scale
            if (all(text.fits for text in texts) and height <= box.height() + 1) or scale < _LEAST_SCALE:
                return texts, scale
            scale, tight = (scale * _SHRINK if tight else scale), True

    def _setting(self, step: Step, right_to_left: bool, *, tight: bool) -> Setting:
        font = self._theme.font(step)
        line = self._theme.metrics.text_px(step) * (_TIGHT if tight else step.line)
        return Setting(font, font, line, Qt.AlignmentFlag.AlignLeft, right_to_left)

    def _scaled(self, step: Step, right_to_left: bool, *, tight: bool, scale: float) -> Setting:
        """Letters of this step made smaller; those that are larger than the smallest step give way first."""
        own = max(scale, NOTE.points / step.points * min(1.0, scale / _ALL_SMALL))
        return scaled(self._setting(step, right_to_left, tight=tight), own)

    def _right_to_left(self) -> bool:
        return self.layoutDirection() is Qt.LayoutDirection.RightToLeft

    def apply(self, theme: Theme) -> None:
        """Take a new look; the picture of the old one goes."""
        self._picture = None
        super().apply(theme)
