"""Reminders that were shown, kept in the record."""

from __future__ import annotations

from pathlib import Path

from coach.practice.reminders.schedule import Answer
from coach.store.record_file import RecordFile
from coach.store.reminded import SqliteReminderBook
from tests.support.practised import StandingClock


def test_what_was_shown_is_kept_for_each_person(tmp_path: Path) -> None:
    record = RecordFile(tmp_path / "hand-coach.db", tmp_path / "backups", StandingClock())
    with record.writing() as connection:
        connection.execute("INSERT INTO person (id, name) VALUES (2, 'B')")
    mine, other = SqliteReminderBook(record, 1), SqliteReminderBook(record, 2)
    mine.note([("2026-03-02", 600), ("2026-03-03", 0)], Answer.SHOWN)
    mine.note([("2026-03-03", 0), ("2026-03-03", 1439)], Answer.NOT_TODAY)
    other.note([("2026-03-02", 700)], Answer.PRACTISED)
    assert mine.shown("2026-03-02", "2026-03-03") == {("2026-03-02", 600), ("2026-03-03", 0), ("2026-03-03", 1439)}
    assert mine.shown("2026-03-02", "2026-03-02") == {("2026-03-02", 600)}
    assert other.shown("2026-01-01", "2026-12-31") == {("2026-03-02", 700)}
    with record.reading() as connection:
        answers = connection.execute("SELECT answer FROM reminded WHERE person = 1 ORDER BY due_date, due_minute")
        assert answers.fetchall() == [("shown",), ("not-today",), ("not-today",)]
    record.close()
