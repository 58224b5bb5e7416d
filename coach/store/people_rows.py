"""The rows of one person: met when the record is opened, and erased from one file for good."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from coach.store.connection import APPLICATION_ID, transaction

_MEET = "INSERT INTO person (id, name) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET name = excluded.name"
_OF_SESSIONS = ("set_done", "check_in")
_OF_PEOPLE = (
    *("session", "programme", "own_exercise", "picture", "proposal", "test_done", "remark", "reminded"),
    *("day_done", "day_total"),
)


def meet(connection: sqlite3.Connection, people: Mapping[int, str]) -> None:
    """Let there be a row for each of these people of the settings, with the name that stands there, if any."""
    known = {row[0]: row[1] for row in connection.execute("SELECT id, name FROM person")}
    missing = [
        (number, name) for number, name in people.items() if number not in known or name not in ("", known[number])
    ]
    if missing:
        with transaction(connection):
            connection.executemany(_MEET, missing)


def erase_from(connection: sqlite3.Connection, person: int) -> None:
    """Erase one person from one file. What was theirs is written over with zeros, not only left out."""
    if connection.execute("PRAGMA application_id").fetchone() != (APPLICATION_ID,):
        return
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    connection.execute("PRAGMA secure_delete = ON")
    with transaction(connection):
        for table in _OF_SESSIONS:
            theirs = "session IN (SELECT id FROM session WHERE person = ?)"
            connection.execute(f"DELETE FROM {table} WHERE {theirs}", (person,))
        for table in _OF_PEOPLE:
            if table in tables:
                connection.execute(f"DELETE FROM {table} WHERE person = ?", (person,))
        connection.execute("DELETE FROM person WHERE id = ?", (person,))
