"""Own programmes and exercises are kept with their pictures, changed, put away, and taken over from files."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from coach.practice.own.exercises import KeptExercise, KeptProgramme
from coach.practice.own.model import OwnProgramme
from coach.practice.own.ports import Shelf
from coach.practice.ports import Fault
from coach.practice.programme import Entry
from coach.store.journal import SqliteJournal
from coach.store.record_file import RecordFile
from coach.store.shelf import SqliteShelf
from tests.support.parcels import PARCEL, PICTURE, PICTURE_NAME, PROGRAMME, REACH, TOWEL

Start = Callable[..., SqliteJournal]
OTHER = OwnProgramme(name="Evening", entries=(Entry(exercise=2),), weekdays=(6,))


@pytest.fixture
def shelf(start: Start) -> SqliteShelf:
    return SqliteShelf(start().record)


def other_person(shelf: SqliteShelf) -> SqliteShelf:
    record: RecordFile = shelf._record
    with record.writing() as connection:
        columns = [row[1] for row in connection.execute("PRAGMA table_info(person)")]
        number = connection.execute("SELECT max(id) + 1 FROM person").fetchone()[0]
        connection.execute(
            f"INSERT INTO person ({', '.join(columns)}) SELECT ?, {', '.join(columns[1:])} FROM person", (number,)
        )
    return SqliteShelf(record, number)


def test_what_is_kept_is_there_after_a_new_start(start: Start) -> None:
    shelf: Shelf = SqliteShelf(start().record)
    kept = shelf.keep_programme(PROGRAMME)
    number = shelf.keep_exercise(TOWEL, [PICTURE])
    again = SqliteShelf(start().record)
    assert again.programmes() == [KeptProgramme(kept, archived=False, programme=PROGRAMME)]
    assert again.exercises() == [KeptExercise(number, archived=False, exercise=TOWEL)]
    assert number == 1000
    assert again.picture(PICTURE_NAME) == PICTURE
    assert again.picture("none") is None


def test_what_is_changed_keeps_its_number(shelf: SqliteShelf) -> None:
    kept, number = shelf.keep_programme(PROGRAMME), shelf.keep_exercise(TOWEL)
    assert shelf.keep_programme(OTHER, kept) == kept
    assert shelf.keep_exercise(REACH, (), number) == number
    assert [one.programme for one in shelf.programmes()] == [OTHER]
    assert [one.exercise for one in shelf.exercises()] == [REACH]


def test_what_is_put_away_comes_back(shelf: SqliteShelf) -> None:
    kept, number = shelf.keep_programme(PROGRAMME), shelf.keep_exercise(TOWEL)
    for away in (True, False):
        shelf.put_away(kept, away=away)
        shelf.put_exercise_away(number, away=away)
        assert [one.archived for one in shelf.programmes()] == [away]
        assert [one.archived for one in shelf.exercises()] == [away]


def test_a_file_is_taken_over_with_all_that_it_needs(shelf: SqliteShelf) -> None:
    first = shelf.keep_exercise(msgspec.structs.replace(TOWEL, title="Mine"))
    taken = shelf.bring_in(PARCEL)
    numbers = {one.number: one.exercise.title for one in shelf.exercises()}
    assert numbers == {first: "Mine", first + 1: "Towel push", first + 2: "Reach {up}"}
    assert [entry.exercise for entry in taken.programme.entries] == [1, first + 1, first + 2, 3]
    assert shelf.programmes() == [taken]
    assert shelf.picture(PICTURE_NAME) == PICTURE


def test_a_file_taken_over_twice_is_told_apart_and_brings_no_exercise_twice(shelf: SqliteShelf) -> None:
    shelf.bring_in(PARCEL)
    assert shelf.bring_in(PARCEL).programme.name == "Morning hand 2"
    assert shelf.bring_in(PARCEL).programme.name == "Morning hand 3"
    assert len(shelf.exercises()) == 2


def test_people_keep_their_things_apart(shelf: SqliteShelf) -> None:
    other = other_person(shelf)
    shelf.bring_in(PARCEL)
    assert (list(other.programmes()), list(other.exercises()), other.picture(PICTURE_NAME)) == ([], [], None)
    taken = other.bring_in(PARCEL)
    assert [one.number for one in other.exercises()] == [1002, 1003]
    shelf.put_away(taken.id, away=True)
    shelf.keep_programme(OTHER, taken.id)
    shelf.keep_exercise(REACH, (), 1002)
    assert other.programmes() == [taken]
    assert other.exercises()[0].exercise == TOWEL


def test_half_of_a_file_is_never_taken(shelf: SqliteShelf) -> None:
    pictures = {"bad": object()}
    broken = msgspec.structs.replace(PARCEL, pictures=pictures)
    with pytest.raises(TypeError):
        shelf.bring_in(broken)
    assert (list(shelf.programmes()), list(shelf.exercises())) == ([], [])


def test_what_a_newer_program_wrote_is_kept_and_told(start: Start, tmp_path: Path) -> None:
    journal = start()
    shelf = SqliteShelf(journal.record)
    kept = shelf.keep_programme(PROGRAMME)
    with journal.record.writing() as connection:
        connection.execute("UPDATE programme SET content = '{\"new\": 1}' WHERE id = ?", (kept,))
    with pytest.raises(Fault) as caught:
        shelf.programmes()
    assert "kept as it is" in caught.value.says.text
    journal.record.close()
    database = next(tmp_path.rglob("*.db"))
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("SELECT content FROM programme").fetchone() == ('{"new": 1}',)
