"""Where everything is: the person's data, and the files that come with the program."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from coach.practice.disk import disk_faults

APPLICATION = "Hand Coach"


@dataclass(frozen=True, slots=True)
class Paths:
    """`data` is the one folder that holds all that is the person's own; `resources` came with the program."""

    data: Path
    resources: Path

    @property
    def database(self) -> Path:
        """The record of practice."""
        return self.data / "hand-coach.db"

    @property
    def backups(self) -> Path:
        """The folder with copies of the record."""
        return self.data / "backups"

    @property
    def settings(self) -> Path:
        """The settings file."""
        return self.data / "settings.json"

    @property
    def logs(self) -> Path:
        """The folder with the log."""
        return self.data / "logs"


def find_paths(data_dir: Path | None = None) -> Paths:
    """The paths of this machine and this person, or those under `data_dir`. Nothing is made yet."""
    data = data_dir.expanduser() if data_dir else platformdirs.user_data_path(APPLICATION, appauthor=False)
    return Paths(data.absolute(), _bundle() / "resources")


def make_data_folder(paths: Paths) -> None:
    """Make the data folder if it is not there yet. Raises Fault if it is no folder, or if that is not allowed."""
    with disk_faults(paths.data):
        paths.data.mkdir(parents=True, exist_ok=True)


def _bundle() -> Path:
    """The folder of a frozen program, or of a source checkout."""
    frozen: str | None = getattr(sys, "_MEIPASS", None)
    return Path(frozen) if frozen else Path(__file__).parents[2]
