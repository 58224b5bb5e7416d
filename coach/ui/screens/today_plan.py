"""The plan on Today: its numbers and its pictures, side by side or one over the other, as there is room."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect

from coach.ui.theme.metrics import Metrics
from coach.ui.theme.tokens import DOCK_GAP, GRID, MARGIN_TOP
from coach.ui.widgets.figures import Figures
from coach.ui.widgets.path import Path
from coach.ui.widgets.text import Text

_LEAST_PICTURE = 104  # design px of a picture's side; smaller ones wait for a page of their own
_FIGURES_SHARE = 0.5  # of the width, at most, for the numbers beside the pictures


@dataclass(frozen=True, slots=True)
class PlanBlock:
    """Numbers, the name of what comes first, and the pictures, whichever way leaves the pictures larger."""

    figures: Figures
    first: Text
    path: Path
    metrics: Metrics
    turned: bool
    above: int = 0

    def least(self, width: int) -> int:
        """The px for the smallest good pictures."""
        return min(self._least_beside(width), self._least_over(width))

    def most(self, width: int) -> int:
        """The px for the largest pictures."""
        beside = max(self._words_beside(width, most=True), self.path.most_height(self._right(width)))
        return max(beside, self.path.most_height(width) + self._words_over(width))

    def place(self, area: QRect) -> None:
        """Choose, and stand here."""
        width, height = area.width(), area.height()
        beside = self.path.side_for(self._right(width), height) if height >= self._least_beside(width) else 0
        over = self.path.side_for(width, height - self._words_over(width)) if self._in_line_fits(width) else 0
        self.figures.set_in_line(over > beside)
        if over > beside:
            self._place_over(area)
        else:
            self._place_beside(area)

    def set_visible(self, visible: bool) -> None:
        """Show or hide all of it."""
        for widget in (self.figures, self.path):
            widget.setVisible(visible)
        self.first.setVisible(visible and bool(self.first.marked))

    # Side by side

    def _left(self, width: int) -> int:
        wanted = self.figures.width_wanted(in_line=False)
        return min(wanted, round(width * _FIGURES_SHARE))

    def _right(self, width: int) -> int:
        return width - self._left(width) - self.metrics.px(DOCK_GAP)

    def _first_height(self, width: int) -> int:
        return self.first.heightForWidth(width) + self.metrics.px(GRID) if self.first.marked else 0

    def _words_beside(self, width: int, *, most: bool) -> int:
        self.figures.set_in_line(False)
        left = self._left(width)
        figures = self.figures.most_height(left) if most else self.figures.least_height(left)
        return figures + self._first_height(left)

    def _least_beside(self, width: int) -> int:
        side = self.metrics.px(_LEAST_PICTURE)
        shrunk = self.figures.width_wanted(in_line=False) > width * _FIGURES_SHARE
        if shrunk or self.path.side_for(self._right(width), 1_000_000) < side:
            return 1_000_000
        return max(self._words_beside(width, most=False), self.path.height_for(side))

    def _place_beside(self, area: QRect) -> None:
        left, right = QRect(area), QRect(area)
        left.setWidth(self._left(area.width()))
        right.setLeft(area.right() + 1 - self._right(area.width()))
        first = self._first_height(left.width())
        figures = min(self.figures.most_height(left.width()), left.height() - first)
        path = self.path.height_for(self.path.side_for(right.width(), right.height()))
        # The smaller of the two stands in the middle of the other's height.
        high = max(figures + first, path)
        left.setTop(area.top() + (high - figures - first) // 2)
        right.setTop(area.top() + (high - path) // 2)
        right.setHeight(path)
        if self.turned:
            left.moveRight(area.right())
            right.moveLeft(area.left())
        self.figures.setGeometry(QRect(left.left(), left.top(), left.width(), figures))
        gap = self.metrics.px(GRID) if first else 0
        self.first.setGeometry(left.left(), left.top() + figures + gap, left.width(), first - gap)
        self.path.setGeometry(right)

    # One over the other

    def _in_line_fits(self, width: int) -> bool:
        return self.figures.width_wanted(in_line=True) <= width

    def _words_over(self, width: int) -> int:
        self.figures.set_in_line(True)
        return self.figures.most_height(width) + self._first_height(width) + self.metrics.px(MARGIN_TOP)

    def _least_over(self, width: int) -> int:
        side = self.metrics.px(_LEAST_PICTURE)
        if not self._in_line_fits(width) or self.path.side_for(width, 1_000_000) < side:
            return 1_000_000
        return self.path.height_for(side) + self._words_over(width)

    def _place_over(self, area: QRect) -> None:
        words = self._words_over(area.width())
        path = self.path.height_for(self.path.side_for(area.width(), area.height() - words))
        self.path.setGeometry(area.left(), area.top(), area.width(), path)
        first = self._first_height(area.width())
        top = area.top() + path + (self.metrics.px(GRID) if first else 0)
        self.first.setGeometry(area.left(), top, area.width(), max(0, first - self.metrics.px(GRID)))
        figures = self.figures.most_height(area.width())
        top = area.top() + path + first + self.metrics.px(MARGIN_TOP) // 2
        self.figures.setGeometry(area.left(), top, area.width(), figures)
