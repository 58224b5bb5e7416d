"""Letters as large keys: one key a letter where there is room, else one key for some letters, which it opens."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from math import ceil
from typing import TypeAlias

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from coach.practice.message import Message, ui
from coach.practice.writing import ALPHABET, SIGNS, alphabet, both_cases, capital, groups
from coach.ui.theme.icons import Icon
from coach.ui.theme.theme import Theme
from coach.ui.theme.tokens import OPTION_GAP, SEMIBOLD, TITLE, Step
from coach.ui.widgets.key import Key
from coach.ui.widgets.key_face import Place
from coach.ui.widgets.kit import Kit

_LETTER = Step(TITLE.points, SEMIBOLD, 1.12)
_TALLEST = 112  # design px of a row
_WIDEST_COLUMNS = 3  # of the keys that open some letters

_Meaning: TypeAlias = tuple[str, str, Callable[[], None]]  # what a key shows, its name, what it does


class Letters(QWidget):
    """A press on a letter is `typed`. `changed` tells that other keys are there, so that scanning starts anew.

    With `grouped`, or where the letters have no room, each key opens some letters, small ones and capitals: fewer keys
    to walk over, and never more than two presses for a letter.
    """

    typed = Signal(str)
    changed = Signal()

    def __init__(self, kit: Kit, *, grouped: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit, self._theme, self._always_grouped = kit, kit.theme, grouped
        self._letters = alphabet(kit.words.of(ALPHABET))
        self._numbers = self._large = False
        self._opened: tuple[str, ...] = ()
        self._keys: list[Key] = []
        self._does: list[Callable[[], None]] = []
        self.cells: tuple[Key, ...] = ()  # the keys that are shown, in order
        self._case = self._key(ui("Capital letters"), "Aa", self._turn_case)
        self._case.setCheckable(True)
        self._kind = self._key(ui("Numbers and signs"), "123", self._turn_kind)
        self._close = Key(kit, ui("Back"), icon=Icon.BACK, place=Place.CENTRE, parent=self)
        self._close.chosen.connect(lambda: self._open(()))

    def set_capitals(self, capitals: bool) -> None:
        """Whether the next letter is a capital."""
        if capitals != self._large:
            self._large = capitals
            self._arrange()

    def apply(self, theme: Theme) -> None:
        """Take a new look; the keys take it by themselves."""
        self._theme = theme
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew."""
        super().resizeEvent(event)
        self._arrange()

    # Which keys there are

    def _signs(self) -> tuple[str, ...]:
        if self._numbers:
            return SIGNS
        return tuple(map(capital, self._letters)) if self._large else self._letters

    def _arrange(self) -> None:
        signs, gap = self._signs(), self._theme.metrics.px(OPTION_GAP)
        extra = [self._kind] if self._numbers else [self._case, self._kind]
        columns = max(1, (self.width() + gap) // (self._theme.metrics.key + gap))
        rows = max(1, (self.height() + gap) // (self._theme.metrics.key + gap))
        self._case.setChecked(self._large)
        name, words = (ui("Letters"), "abc") if self._numbers else (ui("Numbers and signs"), "123")
        self._kind.set_meaning(words, quietly=True)
        self._kind.setAccessibleName(self._kit.words.spoken(name))
        if not self._always_grouped and len(signs) + len(extra) <= columns * rows:
            self._opened = ()
            self._show(self._typing(signs), extra, columns)
        elif self._opened:
            inside = [sign for sign in (SIGNS if self._numbers else self._letters) if sign in self._opened]
            opened = both_cases(inside, large=self._large)
            least = ceil((len(opened) + 1) / rows)
            self._show(self._typing(opened), [self._close], min(max(_WIDEST_COLUMNS, least), columns))
        else:
            found = groups(SIGNS if self._numbers else self._letters)
            keys = [(self._cased(one), " ".join(self._cased(one)), partial(self._open, one)) for one in found]
            self._show(keys, [self._kind], min(_WIDEST_COLUMNS, columns))

    def _cased(self, letters: Sequence[str]) -> str:
        return "".join(map(capital, letters) if self._large and not self._numbers else letters)

    def _typing(self, signs: Sequence[str]) -> list[_Meaning]:
        return [(sign, sign, partial(self._type, sign)) for sign in signs]

    def _show(self, meanings: Sequence[_Meaning], extra: Sequence[Key], columns: int) -> None:
        while len(self._keys) < len(meanings):
            index = len(self._keys)
            key = Key(self._kit, "", step=_LETTER, place=Place.CENTRE, parent=self)
            key.chosen.connect(lambda index=index: self._does[index]())
            self._keys.append(key)
        self._does = [does for _, _, does in meanings]
        for key, (label, name, _) in zip(self._keys, meanings, strict=False):
            key.set_meaning(label, quietly=True)
            key.setAccessibleName(name)
        self.cells = (*self._keys[: len(meanings)], *extra)
        for key in (*self._keys, self._case, self._kind, self._close):
            key.setVisible(key in self.cells)
        self._place(self.cells, columns)

    def _place(self, cells: Sequence[Key], columns: int) -> None:
        gap, metrics = self._theme.metrics.px(OPTION_GAP), self._theme.metrics
        rows = ceil(len(cells) / columns)
        columns = ceil(len(cells) / rows)
        height = min(max(metrics.key, metrics.px(_TALLEST)), (self.height() - (rows - 1) * gap) // rows)
        width = (self.width() - (columns - 1) * gap) // columns
        for number, key in enumerate(cells):
            row, column = divmod(number, columns)
            box = QRect(column * (width + gap), row * (height + gap), width, height)
            if self.isRightToLeft():
                box.moveLeft(self.width() - box.left() - width)
            key.setGeometry(box)

    # What a press does

    def _type(self, sign: str) -> None:
        opened = bool(self._opened)
        self._opened = ()
        self.typed.emit(sign)
        if opened:
            self._rearranged()

    def _open(self, signs: tuple[str, ...]) -> None:
        self._opened = signs
        self._rearranged()

    def _turn_case(self) -> None:
        self._large = not self._large
        self._arrange()

    def _turn_kind(self) -> None:
        self._numbers, self._opened = not self._numbers, ()
        self._rearranged()

    def _rearranged(self) -> None:
        self._arrange()
        if self._keys:
            self._keys[0].setFocus()
        self.changed.emit()

    def _key(self, name: Message, label: str, does: Callable[[], None]) -> Key:
        key = Key(self._kit, label, step=_LETTER, place=Place.CENTRE, parent=self)
        key.setAccessibleName(self._kit.words.spoken(name))
        key.chosen.connect(does)
        return key
