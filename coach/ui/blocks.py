"""What stands below one another in a column: laid out from the top, and cut into pages where the column is too low.

Nothing is ever clipped or scrolled: what does not fit comes on the next page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from coach.ui.theme.tokens import Step
from coach.ui.widgets.text import Text


class Block(Protocol):
    """One part of a column."""

    @property
    def above(self) -> int:
        """The px of air above it, where it is not the first of its page."""
        ...

    def least(self, width: int) -> int:
        """The px of height below which it would lose something."""
        ...

    def most(self, width: int) -> int:
        """The px of height above which it gains nothing."""
        ...

    def place(self, area: QRect) -> None:
        """Stand here."""
        ...

    def set_visible(self, visible: bool) -> None:
        """Be on the page that is shown, or not."""
        ...


@runtime_checkable
class Stretchy(Protocol):
    """A widget that can be higher than it must be."""

    def least_height(self, width: int) -> int:
        """The px below which it would lose something."""
        ...

    def most_height(self, width: int) -> int:
        """The px above which it gains nothing."""
        ...


@dataclass(frozen=True, slots=True)
class WidgetBlock:
    """A widget, as high as its width asks for; or, if it is `Stretchy`, as high as there is room."""

    widget: QWidget
    above: int = 0

    def least(self, width: int) -> int:
        """As the widget says."""
        if isinstance(self.widget, Stretchy):
            return self.widget.least_height(width)
        return self.widget.heightForWidth(width)

    def most(self, width: int) -> int:
        """As the widget says."""
        return self.widget.most_height(width) if isinstance(self.widget, Stretchy) else self.least(width)

    def place(self, area: QRect) -> None:
        """Stand here."""
        self.widget.setGeometry(area)

    def set_visible(self, visible: bool) -> None:
        """Show or hide it."""
        self.widget.setVisible(visible)


def pages(blocks: Sequence[Block], width: int, room: int) -> list[list[Block]]:
    """The blocks in order, as many on each page as `room` px hold; at least one."""
    found: list[list[Block]] = [[]]
    used = 0
    for block in blocks:
        height = block.least(width)
        if found[-1] and used + block.above + height > room:
            found.append([])
            used = 0
        used += height + (block.above if found[-1] else 0)
        found[-1].append(block)
    return found


def lay(blocks: Sequence[Block], area: QRect) -> None:
    """Place the blocks of a page from the top of `area`; what is left over goes to those that can use it, then to air.

    The air between blocks at most doubles. A block that is higher than the area, which then is alone on its page, gets
    the area: text in it becomes smaller.
    """
    heights = [min(block.least(area.width()), area.height()) for block in blocks]
    spare = area.height() - sum(heights) - sum(block.above for block in blocks[1:])
    for number, block in enumerate(blocks):
        more = max(0, min(spare, block.most(area.width()) - heights[number]))
        heights[number] += more
        spare -= more
    air = sum(block.above for block in blocks[1:])
    wider = 1 + min(1.0, max(0, spare) / air) if air else 1.0
    top = area.top()
    for number, (block, height) in enumerate(zip(blocks, heights, strict=True)):
        top += round(block.above * wider) if number else 0
        block.place(QRect(area.left(), top, area.width(), height))
        top += height


def show_page(found: Sequence[Sequence[Block]], page: int, area: QRect) -> None:
    """Lay out and show one page; hide the others."""
    for number, blocks in enumerate(found):
        if number == page:
            lay(blocks, area)
        for block in blocks:
            block.set_visible(number == page)


def fit_step(text: Text, width: int, height: int, steps: Sequence[Step]) -> None:
    """Give a text the first of these steps in which it fits, else the last."""
    for step in steps:
        text.set_step(step)
        if text.heightForWidth(width) <= height and text.typeset(width).fits:
            return
