"""The record of a guest: as the real one, but in memory, and gone when it is closed."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from coach.practice.message import Message
from coach.practice.ports import Clock
from coach.store.connection import connect, migrate
from coach.store.record_file import RecordFile


class GuestRecord(RecordFile):
    """A `RecordFile` without a file. Its one person is the guest."""

    def __init__(self, clock: Clock) -> None:
        super().__init__(Path(), Path(), clock)

    def open(self) -> Message | None:
        """Make it. Nothing has to be told."""
        if self._connection is None:
            self._connection = _empty(self)
        return None

    def back_up_daily(self) -> None:
        """There is nothing to keep."""


def _empty(record: RecordFile) -> sqlite3.Connection:
    connection = connect(":memory:")
    migrate(connection, 0, record.migrations, lambda: None)
    return connection
