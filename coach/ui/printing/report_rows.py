"""The rows of the therapist's page: planned and done, and the remarks; where all have no room, the rest is summed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from coach.practice.message import Message, ui, ui_counted
from coach.practice.papers.report import Line
from coach.practice.remarks import Remark
from coach.text.words import Words
from coach.ui.printing import report_words as said

_SHARES = (0.30, 0.08, 0.26, 0.26, 0.10)  # of the width, for the columns of the table


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table, cell by cell."""

    cells: tuple[Message | str, ...]

    @property
    def shares(self) -> tuple[float, ...]:
        """Of the width; a sentence that stands alone has all of it."""
        return _SHARES if any(self.cells[1:]) else (1.0, 0.0, 0.0, 0.0, 0.0)


def rows_of(lines: Sequence[Line], count: int) -> list[Row]:
    """The heads, then the rows; where not all have room, the rest in one."""
    head = (ui("Exercise"), ui("Arm"), ui("Planned"), ui("Done"), ui("Ended by pain"))
    shown, rest = _shared(lines, count)
    rows = [Row(head), *(Row(_cells(line)) for line in shown)]
    if rest:
        planned, done = sum(line.planned_sets for line in rest), sum(line.done_sets for line in rest)
        hurt = _hurt(sum(line.hurt for line in rest))
        rows.append(Row((said.folded(len(rest)), "", said.sets_alone(planned), said.sets_alone(done), hurt)))
    if not lines:
        rows.append(Row((ui("Nothing is recorded in this period."), "", "", "", "")))
    return rows


def _hurt(number: int) -> Message | str:
    return said.sets_alone(number) if number else ""


def _cells(line: Line) -> tuple[Message | str, ...]:
    return (
        said.name(line),
        said.side_name(line.side),
        said.amount(line.planned, line.unit, line.planned_sets),
        said.amount(line.done, line.unit, line.done_sets),
        _hurt(line.hurt),
    )


def _shared(lines: Sequence[Line], count: int) -> tuple[list[Line], list[Line]]:
    """As many lines as are shown, the largest; and the others. Both keep their order."""
    if count >= len(lines):
        return list(lines), []
    largest = sorted(range(len(lines)), key=lambda at: -max(lines[at].planned_sets, lines[at].done_sets))
    kept = set(largest[: max(0, count - 1)])
    return [line for at, line in enumerate(lines) if at in kept], [
        line for at, line in enumerate(lines) if at not in kept
    ]


def remarks_told(remarks: Sequence[Remark], count: int, words: Words) -> list[Message | str]:
    """The newest remarks, as many as have room, and how many more there are."""
    if not remarks:
        return [ui("None in this period.")]
    day = words.formats.day_and_month
    shown: list[Message | str] = [
        ui("**{date}** {words}", date=day(said.date_of(remark.at.local_date)), words=said.plain(remark.words))
        for remark in reversed(remarks[len(remarks) - count :])
    ]
    if count < len(remarks):
        left = len(remarks) - count
        shown.append(ui_counted("And {number} earlier remark.", "And {number} earlier remarks.", left))
    return shown
