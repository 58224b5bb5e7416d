"""After a session: what was done, the week, and what comes next."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QWidget

from coach.practice.message import ui
from coach.practice.recap import RecapView
from coach.ui.blocks import Block, WidgetBlock, fit_step, pages
from coach.ui.paged import PagedScreen
from coach.ui.places import Form
from coach.ui.theme.icons import Icon
from coach.ui.theme.tokens import (
    BODY,
    CAPTION,
    CONTROL,
    GRID,
    MARGIN_TOP,
    MARK,
    NOTE,
    RUNNING,
    SENTENCE,
    TALL_LARGE,
    TITLE,
    Step,
)
from coach.ui.widgets.figures import Figures
from coach.ui.widgets.key import Key
from coach.ui.widgets.kit import Kit
from coach.ui.widgets.text import Text
from coach.ui.widgets.week_strip import WeekStrip

_TITLE_STEPS = tuple(Step(step.points, step.weight, 1.3) for step in (CAPTION, SENTENCE, TITLE, CONTROL, BODY))
_ADVICE_STEPS = (SENTENCE, Step(TITLE.points, MARK.weight, 1.5), Step(MARK.points, MARK.weight, 1.5))
_LINE_STEPS = (*_ADVICE_STEPS, RUNNING, NOTE)
_TITLE_SHARE = 0.35  # of the column's height, at most


class Summary(PagedScreen):
    """Shows a `RecapView`. `spoken` carries the words to say, afresh; `done`, `progress` and `remark` lead on."""

    done = Signal()
    progress = Signal()
    remark = Signal()
    spoken = Signal(str)

    def __init__(self, kit: Kit, view: RecapView, parent: QWidget | None = None) -> None:
        super().__init__(kit, Form(tall=TALL_LARGE), view.title, parent)
        self._view = view
        self._title = Text(kit, view.title, CAPTION, parent=self)
        self._advice = tuple(Text(kit, words, SENTENCE, parent=self) for words in view.advice)
        self._figures = Figures(kit, self)
        self._figures.show_figures(view.figures)
        self._saved = Text(kit, view.saved, SENTENCE, parent=self)
        self._following = Text(kit, view.following, SENTENCE, parent=self)
        self._week = WeekStrip(kit, self)
        self._week.show_week(view.week)
        self._done = self.key(ui("Done"), Icon.CHECK, self.done.emit, primary=True)
        self._again = self.key(ui("Say again"), Icon.SAY, self.say)
        self._progress = self.key(ui("Progress"), Icon.CHART, self.progress.emit)
        self._remark = self.key(ui("Remark"), Icon.HELPER, self.remark.emit)
        self.first_page()

    def say(self) -> None:
        """Speak it all: also for when the screen has come up."""
        self.spoken.emit(" ".join(self.kit.words.spoken(words) for words in self._view.words))

    def keys(self, more: Sequence[Key]) -> Sequence[Key]:
        """Done, Say again, Progress, Remark."""
        return (self._done, self._again, *more, self._progress, self._remark)

    def parts(self, column: QRect) -> list[list[Block]]:
        """Everything on one page if there is room, in an order that puts safety first."""
        metrics, width, height = self.theme.metrics, column.width(), column.height()
        fit_step(self._title, width, round(height * _TITLE_SHARE), _TITLE_STEPS)
        self._fit_advice(width, height - self._title.heightForWidth(width))
        self._fit_lines(width)
        large, small = metrics.px(MARGIN_TOP), metrics.px(GRID)
        figures = [WidgetBlock(self._figures, large)] if self._view.figures else []
        self._figures.setVisible(bool(figures))
        blocks: list[Block] = [
            WidgetBlock(self._title),
            *(WidgetBlock(text, small) for text in self._advice),
            *figures,
            WidgetBlock(self._saved, small),
            WidgetBlock(self._following),
            WidgetBlock(self._week, large),
        ]
        return pages(blocks, width, height)

    def _fit_lines(self, width: int) -> None:
        """One size for what is saved and what follows, the largest in which each stands on one line."""
        for step in _LINE_STEPS:
            one_line = round(self.theme.metrics.text_px(step) * step.line) + 1
            for text in (self._saved, self._following):
                text.set_step(step)
            if all(text.heightForWidth(width) <= one_line for text in (self._saved, self._following)):
                return

    def _fit_advice(self, width: int, height: int) -> None:
        """One size for all of the advice, the largest in which it stands on one page with the title."""
        for step in _ADVICE_STEPS:
            for text in self._advice:
                text.set_step(step)
            if sum(text.heightForWidth(width) for text in self._advice) <= height:
                return
