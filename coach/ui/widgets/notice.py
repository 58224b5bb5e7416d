"""A plain notice about a trouble: always words on the screen, never sound alone. It covers nothing."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from coach.practice.message import Message
from coach.ui.theme.icons import Icon, paint_icon
from coach.ui.theme.theme import Theme
from coach.ui.theme.tokens import BODY, LINE_KEY, MARGIN_SIDE, RADIUS_TAG
from coach.ui.widgets.kit import Kit
from coach.ui.widgets.text import Text

_ICON, _GAP, _PAD = 34, 16, 10


class Notice(QLabel):
    """A strip with an icon and words. Troubles have names; the newest is shown, and each stays until it is cleared."""

    shown_or_hidden = Signal()

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit, self._theme = kit, kit.theme
        self._troubles: dict[str, Message] = {}
        self._text = Text(kit, "", BODY, parent=self)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.apply(kit.theme)
        self.hide()

    def show_trouble(self, name: str, says: Message) -> None:
        """Show what is the matter, and tell a screen reader."""
        if self._troubles.get(name) == says:
            return
        self._troubles.pop(name, None)
        self._troubles[name] = says
        self._show_newest()
        words = self._kit.words.spoken(says)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def clear_trouble(self, name: str) -> None:
        """This trouble is over."""
        if self._troubles.pop(name, None) is not None:
            self._show_newest()

    @property
    def troubles(self) -> tuple[str, ...]:
        """The names of all troubles, the newest last."""
        return tuple(self._troubles)

    def _show_newest(self) -> None:
        newest = next(reversed(self._troubles.values()), None)
        if newest is not None:
            self._text.show_words(newest)
            self.setAccessibleName(self._kit.words.spoken(newest))
        self.setVisible(newest is not None)
        self.shown_or_hidden.emit()

    def apply(self, theme: Theme) -> None:
        """Take a new look."""
        self._theme = theme
        self._text.apply(theme)
        px = theme.metrics.px
        side = px(MARGIN_SIDE)
        self._row.setContentsMargins(side + px(_ICON + _GAP), px(_PAD), side, px(_PAD))
        self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:
        """The px that the words need."""
        margins = self._row.contentsMargins()
        words = self._text.heightForWidth(width - margins.left() - margins.right())
        return max(words, self._theme.metrics.px(_ICON)) + margins.top() + margins.bottom()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a strip with a border, and the icon."""
        metrics, colours = self._theme.metrics, self._theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), colours.paper)
        border, inset = metrics.line(LINE_KEY), metrics.line(4)
        painter.setPen(QPen(colours.ink, border))
        painter.setBrush(colours.surface)
        radius = metrics.line(RADIUS_TAG)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius, radius)
        side = metrics.line(_ICON)
        left = metrics.line(MARGIN_SIDE)
        turned = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        box = QRectF(self.width() - left - side if turned else left, (self.height() - side) / 2, side, side)
        paint_icon(painter, Icon.NOTICE, box, colours.ink)
