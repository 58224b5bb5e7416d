"""A PDF as Qt wrote it becomes a document with bookmarks, a language and tags."""

from __future__ import annotations

import re
import subprocess
import zlib
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QApplication

from coach.practice.papers.paper import MARK_LEFT, Painted, Paper, Tag
from coach.practice.ports import Fault
from coach.practice.speaking import english
from coach.reports.bindery import FileBindery
from coach.reports.finish import finish
from coach.text.words import Words
from coach.ui.printing.pdf import paint_pdf
from coach.ui.printing.sheet import Face, Sheet
from coach.ui.theme.fonts import FAMILY, load_fonts

RESOURCES = Path(__file__).parents[2] / "resources"
TEXT = Face(18)
_LEVEL = 4  # of packing


def paint(sheet: Sheet) -> None:
    box = QRectF(60, 60, 300, 0)
    sheet.bookmark("Start (here)", 60)
    with sheet.part("H1"):
        sheet.text("Größe \N{GREEK SMALL LETTER ALPHA}", TEXT, box)
    sheet.line(QPointF(60, 100), QPointF(200, 100))
    with sheet.part("Table"), sheet.part("TR"):
        with sheet.part("TH"):
            sheet.text("Head", TEXT, QRectF(60, 120, 100, 0))
        with sheet.part("TD"):
            sheet.text("Cell", TEXT, QRectF(200, 120, 100, 0))
    sheet.new_page()
    sheet.bookmark("Second", 60)
    sheet.bookmark("Inside", 300, 1)
    with sheet.part("Figure", "A hand"), sheet.picture(QRectF(60, 60, 40, 40)) as (painter, square):
        painter.drawEllipse(square)


@pytest.fixture
def painted(qapp: QApplication) -> Painted:
    load_fonts(RESOURCES / "fonts")
    return paint_pdf(paint, Words("en_GB", {}), FAMILY, Paper.A4, title="A title", author="Hand Coach")


def told(tmp_path: Path, content: bytes, *tool: str) -> str:
    """What a reader of PDFs says."""
    path = tmp_path / "paper.pdf"
    path.write_bytes(content)
    done = subprocess.run([tool[0], *tool[1:], str(path)], capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return done.stdout


def test_a_reader_finds_title_author_and_tags(painted: Painted, tmp_path: Path) -> None:
    about = told(tmp_path, finish(painted), "pdfinfo")
    assert re.search(r"Title: +A title", about)
    assert re.search(r"Author: +Hand Coach", about)
    assert re.search(r"Tagged: +yes", about)
    assert re.search(r"Pages: +2", about)


def test_headings_tables_and_pictures_are_told_apart_in_order(painted: Painted, tmp_path: Path) -> None:
    kinds = re.findall(r"^ *(\w+)", told(tmp_path, finish(painted), "pdfinfo", "-struct"), re.MULTILINE)
    assert kinds == ["Document", "H1", "Table", "TR", "TH", "TD", "Figure"]
    words = told(tmp_path, finish(painted), "pdfinfo", "-struct-text")
    assert '"Head"' in words
    assert words.index("Head") < words.index("Cell")


def test_bookmarks_language_and_words_are_in_the_file(painted: Painted) -> None:
    content = finish(painted)
    assert re.search(rb"/Lang <FEFF%s>" % "en-GB".encode("utf-16-be").hex().upper().encode(), content)
    for title in ("Start (here)", "Second", "Inside", "Größe \N{GREEK SMALL LETTER ALPHA}", "A hand"):
        assert title.encode("utf-16-be").hex().upper().encode() in content
    assert content.count(b"/Dest [") == 3
    assert b"/DisplayDocTitle true" in content


def test_no_mark_of_the_painter_is_left(painted: Painted) -> None:
    mark = b"%d" % MARK_LEFT
    assert any(mark in stream for stream in _streams(painted.pdf))
    finished = _streams(finish(painted))
    assert not any(mark in stream for stream in finished)
    pages = [stream for stream in finished if b"BDC" in stream]
    assert len(pages) == 2
    for page in pages:
        operators = re.findall(rb"\b(BMC|BDC|EMC|BT|ET)\b", page)
        assert operators.count(b"EMC") == operators.count(b"BMC") + operators.count(b"BDC")
        assert re.fullmatch(rb"((BMC|BDC)(BTET)*EMC)*", b"".join(operators))


def test_the_words_can_be_copied_out(painted: Painted) -> None:
    text = subprocess.run(
        ["pdftotext", "-", "-"], input=finish(painted), capture_output=True, check=True
    ).stdout.decode()
    assert text.split() == ["Größe", "\N{GREEK SMALL LETTER ALPHA}", "Head", "Cell"]


def test_a_page_whose_packed_content_ends_like_a_line_is_whole() -> None:
    page = next(text for n in range(999) if zlib.compress(text := b"% " + b"a" * n, _LEVEL).endswith(b"\r"))
    packed = zlib.compress(page, _LEVEL)
    objects = [
        b"<<\n/Type /Catalog\n/Pages 2 0 R\n>>",
        b"<<\n/Type /Pages\n/Kids \n[\n3 0 R\n]\n/Count 1\n>>",
        b"<<\n/Type /Page\n/Parent 2 0 R\n/Contents 4 0 R\n>>",
        b"<<\n/Length %d\n/Filter /FlateDecode\n>>\nstream\n%s\nendstream" % (len(packed), packed),
    ]
    content, places = bytearray(b"%PDF-1.4\n"), []
    for number, one in enumerate(objects, start=1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    start = len(content)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    content += (
        b"xref\n0 5\n0000000000 65535 f \n%strailer\n<<\n/Size 5 \n/Root 1 0 R\n>>\nstartxref\n%d \n%%%%EOF\n"
        % (
            rows,
            start,
        )
    )
    assert page in b"".join(_streams(finish(Painted(bytes(content), "en", (Tag("P"),), ()))))


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4\n", b"startxref\n5\n%%EOF\n"])
def test_what_qt_did_not_write_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match="no "):
        finish(Painted(content, "en", (), ()))


# Saved


def test_a_paper_of_ours_is_written_over_and_no_other_file(painted: Painted, tmp_path: Path) -> None:
    ours, other = tmp_path / "new" / "ours.pdf", tmp_path / "thesis.pdf"
    other.write_bytes(b"%PDF-1.7\nmine")
    bindery = FileBindery()
    bindery.save_pdf(painted, str(ours))
    ours.write_bytes(ours.read_bytes()[:200])
    bindery.save_pdf(painted, str(ours))
    assert ours.read_bytes() == finish(painted)
    with pytest.raises(Fault) as caught:
        bindery.save_pdf(painted, str(other))
    assert english(caught.value.says).startswith("There is a file already")
    assert other.read_bytes() == b"%PDF-1.7\nmine"
    with pytest.raises(Fault):
        bindery.save_pdf(painted, str(tmp_path))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["new", "thesis.pdf"]
    assert [path.name for path in ours.parent.iterdir()] == ["ours.pdf"]


def _streams(content: bytes) -> list[bytes]:
    found = re.findall(rb"/FlateDecode\s*>>\s*stream\n(.*?)\nendstream", content, re.DOTALL)
    return [zlib.decompressobj().decompress(one) for one in found]
