"""The card on which the sketch of the player stands, with a tag when it shows what comes next."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QWidget

from coach.practice.message import ui
from coach.ui.theme.sketch_colours import SketchColours, sketch_colours
from coach.ui.theme.theme import Theme
from coach.ui.theme.tokens import BODY, BOLD, LINE_HAIR, RADIUS_CARD, RADIUS_TAG
from coach.ui.widgets.kit import Kit
from coach.ui.widgets.sketch_view import SketchView
from coach.ui.widgets.typeset import Setting, Typeset

_TAG_INSET, _TAG_PAD, _TAG_HEIGHT = 16, 26, 56


class SketchCard(QLabel):
    """A rounded card round a `SketchView`."""

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = kit.theme
        self.view = SketchView(_colours(kit.theme), self)
        self.view.set_ghost(kit.theme.ghost)
        self._tag = _Tag(kit, kit.words.spoken(ui("Next")), self)

    def show_next(self, is_next: bool) -> None:
        """Whether the sketch shows what comes next."""
        self._tag.setVisible(is_next)

    def apply(self, theme: Theme) -> None:
        """Take a new look."""
        self._theme = theme
        self.view.set_colours(_colours(theme))
        self.view.set_ghost(theme.ghost)
        self.update()

    def stand_at(self, box: QRectF) -> None:
        """Stand here."""
        self.setGeometry(box.toRect())
        metrics = self._theme.metrics
        edge = max(1, metrics.px(LINE_HAIR))
        self.view.setGeometry(self.rect().adjusted(edge, edge, -edge, -edge))
        self.view.set_corner_radius(metrics.line(RADIUS_CARD - LINE_HAIR))
        self._tag.stand_in(QRectF(self.rect()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the card."""
        metrics, colours = self._theme.metrics, self._theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = metrics.line(LINE_HAIR)
        painter.setPen(QPen(colours.hair, edge))
        painter.setBrush(colours.stage)
        radius = metrics.line(RADIUS_CARD) - edge / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2), radius, radius)


def _colours(theme: Theme) -> SketchColours:
    return sketch_colours(theme.name, theme.skin_tone)


class _Tag(QLabel):
    """A soft label in the corner of the card where a line of text starts."""

    def __init__(self, kit: Kit, words: str, parent: QWidget) -> None:
        super().__init__(words, parent)
        self._theme = kit.theme
        self.hide()

    def apply(self, theme: Theme) -> None:
        """Take a new look."""
        self._theme = theme
        self.update()

    def _set(self, width: float) -> Typeset:
        font = self._theme.font(BODY, BOLD)
        line = self._theme.metrics.text_px(BODY) * BODY.line
        return Typeset(self.text(), Setting(font, font, line, Qt.AlignmentFlag.AlignHCenter), width)

    def stand_in(self, card: QRectF) -> None:
        """Stand in the corner of the card."""
        metrics = self._theme.metrics
        text = self._set(1e4)
        inset = metrics.line(_TAG_INSET)
        width = text.width + 2 * metrics.line(_TAG_PAD)
        height = max(metrics.line(_TAG_HEIGHT), text.height)
        turned = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left = card.right() - inset - width if turned else card.left() + inset
        self.setGeometry(QRectF(left, card.top() + inset, width, height).toRect())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the tag."""
        colours = self._theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.soft)
        radius = self._theme.metrics.line(RADIUS_TAG)
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        box = QRectF(self.rect())
        self._set(box.width()).draw(painter, box, colours.ink, middle=True)
