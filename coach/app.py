"""The composition root: the only module that knows every part, and joins them.

Qt is imported inside the functions that need it: the other commands neither need it nor wait for it.
"""

from __future__ import annotations

import locale
import os
import sqlite3
import sys
from collections.abc import Sequence
from pathlib import Path

import coach
import coach.desktop.check
import coach.library.check
import coach.speech.check
import coach.store.check
import coach.text.check
from coach.desktop.paths import Paths, find_paths
from coach.library.catalogue import ResourceCatalogue
from coach.practice.message import ui
from coach.practice.ports import Finding
from coach.reports import catalogue, doctor
from coach.text.words import Words, open_words

TRANSLATIONS = Path(__file__).resolve().parent.parent / "i18n"
SPEECH_WORKER = (sys.executable, "-m", "coach.speech.worker")


def system_words() -> Words:
    """Return the words of the system's language."""
    language, _ = locale.getlocale()
    return open_words(language or "en", TRANSLATIONS)


def run_catalogue(*, as_json: bool) -> str:
    """Return the list of all exercises; raises Fault if the content is broken."""
    exercises = ResourceCatalogue(find_paths().resources).exercises.values()
    return catalogue.as_json(exercises) if as_json else catalogue.as_text(exercises)


def run_doctor(data_dir: Path | None, words: Words, *, as_json: bool) -> tuple[bool, str]:
    """Return whether a session can be done on this computer, and the report that says so."""
    paths = find_paths(data_dir)
    findings = (
        *coach.desktop.check.findings(paths),
        *coach.library.check.findings(paths.resources),
        *coach.text.check.findings(TRANSLATIONS),
        *_screen_findings(paths),
        *coach.speech.check.findings(SPEECH_WORKER),
        *coach.store.check.findings(paths.database, paths.backups),
    )
    report = doctor.as_json if as_json else doctor.as_text
    return doctor.session_possible(findings), report(findings, _versions(), words)


def _screen_findings(paths: Paths) -> Sequence[Finding]:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        from PySide6.QtGui import QGuiApplication

        import coach.ui.check
    except ImportError as error:  # a system library that Qt needs is missing
        return (Finding("window", good=False, needed=True, says=ui("Windows cannot open: {why}", why=str(error))),)
    application = QGuiApplication([])
    findings = coach.ui.check.findings(paths.resources / "fonts")
    application.shutdown()
    return findings


def _versions() -> dict[str, str]:
    from importlib.metadata import version  # slow to import

    return {
        "Hand Coach": coach.__version__,
        "Python": sys.version.split()[0],
        "Qt": version("PySide6-Essentials"),
        "SQLite": sqlite3.sqlite_version,
    }
