"""Exercises of one's own: the list of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from coach.practice.message import ui, ui_counted
from coach.practice.own import editing
from coach.practice.own.exercises import KeptExercise
from coach.practice.own.limits import MOST_TITLE
from coach.practice.own.model import OwnExercise
from coach.practice.own.words import own_words
from coach.ui.journeys.asking_words import ask_words
from coach.ui.journeys.own_exercise_editing import OwnExerciseEditing
from coach.ui.journeys.workshop import Workshop
from coach.ui.screens.list_screen import ListScreen, Row
from coach.ui.theme.icons import Icon


class OwnExercises(QObject):
    """The list; `back` leads to where it began, `today` home."""

    def __init__(self, shop: Workshop, back: Callable[[], None], today: Callable[[], None]) -> None:
        super().__init__(shop.lobby.shell)
        self._shop, self._lobby, self._back, self._today = shop, shop.lobby, back, today
        self._catalogue = shop.catalogue

    def open(self) -> None:
        """Read the shelf, then show the list."""
        shelf = self._shop.shelf
        self._lobby.work(lambda: self._catalogue.read(shelf), self._list, self._list)

    def _list(self, _read: object = None) -> None:
        kept = self._catalogue.own.exercises
        rows = [
            Row(one.exercise.title, partial(self._change, one.exercise, one), Icon.HAND)
            for one in kept
            if not one.archived
        ]
        away = sum(one.archived for one in kept)
        if away:
            words = ui_counted("Put away: {number}", "Put away: {number}", away)
            rows.append(Row(words, self._put_away, Icon.DATA))
        told = () if rows else (ui("None yet. Press **New** to write one."),)
        others = (Row(ui("New"), self._new, Icon.PLUS),)
        self._show(
            ListScreen(self._lobby.shell.kit, ui("My exercises"), words=told, rows=rows, others=others), self._back
        )

    def _put_away(self) -> None:
        rows = [
            Row(
                ui("Bring back: {name}", name=own_words(one.exercise.title)),
                partial(self._set_away, one, away=False),
                Icon.UP,
            )
            for one in self._catalogue.own.exercises
            if one.archived
        ]
        self._show(ListScreen(self._lobby.shell.kit, ui("Put away"), rows=rows), self._list)

    def _new(self) -> None:
        def named(title: str) -> None:
            self._change(editing.new_exercise(title), None)

        ask_words(self._lobby, ui("What is the exercise **called**?"), "", named, self._list, most=MOST_TITLE)

    def _change(self, exercise: OwnExercise, kept: KeptExercise | None) -> None:
        shelf = self._shop.shelf

        def keep(changed: OwnExercise, pictures: list[bytes]) -> None:
            number = kept.number if kept is not None else None
            self._written(lambda: shelf.keep_exercise(changed, pictures, number))

        away = partial(self._set_away, kept, away=True) if kept is not None else None
        OwnExerciseEditing(self._shop, exercise, keep, self._list, away).open()

    def _set_away(self, kept: KeptExercise, *, away: bool) -> None:
        shelf = self._shop.shelf
        self._written(lambda: shelf.put_exercise_away(kept.number, away=away))

    def _written(self, work: Callable[[], object]) -> None:
        shelf = self._shop.shelf

        def write() -> None:
            work()
            self._catalogue.read(shelf)

        self._lobby.work(write, self._list)

    def _show(self, screen: ListScreen, back: Callable[[], None]) -> None:
        screen.back.connect(back)
        screen.today.connect(self._today)
        self._lobby.shell.show_screen(screen)
