"""The way to Today: reads the record, works the day out, and shows it, or first what has to be asked before Start."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from coach.practice.agenda import Agenda, Past
from coach.practice.prescription import practice_weekdays
from coach.ui.day import DayReader
from coach.ui.hall import Hall
from coach.ui.journeys.people import PeopleJourney

if TYPE_CHECKING:
    from coach.ui.journeys.growing import Growing
    from coach.ui.screens.today import Today

_DAYS_A_WEEK = 4  # until a plan is known (clinical sheet)


class TodayJourney:
    """`past` is what the record says, `planned` are the weekdays of practice, both as of the last look.

    `lead` is given each screen before it is shown, with its plan, to connect its keys; `arrived` hears when it is on.
    """

    def __init__(
        self,
        hall: Hall,
        people: PeopleJourney,
        growing: Callable[[], Growing],
        lead: Callable[[Today, Agenda], None],
        arrived: Callable[[], None],
    ) -> None:
        self._hall, self._people, self._growing = hall, people, growing
        self._lead, self._arrived = lead, arrived
        self.forget()

    def forget(self) -> None:
        """Nothing is known of who practises now."""
        self.past = Past((), (), None)
        self.planned: tuple[int, ...] = practice_weekdays(_DAYS_A_WEEK)

    def open(self, *, aloud: bool) -> None:
        """Read the record, then show the day, and say it if it is to be said `aloud`.

        A record that cannot be read leaves the day as if nothing was done.
        """
        rooms, preferences = self._hall.rooms, self._hall.preferences
        day = DayReader(rooms.catalogue, rooms.notebook, rooms.clock, self._people.name)

        def show(read: tuple[Past, Agenda]) -> None:
            self._show(read, aloud)

        self._hall.work(
            lambda: day.read(preferences),
            show,
            lambda: self._hall.work(lambda: day.without_record(preferences), show, trouble="day"),
        )

    def _show(self, read: tuple[Past, Agenda], aloud: bool) -> None:
        from coach.ui.screens.today import Today

        self.past, planned = read
        self.planned = planned.prescription.weekdays
        if planned.asking is not None and self._growing().is_due(planned.asking):
            self._growing().ask(planned.asking)
            return
        shell = self._hall.shell
        screen = Today(shell.kit, self._hall.rooms.catalogue.loop)
        screen.show_day(planned.view)
        self._lead(screen, planned)
        screen.people.connect(self._people.change)
        screen.offer_people(self._people.offer)
        shell.show_screen(screen)
        self._arrived()
        if aloud:
            self._hall.speak(screen.said)
