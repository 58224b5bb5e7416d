"""The therapist's page: one sheet of paper, whatever there is to tell. It is set as large as fits.

Where even the smallest letters leave no room, the exercises of which least was planned and done are summed in one row,
and the oldest remarks are only counted: nothing is left out without a word.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF

from coach.practice.message import Message, ui
from coach.practice.papers.report import Report, Results
from coach.practice.preferences import Side
from coach.ui.printing import report_words as said
from coach.ui.printing.charts import bar_chart, felt_chart, felt_mark, results_chart
from coach.ui.printing.report_rows import Row, remarks_told, rows_of
from coach.ui.printing.sheet import END, MM, SOFT, START, Face, Sheet

_MARGIN = 14 * MM
_SCALES = (1.2, 1.1, 1.0, 0.92, 0.85)
_TITLE, _NAME, _FIGURE = Face(17, 1.2, bold=True), Face(12, 1.3), Face(19, 1.15, bold=True)
_HEAD, _TEXT, _BOLD, _NOTE = Face(11.5, 1.3, bold=True), Face(10), Face(10, bold=True), Face(8.5, 1.25)
_ROW = 2.0  # points above and below the words of a row
_GAP = 9.0
_CHART = 118.0
_STRIP, _BESIDE = 34.0, 0.68  # the height of a test's chart, and the share of the words beside it
_INDENT = 13.0  # of the words beside a mark
_LEAST_REMARKS = 2  # lines of room that the table leaves for them


def paint_report(report: Report, sheet: Sheet) -> None:
    """Paint the page, as large as everything fits."""
    page = _Page(report, sheet, _SCALES[-1], None)
    for scale in _SCALES:
        whole = _Page(report, sheet, scale, None)
        if whole.height() <= whole.room:
            page = whole
            break
    else:
        page = _folded(report, sheet)
    page.paint()


def _folded(report: Report, sheet: Sheet) -> _Page:
    """The page with as many rows, then as many remarks, as there is room for."""
    page = _Page(report, sheet, _SCALES[-1], None)
    remarks = min(len(report.remarks), _LEAST_REMARKS)
    lines = len(report.lines)
    while lines > 1 and page.height(lines, remarks) > page.room:
        lines -= 1
    while remarks < len(report.remarks) and page.height(lines, remarks + 1) <= page.room:
        remarks += 1
    while remarks and page.height(lines, remarks) > page.room:
        remarks -= 1
    return _Page(report, sheet, _SCALES[-1], (lines, remarks))


class _Page:
    """The page at one scale; `shown` are how many rows and remarks there is room for, None for all."""

    def __init__(self, report: Report, sheet: Sheet, scale: float, shown: tuple[int, int] | None) -> None:
        self._report, self._sheet, self._scale = report, sheet, scale
        self._lines, self._remarks = shown or (len(report.lines), len(report.remarks))
        self._left, self._right = _MARGIN, sheet.size.width() - _MARGIN
        self._wide = self._right - self._left
        self.room = sheet.size.height() - 2 * _MARGIN

    def _face(self, face: Face) -> Face:
        return replace(face, points=face.points * self._scale)

    @property
    def _gap(self) -> float:
        return _GAP * self._scale

    # Measured

    def height(self, lines: int | None = None, remarks: int | None = None) -> float:
        """What all of it takes."""
        rows = rows_of(self._report.lines, self._lines if lines is None else lines)
        table = sum(self._row_height(row, bold=not index) for index, row in enumerate(rows))
        half = (self._wide - 2 * self._gap) / 2
        below = max(
            sum(height for height, _, _ in self._tests(half)),
            sum(self._heights(self._told(self._remarks if remarks is None else remarks), half)),
        )
        head = self._line(_HEAD) + 3
        return self._top_height() + self._charts_height() + head + table + head + below + self._notes() + 4 * self._gap

    def _heights(self, texts: Sequence[Message | str], width: float) -> list[float]:
        return [self._sheet.height(text, self._face(_TEXT), width) + _ROW for text in texts]

    def _line(self, face: Face) -> float:
        scaled = self._face(face)
        return scaled.points * scaled.line

    def _top_height(self) -> float:
        figures = self._line(_FIGURE) + max(
            self._sheet.height(words, self._face(_TEXT), self._wide / 4 - self._gap)
            for _, words in said.figures(self._report)
        )
        names = max(self._line(_NAME), self._sheet.height(self._who(), self._face(_NAME), self._wide))
        return self._title_height() + names + self._gap + figures

    def _title_height(self) -> float:
        return self._sheet.height(_TITLE_WORDS, self._face(_TITLE), self._wide * 0.62)

    def _charts_height(self) -> float:
        half = (self._wide - 2 * self._gap) / 2
        words = max(sum(self._heights(self._bar_words(), half)), sum(self._heights(self._felt_words(), half - _INDENT)))
        heads = max(
            self._sheet.height(title, self._face(_HEAD), half)
            for title in (said.bars_title(self._report), said.felt_title(self._report))
        )
        return heads + _CHART + words

    def _notes(self) -> float:
        return sum(self._sheet.height(note, self._face(_NOTE), self._wide) for note in said.NOTES)

    def _row_height(self, row: Row, *, bold: bool) -> float:
        face = self._face(_BOLD if bold else _TEXT)
        return 2 * _ROW + max(
            self._sheet.height(cell, face, share * self._wide - 4) if cell else 0.0
            for cell, share in zip(row.cells, row.shares, strict=True)
        )

    # What stands there

    def _who(self) -> Message | str:
        period = said.period(self._report, self._sheet.words)
        hand = ui("right hand affected") if self._report.affected is Side.RIGHT else ui("left hand affected")
        told = ui("{period}, {hand}", period=period, hand=hand)
        if not self._report.name:
            return told
        return ui("**{name}**, {period}", name=said.plain(self._report.name), period=told)

    def _bar_words(self) -> tuple[Message, ...]:
        return (said.bars_words(self._report),)

    def _felt_words(self) -> tuple[Message, ...]:
        return said.felt_words(self._report.pain, pain=True), said.felt_words(self._report.effort, pain=False)

    def _tests(self, half: float) -> list[tuple[float, Results | None, tuple[Message, ...]]]:
        """The tests: how high each is, its results, and its words, which stand beside a small chart."""
        if not self._report.results:
            words = (ui("None in this period."),)
            return [(sum(self._heights(words, half)), None, words)]
        rows: list[tuple[float, Results | None, tuple[Message, ...]]] = []
        for found in self._report.results:
            told = said.results_words(found, self._sheet.words)
            charted = found.chance is not None  # without it, ups and downs would look like more than they are
            high = sum(self._heights(told, half * _BESIDE if charted else half))
            high = max(high, _STRIP) if charted else high
            rows.append((high + 2 * _ROW, found if charted else None, told))
        return rows

    def _told(self, count: int) -> list[Message | str]:
        return remarks_told(self._report.remarks, count, self._sheet.words)

    # Painted

    def paint(self) -> None:
        """All of it."""
        y = self._paint_top(_MARGIN) + self._gap
        y = self._paint_charts(y) + self._gap
        y = self._paint_table(y) + self._gap
        self._paint_below(y)
        self._paint_notes()

    def _box(self, y: float, left: float = 0.0, width: float | None = None, height: float = 0.0) -> QRectF:
        return QRectF(self._left + left, y, self._wide if width is None else width, height)

    def _paint_top(self, y: float) -> float:
        sheet, face = self._sheet, self._face
        sheet.bookmark(sheet.words.spoken(_TITLE_WORDS), y)
        with sheet.part("H1"):
            sheet.text(_TITLE_WORDS, face(_TITLE), self._box(y, width=self._wide * 0.62))
        with sheet.part("P"):
            made = said.printed(self._report, sheet.words)
            sheet.text(made, face(_NOTE), self._box(y + 4, self._wide * 0.64, self._wide * 0.36), END)
        y += self._title_height()
        with sheet.part("P"):
            y += max(self._line(_NAME), sheet.text(self._who(), face(_NAME), self._box(y, width=self._wide)))
        y += self._gap
        sheet.line(QPointF(self._left, y - self._gap / 2), QPointF(self._right, y - self._gap / 2), 1.2)
        quarter, lowest = self._wide / 4, y
        for index, (number, words) in enumerate(said.figures(self._report)):
            with sheet.part("P"):
                left = index * quarter
                sheet.text(sheet.words.number(number), face(_FIGURE), self._box(y, left, quarter - self._gap))
                below = y + self._line(_FIGURE)
                lowest = max(
                    lowest, below + sheet.text(words, face(_TEXT), self._box(below, left, quarter - self._gap))
                )
        return lowest

    def _paint_charts(self, y: float) -> float:
        half = (self._wide - 2 * self._gap) / 2
        lowest = y
        sides = (
            (said.bars_title(self._report), bar_chart, self._bar_words()),
            (said.felt_title(self._report), felt_chart, self._felt_words()),
        )
        spoken = self._sheet.words.spoken
        heads = max(self._sheet.height(title, self._face(_HEAD), half) for title, _, _ in sides)
        for index, (title, chart, texts) in enumerate(sides):
            left = index * (half + 2 * self._gap)
            with self._sheet.part("H2"):
                self._sheet.text(title, self._face(_HEAD), self._box(y, left, half))
            box = self._box(y + heads, left, half, _CHART)
            with self._sheet.part("Figure", " ".join(map(spoken, (title, *texts)))), self._sheet.picture(box):
                chart(self._sheet, self._report, box, self._face(_NOTE))
            below = box.bottom()
            for at, text in enumerate(texts):
                indent = 0.0
                if index:
                    indent = _INDENT
                    centre = QPointF(self._left + left + 4, below + self._line(_TEXT) / 2)
                    felt_mark(self._sheet, centre, pain=not at)
                with self._sheet.part("P"):
                    inside = self._box(below, left + indent, half - indent)
                    below += self._sheet.text(text, self._face(_TEXT), inside) + _ROW
            lowest = max(lowest, below)
        return lowest

    def _paint_table(self, y: float) -> float:
        sheet = self._sheet
        with sheet.part("H2"):
            sheet.text(ui("Planned and done"), self._face(_HEAD), self._box(y))
        y += self._line(_HEAD) + 3
        with sheet.part("Table"):
            for index, row in enumerate(rows_of(self._report.lines, self._lines)):
                y = self._paint_row(row, y, head=not index)
        return y

    def _paint_row(self, row: Row, y: float, *, head: bool) -> float:
        sheet, height = self._sheet, self._row_height(row, bold=head)
        if head:
            sheet.fill(self._box(y, height=height), SOFT)
        left = 0.0
        with sheet.part("TR"):
            for index, (cell, share) in enumerate(zip(row.cells, row.shares, strict=True)):
                kind, scope = ("TH", "Column") if head else ("TH", "Row") if index == 0 else ("TD", "")
                with sheet.part(kind, scope=scope):
                    if cell:
                        box = self._box(y + _ROW, left + 2, share * self._wide - 4)
                        sheet.text(cell, self._face(_BOLD if head else _TEXT), box)
                left += share * self._wide
        sheet.line(QPointF(self._left, y + height), QPointF(self._right, y + height), 0.4)
        return y + height

    def _paint_below(self, y: float) -> None:
        half = (self._wide - 2 * self._gap) / 2
        left = half + 2 * self._gap
        for title, at in ((ui("Tests of one's own"), 0.0), (ui("Remarks"), left)):
            with self._sheet.part("H2"):
                self._sheet.text(title, self._face(_HEAD), self._box(y, at, half))
            top = y + self._line(_HEAD) + 3
            if at:
                self._paint_texts(self._told(self._remarks), top, at, half)
            else:
                self._paint_tests(top, half)

    def _paint_tests(self, y: float, half: float) -> None:
        for height, found, texts in self._tests(half):
            if found is not None:
                box = self._box(y + _ROW, half * (_BESIDE + 0.04), half * (0.96 - _BESIDE), _STRIP)
                alt = " ".join(map(self._sheet.words.spoken, texts))
                with self._sheet.part("Figure", alt), self._sheet.picture(box):
                    results_chart(self._sheet, found, box)
            self._paint_texts(texts, y, 0.0, half if found is None else half * _BESIDE)
            y += height

    def _paint_texts(self, texts: Sequence[Message | str], y: float, left: float, width: float) -> None:
        for text in texts:
            with self._sheet.part("P"):
                y += self._sheet.text(text, self._face(_TEXT), self._box(y, left, width)) + _ROW

    def _paint_notes(self) -> None:
        y = self._sheet.size.height() - _MARGIN - self._notes()
        self._sheet.line(QPointF(self._left, y - 3), QPointF(self._right, y - 3), 0.4)
        for note in said.NOTES:
            with self._sheet.part("P"):
                y += self._sheet.text(note, self._face(_NOTE), self._box(y), START)


_TITLE_WORDS = ui("Hand exercises at home")
