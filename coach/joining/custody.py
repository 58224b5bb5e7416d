"""Everything that is kept, as one thing to carry away and bring back: backups in any folder, and an export in the open.

A backup is one file: a whole copy of the record, with its pictures, and the settings of everybody in it. It is tested
before it gets its name, and again before it is restored.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from coach.desktop.paths import Paths
from coach.desktop.settings import SettingsFile, as_text
from coach.joining.keeping import open_record
from coach.library.catalogue import ResourceCatalogue
from coach.practice.custody_ports import Backup
from coach.practice.disk import disk_faults
from coach.practice.message import Message, ui
from coach.practice.papers.archive import span_words
from coach.practice.people import Person
from coach.practice.ports import Clock, Fault
from coach.reports.bindery import FileBindery
from coach.store.archive import SqliteArchive
from coach.store.backups import backups_in
from coach.store.connection import is_a_record
from coach.store.people import SqlitePeople
from coach.store.record_file import RecordFile
from coach.store.shelf import SqliteShelf

ENDING = ".hcbackup"
_PICTURE_ENDINGS = ((b"\x89PNG", ".png"), (b"\xff\xd8", ".jpg"))
_TAKEN = "%Y-%m-%d %H-%M"


class DataCustody:
    """The `Custody` of one data folder."""

    def __init__(self, paths: Paths, clock: Clock, settings: SettingsFile, record: RecordFile) -> None:
        self._paths, self._clock, self._settings, self._record = paths, clock, settings, record

    @property
    def folder(self) -> str:
        """Where everything is."""
        return str(self._paths.data)

    def back_up(self, folder: str) -> str:
        """Make a backup in this folder, beside what is there; returns its file."""
        with disk_faults(folder):
            file = free_name(Path(folder), f"Hand Coach {self._minute()}", ENDING)
        self._record.copy_to(file)
        return str(file)

    def copies(self) -> Sequence[Backup]:
        """The copies that are made every day and kept beside the record, newest first."""
        with disk_faults(self._paths.backups):
            return [Backup(str(copy.path), copy.taken) for copy in backups_in(self._paths.backups)]

    def backups_in(self, folder: str) -> Sequence[Backup]:
        """The backups that were put into this folder, newest first."""
        with disk_faults(folder):
            files = [path for path in Path(folder).glob(f"*{ENDING}") if path.is_file()]
            found = [Backup(str(path), _taken(path)) for path in files]
        return sorted(found, key=lambda one: (one.taken, one.file), reverse=True)

    def restore(self, file: str) -> Backup:
        """Let a backup take the place of everything; returns the copy of what was there before."""
        kept = self._record.restore(Path(file))
        return Backup(str(kept.path), kept.taken)

    def export(self, folder: str, spoken: Callable[[Message], str]) -> str:
        """Write everything as tables and files into a new folder inside this one; returns that folder."""
        record = open_record(self._paths, self._clock, self._settings)  # with a connection of this thread
        with closing(record), disk_faults(folder):
            target = free_name(Path(folder), f"Hand Coach {self._minute()}", "")
            for person in SqlitePeople(record).people():
                self._export(record, person, target / _folder_of(person, spoken), spoken)
            (target / "settings.json").write_text(as_text(self._settings.book), "utf-8")
        return str(target)

    def _export(self, record: RecordFile, person: Person, folder: Path, spoken: Callable[[Message], str]) -> None:
        exercises = ResourceCatalogue(self._paths.resources).exercises
        FileBindery().save_tables(
            SqliteArchive(record, person.id).tables(None),
            str(folder),
            titles={number: one.title for number, one in exercises.items()},
            spoken=spoken,
            made=self._clock.now().local_date,
            span=span_words(None),
        )
        for name, content in SqliteShelf(record, person.id).pictures():
            ending = next((end for start, end in _PICTURE_ENDINGS if content.startswith(start)), ".bin")
            (folder / "pictures").mkdir(exist_ok=True)
            (folder / "pictures" / f"{name}{ending}").write_bytes(content)

    def _minute(self) -> str:
        """The local time, for the name of a file."""
        return datetime.strptime(self._clock.now().stamp, "%Y-%m-%d-%H%M%S").strftime(_TAKEN)


def back_up_to(record: RecordFile, file: Path) -> bool:
    """Make a backup in exactly this file; returns whether an older one was there. Raises Fault.

    Only a record of this program is ever written over.
    """
    with disk_faults(file.parent):
        there = file.exists()
        if there and not is_a_record(file):
            says = ui("{file} is no backup of Hand Coach. Nothing was changed. Please name another.", file=str(file))
            raise Fault(says)
    record.copy_to(file)
    return there


def free_name(folder: Path, name: str, ending: str) -> Path:
    """A path in the folder that is not taken: "name.end", or "name (2).end" and so on."""
    path, number = folder / f"{name}{ending}", 1
    while path.exists():
        number += 1
        path = folder / f"{name} ({number}){ending}"
    return path


def _taken(path: Path) -> datetime:
    """When a backup was made, by its name; by its file if it has another name."""
    with suppress(ValueError):
        return datetime.strptime(path.name.removeprefix("Hand Coach ")[:16], _TAKEN)
    return datetime.fromtimestamp(path.stat().st_mtime).replace(microsecond=0)


def _folder_of(person: Person, spoken: Callable[[Message], str]) -> str:
    """A name that every file system takes."""
    plain = "".join(letter for letter in spoken(person.words) if letter.isalnum() or letter in " -_")
    return f"{person.id} {plain}".strip()
