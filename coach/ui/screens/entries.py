"""The exercises of a programme in their order, as cards with their sketches: press one to change it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QWidget

from coach.practice.describing import object_words
from coach.practice.exercise import Exercise
from coach.practice.message import Message, content, ui
from coach.practice.own.editing import ARM_WORDS, dose_line
from coach.practice.preferences import Side
from coach.practice.programme import Arm, Entry
from coach.practice.sketch import Loop
from coach.ui.blocks import fit_step
from coach.ui.frame import Screen
from coach.ui.places import Form
from coach.ui.theme.icons import Icon
from coach.ui.theme.tokens import BODY_STRONG, COLUMN_LIST, CONTROL, GRID, NOTE, PRIMARY, RUNNING, TITLE
from coach.ui.widgets.card_grid import CardGrid, Shown
from coach.ui.widgets.key import Key
from coach.ui.widgets.key_face import Kind, Place
from coach.ui.widgets.kit import Kit
from coach.ui.widgets.text import Text
from coach.ui.widgets.thumbnails import Thumbnails

_TITLE_STEPS = (TITLE, CONTROL, BODY_STRONG, NOTE)
_TITLE_SHARE = 0.25  # of the column's height, at most


class Entries(Screen):
    """`chosen` carries the place of an entry from 0; `add` asks for one more, `undo` takes the last change back.

    `done` leads on. `place` is the first entry of the page that is on, to come back to.
    """

    chosen = Signal(int)
    add = Signal()
    undo = Signal()
    done = Signal()

    def __init__(
        self,
        kit: Kit,
        entries: Sequence[Entry],
        exercises: Mapping[int, Exercise],
        loop: Callable[[int], Loop | None],
        affected: Side,
        *,
        place: int = 0,
        can_undo: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        title = ui("Exercises in order") if entries else ui("Which exercises? Press **Add**.")
        super().__init__(kit, Form(column=COLUMN_LIST), title, parent)
        self._title = Text(kit, title, TITLE if entries else RUNNING, parent=self)
        self._grid = CardGrid(kit, Thumbnails(loop, mirrored=affected is Side.LEFT), self)
        self._grid.chosen.connect(self.chosen)
        done = Key(kit, ui("Done"), icon=Icon.CHECK, kind=Kind.PRIMARY, step=PRIMARY, place=Place.STACKED, parent=self)
        done.chosen.connect(self.done)
        add, self._down = self._key(ui("Add"), Icon.PLUS), self._key(ui("More"), Icon.DOWN)
        add.chosen.connect(self.add)
        self._down.chosen.connect(lambda: self._turn(1))
        undo = self._key(ui("Undo"), Icon.REPEAT)
        undo.chosen.connect(self.undo)
        undo.setEnabled(can_undo)
        self.went_back.connect(self.done)
        self._grid.show_things([_shown(n, one, exercises) for n, one in enumerate(entries, 1)], place)
        self.set_keys([done, add, undo, self._down])
        self._grid.setVisible(bool(entries))

    @property
    def place(self) -> int:
        """The first entry of the page that is on."""
        return self._grid.first

    def first_focus(self) -> QWidget | None:
        """The first card, or the key that adds one."""
        return self._grid.cards[0] if self._grid.cards else self.dock_keys[1]

    def scan_order(self) -> list[Key]:
        """The cards first, then the dock."""
        keys = (*self._grid.cards, *self.dock_keys)
        return [key for key in keys if key.isVisibleTo(self) and key.isEnabled()]

    def arrange(self, column: QRect) -> None:
        """The title, then the cards."""
        fit_step(self._title, column.width(), round(column.height() * _TITLE_SHARE), _TITLE_STEPS)
        title = self._title.heightForWidth(column.width())
        self._title.setGeometry(column.left(), column.top(), column.width(), title)
        self._grid.stand_at(column.adjusted(0, title + self.theme.metrics.px(GRID), 0, 0))
        self._down.setEnabled(self._grid.pages > 1)

    def _turn(self, by: int) -> None:
        self._grid.turn(by)
        page = ui("Page {page} of {pages}.", page=self._grid.page + 1, pages=self._grid.pages)
        self.announce(self.kit.words.spoken(page))
        self.choices_changed.emit()

    def _key(self, words: Message, icon: Icon) -> Key:
        return Key(self.kit, words, icon=icon, parent=self)


def _shown(number: int, entry: Entry, exercises: Mapping[int, Exercise]) -> Shown:
    """A card with its place in the order, its dose, and the arm if it is not the usual one."""
    exercise = exercises[entry.exercise]
    name = ui("{number}. {what}", number=number, what=content(exercise.title))
    third = object_words(exercise) if entry.arm is Arm.USUAL else ARM_WORDS[entry.arm]
    return Shown(exercise, (name, dose_line(entry, exercise), third))
