"""Changing one programme: a draft, which is kept or left as a whole; each change can be undone."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import msgspec
from PySide6.QtCore import QObject

from coach.practice.message import Message, content, ui, ui_counted
from coach.practice.own import editing
from coach.practice.own.editing import ARM_WORDS, ARMS, FORM_WORDS, NUMBER_WORDS, Number
from coach.practice.own.limits import MOST_ENTRIES, MOST_NAME
from coach.practice.own.model import OwnProgramme
from coach.practice.own.warning import warnings
from coach.practice.own.words import own_words, size_words, when_words
from coach.practice.programme import Entry
from coach.practice.week import SHORT_NAMES
from coach.ui.journeys.asking_words import ask_words
from coach.ui.journeys.programmes import session_minutes
from coach.ui.journeys.workshop import Workshop
from coach.ui.screens.entries import Entries
from coach.ui.screens.exercises import Exercises, ListPlace
from coach.ui.screens.list_screen import ListScreen, Row
from coach.ui.screens.rows_screen import Options, RowsScreen, Steps
from coach.ui.theme.icons import Icon
from coach.ui.widgets.kit import Kit


class ProgrammeEditing(QObject):
    """`keep` gets the changed programme; `leave` follows when nothing is kept. A `new` one is asked about even
    when nothing was changed in it.
    """

    def __init__(
        self,
        shop: Workshop,
        programme: OwnProgramme,
        keep: Callable[[OwnProgramme], None],
        leave: Callable[[], None],
        *,
        new: bool,
    ) -> None:
        super().__init__(shop.lobby.shell)
        self._shop, self._lobby, self._keep, self._leave = shop, shop.lobby, keep, leave
        self._draft, self._before = programme, list[OwnProgramme]()
        self._changed = new
        self._place, self._list_place = 0, ListPlace()

    def open(self) -> None:
        """What there is of the programme, row by row."""
        session_minutes(self._shop, self._draft.entries, self._overview)

    def _overview(self, minutes: int) -> None:
        draft = self._draft
        told = self._warnings(minutes)
        by = own_words(draft.by) if draft.by else ui("nobody yet")
        rows = [
            Row(size_words(draft.entries, minutes), self.entries, Icon.GRID),
            Row(when_words(draft), self.days, Icon.CLOCK),
            Row(ui("Name: {name}", name=own_words(draft.name)), self.name, Icon.LIST),
            Row(ui("From: {name}", name=by), self._by, Icon.HELPER),
            Row(ui("It may grow with me"), self._grow, Icon.CHART, chosen=draft.grows),
        ]
        if told:
            words = ui_counted("Worth knowing: {number}", "Worth knowing: {number}", len(told))
            rows.append(Row(words, self.tell, Icon.NOTICE))
        primary = Row(ui("Keep"), self._finish, Icon.CHECK)
        others = [Row(ui("Undo"), self._undo, Icon.REPEAT)] if self._before else []
        self._show(ListScreen(self._kit, own_words(draft.name), rows=rows, primary=primary, others=others), self.leave)

    def _finish(self) -> None:
        if self._draft.entries:
            self._keep(self._draft)
        else:
            words = (ui("There is **no exercise** in it yet."), ui("Add one first."))
            primary = Row(ui("Add"), self.add, Icon.PLUS)
            self._show(ListScreen(self._kit, own_words(self._draft.name), words=words, primary=primary), self.open)

    def leave(self) -> None:
        """Leave it. Nothing is lost by a wrong press: a changed draft is asked about."""
        if not self._changed:
            self._leave()
            return
        rows = [
            Row(ui("Keep it"), self._finish, Icon.CHECK),
            Row(ui("Leave without keeping"), self._leave, Icon.BACK),
        ]
        title = ui("**Keep** what you changed?")
        primary = Row(ui("Change more"), self.open, Icon.REPEAT)
        self._show(ListScreen(self._kit, title, rows=rows, primary=primary), self.open)

    def _change(self, changed: OwnProgramme) -> None:
        if changed != self._draft:
            self._before.append(self._draft)
            self._draft, self._changed = changed, True

    def _undo(self) -> None:
        self._take_back()
        self.open()

    def _take_back(self) -> None:
        if self._before:
            self._draft = self._before.pop()

    def _warnings(self, minutes: int) -> tuple[Message, ...]:
        return warnings(self._draft, self._shop.catalogue.exercises, self._lobby.preferences, minutes * 60)

    def tell(self) -> None:
        """What is worth knowing about it."""
        session_minutes(self._shop, self._draft.entries, self._tell)

    def _tell(self, minutes: int) -> None:
        words = (ui("You may keep it as it is."), *self._warnings(minutes))
        primary = Row(ui("Go on"), self.open, Icon.NEXT)
        self._show(ListScreen(self._kit, ui("Worth knowing"), words=words, primary=primary), self.open)

    def _grow(self) -> None:
        self._change(msgspec.structs.replace(self._draft, grows=not self._draft.grows))
        self.open()

    # Words

    def name(self) -> None:
        """What it is called."""

        def named(name: str) -> None:
            self._change(msgspec.structs.replace(self._draft, name=name))
            self.open()

        question = ui("What is the **name** of the programme?")
        ask_words(self._lobby, question, self._draft.name, named, self.open, most=MOST_NAME)

    def _by(self) -> None:
        def named(name: str) -> None:
            self._change(msgspec.structs.replace(self._draft, by=name))
            self.open()

        question = ui("**Who** made this programme?")
        ask_words(self._lobby, question, self._draft.by, named, self.open, most=MOST_NAME, may_be_empty=True, name=True)

    # Days

    def days(self) -> None:
        """On which days, and how often."""

        def times() -> tuple[Message, bool, bool]:
            return self._number(Number.TIMES, self._draft.times_a_day)

        fields = (
            Options(
                ui("On these days"),
                SHORT_NAMES,
                lambda: self._draft.weekdays,
                lambda day: self._change(editing.with_day(self._draft, day)),
                wide=True,
            ),
            Steps(ui("Times a day"), times, lambda by: self._change(editing.with_times(self._draft, by))),
        )
        self._rows(ui("Days"), fields, self.open)

    # Exercises

    def entries(self) -> None:
        """Its exercises in order."""
        catalogue, draft = self._shop.catalogue, self._draft
        screen = Entries(
            self._kit,
            draft.entries,
            catalogue.exercises,
            catalogue.loop,
            self._lobby.preferences.affected,
            place=self._place,
            can_undo=bool(self._before),
        )
        screen.chosen.connect(self.entry)
        screen.add.connect(self.add)
        screen.undo.connect(self._undo_entry)
        screen.done.connect(self.open)
        self._lobby.shell.show_screen(screen)

    def _undo_entry(self) -> None:
        self._take_back()
        self.entries()

    def add(self) -> None:
        """Pick one more exercise."""
        if len(self._draft.entries) >= MOST_ENTRIES:
            words = (ui("There are {number} exercises. That is the most.", number=MOST_ENTRIES),)
            primary = Row(ui("Go on"), self.entries, Icon.NEXT)
            self._show(ListScreen(self._kit, ui("Exercises"), words=words, primary=primary), self.entries)
            return
        catalogue = self._shop.catalogue
        screen = Exercises(
            self._kit,
            catalogue.offered,
            self._lobby.preferences,
            catalogue.loop,
            place=self._list_place,
            picking=True,
        )
        screen.chosen.connect(lambda number: self._added(number, screen.place))
        screen.today.connect(self.entries)
        screen.spoken.connect(self._lobby.speak)
        self._lobby.shell.show_screen(screen)

    def _added(self, number: int, place: ListPlace) -> None:
        self._list_place = place
        self._change(editing.added(self._draft, number))
        self.entry(len(self._draft.entries) - 1)

    def entry(self, at: int) -> None:
        """How one exercise is done, and its place in the order."""
        self._place = at
        entry = self._draft.entries[at]
        exercise = self._shop.catalogue.exercises[entry.exercise]
        numbers = editing.numbers_of(exercise)
        forms = editing.forms_of(exercise)
        fields: list[Options | Steps] = [
            Options(
                ui("Side"),
                tuple(ARM_WORDS[one] for one in ARMS),
                lambda: [ARMS.index(self._draft.entries[at].arm)],
                lambda index: self._with(at, editing.with_arm(self._draft.entries[at], ARMS[index])),
                wide=True,
            ),
            *(self._steps(at, number) for number in numbers),
        ]
        if len(forms) > 1:
            fields.append(
                Options(
                    ui("Object"),
                    tuple(FORM_WORDS[one] for one in forms),
                    lambda: [forms.index(form) if (form := self._draft.entries[at].form) in forms else 0],
                    lambda index: self._with(at, editing.with_form(self._draft.entries[at], forms[index])),
                )
            )
        others = (
            Row(ui("Earlier"), partial(self._move, at, -1), Icon.UP),
            Row(ui("Later"), partial(self._move, at, 1), Icon.DOWN),
            Row(ui("Remove"), partial(self._remove, at), Icon.MINUS),
        )
        title = ui("{number}. {what}", number=at + 1, what=content(exercise.title))
        self._rows(title, fields, self.entries, others)

    def _steps(self, at: int, number: Number) -> Steps:
        exercise = self._shop.catalogue.exercises[self._draft.entries[at].exercise]

        def value() -> tuple[Message, bool, bool]:
            return self._number(number, editing.value_of(self._draft.entries[at], exercise, number))

        def step(by: int) -> None:
            self._with(at, editing.with_number(self._draft.entries[at], exercise, number, by))

        words, hint = NUMBER_WORDS[number]
        return Steps(words, value, step, hint)

    @staticmethod
    def _number(number: Number, value: float) -> tuple[Message, bool, bool]:
        words = editing.number_words(number, value)
        return words, editing.can_step(number, value, -1), editing.can_step(number, value, 1)

    def _with(self, at: int, entry: Entry) -> None:
        self._change(editing.with_entry(self._draft, at, entry))

    def _move(self, at: int, by: int) -> None:
        self._change(editing.moved(self._draft, at, by))
        self.entry(max(0, min(at + by, len(self._draft.entries) - 1)))

    def _remove(self, at: int) -> None:
        self._change(editing.removed(self._draft, at))
        self.entries()

    # Screens

    @property
    def _kit(self) -> Kit:
        return self._lobby.shell.kit

    def _rows(
        self,
        title: Message,
        fields: list[Options | Steps] | tuple[Options | Steps, ...],
        back: Callable[[], None],
        others: tuple[Row, ...] = (),
    ) -> None:
        primary = Row(ui("Done"), back, Icon.CHECK)
        self._show(RowsScreen(self._kit, title, fields, primary=primary, others=others), back)

    def _show(self, screen: ListScreen, back: Callable[[], None]) -> None:
        screen.back.connect(back)
        self._lobby.shell.show_screen(screen)
