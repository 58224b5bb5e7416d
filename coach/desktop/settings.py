"""The settings file: one JSON document, written whole or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

import msgspec

from coach.practice.disk import disk_faults
from coach.practice.message import ui
from coach.practice.ports import Clock, Fault
from coach.practice.preferences import Preferences, within_limits
from coach.practice.preset import Preset

_NEWEST = Preferences().version
_DAMAGE = (msgspec.DecodeError, UnicodeDecodeError)


class _Head(msgspec.Struct):
    """What is read first, as the rest of a newer file may be anything."""

    version: int


class SettingsFile:
    """The `PreferenceKeeper` in the file `path`. What the preset of the computer fixes holds over what is in it."""

    def __init__(self, path: Path, clock: Clock, preset: Preset | None = None) -> None:
        self._path = path
        self._clock = clock
        self._preset = preset or Preset()

    def load(self) -> Preferences:
        """The settings on disk, with every number inside its limits; the defaults if there is no file.

        Raises Fault if the file cannot be used. A damaged file is renamed, so the next call gives the defaults;
        a file of a newer program stays where it is.
        """
        with disk_faults(self._path.parent):
            try:
                return self._read()
            except _DAMAGE as error:
                kept = self._set_aside()
                raise Fault(
                    ui(
                        "Your settings were damaged. They are kept as {file}. Please choose your settings again.",
                        file=str(kept),
                    )
                ) from error

    def save(self, preferences: Preferences) -> None:
        """Write atomically; what is there is replaced only when the new file is on disk.

        Raises Fault if the disk refuses, or if a newer program wrote the file that is there.
        """
        with disk_faults(self._path.parent):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            try:
                self._read()
            except _DAMAGE:
                self._set_aside()
            _replace(self._path, msgspec.json.format(msgspec.json.encode(preferences), indent=2) + b"\n")

    def _read(self) -> Preferences:
        """Raises one of _DAMAGE, Fault (a newer file) or OSError."""
        try:
            text = self._path.read_bytes()
        except FileNotFoundError:
            return self._preset.fresh()
        version = msgspec.json.decode(text, type=_Head).version
        if version > _NEWEST:
            raise Fault(
                ui("Your settings were made by a newer Hand Coach. They are kept. Please install the newest one.")
            )
        return self._preset.over(within_limits(msgspec.json.decode(text, type=Preferences)))

    def _set_aside(self) -> Path:
        stem = f"{self._path.stem}-damaged-{self._clock.now().stamp}"
        aside = self._path.with_name(f"{stem}.json")
        number = 1
        while aside.exists():
            number += 1
            aside = self._path.with_name(f"{stem}-{number}.json")
        return self._path.rename(aside)


def _replace(path: Path, text: bytes) -> None:
    part = path.with_name(path.name + ".part")
    try:
        with part.open("wb") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise
    if os.name == "posix":  # elsewhere a folder cannot be opened, and needs not be
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
