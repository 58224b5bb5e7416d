"""The printed guide: a cover with what is inside, the safety words, an exercise on one or two pages, a sheet to tick.

Letters are 18 points and more, everything is black on white, and nothing needs colour to be understood.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from math import ceil
from typing import TypeAlias

from PySide6.QtCore import QPointF, QRectF

from coach.practice.message import Message, content, ui
from coach.practice.own.model import FIRST_OWN_NUMBER
from coach.practice.papers.handout import Chapter, Handout, Passage, Picture
from coach.practice.preferences import Side
from coach.practice.sketch import Loop
from coach.ui.printing.flow import Piece, on_pages, paint_page
from coach.ui.printing.sheet import END, MIDDLE, MM, Face, Sheet
from coach.ui.printing.tick_grid import tick_grid
from coach.ui.widgets.sketch_painting import paint_print

Loops = Callable[[int, str], Loop | None]
_Text: TypeAlias = tuple[Message, Face, str]  # its words, how it looks, and what part it is

_MARGIN, _FOOT = 17 * MM, 9 * MM
_COVER, _TITLE, _HEAD = Face(34, 1.2, bold=True), Face(28, 1.2, bold=True), Face(21, 1.25, bold=True)
_TEXT, _SMALL, _DOSE = Face(18, 1.35), Face(18, 1.25), Face(21, 1.3)
_AFTER_TITLE, _BEFORE_HEAD, _BETWEEN = 10.0, 12.0, 4.0
_INDENT, _FRAMED = 24.0, 14.0
_PICTURE_SHARE = 0.47  # of the width, for the one drawing beside how much
_SIZES, _AIR = (1.0, 0.85, 0.75), (1.0, 0.7, 0.5)  # of drawings, and of the air between parts
_SIDE_GAP = 16.0
_MOST_IN_A_ROW = 3
_NAMED = 8  # exercises on the sheet to tick, at most; more are not named


@dataclass(frozen=True, slots=True)
class _Part:
    """Pages that belong together, with their name in the bookmarks and in the list of what is inside."""

    title: str
    pages: list[list[Piece]]


def paint_guide(guide: Handout, loops: Loops, sheet: Sheet) -> None:
    """Paint the guide. `loops` gives the drawings of the exercises."""
    _Guide(guide, loops, sheet).paint()


class _Guide:
    def __init__(self, guide: Handout, loops: Loops, sheet: Sheet) -> None:
        self._guide, self._loops, self._sheet = guide, loops, sheet
        self._left = _MARGIN
        self._wide = sheet.size.width() - 2 * _MARGIN
        self._room = sheet.size.height() - 2 * _MARGIN - _FOOT

    def paint(self) -> None:
        """Cover, safety, exercises, the sheet to tick."""
        parts = [self._safety(), *(self._chapter(chapter) for chapter in self._guide.chapters), self._ticks()]
        cover = self._cover(parts, 0)
        for _ in range(2):  # the cover tells pages, and has pages of its own
            cover = self._cover(parts, len(cover.pages))
        total = sum(len(part.pages) for part in (cover, *parts))
        number = 0
        for part in (cover, *parts):
            for index, page in enumerate(part.pages):
                number += 1
                if number > 1:
                    self._sheet.new_page()
                if not index:
                    self._sheet.bookmark(part.title, _MARGIN)
                paint_page(self._sheet, page, _MARGIN)
                self._foot(part.title, number, total)

    def _foot(self, title: str, number: int, total: int) -> None:
        """The name and the page: loose sheets can be put in order."""
        y = self._sheet.size.height() - _MARGIN - _FOOT + 8
        place = ui("Page {page} of {pages}", page=number, pages=total)
        wide = self._sheet.width(place, _SMALL) + 4
        self._sheet.line(QPointF(self._left, y), QPointF(self._left + self._wide, y))
        name = QRectF(self._left, y + 4, self._wide - wide - _SIDE_GAP, 0)
        if self._sheet.height(title, _SMALL, name.width()) <= _SMALL.points * _SMALL.line + 1:
            self._sheet.text(title, _SMALL, name)
        self._sheet.text(place, _SMALL, QRectF(self._left + self._wide - wide, y + 4, wide, 0), END)

    # Pieces

    def _words(
        self,
        words: Message | str,
        face: Face = _TEXT,
        *,
        kind: str = "P",
        gap: float = 0.0,
        indent: float = 0.0,
        holds: bool = False,
    ) -> Piece:
        wide = self._wide - indent - (_FRAMED if indent == _FRAMED else 0.0)

        def paint(sheet: Sheet, y: float) -> None:
            with sheet.part(kind):
                sheet.text(words, face, QRectF(self._left + indent, y, wide, 0))

        return Piece(self._sheet.height(words, face, wide), paint, gap, holds)

    def _spoken(self, words: Message) -> str:
        return self._sheet.words.spoken(words)

    # The cover

    def _cover(self, parts: list[_Part], pages: int) -> _Part:
        title = ui("Your hand exercises")
        pieces = [self._words(title, _COVER, kind="H1")]
        if self._guide.name:
            pieces.append(self._words(self._guide.name, _DOSE, gap=_BETWEEN))
        hand = ui("For your **right hand**") if self._guide.affected is Side.RIGHT else ui("For your **left hand**")
        pieces.append(self._words(hand, _DOSE, gap=_BETWEEN))
        pieces.append(self._words(ui("What is inside"), _HEAD, kind="H2", gap=_BEFORE_HEAD, holds=True))
        at = pages + 1
        for part in parts:
            pieces.append(self._entry(part.title, at))
            at += len(part.pages)
        return _Part(self._spoken(title), on_pages(pieces, self._room))

    def _entry(self, title: str, page: int) -> Piece:
        """A line of what is inside, with its page."""
        number = self._sheet.words.number(page)
        wide = self._sheet.width(number, _TEXT) + 6
        inner = self._wide - wide - _SIDE_GAP

        def paint(sheet: Sheet, y: float) -> None:
            with sheet.part("P"):
                height = sheet.text(title, _TEXT, QRectF(self._left, y, inner, 0))
                line = y + _TEXT.points * _TEXT.line
                sheet.text(number, _TEXT, QRectF(self._left + self._wide - wide, y, wide, 0), END)
            low = max(line, y + height)
            sheet.line(QPointF(self._left, low), QPointF(self._left + self._wide, low), 0.4, grid=True)

        return Piece(self._sheet.height(title, _TEXT, inner) + 1, paint, 1.0)

    def _safety(self) -> _Part:
        title = ui("Before you start")
        pieces = [self._words(title, _TITLE, kind="H1", holds=True)]
        pieces += [self._words(words, gap=_BEFORE_HEAD) for words in self._guide.safety]
        return _Part(self._spoken(title), on_pages(pieces, self._room))

    # An exercise

    def _chapter(self, chapter: Chapter) -> _Part:
        """On as few pages as smaller drawings and less air allow, with as much of both as these pages allow."""
        numbered = ui("{number}. {what}", number=chapter.number, what=chapter.title)
        title = numbered if chapter.number < FIRST_OWN_NUMBER else chapter.title
        best: list[list[Piece]] = []
        for size in _SIZES:
            pieces = self._pieces(chapter, title, size)
            fewest = ceil(sum(piece.height for piece in pieces) / self._room)
            for air in _AIR:
                pages = on_pages([replace(piece, gap=piece.gap * air) for piece in pieces], self._room)
                best = pages if not best or len(pages) < len(best) else best
            if len(best) <= fewest:
                break
        return _Part(self._spoken(title), best)

    def _pieces(self, chapter: Chapter, title: Message, size: float) -> list[Piece]:
        pieces = [self._words(title, _TITLE, kind="H1", holds=True)]
        drawn = [one for one in chapter.pictures if self._loops(chapter.number, one.name) is not None]
        if not drawn:
            pieces.append(self._how_much(chapter))
        elif len(drawn) > 1:
            pieces += [self._in_rows(chapter, size), self._how_much(chapter)]
        else:
            pieces.append(self._beside(chapter, size))
        for passage in chapter.passages:
            pieces += [self._warning(passage)] if passage.warning else self._passage(passage)
        return pieces

    def _passage(self, passage: Passage) -> Iterator[Piece]:
        yield self._words(passage.heading, _HEAD, kind="H2", gap=_BEFORE_HEAD, holds=True)
        for index, line in enumerate(passage.lines):
            helper = passage.helper[index] if index < len(passage.helper) else None
            yield self._words(line, gap=_BETWEEN if index else 0.0, holds=helper is not None)
            if helper is not None:
                yield self._helper(helper)

    def _warning(self, passage: Passage) -> Piece:
        """What must be seen, in a frame."""
        inside = [self._words(passage.heading, _HEAD, kind="H2", indent=_FRAMED)]
        inside += [self._words(line, indent=_FRAMED, gap=_BETWEEN) for line in passage.lines]
        height = sum(piece.gap + piece.height for piece in inside) + 2 * _BETWEEN

        def paint(sheet: Sheet, y: float) -> None:
            sheet.frame(QRectF(self._left, y, self._wide, height), 1.6)
            sheet.fill(QRectF(self._left, y, 5, height))
            paint_page(sheet, inside, y + _BETWEEN)

        return Piece(height, paint, _BEFORE_HEAD)

    def _helper(self, words: Message) -> Piece:
        """What the helper does at a step: set in, with a bar beside it."""
        inside = self._words(words, _SMALL, indent=_INDENT)

        def paint(sheet: Sheet, y: float) -> None:
            sheet.fill(QRectF(self._left + _INDENT / 3, y + 3, 3, inside.height - 6))
            inside.paint(sheet, y)

        return Piece(inside.height, paint)

    def _how_much(self, chapter: Chapter) -> Piece:
        """How much, and beside it what one needs."""
        sides = [_dose_texts(chapter), _need_texts(chapter)]
        wide = (self._wide - _SIDE_GAP) / 2 if sides[1] else self._wide

        def paint(_sheet: Sheet, y: float) -> None:
            for number, texts in enumerate(sides):
                self._paint_texts(texts, QRectF(self._left + number * (wide + _SIDE_GAP), y, wide, 0))

        return Piece(max(self._texts_height(texts, wide) for texts in sides), paint, _BEFORE_HEAD)

    def _texts_height(self, texts: list[_Text], wide: float) -> float:
        return sum(self._sheet.height(words, face, wide) + _BETWEEN for words, face, _ in texts)

    def _paint_texts(self, texts: list[_Text], box: QRectF) -> None:
        y = box.top()
        for words, face, kind in texts:
            y += _BETWEEN
            with self._sheet.part(kind):
                y += self._sheet.text(words, face, QRectF(box.left(), y, box.width(), 0))

    def _beside(self, chapter: Chapter, size: float) -> Piece:
        """The one drawing, with how much and what one needs beside it."""
        side = self._wide * _PICTURE_SHARE * size
        left = self._left + side + _SIDE_GAP
        wide = self._wide - side - _SIDE_GAP
        texts = [*_dose_texts(chapter), *_need_texts(chapter)]

        def paint(_sheet: Sheet, y: float) -> None:
            self._sketch(chapter, chapter.pictures[0], QRectF(self._left, y, side, side))
            self._paint_texts(texts, QRectF(left, y, wide, 0))

        return Piece(max(side, self._texts_height(texts, wide)), paint, _AFTER_TITLE)

    def _in_rows(self, chapter: Chapter, size: float) -> Piece:
        """Several drawings beside and below one another, each with its name."""
        pictures = chapter.pictures
        columns = len(pictures) if len(pictures) <= _MOST_IN_A_ROW else (len(pictures) + 1) // 2
        side = min((self._wide - (columns - 1) * _SIDE_GAP) / columns, self._wide * _PICTURE_SHARE) * size
        below = max(self._sheet.height(picture.caption or "", _SMALL, side) for picture in pictures)
        rows = -(-len(pictures) // columns)

        def paint(_sheet: Sheet, y: float) -> None:
            for index, picture in enumerate(pictures):
                row, column = divmod(index, columns)
                box = QRectF(self._left + column * (side + _SIDE_GAP), y + row * (side + below), side, side)
                self._sketch(chapter, picture, box)

        return Piece(rows * (side + below), paint, _AFTER_TITLE)

    def _sketch(self, chapter: Chapter, picture: Picture, box: QRectF) -> None:
        """The hatched drawing of the affected side, and what it is."""
        sheet, loop = self._sheet, self._loops(chapter.number, picture.name)
        if loop is not None:
            described = self._spoken(content(loop.description))
            with sheet.part("Figure", described), sheet.picture(box) as (painter, square):
                paint_print(painter, square, loop, mirrored=self._guide.affected is Side.LEFT)
        sheet.frame(box)
        if picture.caption is not None:
            with sheet.part("Caption"):
                sheet.text(picture.caption, _SMALL, QRectF(box.left(), box.bottom(), box.width(), 0), MIDDLE)

    # The sheet to tick

    def _ticks(self) -> _Part:
        title = ui("For the fridge: tick each day")
        pieces = [self._words(title, _TITLE, kind="H1", holds=True)]
        if len(self._guide.chapters) <= _NAMED:
            names = ", ".join(self._spoken(chapter.title) for chapter in self._guide.chapters)
            pieces.append(self._words(names, _TEXT, gap=_BETWEEN, holds=True))
        note = ui("A day without a tick is a day of rest.")
        used = sum(piece.gap + piece.height for piece in pieces) + self._sheet.height(note, _TEXT, self._wide)
        place = QRectF(self._left, 0, self._wide, self._room - used - _AFTER_TITLE - _BETWEEN - 1)
        pieces.append(tick_grid(self._sheet, _TEXT, place, _AFTER_TITLE))
        pieces.append(self._words(note, gap=_BETWEEN))
        return _Part(self._spoken(title), on_pages(pieces, self._room))


def _dose_texts(chapter: Chapter) -> list[_Text]:
    return [
        (ui("How much"), _HEAD, "H2"),
        *((words, _TEXT if at else _DOSE, "P") for at, words in enumerate(chapter.dose)),
    ]


def _need_texts(chapter: Chapter) -> list[_Text]:
    if not chapter.needs:
        return []
    return [(ui("You need"), _HEAD, "H2"), *((words, _TEXT, "P") for words in chapter.needs)]
