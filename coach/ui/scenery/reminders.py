"""Reminders in pictures: their list, one of them, the quiet time, and the card."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from coach.practice.message import ui
from coach.practice.reminders.schedule import Reminder
from coach.practice.reminders.words import TIME_TO_PRACTISE, clock_time
from coach.ui.frame import Screen
from coach.ui.journeys.reminder_settings import name
from coach.ui.screens.ask import Ask
from coach.ui.screens.list_screen import ListScreen, Row
from coach.ui.screens.time_screen import QuietScreen, ReminderScreen
from coach.ui.shell import Shell
from coach.ui.theme.icons import Icon

_REMINDERS = (
    Reminder(weekdays=(0, 1, 3, 5), minute=10 * 60),
    Reminder(weekdays=tuple(range(7)), minute=17 * 60 + 30),
)


def scenes(shell: Shell, pages: Callable[[Screen, str], Iterator[str]]) -> Iterator[str]:
    """The name of each screen, once it is on; `pages` turns the pages of a screen."""
    kit = shell.kit
    time = kit.words.formats.time
    quiet = ui("Quiet time: {begin} to {end}", begin=time(clock_time(21 * 60)), end=time(clock_time(8 * 60)))
    rows = [
        *(Row(name(shell, one), lambda: None, Icon.CLOCK) for one in _REMINDERS),
        Row(ui("New reminder"), lambda: None, Icon.PLUS),
        Row(quiet, lambda: None, Icon.REST),
        Row(ui("Start with the computer"), lambda: None, Icon.PLAY, chosen=True),
        Row(ui("Stay ready when I close the window"), lambda: None, Icon.SCREEN),
    ]
    words = [ui("I remind you at these times."), ui("I can remind you only while Hand Coach is open.")]
    none = [ui("There is no reminder yet.")]
    reason = (ui("Your time: **{time}**.", time=time(clock_time(10 * 60))),)
    answers = (ui("Practise now"), ui("Not today"))
    screens: dict[str, Callable[[], Screen]] = {
        "reminders": lambda: ListScreen(kit, ui("Reminders"), words=words, rows=rows),
        "no-reminders": lambda: ListScreen(kit, ui("Reminders"), words=none, rows=rows[2:]),
        "reminder": lambda: ReminderScreen(kit, _REMINDERS[0], new=False),
        "new-reminder": lambda: ReminderScreen(kit, _REMINDERS[1], new=True),
        "quiet": lambda: QuietScreen(kit, 21 * 60, 8 * 60),
        "card": lambda: Ask(kit, TIME_TO_PRACTISE, (reason,), answers, icons=(Icon.PLAY, Icon.REST)),
    }
    for title, make in screens.items():
        screen = make()
        shell.show_screen(screen)
        yield from pages(screen, title)
