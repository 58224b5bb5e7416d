"""The way through Settings: its pages, and the doors from its rows to other journeys."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from coach.practice.choices import PageName
from coach.practice.doors import DoorName
from coach.practice.message import Message, ui
from coach.ui.hall import Hall
from coach.ui.screens.settings import Settings

Doors: TypeAlias = Mapping[DoorName, Callable[[Callable[[], None]], None]]


class SettingsJourney:
    """`open` shows what can be changed; `today` leads home. `about` is what About says.

    `doors` are what the rows open beside that; each is given the way back to its page.
    """

    def __init__(self, hall: Hall, today: Callable[[], None], about: Sequence[Message], doors: Doors) -> None:
        self._hall, self._today, self._about = hall, today, about
        self._doors: Doors = {**doors, DoorName.ABOUT: self._show_about}

    def open(self, page: PageName = PageName.SCREEN) -> None:
        """This page."""
        hall = self._hall
        fixed = hall.rooms.preset.fixed_fields
        screen = Settings(hall.shell.kit, hall.preferences, lambda: hall.today_date, page=page, fixed=fixed)
        screen.set_voices(hall.voices)
        screen.changed.connect(hall.use)
        screen.spoken.connect(hall.speak)
        screen.today.connect(self._today)
        screen.opened.connect(lambda door: self._doors[door](lambda: self.open(screen.page)))
        hall.shell.show_screen(screen)

    def _show_about(self, back: Callable[[], None]) -> None:
        from coach.ui.screens.list_screen import ListScreen

        screen = ListScreen(self._hall.shell.kit, ui("About"), words=self._about)
        screen.today.connect(self._today)
        screen.back.connect(back)
        self._hall.shell.show_screen(screen)
