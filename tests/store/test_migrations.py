"""Records of every released version open in this one, and a step that fails changes nothing."""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from importlib.resources import files
from pathlib import Path

import pytest

from coach.practice.record import Asked, CheckIn, DayTotal, Outcome, SessionRow
from coach.store.backups import backups_in
from coach.store.connection import shipped_migrations
from coach.store.journal import SqliteJournal
from tests.store.make_fixture import FIXTURES, PLAN
from tests.support.practised import hold, moment, objects, repetitions

Start = Callable[..., SqliteJournal]
WHOLE_YEAR = ("2026-01-01", "2026-12-31")
NEXT = "ALTER TABLE session ADD COLUMN place TEXT NOT NULL DEFAULT 'home';"
REBUILD = """
    CREATE TABLE new_check_in (id INTEGER PRIMARY KEY, session INTEGER NOT NULL REFERENCES session (id), asked TEXT)
        STRICT;
    INSERT INTO new_check_in SELECT id, session, asked FROM check_in;
    DROP TABLE check_in;
    ALTER TABLE new_check_in RENAME TO check_in;
"""


@pytest.fixture
def version_1(database: Path) -> Path:
    database.parent.mkdir()
    shutil.copy(FIXTURES / "version-1.db", database)
    return database


def test_the_scripts_are_numbered_without_a_gap() -> None:
    names = sorted(entry.name for entry in (files("coach.store") / "migrations").iterdir())
    assert [int(name[:4]) for name in names] == list(range(1, len(shipped_migrations()) + 1))
    assert all(re.fullmatch(r"\d{4}_[a-z_]+\.sql", name) for name in names)


def test_every_version_has_its_fixture() -> None:
    versions = {f"version-{number}.db" for number in range(1, len(shipped_migrations()) + 1)}
    assert {path.name for path in FIXTURES.iterdir()} == versions


@pytest.mark.parametrize("fixture", sorted(FIXTURES.iterdir()), ids=lambda path: path.stem)
def test_the_practice_of_every_version_is_read(start: Start, database: Path, fixture: Path) -> None:
    database.parent.mkdir()
    shutil.copy(fixture, database)
    journal = start()
    assert journal.record.open() is None
    first = SessionRow(
        1,
        PLAN,
        moment(),
        moment(300),
        Outcome.FINISHED,
        (repetitions(0, at=10), hold(1, 12.5, at=100), objects(2, at=200)),
    )
    second = SessionRow(2, PLAN, moment(days=1), None, None, (repetitions(0, 6, days=1),))
    assert journal.practised_sessions(*WHOLE_YEAR) == [first, second]
    assert journal.unfinished() == second
    assert journal.days(*WHOLE_YEAR) == [DayTotal("2026-03-02", 20, 117.5, 3), DayTotal("2026-03-03", 6, 27.0, 1)]
    assert journal.check_ins(*WHOLE_YEAR) == [
        CheckIn(Asked.PAIN_BEFORE, 1, None, moment(1)),
        CheckIn(Asked.PAIN, 3, 11, moment(80)),
        CheckIn(Asked.EFFORT, None, None, moment(280)),
    ]


def test_a_new_step_is_taken_once_and_after_a_backup(start: Start, version_1: Path, backups: Path) -> None:
    for _ in range(2):
        journal = start([*shipped_migrations(), NEXT])
        assert journal.record.open() is None
        assert len(journal.practised_sessions(*WHOLE_YEAR)) == 2
    copy, oldest = backups_in(backups)
    assert (copy.path.name[-6:], oldest.path.name[-6:]) == (f"-v{len(shipped_migrations())}.db", "-v1.db")
    with closing(sqlite3.connect(copy.path)) as old, closing(sqlite3.connect(version_1)) as new:
        assert "place" not in old.execute("SELECT sql FROM sqlite_schema WHERE name = 'session'").fetchone()[0]
        assert new.execute("SELECT place FROM session").fetchall() == [("home",), ("home",)]
        assert new.execute("PRAGMA user_version").fetchone() == (len(shipped_migrations()) + 1,)
    with closing(sqlite3.connect(oldest.path)) as old, closing(sqlite3.connect(FIXTURES / "version-1.db")) as first:
        assert list(old.iterdump()) == list(first.iterdump())


def test_a_step_may_rebuild_a_table_that_others_point_to(start: Start, version_1: Path) -> None:
    journal = start([*shipped_migrations(), REBUILD])
    assert journal.record.open() is None
    journal.begin_session("{}", moment(days=2))
    with closing(sqlite3.connect(version_1)) as connection:
        assert connection.execute("SELECT count(*) FROM check_in").fetchone() == (3,)


@pytest.mark.parametrize("number", range(1, 5))
def test_a_step_that_fails_leaves_the_record_as_it_was(start: Start, version_1: Path, number: int) -> None:
    lines = [NEXT, "DELETE FROM set_done;", "DELETE FROM session;", "CREATE TABLE x (y INTEGER) STRICT;"]
    broken = "\n".join([*lines[:number], "SELECT name FROM nowhere;"])
    with pytest.raises(sqlite3.OperationalError, match="nowhere"):
        start([*shipped_migrations(), broken]).record.open()
    assert len(start().practised_sessions(*WHOLE_YEAR)) == 2


def test_a_step_that_cuts_links_is_not_taken(start: Start, version_1: Path, backups: Path) -> None:
    journal = start([*shipped_migrations(), "DELETE FROM session WHERE id = 1;"])
    with pytest.raises(sqlite3.IntegrityError, match=f"step {len(shipped_migrations()) + 1}"):
        journal.record.open()
    assert len(start().practised_sessions(*WHOLE_YEAR)) == 2
