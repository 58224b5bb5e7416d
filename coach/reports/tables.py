"""The record as tables for a spreadsheet: one CSV file a table, and a README that explains every column.

The files are UTF-8 with a byte order mark, without which Excel takes them for the system's old alphabet, with commas,
decimal points and CRLF (RFC 4180). LibreOffice reads the same. Dates are ISO 8601, which both take for dates.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from coach.practice.message import Message, ui
from coach.practice.papers.archive import Cell, Table
from coach.reports.columns import COLUMNS, TABLES

ENCODING = "utf-8-sig"
README = "README.txt"
HEAD = "Hand Coach"  # how the README begins: by it a folder of ours is known
_WIDTH = 28
# A spreadsheet takes a text that begins so for a formula, and would run it (OWASP, CSV injection).
_FORMULA = (*"=+-@\t\r\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")  # the last four are wide ones
_TITLED = "exercise"


def harmless(cell: Cell) -> Cell:
    """The cell as no spreadsheet runs it: an apostrophe goes before a text that looks like a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def csv_lines(table: Table, titles: Mapping[int, str]) -> Iterator[str]:
    """The table as lines of CSV, the names of the columns first. An exercise's number is followed by its title."""
    place = table.columns.index(_TITLED) + 1 if _TITLED in table.columns else 0
    columns = (*table.columns[:place], "exercise_title", *table.columns[place:]) if place else table.columns
    line = io.StringIO(newline="")
    writer = csv.writer(line)

    def written(cells: Iterable[Cell]) -> str:
        line.seek(0)
        line.truncate()
        writer.writerow([harmless(cell) for cell in cells])
        return line.getvalue()

    yield written(columns)
    for row in table.rows():
        yield written((*row[:place], _title(row[place - 1], titles), *row[place:]) if place else row)


def _title(number: Cell, titles: Mapping[int, str]) -> Cell:
    return titles.get(number, "") if isinstance(number, int) else ""


def readme(tables: Sequence[Table], spoken: Callable[[Message], str], *, made: str, span: Message) -> str:
    """What the files are, table by table and column by column."""
    parts = [
        spoken(ui("{program}: all that is recorded, as tables.", program=HEAD)),
        spoken(ui("Made on {date}. {span}", date=made, span=span)),
        "",
        *(spoken(line) for line in _ABOUT),
    ]
    for table in tables:
        parts += ["", f"{table.name}.csv", "-" * len(f"{table.name}.csv"), spoken(TABLES[table.name])]
        for name in table.columns:
            parts.append(f"  {name:{_WIDTH}}{spoken(COLUMNS[name])}")
            if name == _TITLED:
                parts.append(f"  {'exercise_title':{_WIDTH}}{spoken(COLUMNS['exercise_title'])}")
    return "\r\n".join(parts) + "\r\n"


_ABOUT = (
    ui("Each file is one table. Excel and LibreOffice open it by a double click."),
    ui("Columns are parted by commas, decimals by points. Letters are UTF-8."),
    ui("Where your system writes decimals with a comma, use the import of your program: Data, From text."),
    ui("Dates are year-month-day. Times are those of the clock on the wall, and again as UTC."),
    ui("A text that begins like a formula has an apostrophe before it, so that no program runs it."),
    ui("The numbers are what the program counted and timed. It measures no movement."),
    ui("Pictures of own exercises are not here. A backup holds them."),
)
