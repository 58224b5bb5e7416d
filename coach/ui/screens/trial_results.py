"""The results of the tests of one's own: a sentence, a chart with its band, or the table; each hand apart."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QWidget

from coach.practice.message import ui
from coach.practice.preferences import Side
from coach.practice.trials.history import History, history
from coach.practice.trials.model import Result, Trial
from coach.practice.trials.noise import SOURCES
from coach.ui.blocks import Block, WidgetBlock, fit_step, pages
from coach.ui.paged import PagedScreen
from coach.ui.places import Form
from coach.ui.theme.icons import Icon
from coach.ui.theme.tokens import BODY, GRID, MARK, NOTE, SENTENCE, TITLE, Step
from coach.ui.widgets.chart_library import ChartLibrary
from coach.ui.widgets.day_table import DayTable
from coach.ui.widgets.key import Key
from coach.ui.widgets.kit import Kit
from coach.ui.widgets.text import Text
from coach.ui.widgets.trial_chart import TrialChart

_TITLE_STEPS = tuple(Step(size.points, TITLE.weight, TITLE.line) for size in (TITLE, MARK, BODY, NOTE))
_WORDS_STEPS = tuple(Step(size.points, MARK.weight, 1.4) for size in (SENTENCE, TITLE, MARK, BODY, NOTE))
_WORDS_SHARE, _WORDS_SHARE_LARGE = 0.3, 0.6  # of the column's height, at most


class TrialResults(PagedScreen):
    """Shows results, oldest first, from this test and hand on. `done` leads back, `spoken` carries words to say.

    `bring` gets the chart library and calls back when it can be used.
    """

    done = Signal()
    spoken = Signal(str)

    def __init__(
        self,
        kit: Kit,
        results: Sequence[Result],
        trial: Trial,
        side: Side,
        *,
        affected: Side,
        parent: QWidget | None = None,
        bring: Callable[[Callable[[], None]], None] | None = None,
    ) -> None:
        super().__init__(kit, Form(), ui("Results"), parent)
        self._results, self._trial, self._side, self._affected = tuple(results), trial, side, affected
        self._as_table = False
        self._library = ChartLibrary(lambda: kit.words.formats.day_and_month(date.min), self)
        self._title = Text(kit, "", TITLE, parent=self)
        self._words = Text(kit, "", SENTENCE, parent=self)
        self._chart = TrialChart(kit, bring or self._library.bring, self)
        self._source = Text(kit, "", NOTE, second=True, parent=self)
        self._table = DayTable(kit, self)
        self._done = self.key(ui("Done"), Icon.CHECK, self.done.emit, primary=True)
        self._say = self.key(ui("Say it"), Icon.SAY, self.say)
        self._other_form = self.key(ui("As a table"), Icon.TABLE, self._change_form)
        self._other = self.key(ui("Left hand"), Icon.HAND, self._change_hand)
        self._next = self.key(ui("Next test"), Icon.NEXT, self._next_test)
        self._later = self.key(ui("Up"), Icon.UP, lambda: self._turn_table(-1))
        self._earlier = self.key(ui("Down"), Icon.DOWN, lambda: self._turn_table(1))
        self.went_back.connect(self.done)
        self._shown = self._find()
        self._show()

    @property
    def shown(self) -> History:
        """What is on."""
        return self._shown

    def say(self) -> None:
        """Speak the sentences."""
        said = (self._shown.title, *self._shown.words)
        self.spoken.emit(" ".join(_ended(self.kit.words.spoken(words)) for words in said))

    def keys(self, more: Sequence[Key]) -> Sequence[Key]:
        """Without a result there is no table to turn to."""
        turning = (self._other, self._next)
        if not self._shown.rows:
            return (self._done, self._say, *turning, *more)
        if self._as_table:
            paging = (self._later, self._earlier) if self._table.place[1] > 1 else ()
            return (self._done, *paging, self._other_form, *turning)
        return (self._done, self._say, self._other_form, *turning, *more)

    def parts(self, column: QRect) -> list[list[Block]]:
        """Title, sentences, chart and where its band comes from; or the table alone."""
        metrics, width, height = self.theme.metrics, column.width(), column.height()
        small = metrics.px(GRID)
        for widget in (self._title, self._words, self._chart, self._source, self._table):
            widget.hide()
        fit_step(self._title, width, round(metrics.text_px(TITLE) * TITLE.line) + 1, _TITLE_STEPS)
        title = WidgetBlock(self._title)
        if self._as_table and self._shown.rows:
            self._table.resize(width, self._table.height())
            self._table.apply(self.theme)  # how high its rows are depends on its width
            table = WidgetBlock(self._table, small)
            low = title.least(width) + small + table.least(width) > height
            return [[table]] if low else [[title, table]]  # the table has the name too
        share = _WORDS_SHARE_LARGE if metrics.large_text else _WORDS_SHARE
        fit_step(self._words, width, round(height * share), _WORDS_STEPS)
        chart = [WidgetBlock(self._chart, small)] if self._shown.points else []
        source = [WidgetBlock(self._source, small)] if self._shown.band else []
        return pages([title, WidgetBlock(self._words), *chart, *source], width, height)

    def _find(self) -> History:
        return history(self._results, self._trial, self._side, self._affected)

    def _show(self) -> None:
        self._shown = shown = self._find()
        words = self.kit.words
        self._title.show_words(shown.title)
        self._words.show_words("\n".join(words.of(sentence) for sentence in shown.words))
        self._source.show_words(SOURCES[shown.trial])
        if shown.points:
            self._chart.show_history(shown)
        rows = [(words.formats.date(row.date, "medium"), words.spoken(row.score)) for row in shown.rows]
        self._table.show_rows(shown.title, (ui("Day"), ui("Result")), rows)
        as_table = self._as_table
        self._other_form.set_meaning(
            ui("As a chart") if as_table else ui("As a table"), Icon.CHART if as_table else Icon.TABLE
        )
        other = ui("Right hand") if self._side is Side.LEFT else ui("Left hand")
        self._other.set_meaning(other, Icon.HAND, quietly=True)
        self.first_page()
        self.announce(" ".join(words.spoken(sentence) for sentence in (shown.title, *shown.words)))

    def _change_form(self) -> None:
        self._as_table = not self._as_table
        self._show()

    def _change_hand(self) -> None:
        self._side = self._side.other
        self._show()

    def _next_test(self) -> None:
        trials = tuple(Trial)
        self._trial = trials[(trials.index(self._trial) + 1) % len(trials)]
        self._show()

    def _turn_table(self, by: int) -> None:
        self._table.turn(by)
        place, total = self._table.place
        self.announce(self.kit.words.spoken(ui("Page {number} of {total}", number=place + 1, total=total)))


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "?", ":", "]")) else f"{sentence}."
