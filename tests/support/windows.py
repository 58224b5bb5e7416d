"""Looks, kits and clocks for tests of windows."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QApplication

from coach.practice.preferences import Preferences
from coach.text.words import open_words
from coach.ui.theme.fonts import load_fonts
from coach.ui.theme.theme import make_theme
from coach.ui.widgets.kit import Kit
from coach.ui.widgets.press import PressGuard

ROOT = Path(__file__).resolve().parents[2]
PX_PER_MM = 96 / 25.4
BASE = QSize(1366, 768)


class FakeTime:
    """A clock that goes only when told to, with alarms; `later` is that of `ports.Spawner`."""

    def __init__(self) -> None:
        self.now = 0.0
        self._alarms: list[tuple[float, Callable[[], None]]] = []

    def monotonic(self) -> float:
        """Seconds."""
        return self.now

    def later(self, seconds: float, call: Callable[[], None]) -> Callable[[], None]:
        """Call after `seconds`; what is returned cancels it."""
        alarm = (self.now + seconds, call)
        self._alarms.append(alarm)

        def cancel() -> None:
            if alarm in self._alarms:
                self._alarms.remove(alarm)

        return cancel

    def go(self, seconds: float) -> None:
        """Let time pass; alarms that are due ring in order."""
        end = self.now + seconds
        while due := [alarm for alarm in self._alarms if alarm[0] <= end]:
            first = min(due, key=lambda alarm: alarm[0])
            self._alarms.remove(first)
            self.now = max(self.now, first[0])
            first[1]()
        self.now = end


@cache
def _family() -> str:
    return load_fonts(ROOT / "resources" / "fonts")


def make_kit(
    preferences: Preferences | None = None,
    *,
    size: QSize = BASE,
    px_per_mm: float = PX_PER_MM,
    locale: str = "en",
    time: FakeTime | None = None,
) -> Kit:
    """A kit with the typeface that ships, the look of these preferences, and a guard on a fake clock."""
    theme = make_theme(preferences or Preferences(), size, px_per_mm, _family())
    guard = PressGuard((time or FakeTime()).monotonic)
    return Kit(theme, open_words(locale, ROOT / "i18n"), guard)


def settle(application: QApplication) -> None:
    """Carry out what is posted, deletions too."""
    application.processEvents()
    application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
