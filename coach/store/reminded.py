"""Which reminders were shown, so that none is shown twice."""

from __future__ import annotations

from collections.abc import Collection

from coach.practice.reminders.schedule import Answer, Key
from coach.store.record_file import RecordFile

_SHOWN = "SELECT due_date, due_minute FROM reminded WHERE person = ? AND due_date BETWEEN ? AND ?"
_NOTE = (
    "INSERT INTO reminded (person, due_date, due_minute, answer) VALUES (?, ?, ?, ?) "
    "ON CONFLICT (person, due_date, due_minute) DO UPDATE SET answer = excluded.answer"
)


class SqliteReminderBook:
    """The `ReminderBook` of one person in the record."""

    def __init__(self, record: RecordFile, person: int) -> None:
        self._record = record
        self._person = person

    def shown(self, first: str, last: str) -> Collection[Key]:
        """Those that stand for the local dates first..last (ISO, inclusive)."""
        with self._record.reading() as connection:
            rows = connection.execute(_SHOWN, (self._person, first, last)).fetchall()
        return {(date, minute) for date, minute in rows}

    def note(self, keys: Collection[Key], answer: Answer) -> None:
        """Write down what became of these; a later answer takes the place of an earlier one."""
        for date, minute in keys:
            self._record.write(_NOTE, (self._person, date, minute, answer.value))
