"""The obvious places for a backup: documents, desktop, and what is plugged in."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QStorageInfo

from coach.practice.message import Message, ui
from coach.ui.theme.icons import Icon

_PLUGGED_IN = {"linux": ("/media/", "/run/media/", "/mnt/"), "darwin": ("/Volumes/",)}


@dataclass(frozen=True, slots=True)
class Spot:
    """A folder that can be written to, and what it is called."""

    words: Message
    folder: str
    icon: Icon


@dataclass(frozen=True, slots=True)
class Drive:
    """One drive, as the system tells of it."""

    root: str
    name: str
    writable: bool


def spots() -> list[Spot]:
    """Those of this computer, now. A drive may answer late, so it is asked in the background."""
    places = QStandardPaths.StandardLocation
    found = [
        Spot(words, QStandardPaths.writableLocation(place), Icon.FOLDER)
        for words, place in (
            (ui("Documents"), places.DocumentsLocation),
            (ui("Desktop"), places.DesktopLocation),
        )
    ]
    volumes = QStorageInfo.mountedVolumes()
    drives = [Drive(one.rootPath(), one.displayName(), one.isReady() and not one.isReadOnly()) for one in volumes]
    there = [spot for spot in found if spot.folder and Path(spot.folder).is_dir()]
    return [*there, *plugged_in(drives, sys.platform, QStandardPaths.writableLocation(places.HomeLocation))]


def plugged_in(drives: Iterable[Drive], system: str, home: str) -> list[Spot]:
    """The drives that a person has plugged in, by their names."""
    starts = _PLUGGED_IN.get(system)
    own = Path(home).anchor.casefold()

    def outside(drive: Drive) -> bool:
        if starts is None:  # drive letters; that of the home is the computer's own
            return Path(drive.root).anchor.casefold() != own
        return drive.root.startswith(starts)

    chosen = [drive for drive in drives if drive.writable and outside(drive)]
    return [
        Spot(ui("Drive {name}", name=drive.name or drive.root), drive.root, Icon.DATA)
        for drive in sorted(chosen, key=lambda drive: drive.name)
    ]
