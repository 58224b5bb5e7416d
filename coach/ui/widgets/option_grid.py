"""Options as large keys in a grid; when they do not all fit, a key of the grid turns the page."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from coach.practice.message import ui
from coach.ui.theme.icons import Icon
from coach.ui.theme.theme import Theme
from coach.ui.theme.tokens import CONTROL, KEY_GAP, Step
from coach.ui.widgets.key import Key
from coach.ui.widgets.key_face import Place
from coach.ui.widgets.kit import Kit


class OptionGrid(QWidget):
    """`keys` in `columns`, filling the width; rows are as high as there is room for, up to `tallest` design px.

    Where the rows do not all fit there are more columns, if they hold the words.

    The key that has been pressed is reported by its index. `step` is the type of the key that turns the page.
    """

    picked = Signal(int)

    def __init__(
        self,
        kit: Kit,
        keys: Sequence[Key],
        columns: int,
        tallest: int,
        parent: QWidget | None = None,
        *,
        step: Step = CONTROL,
    ) -> None:
        super().__init__(parent)
        self._theme, self._columns, self._tallest = kit.theme, columns, tallest
        self._options = tuple(keys)
        self._first = 0
        for index, key in enumerate(self._options):
            key.setParent(self)
            key.chosen.connect(lambda index=index: self.picked.emit(index))
        self._more = Key(kit, ui("More"), icon=Icon.DOWN, step=step, place=Place.CENTRE, parent=self)
        self._more.chosen.connect(self._turn)

    @property
    def options(self) -> tuple[Key, ...]:
        """The keys, in order."""
        return self._options

    def apply(self, theme: Theme) -> None:
        """Take a new look."""
        self._theme = theme
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew."""
        super().resizeEvent(event)
        self._arrange()

    def _turn(self) -> None:
        self._first += self._per_page() - 1
        if self._first >= len(self._options):
            self._first = 0
        self._arrange()
        self._options[self._first].setFocus()

    def _rows_that_fit(self) -> int:
        metrics = self._theme.metrics
        gap = metrics.px(KEY_GAP)
        return max(1, (self.height() + gap) // (metrics.key + gap))

    def _columns_here(self) -> int:
        """More columns than asked for where they spare a page and no words shrink."""
        gap, columns = self._theme.metrics.px(KEY_GAP), self._columns
        widest = max((key.sizeHint().width() for key in self._options), default=0)
        while columns * self._rows_that_fit() < len(self._options):
            columns += 1
            if columns * (widest + gap) - gap > self.width():
                return self._columns
        return columns

    def _per_page(self) -> int:
        return max(2, self._rows_that_fit() * self._columns_here())

    def _arrange(self) -> None:
        per_page = self._per_page()
        paged = len(self._options) > per_page
        shown = list(self._options[self._first : self._first + (per_page - 1 if paged else per_page)])
        cells = [*shown, self._more] if paged else shown
        for key in (*self._options, self._more):
            key.setVisible(key in cells)
        gap = self._theme.metrics.px(KEY_GAP)
        columns = self._columns_here()
        rows = ceil((per_page if paged else len(cells)) / columns) or 1
        height = min(self._theme.metrics.px(self._tallest), (self.height() - (rows - 1) * gap) // rows)
        width = (self.width() - (columns - 1) * gap) // columns
        top = (self.height() - rows * height - (rows - 1) * gap) // 2
        for number, key in enumerate(cells):
            row, column = divmod(number, columns)
            key.setGeometry(self._mirrored(QRect(column * (width + gap), top + row * (height + gap), width, height)))

    def _mirrored(self, place: QRect) -> QRect:
        if self.isRightToLeft():
            place.moveLeft(self.width() - place.left() - place.width())
        return place
