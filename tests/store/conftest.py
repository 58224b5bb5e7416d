"""A record in a folder of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import pytest

from coach.practice.ports import Fault
from coach.store.journal import SqliteJournal
from coach.store.record_file import RecordFile
from tests.support.practised import StandingClock

Start = Callable[..., SqliteJournal]


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock()


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "data" / "hand-coach.db"


@pytest.fixture
def backups(tmp_path: Path) -> Path:
    return tmp_path / "data" / "backups"


@pytest.fixture
def start(database: Path, backups: Path, clock: StandingClock) -> Iterator[Start]:
    """Start the program anew: a journal on the same file. All of them are closed in the end."""
    started: list[SqliteJournal] = []

    def start(migrations: Sequence[str] | None = None) -> SqliteJournal:
        for journal in started:
            journal.record.close()
        started.append(SqliteJournal(RecordFile(database, backups, clock, migrations=migrations)))
        return started[-1]

    yield start
    for journal in started:
        with suppress(Fault):
            journal.record.close()
