"""The instruction under the sketch: whole sentences on each line, and pages when they are more than its place holds."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from coach.practice.message import ui
from coach.ui.theme.theme import Theme
from coach.ui.theme.tokens import CAPTION
from coach.ui.widgets.kit import Kit
from coach.ui.widgets.position_dots import PositionDots
from coach.ui.widgets.typeset import MARK, Setting, Typeset, plain, scaled, set_to_fit

TIGHT_LINE = 1.2  # of the letters' size, where text is large or long
SENTENCES_A_PAGE = 2  # at large text, unless one line holds more
_DOTS_SCALE, _DOTS_GAP = 0.75, 16
_SENTENCE_END = re.compile(r"(?<=[.?!。؟])(\*\*)?\s+")


def sentences(marked: str) -> list[str]:
    """The sentences of a text, each with its own ** marks complete."""
    found, start = [], 0
    for gap in _SENTENCE_END.finditer(marked):
        end = gap.end(1) if gap.group(1) else gap.start()
        if marked[start:end].count(MARK) % 2 == 0:
            found.append(marked[start:end])
            start = gap.end()
    if marked[start:].strip():
        found.append(marked[start:])
    return found


class Caption(QLabel):
    """Shows sentences in a place of fixed size, and dots for its pages if there are several."""

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = kit.theme
        self._dots = PositionDots(kit, self, scale=_DOTS_SCALE)
        self._texts: tuple[str, ...] = ()
        self._sentences: tuple[str, ...] = ()
        self._zoom = 1.0
        self._pages: tuple[str, ...] = ()
        self._page = 0
        self._dots_room = 0.0

    @property
    def pages(self) -> tuple[str, ...]:
        """The words of each page, with their ** marks."""
        return self._pages

    @property
    def page(self) -> int:
        """The page that is on, from 0."""
        return self._page

    def show_sentences(self, words: Sequence[str]) -> None:
        """Show these texts from their first page on."""
        if tuple(words) != self._texts:
            self._texts = tuple(words)
            self._sentences = tuple(sentence for text in words for sentence in sentences(text))
            self.setText(plain(" ".join(words)))
            self._page = 0
            self._fill()

    def turn_to(self, page: int) -> None:
        """Show this page."""
        page = max(0, min(page, len(self._pages) - 1))
        if page != self._page:
            self._page = page
            self._show_dots()

    def stand_at(self, box: QRectF, zoom: float = 1.0) -> None:
        """Stand here, with letters `zoom` times as large: on a wide screen."""
        self._zoom = zoom
        self.setGeometry(box.toRect())
        self._fill()

    def apply(self, theme: Theme) -> None:
        """Take a new look."""
        self._theme = theme
        self._fill()

    def shown(self) -> Typeset:
        """The words of the page as they are painted."""
        words = self._pages[self._page] if self._pages else ""
        whole = Typeset(words, self._setting(), self._room())
        if whole.fits and whole.height <= self.height() + 1:
            return whole
        return set_to_fit(words, self._setting(tight=True), self._room(), self.height())

    def _room(self) -> float:
        """The width for words: beside the dots, when there are pages."""
        return self.width() - self._dots_room

    def _setting(self, *, tight: bool = False) -> Setting:
        theme = self._theme
        loose = CAPTION.line if not (tight or theme.metrics.large_text) else TIGHT_LINE
        turned = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        size = theme.metrics.text_px(CAPTION)
        setting = Setting(theme.font(CAPTION), theme.key_word(CAPTION), size * loose, right_to_left=turned)
        return scaled(setting, self._zoom)

    def _fill(self) -> None:
        """Share the sentences out to pages. A text has lines of its own where there is room for it."""
        self._dots_room = 0.0
        few = len(self._sentences) <= SENTENCES_A_PAGE or not self._theme.metrics.large_text
        pages = ["\n".join(self._texts)] if few and self._fits("\n".join(self._texts)) else self._shared_out()
        if len(pages) > 1:
            wide = self._dots.width_of(len(pages) + 1)  # beside them the words may need a page more
            self._dots_room = wide + self._theme.metrics.line(_DOTS_GAP)
            pages = self._shared_out()
        self._pages = tuple(pages)
        self._page = min(self._page, max(0, len(pages) - 1))
        self._show_dots()

    def _shared_out(self) -> list[str]:
        pages: list[str] = []
        waiting: list[str] = []
        for sentence in self._sentences:
            if waiting and not self._holds([*waiting, sentence]):
                pages.append(self._joined(waiting))
                waiting = []
            waiting.append(sentence)
        return [*pages, self._joined(waiting)] if waiting else pages

    def _show_dots(self) -> None:
        number, total = self._page + 1, len(self._pages)
        self._dots.setVisible(total > 1)
        if total > 1:
            self._dots.show_place(self._page, total, ui("Page {number} of {total}", number=number, total=total))
            size = self._dots.sizeHint()
            turned = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
            left = 0 if turned else self.width() - size.width()
            self._dots.setGeometry(left, (self.height() - size.height()) // 2, size.width(), size.height())
        self.update()

    def _holds(self, some: list[str]) -> bool:
        lines = self._joined(some)
        if self._theme.metrics.large_text and len(some) > SENTENCES_A_PAGE and "\n" in lines:
            return False
        return self._fits(lines)

    def _fits(self, lines: str) -> bool:
        text = Typeset(lines, self._setting(), self._room())
        return text.fits and text.height <= self.height() + 1

    def _joined(self, some: list[str]) -> str:
        """Sentences in lines: as many whole ones on a line as it holds."""
        lines: list[str] = []
        for sentence in some:
            together = f"{lines[-1]} {sentence}" if lines else sentence
            if lines and Typeset(together, self._setting(), 1e6).width <= self._room():
                lines[-1] = together
            else:
                lines.append(sentence)
        return "\n".join(lines)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the page from the top."""
        turned = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left = self.width() - self._room() if turned else 0.0
        box = QRectF(left, 0, self._room(), self.height())
        self.shown().draw(QPainter(self), box, self._theme.colours.ink)
