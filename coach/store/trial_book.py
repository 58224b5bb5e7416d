"""Results of the tests of one's own in the record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coach.practice.preferences import Side
from coach.practice.record import Moment
from coach.practice.trials.model import Result, Trial, from_json, to_json
from coach.store.record_file import RecordFile, cells

_ADD = (
    "INSERT INTO test_done (person, test, side, score, detail, at_utc, at_date, at_offset) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)
_RESULTS = (
    "SELECT test, side, score, detail, at_utc, at_date, at_offset FROM test_done "
    "WHERE person = ? AND test = ? AND at_date BETWEEN ? AND ?"
)


class SqliteTrialBook:
    """The `TrialBook` of one person in the record."""

    def __init__(self, record: RecordFile, person: int) -> None:
        self._record, self._person = record, person

    def add(self, result: Result) -> None:
        """Write a result; it is on disk when this returns. After a Fault it waits in memory."""
        what = (self._person, result.trial.value, result.side.value, result.score, to_json(result.detail))
        self._record.write(_ADD, (*what, *cells(result.at)))

    def results(self, first: str, last: str) -> Sequence[Result]:
        """Results of the local dates first..last (ISO, inclusive), oldest first.

        One whose detail cannot be read (a newer program wrote it) is left out here; it stays in the record.
        """
        return sorted(self._read(first, last), key=lambda result: result.at.utc)

    def _read(self, first: str, last: str) -> Iterator[Result]:
        with self._record.reading() as connection:
            for trial in Trial:
                asked = (self._person, trial.value, first, last)
                for name, side, score, text, *at in connection.execute(_RESULTS, asked):
                    detail = from_json(Trial(name), text)
                    if detail is not None:
                        yield Result(trial, Side(side), score, detail, Moment(*at))
