"""Whatever happens to the file, the program starts, says what happened, and deletes nothing."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from coach.practice.message import Message
from coach.practice.ports import Fault
from coach.practice.record import Outcome
from coach.store import opening
from coach.store.connection import APPLICATION_ID, shipped_migrations
from coach.store.journal import SqliteJournal
from coach.store.record_file import RecordFile
from tests.support.practised import StandingClock, hold, moment, repetitions

Start = Callable[..., SqliteJournal]
WHOLE_YEAR = ("2026-01-01", "2026-12-31")
SESSIONS = 12
SETS = 10


def practise(journal: SqliteJournal, day: int) -> None:
    session = journal.begin_session('{"entries": []}' * 40, moment(days=day))
    for index in range(SETS):
        journal.add_set(session, hold(index, days=day) if index % 2 else repetitions(index, days=day))
    journal.end_session(session, moment(900, days=day), Outcome.FINISHED)


@pytest.fixture(scope="module")
def twelve_days(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder after twelve sessions; the newest backup was made before the last of them."""
    folder = tmp_path_factory.mktemp("twelve") / "data"
    clock = StandingClock()
    journal = SqliteJournal(RecordFile(folder / "hand-coach.db", folder / "backups", clock))
    for day in range(SESSIONS):
        clock.days = day
        if day in {5, SESSIONS - 1}:
            journal.record.back_up_daily()
        practise(journal, day)
    journal.record.close()
    return folder


@pytest.fixture
def practised(twelve_days: Path, database: Path, start: Start, clock: StandingClock) -> Start:
    """Start the program on a copy of that folder, on its last day."""
    shutil.copytree(twelve_days, database.parent)
    clock.days = SESSIONS - 1
    return start


def sessions(journal: SqliteJournal) -> int:
    return len(journal.practised_sessions(*WHOLE_YEAR))


def words(message: Message | None) -> str:
    """The English words of a notice."""
    assert message is not None
    return message.text.format_map(
        {name: words(value) if isinstance(value, Message) else value for name, value in message.values}
    )


def kept_files(database: Path) -> list[Path]:
    return sorted(database.parent.glob("hand-coach-damaged-*"))


def test_a_first_start_makes_an_empty_record_and_says_nothing(start: Start, database: Path) -> None:
    journal = start()
    assert journal.record.open() is None
    assert journal.record.open() is None
    assert sessions(journal) == 0
    with closing(sqlite3.connect(database)) as other:
        assert other.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert other.execute("SELECT id, name FROM person").fetchall() == [(1, "")]


def test_a_whole_record_opens_and_says_nothing(practised: Start) -> None:
    journal = practised()
    assert journal.record.open() is None
    assert sessions(journal) == SESSIONS


@pytest.mark.parametrize("version", [len(shipped_migrations()) + 1, 99])
def test_the_file_of_a_newer_program_is_refused_and_left_alone(practised: Start, database: Path, version: int) -> None:
    with closing(sqlite3.connect(database)) as connection:
        connection.execute(f"PRAGMA user_version = {version}")
    before = database.read_bytes()
    journal = practised()
    for call in (journal.record.open, journal.unfinished):
        with pytest.raises(Fault, match="newer Hand Coach"):
            call()
    assert database.read_bytes() == before
    assert kept_files(database) == []


def test_a_damaged_file_is_kept_and_the_newest_copy_takes_its_place(practised: Start, database: Path) -> None:
    wreck = b"not a database" * 1000
    database.write_bytes(wreck)
    journal = practised()
    notice = words(journal.record.open())
    (kept,) = kept_files(database)
    assert kept.read_bytes() == wreck
    assert kept.name == "hand-coach-damaged-2026-03-13-100000.db"
    assert notice == (
        f"Your record was damaged. It is kept as {kept}. The copy of 2026-03-13 is in use now. "
        "Practice after that copy is not in it."
    )
    assert sessions(journal) == SESSIONS - 1
    practise(journal, SESSIONS)
    assert sessions(practised()) == SESSIONS


