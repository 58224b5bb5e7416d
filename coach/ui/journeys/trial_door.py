"""The way from Progress to the tests of one's own; its words say calmly when tests are a week old."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from coach.practice.message import Message, ui
from coach.practice.ports import Fault
from coach.practice.trials.history import span, week_old
from coach.practice.trials.model import Result
from coach.ui.hall import Hall


class TrialDoor:
    """`look` reads what was done, in the background; until it is known the words say nothing of it."""

    def __init__(self, hall: Hall, home: Callable[[], None]) -> None:
        self._hall, self._home = hall, home
        self._old = False

    def look(self) -> None:
        """Look whether tests of the person who practises now are a week old."""
        rooms, self._old = self._hall.rooms, False
        today, side = self._hall.today_date, self._hall.preferences.affected

        def found(results: Sequence[Result]) -> None:
            if rooms.notebook is self._hall.rooms.notebook:
                self._old = bool(week_old(results, side, date.fromisoformat(today)))

        rooms.background.run(lambda: rooms.notebook.trials.results(*span(today)), found, _unread)

    @property
    def words(self) -> Message:
        """What stands on the row."""
        return ui("Tests of your own: a week old") if self._old else ui("Tests of your own")

    def open(self, back: Callable[[], None]) -> None:
        """Show the tests; `back` leads to where the person came from."""
        from coach.ui.journeys.trials import Trials

        Trials(self._hall, self._home, back).open()


def _unread(_fault: Fault) -> None:
    """Without the results there is nothing to say; the screens of the tests tell of the disk."""
