"""The way through the exercises: all of them, then the page of one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from coach.practice.programme import Entry
from coach.practice.sitting import Sitting
from coach.ui.hall import Hall
from coach.ui.screens.exercises import Exercises, ListPlace


class Browsing:
    """`open` shows the list, where one left it. `today` leads home, `practise` to a session picked by hand.

    `programmes` leads to the programmes and `paper` to an exercise on paper; both are given the way back.
    """

    def __init__(
        self,
        hall: Hall,
        today: Callable[[], None],
        practise: Callable[[Sitting], None],
        programmes: Callable[[Callable[[], None]], None],
        paper: Callable[[int, Callable[[], None]], None],
    ) -> None:
        self._hall, self._today, self._practise = hall, today, practise
        self._programmes, self._paper = programmes, paper
        self._place: ListPlace | None = None

    def open(self) -> None:
        """All exercises."""
        hall = self._hall
        catalogue = hall.rooms.catalogue
        screen = Exercises(hall.shell.kit, catalogue.offered, hall.preferences, catalogue.loop, place=self._place)
        screen.chosen.connect(lambda number: self._show(number, screen.place))
        screen.today.connect(self._today)
        screen.programmes.connect(lambda: self._leave_for_programmes(screen.place))
        screen.spoken.connect(hall.speak)
        hall.shell.show_screen(screen)

    def _leave_for_programmes(self, place: ListPlace) -> None:
        self._place = place
        self._programmes(self.open)

    def _show(self, number: int, place: ListPlace) -> None:
        from coach.ui.screens.exercise import ExercisePage

        self._place = place
        hall = self._hall
        catalogue = hall.rooms.catalogue
        exercise, loop = catalogue.exercises[number], partial(catalogue.loop, number)
        screen = ExercisePage(hall.shell.kit, exercise, hall.preferences, loop)
        screen.practise.connect(lambda one: self._practise(Sitting(entries=(Entry(exercise=one),))))
        screen.on_paper.connect(lambda: self._paper(number, lambda: self._show(number, place)))
        screen.back.connect(self.open)
        screen.today.connect(self._today)
        screen.spoken.connect(hall.speak)
        hall.shell.show_screen(screen)
