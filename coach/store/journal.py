"""The record as the rest of the program sees it: sessions, sets and check-ins go in, rows and totals come out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from coach.practice.preferences import Side
from coach.practice.record import Asked, CheckIn, DayTotal, Moment, Outcome, SessionRow, SetAim, SetDone, Unit
from coach.store.record_file import RecordFile, cells

FIRST_PERSON = 1  # made by the first migration; others follow when a family shares one computer

_SET_COLUMNS = (
    "session, place, exercise, variant, side, unit, aimed, done, pace, outcome, "
    "started_utc, started_date, started_offset, ended_utc, ended_date, ended_offset"
)
_SESSION_COLUMNS = "id, plan, started_utc, started_date, started_offset, ended_utc, ended_date, ended_offset, outcome"

_BEGIN_SESSION = "INSERT INTO session (person, plan, started_utc, started_date, started_offset) VALUES (?, ?, ?, ?, ?)"
_ADD_SET = (
    f"INSERT INTO set_done ({_SET_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
    "ON CONFLICT (session, place) DO NOTHING"
)
_ADD_CHECK_IN = (
    "INSERT INTO check_in (session, asked, face, exercise, at_utc, at_date, at_offset) VALUES (?, ?, ?, ?, ?, ?, ?)"
)
_END_SESSION = "UPDATE session SET ended_utc = ?, ended_date = ?, ended_offset = ?, outcome = ? WHERE id = ?"

_UNFINISHED = f"SELECT {_SESSION_COLUMNS} FROM session WHERE person = ? AND ended_utc IS NULL ORDER BY id DESC LIMIT 1"
_SESSIONS = (
    f"SELECT {_SESSION_COLUMNS} FROM session WHERE person = ? AND started_date BETWEEN ? AND ? ORDER BY started_utc, id"
)
_SETS_OF_SESSION = f"SELECT {_SET_COLUMNS} FROM set_done WHERE session = ? ORDER BY place"
_SETS_OF_SESSIONS = (
    f"SELECT {_SET_COLUMNS} FROM set_done WHERE session IN "
    "(SELECT id FROM session WHERE person = ? AND started_date BETWEEN ? AND ?) ORDER BY session, place"
)
_CHECK_INS = (
    "SELECT asked, face, exercise, at_utc, at_date, at_offset FROM check_in JOIN session ON session.id = session "
    "WHERE person = ? AND at_date BETWEEN ? AND ? ORDER BY at_utc, check_in.id"
)
_DAYS = """
    SELECT date, repetitions, seconds, sets FROM day_total
    WHERE person = ? AND date BETWEEN ? AND ? ORDER BY date
"""


class SqliteJournal:
    """The `Journal` of one person in the record."""

    def __init__(self, record: RecordFile, person: int = FIRST_PERSON) -> None:
        self.record = record
        self._person = person

    def begin_session(self, plan: str, at: Moment) -> int:
        """Open a session and return its id. After a Fault nothing is stored, and it can be called again."""
        with self.record.writing() as connection:
            new = connection.execute(_BEGIN_SESSION, (self._person, plan, *cells(at)))
            return int(new.lastrowid or 0)

    def add_set(self, session: int, done: SetDone) -> None:
        """Write a set; it is on disk when this returns. The same index a second time changes nothing.

        After a Fault the set waits in memory; calling again does no harm.
        """
        aim = done.aim
        what = (session, aim.index, aim.exercise, aim.variant, aim.side.value, aim.unit.value)
        how = (aim.aimed, done.done, aim.pace, done.outcome.value)
        self.record.write(_ADD_SET, (*what, *how, *cells(done.started), *cells(done.ended)))

    def add_check_in(self, session: int, answer: CheckIn) -> None:
        """Write an answer. After a Fault it waits in memory, and must not be given again."""
        self.record.write(_ADD_CHECK_IN, (session, answer.asked.value, answer.face, answer.exercise, *cells(answer.at)))

    def end_session(self, session: int, at: Moment, outcome: Outcome) -> None:
        """Close a session, or correct how it ended. After a Fault the end waits in memory."""
        self.record.write(_END_SESSION, (*cells(at), outcome.value, session))
        self.record.settle()

    def unfinished(self) -> SessionRow | None:
        """The newest session without an end, with its sets."""
        with self.record.reading() as connection:
            row = connection.execute(_UNFINISHED, (self._person,)).fetchone()
            if row is None:
                return None
            return _session(row, map(_set, connection.execute(_SETS_OF_SESSION, (row[0],))))

    def days(self, first: str, last: str) -> Sequence[DayTotal]:
        """Totals of the local dates first..last (ISO, inclusive) on which something was done, in order.

        A set counts for the date when it began. Its seconds are those held or timed, or its repetitions at their pace;
        for what the person paces, those from its start to its end.
        """
        with self.record.reading() as connection:
            rows = connection.execute(_DAYS, (self._person, first, last)).fetchall()
        return [
            DayTotal(date, round(repetitions), round(seconds, 3), sets) for date, repetitions, seconds, sets in rows
        ]

    def practised_sessions(self, first: str, last: str) -> Sequence[SessionRow]:
        """Sessions started on the local dates first..last (ISO, inclusive), with their sets, oldest first."""
        asked = (self._person, first, last)
        with self.record.reading() as connection:
            sets = {
                session: [_set(row) for row in rows]
                for session, rows in groupby(connection.execute(_SETS_OF_SESSIONS, asked), key=lambda row: row[0])
            }
            return [_session(row, sets.get(row[0], ())) for row in connection.execute(_SESSIONS, asked)]

    def check_ins(self, first: str, last: str) -> Sequence[CheckIn]:
        """Answers given on the local dates first..last (ISO, inclusive), oldest first."""
        with self.record.reading() as connection:
            return [
                CheckIn(Asked(asked), face, exercise, Moment(*at))
                for asked, face, exercise, *at in connection.execute(_CHECK_INS, (self._person, first, last))
            ]


def _set(row: tuple[Any, ...]) -> SetDone:
    _, place, exercise, variant, side, unit, aimed, done, pace, outcome, *moments = row
    aim = SetAim(place, exercise, variant, Side(side), Unit(unit), aimed, pace)
    return SetDone(aim, done, Outcome(outcome), Moment(*moments[:3]), Moment(*moments[3:]))


def _session(row: tuple[Any, ...], sets: Iterable[SetDone]) -> SessionRow:
    number, plan, *moments, outcome = row
    ended = None if outcome is None else Moment(*moments[3:])
    return SessionRow(
        number, plan, Moment(*moments[:3]), ended, None if outcome is None else Outcome(outcome), tuple(sets)
    )