def test_a_damaged_copy_is_passed_over_for_an_older_whole_one(practised: Start, database: Path, backups: Path) -> None:
    newest = max(backups.iterdir())
    content = bytearray(newest.read_bytes())
    content[4096:] = bytes(len(content) - 4096)
    newest.write_bytes(content)
    database.write_bytes(b"gone")
    journal = practised()
    assert "The copy of 2026-03-07 is in use now." in words(journal.record.open())
    assert sessions(journal) == 5
    assert newest.read_bytes() == content


def test_without_a_copy_a_new_record_begins(practised: Start, database: Path, backups: Path) -> None:
    shutil.rmtree(backups)
    database.write_bytes(b"gone")
    journal = practised()
    assert words(journal.record.open()).endswith("There was no copy of it. A new record begins now.")
    assert sessions(journal) == 0
    assert len(kept_files(database)) == 1


@pytest.mark.parametrize("left", [None, b""], ids=["missing", "empty"])
def test_a_lost_file_is_brought_back_from_its_copy(practised: Start, database: Path, left: bytes | None) -> None:
    database.unlink()
    if left is not None:
        database.write_bytes(left)
    journal = practised()
    assert "The copy of 2026-03-13 is in use now." in words(journal.record.open())
    assert sessions(journal) == SESSIONS - 1


def test_two_accidents_in_one_second_are_kept_under_two_names(practised: Start, database: Path) -> None:
    for wreck in (b"first", b"second"):
        database.write_bytes(wreck)
        practised().record.open()
        practised()
    assert sorted(kept.read_bytes() for kept in kept_files(database)) == [b"first", b"second"]


def test_a_log_without_its_file_is_kept_and_never_played_into_another(practised: Start, database: Path) -> None:
    journal = practised()
    practise(journal, SESSIONS)
    journal.begin_session("{}", moment(days=SESSIONS + 1))
    log = database.with_name("hand-coach.db-wal").read_bytes()
    journal.record.close()
    database.write_bytes(b"")
    database.with_name("hand-coach.db-wal").write_bytes(log)
    again = practised()
    assert "The copy of 2026-03-13 is in use now." in words(again.record.open())
    assert sessions(again) == SESSIONS - 1
    assert [kept.read_bytes() for kept in kept_files(database) if kept.name.endswith("-wal")] == [log]


