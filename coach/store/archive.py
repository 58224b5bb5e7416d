"""The record of one person to be read whole: sums for a report, and every table for a spreadsheet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial
from sqlite3 import Connection

from coach.practice.papers.archive import Cell, Extract, SessionPlan, SetSum, Span, Table
from coach.practice.preferences import Side
from coach.practice.record import Asked, CheckIn, DayTotal, Moment, Outcome, Unit
from coach.store.record_file import RecordFile
from coach.store.remark_book import SqliteRemarkBook
from coach.store.sheets import ENTRY_COLUMNS, EVER, SHEETS, Sheet, entry_rows
from coach.store.trial_book import SqliteTrialBook

_NAME = "SELECT name FROM person WHERE id = ?"
_DAYS = """
    SELECT date, sum(repetitions), sum(seconds), sum(sets) FROM day_done
    WHERE person = ? AND date BETWEEN ? AND ? GROUP BY date ORDER BY date
"""
_SESSIONS = """
    SELECT id, started_date, plan, outcome FROM session
    WHERE person = ? AND started_date BETWEEN ? AND ? ORDER BY started_utc, id
"""
_SIDES = """
    SELECT DISTINCT session, exercise, side FROM set_done JOIN session ON session.id = session
    WHERE person = ? AND session.started_date BETWEEN ? AND ? ORDER BY session, exercise, side
"""
_SUMS = """
    SELECT exercise, side, unit, sum(done > 0), sum(done), sum(set_done.outcome = 'hurt')
    FROM set_done JOIN session ON session.id = session
    WHERE person = ? AND set_done.started_date BETWEEN ? AND ?
    GROUP BY exercise, side, unit ORDER BY exercise, side, unit
"""
_CHECK_INS = """
    SELECT asked, face, exercise, at_utc, at_date, at_offset FROM check_in JOIN session ON session.id = session
    WHERE person = ? AND at_date BETWEEN ? AND ? ORDER BY at_utc, check_in.id
"""
_TITLES = "SELECT number, content ->> '$.title' FROM own_exercise WHERE person = ? ORDER BY number"


class SqliteArchive:
    """The `Archive` of one person in the record."""

    def __init__(self, record: RecordFile, person: int) -> None:
        self._record = record
        self._person = person

    def name(self) -> str:
        """The name that the person gave, or ""."""
        with self._record.reading() as connection:
            row = connection.execute(_NAME, (self._person,)).fetchone()
            return str(row[0]) if row else ""

    def extract(self, span: Span) -> Extract:
        """What a report tells of these dates. A set, an answer, a test counts for the local date when it began."""
        asked = (self._person, span.first, span.last)
        results = tuple(SqliteTrialBook(self._record, self._person).results(_a_year_before(span.first), span.last))
        remarks = tuple(SqliteRemarkBook(self._record, self._person).remarks(span.first, span.last))
        with self._record.reading() as connection:
            return Extract(
                span,
                self.name(),
                tuple(_day(row) for row in connection.execute(_DAYS, asked)),
                tuple(_sessions(connection, asked)),
                tuple(
                    SetSum(exercise, Side(side), Unit(unit), sets, done, hurt)
                    for exercise, side, unit, sets, done, hurt in connection.execute(_SUMS, asked)
                ),
                tuple(
                    CheckIn(Asked(question), face, exercise, Moment(*at))
                    for question, face, exercise, *at in connection.execute(_CHECK_INS, asked)
                ),
                results,
                remarks,
                tuple((number, str(title)) for number, title in connection.execute(_TITLES, (self._person,))),
            )

    def tables(self, span: Span | None) -> Sequence[Table]:
        """All that is kept of the person, or of these dates alone; what has no date is always there."""
        chosen = span or EVER
        tables = [Table(sheet.name, sheet.columns, partial(self._rows, sheet, chosen)) for sheet in SHEETS]
        planned = Table("planned", ENTRY_COLUMNS, partial(self._planned, chosen))
        return (tables[0], planned, *tables[1:])

    def _rows(self, sheet: Sheet, span: Span) -> Iterator[tuple[Cell, ...]]:
        values = {"person": self._person, "first": span.first, "last": span.last}
        with self._record.reading() as connection:
            yield from connection.execute(sheet.sql, values)

    def _planned(self, span: Span) -> Iterator[tuple[Cell, ...]]:
        """One row for each exercise that a session was to have. A plan that cannot be read has none."""
        with self._record.reading() as connection:
            for session, date, plan, _outcome in connection.execute(_SESSIONS, (self._person, span.first, span.last)):
                yield from entry_rows(session, date, plan)


def _day(row: tuple[str, float, float, int]) -> DayTotal:
    date, repetitions, seconds, sets = row
    return DayTotal(date, round(repetitions), round(seconds, 3), sets)


def _sessions(connection: Connection, asked: tuple[int, str, str]) -> Iterator[SessionPlan]:
    sides: defaultdict[int, list[tuple[int, Side]]] = defaultdict(list)
    for session, exercise, side in connection.execute(_SIDES, asked):
        sides[session].append((exercise, Side(side)))
    for session, date, plan, outcome in connection.execute(_SESSIONS, asked):
        yield SessionPlan(date, plan, Outcome(outcome) if outcome else None, tuple(sides[session]))


def _a_year_before(day: str) -> str:
    """The same day of the year before, as text; the record knows no year 0."""
    return f"{max(0, int(day[:4]) - 1):04}{day[4:]}"
