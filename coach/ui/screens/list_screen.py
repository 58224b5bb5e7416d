"""A title, some sentences, and large rows to press: what most small screens consist of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QWidget

from coach.practice.message import Message, ui
from coach.ui.blocks import Block, WidgetBlock, fit_step, pages
from coach.ui.paged import PagedScreen
from coach.ui.places import Form
from coach.ui.theme.icons import Icon
from coach.ui.theme.tokens import (
    BODY,
    BODY_STRONG,
    COLUMN_LIST,
    CONTROL,
    GRID,
    KEY_GAP,
    MARGIN_TOP,
    NOTE,
    REGULAR,
    RUNNING,
    SENTENCE,
    TITLE,
    Step,
)
from coach.ui.widgets.key import Key
from coach.ui.widgets.key_face import Place
from coach.ui.widgets.kit import Kit
from coach.ui.widgets.text import Text

_ROW = 92  # design px
_ROW_AIR = 28  # lip, borders, and air above and below the words of a row
_TITLE_STEPS = (TITLE, CONTROL, BODY_STRONG)
_WORDS_STEPS = (RUNNING, BODY, NOTE)
_LARGE_STEPS = (SENTENCE, *(Step(size.points, REGULAR, 1.5) for size in (TITLE, CONTROL)))
_TITLE_SHARE = 0.4  # of the column's height, at most


@dataclass(frozen=True, slots=True)
class Row:
    """One large row. Words that are no Message are the person's own, such as a name."""

    words: Message | str
    does: Callable[[], None]
    icon: Icon | None = None
    chosen: bool = False


class ListScreen(PagedScreen):
    """The dock has `primary`, then `others`, "More" where there is another page, and "Back".

    Without a `primary` key, that is Today. `today` and `back` lead on; a press on a row does what the row says.
    With `large`, the words are as large as one page allows. One that nobody `leaves` has no keys, and goes by itself.
    """

    to_first = ui("To the top")  # as "Back" leaves the screen

    today = Signal()
    back = Signal()

    def __init__(
        self,
        kit: Kit,
        title: Message,
        *,
        words: Sequence[Message] = (),
        rows: Sequence[Row] = (),
        primary: Row | None = None,
        others: Sequence[Row] = (),
        large: bool = False,
        leaves: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(kit, Form(column=COLUMN_LIST), title, parent)
        self._leaves = leaves
        first = primary or Row(ui("Today"), self.today.emit, Icon.HOME)
        self._asks = primary is not None
        self._primary = self.key(first.words, first.icon or Icon.CHECK, first.does, primary=True)
        self._others = tuple(self.key(one.words, one.icon or Icon.LIST, one.does) for one in others)
        self._back = self.key(ui("Back"), Icon.BACK, self.back.emit)
        if leaves:
            self.went_back.connect(self.back)
        self._title = Text(kit, title, TITLE, parent=self)
        self._large_words = large
        self._words = tuple(Text(kit, sentence, RUNNING, parent=self) for sentence in words)
        self._rows = tuple(self._row(row) for row in rows)
        self._said = (title, *words)
        self.first_page()

    @property
    def said(self) -> str:
        """What the voice may say when the screen comes."""
        return " ".join(self.kit.words.spoken(words) for words in self._said)

    @property
    def other_keys(self) -> tuple[Key, ...]:
        """The keys of `others`."""
        return self._others

    def show_words(self, number: int, words: Message) -> None:
        """Show another sentence in the place of this one."""
        self._words[number].show_words(words)
        said = list(self._said)
        said[number + 1] = words
        self._said = tuple(said)
        self.first_page()

    def keys(self, more: Sequence[Key]) -> Sequence[Key]:
        """The primary key, the others, and the way back."""
        if not self._leaves:
            return ()
        return (self._primary, *self._others, *more, self._back)

    def first_focus(self) -> QWidget | None:
        """The first row; where the primary key has a meaning of its own, that one."""
        return self._rows[0] if self._rows and not self._asks else super().first_focus()

    def parts(self, column: QRect) -> list[list[Block]]:
        """All of it, on as many pages as it needs."""
        return pages(self.blocks(column), column.width(), column.height())

    def blocks(self, column: QRect) -> list[Block]:
        """The title, the sentences and the rows."""
        px, width, height = self.theme.metrics.px, column.width(), column.height()
        fit_step(self._title, width, round(height * _TITLE_SHARE), _TITLE_STEPS)
        self._fit_words(width, height)
        words = [WidgetBlock(text, px(GRID)) for text in self._words]
        rows = [_RowBlock(key, px(KEY_GAP if number else MARGIN_TOP)) for number, key in enumerate(self._rows)]
        return [WidgetBlock(self._title), *words, *rows]

    def _fit_words(self, width: int, height: int) -> None:
        """Words of the usual size; or all of them in the largest in which they stand on one page with the title."""
        room = height - self._title.heightForWidth(width) - len(self._words) * self.theme.metrics.px(GRID)
        for step in _LARGE_STEPS if self._large_words else ():
            for text in self._words:
                text.set_step(step)
            if sum(text.heightForWidth(width) for text in self._words) <= room:
                return
        below = height - self._title.heightForWidth(width) - self.theme.metrics.px(GRID)
        for number, text in enumerate(self._words):  # the first one keeps the title company
            fit_step(text, width, height if number else below, _WORDS_STEPS)

    def _row(self, row: Row) -> Key:
        key = Key(self.kit, row.words, icon=row.icon, step=CONTROL, place=Place.SIDE, parent=self)
        if row.chosen:
            key.setCheckable(True)
            key.setChecked(True)
        key.chosen.connect(row.does)
        return key


@dataclass(frozen=True, slots=True)
class _RowBlock:
    """A row, as high as its words need."""

    key: Key
    above: int

    def least(self, width: int) -> int:
        """One line in a usual row; more lines need more."""
        theme, wanted = self.key.theme, self.key.sizeHint().width()
        lines = ceil(1.1 * wanted / width) if wanted > width else 1  # lines break at words, so none is quite full
        line = theme.metrics.text_px(CONTROL) * CONTROL.line
        return max(theme.metrics.key, theme.metrics.px(_ROW), round(lines * line + theme.metrics.px(_ROW_AIR)))

    def most(self, width: int) -> int:
        """No higher."""
        return self.least(width)

    def place(self, area: QRect) -> None:
        """Stand here."""
        self.key.setGeometry(area)

    def set_visible(self, visible: bool) -> None:
        """Show or hide it."""
        self.key.setVisible(visible)
