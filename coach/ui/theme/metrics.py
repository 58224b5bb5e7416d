"""From design px and millimetres to px of the screen, for one window, one screen and one text size."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import ceil

from PySide6.QtGui import QScreen

from coach.ui.theme.tokens import WIDEST, Step

_PX_PER_MM_96_DPI = 96 / 25.4
_PLAUSIBLE = (2.0, 12.0)  # px per mm: a large television .. a small, very fine screen
_SMALLEST = (1024, 600)  # design px of the smallest window
_LOW = 740  # below this height some keys stand side by side, or are lower
_FLOOR = 44  # px; no control is ever smaller
PLAYER_KEY_MM, KEY_MM = 30.0, 20.0  # motor-impaired users improved up to 30 mm; 20 mm is the plateau for others
DRIFT_MM = 10.0  # how far a pressed finger may drift from its key


class Size(StrEnum):
    """The class of a window's size in design px."""

    SMALL = "small"  # 1024x600
    BASE = "base"  # 1366x768
    LOW = "low"  # 1366x698: title bar and task bar taken off
    WIDE = "wide"  # wider than 1480


@dataclass(frozen=True, slots=True)
class Metrics:
    """Sizes for a window of `width` x `height` px on a screen of `px_per_mm`, at `text_percent` text (100..200).

    `unit` is the px of one design px: real size where the window is large enough for it, never below 1.
    """

    width: int
    height: int
    px_per_mm: float = _PX_PER_MM_96_DPI
    text_percent: int = 100

    @property
    def unit(self) -> float:
        """Screen px of one design px."""
        real = self.px_per_mm / _PX_PER_MM_96_DPI
        room = min(self.width / _SMALLEST[0], self.height / _SMALLEST[1])
        return max(1.0, min(real, room))

    @property
    def text(self) -> float:
        """Text scale, 1..2."""
        return self.text_percent / 100

    @property
    def large_text(self) -> bool:
        """Whether text is so large that keys and captions change their shape."""
        return self.text_percent >= 150

    @property
    def size(self) -> Size:
        """The class of the window's size."""
        width, height = self.width / self.unit, self.height / self.unit
        if width < 1200:
            return Size.SMALL
        if width > WIDEST:
            return Size.WIDE
        return Size.LOW if height < _LOW else Size.BASE

    def px(self, design: float) -> int:
        """Screen px of a design length; not touched by the text size."""
        return round(design * self.unit)

    def line(self, design: float) -> float:
        """Screen px of a line's width, not rounded."""
        return design * self.unit

    def text_px(self, step: Step) -> int:
        """Font size in px of a type step."""
        return round(step.points * 96 / 72 * self.unit * self.text)

    def mm(self, millimetres: float) -> int:
        """Screen px of a real length, rounded up."""
        return ceil(millimetres * self.px_per_mm)

    @property
    def player_key(self) -> int:
        """The least height and width of a key in the player, in px."""
        return max(_FLOOR, self.mm(PLAYER_KEY_MM))

    @property
    def key(self) -> int:
        """The least height and width of any other key, in px."""
        return max(_FLOOR, self.mm(KEY_MM))


def screen_px_per_mm(screen: QScreen, measured: float = 0.0) -> float:
    """Logical px per mm of a screen: as `measured` by the ruler check, else as the system reports.

    A system that reports something implausible counts as 96 dpi.
    """
    if measured > 0:
        return measured
    size, millimetres = screen.size(), screen.physicalSize()
    if millimetres.width() <= 0 or millimetres.height() <= 0:
        return _PX_PER_MM_96_DPI
    across, down = size.width() / millimetres.width(), size.height() / millimetres.height()
    reported = (across + down) / 2
    square = abs(across - down) <= 0.1 * reported
    return reported if square and _PLAUSIBLE[0] <= reported <= _PLAUSIBLE[1] else _PX_PER_MM_96_DPI
