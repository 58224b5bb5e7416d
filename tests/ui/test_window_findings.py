"""What `coach doctor` says about windows and typefaces."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPluginLoader
from PySide6.QtWidgets import QApplication

from coach.ui.check import findings
from i18n.extract import ROOT

FONTS = ROOT / "resources" / "fonts"


def test_all_is_here(qapp: QApplication) -> None:
    assert [(finding.name, finding.good) for finding in findings(FONTS)] == [("window", True), ("typeface", True)]


def test_missing_typeface_is_told_but_not_needed(qapp: QApplication, tmp_path: Path) -> None:
    _, typeface = findings(tmp_path)
    assert not typeface.good
    assert not typeface.needed


def test_missing_system_library_is_named(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coach.ui.check.sys.platform", "linux")
    monkeypatch.setattr(QPluginLoader, "load", lambda _: False)
    monkeypatch.setattr(QPluginLoader, "errorString", lambda _: "libxcb-cursor.so.0 is missing")
    window, _ = findings(FONTS)
    assert not window.good
    assert window.needed
    assert ("reason", "libxcb-cursor.so.0 is missing") in window.says.values
