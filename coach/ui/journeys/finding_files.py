"""Finding a file or a folder with large keys: places first, then folder by folder, without scrolling."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import QObject, QStandardPaths, QStorageInfo

from coach.practice.disk import disk_faults
from coach.practice.message import Message, ui
from coach.ui.lobby import Lobby
from coach.ui.screens.list_screen import ListScreen, Row
from coach.ui.theme.icons import Icon

REFUSED = "file"
Place: TypeAlias = "tuple[Message | str, Path]"

MOST = 200  # of the names of a folder are shown; who has more goes by a folder of its own


@dataclass(frozen=True, slots=True)
class Inside:
    """What is in a folder, each sorted by name; `more` tells that there is more than is shown."""

    folders: tuple[Path, ...]
    files: tuple[Path, ...]
    more: bool


class FileFinder(QObject):
    """`then` gets what was chosen: a file that ends in one of `endings`, or a folder where there are none.

    `back` leads to where it was asked. What `then` cannot use is told as the trouble `REFUSED`, and another one can be
    chosen; the trouble goes with the screen.
    """

    def __init__(
        self,
        lobby: Lobby,
        question: Message,
        endings: Sequence[str],
        then: Callable[[Path], None],
        back: Callable[[], None],
    ) -> None:
        super().__init__(lobby.shell)
        self._lobby, self._question, self._endings = lobby, question, tuple(endings)
        self._then, self._back = then, back
        self._places: tuple[Path, ...] = ()

    def open(self) -> None:
        """The places where a file may be. A drive may answer late, so they are looked up in the background."""
        self._lobby.work(places, self.show_places, trouble=REFUSED)

    def show_places(self, found: Sequence[Place]) -> None:
        """Show these places."""
        self._places = tuple(path for _, path in found)
        rows = [Row(words, partial(self._look_into, path), Icon.FOLDER) for words, path in found]
        screen = ListScreen(self._lobby.shell.kit, self._question, rows=rows, primary=self._leave())
        self._show(screen, self._back)

    def _look_into(self, folder: Path) -> None:
        self._lobby.work(
            lambda: inside(folder, self._endings), lambda found: self.show_folder(folder, found), trouble=REFUSED
        )

    def show_folder(self, folder: Path, found: Inside) -> None:
        """What is in a folder, and the way up from it."""
        rows = [Row(one.name, partial(self._look_into, one), Icon.FOLDER) for one in found.folders]
        rows += [Row(one.name, partial(self._then, one), Icon.LIST) for one in found.files]
        words: list[Message] = [ui("In {folder}", folder=str(folder))]
        if not rows:
            words.append(ui("There is nothing here to choose."))
        if found.more:
            words.append(ui("Only the first {number} are shown.", number=MOST))
        here = self._leave() if self._endings else Row(ui("Here"), partial(self._then, folder), Icon.CHECK)
        screen = ListScreen(self._lobby.shell.kit, self._question, words=words, rows=rows, primary=here)
        up = folder.parent
        is_top = up == folder or folder in self._places
        self._show(screen, self.open if is_top else partial(self._look_into, up))

    def _leave(self) -> Row:
        return Row(ui("Choose nothing"), self._back, Icon.BACK)

    def _show(self, screen: ListScreen, back: Callable[[], None]) -> None:
        screen.back.connect(back)
        screen.destroyed.connect(partial(self._lobby.shell.notice.clear_trouble, REFUSED))
        self._lobby.shell.show_screen(screen)


def places() -> list[Place]:
    """The person's own folders, and what is plugged in; each once, if it is there. It blocks."""
    kinds = QStandardPaths.StandardLocation
    named: list[tuple[Message | str, str]] = [
        (ui("Documents"), QStandardPaths.writableLocation(kinds.DocumentsLocation)),
        (ui("Downloads"), QStandardPaths.writableLocation(kinds.DownloadLocation)),
        (ui("Desktop"), QStandardPaths.writableLocation(kinds.DesktopLocation)),
        (ui("Pictures"), QStandardPaths.writableLocation(kinds.PicturesLocation)),
        (ui("Home"), QStandardPaths.writableLocation(kinds.HomeLocation)),
    ]
    plugged = [one for one in QStorageInfo.mountedVolumes() if one.isReady() and _is_plugged_in(one)]
    named += [(one.displayName(), one.rootPath()) for one in plugged]
    found: dict[Path, Message | str] = {}
    for words, path in named:
        if path and Path(path).is_dir():
            found.setdefault(Path(path), words)
    return [(words, path) for path, words in found.items()]


def _is_plugged_in(volume: QStorageInfo) -> bool:
    """Whether it is a stick or a card, and no part of the system."""
    path = volume.rootPath()
    return path.startswith(("/media/", "/run/media/", "/Volumes/")) or (os.name == "nt" and not volume.isRoot())


def inside(folder: Path, endings: Sequence[str]) -> Inside:
    """What is in a folder, without what is hidden. It blocks; raises Fault if it cannot be read."""
    folders: list[Path] = []
    files: list[Path] = []
    with disk_faults(folder):
        for one in sorted(folder.iterdir(), key=lambda path: path.name.casefold()):
            if one.name.startswith("."):
                continue
            if one.is_dir():
                folders.append(one)
            elif one.name.casefold().endswith(tuple(endings)) and endings:
                files.append(one)
    more = len(folders) + len(files) > MOST
    files = files[:MOST]
    return Inside(tuple(folders[: MOST - len(files)]), tuple(files), more)
