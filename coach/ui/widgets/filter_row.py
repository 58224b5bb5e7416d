"""A row of filters: as many keys of their own as have room, and one key to all the others."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QWidget

from coach.practice.message import Message, ui
from coach.ui.theme.icons import Icon
from coach.ui.theme.theme import Theme
from coach.ui.theme.tokens import BODY_STRONG, OPTION_GAP
from coach.ui.widgets.key import Key
from coach.ui.widgets.key_face import Place
from coach.ui.widgets.kit import Kit

_CHECK, _CHECK_LARGEST = 60, 1.4  # design px, width of a check mark and its gap; its growth with the text


class FilterRow(QWidget):
    """A press on a filter is `picked(index)`; one on the last key asks for all of them: `opened`.

    A filter in force that has no key of its own lends its name to the last key.
    """

    picked = Signal(int)
    opened = Signal()

    def __init__(self, kit: Kit, filters: Sequence[Message], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = kit.theme
        self._on: tuple[int, Message] = (0, filters[0])
        self._keys = [self._key(kit, words) for words in filters]
        for index, key in enumerate(self._keys):
            key.chosen.connect(lambda index=index: self.picked.emit(index))
        self.last = self._key(kit, ui("Find"), Icon.LIST)
        self.last.chosen.connect(self.opened)

    def _key(self, kit: Kit, words: Message, icon: Icon | None = None) -> Key:
        key = Key(kit, words, icon=icon, step=BODY_STRONG, place=Place.CENTRE, parent=self)
        key.setCheckable(True)
        return key

    def select(self, index: int, words: Message) -> None:
        """This filter is in force; `index` may be beyond the keys of the row."""
        self._on = (index, words)
        for number, key in enumerate(self._keys):
            key.setChecked(number == index)
        self._arrange()

    def stand_at(self, box: QRect) -> None:
        """Stand here."""
        self.setGeometry(box)
        self._arrange()

    def apply(self, theme: Theme) -> None:
        """Take a new look; the screen says next where to stand in it."""
        self._theme = theme

    def _arrange(self) -> None:
        """Drop keys from the end until the others fit, and share out what is left over."""
        gap = self._theme.metrics.px(OPTION_GAP)
        offered = [*self._keys, self.last]
        self.last.set_meaning(ui("Find"), Icon.LIST, quietly=True)
        while len(offered) > 1 and sum(map(self._wanted, offered)) + gap * (len(offered) - 1) > self.width():
            del offered[-2]
        for key in self._keys:
            key.setVisible(key in offered)
        index, words = self._on
        behind = len(offered) > 1 and index >= len(offered) - 1
        self.last.setChecked(behind)
        if behind:
            self.last.set_meaning(words, Icon.LIST, quietly=True)
        widths = [self._wanted(key) for key in offered]
        spare = (self.width() - sum(widths) - gap * (len(offered) - 1)) / len(offered)
        left = 0.0
        for key, width in zip(offered, widths, strict=True):
            box = QRect(round(left), 0, round(left + width + spare) - round(left), self.height())
            if self.isRightToLeft():
                box.moveRight(self.width() - 1 - box.left())
            key.setGeometry(box)
            left += width + spare + gap

    def _wanted(self, key: Key) -> int:
        """The px that a key needs, its check mark included."""
        metrics = self._theme.metrics
        check = metrics.px(_CHECK * min(metrics.text, _CHECK_LARGEST))
        return key.sizeHint().width() + (check if key is not self.last and key.isChecked() else 0)
