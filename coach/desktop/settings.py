"""The settings file: one JSON document for all people, written whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec

from coach.desktop.whole_file import write_whole
from coach.practice.disk import disk_faults
from coach.practice.message import ui
from coach.practice.people import Book, book_of, is_sound
from coach.practice.ports import Clock, Fault
from coach.practice.preferences import Preferences, within_limits
from coach.practice.preset import Preset

_NEWEST = 2  # 1 held the settings of one person
_DAMAGE = (msgspec.DecodeError, UnicodeDecodeError)


class _Head(msgspec.Struct):
    """What is read first, as the rest of a newer file may be anything."""

    version: int


class SettingsFile:
    """The `SettingsBook` in the file `path`. What the preset of the computer fixes holds over what is in it."""

    def __init__(self, path: Path, clock: Clock, preset: Preset | None = None) -> None:
        self._path = path
        self._clock = clock
        self._preset = preset or Preset()
        self._known: Book | None = None

    @property
    def book(self) -> Book:
        """As it was last read or written; before that, the settings of somebody who has chosen nothing."""
        return self._shown(self._known or book_of(self._preset.fresh()))

    def load(self) -> Book:
        """The settings on disk, with every number inside its limits; the defaults if there is no file.

        Raises Fault if the file cannot be used. A damaged file is renamed, so the next call gives the defaults;
        a file of a newer program stays where it is.
        """
        with disk_faults(self._path.parent):
            try:
                self._known = self._read()
            except _DAMAGE as error:
                kept = self._set_aside()
                raise Fault(
                    ui(
                        "Your settings were damaged. They are kept as {file}. Please choose your settings again.",
                        file=str(kept),
                    )
                ) from error
        return self.book

    def change(self, edit: Callable[[Book], Book]) -> Book:
        """Write the edit atomically; what is there is replaced only when the new file is on disk.

        Raises Fault if the disk refuses, or if a newer program wrote the file that is there. What was damaged meanwhile
        is kept, and written anew from memory.
        """
        with disk_faults(self._path.parent):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            try:
                before = self._read()
            except _DAMAGE:
                self._set_aside()
                before = self._known or book_of(self._preset.fresh())
            after = edit(before)
            write_whole(self._path, as_text(after).encode())
            self._known = after
        return self.book

    def _read(self) -> Book:
        """Raises one of _DAMAGE, Fault (a newer file) or OSError."""
        try:
            text = self._path.read_bytes()
        except FileNotFoundError:
            return book_of(self._preset.fresh())
        return _book(text)

    def _shown(self, book: Book) -> Book:
        return book.each(self._preset.over)

    def _set_aside(self) -> Path:
        stem = f"{self._path.stem}-damaged-{self._clock.now().stamp}"
        aside = self._path.with_name(f"{stem}.json")
        number = 1
        while aside.exists():
            number += 1
            aside = self._path.with_name(f"{stem}-{number}.json")
        return self._path.rename(aside)


def as_text(book: Book) -> str:
    """The settings as they stand in a file or in a backup."""
    return msgspec.json.format(msgspec.json.encode(book), indent=2).decode() + "\n"


def from_text(text: str) -> Book | None:
    """The settings that stand in a backup; None if they are damaged. Raises Fault if a newer program made them."""
    try:
        return _book(text.encode("utf-8", "surrogatepass"))
    except _DAMAGE:
        return None


def _book(text: bytes) -> Book:
    """Raises one of _DAMAGE, or Fault (a newer file)."""
    version = msgspec.json.decode(text, type=_Head).version
    if version > _NEWEST:
        raise Fault(ui("Your settings were made by a newer Hand Coach. They are kept. Please install the newest one."))
    if version < _NEWEST:
        return book_of(within_limits(msgspec.json.decode(text, type=Preferences)))
    book = msgspec.json.decode(text, type=Book).each(within_limits)
    if not is_sound(book):
        raise msgspec.ValidationError("the people are not numbered as they must be")
    return book
