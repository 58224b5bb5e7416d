"""Answers to proposals, kept in the record."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.practice.growth.changes import Back, Easier, NextWeek
from coach.practice.ports import Fault
from coach.store.proposals import SqliteProposals
from coach.store.record_file import RecordFile
from tests.support.practised import StandingClock, moment


@pytest.fixture
def record(tmp_path: Path) -> RecordFile:
    return RecordFile(tmp_path / "hand-coach.db", tmp_path / "backups", StandingClock())


def test_what_was_said_comes_back_in_order(record: RecordFile) -> None:
    book = SqliteProposals(record, 1)
    book.decide("a-little", NextWeek(was=1, to=2), moment(), accepted=True)
    book.decide("own-3", Easier(exercise=1000), moment(days=1), accepted=False)
    book.decide("a-little", Back(of=1), moment(days=2), accepted=True)
    first, second, third = book.decisions()
    assert (first.programme, first.change, first.accepted, first.at) == (
        "a-little",
        NextWeek(was=1, to=2),
        True,
        moment(),
    )
    assert (second.programme, second.accepted) == ("own-3", False)
    assert third.change == Back(of=first.id)
    record.close()


def test_each_person_has_answers_of_their_own(record: RecordFile) -> None:
    with record.writing() as connection:
        connection.execute("INSERT INTO person (id, name) VALUES (2, 'B')")
    SqliteProposals(record, 2).decide("ball", Easier(exercise=2), moment(), accepted=True)
    assert SqliteProposals(record, 1).decisions() == []
    record.close()


def test_a_change_of_a_newer_program_changes_no_plan(record: RecordFile) -> None:
    book = SqliteProposals(record, 1)
    book.decide("ball", Easier(exercise=2), moment(), accepted=True)
    with record.writing() as connection:
        connection.execute('UPDATE proposal SET change = \'{"kind": "faster"}\'')
    assert book.decisions() == []
    record.close()


def test_an_answer_that_could_not_be_written_waits(record: RecordFile) -> None:
    book = SqliteProposals(record, 1)
    record.open()
    with record.reading() as connection:
        connection.execute("PRAGMA query_only = 1")
    with pytest.raises(Fault):
        book.decide("ball", Easier(exercise=2), moment(), accepted=True)
    with record.reading() as connection:
        connection.execute("PRAGMA query_only = 0")
    book.decide("ball", Easier(exercise=3), moment(1), accepted=True)
    assert [one.change for one in book.decisions()] == [Easier(exercise=2), Easier(exercise=3)]
    record.close()
