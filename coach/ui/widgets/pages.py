"""Sections of text turned page by page: a heading, and lines below it. Nothing is clipped and nothing scrolls."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import TypeAlias

from PySide6.QtCore import QRect, QRectF
from PySide6.QtWidgets import QWidget

from coach.practice.describing import Section, Still
from coach.practice.message import Message
from coach.ui.theme.theme import Theme
from coach.ui.theme.tokens import BODY, BOLD, CONTROL, DOCK_GAP_SMALL, KEY_GAP, RUNNING, Step
from coach.ui.widgets.kit import Kit
from coach.ui.widgets.sketch_card import SketchCard
from coach.ui.widgets.text import Text

_HEADING = Step(CONTROL.points, BOLD, 1.35)
_LINE = Step(RUNNING.points, RUNNING.weight, 1.4)
_LINE_GAP = 6  # design px between two lines of a section
_LARGE_TEXT_LINE = 1.25
_PICTURE = 112  # design px, side of the picture before a line
_NARROWEST = 9.0  # line length in em below which lines stand without their pictures

MakePicture: TypeAlias = Callable[[Still, QWidget], SketchCard | None]


@dataclass(frozen=True, slots=True)
class _Part:
    """A heading or a line: its words, its section, whether it is the heading, and the picture that it stands beside."""

    words: Message
    section: int
    heading: bool
    still: Still | None


class Pages(QWidget):
    """Shows one page. Sections stay whole where they can; a heading never stands alone at the foot of a page."""

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit, self._theme = kit, kit.theme
        self._parts: list[_Part] = []
        self._texts: list[Text] = []
        self._pictures: dict[int, SketchCard] = {}  # by the place of their line among the parts
        self._heights: list[int] = []
        self._pages: list[list[int]] = [[]]
        self._page = 0

    @property
    def page(self) -> int:
        """The page that is on, from 0."""
        return self._page

    @property
    def total(self) -> int:
        """How many pages there are."""
        return len(self._pages)

    @property
    def texts(self) -> list[Text]:
        """The headings and lines of the page that is on, in order."""
        return [self._texts[index] for index in self._pages[self._page]]

    def show_sections(self, sections: Sequence[Section], picture: MakePicture) -> None:
        """Show these from the first page, once `stand_at` has given them room.

        `picture` makes the card of a still, None where there is no drawing.
        """
        for widget in (*self._texts, *self._pictures.values()):
            widget.hide()
            widget.deleteLater()
        self._parts = [
            _Part(words, number, index == 0, still)
            for number, section in enumerate(sections)
            for index, (words, still) in enumerate(
                zip_longest((section.heading, *section.lines), (None, *section.stills))
            )
        ]
        kit = Kit(self._theme, self._kit.words, self._kit.guard)
        self._texts = [Text(kit, part.words, parent=self) for part in self._parts]
        cards = ((n, picture(part.still, self)) for n, part in enumerate(self._parts) if part.still is not None)
        self._pictures = {n: card for n, card in cards if card is not None}
        self._page = 0

    def turn(self) -> None:
        """Go to the next page; the first one comes after the last."""
        self._page = (self._page + 1) % len(self._pages)
        self._show()

    def apply(self, theme: Theme) -> None:
        """Take a new look."""
        self._theme = theme
        self._arrange()

    def stand_at(self, box: QRect) -> None:
        """Stand here, and cut the pages anew: at once, also while hidden."""
        self.setGeometry(box)
        self._arrange()

    def _arrange(self) -> None:
        line = Step(_LINE.points, _LINE.weight, _LARGE_TEXT_LINE if self._theme.metrics.large_text else _LINE.line)
        for text, part in zip(self._texts, self._parts, strict=True):
            text.set_step(_HEADING if part.heading else line)
        self._heights = [self._height_of(index) for index in range(len(self._texts))]
        self._pages = self._cut()
        self._page = min(self._page, len(self._pages) - 1)
        self._show()

    def _height_of(self, index: int) -> int:
        beside = self._beside(index)
        return max(self._texts[index].heightForWidth(self.width() - beside), beside and self._picture_side)

    @property
    def _picture_side(self) -> int:
        return self._theme.metrics.px(_PICTURE)

    def _beside(self, index: int) -> int:
        """The px that the picture of a line takes from it: none where it has none, or would stand too narrow."""
        taken = self._picture_side + self._theme.metrics.px(KEY_GAP)
        narrow = self.width() - taken < _NARROWEST * self._theme.metrics.text_px(BODY)
        return 0 if narrow or index not in self._pictures else taken

    def _show(self) -> None:
        """Show the texts of the page that is on, from the top, and their pictures."""
        for widget in (*self._texts, *self._pictures.values()):
            widget.hide()
        top = 0
        for place, index in enumerate(self._pages[self._page]):
            top += self._gap_above(index) if place else 0
            height = self._heights[index]
            self._stand(index, QRect(0, top, self.width(), min(height, self.height() - top)))
            top += height

    def _stand(self, index: int, row: QRect) -> None:
        """Show a heading or a line, and before it its picture."""
        text, beside, side = self._texts[index], self._beside(index), self._picture_side
        turned = self.isRightToLeft()
        text.setGeometry(row.adjusted(0 if turned else beside, 0, -beside if turned else 0, 0))
        text.show()
        if beside:
            left = row.right() + 1 - side if turned else row.left()
            self._pictures[index].stand_at(QRectF(left, row.top() + (row.height() - side) // 2, side, side))
            self._pictures[index].show()

    def _gap_above(self, index: int) -> int:
        part = self._parts[index]
        if part.heading:
            return self._theme.metrics.px(DOCK_GAP_SMALL)
        return 0 if self._is_first_line(index) else self._theme.metrics.px(_LINE_GAP)

    def _cut(self) -> list[list[int]]:
        """The indices on each page."""
        pages: list[list[int]] = [[]]
        used = 0
        for index, part in enumerate(self._parts):
            wanted = self._whole(index) if part.heading else self._heights[index]
            if pages[-1] and used + self._gap_above(index) + wanted > self.height() and not self._is_first_line(index):
                pages.append([])
                used = 0
            used += (self._gap_above(index) if pages[-1] else 0) + self._heights[index]
            pages[-1].append(index)
        return pages

    def _is_first_line(self, index: int) -> bool:
        return not self._parts[index].heading and self._parts[index - 1].heading

    def _whole(self, heading: int) -> int:
        """The px of a section, or of its heading and first line where the section is higher than a page."""
        same = [n for n, part in enumerate(self._parts) if part.section == self._parts[heading].section]
        whole = sum(self._heights[n] for n in same) + sum(self._gap_above(n) for n in same[1:])
        return whole if whole <= self.height() else sum(self._heights[n] for n in same[:2])
