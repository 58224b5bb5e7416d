"""The way to a paper: what it is about, how it is wanted, a moment of patience, and where it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path, PurePath

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices

from coach.practice.message import Message, ui
from coach.practice.papers.handout import doses_of
from coach.practice.ports import Fault
from coach.practice.preferences import Side
from coach.ui.hall import Hall
from coach.ui.printing.workshop import Order, guide_order, report_order, tables_order
from coach.ui.screens.list_screen import ListScreen
from coach.ui.screens.papers import Lead, nothing_kept, saved, waiting, which_exercises, which_way
from coach.ui.screens.report import ReportScreen

_TROUBLE = "paper"


class PaperTrail:
    """Leads from a screen to a paper; `home` leads to Today."""

    def __init__(self, hall: Hall, home: Lead) -> None:
        self._hall, self._home = hall, home

    def report(self, back: Lead) -> None:
        """The therapist's page, or all as tables; `back` leads to where it was asked for."""
        if self._hall.company.is_guest:
            self._show(nothing_kept(self._hall.shell.kit), back)
            return
        totals = self._hall.rooms.notebook.totals
        self._hall.work(totals.first_day, lambda first: self._report(first, back), lambda: self._report(None, back))

    def guide(self, number: int, back: Lead) -> None:
        """Which exercises are to be printed: the one that was looked at, or more."""
        hall = self._hall
        catalogue = hall.rooms.catalogue
        planned = tuple(doses_of(catalogue.exercises, catalogue.programmes, hall.preferences, hall.today_date))

        def chosen(numbers: Sequence[int]) -> None:
            self.guide_of(numbers, lambda: self.guide(number, back))

        self._show(which_exercises(hall.shell.kit, number, planned, tuple(catalogue.offered), chosen), back)

    def guide_of(self, numbers: Sequence[int], back: Lead) -> None:
        """How the guide of these exercises is wanted."""
        chosen, today = tuple(numbers), self._hall.today_date

        def again() -> None:
            self.guide_of(chosen, back)

        def save() -> None:
            self._save(
                _named("Hand Coach exercises", today, ".pdf"),
                lambda file: guide_order(self._person, self._hand, chosen, file),
                again,
            )

        def print_pages() -> None:
            self._print(guide_order(self._person, self._hand, chosen, None), again)

        self._show(which_way(self._hall.shell.kit, len(chosen), save, print_pages if can_print() else None), back)

    # Steps on the way

    @property
    def _person(self) -> int:
        return self._hall.company.person.id

    @property
    def _hand(self) -> Side:
        return self._hall.preferences.affected

    def _report(self, first_day: str | None, back: Lead) -> None:
        today = self._hall.today_date

        def again() -> None:
            self._report(first_day, back)

        self._show(
            ReportScreen(
                self._hall.shell.kit,
                today,
                first_day,
                save=lambda span: self._save(
                    _named("Hand Coach report", today, ".pdf"),
                    lambda file: report_order(self._person, span, file),
                    again,
                ),
                print_page=(lambda span: self._print(report_order(self._person, span, None), again))
                if can_print()
                else None,
                tables=lambda: self._save(
                    _named("Hand Coach tables", today, ""), lambda folder: tables_order(self._person, folder), again
                ),
            ),
            back,
        )

    def _save(self, find: Callable[[], Path], order: Callable[[str], Order], back: Lead) -> None:
        """Find a name that is free, then make it; a file is only ever written beside others, never over them."""

        def made(path: Path) -> None:
            kit = self._hall.shell.kit
            self._make(
                order(str(path)),
                lambda: self._show(saved(kit, path, self._open, back), back),
                back,
                ui("It takes some seconds."),
            )

        self._hall.work(find, made, trouble=_TROUBLE)

    def _print(self, order: Order, back: Lead) -> None:
        self._make(order, back, back, ui("Choose the printer in the window that opens."))

    def _make(self, order: Order, then: Lead, back: Lead, words: Message) -> None:
        hall = self._hall
        screen = waiting(hall.shell.kit, words)

        def done() -> None:
            hall.shell.notice.clear_trouble(_TROUBLE)
            if hall.shell.screen_shown is screen:
                then()

        def failed(fault: Fault) -> None:
            hall.shell.notice.show_trouble(_TROUBLE, fault.says)
            if hall.shell.screen_shown is screen:
                back()

        self._show(screen, back)
        hall.rooms.workshop.make(order, done, failed)

    def _open(self, path: PurePath) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            says = ui("No program opened it. You find it here: {path}", path=str(path))
            self._hall.shell.notice.show_trouble(_TROUBLE, says)

    def _show(self, screen: ListScreen, back: Lead) -> None:
        screen.back.connect(back)
        screen.today.connect(self._home)
        self._hall.shell.show_screen(screen)
        self._hall.speak(screen.said)


def can_print() -> bool:
    """Whether Qt's printing is here; it is not imported for that."""
    return find_spec("PySide6.QtPrintSupport") is not None


def documents() -> Path:
    """The person's folder for documents."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))


def _named(name: str, today: str, ending: str) -> Callable[[], Path]:
    """What finds a path that is not taken: "name 2026-03-02.pdf", or with a number after it. It looks at the disk."""

    def find() -> Path:
        folder, number = documents(), 1
        path = folder / f"{name} {today}{ending}"
        while path.exists():
            number += 1
            path = folder / f"{name} {today} ({number}){ending}"
        return path

    return find
