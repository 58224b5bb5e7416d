"""Remarks for the therapist, kept in the record."""

from __future__ import annotations

from collections.abc import Sequence

from coach.practice.record import Moment
from coach.practice.remarks import Remark
from coach.store.journal import FIRST_PERSON
from coach.store.record_file import RecordFile, cells

_ADD = "INSERT INTO remark (person, words, at_utc, at_date, at_offset) VALUES (?, ?, ?, ?, ?)"
_TAKE_BACK = "DELETE FROM remark WHERE person = ? AND words = ? AND at_utc = ?"
_REMARKS = (
    "SELECT words, at_utc, at_date, at_offset FROM remark "
    "WHERE person = ? AND at_date BETWEEN ? AND ? ORDER BY at_utc, id"
)


class SqliteRemarkBook:
    """The `RemarkBook` of one person in the record."""

    def __init__(self, record: RecordFile, person: int = FIRST_PERSON) -> None:
        self._record, self._person = record, person

    def add(self, remark: Remark) -> None:
        """Write a remark; after a Fault it waits in memory, and must not be given again."""
        self._record.write(_ADD, (self._person, remark.words, *cells(remark.at)))

    def take_back(self, remark: Remark) -> None:
        """Remove this remark again; after a Fault that waits in memory."""
        self._record.write(_TAKE_BACK, (self._person, remark.words, remark.at.utc))

    def remarks(self, first: str, last: str) -> Sequence[Remark]:
        """Remarks of the local dates first..last (ISO, inclusive), oldest first."""
        with self._record.reading() as connection:
            rows = connection.execute(_REMARKS, (self._person, first, last)).fetchall()
        return [Remark(words, Moment(*at)) for words, *at in rows]
