"""The record as one open file: transactions, what waits to be written, and its daily copy."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Protocol, TypeAlias

from coach.practice.message import Message, ui
from coach.practice.ports import Clock, Fault
from coach.practice.record import Moment
from coach.store.backups import Backup, back_up, backups_in, copy_to, put_settings, thin
from coach.store.connection import Damaged, connect, connect_to_existing, shipped_migrations, transaction
from coach.store.faults import busy, damaged, faults
from coach.store.opening import open_record
from coach.store.people_rows import meet
from coach.store.restoring import made_ready, settings_in

Cell: TypeAlias = "str | int | float | bytes | None"


class Companion(Protocol):
    """The settings, which go with the record wherever it goes."""

    def names(self) -> Mapping[int, str]:
        """The people of the settings."""
        ...

    def text(self) -> str:
        """All of the settings, as JSON."""
        ...

    def check(self, text: str) -> None:
        """Raise Fault if such settings cannot be taken."""
        ...

    def take(self, text: str) -> None:
        """Let these settings hold, in place of those in force. Raises Fault if they cannot be written."""
        ...


class RecordFile:
    """One SQLite file and all who keep something in it: the journal, programmes, tests, people.

    All calls must come from one and the same thread; the connection is made there, by `open` or the first call.
    If the record cannot be opened, every call tries again, so that a disk that comes back is used at once.
    What could not be written waits in memory, and goes to disk with the next write that works.
    The people of the `companion` are in the record as soon as it is open, and its text is in every copy.
    """

    def __init__(
        self,
        database: Path,
        backups: Path,
        clock: Clock,
        *,
        migrations: Sequence[str] | None = None,
        companion: Companion | None = None,
    ) -> None:
        self._database = database
        self._backups = backups
        self._clock = clock
        self._migrations = migrations
        self._companion = companion
        self._connection: sqlite3.Connection | None = None
        self._waiting: list[tuple[str, tuple[Cell, ...]]] = []

    def open(self) -> Message | None:
        """Open the record. Returns what the person must be told (it was damaged, and what was done), or None.

        Raises Fault if a newer program made the file, or if the disk refuses.
        """
        if self._connection is not None:
            return None
        opened = open_record(self._database, self._backups, self._clock.now(), self.migrations, self._settings())
        try:
            if self._companion is not None:
                with faults(self._database.parent):
                    _bring_together(opened.connection, self._companion)
        except BaseException:
            opened.connection.close()
            raise
        self._connection = opened.connection
        return opened.notice

    @property
    def backups(self) -> Path:
        """The folder of the daily copies."""
        return self._backups

    @property
    def migrations(self) -> Sequence[str]:
        """The scripts of all versions."""
        if self._migrations is None:
            self._migrations = shipped_migrations()
        return self._migrations

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
        """Make today's copy if there is none yet, and thin the old ones. Raises Fault.

        Once the record is open, this and `copy` may be called on any thread: they read the file by themselves, while
        practice is written to it.
        """
        now = self._clock.now()
        with faults(self._backups):
            if any(copy.date == now.local_date for copy in backups_in(self._backups)):
                return
            self.copy(now)
            thin(self._backups, now)

    def copy(self, now: Moment) -> Backup:
        """Make a copy now, beside those of every day. Raises Fault."""
        self.open()
        with faults(self._backups), closing(connect_to_existing(self._database)) as connection:
            try:
                return back_up(connection, self._backups, now, self.migrations, self._settings())
            except Damaged as damage:
                raise Fault(damaged()) from damage

    def copy_to(self, path: Path) -> None:
        """Make a backup in the file `path`, in place of what is there. Raises Fault. May be called on any thread."""
        self.open()
        with faults(path.parent), closing(connect_to_existing(self._database)) as connection:
            try:
                copy_to(connection, path, self.migrations, self._settings())
            except Damaged as damage:
                raise Fault(damaged()) from damage

    def restore(self, backup: Path) -> Backup:
        """Let a backup take the place of everything; returns the copy of what was there before.

        Raises Fault, and then nothing has changed.
        """
        now = self._clock.now()
        with made_ready(backup, self._database, self.migrations, now.local_date) as ready:
            self._check_settings(ready)
            with self.writing():
                pass  # what waits belongs to what is kept
            kept = self.copy(now)
            self._replace_by(ready)
        self.open()
        return kept

    def _check_settings(self, ready: Path) -> None:
        if self._companion is not None:
            with faults(ready.parent), closing(connect(ready)) as connection:
                text = settings_in(connection)
            if text:
                self._companion.check(text)

    def _replace_by(self, ready: Path) -> None:
        """Close the file and put another one in its place. A log that is left would be played into that one."""
        self.close()
        log = self._database.with_name(self._database.name + "-wal")
        if log.exists() and log.stat().st_size:
            raise Fault(busy())
        with faults(self._database.parent):
            log.unlink(missing_ok=True)
            ready.replace(self._database)

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The connection, to look things up with. Raises Fault if the disk or the file fails."""
        self.open()
        assert self._connection is not None
        with faults(self._database.parent):
            yield self._connection

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
        self.open()
        assert self._connection is not None
        with suppress(sqlite3.OperationalError):
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def _settings(self) -> str:
        return self._companion.text() if self._companion is not None else ""


def _bring_together(connection: sqlite3.Connection, companion: Companion) -> None:
    """Settings and record of one backup belong together, also if the program ended while it was restored."""
    text = settings_in(connection)
    if text:
        companion.take(text)
        put_settings(connection, "")
    meet(connection, companion.names())


def cells(moment: Moment) -> tuple[str, str, int]:
    """A moment as the three columns in which it is kept."""
    return moment.utc, moment.local_date, moment.offset_minutes
