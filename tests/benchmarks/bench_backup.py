"""What the window feels while ten years of practice are backed up, exported and restored.

A timer of the main thread ticks every 2 ms; how late a tick comes is how long the window was blocked. The same is
measured with nothing going on, as other programs take time from this one as well.

Run: QT_QPA_PLATFORM=offscreen python tests/benchmarks/bench_backup.py [FOLDER]
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from coach.app import SWITCH_SECONDS
from coach.desktop.paths import find_paths
from coach.desktop.settings import SettingsFile
from coach.joining.custody import DataCustody
from coach.joining.keeping import open_record
from coach.practice.ports import Fault
from coach.store.record_file import RecordFile
from coach.text.words import open_words
from coach.ui.background import Worker
from tests.benchmarks.bench_store import LastDay, fill

TICK_MS = 2
BLOCKED_MS = 16.0
IDLE_SECONDS = 3.0


class Pulse:
    """The main thread's timer, and the latest of its ticks."""

    def __init__(self) -> None:
        self._timer = QTimer(interval=TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._last = time.perf_counter()
        self.gaps: list[float] = []

    def start(self) -> None:
        """Forget what was."""
        self.gaps = []
        self._last = time.perf_counter()
        self._timer.start()

    def _tick(self) -> None:
        now = time.perf_counter()
        self.gaps.append(1000 * (now - self._last))
        self._last = now


def before_others() -> None:
    """Let the main thread run before other programs, where one may ask for that: their load is not what is measured."""
    with suppress(OSError, AttributeError):
        os.sched_setscheduler(0, os.SCHED_RR | os.SCHED_RESET_ON_FORK, os.sched_param(1))


def measure(application: QApplication, worker: Worker, name: str, work: Callable[[], object]) -> None:
    """Do it on the worker, and print what the main thread felt."""
    pulse, wrong = Pulse(), list[Fault]()
    began = time.perf_counter()

    def ended(_result: object) -> None:
        application.quit()

    def failed(fault: Fault) -> None:
        wrong.append(fault)
        application.quit()

    pulse.start()
    worker.run(work, ended, failed)
    application.exec()
    gaps = sorted(pulse.gaps)
    blocked = [gap for gap in gaps if gap > BLOCKED_MS]
    took = time.perf_counter() - began
    sys.stdout.write(
        f"{name:34}{took:7.2f} s   longest {gaps[-1]:6.1f} ms   99.9 % {gaps[int(len(gaps) * 0.999)]:6.1f} ms"
        f"   over {BLOCKED_MS:g} ms: {len(blocked)} of {len(gaps)}{'   FAILED' if wrong else ''}\n"
    )


def main(folder: Path) -> None:
    """Fill a record and measure."""
    application = QApplication([])
    before_others()
    sys.setswitchinterval(SWITCH_SECONDS)  # as the program does
    paths = find_paths(folder)
    settings = SettingsFile(paths.settings, LastDay())
    record: RecordFile = open_record(paths, LastDay(), settings)
    if not paths.database.exists():
        fill(record, paths.database)
    custody = DataCustody(paths, LastDay(), settings, record)
    keeper, copier = Worker(), Worker()
    out = folder / "out"
    out.mkdir(exist_ok=True)
    spoken = open_words("en", Path(__file__).parents[2] / "i18n").spoken
    backups: list[str] = []
    measure(application, copier, "nothing", lambda: time.sleep(IDLE_SECONDS))
    measure(application, keeper, "open, with its checks", record.open)
    measure(application, copier, "daily copy", record.back_up_daily)
    measure(application, copier, "backup into a folder", lambda: backups.append(custody.back_up(str(out))))
    measure(application, copier, "export of everything", lambda: custody.export(str(out), spoken))
    measure(application, keeper, "restore", lambda: custody.restore(backups[0]))
    keeper.run(record.close, lambda _: None, lambda _: None)
    for worker in (copier, keeper):
        worker.close()
    application.shutdown()


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(Path(sys.argv[1]))
    else:
        with tempfile.TemporaryDirectory() as scratch:
            main(Path(scratch))
