"""The numbers of a chart as a real table, in large type. Pages turn by keys; nothing scrolls by drag."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from coach.practice.message import Message
from coach.ui.theme.theme import Theme
from coach.ui.theme.tokens import LINE_FOCUS, LINE_HAIR, MARK, SEMIBOLD, Step
from coach.ui.widgets.kit import Kit

_HEAD = Step(MARK.points, SEMIBOLD, MARK.line)
_ROW = 1.7  # of the size of its letters
_LEAST_ROWS = 3
_SHRINK, _SMALLEST = 0.94, 0.5
_PAD, _FRAME = 20, 8  # design px on either side of a cell's text; px that Qt adds


class DayTable(QTableWidget):
    """A column of names, and columns of their numbers."""

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(0, 2, parent)
        self._kit, self._theme = kit, kit.theme
        self._row = 1
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setHighlightSections(False)
        self.apply(kit.theme)

    def show_rows(self, name: Message, heads: Sequence[Message], rows: Sequence[Sequence[str]]) -> None:
        """Show these rows, from the first one on."""
        words = self._kit.words
        self.setAccessibleName(words.spoken(name))
        self.setColumnCount(len(heads))
        self.setRowCount(len(rows))
        sides = (Qt.AlignmentFlag.AlignLeading, *[Qt.AlignmentFlag.AlignTrailing] * (len(heads) - 1))
        for column, head in enumerate(heads):
            heading = QTableWidgetItem(words.spoken(head))
            heading.setTextAlignment(sides[column] | Qt.AlignmentFlag.AlignVCenter)
            self.setHorizontalHeaderItem(column, heading)
        for row, texts in enumerate(rows):
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setTextAlignment(sides[column] | Qt.AlignmentFlag.AlignVCenter)
                self.setItem(row, column, item)
        self.apply(self._theme)
        self.verticalScrollBar().setValue(0)

    def apply(self, theme: Theme) -> None:
        """Take a new look."""
        self._theme = theme
        self._fit()

    def _fit(self) -> None:
        """Set the letters as large as the width allows, then show whole rows only."""
        scale = self._scale_for(self.width())
        style = self._style(scale)
        if style != self.styleSheet():
            self.setStyleSheet(style)
        self._row = self._row_for(scale)
        self.verticalHeader().setDefaultSectionSize(self._row)
        self.horizontalHeader().setFixedHeight(self._row)
        self.resizeColumnsToContents()
        # Leave free below what would cut a row in two.
        spare = max(0, self.height() - self._row) % self._row
        self.setViewportMargins(0, self._row, 0, spare)
        self.horizontalHeader().setGeometry(0, 0, self.width(), self._row)

    def _scale_for(self, width: int) -> float:
        """How large the letters may be in this width."""
        scale = 1.0
        while self._wanted(scale) > width and scale > _SMALLEST:
            scale *= _SHRINK
        return scale

    def _row_for(self, scale: float) -> int:
        return round(self._font(MARK, scale).pixelSize() * _ROW)

    def _font(self, step: Step, scale: float) -> QFont:
        font = self._theme.font(step)
        font.setPixelSize(round(font.pixelSize() * scale))
        return font

    def _wanted(self, scale: float) -> float:
        """The px that the widest texts of all columns need."""
        head = QFontMetricsF(self._font(_HEAD, scale)).horizontalAdvance
        cell = QFontMetricsF(self._font(MARK, scale)).horizontalAdvance
        padding = self._theme.metrics.px(2 * _PAD) + _FRAME
        wanted = 0.0
        for column in range(self.columnCount()):
            heading = self.horizontalHeaderItem(column)
            items = [self.item(row, column) for row in range(self.rowCount())]
            widths = [cell(item.text()) for item in items if item is not None]
            wanted += max([head(heading.text()) if heading is not None else 0.0, *widths]) + padding
        return wanted

    def _style(self, scale: float) -> str:
        metrics, colours = self._theme.metrics, self._theme.colours
        hair, focus, pad = metrics.px(LINE_HAIR), metrics.px(LINE_FOCUS), metrics.px(_PAD)
        cell, head = self._font(MARK, scale), self._font(_HEAD, scale)
        return (
            f"QTableView {{ background: {colours.paper.name()}; color: {colours.ink.name()}; outline: 0;"
            f" font: {cell.weight()} {cell.pixelSize()}px '{cell.family()}'; }}"
            f"QTableView::item {{ border-bottom: {hair}px solid {colours.hair.name()}; padding: 0 {pad}px; }}"
            f"QTableView::item:selected {{ background: {colours.soft.name()}; color: {colours.ink.name()};"
            f" border-bottom: {focus}px solid {colours.focus.name()}; }}"
            f"QHeaderView {{ background: {colours.paper.name()}; }}"
            f"QHeaderView::section {{ background: {colours.paper.name()}; color: {colours.ink.name()}; border: 0;"
            f" border-bottom: {focus}px solid {colours.line.name()}; padding: 0 {pad}px;"
            f" font: {head.weight()} {head.pixelSize()}px '{head.family()}'; }}"
        )

    @property
    def per_page(self) -> int:
        """How many rows are seen at once."""
        return max(1, (self.height() - self._row) // self._row)

    @property
    def place(self) -> tuple[int, int]:
        """The page that is on, from 0, and how many there are."""
        pages = max(1, -(-self.rowCount() // self.per_page))
        return min(pages - 1, -(-self.verticalScrollBar().value() // self.per_page)), pages

    def turn(self, pages: int) -> None:
        """Turn so many pages on, or back."""
        first = (self.place[0] + pages) * self.per_page
        self.verticalScrollBar().setValue(max(0, min(first, self.rowCount() - 1)))

    def least_height(self, width: int) -> int:
        """The px of a head and a few rows."""
        return self._row_for(self._scale_for(width)) * (1 + _LEAST_ROWS)

    def most_height(self, width: int) -> int:
        """The px of all rows."""
        return self._row_for(self._scale_for(width)) * (1 + self.rowCount())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit anew."""
        super().resizeEvent(event)
        self._fit()
