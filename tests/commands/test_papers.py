"""The commands `coach report` and `coach guide`, as they are typed."""

from __future__ import annotations

import resource
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from tests.support.generated import fill

LAST = date(2026, 3, 29)
WHOLE_GUIDE_SECONDS = 10.0


def typed(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """What a terminal gets back."""
    command = [sys.executable, "-m", "coach", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def refused(*arguments: str | Path) -> str:
    """The one line of a command that makes nothing."""
    done = typed(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    return done.stderr


def about(pdf: Path, *flags: str) -> str:
    return subprocess.run(["pdfinfo", *flags, str(pdf)], capture_output=True, text=True, check=True).stdout


@pytest.fixture
def data(tmp_path: Path) -> Path:
    fill(tmp_path / "data", 1, 40, LAST)
    return tmp_path / "data"


@pytest.mark.parametrize(
    "arguments",
    [
        ("report",),
        ("report", "--pdf", "a.pdf", "--csv", "tables"),
        ("report", "--pdf", "a.pdf", "--from", "2026-02-30"),
        ("report", "--pdf", "a.pdf", "--from", "20260228"),
        ("report", "--pdf", "a.pdf", "--from", ""),
        ("report", "--pdf", "a.pdf", "--to", "yesterday"),
        ("report", "--pdf", "a.pdf", "--from", "2026-03-02", "--to", "2026-03-01"),
        ("report", "--pdf", "a.pdf", "--from", "9999-12-31"),
        ("report", "--pdf", ""),
        ("report", "--pdf", "."),
        ("report", "--csv", __file__),
        ("report", "--pdf", f"{__file__}/a.pdf"),
        ("report", "--pdf", "thesis.pdf"),
        ("report", "--csv", "/proc/tables"),
        ("report", "--pdf", "/proc/tables/a.pdf"),
        ("guide",),
        ("guide", "--pdf", "g.pdf", "--exercises", ""),
        ("guide", "--pdf", "g.pdf", "--exercises", "1,two"),
        ("guide", "--pdf", "g.pdf", "--exercises", "1,99"),
        ("guide", "--pdf", "g.pdf", "--exercises", "9" * 5000),
        ("guide", "--pdf", "g.pdf", "--paper", "A5"),
        ("guide", "--pdf", "thesis.pdf", "--exercises", "1"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_changes_nothing(
    arguments: tuple[str, ...], data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(data.parent)
    Path("thesis.pdf").write_bytes(b"%PDF-1.7 mine")
    before = sorted(Path().iterdir())
    assert refused(arguments[0], "--data-dir", data, *arguments[1:])
    assert sorted(Path().iterdir()) == before
    assert Path("thesis.pdf").read_bytes() == b"%PDF-1.7 mine"


def test_a_folder_without_a_record_has_no_report_and_stays_as_it_is(tmp_path: Path) -> None:
    said = refused("report", "--data-dir", tmp_path / "none", "--pdf", tmp_path / "a.pdf")
    assert said == f"Nothing is recorded in {tmp_path / 'none'}. Nothing was made.\n"
    assert list(tmp_path.iterdir()) == []


def test_a_report_and_tables_are_made_and_made_again(data: Path, tmp_path: Path) -> None:
    pdf, tables = tmp_path / "new" / "a.pdf", tmp_path / "new" / "tables"
    for _ in range(2):
        done = typed("report", "--data-dir", data, "--pdf", pdf, "--to", LAST.isoformat())
        assert (done.returncode, done.stdout, done.stderr) == (0, f"The report is in {pdf}.\n", "")
        done = typed("report", "--data-dir", data, "--csv", tables)
        assert (done.returncode, done.stdout, done.stderr) == (0, f"The tables are in {tables}.\n", "")
    assert "Pages:           1\n" in about(pdf)
    assert "March 2, 2026 to March 29, 2026" in subprocess.run(
        ["pdftotext", "-raw", str(pdf), "-"], capture_output=True, text=True, check=True
    ).stdout.replace("\n", " ")
    assert {"README.txt", "sets.csv", "sessions.csv", "tests.csv"} <= {path.name for path in tables.iterdir()}


def test_a_guide_of_some_exercises_needs_no_record(tmp_path: Path) -> None:
    pdf = tmp_path / "g.pdf"
    done = typed("guide", "--data-dir", tmp_path / "none", "--pdf", pdf, "--exercises", "18,1,18", "--paper", "Letter")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"The guide is in {pdf}.\n", "")
    assert "(letter)" in about(pdf)
    words = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, text=True, check=True).stdout
    assert words.index("18. Thumb to each fingertip") < words.index("1. Wrist up and down")
    assert [path.name for path in tmp_path.iterdir()] == ["g.pdf"]


def test_the_whole_guide_is_made_in_time_and_complete(tmp_path: Path) -> None:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    pdf = tmp_path / "g.pdf"
    assert typed("guide", "--data-dir", tmp_path / "none", "--pdf", pdf, "--paper", "A4").returncode == 0
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    # Its own time: other programs may keep the processor busy.
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < WHOLE_GUIDE_SECONDS
    told = about(pdf)
    assert "(A4)" in told
    assert "Tagged:          yes" in told
    kinds = about(pdf, "-struct").split()
    assert kinds.count("Figure") >= 54  # drawings of 39 exercises
    assert kinds.count("H1") == 39 + 3
