"""People's own programmes, exercises and pictures, kept in the record."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from typing import TypeVar

import msgspec

from coach.practice.message import ui
from coach.practice.own.exercises import KeptExercise, KeptProgramme
from coach.practice.own.limits import MOST_NAME
from coach.practice.own.model import FIRST_OWN_NUMBER, OwnExercise, OwnProgramme
from coach.practice.own.parcel import Parcel, free_name, renumbered
from coach.practice.ports import Fault
from coach.store.journal import FIRST_PERSON
from coach.store.record_file import RecordFile

T = TypeVar("T")

_PROGRAMMES = "SELECT id, archived, content FROM programme WHERE person = ? ORDER BY id"
_EXERCISES = "SELECT number, archived, content FROM own_exercise WHERE person = ? ORDER BY number"
_PICTURE = "SELECT content FROM picture WHERE person = ? AND name = ?"
_PICTURES = "SELECT name, content FROM picture WHERE person = ? ORDER BY name"
_ADD_PROGRAMME = "INSERT INTO programme (person, content) VALUES (?, ?)"
_CHANGE_PROGRAMME = "UPDATE programme SET content = ? WHERE person = ? AND id = ?"
_PUT_AWAY = "UPDATE programme SET archived = ? WHERE person = ? AND id = ?"
_FREE = f"SELECT max({FIRST_OWN_NUMBER} - 1, coalesce(max(number), 0)) + 1 FROM own_exercise"
_ADD_EXERCISE = "INSERT INTO own_exercise (number, person, content) VALUES (?, ?, ?)"
_TAKE_EXERCISE = f"{_ADD_EXERCISE} ON CONFLICT (number) DO NOTHING"  # a file may hold one twice
_CHANGE_EXERCISE = "UPDATE own_exercise SET content = ? WHERE person = ? AND number = ?"
_PUT_EXERCISE_AWAY = "UPDATE own_exercise SET archived = ? WHERE person = ? AND number = ?"
_ADD_PICTURE = "INSERT INTO picture (person, name, content) VALUES (?, ?, ?) ON CONFLICT (person, name) DO NOTHING"


class SqliteShelf:
    """The `Shelf` of one person in the record."""

    def __init__(self, record: RecordFile, person: int = FIRST_PERSON) -> None:
        self._record, self._person = record, person

    def programmes(self) -> Sequence[KeptProgramme]:
        """All of them, in the order in which they came."""
        with self._record.reading() as connection:
            return _programmes(connection, self._person)

    def exercises(self) -> Sequence[KeptExercise]:
        """All of them, by their numbers."""
        with self._record.reading() as connection:
            return _exercises(connection, self._person)

    def picture(self, name: str) -> bytes | None:
        """A picture by its name; None if there is none."""
        with self._record.reading() as connection:
            row = connection.execute(_PICTURE, (self._person, name)).fetchone()
        return None if row is None else bytes(row[0])

    def pictures(self) -> Iterator[tuple[str, bytes]]:
        """All pictures, by their names."""
        with self._record.reading() as connection:
            for name, content in connection.execute(_PICTURES, (self._person,)):
                yield str(name), bytes(content)

    def keep_programme(self, programme: OwnProgramme, kept: int | None = None) -> int:
        """Write a new one, or in place of the one with this id; returns its id."""
        with self._record.writing() as connection:
            if kept is None:
                new = connection.execute(_ADD_PROGRAMME, (self._person, _json(programme)))
                return int(new.lastrowid or 0)
            connection.execute(_CHANGE_PROGRAMME, (_json(programme), self._person, kept))
            return kept

    def keep_exercise(self, exercise: OwnExercise, pictures: Sequence[bytes] = (), number: int | None = None) -> int:
        """Write a new one, or in place of the one with this number, and its pictures; returns its number."""
        with self._record.writing() as connection:
            self._add_pictures(connection, pictures)
            if number is not None:
                connection.execute(_CHANGE_EXERCISE, (_json(exercise), self._person, number))
                return number
            free = _free(connection)
            connection.execute(_ADD_EXERCISE, (free, self._person, _json(exercise)))
            return free

    def put_away(self, kept: int, *, away: bool) -> None:
        """Put a programme away, or bring it back."""
        with self._record.writing() as connection:
            connection.execute(_PUT_AWAY, (int(away), self._person, kept))

    def put_exercise_away(self, number: int, *, away: bool) -> None:
        """Put an exercise away, or bring it back."""
        with self._record.writing() as connection:
            connection.execute(_PUT_EXERCISE_AWAY, (int(away), self._person, number))

    def bring_in(self, parcel: Parcel) -> KeptProgramme:
        """Take over the programme of a file, with all that it needs, or nothing of it."""
        with self._record.writing() as connection:
            kept, free = _exercises(connection, self._person), _free(connection)
            programme, numbers = renumbered(parcel, kept, free)
            for one in parcel.exercises:
                if numbers[one.number] >= free:
                    connection.execute(_TAKE_EXERCISE, (numbers[one.number], self._person, _json(one.exercise)))
            self._add_pictures(connection, parcel.pictures.values())
            name = free_name(programme.name, _programmes(connection, self._person), MOST_NAME)
            programme = msgspec.structs.replace(programme, name=name)
            new = connection.execute(_ADD_PROGRAMME, (self._person, _json(programme)))
            return KeptProgramme(int(new.lastrowid or 0), archived=False, programme=programme)

    def _add_pictures(self, connection: sqlite3.Connection, pictures: Iterable[bytes]) -> None:
        for picture in pictures:
            connection.execute(_ADD_PICTURE, (self._person, sha256(picture).hexdigest(), picture))


def _programmes(connection: sqlite3.Connection, person: int) -> Sequence[KeptProgramme]:
    rows = connection.execute(_PROGRAMMES, (person,)).fetchall()
    return [KeptProgramme(kept, bool(archived), _read(content, OwnProgramme)) for kept, archived, content in rows]


def _exercises(connection: sqlite3.Connection, person: int) -> Sequence[KeptExercise]:
    rows = connection.execute(_EXERCISES, (person,)).fetchall()
    return [KeptExercise(number, bool(archived), _read(content, OwnExercise)) for number, archived, content in rows]


def _free(connection: sqlite3.Connection) -> int:
    """The next number that no exercise has, of whichever person."""
    return int(connection.execute(_FREE).fetchone()[0])


def _json(value: OwnProgramme | OwnExercise) -> str:
    return msgspec.json.encode(value).decode()


def _read(content: str, kind: type[T]) -> T:
    try:
        return msgspec.json.decode(content, type=kind)
    except msgspec.DecodeError as error:
        raise Fault(
            ui(
                "One of your own programmes or exercises cannot be read ({reason}). It is kept as it is. "
                "Please use the newest Hand Coach.",
                reason=str(error),
            )
        ) from error
