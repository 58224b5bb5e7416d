"""The look of one moment as one value: handed to every widget, and changed live by `apply(theme)`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont

from coach.practice.preferences import Layout, Preferences, Seeing, Side
from coach.practice.preferences import Theme as ThemeName
from coach.ui.theme.fonts import font
from coach.ui.theme.metrics import Metrics
from coach.ui.theme.tokens import BOLD, Palette, Step, palette


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours, type, sizes, and where things stand."""

    name: ThemeName
    colours: Palette
    metrics: Metrics
    family: str
    controls: Side = Side.RIGHT
    seeing: Seeing = Seeing.BOTH
    band: bool = False
    reduced_motion: bool = False
    skin_tone: int = 2
    ghost: bool = True

    @property
    def contrast(self) -> bool:
        """Whether this is the high-contrast theme: borders instead of lips."""
        return self.name is ThemeName.CONTRAST

    def font(self, step: Step, weight: int | None = None) -> QFont:
        """The font of a type step, at its own weight or another."""
        return font(self.family, self.metrics.text_px(step), step.weight if weight is None else weight)

    def key_word(self, step: Step) -> QFont:
        """The font of a key word inside text of a step."""
        return self.font(step, BOLD)


@runtime_checkable
class Themed(Protocol):
    """A widget that takes a new look while it is on screen."""

    def apply(self, theme: Theme) -> None:
        """Use this look from now on."""
        ...


def make_theme(preferences: Preferences, window: QSize, px_per_mm: float, family: str) -> Theme:
    """The look that these preferences ask for, in a window of this size on such a screen."""
    return Theme(
        name=preferences.theme,
        colours=palette(preferences.theme),
        metrics=Metrics(window.width(), window.height(), px_per_mm, preferences.text_percent),
        family=family,
        controls=preferences.controls,
        seeing=preferences.seeing,
        band=preferences.layout is Layout.BAND,
        reduced_motion=preferences.reduced_motion,
        skin_tone=preferences.skin_tone,
        ghost=preferences.ghost,
    )
