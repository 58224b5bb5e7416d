"""Sections of text turned page by page: a heading, and lines below it. Nothing is clipped and nothing scrolls."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from coach.practice.describing import Section
from coach.practice.message import Message
from coach.ui.theme.theme import Theme
from coach.ui.theme.tokens import BOLD, CONTROL, DOCK_GAP_SMALL, RUNNING, Step
from coach.ui.widgets.kit import Kit
from coach.ui.widgets.text import Text

_HEADING = Step(CONTROL.points, BOLD, 1.35)
_LINE = Step(RUNNING.points, RUNNING.weight, 1.4)
_LINE_GAP = 6  # design px between two lines of a section
_LARGE_TEXT_LINE = 1.25


@dataclass(frozen=True, slots=True)
class _Part:
    """A heading or a line: its words, its section, and whether it is the heading."""

    words: Message
    section: int
    heading: bool


class Pages(QWidget):
    """Shows one page. Sections stay whole where they can; a heading never stands alone at the foot of a page."""

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit, self._theme = kit, kit.theme
        self._parts: list[_Part] = []
        self._texts: list[Text] = []
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

    def show_sections(self, sections: Sequence[Section]) -> None:
        """Show these, from the first page."""
        for text in self._texts:
            text.hide()
            text.deleteLater()
        self._parts = [
            _Part(words, number, index == 0)
            for number, section in enumerate(sections)
            for index, words in enumerate((section.heading, *section.lines))
        ]
        kit = Kit(self._theme, self._kit.words, self._kit.guard)
        self._texts = [Text(kit, part.words, shrink=True, parent=self) for part in self._parts]
        self._page = 0
        self._arrange()

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
        self._heights = [text.heightForWidth(self.width()) for text in self._texts]
        self._pages = self._cut()
        self._page = min(self._page, len(self._pages) - 1)
        self._show()

    def _show(self) -> None:
        """Show the texts of the page that is on, from the top."""
        for text in self._texts:
            text.hide()
        top = 0
        for place, index in enumerate(self._pages[self._page]):
            top += self._gap_above(index) if place else 0
            height = self._heights[index]
            text = self._texts[index]
            text.setGeometry(0, top, self.width(), min(height, self.height() - top))
            text.show()
            top += height

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
