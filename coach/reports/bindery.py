"""Makes files of papers and tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from coach.practice.message import Message
from coach.practice.papers.archive import Table
from coach.practice.papers.paper import Painted
from coach.reports import files
from coach.reports.finish import finish
from coach.reports.tables import csv_lines, readme


class FileBindery:
    """The `Bindery` on the disk."""

    def save_pdf(self, painted: Painted, file: str) -> None:
        """Finish a paper and save it. Raises Fault."""
        files.save_pdf(finish(painted), Path(file))

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
        """Save tables for a spreadsheet in a folder. Raises Fault."""
        lines = {f"{table.name}.csv": csv_lines(table, titles) for table in tables}
        files.save_tables(lines, readme(tables, spoken, made=made, span=span), Path(folder))
