"""Ways to choose in settings and questions: option keys of which one or several are on, and a stepper."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from math import ceil

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from coach.practice.message import Message
from coach.ui.theme.icons import Icon
from coach.ui.theme.theme import Theme
from coach.ui.theme.tokens import CONTROL, OPTION_GAP, REGULAR, Step
from coach.ui.widgets.key import Key
from coach.ui.widgets.key_face import Place
from coach.ui.widgets.kit import Kit
from coach.ui.widgets.text import Text

_HEIGHT = 92  # design px of a row of options
_VALUE = Step(24, REGULAR, 1.2)
_MARK = 52  # design px of a check mark and the gap to the words
_STEP_KEY = 150  # design px, width of minus and plus


class OptionKeys(QWidget):
    """Options side by side, or in a grid of `columns`; those in force are checked. A press is `picked(index)`.

    It does not change what is on by itself: whoever hears `picked` calls `select`.
    """

    picked = Signal(int)

    def __init__(
        self,
        kit: Kit,
        name: Message,
        options: Sequence[Message],
        *,
        columns: int = 0,
        step: Step = CONTROL,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = kit.theme
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.keys = tuple(Key(kit, words, place=Place.CENTRE, step=step, parent=self) for words in options)
        for index, key in enumerate(self.keys):
            key.setCheckable(True)
            key.setAccessibleDescription(kit.words.spoken(name))
            key.chosen.connect(lambda index=index: self.picked.emit(index))
        self._place(columns or len(options))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.apply(kit.theme)

    def select(self, indexes: Collection[int]) -> None:
        """These options are on now."""
        for index, key in enumerate(self.keys):
            key.setChecked(index in indexes)

    def fit(self, width: int | None, most: int = 0, height: int | None = None) -> None:
        """Stand in fewer columns where `width` px would press the words together; None: all side by side.

        With `most`, in no more columns than that, each with room for the check mark beside its words. Where the rows
        would be higher than `height`, they are lower, then in more columns, as long as each key can be pressed.
        """
        self._set_height(self._usual_height)
        columns = len(self.keys)
        if width is not None:
            gap, mark = self._grid.spacing(), self._theme.metrics.px(_MARK) if most else 0
            widest = max(key.sizeHint().width() for key in self.keys) + mark
            columns = max(1, min(most or columns, (width + gap) // (widest + gap)))
            if height is not None and self._height(columns) > height:
                self._set_height(self._theme.metrics.key)
            widest_row = (width + gap) // (self._theme.metrics.key + gap)
            while height is not None and columns < widest_row and self._height(columns) > height:
                columns += 1
        self._place(max(1, columns))

    @property
    def _usual_height(self) -> int:
        return max(self._theme.metrics.key, self._theme.metrics.px(_HEIGHT))

    def _set_height(self, height: int) -> None:
        for key in self.keys:
            key.setMinimumHeight(height)

    def _height(self, columns: int) -> int:
        rows = ceil(len(self.keys) / columns)
        return rows * self.keys[0].minimumHeight() + (rows - 1) * self._grid.spacing()

    def _place(self, columns: int) -> None:
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 0)
        for index, key in enumerate(self.keys):
            row, column = divmod(index, columns)
            self._grid.addWidget(key, row, column)
            self._grid.setColumnStretch(column, 1)  # equal widths, whatever the words

    def apply(self, theme: Theme) -> None:
        """Take a new look; the keys take it by themselves."""
        self._theme = theme
        self._grid.setSpacing(theme.metrics.px(OPTION_GAP))
        self._set_height(self._usual_height)


class Stepper(QWidget):
    """A value between a minus and a plus key. A press is `stepped(-1)` or `stepped(1)`."""

    stepped = Signal(int)

    def __init__(self, kit: Kit, name: Message, less: Message, more: Message, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.less = self._key(kit, Icon.MINUS, less, name)
        self.more = self._key(kit, Icon.PLUS, more, name)
        self.value = Text(kit, "", _VALUE, align=Qt.AlignmentFlag.AlignHCenter, parent=self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for widget in (self.less, self.value, self.more):
            self._row.addWidget(widget)
        self.less.chosen.connect(lambda: self.stepped.emit(-1))
        self.more.chosen.connect(lambda: self.stepped.emit(1))
        self.apply(kit.theme)

    def _key(self, kit: Kit, icon: Icon, words: Message, name: Message) -> Key:
        key = Key(kit, "", icon=icon, place=Place.CENTRE, parent=self)
        key.setAccessibleName(kit.words.spoken(words))
        key.setAccessibleDescription(kit.words.spoken(name))
        return key

    def show_value(self, words: Message | str, *, can_less: bool = True, can_more: bool = True) -> None:
        """Show this value, and at the ends of its range switch a key off."""
        self.value.show_words(words)
        self.less.setEnabled(can_less)
        self.more.setEnabled(can_more)

    def apply(self, theme: Theme) -> None:
        """Take a new look; keys and value take it by themselves."""
        metrics = theme.metrics
        self._row.setSpacing(metrics.px(OPTION_GAP))
        for key in (self.less, self.more):
            key.setFixedSize(max(metrics.key, metrics.px(_STEP_KEY)), max(metrics.key, metrics.px(_HEIGHT)))
