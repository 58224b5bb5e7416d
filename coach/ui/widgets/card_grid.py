"""Exercises as cards in a grid, page by page. Pictures are painted one at a time, so that nothing waits for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QRect, QTimer, Signal
from PySide6.QtWidgets import QWidget

from coach.practice.exercise import Exercise
from coach.practice.message import Message
from coach.ui.theme.metrics import Size
from coach.ui.theme.theme import Theme
from coach.ui.theme.tokens import KEY_GAP
from coach.ui.widgets.exercise_card import ExerciseCard
from coach.ui.widgets.kit import Kit
from coach.ui.widgets.thumbnails import Thumbnails

_COLUMNS, _ROWS, _ROWS_SMALL = 2, 3, 2


@dataclass(frozen=True, slots=True)
class Shown:
    """An exercise on a card; `lines` are its words, where they are not those of the list."""

    exercise: Exercise
    lines: tuple[Message, Message, Message] | None = None


class CardGrid(QWidget):
    """A press on a card is `chosen`, with its place among all that is shown, from 0."""

    chosen = Signal(int)

    def __init__(self, kit: Kit, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit, self._theme, self._thumbnails = kit, kit.theme, thumbnails
        self._things: Sequence[Shown] = ()
        self._cards: list[ExerciseCard] = []
        self._on: list[Shown | None] = []
        self._wanted = self.first = self.shown = 0
        self.per_page = 1
        self._painter = QTimer(self, interval=0, singleShot=True)
        self._painter.timeout.connect(self._paint_one)

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, ceil(len(self._things) / self.per_page))

    @property
    def page(self) -> int:
        """Which page is on, from 0."""
        return self.first // self.per_page

    @property
    def cards(self) -> tuple[ExerciseCard, ...]:
        """The cards of the page, in order."""
        return tuple(self._cards[: self.shown])

    def show_things(self, things: Sequence[Shown], first: int = 0) -> None:
        """Show these, on the page that holds the one at the place `first`."""
        self._things, self._wanted = things, first
        self._arrange()

    def turn(self, by: int) -> None:
        """Turn the page; after the last one comes the first."""
        self._wanted = (self.page + by) % self.pages * self.per_page
        self._arrange()

    def apply(self, theme: Theme) -> None:
        """Take a new look; the pictures are painted anew."""
        self._theme = theme
        self._thumbnails.forget()

    def stand_at(self, box: QRect) -> None:
        """Stand here."""
        self.setGeometry(box)
        self._arrange()

    def _arrange(self) -> None:
        columns, rows = self._columns_and_rows()
        self.per_page = columns * rows
        self.first = min(self._wanted, max(0, len(self._things) - 1)) // self.per_page * self.per_page
        page = self._things[self.first : self.first + self.per_page]
        self.shown = len(page)
        while len(self._cards) < len(page):
            self._add_card()
        gap = self._theme.metrics.px(KEY_GAP)
        width, height = (self.width() - (columns - 1) * gap) // columns, (self.height() - (rows - 1) * gap) // rows
        for index, card in enumerate(self._cards):
            card.setVisible(index < len(page))
            if index < len(page):
                row, column = divmod(index, columns)
                box = QRect(column * (width + gap), row * (height + gap), width, height)
                if self.isRightToLeft():
                    box.moveRight(self.width() - 1 - box.left())
                self._fill(index, card, page[index], box)
        self._painter.start()

    def _columns_and_rows(self) -> tuple[int, int]:
        metrics = self._theme.metrics
        columns = 1 if metrics.large_text else _COLUMNS
        rows = _ROWS_SMALL if metrics.size is Size.SMALL or metrics.large_text else _ROWS
        gap = metrics.px(KEY_GAP)
        if not self._cards:
            self._add_card()
        least = max(metrics.key, self._cards[0].least_height())
        return columns, max(1, min(rows, (self.height() + gap) // (least + gap)))

    def _add_card(self) -> None:
        card, index = ExerciseCard(self._kit, self), len(self._cards)
        card.apply(self._theme)
        card.chosen.connect(lambda: self.chosen.emit(self.first + index))
        self._cards.append(card)
        self._on.append(None)

    def _fill(self, index: int, card: ExerciseCard, thing: Shown, box: QRect) -> None:
        if card.geometry() != box:
            card.setGeometry(box)
            card.drop_picture()
        if self._on[index] != thing:
            self._on[index] = thing
            card.show_exercise(thing.exercise, thing.lines)

    def _paint_one(self) -> None:
        """Paint the picture of one card that has none, and leave the next one for later."""
        waiting = [index for index, card in enumerate(self.cards) if card.wants_picture]
        for index in waiting[:1]:
            card, thing, ratio = self._cards[index], self._things[self.first + index], self.devicePixelRatioF()
            card.set_picture(self._thumbnails.picture(thing.exercise, card.picture_size, ratio, self._theme))
        if len(waiting) > 1:
            self._painter.start()
