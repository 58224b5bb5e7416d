"""Progress: one chart after another, over four weeks or longer, each with its sentences and its table."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QWidget

from coach.practice.message import ui
from coach.practice.progress.looking import Look, Wanted, next_subject, other_period
from coach.practice.progress.model import Chart, Period, Subject
from coach.ui.blocks import Block, WidgetBlock, fit_step, pages
from coach.ui.paged import PagedScreen
from coach.ui.places import Form
from coach.ui.theme.icons import Icon
from coach.ui.theme.metrics import Size
from coach.ui.theme.tokens import BODY, GRID, MARGIN_TOP, MARK, NOTE, SENTENCE, TITLE, Step
from coach.ui.widgets.chart_rows import heads, rows
from coach.ui.widgets.chart_view import ChartView
from coach.ui.widgets.day_table import DayTable
from coach.ui.widgets.key import Key
from coach.ui.widgets.kit import Kit
from coach.ui.widgets.text import Text
from coach.ui.widgets.week_strip import WeekStrip

_DOT = 52  # design px of a dot of the week
_WORDS_STEPS = (SENTENCE, *(Step(size.points, MARK.weight, 1.5) for size in (TITLE, MARK, BODY, NOTE)))
_TITLE_STEPS = tuple(Step(size.points, TITLE.weight, TITLE.line) for size in (TITLE, MARK, BODY, NOTE))
_WORDS_SHARE, _WORDS_SHARE_ALONE = 0.2, 0.7  # of the column's height, at most, for the sentences


class Progress(PagedScreen):
    """Shows a `Look`. `wanted` asks for another one; `see_more` and `today` lead away.

    `spoken` carries the words to say, afresh. `bring` gets the chart library and calls back when it can be used.
    """

    wanted = Signal(Wanted)
    see_more = Signal()
    today = Signal()
    spoken = Signal(str)

    def __init__(self, kit: Kit, bring: Callable[[Callable[[], None]], None], parent: QWidget | None = None) -> None:
        super().__init__(kit, Form(), ui("Progress"), parent)
        self._found: Look | None = None
        self._asked_for = Wanted()
        self._as_table = False
        self._words = Text(kit, "", SENTENCE, parent=self)
        self._chart = ChartView(kit, bring, self)
        self._week = WeekStrip(kit, self, diameter=_DOT)
        self._notes = Text(kit, "", NOTE, second=True, parent=self)
        self._title = Text(kit, "", TITLE, parent=self)
        self._table: DayTable | None = None
        self._home = self.key(ui("Today"), Icon.HOME, self.today.emit, primary=True)
        self._next = self.key(ui("Next chart"), Icon.NEXT, self._next_chart)
        self._longer = self.key(ui("Longer"), Icon.PLUS, lambda: self._change_period(1))
        self._shorter = self.key(ui("Shorter"), Icon.MINUS, lambda: self._change_period(-1))
        self._form_key = self.key(ui("As a table"), Icon.TABLE, self._change_form)
        self._say = self.key(ui("Say it"), Icon.SAY, self.say)
        self._all = self.key(ui("See more"), Icon.LIST, self.see_more.emit)
        self._up = self.key(ui("Up"), Icon.UP, lambda: self._turn_table(-1))
        self._down = self.key(ui("Down"), Icon.DOWN, lambda: self._turn_table(1))
        self.went_back.connect(self.today)
        self.first_page()

    def show_look(self, found: Look) -> None:
        """Show this, in the form that is on; a screen reader hears of another chart."""
        again = self._found is not None
        self._found, self._asked_for = found, found.wanted
        self._week.show_week(found.week)
        self._show()
        if again:
            said = (found.chart.title, *found.chart.words)
            self.announce(" ".join(self.kit.words.spoken(words) for words in said))

    @property
    def chart(self) -> Chart | None:
        """The chart that is on, in words, as a drawing or as a table."""
        return self._found.chart if self._found is not None else None

    @property
    def drawn(self) -> bool:
        """Whether all that is to be seen is there."""
        shown = self.chart
        return shown is not None and (not shown.drawn or not self._chart.isVisibleTo(self) or self._chart.drawn)

    def say(self) -> None:
        """Speak the sentences and notes of the chart, and the week with it."""
        if self._found is not None:
            said = [*self._found.chart.words, *self._found.chart.notes]
            said += [self._found.week.sentence] if self._with_week(self._found) else []
            self.spoken.emit(" ".join(_ended(self.kit.words.spoken(words)) for words in said))

    def keys(self, more: Sequence[Key]) -> Sequence[Key]:
        """Before the first day there is nothing to turn to; where there is one period only, none to choose."""
        if self._found is None or not self._found.begun:
            return (self._home, self._say, *more, self._all)
        period = (self._longer, self._shorter) if len(self._found.periods) > 1 else ()
        if self._as_table:
            turning = (self._up, self._down) if self._table is not None and self._table.place[1] > 1 else ()
            return (self._home, self._next, *period, self._form_key, *(turning or (self._say, self._all)))
        return (self._home, self._next, *period, self._form_key, self._say, self._all)

    def parts(self, column: QRect) -> list[list[Block]]:
        """The sentences, the chart, and the week or the notes; or the table alone."""
        if self._found is None:
            return []
        shown = self._found.chart
        metrics, width, height = self.theme.metrics, column.width(), column.height()
        large, small = metrics.px(MARGIN_TOP), metrics.px(GRID)
        for widget in (self._words, self._chart, self._week, self._notes, self._title, self._table):
            if widget is not None:
                widget.hide()
        if self._as_table and self._table is not None:
            fit_step(self._title, width, round(metrics.text_px(TITLE) * TITLE.line) + 1, _TITLE_STEPS)
            return [[WidgetBlock(self._title), WidgetBlock(self._table, small)]]
        share = _WORDS_SHARE if shown.drawn and not metrics.large_text else _WORDS_SHARE_ALONE
        fit_step(self._words, width, round(height * share), _WORDS_STEPS)
        blocks: list[Block] = [WidgetBlock(self._words)]
        if shown.drawn:
            blocks.append(WidgetBlock(self._chart, small))
        if self._with_week(self._found):
            blocks.append(WidgetBlock(self._week, large))
        elif shown.notes:
            blocks.append(WidgetBlock(self._notes, small))
        return pages(blocks, width, height)

    @staticmethod
    def _with_week(found: Look) -> bool:
        """The week stands where Progress opens; the other charts have their notes instead."""
        return not found.begun or found.wanted == Wanted(Subject.REPETITIONS, Period.FOUR_WEEKS)

    def _show(self) -> None:
        found, shown = self._found, self.chart
        if found is None or shown is None:
            return
        words = self.kit.words
        self._words.show_words("\n".join(words.of(sentence) for sentence in shown.words))
        self._notes.show_words("\n".join(words.of(sentence) for sentence in shown.notes))
        if shown.drawn:
            self._chart.show_chart(shown)
        if self._as_table:
            self._title.show_words(shown.title)
            self._fill_table(shown)
        for key, by in ((self._longer, 1), (self._shorter, -1)):
            self._enable(key, other_period(found.periods, found.wanted.period, by) is not None)
        self.first_page()
        self._name_form()

    def _fill_table(self, shown: Chart) -> None:
        if self._table is None:
            self._table = DayTable(self.kit, self)
        metrics = self.theme.metrics
        narrow = metrics.large_text or metrics.size is Size.SMALL
        self._table.show_rows(shown.title, heads(shown, narrow=narrow), rows(shown, self.kit.words, narrow=narrow))

    def _enable(self, key: Key, there: bool) -> None:
        """At its end a key keeps its place; what was pressed last hands the focus to its neighbour."""
        if not there and key.hasFocus():
            (self._shorter if key is self._longer else self._longer).setEnabled(True)
            (self._shorter if key is self._longer else self._longer).setFocus(Qt.FocusReason.OtherFocusReason)
        key.setEnabled(there)

    def arrange(self, column: QRect) -> None:
        """As every screen of pages; the form key leads through them."""
        super().arrange(column)
        self._name_form()

    def _name_form(self) -> None:
        """The key of the form says what it leads to: the next page, then the table, then the chart."""
        page, total = self.page
        if self._as_table:
            self._form_key.set_meaning(ui("As a chart"), Icon.CHART, quietly=True)
        elif page + 1 < total:
            self._form_key.set_meaning(ui("More"), Icon.DOWN, quietly=True)
        else:
            self._form_key.set_meaning(ui("As a table"), Icon.TABLE, quietly=True)

    def _change_form(self) -> None:
        page, total = self.page
        if not self._as_table and page + 1 < total:
            self.next_page()
            return
        self._as_table = not self._as_table
        self._show()

    def show_table(self) -> None:
        """Turn to the table."""
        if not self._as_table:
            self._as_table = True
            self._show()

    def _next_chart(self) -> None:
        self._want(Wanted(next_subject(self._asked_for.subject), self._asked_for.period))

    def _change_period(self, by: int) -> None:
        period = other_period(self._found.periods, self._asked_for.period, by) if self._found is not None else None
        if period is not None:
            self._want(Wanted(self._asked_for.subject, period))

    def _want(self, wanted: Wanted) -> None:
        self._asked_for = wanted
        self.wanted.emit(wanted)

    def _turn_table(self, by: int) -> None:
        if self._table is not None:
            self._table.turn(by)
            place, total = self._table.place
            self.announce(self.kit.words.spoken(ui("Page {number} of {total}", number=place + 1, total=total)))


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "?", ":", "]")) else f"{sentence}."
