"""The people of the record: met, kept apart, and erased for good."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.practice.people import Person
from coach.practice.record import Asked, CheckIn, DayTotal, Outcome
from coach.store.backups import backups_in
from coach.store.guest import GuestRecord
from coach.store.journal import SqliteJournal
from coach.store.people import SqlitePeople
from coach.store.record_file import RecordFile
from tests.support.practised import StandingClock, hold, moment, repetitions

Start = Callable[..., SqliteJournal]
EVER = ("2026-01-01", "2099-12-31")
SECRET = b"a word that must go"
OF_A_PERSON = (
    "INSERT INTO programme (person, content) VALUES (2, '{}')",
    "INSERT INTO own_exercise (number, person, content) VALUES (1000, 2, '{}')",
    f"INSERT INTO picture VALUES (2, 'x', CAST('{SECRET.decode()}' AS BLOB))",
    "INSERT INTO proposal VALUES (NULL, 2, 'p', '{}', 1, '2026-03-02', '2026-03-02', 0)",
    "INSERT INTO test_done VALUES (NULL, 2, 'tapping', 'left', 5, '{}', '2026-03-02', '2026-03-02', 0)",
    "INSERT INTO remark VALUES (NULL, 2, 'words', '2026-03-02', '2026-03-02', 0)",
    "INSERT INTO reminded VALUES (2, '2026-03-02', 600, 'shown')",
)


class Beside:
    """The names of the settings."""

    def __init__(self, names: Mapping[int, str]) -> None:
        self._names = names

    def names(self) -> Mapping[int, str]:
        return self._names

    def text(self) -> str:
        return "{}"

    def check(self, text: str) -> None:
        """Anything will do."""

    def take(self, text: str) -> None:
        """Take it."""


def practise(journal: SqliteJournal, plan: str = "{}") -> int:
    session = journal.begin_session(plan, moment())
    journal.add_set(session, repetitions(0))
    journal.add_check_in(session, CheckIn(Asked.PAIN, 1, None, moment()))
    return session


def tables_with_a_person(database: Path) -> set[str]:
    with closing(sqlite3.connect(database)) as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        columns = {name: [row[1] for row in connection.execute(f"PRAGMA table_info({name})")] for name in names}
    return {name for name, known in columns.items() if "person" in known}


def rows_of(database: Path, person: int) -> dict[str, int]:
    with closing(sqlite3.connect(database)) as connection:
        return {
            table: connection.execute(f"SELECT count(*) FROM {table} WHERE person = ?", (person,)).fetchone()[0]
            for table in tables_with_a_person(database)
        }


def test_people_are_kept_with_name_and_date(start: Start) -> None:
    people = SqlitePeople(start().record)
    people.keep(Person(2, "Anna", "2026-04-01"))
    assert people.people() == [Person(1), Person(2, "Anna", "2026-04-01")]
    people.keep(Person(2, "Anne"))
    assert people.people() == [Person(1), Person(2, "Anne")]


def test_the_people_of_the_settings_are_there_before_they_practise(
    database: Path, backups: Path, clock: StandingClock
) -> None:
    for names in ({1: "", 3: "Ines"}, {1: "Omar", 3: ""}):
        record = RecordFile(database, backups, clock, companion=Beside(names))
        practise(SqliteJournal(record, 3))
        found = SqlitePeople(record).people()
        record.close()
    assert found == [Person(1, "Omar"), Person(3, "Ines")]


def test_erasing_takes_everything_of_one_person_and_nothing_of_another(
    start: Start, database: Path, backups: Path, clock: StandingClock
) -> None:
    journal = start()
    people, theirs = SqlitePeople(journal.record), SqliteJournal(journal.record, 2)
    people.keep(Person(2, "Anna"))
    practise(journal)
    practise(theirs, f'{{"plan": "{SECRET.decode()}"}}')
    with journal.record.writing() as connection:
        for row in OF_A_PERSON:
            connection.execute(row)
    assert {table for table, rows in rows_of(database, 2).items() if rows} == tables_with_a_person(database)
    journal.record.back_up_daily()
    journal.record.settle()
    before = journal.days(*EVER), journal.practised_sessions(*EVER), journal.check_ins(*EVER)
    people.erase(2)
    assert people.people() == [Person(1)]
    assert (journal.days(*EVER), journal.practised_sessions(*EVER), journal.check_ins(*EVER)) == before
    journal.record.close()
    for file in (database, *(copy.path for copy in backups_in(backups))):
        assert not any(rows_of(file, 2).values())
        assert SECRET not in file.read_bytes(), file
    again = start()
    assert again.record.open() is None
    assert again.days(*EVER) == before[0]


def test_a_copy_that_cannot_be_read_does_not_keep_a_person_from_being_erased(start: Start, backups: Path) -> None:
    journal = start()
    people = SqlitePeople(journal.record)
    people.keep(Person(2))
    journal.record.back_up_daily()
    (copy,) = backups_in(backups)
    copy.path.write_bytes(b"gone")
    copy.path.with_name("hand-coach-2026-01-01-000000-v1.db").write_bytes(b"SQLite format 3\0" + bytes(200))
    people.erase(2)
    assert people.people() == [Person(1)]
    assert copy.path.read_bytes() == b"gone"


@settings(deadline=None, max_examples=25)
@given(st.lists(st.tuples(st.integers(1, 3), st.integers(0, 4), st.booleans()), max_size=25))
def test_the_sessions_of_several_people_never_mix(
    tmp_path_factory: pytest.TempPathFactory, sets: list[tuple[int, int, bool]]
) -> None:
    """Each person's sets, days and unfinished session are those put in by that person, in any order."""
    folder = tmp_path_factory.mktemp("people")
    record = RecordFile(folder / "r.db", folder / "backups", StandingClock(), companion=Beside({1: "", 2: "", 3: ""}))
    journals = {person: SqliteJournal(record, person) for person in (1, 2, 3)}
    open_sessions = {person: journal.begin_session(f'"{person}"', moment()) for person, journal in journals.items()}
    counted = dict.fromkeys(journals, 0)
    for number, (person, day, ends) in enumerate(sets):
        journals[person].add_set(open_sessions[person], hold(number, days=day))
        counted[person] += 1
        if ends:
            journals[person].end_session(open_sessions[person], moment(days=day), Outcome.FINISHED)
            open_sessions[person] = journals[person].begin_session(f'"{person}"', moment(days=day))
    for person, journal in journals.items():
        assert sum(day.sets for day in journal.days(*EVER)) == counted[person]
        sessions = journal.practised_sessions(*EVER)
        assert {session.plan for session in sessions} == {f'"{person}"'}
        assert sum(len(session.sets) for session in sessions) == counted[person]
        unfinished = journal.unfinished()
        assert unfinished is not None
        assert unfinished.id == open_sessions[person]
    record.close()


def test_what_a_guest_does_is_nowhere_afterwards(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    record = GuestRecord(StandingClock())
    journal = SqliteJournal(record)
    session = practise(journal)
    assert journal.days(*EVER) == [DayTotal("2026-03-02", 10, 45.0, 1)]
    journal.end_session(session, moment(60), Outcome.FINISHED)
    record.back_up_daily()
    record.close()
    assert SqliteJournal(record).days(*EVER) == []
    record.close()
    assert list(tmp_path.iterdir()) == []
