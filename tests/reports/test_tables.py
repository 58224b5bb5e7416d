"""The record as CSV files for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.practice.message import ui
from coach.practice.papers.archive import Cell, Table
from coach.practice.ports import Fault
from coach.practice.speaking import english
from coach.reports.bindery import FileBindery
from coach.reports.columns import COLUMNS, TABLES
from coach.reports.tables import csv_lines, harmless, readme
from coach.store.sheets import ENTRY_COLUMNS, SHEETS

TITLES = {11: "Wrist bend"}


def table(*rows: tuple[Cell, ...], name: str = "remarks", columns: tuple[str, ...] = ("exercise", "words")) -> Table:
    def read() -> Iterator[tuple[Cell, ...]]:
        yield from rows

    return Table(name, columns, read)


def read(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def save(folder: Path, *tables: Table) -> None:
    FileBindery().save_tables(
        tables, str(folder), titles=TITLES, spoken=english, made="2026-03-02", span=ui("It holds everything.")
    )


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\N{FULLWIDTH EQUALS SIGN}"])
def test_no_text_becomes_a_formula(start: str) -> None:
    assert harmless(f"{start}cmd|' /C calc'!A0") == f"'{start}cmd|' /C calc'!A0"


@pytest.mark.parametrize("cell", [-3, -0.5, None, "", "a=b", "10 - 3"])
def test_numbers_and_plain_texts_stay_as_they_are(cell: Cell) -> None:
    assert harmless(cell) == cell


@given(st.lists(st.tuples(st.integers(), st.text(st.characters(codec="utf-8", exclude_characters="\0")))))
def test_every_text_comes_back_whole(rows: list[tuple[int, str]]) -> None:
    lines = "".join(csv_lines(table(*rows, columns=("number", "words")), {}))
    back = list(csv.reader(io.StringIO(lines, newline="")))
    assert back[0] == ["number", "words"]
    assert [(int(number), words) for number, words in back[1:]] == [(n, harmless(words)) for n, words in rows]


def test_an_exercise_is_followed_by_its_title(tmp_path: Path) -> None:
    save(tmp_path / "new" / "tables", table((11, "Stiff\nin the morning; Größe"), (1000, None)))
    assert read(tmp_path / "new" / "tables" / "remarks.csv") == [
        ["exercise", "exercise_title", "words"],
        ["11", "Wrist bend", "Stiff\nin the morning; Größe"],
        ["1000", "", ""],
    ]


def test_excel_and_libreoffice_can_tell_the_letters_and_the_lines(tmp_path: Path) -> None:
    save(tmp_path, table((11, "Größe")))
    content = (tmp_path / "remarks.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbfexercise,exercise_title,words\r\n")
    assert content.endswith("Größe\r\n".encode())
    assert (tmp_path / "README.txt").read_bytes().startswith(b"\xef\xbb\xbfHand Coach")


def test_the_readme_explains_every_table_and_column() -> None:
    tables = [Table(sheet.name, sheet.columns, lambda: iter(())) for sheet in SHEETS]
    tables.append(Table("planned", ENTRY_COLUMNS, lambda: iter(())))
    told = readme(tables, english, made="2026-03-02", span=ui("It holds everything."))
    for one in tables:
        assert f"{one.name}.csv" in told
        assert english(TABLES[one.name]) in told
        for column in one.columns:
            assert f"  {column} " in told
    assert {column for one in tables for column in one.columns} | {"exercise_title"} == set(COLUMNS)


def test_an_export_may_be_made_again_into_the_same_folder(tmp_path: Path) -> None:
    save(tmp_path, table((11, "old")))
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    save(tmp_path, table((11, "new")))
    assert read(tmp_path / "remarks.csv")[1][2] == "new"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["README.txt", "mine.txt", "remarks.csv"]


def test_a_file_of_others_is_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "remarks.csv").write_text("mine", encoding="utf-8")
    with pytest.raises(Fault) as caught:
        save(tmp_path, table((11, "new")))
    assert "There is a file already" in english(caught.value.says)
    assert (tmp_path / "remarks.csv").read_text(encoding="utf-8") == "mine"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "tables").write_text("mine", encoding="utf-8")
    with pytest.raises(Fault):
        save(tmp_path / "tables", table((11, "new")))
    assert (tmp_path / "tables").read_text(encoding="utf-8") == "mine"


def test_a_record_that_fails_half_way_leaves_nothing(tmp_path: Path) -> None:
    def torn() -> Iterator[tuple[Cell, ...]]:
        yield (11, "first")
        raise Fault(ui("The disk refused."))

    save(tmp_path, table((11, "old")))
    with pytest.raises(Fault):
        save(tmp_path, table((11, "new")), Table("days", ("exercise", "words"), torn))
    assert read(tmp_path / "remarks.csv")[1][2] == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["README.txt", "remarks.csv"]
