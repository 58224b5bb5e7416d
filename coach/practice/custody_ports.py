"""The door to everything that is kept, as one thing: backed up, restored, carried away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from coach.practice.message import Message


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that can be restored: its file, and the local time when it was made."""

    file: str
    taken: datetime


class Custody(Protocol):
    """All that is kept of all people: the record with its pictures, and the settings.

    All calls but `folder` block, and raise Fault. `restore` belongs on the thread of the record; the others may take
    long, and are called on any other thread while practice goes on.
    """

    @property
    def folder(self) -> str:
        """Where everything is."""
        ...

    def back_up(self, folder: str) -> str:
        """Make a backup in this folder, beside what is there; returns its file."""
        ...

    def copies(self) -> Sequence[Backup]:
        """The copies that are made every day and kept beside the record, newest first."""
        ...

    def backups_in(self, folder: str) -> Sequence[Backup]:
        """The backups that were put into this folder, newest first."""
        ...

    def restore(self, file: str) -> Backup:
        """Let a backup take the place of everything; returns the copy of what was there before."""
        ...

    def export(self, folder: str, spoken: Callable[[Message], str]) -> str:
        """Write everything as tables and files into a new folder inside this one; returns that folder."""
        ...
