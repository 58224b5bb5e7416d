"""Draws exercises or groups below one another: the name, and under it a bar with its minutes."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFontMetricsF, QPen

from coach.practice.message import ui_counted
from coach.practice.progress.model import Shares
from coach.ui.theme.tokens import BOLD, GRID, NOTE
from coach.ui.widgets.chart_kit import Sheet

_BAR, _AIR = 24, 14  # design px
_STRETCH = 1.35  # by which few rows may stand farther apart


class SharesDrawing:
    """One chart on one sheet, measured in its px: as many rows as there is room for."""

    def __init__(self, sheet: Sheet, chart: Shares) -> None:
        self._sheet = sheet
        px = sheet.theme.metrics.px
        self._line = QFontMetricsF(sheet.note()).height() * 1.05
        self._bar = max(px(_BAR), QFontMetricsF(sheet.note()).height() * 0.8)
        self._row = self._line + self._bar + px(_AIR)
        self._shares = chart.shares[: max(1, int((sheet.height + px(_AIR)) // self._row))]
        self._row = min(self._row * _STRETCH, max(self._row, (sheet.height + px(_AIR)) / len(self._shares)))
        sheet.canvas.look_at((0, sheet.width), (-sheet.height, 0))

    def draw(self) -> None:
        """Draw it all."""
        sheet, colours = self._sheet, self._sheet.theme.colours
        texts = [
            sheet.words.spoken(ui_counted("{number} minute", "{number} minutes", share.minutes))
            for share in self._shares
        ]
        widest = max(map(QFontMetricsF(sheet.note(BOLD)).horizontalAdvance, texts))
        room = max(1.0, sheet.width - widest - sheet.theme.metrics.px(2 * GRID))
        longest = max(share.minutes for share in self._shares)
        lengths = [room * share.minutes / longest for share in self._shares]
        tops = [-self._row * place for place in range(len(self._shares))]
        middles = [top - self._line - self._bar / 2 for top in tops]
        sheet.canvas.bars(
            x0=[0.0] * len(lengths),
            width=lengths,
            y=middles,
            height=self._bar,
            brushes=[colours.mark] * len(lengths),
            pens=[QPen(Qt.PenStyle.NoPen)] * len(lengths),
        )
        for share, text, length, top, middle in zip(self._shares, texts, lengths, tops, middles, strict=True):
            name = sheet.words.spoken(share.name)
            sheet.canvas.words(name, sheet.note(NOTE.weight), colours.ink, QPointF(0, top), anchor=(0.0, 0.0))
            at = QPointF(length + sheet.gap, middle)
            sheet.canvas.words(text, sheet.note(BOLD), colours.ink, at, anchor=(0.0, 0.5))
