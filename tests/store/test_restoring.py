"""A backup brings everything back; whatever is wrong with it, or with the disk, what is there now is not lost."""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

import pytest

from coach.practice.message import ui
from coach.practice.people import Person
from coach.practice.ports import Fault
from coach.practice.record import DayTotal, Outcome
from coach.store import record_file
from coach.store.backups import backups_in
from coach.store.connection import shipped_migrations
from coach.store.journal import SqliteJournal
from coach.store.people import SqlitePeople
from coach.store.record_file import RecordFile
from tests.store.make_fixture import FIXTURES
from tests.support.practised import StandingClock, moment, repetitions

EVER = ("2026-01-01", "2099-12-31")
NO_SPACE = sqlite3.SQLITE_FULL


class Settings:
    """The settings beside a record; `broken` ones cannot be written."""

    def __init__(self, text: str = "{}") -> None:
        self.kept = text
        self.broken = False

    def names(self) -> Mapping[int, str]:
        return {1: "", 2: ""} if "two" in self.kept else {1: ""}

    def text(self) -> str:
        return self.kept

    def check(self, text: str) -> None:
        if "bad" in text:
            raise Fault(ui("These settings are bad."))

    def take(self, text: str) -> None:
        if self.broken:
            raise Fault(ui("The disk is full."))
        self.kept = text


class Home:
    """A data folder, its record and its settings."""

    def __init__(self, folder: Path, settings: str = "{}") -> None:
        self.folder, self.settings, self.clock = folder, Settings(settings), StandingClock()
        self.record = self.start()

    def start(self) -> RecordFile:
        backups = self.folder / "backups"
        self.record = RecordFile(self.folder / "hand-coach.db", backups, self.clock, companion=self.settings)
        return self.record

    @property
    def journal(self) -> SqliteJournal:
        return SqliteJournal(self.record)

    def practise(self, days: int, sets: int = 3) -> None:
        for day in range(days):
            session = self.journal.begin_session("{}", moment(days=day))
            for index in range(sets):
                self.journal.add_set(session, repetitions(index, days=day))
            self.journal.end_session(session, moment(100, days=day), Outcome.FINISHED)

    def days(self) -> int:
        return len(self.journal.days(*EVER))

    def scraps(self) -> list[str]:
        known = {"hand-coach.db", "hand-coach.db-wal", "hand-coach.db-shm", "backups"}
        found = [*self.folder.iterdir(), *(self.folder / "backups").glob("*")]
        return [one.name for one in found if one.name not in known and one.suffix != ".db"]


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "here")


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    """A backup of another computer: two people, three days."""
    there = Home(tmp_path / "there", '{"of": "two"}')
    there.practise(3)
    SqlitePeople(there.record).keep(Person(2, "Anna"))
    theirs = SqliteJournal(there.record, 2)
    theirs.add_set(theirs.begin_session("{}", moment()), repetitions(0))
    file = tmp_path / "there.hcbackup"
    there.record.copy_to(file)
    there.record.close()
    return file


def test_on_another_computer_everything_is_there_again(home: Home, backup: Path) -> None:
    home.practise(1)
    before = backup.read_bytes()
    home.record.restore(backup)
    assert home.days() == 3
    assert SqliteJournal(home.record, 2).days(*EVER) == [DayTotal("2026-03-02", 10, 45.0, 1)]
    assert SqlitePeople(home.record).people() == [Person(1), Person(2, "Anna")]
    assert home.settings.kept == '{"of": "two"}'
    assert backup.read_bytes() == before
    assert home.scraps() == []
    home.record.close()
    assert home.start().open() is None
    assert home.days() == 3


def test_what_was_there_before_can_be_had_again(home: Home, backup: Path) -> None:
    home.settings.kept = '{"mine": 1}'
    home.practise(5)
    kept = home.record.restore(backup)
    again = home.record.restore(kept.path)
    assert home.days() == 5
    assert home.settings.kept == '{"mine": 1}'
    assert len({kept.path, again.path}) == 2
    assert len(backups_in(home.folder / "backups")) == 2


def test_a_backup_is_restored_where_nothing_is_yet(home: Home, backup: Path) -> None:
    home.record.restore(backup)
    assert home.days() == 3


def test_practice_goes_on_after_it(home: Home, backup: Path) -> None:
    home.record.restore(backup)
    session = home.journal.begin_session("{}", moment(days=9))
    home.journal.add_set(session, repetitions(0, days=9))
    assert home.days() == 4


@pytest.mark.parametrize("fixture", sorted(FIXTURES.iterdir()), ids=lambda path: path.stem)
def test_backups_of_every_version_can_be_restored(home: Home, fixture: Path) -> None:
    home.settings.kept = '{"mine": 1}'
    home.record.restore(fixture)
    assert home.journal.days(*EVER) == [
        DayTotal("2026-03-02", 20, 117.5, 3),
        DayTotal("2026-03-03", 6, 27.0, 1),
    ]
    assert home.settings.kept == '{"mine": 1}'  # no settings were in it


