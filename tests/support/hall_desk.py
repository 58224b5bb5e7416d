"""A hall with a real record in a folder of its own, in which work is done at once: to walk through journeys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import TypeVar, cast

from PySide6.QtWidgets import QApplication

from coach.library.catalogue import ResourceCatalogue
from coach.library.parcels import ParcelFiles
from coach.practice.growth.changes import Decision
from coach.practice.ports import Fault
from coach.practice.preferences import Preferences
from coach.practice.programme import Movement
from coach.store.record_file import RecordFile
from coach.store.shelf import SqliteShelf
from coach.text.words import open_words
from coach.ui.hall import Hall
from coach.ui.journeys.workshop import Workshop
from coach.ui.own_catalogue import OwnCatalogue
from coach.ui.rooms import Rooms
from coach.ui.shell import Shell
from coach.ui.theme.fonts import load_fonts
from coach.ui.widgets.field import Field
from coach.ui.widgets.key import Key
from coach.ui.widgets.press import PressGuard
from coach.ui.widgets.text import Text
from tests.support.practised import StandingClock
from tests.support.windows import ROOT, settle

T = TypeVar("T")
ME = Preferences(first_run_done=True, allowed=True, movement=Movement.OPENS, opens_hand=True, reduced_motion=True)


class AtOnce:
    """A `Background` that does everything in the call."""

    def run(self, work: Callable[[], T], success: Callable[[T], None], failure: Callable[[Fault], None]) -> None:
        """Do it, and tell."""
        try:
            result = work()
        except Fault as fault:
            failure(fault)
        else:
            success(result)

    def close(self) -> None:
        """Nothing is queued."""


class Quiet:
    """A `Voice` that only notes what it was to say."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def say(self, words: str) -> None:
        """Note it."""
        self.said.append(words)

    def hush(self) -> None:
        """Nothing is heard anyway."""

    def configure(self, **_: object) -> None:
        """Nothing changes."""


class Kept:
    """A `PreferenceKeeper` that keeps nothing."""

    def save(self, preferences: Preferences) -> None:
        """Forget it."""


class HallDesk:
    """The hall, the window, and a person who presses keys by their names."""

    def __init__(self, application: QApplication, folder: Path, preferences: Preferences = ME) -> None:
        self._application = application
        self.folder = folder
        self.record = RecordFile(folder / "record.db", folder / "backups", StandingClock())
        self.shelf = SqliteShelf(self.record)
        shipped = ResourceCatalogue(ROOT / "resources")
        self.catalogue = OwnCatalogue(shipped)
        self.voice = Quiet()
        self.preset = SimpleNamespace(fixed_fields=frozenset[str]())
        family = load_fonts(ROOT / "resources" / "fonts")
        guard = PressGuard(lambda: 0.0, repeat_seconds=0, arming_seconds=0)
        self.shell = Shell(open_words("en", ROOT / "i18n"), preferences, family, guard)
        rooms = SimpleNamespace(
            catalogue=self.catalogue,
            notebook=SimpleNamespace(shelf=self.shelf, settings=Kept()),
            background=AtOnce(),
            household=SimpleNamespace(now=None),
            voice=self.voice,
            clock=StandingClock(),
            programme_files=ParcelFiles(shipped),
            preset=self.preset,
            speed=1.0,
        )
        self.hall = Hall(cast(Rooms, rooms), self.shell, preferences, lambda _: None)
        self.shell.show()
        self.left = 0
        self.decisions: list[Decision] = []

    @property
    def shop(self) -> Workshop:
        """What the journeys of programmes need."""
        return Workshop(
            self.hall,
            self.catalogue,
            self.shelf,
            self.hall.rooms.programme_files,
            self.hall.use,
            lambda: self.decisions,
            self.preset.fixed_fields,
        )

    def record_bytes(self) -> str:
        """All that is in the record, as text."""
        with self.record.reading() as connection:
            return "\n".join(connection.iterdump())

    def back(self) -> None:
        """Where a journey leads to at its end."""
        self.left += 1

    def pressable(self) -> list[Key]:
        """The keys that can be pressed, on any page of the screen."""
        screen = self.shell.screen_shown
        assert screen is not None
        own = [key for key in screen.findChildren(Key) if not key.isHidden() or key.parent() is screen]
        return [key for key in own if key.isEnabled()]

    def names(self) -> list[str]:
        """What they are called."""
        return [key.accessibleName() for key in self.pressable()]

    def press(self, *names: str) -> None:
        """Press keys whose names begin so, one after the other."""
        for name in names:
            found = next((key for key in self.pressable() if key.accessibleName().startswith(name)), None)
            assert found is not None, f"{name!r} is not among {self.names()}"
            found.chosen.emit()
            settle(self._application)

    def press_beside(self, row: str, name: str) -> None:
        """Press a key that belongs to a row: minus, plus or an option."""
        found = next(
            (key for key in self.pressable() if key.accessibleDescription() == row and key.accessibleName() == name),
            None,
        )
        assert found is not None, f"{row}: {name} is not there"
        found.chosen.emit()
        settle(self._application)

    def write(self, words: str) -> None:
        """Write words in place of those that are there, and keep them."""
        screen = self.shell.screen_shown
        assert screen is not None
        field = screen.findChildren(Field)[0]
        field.setPlainText(words)
        self.press("Keep")

    def texts(self) -> str:
        """All words of the screen, on whichever page."""
        screen = self.shell.screen_shown
        assert screen is not None
        return " | ".join(text.text() for text in screen.findChildren(Text) if text.text())

    @property
    def title(self) -> str:
        """What the screen is called."""
        screen = self.shell.screen_shown
        assert screen is not None
        return screen.accessibleName()

    @property
    def notice(self) -> str:
        """The trouble that is told; "" if none."""
        return self.shell.notice.accessibleName() if self.shell.notice.troubles else ""
