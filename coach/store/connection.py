"""One SQLite file: how it is opened, how one knows that it is whole, and how it grows from version to version."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from functools import partial
from importlib.resources import files
from pathlib import Path

from coach.practice.message import ui
from coach.practice.ports import Fault
from coach.store.faults import is_of_the_disk
from coach.store.totals import add_up, count_anew

APPLICATION_ID = 0x48436F61  # "HCoa", in the header of every file that is ours
WAIT_SECONDS = 2.0  # for another process that is writing
_MAGIC = b"SQLite format 3\0"
_HEADER_BYTES = 100


class Damaged(Exception):
    """The file is there, but it is not a whole record. The argument says what was found, for the log."""


def shipped_migrations() -> tuple[str, ...]:
    """The SQL scripts that lead from an empty file to the newest version, in order: one for each version."""
    folder = files("coach.store") / "migrations"
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".sql"))
    return tuple((folder / name).read_text("utf-8") for name in names)


def connect(path: Path | str) -> sqlite3.Connection:
    """A connection in autocommit mode for the calling thread. What it writes is on disk when a commit returns."""
    uri = isinstance(path, str) and path.startswith("file:")
    connection = sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None, uri=uri)
    # A damaged letter in a text must not keep a person from everything else.
    connection.text_factory = partial(str, encoding="utf-8", errors="replace")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA fullfsync = ON")  # macOS: past the drive's own cache; nothing elsewhere
    return connection


def connect_to_existing(path: Path) -> sqlite3.Connection:
    """As `connect`, but a file that is not there is not made."""
    return connect(f"{path.absolute().as_uri()}?mode=rw")


def harden(connection: sqlite3.Connection, version: int) -> None:
    """Turn the write-ahead log on, and test that the file can be written. Only for a file that `check` found whole."""
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.execute(f"PRAGMA user_version = {version}")  # what it is already; only the right to write counts
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All of the block is written, or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # some failures have already rolled back
            connection.execute("ROLLBACK")
        raise


def check_header(path: Path) -> None:
    """Raise Damaged if the first bytes are not those of an SQLite file. Call it while no connection is open."""
    with path.open("rb") as file:
        header = file.read(_HEADER_BYTES)
    formats = set(header[18:20])  # 1: rollback journal, 2: write-ahead log; anything else would open as read-only
    if len(header) < _HEADER_BYTES or not header.startswith(_MAGIC) or not formats <= {1, 2}:
        raise Damaged("not an SQLite file")


def is_a_record(path: Path) -> bool:
    """Whether the file is one of this program, whole or not. Raises OSError."""
    with path.open("rb") as file:
        header = file.read(_HEADER_BYTES)
    return header.startswith(_MAGIC) and int.from_bytes(header[68:72], "big") == APPLICATION_ID


def check(connection: sqlite3.Connection, migrations: Sequence[str]) -> int:
    """The version of a whole file; 0 if it is new and empty.

    The check is the full one: the quick one takes two thirds of its time, and misses a damaged index, which hides rows.
    Raises Damaged, Fault (made by a newer program) or sqlite3.Error (the disk).
    """
    with _damage():
        ours = _value(connection, "PRAGMA application_id") == APPLICATION_ID
        version = int(_value(connection, "PRAGMA user_version"))
        # First of all, as a newer file may hold what this SQLite cannot read.
        if ours and version > len(migrations):
            raise Fault(
                ui("Your record was made by a newer Hand Coach. Nothing was changed. Please install the newest one.")
            )
        verdict = _value(connection, "PRAGMA integrity_check(1)")
        if verdict != "ok":
            raise Damaged(str(verdict))
        if version == 0 and _value(connection, "SELECT count(*) FROM sqlite_schema") == 0:
            return 0
        if not ours or version < 1:
            raise Damaged("not a record of this program")
        if _shape(connection) != _shape_of(migrations[:version]):
            raise Damaged("the tables are not those of this version")
        if not add_up(connection):
            raise Damaged("the totals are not those of the sets")
        if connection.execute("PRAGMA foreign_key_check").fetchone():
            raise Damaged("a row belongs to nothing")
    return version


def check_and_mend(connection: sqlite3.Connection, migrations: Sequence[str]) -> int:
    """As `check`, but damaged indexes and totals are first made anew from their tables. Nothing else can be mended."""
    try:
        return check(connection, migrations)
    except Damaged:
        with _damage(), transaction(connection):
            connection.execute("REINDEX")
            count_anew(connection)
            return check(connection, migrations)


@contextmanager
def _damage() -> Iterator[None]:
    """Raise Damaged for what SQLite finds wrong with the content of a file."""
    try:
        yield
    except UnicodeDecodeError as error:  # a damaged name inside a message of SQLite
        raise Damaged(str(error)) from error
    except sqlite3.DatabaseError as error:
        if is_of_the_disk(error):
            raise
        raise Damaged(str(error)) from error


def migrate(
    connection: sqlite3.Connection, version: int, migrations: Sequence[str], before: Callable[[], object]
) -> None:
    """Bring a file of `version` to the newest, one transaction for each step; `before` each, a backup is made.

    Of a new file no backup is made, as it holds nothing.

    Links between tables are not checked meanwhile, so that a step may rebuild a table, but before each commit.
    """
    for number, script in enumerate(migrations[version:], version + 1):
        if version > 0:
            before()
        connection.execute("PRAGMA foreign_keys = OFF")
        try:
            _step(connection, number, script)
        finally:
            connection.execute("PRAGMA foreign_keys = ON")


def _step(connection: sqlite3.Connection, number: int, script: str) -> None:
    stamp = f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {number};"
    try:
        connection.executescript(f"BEGIN IMMEDIATE;\n{script}\n{stamp}")
        if connection.execute("PRAGMA foreign_key_check").fetchone():
            raise sqlite3.IntegrityError(f"step {number} leaves a row that belongs to nothing")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _shape(connection: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    """Columns and links of every table, and all triggers, so that a damaged schema is noticed before a query fails."""
    names = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    triggers = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type IN ('trigger', 'view')")
    return {name: [(sql,)] for name, sql in triggers} | {
        name: [
            *connection.execute("SELECT * FROM pragma_table_xinfo(?)", (name,)),
            *connection.execute("SELECT * FROM pragma_foreign_key_list(?)", (name,)),
        ]
        for name in names
        if not name.startswith("sqlite_")
    }


def _shape_of(migrations: Sequence[str]) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(":memory:")) as model:
        for script in migrations:
            model.executescript(script)
        return _shape(model)


def _value(connection: sqlite3.Connection, sql: str) -> str | int:
    value: str | int = connection.execute(sql).fetchone()[0]
    return value
