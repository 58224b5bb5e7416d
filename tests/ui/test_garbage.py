"""Qt objects in cycles are freed on the main thread only."""

from __future__ import annotations

import gc
import threading
import weakref

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coach.ui.garbage import MainThreadCollector, collect_due


class Knot:
    """Holds a timer and itself."""

    def __init__(self) -> None:
        self.timer = QTimer()
        self.timer.start(1)
        self.itself = self


def allocate() -> None:
    """Enough for Python to collect, if it may."""
    kept = [[n] for n in range(5000)]
    assert kept


def test_another_thread_that_allocates_frees_nothing(qapp: QApplication) -> None:
    collector = MainThreadCollector()
    knot = weakref.ref(Knot())
    thread = threading.Thread(target=allocate)
    thread.start()
    thread.join()
    assert knot() is not None
    kept = [[n] for n in range(5000)]  # so many that it is time
    collect_due()
    assert knot() is None
    assert kept
    QTest.qWait(5)  # a timer that was freed elsewhere would end the program here
    collector.close()


def test_the_work_is_given_back_only_to_a_python_that_had_it(qapp: QApplication) -> None:
    before = gc.isenabled()
    collector = MainThreadCollector()
    assert not gc.isenabled()
    collector.close()
    assert gc.isenabled() is before
