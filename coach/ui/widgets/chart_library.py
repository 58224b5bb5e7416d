"""Brings the chart library off the main thread: its import takes 300 to 500 ms, which no press may wait for."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from threading import Thread

from PySide6.QtCore import QObject, QTimer

LIBRARY = "pyqtgraph"
_LOOK_MS = 15


class ChartLibrary(QObject):
    """Imports the library once, in a thread, and tells on the main thread that it is there.

    `also` is run in the thread too: other slow first times that a chart needs. The thread never touches this object,
    which goes with its screen, maybe before the import has ended: the main thread looks whether it has.
    """

    def __init__(self, also: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._also = also
        self._thread: Thread | None = None
        self.ready = False
        self._waiting: list[Callable[[], None]] = []
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._look)

    def bring(self, then: Callable[[], None]) -> None:
        """Call `then` on the main thread when the library can be used: at once if it is there already."""
        if self.ready:
            then()
            return
        self._waiting.append(then)
        if self._thread is None:
            self._thread = Thread(target=_import, args=(self._also,), name="chart library")
            self._thread.start()
            self._timer.start()

    def _look(self) -> None:
        if self._thread is None or self._thread.is_alive():
            return
        self._timer.stop()
        self.ready = True
        waiting, self._waiting = self._waiting, []
        for then in waiting:
            then()


def _import(also: Callable[[], object]) -> None:
    also()
    importlib.import_module(LIBRARY)
