"""The screens of data in the person's hands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import TypeVar

from coach.practice.custody_ports import Backup
from coach.practice.message import Message, ui
from coach.practice.ports import Fault
from coach.ui.journeys.data import DataJourney
from coach.ui.scenery.lobby import StillLobby
from coach.ui.shell import Shell
from coach.ui.spots import Spot
from coach.ui.theme.icons import Icon

T = TypeVar("T")
_NEWEST = datetime(2026, 3, 4, 9, 15)
_FOLDER = "/home/person/.local/share/Hand Coach"


def _found() -> Sequence[Spot]:
    """What many computers have."""
    return (
        Spot(ui("Documents"), "/home/person/Documents", Icon.FOLDER),
        Spot(ui("Desktop"), "/home/person/Desktop", Icon.FOLDER),
        Spot(ui("Drive {name}", name="BACKUPS"), "/media/person/BACKUPS", Icon.DATA),
    )


class _AtOnce:
    """A `Background` that does its work now."""

    def run(self, work: Callable[[], T], success: Callable[[T], None], failure: Callable[[Fault], None]) -> None:
        """Do it."""
        try:
            result = work()
        except Fault as fault:
            failure(fault)
        else:
            success(result)

    def close(self) -> None:
        """Nothing is queued."""


class _Made:
    """A `Custody` with some copies."""

    @property
    def folder(self) -> str:
        """Where everything is."""
        return _FOLDER

    def back_up(self, folder: str) -> str:
        """As if it had been made."""
        return f"{folder}/Hand Coach 2026-03-04 09-15.hcbackup"

    def copies(self) -> Sequence[Backup]:
        """Some days, and some weeks."""
        return [Backup(str(days), _NEWEST - timedelta(days=days, minutes=days * 7)) for days in (0, 1, 2, 9, 40)]

    def backups_in(self, folder: str) -> Sequence[Backup]:
        """None."""
        return () if folder else self.copies()

    def restore(self, file: str) -> Backup:
        """As if it had been restored."""
        return Backup(file, _NEWEST)

    def export(self, folder: str, spoken: Callable[[Message], str]) -> str:
        """As if it had been written."""
        return f"{folder}/{spoken(ui('Files'))}"


class DataScenes:
    """`pages` turns the pages of the screen that is on, and tells their names; `press` presses a key of it."""

    def __init__(self, shell: Shell, pages: Callable[[str], Iterator[str]], press: Callable[[Message], bool]) -> None:
        self._shell, self._pages, self._press = shell, pages, press
        now = _AtOnce()
        self._journey = DataJourney(
            StillLobby(shell), _Made(), now, now, restored=lambda: None, today=self._home, find=_found
        )

    def walk(self) -> Iterator[str]:
        """A backup, the way back, and a folder without one."""
        self._home()
        yield from self._pages("all")
        self._home()
        self._reach(ui("Back up"))
        yield from self._pages("where")
        self._journey._saved("/home/person/Documents/Hand Coach 2026-03-04 09-15.hcbackup")
        yield from self._pages("saved")
        self._home()
        self._reach(ui("Go back to a backup"))
        yield from self._pages("copies")
        self._journey._ask_first(Backup("1", _NEWEST), self._home)
        yield from self._pages("go-back")
        self._reach(ui("Yes, go back"))
        yield from self._pages("went-back")
        self._journey._wait(self._home)
        yield "wait"
        self._journey._wait(self._home, leaves=False)
        yield "wait-for-all"
        self._journey._look_into("/home/person/Documents")
        yield from self._pages("none")

    def _home(self) -> None:
        self._journey.open(self._home)

    def _reach(self, words: Message) -> None:
        """Press a key, on whatever page it is."""
        for _ in range(9):
            if self._press(words) or not (self._press(ui("More")) or self._press(ui("To the top"))):
                return
