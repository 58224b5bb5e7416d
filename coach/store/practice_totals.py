"""Totals of one person's practice: by day, by exercise, and the answers of each day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from coach.practice.progress.model import ExerciseTotal, FaceOfDay, GroupTotal
from coach.practice.record import Asked, DayTotal
from coach.store.journal import FIRST_PERSON, SqliteJournal
from coach.store.record_file import RecordFile

_FIRST_DAY = "SELECT min(date) FROM day_total WHERE person = ?"
_EXERCISES = """
    SELECT exercise, sum(repetitions), sum(seconds), sum(sets), count(DISTINCT date) FROM day_done
    WHERE person = ? AND date BETWEEN ? AND ? GROUP BY exercise ORDER BY exercise
"""
_DATES = "SELECT date FROM day_total WHERE person = ? ORDER BY date"
_GROUPS = """
    SELECT {name}, sum(repetitions), sum(seconds), sum(sets), count(DISTINCT date) FROM day_done
    WHERE person = ? AND date BETWEEN ? AND ? GROUP BY 1 ORDER BY 1
"""
_FACES = """
    SELECT at_date, asked, min(face), max(face) FROM check_in JOIN session ON session.id = session
    WHERE person = ? AND at_date BETWEEN ? AND ? AND face IS NOT NULL GROUP BY at_date, asked ORDER BY at_date, asked
"""


class SqliteTotals:
    """The `Totals` of one person in the record."""

    def __init__(self, record: RecordFile, person: int = FIRST_PERSON) -> None:
        self._record, self._person = record, person
        self._journal = SqliteJournal(record, person)

    def first_day(self) -> str | None:
        """The first local date on which something was done."""
        with self._record.reading() as connection:
            (first,) = connection.execute(_FIRST_DAY, (self._person,)).fetchone()
        return None if first is None else str(first)

    def dates(self) -> Sequence[str]:
        """All local dates on which something was done, in order."""
        with self._record.reading() as connection:
            return [date for (date,) in connection.execute(_DATES, (self._person,))]

    def days(self, first: str, last: str) -> Sequence[DayTotal]:
        """The dates on which something was done, in order."""
        return self._journal.days(first, last)

    def exercises(self, first: str, last: str) -> Sequence[ExerciseTotal]:
        """The exercises of which something was done, by their numbers."""
        with self._record.reading() as connection:
            rows = connection.execute(_EXERCISES, (self._person, first, last)).fetchall()
        return [
            ExerciseTotal(exercise, round(repetitions), round(seconds, 3), sets, days)
            for exercise, repetitions, seconds, sets, days in rows
        ]

    def groups(self, names: Mapping[int, str], first: str, last: str) -> Sequence[GroupTotal]:
        """What was done under each of these names; `names` are those of exercises, by their numbers."""
        name = f"CASE exercise {'WHEN ? THEN ? ' * len(names)}ELSE '' END" if names else "''"
        values = (*(value for pair in names.items() for value in pair), self._person, first, last)
        with self._record.reading() as connection:
            rows = connection.execute(_GROUPS.format(name=name), values).fetchall()
        return [
            GroupTotal(name, round(repetitions), round(seconds, 3), sets, days)
            for name, repetitions, seconds, sets, days in rows
        ]

    def faces(self, first: str, last: str) -> Sequence[FaceOfDay]:
        """The answers of each date to each question, in order of the dates."""
        with self._record.reading() as connection:
            rows = connection.execute(_FACES, (self._person, first, last)).fetchall()
        return [FaceOfDay(date, Asked(asked), low, high) for date, asked, low, high in rows]
