"""Joins the record and the settings: who shares this computer, and everything of theirs as one thing to carry away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from coach.desktop.paths import Paths
from coach.desktop.settings import SettingsFile, as_text, from_text
from coach.practice.message import Message, ui
from coach.practice.people import Book, Household, Person
from coach.practice.ports import Clock, Fault
from coach.practice.preset import Preset
from coach.store.guest import GuestRecord
from coach.store.people import SqlitePeople
from coach.store.record_file import RecordFile


class SettingsBeside:
    """The settings file as the companion of the record."""

    def __init__(self, settings: SettingsFile) -> None:
        self._settings = settings

    def names(self) -> Mapping[int, str]:
        """The people of the settings."""
        return {member.id: member.name for member in self._settings.book.people}

    def text(self) -> str:
        """All of the settings, as JSON."""
        return as_text(self._settings.book)

    def check(self, text: str) -> None:
        """Raise Fault if such settings cannot be taken: now is the time, as nothing has changed yet."""
        _book(text)
        self._settings.change(lambda book: book)

    def take(self, text: str) -> None:
        """Let these settings hold, in place of those in force. Raises Fault if they cannot be written."""
        book = _book(text)
        self._settings.change(lambda _before: book)


def _book(text: str) -> Book:
    book = from_text(text)
    if book is None:
        raise Fault(ui("The settings in this backup are damaged. Nothing was changed. Please choose another one."))
    return book


def open_record(paths: Paths, clock: Clock, settings: SettingsFile) -> RecordFile:
    """The record of these paths, with the settings beside it. It is opened when it is first needed."""
    return RecordFile(paths.database, paths.backups, clock, companion=SettingsBeside(settings))


def household(settings: SettingsFile, record: RecordFile, preset: Preset) -> Household:
    """The people of both."""
    return Household(settings, SqlitePeople(record), preset.fresh)


@dataclass(frozen=True, slots=True)
class Begun:
    """What a start found: what the person must be told, if anything, and who shares this computer."""

    notice: Message | None
    people: tuple[Person, ...]


def begin(record: RecordFile, people: Household, clock: Clock) -> Begun:
    """Open the record, and erase whose day has come. Blocks; raises Fault."""
    notice = record.open()
    people.erase_due(clock.now().local_date)
    return Begun(notice, people.people())


class Guests:
    """Makes the record of each guest anew. `close` forgets them all; it belongs on the thread of the record."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._records: list[GuestRecord] = []

    def record(self) -> GuestRecord:
        """An empty one."""
        self._records.append(GuestRecord(self._clock))
        return self._records[-1]

    def close(self) -> None:
        """Forget what they did."""
        while self._records:
            self._records.pop().close()
