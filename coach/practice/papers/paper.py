"""A printed paper on its way: what was painted, and what its parts are, so that it can be finished as a document."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from coach.practice.message import Message
from coach.practice.papers.archive import Table

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

    `alt` are the words for a picture; `words` are those of a text, whole, as a line of print has no space at its end.
    `parent` is the place of the part that it stands in, among all tags. `scope` is
    what a TH heads: a Column or a Row.
    """

    kind: str
    alt: str = ""
    parent: int | None = None
    scope: str = "Column"
    words: str = ""


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


class Bindery(Protocol):
    """Makes files of what was painted or read, whole or not at all. Calls block; each raises Fault."""

    def save_pdf(self, painted: Painted, file: str) -> None:
        """Finish a paper and save it; only a paper that this program made before is written over."""
        ...

    def save_tables(
        self,
        tables: Sequence[Table],
        folder: str,
        *,
        titles: Mapping[int, str],
        spoken: Callable[[Message], str],
        made: str,
        span: Message,
    ) -> None:
        """Save tables for a spreadsheet in a folder, with a README made on the date `made` about the dates `span`.

        `titles` are those of the exercises; `spoken` turns messages into words.
        """
        ...
