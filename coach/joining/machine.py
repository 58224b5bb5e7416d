"""What a start finds on this machine: its language, the settings that are kept, and whether a window can open."""

from __future__ import annotations

import locale
from collections.abc import Mapping
from pathlib import Path

from coach.desktop.settings import SettingsFile
from coach.practice.message import Message, ui
from coach.practice.ports import Fault
from coach.practice.preferences import Preferences
from coach.text.words import Words, open_words

TRANSLATIONS = Path(__file__).resolve().parents[2] / "i18n"


def system_words() -> Words:
    """Return the words of the system's language."""
    language, _ = locale.getlocale()
    return open_words(language or "en", TRANSLATIONS)


def words_for(preferences: Preferences) -> Words:
    """The words of the language chosen, or of the system's."""
    return open_words(preferences.language, TRANSLATIONS) if preferences.language else system_words()


def load(keeper: SettingsFile) -> tuple[Preferences, Message | None]:
    """The settings of who practises now; those of somebody new if they cannot be read, and why."""
    try:
        return keeper.load().chosen, None
    except Fault as fault:
        return keeper.book.chosen, fault.says


def check_screen(environment: Mapping[str, str], system: str) -> None:
    """Raise Fault where there is no screen, as Qt would end the program with a page of its own words."""
    if system == "linux" and not {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"} & set(environment):
        raise Fault(ui("There is no screen here. Start Hand Coach from the desktop of the computer."))


def no_window(missing: ImportError) -> Message:
    """What to say when Qt lacks a library of the system."""
    return ui("The window cannot open, as a part of the system is missing: {part}", part=str(missing))
