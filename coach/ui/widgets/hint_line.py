"""A line under the caption with an icon before it: the helper's words, or a hint."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from coach.practice.message import Message
from coach.ui.theme.icons import Icon, paint_icon
from coach.ui.theme.theme import Theme
from coach.ui.theme.tokens import BODY
from coach.ui.widgets.kit import Kit
from coach.ui.widgets.text import Text

_ICON, _GAP = 34, 14


class HintLine(QLabel):
    """One or two lines of body text in a place of fixed size."""

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = kit.theme
        self._icon = Icon.HELPER
        self._words = Text(kit, "", BODY, second=True, parent=self)

    def show_hint(self, icon: Icon, words: Message | None) -> None:
        """Show these words; None shows nothing."""
        self._icon = icon
        self._words.show_words(words or "")
        self.update()

    def stand_at(self, box: QRectF) -> None:
        """Stand here."""
        self.setGeometry(box.toRect())
        metrics = self._theme.metrics
        before = metrics.px(_ICON + _GAP)
        turned = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        inside = self.rect().adjusted(0 if turned else before, 0, -before if turned else 0, 0)
        self._words.setGeometry(inside)

    def apply(self, theme: Theme) -> None:
        """Take a new look."""
        self._theme = theme
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the icon."""
        if not self._words.marked:
            return
        side = self._theme.metrics.line(_ICON)
        turned = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        box = QRectF(self.width() - side if turned else 0, (self.height() - side) / 2, side, side)
        paint_icon(QPainter(self), self._icon, box, self._theme.colours.accent)
