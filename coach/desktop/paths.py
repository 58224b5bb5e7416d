"""Where everything is: the person's data, and the files that come with the program."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from coach.desktop.preset import Folders
from coach.practice.disk import disk_faults

APPLICATION = "Hand Coach"
WORKER_FLAG = "--speech-worker"  # what `packaging/entry/console.py` looks for


@dataclass(frozen=True, slots=True)
class Paths:
    """`data` is the one folder that holds all that is the person's own; `resources` came with the program.

    Only the copies of the record may be in a folder of their own, `backup_folder`. `named`: somebody named the folder
    on the command line.
    """

    data: Path
    resources: Path
    backup_folder: Path | None = None
    named: bool = False

    @property
    def database(self) -> Path:
        """The record of practice."""
        return self.data / "hand-coach.db"

    @property
    def backups(self) -> Path:
        """The folder with copies of the record."""
        return self.backup_folder or self.data / "backups"

    @property
    def settings(self) -> Path:
        """The settings file."""
        return self.data / "settings.json"

    @property
    def logs(self) -> Path:
        """The folder with the log."""
        return self.data / "logs"


def find_paths(data_dir: Path | None = None, wanted: Folders | None = None) -> Paths:
    """The paths of this machine and this person, or those under `data_dir`. Nothing is made yet.

    `wanted` are the folders of the preset; `data_dir` moves everything, so none of them holds beside it.
    """
    resources = _bundle() / "resources"
    if data_dir is not None:
        return Paths(data_dir.expanduser().absolute(), resources, named=True)
    folders = wanted or Folders()
    data = folders.data or platformdirs.user_data_path(APPLICATION, appauthor=False)
    return Paths(data.absolute(), resources, folders.backups)


def make_data_folder(paths: Paths) -> None:
    """Make the data folder if it is not there yet. Raises Fault if it is no folder, or if that is not allowed."""
    with disk_faults(paths.data):
        paths.data.mkdir(parents=True, exist_ok=True)


def speech_worker() -> tuple[str, ...]:
    """The command that starts the voice. A frozen program has a second one for it, beside itself, with a console."""
    if getattr(sys, "frozen", False):
        return (*command(), WORKER_FLAG)
    return (sys.executable, "-m", "coach.speech.worker")


def command() -> tuple[str, ...]:
    """The command `coach` of this program, as another process. A frozen program has one with a console beside it."""
    if getattr(sys, "frozen", False):
        return (str(Path(sys.executable).with_name("coach.exe" if sys.platform == "win32" else "coach")),)
    return (sys.executable, "-m", "coach")


def _bundle() -> Path:
    """The folder of a frozen program, or of a source checkout."""
    frozen: str | None = getattr(sys, "_MEIPASS", None)
    return Path(frozen) if frozen else Path(__file__).parents[2]
