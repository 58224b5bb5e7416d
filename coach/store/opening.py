"""Opens the record in any state. A damaged file is set aside, never deleted, and a whole copy takes its place."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from coach.practice.message import Message, ui
from coach.practice.record import Moment
from coach.store.backups import Backup, back_up, backups_in, newest_whole, put_settings
from coach.store.connection import Damaged, check_and_mend, check_header, connect, harden, migrate
from coach.store.faults import faults


@dataclass(frozen=True, slots=True)
class Opened:
    """A connection to a whole record of the newest version, and what the person must be told, if anything."""

    connection: sqlite3.Connection
    notice: Message | None


def open_record(database: Path, backups: Path, now: Moment, migrations: Sequence[str], settings: str = "") -> Opened:
    """Open, or make, the record in the file `database`, with its copies in the folder `backups`.

    `settings` go into a copy that is made before an upgrade.

    Raises Fault if a newer program made the file, or if the disk does not let it be read and written.
    """
    with faults(database.parent):
        database.parent.mkdir(parents=True, exist_ok=True)
        try:
            return Opened(_open(database, backups, now, migrations, settings), None)
        except Damaged:
            notice = _recover(database, backups, now, migrations)
        connection = _open(database, backups, now, migrations, settings)
        put_settings(connection, "")  # those of the copy are older than those in force
        return Opened(connection, notice)


def _open(database: Path, backups: Path, now: Moment, migrations: Sequence[str], settings: str) -> sqlite3.Connection:
    if not _is_new(database, backups):
        check_header(database)
    connection = connect(database)
    try:
        version = check_and_mend(connection, migrations)
        harden(connection, version)
        migrate(connection, version, migrations, lambda: back_up(connection, backups, now, migrations, settings))
    except BaseException:
        connection.close()
        raise
    return connection


def _is_new(database: Path, backups: Path) -> bool:
    """Whether there is nothing yet. Raises Damaged if there should be something."""
    if database.exists() and database.stat().st_size > 0:
        return False
    if backups_in(backups) or _side_file(database, "-wal").exists():
        raise Damaged("the file is missing or empty")
    return True


def _recover(database: Path, backups: Path, now: Moment, migrations: Sequence[str]) -> Message:
    """Put the newest whole copy in the place of a damaged or missing file, and say so."""
    backup = newest_whole(backups, migrations)
    ready = None if backup is None else _copy_beside(backup.path, database)
    kept = _set_aside(database, now)
    if ready is not None:
        ready.replace(database)
    return _notice(kept, backup)


def _copy_beside(source: Path, database: Path) -> Path:
    ready = _side_file(database, "-restoring")
    with source.open("rb") as original, ready.open("wb") as copy:
        shutil.copyfileobj(original, copy)
        copy.flush()
        os.fsync(copy.fileno())
    return ready


def _set_aside(database: Path, now: Moment) -> Path | None:
    """Rename the file and what belongs to it; returns the new name of the file, None if there was none.

    The write-ahead log goes first: left alone, it would be played into the copy that takes the place of the file.
    """
    stem = f"{database.stem}-damaged-{now.stamp}"
    aside = database.with_name(f"{stem}.db")
    number = 1
    while any(_side_file(aside, end).exists() for end in ("", "-wal", "-shm")):
        number += 1
        aside = database.with_name(f"{stem}-{number}.db")
    for end in ("-wal", "-shm", ""):
        part = _side_file(database, end)
        if part.exists():
            part.rename(_side_file(aside, end))
    return aside if aside.exists() else None


def _side_file(database: Path, end: str) -> Path:
    return database.with_name(database.name + end)


def _notice(kept: Path | None, backup: Backup | None) -> Message:
    if kept is None:
        lost = ui("Your record was missing.")
    else:
        lost = ui("Your record was damaged. It is kept as {file}.", file=str(kept))
    if backup is None:
        return ui("{lost} There was no copy of it. A new record begins now.", lost=lost)
    return ui(
        "{lost} The copy of {date} is in use now. Practice after that copy is not in it.", lost=lost, date=backup.date
    )
