"""Brings the chart library off the main thread: its import takes 300 to 500 ms, which no press may wait for."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from threading import Thread

from PySide6.QtCore import QObject, Qt, Signal

LIBRARY = "pyqtgraph"


class ChartLibrary(QObject):
    """Imports the library once, in a thread, and tells on the main thread that it is there.

    `also` is run in the thread too: other slow first times that a chart needs.
    """

    _brought = Signal()

    def __init__(self, also: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._also = also
        self._thread: Thread | None = None
        self.ready = False
        self._waiting: list[Callable[[], None]] = []
        self._brought.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def bring(self, then: Callable[[], None]) -> None:
        """Call `then` on the main thread when the library can be used: at once if it is there already."""
        if self.ready:
            then()
            return
        self._waiting.append(then)
        if self._thread is None:
            self._thread = Thread(target=self._import, name="chart library")
            self._thread.start()

    def _import(self) -> None:
        self._also()
        importlib.import_module(LIBRARY)
        self._brought.emit()

    def _tell(self) -> None:
        self.ready = True
        waiting, self._waiting = self._waiting, []
        for then in waiting:
            then()
