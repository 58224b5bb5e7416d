"""Setting reminders: their days and times, the quiet time, and whether the program is there to remind."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import msgspec
from PySide6.QtCore import QObject

from coach.practice.message import Message, ui
from coach.practice.reminders.schedule import Reminder
from coach.practice.reminders.words import clock_time, days_words, fresh
from coach.ui.hall import Hall
from coach.ui.journeys.reminding import Reminding
from coach.ui.screens.list_screen import ListScreen, Row
from coach.ui.screens.time_screen import QuietScreen, ReminderScreen, TimeScreen
from coach.ui.shell import Shell
from coach.ui.theme.icons import Icon

MOST = 6  # reminders; more would be nagging


class ReminderSettings(QObject):
    """`today` leads to Today; `planned` are the weekdays of practice; `reminding` hears of every change."""

    def __init__(
        self, hall: Hall, today: Callable[[], None], planned: Callable[[], tuple[int, ...]], reminding: Reminding
    ) -> None:
        super().__init__(hall)
        self._hall, self._today, self._planned, self._reminding = hall, today, planned, reminding
        self._back: Callable[[], None] = today
        self._starts = False

    def open(self, back: Callable[[], None]) -> None:
        """All reminders; `back` leads to where one came from."""
        self._back = back
        starter = self._hall.rooms.autostart

        def found(starts: bool) -> None:
            self._starts = starts
            self._show_all()

        self._hall.work(starter.is_on, found, self._show_all, trouble="autostart")

    def _show_all(self) -> None:
        kit = self._hall.shell.kit
        if not self._hall.rooms.preset.reminders_allowed:
            words, rows = [ui("Reminders are switched off for this computer.")], list[Row]()
        else:
            words, rows = self._words(), self._rows()
        screen = ListScreen(kit, ui("Reminders"), words=words, rows=rows)
        screen.today.connect(self._today)
        screen.back.connect(self._back)
        self._hall.shell.show_screen(screen)
        self._hall.speak(screen.said)

    def _words(self) -> list[Message]:
        words = [ui("I remind you at these times.") if self._reminders else ui("There is no reminder yet.")]
        if self._reminders and not (self._starts or self._hall.preferences.stays):
            words.append(ui("I can remind you only while Hand Coach is open."))
        return words

    def _rows(self) -> list[Row]:
        preferences = self._hall.preferences
        rows = [
            Row(name(self._hall.shell, one), partial(self._edit, number), Icon.CLOCK)
            for number, one in enumerate(self._reminders)
        ]
        if len(rows) < MOST:
            rows.append(Row(ui("New reminder"), self._add, Icon.PLUS))
        time = self._hall.shell.kit.words.formats.time
        quiet = ui(
            "Quiet time: {begin} to {end}",
            begin=time(clock_time(preferences.quiet_begins)),
            end=time(clock_time(preferences.quiet_ends)),
        )
        rows.append(Row(quiet, self._quiet, Icon.REST))
        if self._hall.rooms.autostart.possible:
            rows.append(Row(ui("Start with the computer"), self._turn_start, Icon.PLAY, chosen=self._starts))
        if self._reminding.tray.is_there():
            stays = ui("Stay ready when I close the window")
            rows.append(Row(stays, self._turn_stay, Icon.SCREEN, chosen=preferences.stays))
        return rows

    @property
    def _reminders(self) -> tuple[Reminder, ...]:
        return self._hall.preferences.reminders

    def _add(self) -> None:
        self._show_one(fresh(self._planned()), len(self._reminders), new=True)

    def _edit(self, number: int) -> None:
        self._show_one(self._reminders[number], number, new=False)

    def _show_one(self, reminder: Reminder, number: int, *, new: bool) -> None:
        screen = ReminderScreen(self._hall.shell.kit, reminder, new=new)
        others = tuple(one for place, one in enumerate(self._reminders) if place != number)
        screen.done.connect(lambda: self._keep((*others[:number], screen.reminder, *others[number:])))
        screen.removed.connect(lambda: self._keep(others))
        self._show(screen)

    def _keep(self, reminders: tuple[Reminder, ...]) -> None:
        self._use(reminders=reminders)

    def _quiet(self) -> None:
        preferences = self._hall.preferences
        screen = QuietScreen(self._hall.shell.kit, preferences.quiet_begins, preferences.quiet_ends)
        screen.done.connect(lambda: self._use(quiet_begins=screen.begins, quiet_ends=screen.ends))
        self._show(screen)

    def _show(self, screen: TimeScreen) -> None:
        screen.back.connect(self._show_all)
        screen.spoken.connect(self._hall.speak)
        self._hall.shell.show_screen(screen)
        self._hall.speak(screen.accessibleName())

    def _turn_stay(self) -> None:
        self._use(stays=not self._hall.preferences.stays)

    def _turn_start(self) -> None:
        wanted, starter = not self._starts, self._hall.rooms.autostart

        def turned(_nothing: None) -> None:
            self._starts = wanted
            self._show_all()

        self._hall.work(lambda: starter.turn(on=wanted), turned, self._show_all, trouble="autostart")

    def _use(self, **changes: object) -> None:
        self._hall.use(msgspec.structs.replace(self._hall.preferences, **changes))
        self._reminding.look()
        self._show_all()


def name(shell: Shell, reminder: Reminder) -> str:
    """A reminder in a few words: its time and its days."""
    words = shell.kit.words
    days = ", ".join(words.spoken(day) for day in days_words(reminder.weekdays))
    return f"{words.formats.time(clock_time(reminder.minute))}: {days}"
