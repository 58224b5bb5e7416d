"""A programme comes from a file, or goes into one: what is in it is shown before it is kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from coach.practice.message import Message, ui, ui_counted
from coach.practice.own.exercises import KeptProgramme, as_exercise
from coach.practice.own.model import OwnProgramme
from coach.practice.own.parcel import ENDING, Parcel, file_name, packed
from coach.practice.own.words import entry_words, own_words, when_words
from coach.practice.ports import Fault
from coach.ui.journeys.finding_files import REFUSED, FileFinder
from coach.ui.journeys.workshop import Workshop
from coach.ui.lobby import Lobby
from coach.ui.photo import check_pictures
from coach.ui.screens.list_screen import ListScreen, Row
from coach.ui.theme.icons import Icon


class TakingIn(QObject):
    """Finds a file, shows what is in it, and keeps it if the person wants it; `back` leads on."""

    def __init__(self, shop: Workshop, back: Callable[[], None]) -> None:
        super().__init__(shop.lobby.shell)
        self._shop, self._lobby, self._back = shop, shop.lobby, back

    def open(self) -> None:
        """Which file is it?"""
        FileFinder(self._lobby, ui("Which **file** holds the programme?"), (ENDING,), self.read, self._back).open()

    def read(self, path: Path) -> None:
        """Read it and show what is in it; a file that is refused is told, and the list of files stays."""
        files = self._shop.files

        def look() -> Parcel:
            parcel = files.read(str(path))
            check_pictures(parcel.pictures, path.name)
            return parcel

        self._lobby.work(look, self._show, trouble=REFUSED)

    def _show(self, parcel: Parcel) -> None:
        programme = parcel.programme
        known = dict(self._shop.catalogue.shipped.exercises)
        known |= {one.number: as_exercise(one.number, one.exercise) for one in parcel.exercises}
        words = [when_words(programme)]
        if programme.by:
            words.append(ui("From: {name}", name=own_words(programme.by)))
        words += entry_words(programme.entries, known)
        if parcel.exercises:
            words.append(
                ui_counted("It brings {number} exercise.", "It brings {number} exercises.", len(parcel.exercises))
            )
        primary = Row(ui("Keep"), lambda: self._keep(parcel), Icon.CHECK)
        screen = ListScreen(self._lobby.shell.kit, own_words(programme.name), words=words, primary=primary)
        screen.back.connect(self._back)
        self._lobby.shell.show_screen(screen)

    def _keep(self, parcel: Parcel) -> None:
        shelf, catalogue = self._shop.shelf, self._shop.catalogue

        def keep() -> KeptProgramme:
            kept = shelf.bring_in(parcel)
            catalogue.read(shelf)
            return kept

        self._lobby.work(keep, self._kept)

    def _kept(self, kept: KeptProgramme) -> None:
        name = own_words(kept.programme.name)
        words = (ui("**{name}** is among your programmes now.", name=name), ui("Press it there to follow it."))
        _tell(self._lobby, ui("Kept"), words, self._back)


class GivingOut(QObject):
    """Finds a folder and saves a programme there; `back` leads on."""

    def __init__(self, shop: Workshop, programme: OwnProgramme, back: Callable[[], None]) -> None:
        super().__init__(shop.lobby.shell)
        self._shop, self._lobby, self._programme, self._back = shop, shop.lobby, programme, back

    def open(self) -> None:
        """Which folder?"""
        FileFinder(self._lobby, ui("In which **folder** shall it be?"), (), self.write, self._back).open()

    def write(self, folder: Path) -> None:
        """Save it there, beside what is there already."""
        own, files = self._shop.catalogue.own, self._shop.files
        parcel = packed(self._programme, {one.number: one.exercise for one in own.exercises}, own.pictures)

        def save() -> Path:
            path = free_path(folder, parcel.programme.name)
            files.write(str(path), parcel)
            return path

        self._lobby.work(save, self._saved, trouble=REFUSED)

    def _saved(self, path: Path) -> None:
        words = (ui("The file is **{file}**.", file=path.name), ui("It is in {folder}.", folder=str(path.parent)))
        _tell(self._lobby, ui("Saved"), words, self._back)


def free_path(folder: Path, name: str) -> Path:
    """A file of this folder that is not there yet. Raises Fault if there are very many."""
    for number in range(1, 1000):
        path = folder / file_name(name, number)
        if not path.exists():
            return path
    raise Fault(ui("There are too many files with this name in {folder}. Nothing was written.", folder=str(folder)))


def _tell(lobby: Lobby, title: Message, words: tuple[Message, ...], then: Callable[[], None]) -> None:
    """Say that it is done; the primary key leads on."""
    screen = ListScreen(lobby.shell.kit, title, words=words, primary=Row(ui("Go on"), then, Icon.NEXT))
    screen.back.connect(then)
    lobby.shell.show_screen(screen)
    lobby.speak(screen.said)
