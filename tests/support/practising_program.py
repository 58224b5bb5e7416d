"""The real program off screen, practising by itself. It prints each set just before it is praised.

usage: python -m tests.support.practising_program DATA_DIR SPEED
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from unittest import mock

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from coach.app import Program
from coach.desktop.paths import find_paths, make_data_folder
from coach.practice.record import SetDone
from coach.ui.recorder import Recorder
from coach.ui.screens.summary import Summary
from coach.ui.screens.today import Today


def tell(line: str) -> None:
    """One line, at once: after it nothing may be lost."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main(folder: str, speed: str) -> int:
    """Practise the session of the day, or go on with it, until its summary is shown."""
    add_set = Recorder.add_set

    def watched(recorder: Recorder, done: SetDone, then: Callable[[], None]) -> None:
        def told() -> None:
            tell("saved" if not recorder.unsaved else "refused")
            then()

        add_set(recorder, done, told)

    with mock.patch.object(Recorder, "add_set", watched):
        return practise(Path(folder), float(speed))


def practise(folder: Path, speed: float) -> int:
    """Open the program and press its large key whenever Today is on."""
    paths = find_paths(folder)
    make_data_folder(paths)
    application = QApplication([])
    program = Program(paths, speed)
    seen: list[object] = []

    def look() -> None:
        screen = program.shell.screen_shown
        if isinstance(screen, Today) and screen not in seen:
            seen.append(screen)
            tell(f"offered {screen.dock_keys[0].accessibleName()}")
            screen.dock_keys[0].chosen.emit()
        elif isinstance(screen, Summary):
            tell("over")
            application.quit()

    watch = QTimer(interval=5)
    watch.timeout.connect(look)
    watch.start()
    program.open()
    code = application.exec()
    program.close()
    return code


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
