"""The way to a report and to the printed guide, in the program."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication

from coach.library.catalogue import ResourceCatalogue
from coach.practice.papers.archive import Span
from coach.practice.papers.paper import Paper
from coach.practice.people import Book, Member
from coach.practice.ports import Fault
from coach.practice.preferences import Preferences, Side
from coach.practice.speaking import english
from coach.reports.bindery import FileBindery
from coach.store.archive import SqliteArchive
from coach.store.record_file import RecordFile
from coach.text.words import Words
from coach.ui.journeys import papers
from coach.ui.printing.dialog import ask_printer, paper_of
from coach.ui.printing.office import Office, Wish
from coach.ui.printing.workshop import Workshop, guide_order, report_order, tables_order
from coach.ui.screens.exercise import ExercisePage
from coach.ui.screens.exercises import Exercises
from coach.ui.screens.list_screen import ListScreen
from coach.ui.screens.report import ReportScreen
from coach.ui.theme.fonts import FAMILY, load_fonts
from coach.ui.widgets.key import Key
from coach.ui.widgets.text import Text
from tests.support.generated import fill
from tests.support.practised import StandingClock
from tests.support.visiting import ME, Visit, comes

RESOURCES = Path(__file__).parents[2] / "resources"
PATIENCE = 60.0  # seconds for a paper, on a busy machine
LAST = date(2026, 3, 29)


@pytest.fixture
def visit(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Visit]:
    monkeypatch.setattr(papers, "documents", lambda: tmp_path / "Documents")
    visit = Visit(tmp_path / "data", ME)
    yield visit
    visit.close()


def shown(visit: Visit) -> str:
    assert visit.screen is not None
    return " ".join(text.text() for text in visit.screen.findChildren(Text) if text.isVisible())


def key(visit: Visit, name: str) -> Key:
    assert visit.screen is not None
    return next(one for one in visit.screen.findChildren(Key) if one.accessibleName() == name)


def about(pdf: Path) -> str:
    return subprocess.run(["pdfinfo", str(pdf)], capture_output=True, text=True, check=True).stdout


def to_the_report(visit: Visit) -> None:
    visit.open()
    visit.press("Progress")
    visit.press("See more")
    visit.press("Report")
    visit.on(ReportScreen)


def test_a_report_is_saved_and_the_person_is_told_where(
    visit: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def open_url(url: QUrl) -> bool:
        opened.append(url.toLocalFile())
        return len(opened) == 1

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    to_the_report(visit)
    today = visit.screen
    assert isinstance(today, ReportScreen)
    span = today.span
    visit.press("Save as PDF")
    assert comes(lambda: "It is saved" in shown(visit), PATIENCE)
    file = tmp_path / "Documents" / f"Hand Coach report {span.last}.pdf"
    assert "It is in the folder Documents." in shown(visit)
    assert file.name in shown(visit)
    assert "Pages:           1\n" in about(file)
    visit.press("Open the folder")
    assert opened == [str(file.parent)]
    visit.press("Open it")
    assert opened[1] == str(file)
    assert str(file) in visit.notices
    visit.press("Done")
    visit.on(ReportScreen)
    visit.press("Save as PDF")
    assert comes(lambda: f"{file.stem} (2).pdf" in shown(visit), PATIENCE)


def test_two_keys_choose_the_dates(visit: Visit) -> None:
    to_the_report(visit)
    assert "The last 4 weeks" in shown(visit)
    visit.press("Shorter")
    assert "The last 2 weeks" in shown(visit)
    assert not key(visit, "Shorter").isEnabled()
    for _ in range(5):
        visit.press("Longer")
    assert "Everything" in shown(visit)
    assert not key(visit, "Longer").isEnabled()
    screen = visit.screen
    assert isinstance(screen, ReportScreen)
    assert screen.span.first == screen.span.last
    assert "Everything" in screen.said


def test_all_is_saved_as_tables(visit: Visit, tmp_path: Path) -> None:
    to_the_report(visit)
    visit.press("Save all as tables")
    assert comes(lambda: "It is saved" in shown(visit), PATIENCE)
    folder = next((tmp_path / "Documents").iterdir())
    assert (folder / "sets.csv").exists()


def test_one_exercise_is_printed_from_its_page(visit: Visit, tmp_path: Path) -> None:
    visit.open()
    visit.press("Exercises")
    visit.on(Exercises)
    screen = visit.screen
    assert isinstance(screen, Exercises)
    screen.chosen.emit(2)
    visit.on(ExercisePage)
    visit.press("Print")
    visit.press("This exercise")
    assert comes(lambda: "1 exercise with its drawings." in shown(visit))
    visit.press("Save as PDF")
    assert comes(lambda: "It is saved" in shown(visit), PATIENCE)
    file = next((tmp_path / "Documents").iterdir())
    assert "Pages:           5\n" in about(file)
    visit.press("Done")
    visit.press("Back")
    visit.press("Back")
    visit.on(ExercisePage)


def test_the_exercises_of_the_programme_or_all_can_be_printed(visit: Visit) -> None:
    visit.open()
    visit.press("Exercises")
    visit.on(Exercises)
    screen = visit.screen
    assert isinstance(screen, Exercises)
    screen.chosen.emit(2)
    visit.press("Print")
    visit.press("All of them (39)")
    assert comes(lambda: "39 exercises with their drawings." in shown(visit))
    visit.press("Back")
    visit.press("Those of my programme (2)")
    assert comes(lambda: "2 exercises with their drawings." in shown(visit))
    visit.press("Back")
    visit.press("Back")
    visit.on(ExercisePage)


def test_a_folder_that_cannot_be_written_is_said_and_leads_back(visit: Visit, tmp_path: Path) -> None:
    (tmp_path / "Documents").write_text("a file", encoding="utf-8")
    to_the_report(visit)
    visit.press("Save as PDF")
    assert comes(lambda: "not a folder" in visit.notices, PATIENCE)
    visit.on(ReportScreen)


def test_a_paper_that_is_not_waited_for_calls_nobody_back(visit: Visit, tmp_path: Path) -> None:
    to_the_report(visit)
    visit.press("Save as PDF")
    assert comes(lambda: "One moment" in shown(visit))
    visit.press("Today")
    assert comes(lambda: bool(list((tmp_path / "Documents").glob("*.pdf"))), PATIENCE)
    assert not isinstance(visit.screen, ListScreen)


def test_a_guest_has_nothing_to_report_and_nobody_elses_practice_is_shown(visit: Visit) -> None:
    anna = Member(id=1, name="Anna", preferences=ME)
    visit.paths.settings.write_bytes(msgspec.json.encode(Book(people=(anna, Member(id=2, name="Bo", preferences=ME)))))
    visit.open()
    visit.press("Settings")
    visit.press("People and data")
    visit.press("Open")
    visit.press("Guest")
    visit.press("Progress")
    visit.press("See more")
    visit.press("Report")
    assert comes(lambda: "A guest's practice is not kept." in shown(visit))


# The process that makes papers


def test_an_order_is_a_command_of_the_program() -> None:
    span = Span("2026-03-02", "2026-03-29")
    assert report_order(2, span, "a.pdf").words == (
        *("report", "--pdf", "a.pdf"),
        *("--from", "2026-03-02", "--to", "2026-03-29"),
    )
    assert report_order(2, span, None).words[:2] == ("report", "--print")
    assert tables_order(2, "tables").words == ("report", "--csv", "tables")
    assert guide_order(2, Side.LEFT, (1, 18), None).words == (
        *("guide", "--print", "--hand", "left"),
        *("--exercises", "1,18"),
    )
    assert guide_order(2, Side.RIGHT, (), "g.pdf").words == ("guide", "--pdf", "g.pdf", "--hand", "right")


@pytest.mark.parametrize(
    ("command", "says"),
    [
        (("/nowhere/coach",), "could not be made"),
        (("/bin/sh", "-c", "echo first >&2; echo The disk is full. >&2; exit 2"), "The disk is full."),
        (("/bin/sh", "-c", "kill -9 $$"), "could not be made"),
    ],
)
def test_what_goes_wrong_is_one_sentence(qapp: QApplication, command: tuple[str, ...], says: str) -> None:
    faults: list[Fault] = []
    workshop = Workshop(command, "data")
    workshop.make(tables_order(1, "tables"), lambda: None, faults.append)
    assert comes(lambda: bool(faults))
    assert says in english(faults[0].says)
    assert len(faults) == 1
    workshop.deleteLater()


def test_closing_ends_what_is_being_made(qapp: QApplication) -> None:
    told: list[object] = []
    workshop = Workshop(("/bin/sh", "-c", "sleep 60"), "data")
    workshop.make(tables_order(1, "tables"), lambda: told.append("done"), told.append)
    workshop.close()
    assert not comes(lambda: bool(told), 0.2)
    workshop.deleteLater()


# On a printer


def test_a_printer_is_asked_for_and_printed_on(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = [QPrintDialog.DialogCode.Rejected, QPrintDialog.DialogCode.Accepted]
    monkeypatch.setattr(QPrintDialog, "exec", lambda _dialog: answers.pop(0))
    assert ask_printer(Paper.LETTER) is None
    printer = ask_printer(Paper.LETTER)
    assert printer is not None
    assert paper_of(printer) is Paper.LETTER
    load_fonts(RESOURCES / "fonts")
    fill(tmp_path / "data", 1, 30, LAST)
    record = RecordFile(tmp_path / "data" / "hand-coach.db", tmp_path / "data" / "backups", StandingClock())
    office = Office(ResourceCatalogue(RESOURCES), SqliteArchive(record, 1), FileBindery(), FAMILY)
    wish = Wish(Words("en_US", {}), Preferences(), LAST.isoformat(), Paper.LETTER)
    span = Span("2026-03-02", "2026-03-29")
    for name, paint, pages in (
        ("report", partial(office.print_report, span), 1),
        ("guide", partial(office.print_guide, (18,)), 5),
    ):
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / f"{name}.pdf"))
        printer.setResolution(1200)
        paint(printer, 1200, wish)
        assert f"Pages:           {pages}\n" in about(tmp_path / f"{name}.pdf")
    record.close()
