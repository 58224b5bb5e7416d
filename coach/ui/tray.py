"""The place of the program in the system's tray, where there is one. Nothing relies on it: some desktops show none."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from coach.practice.message import Message, ui
from coach.ui.shell import TITLE
from coach.ui.theme.icons import Icon, paint_icon
from coach.ui.widgets.kit import Kit

_SIDE = 64  # px of the picture; the system makes it smaller


class Tray(QObject):
    """`opened`: the person wants the window; `ended`: the program shall end."""

    opened = Signal()
    ended = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._icon: QSystemTrayIcon | None = None
        self._menu: QMenu | None = None

    @staticmethod
    def is_there() -> bool:
        """Whether this system has a tray."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    def show(self, kit: Kit) -> None:
        """Stand in the tray, if there is one."""
        if self._icon is not None or not self.is_there():
            return
        self._menu = QMenu()
        self._menu.addAction(kit.words.spoken(ui("Open Hand Coach"))).triggered.connect(self.opened)
        self._menu.addAction(kit.words.spoken(ui("End Hand Coach"))).triggered.connect(self.ended)
        self._icon = QSystemTrayIcon(_picture(kit), self)
        self._icon.setToolTip(TITLE)
        self._icon.setContextMenu(self._menu)
        self._icon.activated.connect(self._activated)
        self._icon.messageClicked.connect(self.opened)
        self._icon.show()

    def hide(self) -> None:
        """Leave the tray."""
        if self._icon is not None and self._menu is not None:
            self._icon.hide()
            self._icon.deleteLater()
            self._menu.deleteLater()
            self._icon = self._menu = None

    def tell(self, kit: Kit, words: Message) -> None:
        """Show a message of the system, if it can."""
        if self._icon is not None and QSystemTrayIcon.supportsMessages():
            self._icon.showMessage(TITLE, kit.words.spoken(words), _picture(kit))

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is not QSystemTrayIcon.ActivationReason.Context:
            self.opened.emit()


def _picture(kit: Kit) -> QIcon:
    """The hand of the program on its colour."""
    picture = QPixmap(_SIDE, _SIDE)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(kit.theme.colours.accent)
    painter.drawRoundedRect(QRectF(0, 0, _SIDE, _SIDE), 14, 14)
    paint_icon(painter, Icon.HAND, QRectF(8, 8, _SIDE - 16, _SIDE - 16), kit.theme.colours.on_accent)
    painter.end()
    return QIcon(picture)
