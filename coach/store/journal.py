"""The record as the rest of the program sees it: sessions, sets and check-ins go in, rows and totals come out."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import groupby
from pathlib import Path
from typing import Any, TypeAlias

from coach.practice.message import Message, ui
from coach.practice.ports import Clock, Fault
from coach.practice.preferences import Side
from coach.practice.record import Asked, CheckIn, DayTotal, Moment, Outcome, SessionRow, SetAim, SetDone, Unit
from coach.store.backups import back_up, backups_in, thin
from coach.store.connection import Damaged, shipped_migrations, transaction
from coach.store.faults import damaged, faults
from coach.store.opening import open_record

Cell: TypeAlias = "str | int | float | None"

FIRST_PERSON = 1  # made by the first migration; others follow when a family shares one computer

_SET_COLUMNS = (
    "session, place, exercise, variant, side, unit, aimed, done, pace, outcome, "
    "started_utc, started_date, started_offset, ended_utc, ended_date, ended_offset"
)
_SESSION_COLUMNS = "id, plan, started_utc, started_date, started_offset, ended_utc, ended_date, ended_offset, outcome"

_BEGIN_SESSION = "INSERT INTO session (person, plan, started_utc, started_date, started_offset) VALUES (?, ?, ?, ?, ?)"
_ADD_SET = (
    f"INSERT INTO set_done ({_SET_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
    "ON CONFLICT (session, place) DO NOTHING"
)
_ADD_CHECK_IN = (
    "INSERT INTO check_in (session, asked, face, exercise, at_utc, at_date, at_offset) VALUES (?, ?, ?, ?, ?, ?, ?)"
)
_END_SESSION = "UPDATE session SET ended_utc = ?, ended_date = ?, ended_offset = ?, outcome = ? WHERE id = ?"

_UNFINISHED = f"SELECT {_SESSION_COLUMNS} FROM session WHERE person = ? AND ended_utc IS NULL ORDER BY id DESC LIMIT 1"
_SESSIONS = (
    f"SELECT {_SESSION_COLUMNS} FROM session WHERE person = ? AND started_date BETWEEN ? AND ? ORDER BY started_utc, id"
)
_SETS_OF_SESSION = f"SELECT {_SET_COLUMNS} FROM set_done WHERE session = ? ORDER BY place"
_SETS_OF_SESSIONS = (
    f"SELECT {_SET_COLUMNS} FROM set_done WHERE session IN "
    "(SELECT id FROM session WHERE person = ? AND started_date BETWEEN ? AND ?) ORDER BY session, place"
)
_CHECK_INS = (
    "SELECT asked, face, exercise, at_utc, at_date, at_offset FROM check_in JOIN session ON session.id = session "
    "WHERE person = ? AND at_date BETWEEN ? AND ? ORDER BY at_utc, check_in.id"
)
# A pause adds nothing to a hold, a timed set or a paced set. For the others the clock is all there is.
_DAYS = """
    SELECT set_done.started_date,
           sum(CASE WHEN unit = 'seconds' THEN 0 ELSE done END),
           sum(CASE WHEN unit = 'seconds' THEN done
                    WHEN pace > 0 THEN done * pace
                    ELSE max(0, (julianday(set_done.ended_utc) - julianday(set_done.started_utc)) * 86400) END),
           count(*)
    FROM set_done JOIN session ON session.id = session
    WHERE person = ? AND set_done.started_date BETWEEN ? AND ? AND done > 0
    GROUP BY set_done.started_date ORDER BY set_done.started_date
