"""The window: one screen at a time, notices above it, and the look that follows window, screen and settings."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QPropertyAnimation, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QPixmap, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGraphicsOpacityEffect, QLabel, QWidget

from coach.practice.preferences import Preferences
from coach.text.words import Words
from coach.ui.frame import Screen
from coach.ui.theme.metrics import screen_px_per_mm
from coach.ui.theme.theme import Theme, make_theme
from coach.ui.widgets.kit import Kit
from coach.ui.widgets.notice import Notice
from coach.ui.widgets.press import PressGuard

TITLE = "Hand Coach"
SMALLEST, USUAL = QSize(1024, 600), QSize(1366, 768)
FADE_MS = 150
_STRIP_SHARE = 0.16  # of the height, at most, for a notice: the keys of the screen keep their size


class Shell(QWidget):
    """Shows screens. It owns the screen it shows and deletes the one before.

    `turned` tells that another screen is on; `closing` that the person closes the window, before it goes. With
    `hides_when_closed` it only hides when the person closes it; the program itself still can.
    """

    turned = Signal()
    closing = Signal()

    def __init__(self, words: Words, preferences: Preferences, family: str, guard: PressGuard) -> None:
        super().__init__()
        self._words, self._preferences, self._family, self._guard = words, preferences, family, guard
        self._screen: Screen | None = None
        self.hides_when_closed = False
        self.setWindowTitle(TITLE)
        self._turn_to_language()
        self.setMinimumSize(SMALLEST)
        self.resize(USUAL)
        self._theme = self._make_theme(self.size())
        self.notice = Notice(self.kit, self)
        self.notice.shown_or_hidden.connect(self._lay_out)

    @property
    def kit(self) -> Kit:
        """For the screens to be made: the look as it is now, the language, the guard."""
        return Kit(self._theme, self._words, self._guard)

    @property
    def preferences(self) -> Preferences:
        """The settings in force."""
        return self._preferences

    @property
    def screen_shown(self) -> Screen | None:
        """The screen that is on."""
        return self._screen

    def present(self) -> None:
        """Open the window: as the settings say, and as large as a small screen allows."""
        room = self.screen().availableSize()
        if self._preferences.full_screen:
            self.showFullScreen()
        elif room.width() <= USUAL.width() or room.height() <= USUAL.height():
            self.showMaximized()
        else:
            self.show()

    def use(self, preferences: Preferences, words: Words | None = None) -> None:
        """Take new settings at once. A new language shows from the next screen on."""
        before, self._preferences = self._preferences, preferences
        self._words = words or self._words
        self._turn_to_language()
        self._guard.configure(
            repeat_seconds=preferences.repeat_guard_seconds, arming_seconds=preferences.arming_seconds
        )
        if self.isVisible() and before.full_screen != preferences.full_screen:
            self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)
        self._lay_out()

    def picture(self) -> QPixmap | None:
        """The screen that is on, to fade from; None under reduced motion, which cuts."""
        if self._screen is None or not self.isVisible() or self._preferences.reduced_motion:
            return None
        return self._screen.grab()

    def show_screen(self, screen: Screen, picture: QPixmap | None = None) -> None:
        """Turn to this screen: a short cross-fade, or a cut under reduced motion. Its keys are deaf for a moment.

        `picture` is that of the screen before, if it has been taken already.
        """
        picture = picture or self.picture()
        before, self._screen = self._screen, screen
        screen.setParent(self)
        self._lay_out()
        screen.show()
        if before is not None:
            before.hide()
            before.deleteLater()
            self._guard.arm()
        if picture is not None:
            _Fade(picture, screen)
        if (first := screen.first_focus()) is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        screen.announce(screen.accessibleName())
        self.turned.emit()

    def _turn_to_language(self) -> None:
        turned = self._words.right_to_left
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft if turned else Qt.LayoutDirection.LeftToRight)

    def _make_theme(self, room: QSize) -> Theme:
        per_mm = screen_px_per_mm(self.screen(), self._preferences.screen_px_per_mm)
        return make_theme(self._preferences, room, per_mm, self._family)

    def _lay_out(self) -> None:
        """The notice takes a strip at the top; the screen has what is left, and a look for that size."""
        self.notice.apply(self._make_theme(self.size()))
        wanted = self.notice.heightForWidth(self.width()) if self.notice.isVisibleTo(self) else 0
        strip = min(wanted, round(self.height() * _STRIP_SHARE))
        self.notice.setGeometry(0, 0, self.width(), strip)
        theme = self._theme = self._make_theme(QSize(self.width(), self.height() - strip))
        screen = self._screen
        if screen is not None:
            if screen.theme != theme:
                screen.apply(theme)
            screen.setGeometry(0, strip, self.width(), self.height() - strip)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew."""
        super().resizeEvent(event)
        self._lay_out()

    def showEvent(self, event: QShowEvent) -> None:
        """Follow the window when it moves to another screen."""
        super().showEvent(event)
        if (handle := self.windowHandle()) is not None:
            handle.screenChanged.connect(self._lay_out, Qt.ConnectionType.UniqueConnection)
        self._lay_out()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell first, then close; or hide, if the person chose so."""
        self.closing.emit()
        if self.hides_when_closed and event.spontaneous():
            event.ignore()
            self.hide()
            return
        super().closeEvent(event)


class _Fade(QLabel):
    """The picture of the screen before, going away over the new one."""

    def __init__(self, picture: QPixmap, screen: Screen) -> None:
        super().__init__(screen)
        self.setPixmap(picture)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setGeometry(screen.rect())
        effect = QGraphicsOpacityEffect(self)
        self.setGraphicsEffect(effect)
        going = QPropertyAnimation(effect, b"opacity", self)
        going.setDuration(FADE_MS)
        going.setStartValue(1.0)
        going.setEndValue(0.0)
        going.setEasingCurve(QEasingCurve.Type.InOutQuad)
        going.finished.connect(self.deleteLater)
        self.show()
        going.start()
