"""A printed paper on its way: what was painted, and what its parts are, so that it can be finished as a document."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

# Where the painter leaves its marks, in device pixels: a square of 1 at x = MARK_LEFT, far outside of every page.
# Its y is -1 - N where tag N begins, and 0 where one ends.
MARK_LEFT = -77_777


class Paper(StrEnum):
    """The sizes of paper that are printed on."""

    A4 = "A4"
    LETTER = "Letter"


@dataclass(frozen=True, slots=True)
class Tag:
    """A part of a paper, by its standard name in PDF: H1, H2, P, Figure, Table, TR, TH, TD, L, LI, LBody.

    `alt` are the words for a picture. `parent` is the place of the part that it stands in, among all tags. `scope` is
    what a TH heads: a Column or a Row.
    """

    kind: str
    alt: str = ""
    parent: int | None = None
    scope: str = "Column"


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A bookmark: its level from 0, the page from 0, and how high on it, in points from the lower edge."""

    title: str
    page: int
    top: int
    level: int = 0


@dataclass(frozen=True, slots=True)
class Painted:
    """A PDF as it came from the painter, with what is to be added."""

    pdf: bytes
    language: str
    tags: tuple[Tag, ...]
    bookmarks: tuple[Bookmark, ...]
    right_to_left: bool = False
