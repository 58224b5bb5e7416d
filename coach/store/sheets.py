"""Each table of the record as a sheet for people: which columns it has, and the query that fills them.

A moment is told four times: the local date, the local time, UTC, and the offset between them in minutes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from coach.practice.papers.archive import Cell, Span
from coach.practice.sitting import Sitting

EVER = Span("0000-01-01", "9999-12-31")

ENTRY_COLUMNS = (
    "session",
    "date",
    "programme",
    "position",
    "exercise",
    "sets",
    "repetitions",
    "seconds",
    "form",
    "arm",
    "tempo",
    "rest",
    "note",
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """`sql` has the parameters :person, :first and :last, and gives a cell for each column."""

    name: str
    columns: tuple[str, ...]
    sql: str


def _moment(column: str, table: str = "") -> str:
    """The four columns of a moment."""
    at = f"{table}.{column}" if table else column
    local = f"strftime('%H:%M:%S', {at}_utc, printf('%+d minutes', {at}_offset))"
    return f"{at}_date, {local}, {at}_utc, {at}_offset"


def _moment_names(name: str) -> tuple[str, ...]:
    return (f"{name}_date", f"{name}_time", f"{name}_utc", f"{name}_utc_offset_minutes")


def _of_the_person(table: str, columns: str, *, more: str = "", order: str = "id") -> str:
    return f"SELECT {columns} FROM {table} WHERE person = :person{more} ORDER BY {order}"


def entry_rows(session: int, date: str, plan: str) -> Iterator[tuple[Cell, ...]]:
    """What a session was to have; nothing if its plan cannot be read. Zero means: as the exercise's own dose says."""
    try:
        sitting = msgspec.json.decode(plan, type=Sitting)
    except msgspec.DecodeError:
        return
    for position, entry in enumerate(sitting.entries, start=1):
        form, arm = entry.form.value, entry.arm.value
        how = (entry.sets, entry.repetitions, entry.seconds, form, arm, entry.tempo, entry.rest, entry.note)
        yield (session, date, sitting.programme, position, entry.exercise, *how)


_AT = " AND at_date BETWEEN :first AND :last"

SHEETS = (
    Sheet(
        "sessions",
        ("session", *_moment_names("started"), *_moment_names("ended"), "outcome", "plan"),
        _of_the_person(
            "session",
            f"id, {_moment('started')}, {_moment('ended')}, outcome, plan",
            more=" AND started_date BETWEEN :first AND :last",
        ),
    ),
    Sheet(
        "sets",
        (
            *("session", "place", "exercise", "variant", "side", "unit", "aimed", "done", "pace", "outcome"),
            *_moment_names("started"),
            *_moment_names("ended"),
        ),
        f"""SELECT session, place, exercise, variant, side, unit, aimed, done, pace, set_done.outcome,
                   {_moment("started", "set_done")}, {_moment("ended", "set_done")}
            FROM set_done JOIN session ON session.id = session
            WHERE person = :person AND set_done.started_date BETWEEN :first AND :last ORDER BY session, place""",
    ),
    Sheet(
        "check-ins",
        ("check_in", "session", "asked", "face", "exercise", *_moment_names("at")),
        f"""SELECT check_in.id, session, asked, face, exercise, {_moment("at")}
            FROM check_in JOIN session ON session.id = session WHERE person = :person{_AT} ORDER BY check_in.id""",
    ),
    Sheet(
        "days",
        ("date", "exercise", "side", "repetitions", "seconds", "sets"),
        _of_the_person(
            "day_done",
            "date, exercise, side, repetitions, round(seconds, 3), sets",
            more=" AND date BETWEEN :first AND :last",
            order="date, exercise, side",
        ),
    ),
    Sheet(
        "tests",
        ("test_done", "test", "side", "score", "detail", *_moment_names("at")),
        _of_the_person("test_done", f"id, test, side, score, detail, {_moment('at')}", more=_AT),
    ),
    Sheet(
        "remarks",
        ("remark", "words", *_moment_names("at")),
        _of_the_person("remark", f"id, words, {_moment('at')}", more=_AT),
    ),
    Sheet(
        "programmes",
        ("programme", "archived", "content"),
        _of_the_person("programme", "id, archived, content"),
    ),
    Sheet(
        "own-exercises",
        ("exercise", "archived", "content"),
        _of_the_person("own_exercise", "number, archived, content", order="number"),
    ),
    Sheet(
        "proposals",
        ("proposal", "programme", "change", "accepted", *_moment_names("at")),
        _of_the_person("proposal", f"id, programme, change, accepted, {_moment('at')}", more=_AT),
    ),
    Sheet(
        "reminders",
        ("due_date", "due_minute", "answer"),
        _of_the_person(
            "reminded",
            "due_date, due_minute, answer",
            more=" AND due_date BETWEEN :first AND :last",
            order="due_date, due_minute",
        ),
    ),
    Sheet("person", ("person", "name"), "SELECT id, name FROM person WHERE id = :person"),
)
