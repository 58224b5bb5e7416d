"""What is read of one person, and how papers are made of it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from coach.desktop.paths import Paths
from coach.joining.machine import check_screen, no_window, words_for
from coach.practice.message import Message, ui
from coach.practice.papers.archive import Span, span_words
from coach.practice.papers.paper import Paper
from coach.practice.ports import Fault
from coach.practice.preferences import Preferences

if TYPE_CHECKING:
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtPrintSupport import QPrinter

    from coach.store.record_file import RecordFile
    from coach.ui.printing.office import Office, Wish


class Reading:
    """What a command reads to make papers. `person` is None where nothing is kept; `today` is an ISO date."""

    def __init__(
        self, paths: Paths, preferences: Preferences, today: str, record: RecordFile, *, person: int | None
    ) -> None:
        from coach.library.catalogue import ResourceCatalogue
        from coach.reports.bindery import FileBindery
        from coach.store.archive import SqliteArchive
        from coach.store.shelf import SqliteShelf
        from coach.ui.own_catalogue import OwnCatalogue

        self.today = today
        self._application: QGuiApplication | None = None
        self.preferences = preferences
        self._paths = paths
        self._catalogue = OwnCatalogue(ResourceCatalogue(paths.resources))
        self._bindery = FileBindery()
        self._archive = SqliteArchive(record, person) if person is not None else None
        if person is not None:
            self._catalogue.read(SqliteShelf(record, person))
        self._words = words_for(preferences)

    def close(self) -> None:
        """Let go of Qt, if it was needed."""
        if self._application is not None:
            self._application.shutdown()

    def chosen(self, numbers: Sequence[int]) -> Sequence[int]:
        """These exercises; without a number all that are offered."""
        return numbers or tuple(self._catalogue.offered)

    def save_tables(self, span: Span | None, folder: Path) -> None:
        """Save tables of the record. Needs no Qt."""
        from coach.practice.own.exercises import as_written

        assert self._archive is not None
        self._bindery.save_tables(
            self._archive.tables(span),
            str(folder),
            titles={number: as_written(one.title) for number, one in self._catalogue.exercises.items()},
            spoken=self._words.spoken,
            made=self.today,
            span=span_words(span),
        )

    def office(self, *, window: bool = False) -> Office:
        """The office that paints papers. Qt is there from now on, with a `window` if a person is to be asked."""
        if window:
            check_screen(os.environ, sys.platform)
        else:
            os.environ["QT_QPA_PLATFORM"] = "offscreen"
        try:
            from PySide6.QtGui import QGuiApplication
            from PySide6.QtWidgets import QApplication
        except ImportError as error:
            raise Fault(no_window(error)) from error
        from coach.ui.printing.office import Office
        from coach.ui.theme.fonts import load_fonts

        self._application = QApplication([]) if window else QGuiApplication([])
        family = load_fonts(self._paths.resources / "fonts")
        return Office(self._catalogue, self._archive, self._bindery, family)

    def wish(self, paper: str) -> Wish:
        """What holds for the paper; its size is that of the country if none is named."""
        from coach.ui.printing.office import Wish, usual_paper

        chosen = Paper(paper) if paper else usual_paper(self._words)
        return Wish(self._words, self.preferences, self.today, chosen)

    def print(self, paint: Callable[[QPrinter, int, Wish], None]) -> Message:
        """Ask for a printer and print; what is to be said then."""
        try:
            from coach.ui.printing.dialog import ask_printer, paper_of
        except ImportError as error:
            raise Fault(ui("This copy cannot print by itself. Please save a PDF, and print that.")) from error
        printer = ask_printer(self.wish("").paper)
        if printer is None:
            return ui("Nothing was printed.")
        paint(printer, printer.resolution(), self.wish(paper_of(printer).value))
        return ui("It is on its way to the printer.")
