"""Blocking work off the main thread: one worker thread, its answers delivered on the main thread."""

from __future__ import annotations

import queue
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from coach.practice.ports import Fault

T = TypeVar("T")


class Worker(QObject):
    """The `Background` of the window. Make it, call it and close it on the main thread.

    The pieces of work run in order on one and the same thread, so a connection made by one can be used by the next.
    A Fault goes to the caller; any other exception is a bug and goes to `sys.excepthook`, on the main thread.
    """

    _answered = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(1, "background")
        self._answers: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._open = 0  # pieces of work whose answer is not delivered yet
        self._answered.connect(self._deliver_arrived, Qt.ConnectionType.QueuedConnection)

    def run(self, work: Callable[[], T], success: Callable[[T], None], failure: Callable[[Fault], None]) -> None:
        """Queue `work`; one of the two callbacks follows, on the main thread."""
        self._pool.submit(self._work, work, success, failure)
        self._open += 1

    def close(self) -> None:
        """Finish and deliver what is queued, and what these answers queue in turn; then stop."""
        while self._open:
            self._deliver(self._answers.get())
        self._pool.shutdown()

    def _work(self, work: Callable[[], T], success: Callable[[T], None], failure: Callable[[Fault], None]) -> None:
        """On the worker's thread."""
        self._answers.put(_attempt(work, success, failure))
        self._answered.emit()

    def _deliver_arrived(self) -> None:
        if not self._answers.empty():  # `close` may have been faster
            self._deliver(self._answers.get())

    def _deliver(self, answer: Callable[[], None]) -> None:
        self._open -= 1
        try:
            answer()
        except Exception as bug:
            sys.excepthook(type(bug), bug, bug.__traceback__)


def _attempt(
    work: Callable[[], T], success: Callable[[T], None], failure: Callable[[Fault], None]
) -> Callable[[], None]:
    """Do the work; what is returned delivers its answer."""
    try:
        value = work()
    except Fault as fault:
        failed = fault
        return lambda: failure(failed)
    except BaseException as bug:
        found = bug
        return lambda: _raise(found)
    return lambda: success(value)


def _raise(bug: BaseException) -> None:
    raise bug
