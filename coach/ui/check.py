"""What `coach doctor` says about windows and typefaces."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QPluginLoader

from coach.practice.message import ui
from coach.practice.ports import Finding
from coach.ui.theme.fonts import FAMILY, load_fonts


def findings(fonts: Path) -> Sequence[Finding]:
    """Whether windows can open and the typeface in the folder `fonts` can be used; needs a QGuiApplication."""
    return (_window(), _typeface(fonts))


def _window() -> Finding:
    # On Linux a missing system library ends the program when its first window opens, so it is looked for here.
    if sys.platform == "linux":
        folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforms"
        plugin = QPluginLoader(str(folder / "libqxcb.so"))
        if not plugin.load():
            says = ui("Windows cannot open: {reason}", reason=plugin.errorString())
            return Finding("window", good=False, needed=True, says=says)
    return Finding("window", good=True, needed=True, says=ui("Windows can open."))


def _typeface(folder: Path) -> Finding:
    if load_fonts(folder) == FAMILY:
        return Finding("typeface", good=True, needed=False, says=ui("The typeface is here."))
    return Finding("typeface", good=False, needed=False, says=ui("The typeface is missing. Another one is used."))
