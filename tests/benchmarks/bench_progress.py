"""How fast Progress opens, after one month and after ten years of daily practice (150,000 sets), in one run.

Run: python tests/benchmarks/bench_progress.py
Needs a screen, or Xvfb to make one. Each round opens the real program on a record of its own, presses Progress with the
chart library loaded, and waits until the screen and its chart are painted; then it turns through all charts and
periods. Prints each figure with its limit, and fails when one is missed. The first press of all, before the library is
there, is told without a limit.

A block is the time that the main thread was away from its event loop: `wall` by the clock, `own` by its own work,
which is what the program can answer for when other processes share the machine.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import TypeAlias

import msgspec
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coach.app import Program
from coach.desktop.paths import find_paths, make_data_folder
from coach.practice.preferences import Preferences
from coach.practice.programme import Movement
from coach.practice.record import Moment
from coach.store.connection import connect, transaction
from coach.store.journal import SqliteJournal
from coach.store.record_file import RecordFile
from coach.ui.frame import Screen
from coach.ui.screens.progress import Progress
from coach.ui.screens.today import Today
from coach.ui.shell import Shell
from coach.ui.widgets.chart_view import ChartView
from coach.ui.widgets.key import Key
from tests.support.virtual_screen import screen

SETS_A_DAY = 41
MONTH, YEARS = 30, 3660
ROUNDS = 3
OPENINGS, CHARTS = 3, 7
LIMIT_MS, LIMIT_TIMES, LIMIT_BLOCK_MS = 150.0, 3.0, 16.0

# One day copied to others, by moving its dates.
COPIES = (
    """INSERT INTO session SELECT :day, person, replace(started_utc, :old, :new), :new, started_offset,
              replace(ended_utc, :old, :new), :new, ended_offset, outcome, plan FROM session WHERE id = 1""",
    """INSERT INTO set_done SELECT :day, place, exercise, variant, side, unit, aimed, done, pace, outcome,
              replace(started_utc, :old, :new), :new, started_offset,
              replace(ended_utc, :old, :new), :new, ended_offset FROM set_done WHERE session = 1""",
    """INSERT INTO check_in SELECT NULL, :day, asked, face, exercise, replace(at_utc, :old, :new), :new, at_offset
              FROM check_in WHERE session = 1""",
)
FIRST_SET = """
    INSERT INTO set_done VALUES (1, :place, :exercise, '', 'left', 'repetitions', 10, 10, 4.5, 'finished',
                                 :utc, :date, 0, :utc, :date, 0)
"""
ENDED = """
    UPDATE session SET ended_utc = started_utc, ended_date = started_date, ended_offset = 0, outcome = 'finished'
"""
ANSWER = "INSERT INTO check_in VALUES (NULL, 1, ?, 2, NULL, ?, ?, 0)"
ME = Preferences(
    first_run_done=True, allowed=True, movement=Movement.OPENS, opens_hand=True, opens_hand_asked="2999-01-01"
)


class Now:
    """The clock of the one who fills the record."""

    def now(self) -> Moment:
        """This moment."""
        return moment(datetime.now(UTC))


def moment(at: datetime) -> Moment:
    """The moment in UTC."""
    return Moment(at.strftime("%Y-%m-%dT%H:%M:%S.000Z"), at.date().isoformat(), 0)


def practise_daily(folder: Path, days: int) -> None:
    """A data folder with so many days of practice, the last one yesterday."""
    paths = find_paths(folder)
    make_data_folder(paths)
    paths.settings.write_bytes(msgspec.json.encode(ME))
    first = datetime.now(UTC).replace(hour=0, minute=30) - timedelta(days=days)
    record = RecordFile(paths.database, paths.backups, Now())
    SqliteJournal(record).begin_session("{}", moment(first))
    record.close()
    old = first.date().isoformat()
    with closing(connect(paths.database)) as connection, transaction(connection):
        at = moment(first)
        for place in range(SETS_A_DAY):
            values = {"place": place, "exercise": place % 39 + 1, "utc": at.utc, "date": at.local_date}
            connection.execute(FIRST_SET, values)
        for asked in ("pain-before", "pain", "effort"):
            connection.execute(ANSWER, (asked, at.utc, at.local_date))
        connection.execute(ENDED)
        for day in range(2, days + 1):
            new = (first + timedelta(days=day - 1)).date().isoformat()
            for copy in COPIES:
                connection.execute(copy, {"day": day, "old": old, "new": new})


# In the process of the program


class Person:
    """Presses keys, and notes how long the main thread was away from its event loop after each press."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell
        self._beats: list[tuple[float, float]] = []
        self._timer = QTimer(interval=0)
        self._timer.timeout.connect(self._beat)

    def until(self, there: Callable[[], bool]) -> None:
        """Let the program run until this is so."""
        while not there():
            QTest.qWait(5)

    def on(self, kind: type[Screen]) -> bool:
        """Whether such a screen is on, with its chart if it has one."""
        screen = self._shell.screen_shown
        return isinstance(screen, kind) and (not isinstance(screen, Progress) or screen.drawn)

    def key(self, name: str) -> Key | None:
        """The key of this name that can be pressed now."""
        screen = self._shell.screen_shown
        keys = screen.scan_order() if screen is not None else []
        return next((key for key in keys if key.accessibleName() == name), None)

    def press(self, name: str, kind: type[Screen]) -> tuple[float, float, float, float]:
        """Press a key that leads to such a screen.

        Returns the ms until it was painted, by the clock and of work (of all threads); and the longest block in them
        and shortly after, by the clock and own.
        """
        QTest.qWait(300)
        key = self.key(name)
        assert key is not None, name
        before = self._shell.screen_shown
        title = _title(before)
        self._beats = []
        self._timer.start()
        self._beat()
        work = time.process_time()
        key.chosen.emit()
        while not (self.on(kind) and (self._shell.screen_shown is not before or _title(before) != title)):
            QCoreApplication.processEvents()
        QCoreApplication.processEvents()  # what has been drawn is painted
        taken, worked = 1000 * (time.perf_counter() - self._beats[0][0]), 1000 * (time.process_time() - work)
        QTest.qWait(100)
        self._timer.stop()
        gaps = [(after[0] - this[0], after[1] - this[1]) for this, after in pairwise(self._beats)]
        return taken, worked, 1000 * max(wall for wall, _ in gaps), 1000 * max(own for _, own in gaps)

    def _beat(self) -> None:
        self._beats.append((time.perf_counter(), time.thread_time()))


