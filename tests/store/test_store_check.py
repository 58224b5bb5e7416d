"""What the doctor says about the record."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from coach.store.check import findings
from coach.store.journal import SqliteJournal
from tests.support.practised import moment, repetitions

Start = Callable[..., SqliteJournal]


def test_before_the_first_start_all_is_well_and_nothing_is_made(database: Path, backups: Path) -> None:
    record, copies = findings(database, backups)
    assert (record.good, record.needed, record.says.text) == (True, True, "There is no record yet.")
    assert (copies.good, copies.needed) == (True, False)
    assert not database.parent.exists()


def test_a_whole_record_is_counted_even_while_the_program_runs(start: Start, database: Path, backups: Path) -> None:
    journal = start()
    journal.record.back_up_daily()
    session = journal.begin_session("{}", moment())
    for index in range(3):
        journal.add_set(session, repetitions(index))
    record, copies = findings(database, backups)
    assert (record.good, record.says.number) == (True, 3)
    assert (copies.good, copies.says.number, dict(copies.says.values)["date"]) == (True, 1, "2026-03-02")
    journal.add_set(session, repetitions(3))


def test_damage_is_found_and_left_for_the_next_start(start: Start, database: Path, backups: Path) -> None:
    start().record.open()
    start()
    database.write_bytes(b"gone")
    record, _ = findings(database, backups)
    assert (record.good, record.needed) == (False, True)
    assert "damaged" in record.says.text
    assert database.read_bytes() == b"gone"


def test_the_record_of_a_newer_program_stops_a_session(start: Start, database: Path, backups: Path) -> None:
    start().record.open()
    start()
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA user_version = 99")
    record, _ = findings(database, backups)
    assert (record.good, record.needed) == (False, True)
    assert "newer Hand Coach" in record.says.text


def test_a_file_in_the_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("mine")
    record, copies = findings(tmp_path / "data" / "hand-coach.db", tmp_path / "data" / "backups")
    assert (record.good, copies.good) == (True, True)
