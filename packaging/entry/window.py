"""The program with the window. It has no console, so what it cannot start for is shown in a window too."""

from __future__ import annotations

import io
import os
import sys
from typing import TextIO

from coach.__main__ import main

_POINTS = 18  # the smallest text of the program


class _Heard(io.StringIO):
    """Keeps what is written, and passes it on where there is a console."""

    def __init__(self, console: TextIO | None) -> None:
        super().__init__()
        self._console = console

    def write(self, text: str) -> int:
        """Keep and pass on."""
        if self._console is not None:
            self._console.write(text)
        return super().write(text)


def show(words: str) -> None:
    """One window with these words, and one key that closes it."""
    from PySide6.QtWidgets import QApplication, QMessageBox

    application = QApplication.instance() or QApplication(sys.argv[:1])
    box = QMessageBox(QMessageBox.Icon.Warning, "Hand Coach", words)
    font = box.font()
    font.setPointSize(_POINTS)
    box.setFont(font)
    box.setStyleSheet("QPushButton { min-width: 8em; min-height: 4em; }")  # for a hand that trembles
    box.exec()
    del application


def has_screen() -> bool:
    """Whether a window can be shown; without one, Qt would end the program."""
    return sys.platform != "linux" or bool({"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"} & set(os.environ))


def run() -> int:
    """Start the program; show why, if it cannot."""
    heard = _Heard(sys.stderr)
    sys.stderr = heard
    sys.stdout = sys.stdout or io.StringIO()
    try:
        status = main()
    except SystemExit as left:
        status = left.code if isinstance(left.code, int) else 1
    if status and heard.getvalue().strip() and has_screen():
        show(heard.getvalue().strip())
    return status


if __name__ == "__main__":
    sys.exit(run())
