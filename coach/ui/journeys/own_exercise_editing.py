"""Changing one exercise of one's own: a draft, which is kept or left as a whole; each change can be undone."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from hashlib import sha256
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject

from coach.practice.describing import amount
from coach.practice.message import Message, ui, ui_counted
from coach.practice.own import editing
from coach.practice.own.editing import NUMBER_WORDS, WORK_WORDS, Number
from coach.practice.own.exercises import as_exercise, literal, pictures_of
from coach.practice.own.limits import MOST_STEPS, MOST_TITLE, MOST_WORDS
from coach.practice.own.model import OwnExercise, OwnHold, OwnStep
from coach.practice.own.words import own_words
from coach.practice.sketch import Loop, photo_loop
from coach.ui.journeys.asking_words import ask_words
from coach.ui.journeys.finding_files import REFUSED, FileFinder
from coach.ui.journeys.workshop import Workshop
from coach.ui.photo import ENDINGS, take_picture
from coach.ui.screens.exercise import ExercisePage
from coach.ui.screens.list_screen import ListScreen, Row
from coach.ui.screens.rows_screen import Options, RowsScreen, Steps
from coach.ui.theme.icons import Icon
from coach.ui.widgets.kit import Kit


class OwnExerciseEditing(QObject):
    """A draft of one exercise. `keep` gets it with its new pictures, `leave` follows when nothing is kept; `away` puts
    it away, where it is on the shelf already.
    """

    def __init__(
        self,
        shop: Workshop,
        exercise: OwnExercise,
        keep: Callable[[OwnExercise, list[bytes]], None],
        leave: Callable[[], None],
        away: Callable[[], None] | None = None,
    ) -> None:
        super().__init__(shop.lobby.shell)
        self._shop, self._lobby, self._keep, self._leave, self._away = shop, shop.lobby, keep, leave, away
        self._draft, self._before = exercise, list[OwnExercise]()
        self._changed = away is None
        self._pictures: dict[str, bytes] = {}

    def open(self) -> None:
        """What there is of it, row by row."""
        draft = self._draft
        steps = ui_counted("{number} step", "{number} steps", len(draft.steps))
        rows = [
            Row(ui("Name: {name}", name=own_words(draft.title)), self._title, Icon.LIST),
            Row(ui("What to do: {steps}", steps=steps), self.steps, Icon.HAND),
            Row(ui("How much: {amount}", amount=self._amount()), self.work, Icon.REPEAT),
            Row(ui("Take care: {words}", words=_or_nothing(draft.caution)), self._caution, Icon.NOTICE),
        ]
        if draft.steps:
            rows.append(Row(ui("Look at it"), self.look, Icon.SCREEN))
        if self._away is not None:
            rows.append(Row(ui("Put away"), self._away, Icon.DOWN))
        primary = Row(ui("Keep"), self._finish, Icon.CHECK)
        others = [Row(ui("Undo"), self._undo, Icon.REPEAT)] if self._before else []
        self._show(
            ListScreen(self._kit, own_words(draft.title), rows=rows, primary=primary, others=others),
            self._left,
        )

    def _amount(self) -> Message:
        made = as_exercise(0, self._draft)
        sets = self._draft.sets
        return amount(made) if sets == 1 else ui("{sets} x {each}", sets=sets, each=amount(made))

    def _finish(self) -> None:
        if self._draft.steps:
            names = pictures_of(self._draft)
            self._keep(self._draft, [content for name, content in self._pictures.items() if name in names])
            return
        words = (ui("It has **no step** yet."), ui("Say first what to do."))
        primary = Row(ui("Add"), lambda: self._write_step(0), Icon.PLUS)
        self._show(ListScreen(self._kit, own_words(self._draft.title), words=words, primary=primary), self.open)

    def _left(self) -> None:
        if not self._changed:
            self._leave()
            return
        rows = [
            Row(ui("Keep it"), self._finish, Icon.CHECK),
            Row(ui("Leave without keeping"), self._leave, Icon.BACK),
        ]
        primary = Row(ui("Change more"), self.open, Icon.REPEAT)
        self._show(ListScreen(self._kit, ui("**Keep** what you changed?"), rows=rows, primary=primary), self.open)

    def _change(self, changed: OwnExercise) -> None:
        if changed != self._draft:
            self._before.append(self._draft)
            self._draft, self._changed = changed, True

    def _undo(self) -> None:
        self._draft = self._before.pop()
        self.open()

    def look(self) -> None:
        """The exercise as its page will be."""
        made = as_exercise(0, self._draft)
        screen = ExercisePage(self._kit, made, self._lobby.preferences, self._loop, only_look=True)
        screen.back.connect(self.open)
        screen.today.connect(self.open)
        screen.spoken.connect(self._lobby.speak)
        self._lobby.shell.show_screen(screen)

    def _loop(self, name: str) -> Loop | None:
        photo = self._pictures.get(name) or self._shop.catalogue.own.pictures.get(name)
        return photo_loop(0, name, literal(self._draft.title), photo) if photo else None

    @property
    def _kit(self) -> Kit:
        return self._lobby.shell.kit

    # Words

    def _ask(
        self, question: Message, text: str, take: Callable[[str], None], back: Callable[[], None], most: int
    ) -> None:
        ask_words(self._lobby, question, text, take, back, most=most, may_be_empty=most != MOST_TITLE)

    def _title(self) -> None:
        def named(title: str) -> None:
            self._change(msgspec.structs.replace(self._draft, title=title))
            self.open()

        self._ask(ui("What is the exercise **called**?"), self._draft.title, named, self.open, MOST_TITLE)

    def _caution(self) -> None:
        def written(words: str) -> None:
            self._change(msgspec.structs.replace(self._draft, caution=words))
            self.open()

        self._ask(ui("What must be taken **care** of?"), self._draft.caution, written, self.open, MOST_WORDS)

    # How much

    def work(self) -> None:
        """How it is done, and how much. Shown anew when its kind changes, as it then has other numbers."""

        def kind(index: int) -> None:
            self._change(editing.with_kind(self._draft, index))
            self.work()

        fields: list[Options | Steps] = [
            Options(ui("Work"), WORK_WORDS, lambda: [editing.kind_of(self._draft.work)], kind, wide=True),
            *(self._number(number) for number in editing.own_numbers(self._draft)),
        ]
        if isinstance(self._draft.work, OwnHold):
            fields.append(
                Options(
                    ui("Side"),
                    (ui("Weak side"), ui("Both")),
                    lambda: [int(isinstance(self._draft.work, OwnHold) and self._draft.work.both_sides)],
                    lambda index: self._change(editing.with_sides(self._draft, both=index == 1)),
                )
            )
        primary = Row(ui("Done"), self.open, Icon.CHECK)
        self._show(RowsScreen(self._kit, ui("How much"), fields, primary=primary), self.open)

    def _number(self, number: Number) -> Steps:
        def value() -> tuple[Message, bool, bool]:
            now = editing.own_value(self._draft, number)
            words = editing.number_words(number, now)
            return words, editing.can_step(number, now, -1), editing.can_step(number, now, 1)

        words, hint = NUMBER_WORDS[number]
        return Steps(words, value, lambda by: self._change(editing.own_stepped(self._draft, number, by)), hint)

    # Steps

    def steps(self) -> None:
        """What to do, step by step."""
        steps = self._draft.steps
        rows = [
            Row(ui("{number}. {what}", number=n, what=own_words(step.shown)), partial(self.step, n - 1), Icon.HAND)
            for n, step in enumerate(steps, 1)
        ]
        words = () if steps else (ui("Say what to do, **one step** at a time."),)
        add = [Row(ui("Add"), lambda: self._write_step(len(steps)), Icon.PLUS)] if len(steps) < MOST_STEPS else []
        primary = Row(ui("Done"), self.open, Icon.CHECK)
        self._show(
            ListScreen(self._kit, ui("Steps"), words=words, rows=rows, primary=primary, others=add),
            self.open,
        )

    def _write_step(self, at: int) -> None:
        """Write what is to be done in a step; a new one is added by it."""
        there = at < len(self._draft.steps)
        before = self._draft.steps[at] if there else OwnStep(shown="")

        def written(words: str) -> None:
            self._change(editing.with_step(self._draft, at, msgspec.structs.replace(before, shown=words)))
            self.step(at)

        back = partial(self.step, at) if there else self.steps
        ask_words(self._lobby, ui("What is **to do** in this step?"), before.shown, written, back, most=MOST_WORDS)

    def step(self, at: int) -> None:
        """One step: its words, its picture, its place."""
        step = self._draft.steps[at]
        rows = [
            Row(ui("To read: {words}", words=own_words(step.shown)), partial(self._write_step, at), Icon.SCREEN),
            Row(
                ui("To hear: {words}", words=own_words(step.said) if step.said else ui("the same")),
                partial(self._words_of, at, "said", ui("What is **said** aloud?")),
                Icon.SAY,
            ),
            Row(
                ui("Helper: {words}", words=_or_nothing(step.helper)),
                partial(self._words_of, at, "helper", ui("What does the **helper** do?")),
                Icon.HELPER,
            ),
            Row(ui("Another picture") if step.picture else ui("A picture"), partial(self._picture, at), Icon.PLUS),
        ]
        if step.picture:
            rows.append(Row(ui("No picture"), partial(self._set_picture, at, ""), Icon.MINUS))
        others = (
            Row(ui("Earlier"), partial(self._move, at, -1), Icon.UP),
            Row(ui("Later"), partial(self._move, at, 1), Icon.DOWN),
            Row(ui("Remove"), partial(self._remove, at), Icon.MINUS),
        )
        title = ui("Step {number}", number=at + 1)
        primary = Row(ui("Done"), self.steps, Icon.CHECK)
        self._show(ListScreen(self._kit, title, rows=rows, primary=primary, others=others), self.steps)

    def _words_of(self, at: int, field: str, question: Message) -> None:
        def written(words: str) -> None:
            step = msgspec.structs.replace(self._draft.steps[at], **{field: words})
            self._change(editing.with_step(self._draft, at, step))
            self.step(at)

        text = getattr(self._draft.steps[at], field)
        self._ask(question, text, written, partial(self.step, at), MOST_WORDS)

    def _move(self, at: int, by: int) -> None:
        self._change(editing.step_moved(self._draft, at, by))
        self.step(max(0, min(at + by, len(self._draft.steps) - 1)))

    def _remove(self, at: int) -> None:
        self._change(editing.without_step(self._draft, at))
        self.steps()

    # Pictures

    def _picture(self, at: int) -> None:
        def found(path: Path) -> None:
            self._lobby.work(lambda: take_picture(path), partial(self._taken, at), trouble=REFUSED)

        back = partial(self.step, at)
        FileFinder(self._lobby, ui("Which **picture** shows this step?"), ENDINGS, found, back).open()

    def _taken(self, at: int, photo: bytes) -> None:
        name = sha256(photo).hexdigest()
        self._pictures[name] = photo
        self._set_picture(at, name)

    def _set_picture(self, at: int, name: str) -> None:
        step = msgspec.structs.replace(self._draft.steps[at], picture=name)
        self._change(editing.with_step(self._draft, at, step))
        self.step(at)

    def _show(self, screen: ListScreen, back: Callable[[], None]) -> None:
        screen.back.connect(back)
        self._lobby.shell.show_screen(screen)


def _or_nothing(words: str) -> Message:
    return own_words(words) if words else ui("nothing")
