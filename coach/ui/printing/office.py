"""Makes the papers: reads the record, sets the pages, and hands them to the bindery. All of it blocks.

It may be called in any one thread: pages are painted into memory or onto a printer, never onto a window.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QLocale
from PySide6.QtGui import QPagedPaintDevice

from coach.practice.message import ui
from coach.practice.own.exercises import as_written
from coach.practice.papers.archive import Archive, Span, span_words
from coach.practice.papers.handout import Handout, doses_of, handout
from coach.practice.papers.paper import Bindery, Painted, Paper
from coach.practice.papers.report import Report, report
from coach.practice.ports import Catalogue, Fault
from coach.practice.preferences import Preferences
from coach.text.formats import Formats
from coach.text.words import Words
from coach.ui.printing.guide_pages import paint_guide
from coach.ui.printing.pdf import CREATOR, paint_pdf
from coach.ui.printing.report_page import paint_report
from coach.ui.printing.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Wish:
    """What holds for every paper: the language, the person's settings, today (ISO) and the paper."""

    words: Words
    preferences: Preferences
    today: str
    paper: Paper


def usual_paper(words: Words, system: str = "") -> Paper:
    """The paper of the country; `system` is the tag of the system's own, for a language that names none."""
    tag = words.locale if words.formats.has_country else system or QLocale.system().name()
    return Paper.LETTER if Formats(tag).letter_paper else Paper.A4


class Office:
    """Papers of one person. `family` is the typeface. Each call raises Fault if the disk refuses.

    Without an `archive` there is nobody yet, and only guides can be made.
    """

    def __init__(self, catalogue: Catalogue, archive: Archive | None, bindery: Bindery, family: str) -> None:
        self._catalogue, self._archive, self._bindery, self._family = catalogue, archive, bindery, family

    def save_report(self, span: Span, file: str, wish: Wish) -> None:
        """The therapist's page of these dates, as a PDF."""
        page, words = self._report(span, wish), wish.words
        title = words.spoken(
            ui(
                "Hand exercises at home, {first} to {last}",
                first=words.formats.date(page.first),
                last=words.formats.date(page.last),
            )
        )
        self._bindery.save_pdf(self._painted(lambda sheet: paint_report(page, sheet), wish, title), file)

    def save_tables(self, span: Span | None, folder: str, wish: Wish) -> None:
        """All that is kept, or of these dates alone, as tables in a folder."""
        assert self._archive is not None
        titles = {number: as_written(one.title) for number, one in self._catalogue.exercises.items()}
        self._bindery.save_tables(
            self._archive.tables(span),
            folder,
            titles=titles,
            spoken=wish.words.spoken,
            made=wish.today,
            span=span_words(span),
        )

    def save_guide(self, numbers: Sequence[int], file: str, wish: Wish) -> None:
        """The guide of these exercises, all if none is named, as a PDF."""
        guide = self._guide(numbers, wish)
        title = wish.words.spoken(ui("Your hand exercises"))
        loops = self._catalogue.loop
        self._bindery.save_pdf(self._painted(lambda sheet: paint_guide(guide, loops, sheet), wish, title), file)

    def print_report(self, span: Span, device: QPagedPaintDevice, dots_an_inch: int, wish: Wish) -> None:
        """The therapist's page on a printer."""
        page = self._report(span, wish)
        self._print(lambda sheet: paint_report(page, sheet), device, dots_an_inch, wish)

    def print_guide(self, numbers: Sequence[int], device: QPagedPaintDevice, dots_an_inch: int, wish: Wish) -> None:
        """The guide on a printer."""
        guide = self._guide(numbers, wish)
        self._print(lambda sheet: paint_guide(guide, self._catalogue.loop, sheet), device, dots_an_inch, wish)

    def _report(self, span: Span, wish: Wish) -> Report:
        assert self._archive is not None
        extract = self._archive.extract(span)
        return report(extract, self._catalogue.exercises, wish.preferences, date.fromisoformat(wish.today))

    def _guide(self, numbers: Sequence[int], wish: Wish) -> Handout:
        exercises = self._catalogue.exercises
        chosen = tuple(dict.fromkeys(numbers)) or tuple(exercises)
        unknown = next((number for number in chosen if number not in exercises), None)
        if unknown is not None:
            raise Fault(
                ui("There is no exercise {number}. Nothing was made. See coach catalogue for all.", number=unknown)
            )
        doses = doses_of(exercises, self._catalogue.programmes, wish.preferences, wish.today)
        return handout(
            [exercises[number] for number in chosen],
            doses,
            wish.preferences,
            self._archive.name() if self._archive else "",
        )

    def _painted(self, paint: Callable[[Sheet], None], wish: Wish, title: str) -> Painted:
        return paint_pdf(paint, wish.words, self._family, wish.paper, title=title, author=CREATOR)

    def _print(self, paint: Callable[[Sheet], None], device: QPagedPaintDevice, dots_an_inch: int, wish: Wish) -> None:
        sheet = Sheet(device, wish.words, self._family, wish.paper, dots_an_inch=dots_an_inch, tagged=False)
        try:
            paint(sheet)
        finally:
            sheet.end()
