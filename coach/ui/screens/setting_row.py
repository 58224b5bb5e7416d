"""One row of Settings: its name and hint, and the keys that change it."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from coach.practice import choices
from coach.practice.choices import Row
from coach.practice.message import Message, ui
from coach.practice.preferences import Preferences
from coach.ui.theme.theme import Theme
from coach.ui.theme.tokens import BODY_STRONG, BOLD, CONTROL, DOCK_GAP_SMALL, GRID, LINE_HAIR, NOTE, Step
from coach.ui.widgets.choice import OptionKeys, Stepper
from coach.ui.widgets.kit import Kit
from coach.ui.widgets.text import Text

_NAME = Step(CONTROL.points, BOLD, 1.25)
_CONTROL_WIDTH = 580  # design px, beside the name
_AIR = 8
_MANY, _IN_A_ROW = 5, 4  # days of the week need room for their check marks


class SettingRow(QLabel):
    """A press on an option is `picked(index)`, on minus or plus `stepped(-1 or 1)`.

    A `wide` row has its keys below its name, over the whole width.
    """

    picked = Signal(int)
    stepped = Signal(int)

    def __init__(self, kit: Kit, row: Row, parent: QWidget | None = None, *, wide: bool = False) -> None:
        super().__init__(parent)
        self._row, self._theme, self._wide = row, kit.theme, wide
        self._name = Text(kit, row.words, _NAME, parent=self)
        self._hint = Text(kit, row.hint or "", NOTE, second=True, parent=self)
        self._hint.setVisible(row.hint is not None)
        self.setAccessibleName(kit.words.spoken(row.words))
        self.setAccessibleDescription(self._hint.text())
        self._control: OptionKeys | Stepper
        if row.stepped:
            self._control = Stepper(kit, row.words, ui("Less"), ui("More"), self)
            self._control.stepped.connect(self.stepped)
        else:
            options = [option.words for option in row.options]
            self._control = OptionKeys(kit, row.words, options, step=BODY_STRONG, parent=self)
            self._control.picked.connect(self.picked)

    @property
    def row(self) -> Row:
        """What it was made of. A row that changes no setting by itself names no field."""
        return self._row

    def show_value(self, preferences: Preferences) -> None:
        """Show what is in force."""
        chosen = choices.chosen(preferences, self._row)
        if isinstance(self._control, OptionKeys):
            self._control.select(() if chosen is None else (chosen,))
            return
        last = len(self._row.options) - 1
        words = self._row.options[chosen].words if chosen is not None else ui("Between two steps")
        self._control.show_value(words, can_less=chosen != 0, can_more=chosen != last)

    def show_options(self, indexes: Collection[int]) -> None:
        """Show that these options are on."""
        if isinstance(self._control, OptionKeys):
            self._control.select(indexes)

    def show_words(self, words: Message, *, can_less: bool, can_more: bool) -> None:
        """Show this between minus and plus."""
        if isinstance(self._control, Stepper):
            self._control.show_value(words, can_less=can_less, can_more=can_more)

    def apply(self, theme: Theme) -> None:
        """Take a new look; what stands in the row takes it by itself."""
        self._theme = theme
        self._arrange()
        self.update()

    def fit(self, width: int, height: int) -> None:
        """Leave the hint to screen readers where it would push the keys out of `height` px.

        Where the keys have the whole width, they stand below one another before their words shrink.
        """
        _, control = self._widths(width)
        if isinstance(self._control, OptionKeys):
            most = _IN_A_ROW if self._wide and len(self._control.keys) > _MANY else 0
            self._control.fit(width if control == width else None, most)
        self._hint.setVisible(bool(self._hint.marked))
        self._hint.setVisible(bool(self._hint.marked) and self.heightForWidth(width) <= height)
        if isinstance(self._control, OptionKeys) and control == width and self.heightForWidth(width) > height:
            others = self.heightForWidth(width) - self._control.sizeHint().height()
            self._control.fit(width, most, height - others)

    def heightForWidth(self, width: int) -> int:
        """The px that name, hint and keys need."""
        name, control = self._widths(width)
        words = self._words_height(name)
        keys = self._control.sizeHint().height()
        air = 2 * self._theme.metrics.px(_AIR)
        return air + (max(words, keys) if control < width else words + self._theme.metrics.px(GRID) + keys)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew."""
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a hairline above."""
        height = self._theme.metrics.px(LINE_HAIR)
        QPainter(self).fillRect(QRect(0, 0, self.width(), height), self._theme.colours.hair)

    def _words_height(self, width: int) -> int:
        hint = 0 if self._hint.isHidden() else self._hint.heightForWidth(width)
        return self._name.heightForWidth(width) + hint

    def _widths(self, width: int) -> tuple[int, int]:
        """Of the words and of the keys: side by side, or each the whole width where the text is large."""
        metrics = self._theme.metrics
        control = metrics.px(_CONTROL_WIDTH)
        words = width - control - metrics.px(DOCK_GAP_SMALL)
        if self._wide or metrics.large_text or words < width // 4:
            return width, width
        return words, control

    def _arrange(self) -> None:
        metrics = self._theme.metrics
        words, control = self._widths(self.width())
        beside = control < self.width()
        name, whole = self._name.heightForWidth(words), self._words_height(words)
        air = metrics.px(_AIR)
        top = (self.height() - whole) // 2 if beside else air
        left, keys_left = 0, self.width() - control
        if self.isRightToLeft() and beside:
            left, keys_left = self.width() - words, 0
        height = self._control.sizeHint().height()
        keys_top = (self.height() - height) // 2 if beside else air + whole + metrics.px(GRID)
        if not beside and keys_top + height > self.height() - air:  # less than it asked for: the words give way
            keys_top = self.height() - air - height
            name = min(name, keys_top - metrics.px(GRID) - air)
            whole = min(whole, keys_top - metrics.px(GRID) - air)
        self._name.setGeometry(left, top, words, name)
        self._hint.setGeometry(left, top + name, words, whole - name)
        self._control.setGeometry(keys_left, keys_top, control, height)
