"""Everything in one file and back, as the window and the commands do it."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from coach.__main__ import main
from coach.desktop.paths import Paths, find_paths
from coach.desktop.settings import SettingsFile
from coach.joining.custody import DataCustody
from coach.joining.keeping import open_record
from coach.practice.people import Book, Member, Person
from coach.practice.ports import Fault
from coach.practice.preferences import Preferences, Theme
from coach.store.journal import SqliteJournal
from coach.store.people import SqlitePeople
from coach.store.record_file import RecordFile
from coach.text.words import open_words
from tests.support.practised import StandingClock, moment, repetitions

BOOK = Book(
    active=2,
    people=(
        Member(id=1, preferences=Preferences(tempo=2.0)),
        Member(id=2, name="Anna: ../x", preferences=Preferences(theme=Theme.DARK)),
    ),
)
PNG = b"\x89PNG\r\n\x1a\n and so on"
SPOKEN = open_words("en", Path(__file__).parents[2] / "i18n").spoken


class Desk:
    """A data folder with two people who practised."""

    def __init__(self, folder: Path) -> None:
        self.paths: Paths = find_paths(folder)
        self.settings = SettingsFile(self.paths.settings, StandingClock())
        self.settings.change(lambda _: BOOK)
        self.record: RecordFile = open_record(self.paths, StandingClock(), self.settings)
        for person in (1, 2):
            journal = SqliteJournal(self.record, person)
            journal.add_set(journal.begin_session("{}", moment()), repetitions(0, person))
        with self.record.writing() as connection:
            connection.execute("INSERT INTO picture VALUES (2, 'abc', ?)", (PNG,))
        self.custody = DataCustody(self.paths, StandingClock(), self.settings, self.record)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "here")


def done_in(folder: Path) -> list[tuple[int, float]]:
    with closing(sqlite3.connect(folder / "hand-coach.db")) as connection:
        query = "SELECT person, done FROM set_done JOIN session ON session.id = session ORDER BY person"
        return connection.execute(query).fetchall()


def test_backups_go_beside_one_another_and_are_found_newest_first(desk: Desk, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    first, second = desk.custody.back_up(str(out)), desk.custody.back_up(str(out))
    assert [Path(first).name, Path(second).name] == [
        "Hand Coach 2026-03-02 10-00.hcbackup",
        "Hand Coach 2026-03-02 10-00 (2).hcbackup",
    ]
    (out / "holiday.hcbackup").write_bytes(b"x")
    os.utime(out / "holiday.hcbackup", (0, 0))
    found = desk.custody.backups_in(str(out))
    assert [Path(one.file).name for one in found[:2]] == [Path(first).name, Path(second).name]
    assert Path(found[2].file).name == "holiday.hcbackup"
    assert desk.custody.backups_in(str(tmp_path / "nowhere")) == []
    assert desk.custody.copies() == []
    desk.record.back_up_daily()
    assert [one.taken.isoformat() for one in desk.custody.copies()] == ["2026-03-02T10:00:00"]


def test_everything_comes_back_on_another_computer(desk: Desk, tmp_path: Path) -> None:
    file = desk.custody.back_up(str(tmp_path))
    other = Desk(tmp_path / "there")
    other.settings.change(lambda book: book.without(1))
    kept = other.custody.restore(file)
    assert other.settings.book == BOOK
    other.record.close()
    assert done_in(tmp_path / "there") == [(1, 1.0), (2, 2.0)]
    assert other.custody.copies()[0] == kept


def test_an_export_has_a_folder_for_each_person(desk: Desk, tmp_path: Path) -> None:
    SqlitePeople(desk.record).keep(Person(3, ""))
    made = Path(desk.custody.export(str(tmp_path), SPOKEN))
    assert made.name == "Hand Coach 2026-03-02 10-00"
    assert sorted(one.name for one in made.iterdir()) == ["1 Person 1", "2 Anna x", "3 Person 3", "settings.json"]
    assert (made / "2 Anna x" / "pictures" / "abc.png").read_bytes() == PNG
    sets = {
        name: (made / name / "sets.csv").read_text("utf-8-sig") for name in ("1 Person 1", "2 Anna x", "3 Person 3")
    }
    assert [len(text.splitlines()) for text in sets.values()] == [2, 2, 1]
    assert msgspec.json.decode((made / "settings.json").read_bytes(), type=Book) == BOOK
    assert Path(desk.custody.export(str(tmp_path), SPOKEN)).name == "Hand Coach 2026-03-02 10-00 (2)"
    with pytest.raises(Fault):
        desk.custody.export(str(desk.paths.settings / "inside"), SPOKEN)


def test_commands_carry_everything_from_one_folder_to_another(
    desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.record.close()
    here, there, file = str(desk.paths.data), str(tmp_path / "there"), tmp_path / "all.hcbackup"
    assert main(["--data-dir", here, "backup", str(file)]) == 0
    assert capsys.readouterr().out == f"The backup is in {file}.\n"
    assert main(["restore", str(file), "--data-dir", there]) == 0
    assert capsys.readouterr().out.startswith(f"Everything is as in {file}. What was there before is kept in {there}")
    assert done_in(Path(there)) == [(1, 1.0), (2, 2.0)]
    assert msgspec.json.decode((Path(there) / "settings.json").read_bytes(), type=Book) == BOOK
    assert main(["backup", str(file), "--data-dir", there]) == 0
    assert "takes the place of an older one" in capsys.readouterr().out


def refused(capsys: pytest.CaptureFixture[str], *typed: str) -> str:
    """The one line, for a command that must fail."""
    assert main(typed) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err.count("\n") == 1
    return output.err


def test_commands_never_write_over_a_file_of_others(
    desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.record.close()
    for content in (b"my letter", b"", b"SQLite format 3\0" + bytes(200)):
        letter = tmp_path / "letter.txt"
        letter.write_bytes(content)
        line = refused(capsys, "backup", str(letter), "--data-dir", str(desk.paths.data))
        assert "is no backup of Hand Coach. Nothing was changed." in line
        assert letter.read_bytes() == content


def test_commands_refuse_what_is_no_backup_and_where_nothing_is_kept(
    desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.record.close()
    before = done_in(desk.paths.data)
    letter = tmp_path / "letter.txt"
    letter.write_text("hello")
    assert "is not a whole backup" in refused(capsys, "restore", str(letter), "--data-dir", str(desk.paths.data))
    assert done_in(desk.paths.data) == before
    empty = tmp_path / "empty"
    assert "Nothing is kept" in refused(capsys, "backup", str(tmp_path / "x"), "--data-dir", str(empty))
    assert not (tmp_path / "x").exists()
    assert not empty.exists()


def test_nothing_is_restored_while_the_program_is_open(
    desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A backup can be made meanwhile; it holds what was done until then."""
    file = desk.custody.back_up(str(tmp_path))
    program = (
        "import sys; from pathlib import Path; from coach.ui.single import alone\n"
        "with alone(Path(sys.argv[1])) as free: print(free, flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", program, str(desk.paths.data)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "True\n"
        assert "Hand Coach is open." in refused(capsys, "restore", file, "--data-dir", str(desk.paths.data))
        assert main(["backup", str(tmp_path / "now"), "--data-dir", str(desk.paths.data)]) == 0
        assert other.stdin is not None
        other.stdin.close()
    capsys.readouterr()
    desk.record.close()
    assert main(["restore", file, "--data-dir", str(desk.paths.data)]) == 0


def test_where_settings_of_a_newer_program_are_nothing_is_restored(desk: Desk, tmp_path: Path) -> None:
    """They could not be replaced, and without them the record of a backup is only half of it."""
    file = desk.custody.back_up(str(tmp_path))
    other = Desk(tmp_path / "there")
    with other.record.writing() as connection:
        connection.execute("DELETE FROM picture")
    other.paths.settings.write_text('{"version": 9}')
    with pytest.raises(Fault, match="newer Hand Coach"):
        other.custody.restore(file)
    with other.record.reading() as connection:
        assert connection.execute("SELECT count(*) FROM picture").fetchone() == (0,)
    assert other.paths.settings.read_text() == '{"version": 9}'
    other.record.close()
    desk.record.close()


def test_a_folder_of_the_first_version_opens_whole_and_with_a_copy_of_it(tmp_path: Path) -> None:
    paths = find_paths(tmp_path)
    paths.database.write_bytes((Path(__file__).parents[1] / "store" / "fixtures" / "version-1.db").read_bytes())
    paths.settings.write_text('{"version": 1, "tempo": 2.0, "first_run_done": true}')
    settings = SettingsFile(paths.settings, StandingClock())
    assert settings.load().chosen == Preferences(tempo=2.0, first_run_done=True)
    record = open_record(paths, StandingClock(), settings)
    assert record.open() is None
    assert len(SqliteJournal(record).days("2026-01-01", "2026-12-31")) == 2
    assert SqlitePeople(record).people() == [Person(1)]
    (copy,) = DataCustody(paths, StandingClock(), settings, record).copies()
    assert copy.file.endswith("-v1.db")
    record.close()


def test_a_folder_of_a_newer_program_is_left_as_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    desk = Desk(tmp_path / "data")
    desk.record.close()
    with closing(sqlite3.connect(desk.paths.database)) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = desk.paths.database.read_bytes()
    line = refused(capsys, "backup", str(tmp_path / "x"), "--data-dir", str(desk.paths.data))
    assert "newer Hand Coach" in line
    assert desk.paths.database.read_bytes() == before
    assert not (tmp_path / "x").exists()
