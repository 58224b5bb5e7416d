"""A person in front of one screen: presses keys by their names, and sees what is cut off or too small."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from coach.ui.frame import Screen
from coach.ui.widgets.key import Key
from coach.ui.widgets.text import Text
from tests.support.windows import FakeTime, settle


class Person:
    """Shows the screen at a size, and lets a second go by after each press, so that keys hear again."""

    def __init__(self, application: QApplication, screen: Screen, size: QSize, time: FakeTime) -> None:
        self._application, self._time, self.screen = application, time, screen
        screen.resize(size)
        screen.show()
        settle(application)
        time.go(10)

    def names(self) -> list[str]:
        """What a screen reader calls the keys that can be pressed, in the order of scanning."""
        return [key.accessibleName() for key in self.screen.scan_order()]

    def key(self, name: str) -> Key:
        """The showing key whose name begins so."""
        return next(key for key in self.screen.scan_order() if key.accessibleName().startswith(name))

    def press(self, name: str) -> None:
        """Press it with the pointer."""
        QTest.mouseClick(self.key(name), Qt.MouseButton.LeftButton)
        self.wait()

    def type(self, key: Qt.Key) -> None:
        """Press a key of the keyboard."""
        QTest.keyClick(self.screen, key)
        self.wait()

    def wait(self) -> None:
        """Let a second go by."""
        self._time.go(1.0)
        settle(self._application)

    def texts(self) -> list[str]:
        """All texts that are seen."""
        return [text.text() for text in self.screen.findChildren(Text) if text.isVisible() and text.text()]

    def complaints(self) -> list[str]:
        """What is cut off, leaves the window, overlaps, or is smaller than 20 mm."""
        screen = self.screen
        found = []
        for text in screen.findChildren(Text):
            if text.isVisible() and text.text():
                shown = text.shown()
                if (
                    not shown.fits
                    or shown.height > text.height() + 1
                    or not screen.rect().contains(_place(text, screen))
                ):
                    found.append(f"cut off: {text.text()}")
        keys = screen.scan_order()
        for key in keys:
            if min(key.width(), key.height()) < screen.theme.metrics.key:
                found.append(f"small: {key.words}")
            if not screen.rect().contains(_place(key, screen)):
                found.append(f"outside: {key.words}")
        places = [(key.words, _place(key, screen)) for key in keys]
        places += [
            (text.text(), _place(text, screen))
            for text in screen.findChildren(Text)
            if text.isVisible() and text.text()
        ]
        for number, (words, place) in enumerate(places):
            for other, elsewhere in places[number + 1 :]:
                if place.intersects(elsewhere):
                    found.append(f"overlap: {words} / {other}")
        return found


def _place(widget: QWidget, screen: Screen) -> QRect:
    return QRect(widget.mapTo(screen, widget.rect().topLeft()), widget.size())
