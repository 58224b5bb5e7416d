"""The way through Progress: charts, what else there is to see, personal bests."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QPixmap

from coach.practice.message import Message, ui
from coach.practice.progress.bests import Best, best_words, bests
from coach.practice.progress.looking import Look, Wanted, look
from coach.practice.progress.model import Subject
from coach.text.words import Words
from coach.ui.hall import Hall, nothing
from coach.ui.screens.list_screen import ListScreen, Row
from coach.ui.theme.icons import Icon
from coach.ui.widgets.chart_library import ChartLibrary
from coach.ui.widgets.kit import Kit
from coach.ui.widgets.span_names import warm_names

_SLOW = (
    "coach.ui.screens.progress",
    "coach.ui.widgets.canvas",
    "coach.ui.widgets.chart_drawing",
)

_NAMES: dict[Subject, tuple[Message, Icon]] = {
    Subject.REPETITIONS: (ui("Repetitions"), Icon.REPEAT),
    Subject.MINUTES: (ui("Minutes"), Icon.CLOCK),
    Subject.DAYS: (ui("Days of practice"), Icon.CHECK),
    Subject.EFFORT: (ui("How hard it was"), Icon.CHART),
    Subject.PAIN: (ui("Pain"), Icon.CHART),
    Subject.EXERCISES: (ui("Exercise by exercise"), Icon.GRID),
    Subject.GROUPS: (ui("Group by group"), Icon.GRID),
}


@dataclass(frozen=True, slots=True)
class Door:
    """A row of "See more" that leads to another journey; what it opens is given the way back."""

    words: Message
    icon: Icon
    open: Callable[[Callable[[], None]], None]


class LookingBack(QObject):
    """Opens the charts and what belongs to them. `today` leads home; `planned` are the weekdays of the plan.

    `doors` stand first in "See more".
    """

    def __init__(
        self,
        hall: Hall,
        library: ChartLibrary,
        *,
        today: Callable[[], None],
        planned: Callable[[], Sequence[int]],
        doors: Callable[[], Sequence[Door]],
    ) -> None:
        super().__init__(hall)
        self._hall, self._today, self._planned, self._doors = hall, today, planned, doors
        self._library = library

    def open(self, wanted: Wanted | None = None) -> None:
        """Read the record, then show a chart of it."""
        self._read(wanted or Wanted(), self._show, self._show_unread)

    def _read(self, wanted: Wanted, then: Callable[[Look], None], otherwise: Callable[[], None] = nothing) -> None:
        rooms, today, planned = self._hall.rooms, date.fromisoformat(self._hall.today_date), tuple(self._planned())
        self._hall.work(
            lambda: look(rooms.notebook.totals, wanted, today, planned, rooms.catalogue.exercises), then, otherwise
        )

    def _show_unread(self) -> None:
        """A press that cannot be followed is answered, also where the notice has been there before."""
        words = (ui("Your record cannot be read. The line at the top says why."), ui("You can practise as before."))
        screen = ListScreen(self._hall.shell.kit, ui("Progress cannot be shown now"), words=words)
        screen.today.connect(self._today)
        screen.back.connect(self._today)
        self._hall.shell.show_screen(screen)

    def _show(self, found: Look) -> None:
        """Make the screen, fill it and show it, each in a turn of its own: no piece of work is long."""
        from coach.ui.screens.progress import Progress

        shell, asked_on = self._hall.shell, self._hall.shell.screen_shown
        screen = Progress(shell.kit, self._library.bring)
        screen.wanted.connect(lambda wanted: self._read(wanted, screen.show_look))
        screen.see_more.connect(self.see_more)
        screen.today.connect(self._today)
        screen.spoken.connect(self._hall.speak)

        def fill() -> None:
            screen.resize(shell.size() if asked_on is None else asked_on.size())  # the room below a notice
            screen.show_look(found)
            QTimer.singleShot(0, screen, look_back)

        def look_back() -> None:
            picture = shell.picture()
            QTimer.singleShot(0, screen, lambda: come(picture))

        def come(picture: QPixmap | None) -> None:
            if shell.screen_shown is asked_on:
                shell.show_screen(screen, picture)
            else:
                screen.deleteLater()

        QTimer.singleShot(0, screen, fill)

    def see_more(self) -> None:
        """All that can be looked at, as large rows."""
        doors = [Row(door.words, partial(door.open, self.see_more), door.icon) for door in self._doors()]
        screen = see_more_screen(self._hall.shell.kit, doors, self._bests, lambda subject: self.open(Wanted(subject)))
        screen.today.connect(self._today)
        screen.back.connect(self.open)
        self._hall.shell.show_screen(screen)

    def _bests(self) -> None:
        totals, planned, today = self._hall.rooms.notebook.totals, tuple(self._planned()), self._hall.today_date

        def read() -> tuple[Best, ...]:
            return bests(totals.days(totals.first_day() or today, today), planned)

        self._hall.work(read, self._show_bests)

    def _show_bests(self, found: Sequence[Best]) -> None:
        screen = bests_screen(self._hall.shell.kit, found, self._hall.speak)
        screen.today.connect(self._today)
        screen.back.connect(self.see_more)
        self._hall.shell.show_screen(screen)


def load_charts(words: Words) -> None:
    """In the library's thread: names and numbers of the language, and the code of the screens."""
    warm_names(words)
    for module in _SLOW:
        importlib.import_module(module)


def see_more_screen(
    kit: Kit, doors: Sequence[Row], open_bests: Callable[[], None], open_chart: Callable[[Subject], None]
) -> ListScreen:
    """What else there is to see: the doors, the bests, then each chart."""
    charts = [Row(words, partial(open_chart, subject), icon) for subject, (words, icon) in _NAMES.items()]
    rows = [*doors, Row(ui("Personal bests"), open_bests, Icon.CHART), *charts]
    return ListScreen(kit, ui("What do you want to see?"), rows=rows)


def bests_screen(kit: Kit, found: Sequence[Best], speak: Callable[[str], None]) -> ListScreen:
    """Each best in a sentence, or when there will be some."""
    words = [best_words(best, kit.words.formats.date(best.first)) for best in found]
    if not words:
        words = [ui("Your bests show here once you have practised on **five days**.")]
    title = ui("Personal bests")
    said = " ".join(kit.words.spoken(one) for one in (title, *words))
    say = Row(ui("Say it"), lambda: speak(said), Icon.SAY)
    return ListScreen(kit, title, words=words, others=[say], large=True)
