"""What a report and an export read of the record."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from coach.practice.papers.archive import Cell, Span, Table
from coach.practice.preferences import Side
from coach.practice.programme import Entry
from coach.practice.record import Asked, CheckIn, DayTotal, Outcome, Unit
from coach.practice.sitting import Sitting, to_json
from coach.store.archive import SqliteArchive
from coach.store.journal import FIRST_PERSON, SqliteJournal
from coach.store.record_file import RecordFile
from coach.store.sheets import SHEETS
from tests.support.practised import StandingClock, hold, moment, repetitions

PLAN = to_json(Sitting(entries=(Entry(exercise=11, sets=2), Entry(exercise=3)), programme="a-little"))
DAY = moment().local_date
NOT_FOR_PEOPLE = {"picture", "kept_settings", "day_total"}  # a backup holds them; the last is the sum of the days
WITHOUT = {"erase_on"}  # of a person who is there
MOMENT = ("utc", "date", "offset")


@pytest.fixture
def record(tmp_path: Path) -> Iterator[RecordFile]:
    record = RecordFile(tmp_path / "hand-coach.db", tmp_path / "backups", StandingClock())
    yield record
    record.close()


@pytest.fixture
def practised(record: RecordFile) -> RecordFile:
    """Two sessions on two days, one of them of somebody else."""
    with record.writing() as connection:
        connection.execute("INSERT INTO person (id, name) VALUES (2, 'Bo')")
    for person, days in ((1, 0), (2, 0), (1, 3)):
        journal = SqliteJournal(record, person)
        session = journal.begin_session(PLAN, moment(days=days))
        journal.add_set(session, repetitions(0, 10, days=days))
        journal.add_set(session, repetitions(1, 4, at=100, days=days))
        journal.add_set(session, hold(2, 5, at=200, days=days))
        journal.add_check_in(session, CheckIn(Asked.PAIN, 2, 11, moment(300, days)))
        journal.end_session(session, moment(400, days), Outcome.FINISHED)
    return record


def table(archive: SqliteArchive, name: str, span: Span | None = None) -> tuple[Table, list[tuple[Cell, ...]]]:
    found = next(one for one in archive.tables(span) if one.name == name)
    return found, list(found.rows())


def test_an_extract_sums_what_one_person_did_on_these_dates(practised: RecordFile) -> None:
    found = SqliteArchive(practised, 1).extract(Span(DAY, DAY))
    assert found.days == (DayTotal(DAY, 14, 68.0, 3),)
    assert [(one.exercise, one.side, one.unit, one.sets, one.done, one.hurt) for one in found.sums] == [
        (3, Side.RIGHT, Unit.SECONDS, 1, 5.0, 1),
        (11, Side.LEFT, Unit.REPETITIONS, 2, 14.0, 0),
    ]
    assert [(one.date, one.plan, one.outcome, one.sides) for one in found.sessions] == [
        (DAY, PLAN, Outcome.FINISHED, ((3, Side.RIGHT), (11, Side.LEFT)))
    ]
    assert len(found.check_ins) == 1
    assert (found.name, SqliteArchive(practised, 2).name(), SqliteArchive(practised, 9).name()) == ("", "Bo", "")


def test_a_longer_span_holds_more(practised: RecordFile) -> None:
    found = SqliteArchive(practised, 1).extract(Span("0000-01-01", "9999-12-31"))
    assert (len(found.days), len(found.sessions), found.sums[1].done) == (2, 2, 28.0)


def test_own_exercises_have_their_titles(practised: RecordFile) -> None:
    with practised.writing() as connection:
        connection.execute('INSERT INTO own_exercise (number, person, content) VALUES (1000, 1, \'{"title": "Keys"}\')')
    assert SqliteArchive(practised, 1).extract(Span(DAY, DAY)).titles == ((1000, "Keys"),)


def test_tables_hold_everything_of_one_person(practised: RecordFile) -> None:
    archive = SqliteArchive(practised, 1)
    for found in archive.tables(None):
        for row in found.rows():
            assert len(row) == len(found.columns)
    sets, rows = table(archive, "sets")
    assert len(rows) == 6
    assert sum(float(row[sets.columns.index("done")] or 0) for row in rows) == 38.0
    assert len(table(archive, "sets", Span(DAY, DAY))[1]) == 3
    assert [row[0] for row in table(archive, "person")[1]] == [FIRST_PERSON]


def test_a_moment_is_told_as_the_clock_on_the_wall_showed_it(practised: RecordFile) -> None:
    sessions, rows = table(SqliteArchive(practised, 1), "sessions")
    shown = dict(zip(sessions.columns, rows[0], strict=True))
    assert [shown[f"started_{part}"] for part in ("date", "time", "utc", "utc_offset_minutes")] == [
        "2026-03-02",
        "10:00:00",
        "2026-03-02T09:00:00.000Z",
        60,
    ]


def test_what_was_planned_is_a_row_for_each_exercise(practised: RecordFile) -> None:
    with practised.writing() as connection:
        connection.execute("UPDATE session SET plan = '{broken' WHERE id = 3")
    planned, rows = table(SqliteArchive(practised, 1), "planned")
    told = [dict(zip(planned.columns, row, strict=True)) for row in rows]
    assert [(one["exercise"], one["sets"], one["programme"]) for one in told] == [
        (11, 2, "a-little"),
        (3, 0, "a-little"),
    ]


def test_every_table_and_column_of_the_record_is_exported(practised: RecordFile, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "hand-coach.db")) as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        columns = {name: [row[1] for row in connection.execute(f"PRAGMA table_info({name})")] for name in names}
    queries = " ".join(sheet.sql for sheet in SHEETS)
    for name in set(names) - NOT_FOR_PEOPLE:
        assert f" {name}" in queries, name
        for column in set(columns[name]) - WITHOUT:
            assert column in queries, (name, column)
