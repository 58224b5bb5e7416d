"""A full disk, a folder without rights, a disk that fails: one clear message, and nothing is lost.

The limits are set in a child process, as they cannot be taken back. Such limits exist on POSIX systems only.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from coach.practice.ports import Fault
from coach.practice.record import Outcome
from coach.store.journal import SqliteJournal
from coach.store.record_file import RecordFile
from tests.support.practised import StandingClock, moment, repetitions

Start = Callable[..., SqliteJournal]
ROOT = Path(__file__).parents[2]
WHOLE_YEAR = ("2026-01-01", "2026-12-31")


def cramped(task: str, folder: Path) -> list[str]:
    """The lines printed by a task of `tests.store.cramped`."""
    command = [sys.executable, "-m", "tests.store.cramped", task, str(folder)]
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.splitlines()


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that any user of the machine can reach."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


def test_when_the_disk_is_full_sets_wait_and_are_written_when_there_is_room(tmp_path: Path) -> None:
    lines = cramped("full", tmp_path)
    assert lines[0].startswith("The disk ")
    assert "What was written before is" in lines[0]
    assert "Your newest practice waits in memory." in lines[0]
    written, waiting, afterwards = (int(number) for number in lines[1:])
    assert written > 0
    assert waiting > 1
    assert afterwards == written + waiting
    journal = SqliteJournal(RecordFile(tmp_path / "hand-coach.db", tmp_path / "backups", StandingClock()))
    assert journal.record.open() is None
    assert sum(day.sets for day in journal.days(*WHOLE_YEAR)) == afterwards
    journal.record.close()


def test_a_backup_that_does_not_fit_leaves_the_record_and_no_scrap(tmp_path: Path) -> None:
    lines = cramped("backup", tmp_path)
    assert lines[0].startswith("The disk ")
    assert lines[1:] == ["1 session", "0 files"]


def test_a_first_start_without_room_says_so_and_a_later_one_works(tmp_path: Path) -> None:
    (line,) = cramped("first", tmp_path)
    assert line.startswith("The disk ")
    journal = SqliteJournal(RecordFile(tmp_path / "hand-coach.db", tmp_path / "backups", StandingClock()))
    assert journal.record.open() is None
    assert journal.days(*WHOLE_YEAR) == []
    journal.record.close()


@pytest.mark.parametrize("task", ["no-rights-new", "no-rights-file", "no-rights-folder"])
def test_without_rights_it_says_so_and_changes_nothing(open_folder: Path, task: str) -> None:
    (line,) = cramped(task, open_folder)
    assert line == (
        f"Hand Coach may not write in the folder {open_folder}. What is there is safe. Please allow it to write there."
    )
    for folder in (open_folder, *open_folder.iterdir()):
        folder.chmod(0o755)
    journal = SqliteJournal(RecordFile(open_folder / "hand-coach.db", open_folder / "backups", StandingClock()))
    assert journal.record.open() is None
    assert len(journal.days(*WHOLE_YEAR)) == (0 if task == "no-rights-new" else 1)
    journal.record.close()


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("mine")
    data = tmp_path / "data"
    journal = SqliteJournal(RecordFile(data / "hand-coach.db", data / "backups", StandingClock()))
    with pytest.raises(Fault, match="is not a folder"):
        journal.record.open()
    assert (tmp_path / "data").read_text() == "mine"


def test_a_folder_that_comes_back_is_used_at_once(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.write_text("in the way")
    journal = SqliteJournal(RecordFile(data / "hand-coach.db", data / "backups", StandingClock()))
    with pytest.raises(Fault):
        journal.begin_session("{}", moment())
    data.unlink()
    session = journal.begin_session("{}", moment())
    journal.add_set(session, repetitions(0))
    journal.end_session(session, moment(1), Outcome.FINISHED)
    assert len(journal.days(*WHOLE_YEAR)) == 1
    journal.record.close()
