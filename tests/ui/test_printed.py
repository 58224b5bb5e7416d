"""Papers as they come out: nothing beyond the edge, letters large enough, one page where one page is promised."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from coach.library.catalogue import ResourceCatalogue
from coach.practice.own.exercises import as_exercise
from coach.practice.own.model import OwnExercise, OwnRepetitions, OwnStep
from coach.practice.papers.archive import Span
from coach.practice.papers.handout import handout
from coach.practice.papers.paper import Paper
from coach.practice.papers.report import report
from coach.practice.preferences import Preferences, Side
from coach.practice.programme import Entry
from coach.practice.remarks import Remark
from coach.reports.finish import finish
from coach.store.archive import SqliteArchive
from coach.store.journal import FIRST_PERSON
from coach.store.record_file import RecordFile
from coach.store.remark_book import SqliteRemarkBook
from coach.text.words import Words, open_words
from coach.ui.printing.guide_pages import paint_guide
from coach.ui.printing.office import usual_paper
from coach.ui.printing.pdf import paint_pdf
from coach.ui.printing.report_page import paint_report
from coach.ui.printing.sheet import Sheet
from coach.ui.theme.fonts import FAMILY, load_fonts
from tests.support.generated import fill, moment
from tests.support.practised import StandingClock

ROOT = Path(__file__).parents[2]
CATALOGUE = ResourceCatalogue(ROOT / "resources")
SPAN = Span("2026-03-02", "2026-03-29")
LAST = date(2026, 3, 29)
LANGUAGES = ("en", "qps", "qps-rtl")
MARGIN = 36.0  # points: half an inch, which every printer reaches
LEAST_POINTS = 18


def words_of(language: str) -> Words:
    return open_words(language, ROOT / "i18n")


def printed(paint: Callable[[Sheet], None], to: Path, paper: Paper, language: str) -> Path:
    load_fonts(ROOT / "resources" / "fonts")
    painted = paint_pdf(paint, words_of(language), FAMILY, paper, title="Title", author="Hand Coach")
    to.write_bytes(finish(painted))
    return to


def told(*tool: str | Path) -> str:
    return subprocess.run([str(part) for part in tool], capture_output=True, text=True, check=True).stdout


def pages(pdf: Path) -> int:
    return int(re.findall(r"Pages: +(\d+)", told("pdfinfo", pdf))[0])


def beyond_the_edge(pdf: Path) -> list[str]:
    """Words that no printer would print whole."""
    found = []
    for page in told("pdftotext", "-bbox", pdf, "-").split("<page ")[1:]:
        width, height = map(float, re.findall(r'width="([\d.]+)" height="([\d.]+)"', page)[0])
        for left, top, right, bottom, word in re.findall(
            r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>', page
        ):
            inside = float(left) >= MARGIN and float(right) <= width - MARGIN
            if not (inside and float(top) >= MARGIN and float(bottom) <= height - MARGIN):
                found.append(word)
    return found


@pytest.mark.parametrize(
    ("language", "system", "paper"),
    [
        ("en_US", "de_DE", Paper.LETTER),
        ("en_GB", "en_US", Paper.A4),
        ("en", "en_US", Paper.LETTER),
        ("en", "de_DE", Paper.A4),
        ("qps", "en_CA", Paper.LETTER),
    ],
)
def test_the_paper_is_that_of_the_country(language: str, system: str, paper: Paper) -> None:
    assert usual_paper(words_of(language), system) is paper


@pytest.fixture
def record(tmp_path: Path) -> RecordFile:
    fill(tmp_path / "data", 7, 28, LAST, exercises=11)
    return RecordFile(tmp_path / "data" / "hand-coach.db", tmp_path / "data" / "backups", StandingClock())


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_report_is_one_page_whatever_there_is_to_tell(
    qapp: QApplication, record: RecordFile, tmp_path: Path, paper: Paper, language: str
) -> None:
    book = SqliteRemarkBook(record, FIRST_PERSON)
    for number in range(60):
        book.add(Remark(f"Remark {number}: " + "a long day with a stiff hand. " * 5, moment(LAST, number)))
    extract = SqliteArchive(record, FIRST_PERSON).extract(SPAN)
    page = report(extract, CATALOGUE.exercises, Preferences(), LAST)
    pdf = printed(lambda sheet: paint_report(page, sheet), tmp_path / "a.pdf", paper, language)
    record.close()
    assert pages(pdf) == 1
    assert beyond_the_edge(pdf) == []
    if language == "en":
        text = " ".join(told("pdftotext", "-raw", pdf, "-").split())
        assert re.search(r"And \d+ earlier remarks\.", text)  # none is left out without a word
        assert "Remark 59" in text


def test_a_report_of_nothing_says_so(qapp: QApplication, tmp_path: Path) -> None:
    record = RecordFile(tmp_path / "hand-coach.db", tmp_path / "backups", StandingClock())
    extract = SqliteArchive(record, FIRST_PERSON).extract(SPAN)
    record.close()
    page = report(extract, CATALOGUE.exercises, Preferences(), LAST)
    pdf = printed(lambda sheet: paint_report(page, sheet), tmp_path / "a.pdf", Paper.A4, "en")
    assert "Nothing is recorded in this period." in told("pdftotext", pdf, "-")


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_is_large_and_inside_the_page(
    qapp: QApplication, tmp_path: Path, paper: Paper, language: str
) -> None:
    own = OwnExercise(title="Turn a {key}", steps=(OwnStep(shown="Turn it."),), work=OwnRepetitions(repetitions=5))
    exercises = [CATALOGUE.exercises[number] for number in (1, 3, 6, 32, 35)] + [as_exercise(1000, own)]
    guide = handout(exercises, {3: Entry(exercise=3, sets=2)}, Preferences(affected=Side.LEFT), "Ann")
    pdf = printed(lambda sheet: paint_guide(guide, CATALOGUE.loop, sheet), tmp_path / "g.pdf", paper, language)
    assert beyond_the_edge(pdf) == []
    described = told("pdftohtml", "-xml", "-zoom", "1", "-i", "-stdout", pdf)
    sizes = [int(size) for size in re.findall(r'<fontspec[^>]* size="(\d+)"', described)]
    assert min(sizes) >= LEAST_POINTS - 1  # the tool rounds down
    if language == "en":
        assert "Turn a {key}" in told("pdftotext", pdf, "-")


def test_a_left_hand_is_drawn_as_a_left_hand_in_black_alone(qapp: QApplication, tmp_path: Path) -> None:
    halves = []
    for side in Side:
        guide = handout([CATALOGUE.exercises[2]], {}, Preferences(affected=side))
        paint = partial(paint_guide, guide, CATALOGUE.loop)
        pdf = printed(paint, tmp_path / f"{side}.pdf", Paper.A4, "en")
        told("pdftoppm", "-f", "3", "-l", "3", "-r", "40", "-png", "-singlefile", pdf, tmp_path / side)
        image = QImage(str(tmp_path / f"{side}.png"))
        colours = [image.pixelColor(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)]
        assert all(colour.red() == colour.green() == colour.blue() for colour in colours)
        halves.append(image.convertToFormat(QImage.Format.Format_Grayscale8))
    assert halves[0] != halves[1]


def test_a_full_disk_leaves_no_file(tmp_path: Path) -> None:
    limited = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, resource.RLIM_INFINITY)); "
        "from coach.__main__ import main; sys.exit(main(sys.argv[1:]))"
    )
    command = [sys.executable, "-c", limited, "guide", "--data-dir", str(tmp_path / "none"), "--exercises", "2"]
    done = subprocess.run([*command, "--pdf", str(tmp_path / "g.pdf")], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        f"The disk is full. Nothing more fits into {tmp_path}. What was written before is safe."
        " Please make room on that disk.\n"
    )
    assert list(tmp_path.iterdir()) == []
