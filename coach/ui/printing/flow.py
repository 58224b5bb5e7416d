"""Words and pictures that follow one another over as many pages as they need: set first, then painted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from coach.ui.printing.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Piece:
    """A part that stays whole: its height in points, and what paints it at a height y.

    `gap` is the room before it, not at the top of a page; with `holds` it stays with the piece after it.
    """

    height: float
    paint: Callable[[Sheet, float], None]
    gap: float = 0.0
    holds: bool = False


def on_pages(pieces: Iterable[Piece], room: float) -> list[list[Piece]]:
    """The pieces shared out on pages with so much room. A piece that is too high has a page of its own."""
    pages: list[list[Piece]] = [[]]
    used = 0.0
    for group in _groups(pieces):
        height = sum(piece.gap + piece.height for piece in group)
        if pages[-1] and used + height > room:
            pages.append([])
            used = 0.0
        used += height - (group[0].gap if not pages[-1] else 0.0)
        pages[-1] += group
    return pages


def paint_page(sheet: Sheet, pieces: Iterable[Piece], top: float) -> None:
    """Paint the pieces of one page below one another."""
    y = top
    for index, piece in enumerate(pieces):
        y += piece.gap if index else 0.0
        piece.paint(sheet, y)
        y += piece.height


def _groups(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """Pieces that stay together."""
    group: list[Piece] = []
    for piece in pieces:
        group.append(piece)
        if not piece.holds:
            yield group
            group = []
    if group:
        yield group
