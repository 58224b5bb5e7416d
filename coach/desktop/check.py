"""What `coach doctor` says about the data folder and its disk. Leaves nothing behind."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from coach.desktop.paths import Paths
from coach.practice.disk import disk_faults, full
from coach.practice.message import ui
from coach.practice.ports import Fault, Finding

NEEDED_MEGABYTES = 20  # a session writes far less than one
WANTED_MEGABYTES = 500  # for the copies of years


def findings(paths: Paths) -> Sequence[Finding]:
    """Whether the data folder can be written (or made), and how much room there is."""
    folder = next(part for part in (paths.data, *paths.data.parents) if part.exists())
    return (_rights(paths.data, folder), _room(folder))


def _rights(data: Path, folder: Path) -> Finding:
    try:
        with disk_faults(folder), tempfile.TemporaryFile(dir=folder):
            pass
    except Fault as fault:
        return Finding("folder", good=False, needed=True, says=fault.says)
    return Finding("folder", good=True, needed=True, says=ui("Your data is kept in {folder}.", folder=str(data)))


def _room(folder: Path) -> Finding:
    try:
        with disk_faults(folder):
            megabytes = shutil.disk_usage(folder).free // 1_000_000
    except Fault as fault:
        return Finding("space", good=False, needed=False, says=fault.says)
    if megabytes < NEEDED_MEGABYTES:
        return Finding("space", good=False, needed=True, says=full(folder))
    says = ui("{megabytes} MB of the disk are free.", megabytes=megabytes)
    return Finding("space", good=megabytes >= WANTED_MEGABYTES, needed=False, says=says)
