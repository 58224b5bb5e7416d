"""Opens a window and prints when it was first painted, in seconds of the system's monotonic clock.

For the program the moment of its first screen follows on a second line.

Run: python tests/benchmarks/first_window.py bare | program DATA_DIR | sketch FILE
`bare` is the least that Qt can show; `program` is Hand Coach; `sketch` plays one built sketch at 600 x 600.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

FRAMES_A_SECOND = 24
SECONDS_OF_LOOP = 4.0
EVENT_LOOP = "exec"


class FirstPaint(QObject):
    """Waits for the first window that is painted, then for the first screen in it, if `screen`."""

    def __init__(self, screen: bool) -> None:
        super().__init__()
        self._screen = screen
        self._window_seen = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See every event of the program."""
        if event.type() is QEvent.Type.Paint and isinstance(watched, QWidget) and self._is_awaited(watched):
            if self._window_seen or not self._screen:
                _application().removeEventFilter(self)  # from here on the program is left alone
            self._window_seen = True
            QTimer.singleShot(0, _report)  # when the paint is done
        return False

    def _is_awaited(self, painted: QWidget) -> bool:
        return type(painted).__module__.startswith("coach.ui.screens") if self._window_seen else painted.isWindow()


def _application() -> QCoreApplication:
    application = QCoreApplication.instance()
    assert application is not None
    return application


def _report() -> None:
    print(time.monotonic(), flush=True)


def watched(run: Callable[[], int], screen: bool) -> Callable[..., int]:
    """The event loop `run`, with an eye on the first paint."""

    def exec_(*_: object) -> int:
        first_paint = FirstPaint(screen)
        _application().installEventFilter(first_paint)
        return run()

    return exec_


def bare() -> int:
    """An empty window."""
    application = QApplication([])
    window = QWidget()
    window.resize(1280, 720)
    window.show()
    return application.exec()


def program(data_dir: str) -> int:
    """Hand Coach, as it starts."""
    from coach.__main__ import main

    return main(["--data-dir", data_dir])


def sketch(file: str) -> int:
    """One sketch that plays at 24 frames a second."""
    from coach.library.sketches import read_sketch
    from coach.practice.exercise import Group
    from coach.practice.preferences import Theme
    from coach.ui.theme.sketch_colours import sketch_colours
    from coach.ui.widgets.sketch_view import SketchView

    application = QApplication([])
    view = SketchView(sketch_colours(Theme.LIGHT, 2))
    view.set_loop(read_sketch(Path(file)).loop, Group.STRETCHES, "")
    view.resize(600, 600)
    view.show()
    started = time.monotonic()
    frames = QTimer()
    frames.timeout.connect(lambda: view.set_phase((time.monotonic() - started) / SECONDS_OF_LOOP))
    frames.start(1000 // FRAMES_A_SECOND)
    return application.exec()


if __name__ == "__main__":
    kinds: dict[str, Callable[..., int]] = {"bare": bare, "program": program, "sketch": sketch}
    setattr(QApplication, EVENT_LOOP, watched(QApplication.exec, screen=sys.argv[1] == "program"))
    sys.exit(kinds[sys.argv[1]](*sys.argv[2:]))
    sys.exit({"bare": bare, "program": program}[sys.argv[1]](*sys.argv[2:]))
