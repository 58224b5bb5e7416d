"""A title and rows of options and of numbers between minus and plus: for what is no setting of the program."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from coach.practice import choices
from coach.practice.choices import Option
from coach.practice.message import Message
from coach.ui.blocks import Block, WidgetBlock
from coach.ui.screens.list_screen import ListScreen, Row
from coach.ui.screens.setting_row import SettingRow
from coach.ui.widgets.kit import Kit


@dataclass(frozen=True, slots=True)
class Options:
    """A row of which some options are on; `picked` hears which was pressed. `wide`: below the name."""

    words: Message
    options: tuple[Message, ...]
    on: Callable[[], Sequence[int]]
    picked: Callable[[int], None]
    hint: Message | None = None
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Steps:
    """A row with a number; `stepped` hears -1 or 1. `value` gives its words, and if it can become less or more."""

    words: Message
    value: Callable[[], tuple[Message, bool, bool]]
    stepped: Callable[[int], None]
    hint: Message | None = None


class RowsScreen(ListScreen):
    """A `ListScreen` with such rows before its own. After each press all of them show what holds now."""

    _made: tuple[tuple[Options | Steps, SettingRow], ...] = ()

    def __init__(
        self,
        kit: Kit,
        title: Message,
        fields: Sequence[Options | Steps],
        *,
        words: Sequence[Message] = (),
        rows: Sequence[Row] = (),
        primary: Row | None = None,
        others: Sequence[Row] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(kit, title, words=words, rows=rows, primary=primary, others=others, parent=parent)
        self._made = tuple((field, self._field(field)) for field in fields)
        self._show_all()
        self.first_page()

    def blocks(self, column: QRect) -> list[Block]:
        """The title and the sentences, then the rows of numbers and options, then the rows to press."""
        found = super().blocks(column)
        head = len(found) - len(self._rows)
        room = column.height() - sum(block.least(column.width()) for block in found[:1])
        for _, row in self._made:
            row.fit(column.width(), room)
        return [*found[:head], *(WidgetBlock(row) for _, row in self._made), *found[head:]]

    def _field(self, field: Options | Steps) -> SettingRow:
        options = tuple(Option(words, None) for words in field.options) if isinstance(field, Options) else ()
        wide = isinstance(field, Options) and field.wide
        made = SettingRow(
            self.kit, choices.Row("", field.words, field.hint, options, isinstance(field, Steps)), self, wide=wide
        )
        if isinstance(field, Options):
            made.picked.connect(lambda index: self._press(field.picked, index))
        else:
            made.stepped.connect(lambda by: self._press(field.stepped, by))
        return made

    def _press(self, does: Callable[[int], None], what: int) -> None:
        does(what)
        self._show_all()

    def _show_all(self) -> None:
        for field, row in self._made:
            if isinstance(field, Options):
                row.show_options(field.on())
            else:
                words, can_less, can_more = field.value()
                row.show_words(words, can_less=can_less, can_more=can_more)
