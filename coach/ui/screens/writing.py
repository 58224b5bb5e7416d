"""One thing to write: by the keyboard, or by large letter keys that one finger, a pointer or scanning can press."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from coach.practice.message import Message, ui
from coach.practice.writing import begins, begins_name, tidy
from coach.ui.blocks import fit_step
from coach.ui.frame import Screen
from coach.ui.places import Form
from coach.ui.theme.icons import Icon
from coach.ui.theme.tokens import BODY, COLUMN_LIST, CONTROL, GRID, KEY_GAP, NOTE, PRIMARY, TITLE
from coach.ui.widgets.field import Field
from coach.ui.widgets.key import Key
from coach.ui.widgets.key_face import Kind, Place
from coach.ui.widgets.kit import Kit
from coach.ui.widgets.letters import Letters
from coach.ui.widgets.text import Text

_HEAD_SHARE = 0.26  # of the column, at most, for the question
_LEAST_ROWS = 3  # of letters
_STEPS = (TITLE, CONTROL, BODY, NOTE)


class Writing(Screen):
    """`kept` carries what was written, on one line; `back` leaves without it; `spoken` has words to say.

    `question` says what to write, `most` is how many letters it may have. With `may_be_empty` nothing may be kept too.
    `grouped`: each key opens some letters, for scanning. A `name` has a capital at each word, other words one at the
    start of a sentence.
    """

    kept = Signal(str)
    back = Signal()
    spoken = Signal(str)

    def __init__(
        self,
        kit: Kit,
        question: Message,
        text: str = "",
        *,
        most: int = 40,
        lines: int = 1,
        may_be_empty: bool = False,
        grouped: bool = False,
        name: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(kit, Form(column=COLUMN_LIST, band=False), question, parent)
        self._begins = begins_name if name else begins
        self._question, self._may_be_empty = question, may_be_empty
        self._head = Text(kit, question, TITLE, parent=self)
        self._field = Field(kit, question, text, most=most, lines=lines, parent=self)
        self._letters = Letters(kit, grouped=grouped, parent=self)
        self._letters.typed.connect(self._type)
        self._letters.changed.connect(self.choices_changed)
        self._field.textChanged.connect(self._show_case)
        self._field.entered.connect(self._keep)
        self.went_back.connect(self.back)
        keep = Key(kit, ui("Keep"), icon=Icon.CHECK, kind=Kind.PRIMARY, step=PRIMARY, place=Place.STACKED)
        keep.chosen.connect(self._keep)
        erase, space = Key(kit, ui("Erase"), icon=Icon.ERASE), Key(kit, ui("Space"), icon=Icon.SPACE)
        erase.chosen.connect(self._field.erase)
        space.chosen.connect(lambda: self._type(" "))
        say, leave = Key(kit, ui("Say it"), icon=Icon.SAY), Key(kit, ui("Back"), icon=Icon.BACK)
        say.chosen.connect(self.say)
        leave.chosen.connect(self.back)
        self.set_keys([keep, erase, space, say, leave])
        self._show_case()

    @property
    def takes_words(self) -> bool:
        """A key of the keyboard types."""
        return True

    def say(self) -> None:
        """Speak the question, and what is written."""
        self.spoken.emit(f"{self._head.text()} {tidy(self._field.written())}".strip())

    def first_focus(self) -> QWidget | None:
        """What is written."""
        return self._field

    def scan_order(self) -> list[Key]:
        """The letters first, then the dock."""
        return [key for key in (*self._letters.cells, *self.dock_keys) if key.isVisibleTo(self) and key.isEnabled()]

    def arrange(self, column: QRect) -> None:
        """The question, what is written, then the letters."""
        px = self.theme.metrics.px
        fit_step(self._head, column.width(), round(column.height() * _HEAD_SHARE), _STEPS)
        head = self._head.heightForWidth(column.width())
        self._head.setGeometry(column.left(), column.top(), column.width(), head)
        top = column.top() + head + px(GRID)
        least = _LEAST_ROWS * (self.theme.metrics.key + px(KEY_GAP))
        field = min(self._field.wanted_height(), max(self.theme.metrics.key, column.bottom() - top - least))
        self._field.setGeometry(column.left(), top, column.width(), field)
        top += field + px(KEY_GAP)
        self._letters.setGeometry(column.left(), top, column.width(), column.bottom() + 1 - top)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter of the keyboard goes into the field, wherever the focus is."""
        writes = event.text().isprintable() and bool(event.text())
        if writes or event.key() == Qt.Key.Key_Backspace:
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)
            self._field.to_end()
            QCoreApplication.sendEvent(self._field, event)
            return
        super().keyPressEvent(event)

    def _type(self, letters: str) -> None:
        self._field.type(letters)

    def _show_case(self) -> None:
        self._letters.set_capitals(self._begins(self._field.written()))

    def _keep(self) -> None:
        written = tidy(self._field.written())
        if written or self._may_be_empty:
            self.kept.emit(written)
            return
        why = self.kit.words.spoken(ui("Please write something first."))
        self._head.show_words(why)
        self._lay_out()
        self.announce(why)
        self.spoken.emit(why)
