"""What every widget needs to be built."""

from __future__ import annotations

from dataclasses import dataclass

from coach.text.words import Words
from coach.ui.theme.theme import Theme
from coach.ui.widgets.press import PressGuard


@dataclass(frozen=True, slots=True)
class Kit:
    """The look, the language, and the guard that all keys of a window share."""

    theme: Theme
    words: Words
    guard: PressGuard
