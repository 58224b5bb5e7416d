"""What pictures of the real screens are taken with."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QSize

from coach.library.catalogue import ResourceCatalogue
from coach.practice.about import about
from coach.text.words import Words, open_words
from coach.ui.shots import Studio
from coach.ui.theme.fonts import load_fonts
from tests.support.windows import BASE, ROOT


@cache
def _catalogue() -> ResourceCatalogue:
    return ResourceCatalogue(ROOT / "resources")


@cache
def _family() -> str:
    return load_fonts(ROOT / "resources" / "fonts")


def _words_of(language: str) -> Words:
    return open_words(language or "en", ROOT / "i18n")


def make_studio(size: QSize = BASE) -> Studio:
    """The content, typeface and languages that ship, and a folder that is nobody's."""
    return Studio(_catalogue(), _family(), _words_of, about("1.0", "/home/person/Hand Coach"), size)
