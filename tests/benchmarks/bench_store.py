"""Ten years of daily practice in one record: its size, and how long its questions take.

Run: python tests/benchmarks/bench_store.py [FOLDER]
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from coach.practice.preferences import Side
from coach.practice.record import Asked, CheckIn, Moment, Outcome, SetAim, SetDone, Unit
from coach.store.connection import check, connect, shipped_migrations, transaction
from coach.store.journal import SqliteJournal
from coach.store.practice_totals import SqliteTotals
from coach.store.record_file import RecordFile
from coach.store.totals import add_up

DAYS = 3660
SETS_A_DAY = 41  # 150,060 sets in all
FIRST = datetime(2026, 1, 1, 9, 0, tzinfo=UTC)
EVER = ("2026-01-01", "2036-12-31")
PLAN = json.dumps({"plan": "x" * 4000})

# One day copied to another, by moving its dates.
COPIES = (
    """INSERT INTO session SELECT :day, person, replace(started_utc, :old, :new), :new, started_offset,
              replace(ended_utc, :old, :new), :new, ended_offset, outcome, plan FROM session WHERE id = 1""",
    """INSERT INTO set_done SELECT :day, place, exercise, variant, side, unit, aimed, done, pace, outcome,
              replace(started_utc, :old, :new), :new, started_offset,
              replace(ended_utc, :old, :new), :new, ended_offset FROM set_done WHERE session = 1""",
    """INSERT INTO check_in SELECT NULL, :day, asked, face, exercise, replace(at_utc, :old, :new), :new, at_offset
              FROM check_in WHERE session = 1""",
)


class LastDay:
    """A clock that stands at the end of the ten years."""

    def now(self) -> Moment:
        """The day after the last session."""
        return moment(FIRST + timedelta(days=DAYS))


def moment(at: datetime) -> Moment:
    """The moment, one hour east of Greenwich."""
    local = at + timedelta(hours=1)
    return Moment(at.strftime("%Y-%m-%dT%H:%M:%S.250Z"), local.date().isoformat(), 60)


def one_set(index: int, start: datetime) -> SetDone:
    """A set as they come: now repetitions, now a hold."""
    hold = index % 4 == 0
    aim = SetAim(
        index=index,
        exercise=index % 39 + 1,
        variant="" if hold else "index-middle",
        side=Side.LEFT if index % 2 else Side.RIGHT,
        unit=Unit.SECONDS if hold else Unit.REPETITIONS,
        aimed=20.0 if hold else 10.0,
        pace=0.0 if hold else 4.5,
    )
    return SetDone(aim, aim.aimed, Outcome.FINISHED, moment(start), moment(start + timedelta(seconds=45)))


def practise(journal: SqliteJournal, start: datetime) -> list[float]:
    """One session; returns the seconds that each set took to be on disk."""
    taken = []
    session = journal.begin_session(PLAN, moment(start))
    for index in range(SETS_A_DAY):
        done = one_set(index, start + timedelta(minutes=index))
        taken.append(seconds(partial(journal.add_set, session, done)))
    for asked in Asked:
        journal.add_check_in(session, CheckIn(asked, 2, None, moment(start)))
    journal.end_session(session, moment(start + timedelta(hours=1)), Outcome.FINISHED)
    return taken


def repeat_daily(database: Path) -> None:
    """Fill the file with copies of its first session, up to ten years."""
    old = FIRST.date().isoformat()
    with closing(connect(database)) as connection, transaction(connection):
        for day in range(2, DAYS + 1):
            new = (FIRST + timedelta(days=day - 1)).date().isoformat()
            for copy in COPIES:
                connection.execute(copy, {"day": day, "old": old, "new": new})


def fill(record: RecordFile, database: Path) -> None:
    """Ten years of daily practice, in a new record."""
    practise(SqliteJournal(record), FIRST)
    record.close()
    repeat_daily(database)


def seconds(work: Callable[[], object]) -> float:
    """How long it took."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def median_ms(work: Callable[[], object], times: int) -> float:
    """The median of some runs, in milliseconds."""
    return 1000 * statistics.median(seconds(work) for _ in range(times))


def report(name: str, value: float, unit: str) -> None:
    """One line of figures."""
    sys.stdout.write(f"{name:44}{value:10.2f} {unit}\n")


def main(folder: Path) -> None:
    """Fill a record and measure it."""
    database, backups = folder / "hand-coach.db", folder / "backups"
    fill(RecordFile(database, backups, LastDay()), database)
    journal = SqliteJournal(RecordFile(database, backups, LastDay()))
    report("open, with its integrity check", 1000 * seconds(journal.record.open), "ms")
    days = [(FIRST + timedelta(days=DAYS - back)).date().isoformat() for back in (28, 1)]
    report("days() of 28 days, median of 200", median_ms(lambda: journal.days(*days), 200), "ms")
    report("days() of ten years", median_ms(lambda: journal.days(*EVER), 20), "ms")
    totals = SqliteTotals(journal.record)
    report("first_day()", median_ms(totals.first_day, 200), "ms")
    report("dates() of ten years", median_ms(totals.dates, 20), "ms")
    report("exercises() of 28 days", median_ms(lambda: totals.exercises(*days), 100), "ms")
    report("exercises() of ten years", median_ms(lambda: totals.exercises(*EVER), 5), "ms")
    report("faces() of 28 days", median_ms(lambda: totals.faces(*days), 100), "ms")
    report("faces() of ten years", median_ms(lambda: totals.faces(*EVER), 5), "ms")
    report("practised_sessions() of 28 days", median_ms(lambda: journal.practised_sessions(*days), 20), "ms")
    report("practised_sessions() of ten years", median_ms(lambda: journal.practised_sessions("2026", "2037"), 1), "ms")
    report("unfinished()", median_ms(journal.unfinished, 200), "ms")
    report("daily backup, with its check", 1000 * seconds(journal.record.back_up_daily), "ms")
    taken = [1000 * each for day in range(20) for each in practise(journal, FIRST + timedelta(days=DAYS + day))]
    report(f"add_set, median of {len(taken)}", statistics.median(taken), "ms")
    report("add_set, 95th percentile", statistics.quantiles(taken, n=20)[-1], "ms")
    report("add_set, longest", max(taken), "ms")
    report("journal.record.close()", 1000 * seconds(journal.record.close), "ms")
    with closing(connect(database)) as connection:
        (sets,) = connection.execute("SELECT count(*) FROM set_done").fetchone()
        report("totals compared with the sets", 1000 * seconds(lambda: add_up(connection)), "ms")
        report("integrity check", 1000 * seconds(lambda: check(connection, shipped_migrations())), "ms")
    report("sets", sets, "")
    report("file size", database.stat().st_size / 1e6, "MB")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(Path(sys.argv[1]))
    else:
        with tempfile.TemporaryDirectory() as scratch:
            main(Path(scratch))
