"""Copies of the record: made whole, found again, thinned with age."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from coach.practice.ports import Fault
from coach.practice.record import Moment
from coach.store.connection import Damaged, check, check_header, connect

_NAME = re.compile(r"hand-coach-(?P<taken>\d{4}-\d\d-\d\d-\d{6})-v(?P<version>\d+)\.db")
_STAMP = "%Y-%m-%d-%H%M%S"

EVERY_ONE = timedelta(days=7)
WEEKLY = timedelta(weeks=8)
MONTHLY = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Backup:
    """One copy: where it is, and the local time when it was made."""

    path: Path
    taken: datetime

    @property
    def date(self) -> str:
        """The local date (ISO) of the copy."""
        return self.taken.date().isoformat()


def backups_in(folder: Path) -> list[Backup]:
    """The copies in `folder`, newest first. Raises OSError."""
    found: list[Backup] = []
    for path in folder.iterdir() if folder.is_dir() else ():
        if match := _NAME.fullmatch(path.name):
            with suppress(ValueError):  # a name that only looks like a date
                found.append(Backup(path, datetime.strptime(match["taken"], _STAMP)))
    return sorted(found, key=lambda backup: (backup.taken, backup.path.name), reverse=True)


def back_up(
    connection: sqlite3.Connection, folder: Path, now: Moment, migrations: Sequence[str], settings: str = ""
) -> Backup:
    """Copy the open record, and the text of all settings, into `folder`.

    Raises Damaged, sqlite3.Error or OSError.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    taken = datetime.strptime(now.stamp, _STAMP)
    while (path := folder / f"hand-coach-{taken.strftime(_STAMP)}-v{version}.db").exists():
        taken += timedelta(seconds=1)  # no copy takes the place of another one
    copy_to(connection, path, migrations, settings)
    return Backup(path, taken)


def copy_to(connection: sqlite3.Connection, path: Path, migrations: Sequence[str], settings: str) -> None:
    """Copy the open record into the file `path` and test the copy; only a whole copy gets its name.

    Raises Damaged, sqlite3.Error or OSError. A file that is there is replaced, or stays as it is.
    """
    part = path.with_name(path.name + ".part")
    try:
        part.unlink(missing_ok=True)
        with closing(connect(part)) as copy:
            connection.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")  # one file, readable from anywhere
            put_settings(copy, settings)
            check(copy, migrations)
        part.replace(path)
    except BaseException:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise


def put_settings(connection: sqlite3.Connection, settings: str) -> None:
    """Let these be the settings that stand in a file; "" for none. The first version had no place for them."""
    if connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'kept_settings'").fetchone():
        connection.execute("DELETE FROM kept_settings")
        if settings:
            connection.execute("INSERT INTO kept_settings (id, content) VALUES (1, ?)", (settings,))


def newest_whole(folder: Path, migrations: Sequence[str]) -> Backup | None:
    """The newest copy that is whole and that this program can read. Raises OSError."""
    return next((backup for backup in backups_in(folder) if _is_whole(backup.path, migrations)), None)


def _is_whole(path: Path, migrations: Sequence[str]) -> bool:
    try:
        check_header(path)
        with closing(connect(path)) as connection:
            return check(connection, migrations) > 0
    except (Damaged, Fault, sqlite3.Error, OSError):
        return False


def thin(folder: Path, now: Moment) -> None:
    """Remove the copies that `surplus` names. One that cannot be removed stays until the next time."""
    copies = backups_in(folder)
    unneeded = surplus((copy.taken for copy in copies), datetime.strptime(now.stamp, _STAMP))
    for copy in copies:
        if copy.taken in unneeded:
            with suppress(OSError):
                copy.path.unlink()


def surplus(taken: Iterable[datetime], now: datetime) -> set[datetime]:
    """Which copies are no longer needed, by the local times when they were made.

    Kept are all of the last 7 days, then the newest of each week for 8 weeks, of each month for a year, and of each
    year. The newest of all is always kept.
    """
    newest_of: dict[tuple[object, ...], datetime] = {}
    times = sorted(set(taken))
    for time in times:
        newest_of[_span(time, now)] = time
    return set(times) - set(newest_of.values())


def _span(time: datetime, now: datetime) -> tuple[object, ...]:
    """The stretch of time of which one copy is kept."""
    age = now - time
    if age < EVERY_ONE:
        return ("each", time)
    if age < WEEKLY:
        return ("week", *time.isocalendar()[:2])
    if age < MONTHLY:
        return ("month", time.year, time.month)
    return ("year", time.year)
