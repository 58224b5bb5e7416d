"""The typeface that ships with the program: Atkinson Hyperlegible Next, made for readers with low vision."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

FAMILY = "Atkinson Hyperlegible Next"
FILES = tuple(f"AtkinsonHyperlegibleNext-{weight}.ttf" for weight in ("Regular", "Medium", "SemiBold", "Bold"))


def load_fonts(folder: Path) -> str:
    """Make the typeface in `folder` known to Qt and return its family; the system's own if a file cannot be used."""
    loaded = [QFontDatabase.addApplicationFont(str(folder / name)) for name in FILES]
    return FAMILY if all(number >= 0 for number in loaded) else QFont().defaultFamily()


def font(family: str, pixels: int, weight: int) -> QFont:
    """A font of `pixels` px. Scripts that the family lacks come from the system's fonts."""
    made = QFont(family)
    made.setPixelSize(max(1, pixels))
    made.setWeight(QFont.Weight(weight))
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made
