"""The command `coach doctor`: whether a session can be done on this computer."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import coach
from coach.desktop.clock import SystemClock
from coach.desktop.paths import Paths, find_paths, speech_worker
from coach.desktop.preset import Found, preset_file, read_preset
from coach.desktop.settings import SettingsFile
from coach.joining.machine import TRANSLATIONS, load, no_window, system_words
from coach.practice.ports import Fault, Finding
from coach.practice.preset import Preset
from coach.text.words import Words, open_words


def run_doctor(
    data_dir: Path | None, words: Words, screens: Path | None, preset: Path | None = None, *, as_json: bool
) -> tuple[bool, str]:
    """Return whether a session can be done on this computer, and the report that says so.

    With `screens`, pictures of all screens are saved in that folder. Raises Fault if they cannot be. `preset` is a
    file to be checked in the place of this computer's own.
    """
    import coach.desktop.check
    import coach.desktop.preset
    import coach.library.check
    import coach.speech.check
    import coach.store.check
    import coach.text.check
    import coach.ui.sounds
    from coach.reports import doctor

    file = preset or preset_file()
    found = _found(file)
    paths = find_paths(data_dir, found.folders)
    findings: tuple[Finding, ...] = (
        *coach.desktop.preset.findings(file, _programmes(paths.resources), _languages()),
        *coach.desktop.check.findings(paths),
        *coach.library.check.findings(paths.resources),
        *coach.text.check.findings(TRANSLATIONS),
        *_screen_findings(paths),
        *coach.speech.check.findings(speech_worker()),
        *coach.ui.sounds.check_sounds(),
        *coach.store.check.findings(paths.database, paths.backups),
    )
    if screens is not None and doctor.session_possible(findings):
        findings += tuple(_picture_findings(paths, found.preset, screens))
    report = doctor.as_json if as_json else doctor.as_text
    return doctor.session_possible(findings), report(findings, _versions(), words)


def _found(file: Path) -> Found:
    """What the preset says; nothing if it cannot be used, which is among the findings."""
    try:
        return read_preset(file)
    except Fault:
        return Found()


def _programmes(resources: Path) -> Sequence[str]:
    return [file.stem for file in (resources / "programmes").glob("*.toml")]


def _languages() -> Sequence[str]:
    return ["en", *(folder.parent.name for folder in TRANSLATIONS.glob("*/LC_MESSAGES"))]


def _screen_findings(paths: Paths) -> Sequence[Finding]:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        from PySide6.QtGui import QGuiApplication

        import coach.ui.check
    except ImportError as error:  # a system library that Qt needs is missing
        return (Finding("window", good=False, needed=True, says=no_window(error)),)
    application = QGuiApplication([])
    findings = coach.ui.check.findings(paths.resources / "fonts")
    application.shutdown()
    return findings


def _picture_findings(paths: Paths, preset: Preset, folder: Path) -> Sequence[Finding]:
    from PySide6.QtWidgets import QApplication

    from coach.library.catalogue import ResourceCatalogue
    from coach.practice.about import about
    from coach.ui import shots
    from coach.ui.theme.fonts import load_fonts

    def words_of(language: str) -> Words:
        return open_words(language, TRANSLATIONS) if language else system_words()

    preferences, _ = load(SettingsFile(paths.settings, SystemClock(1.0), preset))
    application = QApplication([])
    studio = shots.Studio(
        catalogue=ResourceCatalogue(paths.resources),
        family=load_fonts(paths.resources / "fonts"),
        words_of=words_of,
        about=about(coach.__version__, str(paths.data)),
    )
    findings = shots.findings(studio, preferences, folder)
    application.shutdown()
    return findings


def _versions() -> dict[str, str]:
    import sqlite3
    from importlib.metadata import version

    return {
        "Hand Coach": coach.__version__,
        "Python": sys.version.split()[0],
        "Qt": version("PySide6-Essentials"),
        "SQLite": sqlite3.sqlite_version,
    }