def test_what_waits_in_memory_is_in_what_is_kept(home: Home, backup: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coach.store.connection.WAIT_SECONDS", 0.0)
    session = home.journal.begin_session("{}", moment())
    with closing(sqlite3.connect(home.folder / "hand-coach.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Fault):
            home.journal.add_set(session, repetitions(0))
    kept = home.record.restore(backup)
    with closing(sqlite3.connect(kept.path)) as connection:
        assert connection.execute("SELECT count(*) FROM set_done").fetchone() == (1,)


def _newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {len(shipped_migrations()) + 1}")


def _of_another_program(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE recipe (name TEXT)")


def _hiding(path: Path) -> None:
    """A trigger that is not ours."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TRIGGER spy AFTER INSERT ON session BEGIN DELETE FROM set_done; END")


def _bad_settings(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("""UPDATE kept_settings SET content = '{"bad": 1}'""")


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda path: path.write_bytes(b""), "not a whole backup"),
        (lambda path: path.write_bytes(b"hello"), "not a whole backup"),
        (lambda path: path.write_bytes(path.read_bytes()[:-5000]), "not a whole backup"),
        (lambda path: path.unlink(), "There is no file"),
        (_newer, "newer Hand Coach"),
        (_of_another_program, "not a whole backup"),
        (_hiding, "not a whole backup"),
        (_bad_settings, "settings are bad"),
    ],
)
def test_a_file_that_is_no_good_changes_nothing(
    home: Home, backup: Path, spoil: Callable[[Path], object], says: str
) -> None:
    home.practise(2)
    spoil(backup)
    with pytest.raises(Fault, match=says):
        home.record.restore(backup)
    assert home.days() == 2
    assert home.settings.kept == "{}"
    assert home.scraps() == []
    assert not (home.folder / "backups").exists()


@pytest.mark.parametrize("seed", range(60))
def test_any_damage_to_a_backup_changes_nothing_or_is_no_damage(home: Home, backup: Path, seed: int) -> None:
    chance = random.Random(seed)
    home.practise(1)
    wreck = bytearray(backup.read_bytes())
    for _ in range(chance.choice([1, 4, 40])):
        place = chance.randrange(len(wreck) if chance.random() < 0.6 else 4096)
        length = chance.choice([1, 16, 900])
        wreck[place : place + length] = chance.randbytes(len(wreck[place : place + length]))
    backup.write_bytes(wreck)
    try:
        home.record.restore(backup)
    except Fault:
        assert home.days() == 1
    else:
        assert sum(day.sets for day in home.journal.days(*EVER)) == 9
    assert home.scraps() == []


@pytest.mark.parametrize("step", ["copy", "kept", "replace"])
def test_a_disk_that_fails_in_between_leaves_everything(
    home: Home, backup: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    home.practise(2)

    def no_room(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        if step == "copy":
            patched.setattr("os.fsync", no_room)
        elif step == "kept":
            patched.setattr(record_file, "back_up", no_room)
        else:
            patched.setattr(Path, "replace", no_room)
        with pytest.raises(Fault, match="The disk is full"):
            home.record.restore(backup)
    assert home.days() == 2
    assert home.settings.kept == "{}"
    assert home.scraps() == []


def test_settings_that_could_not_be_written_follow_at_the_next_start(home: Home, backup: Path) -> None:
    """The record is already that of the backup: both belong together, so nothing begins before they are."""
    home.practise(2)
    home.settings.broken = True
    with pytest.raises(Fault, match="disk is full"):
        home.record.restore(backup)
    with pytest.raises(Fault):
        home.journal.unfinished()
    home.settings.broken = False
    assert home.start().open() is None
    assert home.settings.kept == '{"of": "two"}'
    assert home.days() == 3
    assert len(backups_in(home.folder / "backups")) == 1


def test_a_record_brought_back_by_itself_keeps_the_settings_in_force(home: Home) -> None:
    home.practise(1)
    home.record.back_up_daily()
    home.record.close()
    home.settings.kept = '{"newer": 1}'
    (home.folder / "hand-coach.db").write_bytes(b"gone")
    assert home.start().open() is not None
    assert home.days() == 1
    assert home.settings.kept == '{"newer": 1}'


def test_deleted_people_of_a_backup_have_their_days_anew(home: Home, tmp_path: Path) -> None:
    SqlitePeople(home.record).keep(Person(2, "Anna", "2026-03-05"))
    file = tmp_path / "file.hcbackup"
    home.record.copy_to(file)
    home.clock.days = 200
    home.record.restore(file)
    assert SqlitePeople(home.record).people() == [Person(1), Person(2, "Anna", "2026-10-18")]


def test_a_backup_holds_the_settings_and_is_one_file(home: Home, tmp_path: Path) -> None:
    home.settings.kept = json.dumps({"ü": 1})
    home.practise(1)
    file = tmp_path / "out" / "file.hcbackup"
    with pytest.raises(Fault):
        home.record.copy_to(file)  # the drive is not there
    file.parent.mkdir()
    home.record.copy_to(file)
    assert [one.name for one in file.parent.iterdir()] == [file.name]
    moved = shutil.move(file, tmp_path / "moved")
    with closing(sqlite3.connect(moved)) as connection:
        assert json.loads(connection.execute("SELECT content FROM kept_settings").fetchone()[0]) == {"ü": 1}
    assert not home.record.restore(Path(moved)).path.samefile(moved)
