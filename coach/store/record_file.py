"""The record as one open file: transactions, what waits to be written, and its daily copy."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeAlias

from coach.practice.message import Message, ui
from coach.practice.ports import Clock, Fault
from coach.practice.record import Moment
from coach.store.backups import back_up, backups_in, thin
from coach.store.connection import Damaged, shipped_migrations, transaction
from coach.store.faults import damaged, faults
from coach.store.opening import open_record

Cell: TypeAlias = "str | int | float | bytes | None"


class RecordFile:
    """One SQLite file and all who keep something in it: the journal, programmes, tests, people.

    All calls must come from one and the same thread; the connection is made there, by `open` or the first call.
    If the record cannot be opened, every call tries again, so that a disk that comes back is used at once.
    What could not be written waits in memory, and goes to disk with the next write that works.
    """

    def __init__(self, database: Path, backups: Path, clock: Clock, *, migrations: Sequence[str] | None = None) -> None:
        self._database = database
        self._backups = backups
        self._clock = clock
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
                with self.writing():
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

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The connection, to look things up with. Raises Fault if the disk or the file fails."""
        connection, _ = self._ready()
        with faults(self._database.parent):
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction that first writes what waits."""
        with self.reading() as connection:
            with transaction(connection):
                for sql, values in self._waiting:
                    connection.execute(sql, values)
                yield connection
            self._waiting.clear()

    def write(self, sql: str, values: tuple[Cell, ...]) -> None:
        """Write one row; it is on disk when this returns.

        After a Fault it waits in memory, and must not be given again.
        """
        try:
            with self.writing() as connection:
                connection.execute(sql, values)
        except Fault as fault:
            self._waiting.append((sql, values))
            raise Fault(
                ui(
                    "{reason} Your newest practice waits in memory. It is written as soon as this works again.",
                    reason=fault.says,
                )
            ) from fault

    def settle(self) -> None:
        """Between sessions the one file holds everything. If this fails, the log holds it as well as before."""
        with suppress(sqlite3.OperationalError):
            self._ready()[0].execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def _ready(self) -> tuple[sqlite3.Connection, Sequence[str]]:
        self.open()
        assert self._connection is not None
        assert self._migrations is not None
        return self._connection, self._migrations


def cells(moment: Moment) -> tuple[str, str, int]:
    """A moment as the three columns in which it is kept."""
    return moment.utc, moment.local_date, moment.offset_minutes
