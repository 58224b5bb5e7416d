"""Python's garbage is collected on the main thread only.

A cycle that holds a Qt object has to be freed on the thread on which that object lives: freed elsewhere, its timers
reach memory that is gone, and the program dies. Python collects on whichever thread happens to allocate, so its own
collector is switched off, and a timer of the main thread takes its place.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

INTERVAL_MS = 1000


class MainThreadCollector(QObject):
    """Collects from its making until `close`, which gives the work back if Python had it before."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._had_it = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self, interval=INTERVAL_MS)
        self._timer.timeout.connect(collect_due)
        self._timer.start()

    @staticmethod
    def spare_what_stays() -> None:
        """What is there now stays until the end: it is not looked at again, so that collecting is quick."""
        gc.freeze()

    def close(self) -> None:
        """Stop."""
        self._timer.stop()
        if self._had_it:
            gc.enable()


def collect_due() -> None:
    """Collect what Python would by now: the young often, the old seldom, so that it takes no time to speak of."""
    counted, limits = gc.get_count(), gc.get_threshold()
    due = [generation for generation in range(3) if counted[generation] > limits[generation]]
    if due:
        gc.collect(due[-1])