"""


class SqliteJournal:
    """The `Journal` in one SQLite file.

    All calls must come from one and the same thread; the connection is made there, by `open` or the first call.
    If the record cannot be opened, every call tries again, so that a disk that comes back is used at once.
    What could not be written waits in memory, and goes to disk with the next write that works.
    """

    def __init__(
        self,
        database: Path,
        backups: Path,
        clock: Clock,
        *,
        person: int = FIRST_PERSON,
        migrations: Sequence[str] | None = None,
    ) -> None:
        self._database = database
        self._backups = backups
        self._clock = clock
        self._person = person
        self._migrations = migrations
        self._connection: sqlite3.Connection | None = None
        self._waiting: list[tuple[str, tuple[Cell, ...]]] = []

    def open(self) -> Message | None:
        """Open the record. Returns what the person must be told (it was damaged, and what was done), or None.

        Raises Fault if a newer program made the file, or if the disk refuses.
        """
        if self._connection is not None:
            return None
        if self._migrations is None:
            self._migrations = shipped_migrations()
        opened = open_record(self._database, self._backups, self._clock.now(), self._migrations)
        self._connection = opened.connection
        return opened.notice

    def close(self) -> None:
        """Write what waits and close the file. Raises Fault if something could not be written."""
        if self._connection is None:
            return
        try:
            if self._waiting:
                with self._writing():
                    pass
        finally:
            self._connection.close()
            self._connection = None

    def back_up_daily(self) -> None:
        """Make today's copy if there is none yet, and thin the old ones. Raises Fault."""
        now = self._clock.now()
        connection, migrations = self._ready()
        with faults(self._backups):
            if any(copy.date == now.local_date for copy in backups_in(self._backups)):
                return
            try:
                back_up(connection, self._backups, now, migrations)
            except Damaged as damage:
                raise Fault(damaged()) from damage
            thin(self._backups, now)

    def begin_session(self, plan: str, at: Moment) -> int:
        """Open a session and return its id. After a Fault nothing is stored, and it can be called again."""
        with self._writing() as connection:
            new = connection.execute(_BEGIN_SESSION, (self._person, plan, *_cells(at)))
            return int(new.lastrowid or 0)

    def add_set(self, session: int, done: SetDone) -> None:
        """Write a set; it is on disk when this returns. The same index a second time changes nothing.

        After a Fault the set waits in memory; calling again does no harm.
        """
        aim = done.aim
        what = (session, aim.index, aim.exercise, aim.variant, aim.side.value, aim.unit.value)
        how = (aim.aimed, done.done, aim.pace, done.outcome.value)
        self._write(_ADD_SET, (*what, *how, *_cells(done.started), *_cells(done.ended)))

    def add_check_in(self, session: int, answer: CheckIn) -> None:
        """Write an answer. After a Fault it waits in memory, and must not be given again."""
        self._write(_ADD_CHECK_IN, (session, answer.asked.value, answer.face, answer.exercise, *_cells(answer.at)))

    def end_session(self, session: int, at: Moment, outcome: Outcome) -> None:
        """Close a session, or correct how it ended. After a Fault the end waits in memory."""
        self._write(_END_SESSION, (*_cells(at), outcome.value, session))
        # Between sessions the one file holds everything. If this fails, the log holds it as well as before.
        with suppress(sqlite3.OperationalError):
            self._ready()[0].execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def unfinished(self) -> SessionRow | None:
        """The newest session without an end, with its sets."""
        with self._reading() as connection:
            row = connection.execute(_UNFINISHED, (self._person,)).fetchone()
            if row is None:
                return None
            return _session(row, map(_set, connection.execute(_SETS_OF_SESSION, (row[0],))))

    def days(self, first: str, last: str) -> Sequence[DayTotal]:
        """Totals of the local dates first..last (ISO, inclusive) on which something was done, in order.

        A set counts for the date when it began. Its seconds are those held or timed, or its repetitions at their pace;
        for what the person paces, those from its start to its end.
        """
        with self._reading() as connection:
            rows = connection.execute(_DAYS, (self._person, first, last)).fetchall()
        return [
            DayTotal(date, round(repetitions), round(seconds, 3), sets) for date, repetitions, seconds, sets in rows
        ]

    def practised_sessions(self, first: str, last: str) -> Sequence[SessionRow]:
        """Sessions started on the local dates first..last (ISO, inclusive), with their sets, oldest first."""
        asked = (self._person, first, last)
        with self._reading() as connection:
            sets = {
                session: [_set(row) for row in rows]
                for session, rows in groupby(connection.execute(_SETS_OF_SESSIONS, asked), key=lambda row: row[0])
            }
            return [_session(row, sets.get(row[0], ())) for row in connection.execute(_SESSIONS, asked)]

    def check_ins(self, first: str, last: str) -> Sequence[CheckIn]:
        """Answers given on the local dates first..last (ISO, inclusive), oldest first."""
        with self._reading() as connection:
            return [
                CheckIn(Asked(asked), face, exercise, Moment(*at))
                for asked, face, exercise, *at in connection.execute(_CHECK_INS, (self._person, first, last))
            ]

    def _ready(self) -> tuple[sqlite3.Connection, Sequence[str]]:
        self.open()
        assert self._connection is not None
        assert self._migrations is not None
        return self._connection, self._migrations

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        connection, _ = self._ready()
        with faults(self._database.parent):
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction that first writes what waits."""
        with self._reading() as connection:
            with transaction(connection):
                for sql, cells in self._waiting:
                    connection.execute(sql, cells)
                yield connection
            self._waiting.clear()

    def _write(self, sql: str, cells: tuple[Cell, ...]) -> None:
        try:
            with self._writing() as connection:
                connection.execute(sql, cells)
        except Fault as fault:
            self._waiting.append((sql, cells))
            raise Fault(
                ui(
                    "{reason} Your newest practice waits in memory. It is written as soon as this works again.",
                    reason=fault.says,
                )
            ) from fault


def _cells(moment: Moment) -> tuple[str, str, int]:
    return moment.utc, moment.local_date, moment.offset_minutes


def _set(row: tuple[Any, ...]) -> SetDone:
    _, place, exercise, variant, side, unit, aimed, done, pace, outcome, *moments = row
    aim = SetAim(place, exercise, variant, Side(side), Unit(unit), aimed, pace)
    return SetDone(aim, done, Outcome(outcome), Moment(*moments[:3]), Moment(*moments[3:]))


def _session(row: tuple[Any, ...], sets: Iterable[SetDone]) -> SessionRow:
    number, plan, *moments, outcome = row
    ended = None if outcome is None else Moment(*moments[3:])
    return SessionRow(
        number, plan, Moment(*moments[:3]), ended, None if outcome is None else Outcome(outcome), tuple(sets)
    )