def test_a_start_that_dies_while_it_mends_can_be_made_again(
    practised: Start, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database.write_bytes(b"gone")

    def die(*_: object) -> Path:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(opening, "_set_aside", die)
        with pytest.raises(KeyboardInterrupt):
            practised().record.open()
    assert database.read_bytes() == b"gone"
    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", die)
        with pytest.raises(KeyboardInterrupt):
            practised().record.open()
    journal = practised()
    assert "The copy of 2026-03-13 is in use now." in words(journal.record.open())
    assert sessions(journal) == SESSIONS - 1
    assert [kept.read_bytes() for kept in kept_files(database)] == [b"gone"]


def test_an_sqlite_file_of_another_program_is_kept_aside(start: Start, database: Path) -> None:
    database.parent.mkdir()
    with closing(sqlite3.connect(database)) as other, other:
        other.execute("CREATE TABLE recipe (name TEXT)")
        other.execute("INSERT INTO recipe VALUES ('soup')")
    journal = start()
    assert "damaged" in words(journal.record.open())
    (kept,) = kept_files(database)
    with closing(sqlite3.connect(kept)) as other:
        assert other.execute("SELECT name FROM recipe").fetchall() == [("soup",)]


@pytest.mark.parametrize(
    "change",
    [
        "ALTER TABLE set_done RENAME COLUMN pace TO pacf",
        "DROP TABLE check_in",
        "PRAGMA ignore_check_constraints = ON; UPDATE set_done SET side = 'lefu' WHERE place = 3",
        "PRAGMA ignore_check_constraints = ON; UPDATE set_done SET started_date = '2026-02-30' WHERE place = 3",
        "PRAGMA foreign_keys = OFF; UPDATE set_done SET session = 700 WHERE place = 3 AND session = 12",
        "PRAGMA application_id = 5",
        "PRAGMA user_version = 0",
    ],
)
def test_damage_inside_the_tables_is_found_too(practised: Start, database: Path, change: str) -> None:
    with closing(sqlite3.connect(database)) as connection:
        connection.executescript(change)
    journal = practised()
    assert "damaged" in words(journal.record.open())
    assert sessions(journal) == SESSIONS - 1


def test_a_damaged_index_is_made_anew_and_nothing_else_changes(practised: Start, database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'session_by_date'").fetchone()
    content = bytearray(database.read_bytes())
    start = (page - 1) * 4096
    hidden = content.index(b"2026-03-02", start)
    assert hidden < start + 4096
    content[hidden : hidden + 10] = b"2026-03-03"
    database.write_bytes(content)
    journal = practised()
    assert journal.record.open() is None
    assert [len(row.sets) for row in journal.practised_sessions("2026-03-02", "2026-03-02")] == [SETS]
    assert kept_files(database) == []


def test_a_record_that_another_program_holds_is_not_taken_for_damaged(
    practised: Start, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coach.store.connection.WAIT_SECONDS", 0.0)
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        other.execute("UPDATE person SET name = 'x'")
        with pytest.raises(Fault, match="Another program"):
            practised().record.open()
    journal = practised()
    assert journal.record.open() is None
    assert sessions(journal) == SESSIONS


def test_a_file_that_goes_bad_in_use_is_mended_by_the_next_start(practised: Start, database: Path) -> None:
    journal = practised()
    journal.record.open()
    with closing(sqlite3.connect(database)) as other:
        other.executescript(
            "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = 700 WHERE name = 'set_done'"
        )
        (version,) = other.execute("PRAGMA schema_version").fetchone()
        other.execute(f"PRAGMA schema_version = {version + 1}")
    with pytest.raises(Fault, match="start it again"):
        journal.practised_sessions(*WHOLE_YEAR)
    again = practised()
    assert "damaged" in words(again.record.open())
    assert sessions(again) == SESSIONS - 1


def test_letters_that_went_bad_do_not_hide_the_rest(practised: Start, database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("UPDATE session SET plan = CAST(x'7bff7d' AS TEXT) WHERE id = 3")
    rows = practised().practised_sessions(*WHOLE_YEAR)
    assert [row.plan for row in rows if row.id == 3] == ["{\N{REPLACEMENT CHARACTER}}"]


def opened(journal: SqliteJournal) -> Message | Fault | None:
    try:
        return journal.record.open()
    except Fault as fault:
        return fault


def damage(content: bytes, chance: random.Random) -> bytes:
    """Cut the file off somewhere, or put random bytes at random places."""
    wreck = bytearray(content)
    if chance.random() < 0.25:
        return bytes(wreck[: chance.randrange(len(wreck))])
    for _ in range(chance.choice([1, 3, 20])):
        # Half of the hits go where damage is worst: the header and the first page.
        place = chance.randrange(len(wreck) if chance.random() < 0.5 else 4096)
        length = chance.choice([1, 8, 600])
        wreck[place : place + length] = chance.randbytes(len(wreck[place : place + length]))
    return bytes(wreck)


@pytest.mark.parametrize("seed", range(100))
def test_any_damage_leaves_a_record_that_works_and_loses_nothing_silently(
    practised: Start, database: Path, seed: int
) -> None:
    whole = database.read_bytes()
    wreck = damage(whole, random.Random(seed))
    database.write_bytes(wreck)
    journal = practised()
    notice = opened(journal)
    if isinstance(notice, Fault):  # one changed byte can make the file look like one of a newer program
        assert "newer" in notice.says.text
        assert database.read_bytes() == wreck
        return
    if notice is None:
        # Nothing that carries practice was hit: every set is there.
        assert sum(day.sets for day in journal.days(*WHOLE_YEAR)) == SESSIONS * SETS
        assert kept_files(database) == []
    else:
        (kept,) = (path for path in kept_files(database) if path.suffix == ".db")
        assert kept.stat().st_size == len(wreck)
        assert sessions(journal) == SESSIONS - 1
    for row in journal.practised_sessions(*WHOLE_YEAR):
        assert len(row.sets) == SETS
    assert journal.check_ins(*WHOLE_YEAR) == []
    practise(journal, SESSIONS)
    assert sessions(practised()) in {SESSIONS, SESSIONS + 1}
