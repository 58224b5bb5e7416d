"""Makes a backup ready to take the place of the record. The backup itself is only read."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from coach.practice.disk import disk_faults
from coach.practice.message import ui
from coach.practice.ports import Fault
from coach.store.connection import Damaged, check, check_header, connect, migrate
from coach.store.faults import faults

_SIDE_FILES = ("", "-journal", "-wal", "-shm")
_COME_BACK = "UPDATE person SET erase_on = max(erase_on, date(?, '+30 days')) WHERE erase_on IS NOT NULL"


@contextmanager
def made_ready(backup: Path, database: Path, migrations: Sequence[str], today: str) -> Iterator[Path]:
    """A whole copy of the backup beside `database`, of the newest version. What is left of it goes in the end.

    People who were deleted get their 30 days anew. Raises Fault if the file is no whole backup, or for the disk.
    """
    ready = database.with_name(database.name + "-restoring")
    try:
        _copy(backup, ready)
        with faults(database.parent):
            _check(ready, backup, migrations, today)
        yield ready
    finally:
        for end in _SIDE_FILES:
            with suppress(OSError):
                ready.with_name(ready.name + end).unlink(missing_ok=True)


def settings_in(connection: sqlite3.Connection) -> str:
    """The settings that stand in a file of the newest version, or ""."""
    row = connection.execute("SELECT content FROM kept_settings").fetchone()
    return str(row[0]) if row else ""


def _copy(backup: Path, ready: Path) -> None:
    if not backup.is_file():
        raise Fault(ui("There is no file {file}. Nothing was changed. Please choose another one.", file=str(backup)))
    with disk_faults(backup.parent):
        original = backup.open("rb")
    with original, disk_faults(ready.parent):
        ready.parent.mkdir(parents=True, exist_ok=True)
        with ready.open("wb") as copy:
            shutil.copyfileobj(original, copy, 1 << 20)
            copy.flush()
            os.fsync(copy.fileno())


def _check(ready: Path, backup: Path, migrations: Sequence[str], today: str) -> None:
    try:
        check_header(ready)
        with closing(connect(ready)) as connection:
            version = check(connection, migrations)
            if version == 0:
                raise Damaged("nothing is in it")
            connection.execute("PRAGMA journal_mode = DELETE")
            migrate(connection, version, migrations, lambda: None)
            connection.execute(_COME_BACK, (today,))
    except Damaged as damage:
        raise Fault(
            ui(
                "{file} is not a whole backup of Hand Coach. Nothing was changed. Please choose another one.",
                file=backup.name,
            )
        ) from damage
