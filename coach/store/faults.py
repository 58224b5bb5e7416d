"""Turns failures of SQLite and of the disk into a `Fault` that a person can act on. Bugs pass through untouched."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from coach.practice.disk import disk_faults, failing, full, refused
from coach.practice.message import Message, ui
from coach.practice.ports import Fault

_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL}
_REFUSED = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM}
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_DISK = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR} | _BUSY | _REFUSED

_FULL_BELOW_BYTES = 1 << 20


@contextmanager
def faults(folder: Path) -> Iterator[None]:
    """Raise Fault for what SQLite or the disk refuses inside the block, which works in `folder`."""
    with disk_faults(folder):
        try:
            yield
        except sqlite3.Error as error:
            says = _of(_code(error), folder)
            if says is None:
                raise
            raise Fault(says) from error


def is_of_the_disk(error: sqlite3.Error) -> bool:
    """Whether the surroundings are to blame: not the content of the file, and not the program."""
    return _code(error) in _DISK


def damaged() -> Message:
    """The file went bad while it was in use; the next start sets it aside."""
    return ui("Your record is damaged. It is kept as it is. Please close Hand Coach and start it again.")


def busy() -> Message:
    """Another program has the file open."""
    return ui("Another program is using your record. Nothing was changed. Please close that program.")


def _code(error: sqlite3.Error) -> int:
    """SQLite's primary result code; 0 if the error came from Python."""
    code: int = getattr(error, "sqlite_errorcode", 0)
    return code & 0xFF


def _of(code: int, folder: Path) -> Message | None:
    if code in _DAMAGED:
        return damaged()
    if code in _REFUSED:
        return refused(folder)
    if code in _BUSY:
        return busy()
    if code == sqlite3.SQLITE_IOERR:
        # A disk without room does not always say so.
        return full(folder) if _room(folder) < _FULL_BELOW_BYTES else failing(folder)
    return full(folder) if code == sqlite3.SQLITE_FULL else None


def _room(folder: Path) -> int:
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return _FULL_BELOW_BYTES