def _title(screen: Screen | None) -> str:
    view = screen.findChild(ChartView) if screen is not None else None
    return view.accessibleName() if isinstance(view, ChartView) else ""


def visit(folder: str) -> None:
    """Open the program, go to Progress and through its charts; print what was measured as one line of JSON."""
    application = QApplication([])
    program = Program(find_paths(Path(folder)))
    program.open()
    person = Person(program.shell)
    person.until(lambda: person.on(Today))
    cold = person.press("Progress", Progress)
    opened, turned = [], []
    for _ in range(OPENINGS):
        person.press("Today", Today)
        opened.append(person.press("Progress", Progress))
    while True:
        turned += [person.press("Next chart", Progress) for _ in range(CHARTS)]
        if person.key("Longer") is None:
            break
        turned.append(person.press("Longer", Progress))
    program.shell.close()
    program.close()
    application.processEvents()
    print(json.dumps({"cold": [cold], "opened": opened, "turned": turned}), flush=True)


# In the process that compares

Figures: TypeAlias = dict[str, list[list[float]]]


def measured(folder: Path) -> Figures:
    """What one visit measured."""
    command = [sys.executable, __file__, "visit", str(folder)]
    answer = subprocess.run(command, capture_output=True, text=True, check=True)
    found: Figures = json.loads(answer.stdout.strip().splitlines()[-1])
    return found


@dataclass(frozen=True, slots=True)
class Medians:
    """Of all presses of a kind, ms: until it is painted, the work in it, and the longest blocks."""

    taken: float
    work: float
    wall: float
    own: float


def medians(visits: Sequence[Figures], kind: str) -> Medians:
    """What is in the middle of all presses of a kind."""
    presses = [press for visit in visits for press in visit[kind]]
    return Medians(*(statistics.median(column) for column in zip(*presses, strict=True)))


def told(name: str, value: float, limit: float | None, unit: str) -> bool:
    """Print one figure; whether it is within its limit."""
    good = limit is None or value <= limit
    end = "" if limit is None else f"limit {limit:g}   {'good' if good else 'MISSED'}"
    print(f"{name:58} {value:7.1f} {unit:5} {end}")
    return good


def main() -> int:
    """Measure both records in turn, so that both meet the same machine; 0 if every limit is kept."""
    with screen(), tempfile.TemporaryDirectory() as scratch:
        month, years = Path(scratch) / "month", Path(scratch) / "years"
        practise_daily(month, MONTH)
        practise_daily(years, YEARS)
        measured(month)  # all has been read from the disk once now
        visits = [(measured(month), measured(years)) for _ in range(ROUNDS)]
    young, old = [pair[0] for pair in visits], [pair[1] for pair in visits]
    month_opened, years_opened = medians(young, "opened"), medians(old, "opened")
    turned = medians(old, "turned")
    told("the very first press, library not loaded yet: a month", medians(young, "cold").taken, None, "ms")
    told("the very first press, library not loaded yet: ten years", medians(old, "cold").taken, None, "ms")
    told("another chart or period, ten years", turned.taken, None, "ms")
    told("  slowest of them", max(press[0] for visit in old for press in visit["turned"]), None, "ms")
    told("work in opening Progress: a month", month_opened.work, None, "ms")
    told("work in opening Progress: ten years", years_opened.work, None, "ms")
    told("longest block by the clock while it opens: ten years", years_opened.wall, None, "ms")
    kept = [
        told("Progress painted with its chart: a month", month_opened.taken, LIMIT_MS, "ms"),
        told("Progress painted with its chart: ten years", years_opened.taken, LIMIT_MS, "ms"),
        told("ten years beside a month", years_opened.taken / month_opened.taken, LIMIT_TIMES, "x"),
        told("longest own block while it opens: a month", month_opened.own, LIMIT_BLOCK_MS, "ms"),
        told("longest own block while it opens: ten years", years_opened.own, LIMIT_BLOCK_MS, "ms"),
        told("longest own block while charts turn: ten years", turned.own, LIMIT_BLOCK_MS, "ms"),
    ]
    return 0 if all(kept) else 1


if __name__ == "__main__":
    if sys.argv[1:2] == ["visit"]:
        visit(sys.argv[2])
    else:
        sys.exit(main())
