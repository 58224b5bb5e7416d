"""Progress: three charts, each with a sentence and a table, and the week."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QWidget

from coach.practice.charts import Bar, Chart, chart
from coach.practice.message import Message, ui
from coach.practice.prescription import practice_weekdays
from coach.practice.record import DayTotal
from coach.practice.stats import Measure
from coach.practice.week import WeekView, week_view
from coach.ui.blocks import Block, WidgetBlock, fit_step, pages
from coach.ui.paged import PagedScreen
from coach.ui.places import Form
from coach.ui.theme.icons import Icon
from coach.ui.theme.tokens import BODY, GRID, MARGIN_TOP, MARK, NOTE, SENTENCE, TITLE, Step
from coach.ui.widgets.bar_chart import BarChart
from coach.ui.widgets.chart_library import ChartLibrary
from coach.ui.widgets.day_table import DayTable
from coach.ui.widgets.key import Key
from coach.ui.widgets.kit import Kit
from coach.ui.widgets.text import Text
from coach.ui.widgets.week_strip import WeekStrip

_DOT = 52  # design px of a dot of the week
_WORDS_STEPS = (SENTENCE, *(Step(size.points, MARK.weight, 1.5) for size in (TITLE, MARK, BODY, NOTE)))
_TITLE_STEPS = tuple(Step(size.points, TITLE.weight, TITLE.line) for size in (TITLE, MARK, BODY, NOTE))
_WORDS_SHARE, _WORDS_SHARE_ALONE = 0.2, 0.7  # of the column's height, at most, for the sentences
_MEASURES = tuple(Measure)


class Progress(PagedScreen):
    """Shows days of practice. `spoken` carries the words to say, afresh; `today` leads back.

    `bring` gets the chart library and calls back when it can be used.
    """

    today = Signal()
    spoken = Signal(str)

    def __init__(
        self,
        kit: Kit,
        parent: QWidget | None = None,
        *,
        bring: Callable[[Callable[[], None]], None] | None = None,
    ) -> None:
        super().__init__(kit, Form(), ui("Progress"), parent)
        self._library = ChartLibrary(lambda: kit.words.formats.day_and_month(date.min), self)
        self._charts: tuple[Chart, ...] = ()
        self._week_view: WeekView | None = None
        self._measure, self._as_table = 0, False
        self._words = Text(kit, "", SENTENCE, parent=self)
        self._chart = BarChart(kit, bring or self._library.bring, self)
        self._week = WeekStrip(kit, self, diameter=_DOT)
        self._title = Text(kit, "", TITLE, parent=self)
        self._table = DayTable(kit, self)
        self._home = self.key(ui("Today"), Icon.HOME, self.today.emit, primary=True)
        self._say = self.key(ui("Say it"), Icon.SAY, self.say)
        self._other_form = self.key(ui("As a table"), Icon.TABLE, self._change_form)
        self._next = self.key(ui("Next chart"), Icon.NEXT, self._next_chart)
        self._later = self.key(ui("Up"), Icon.UP, lambda: self._turn_table(-1))
        self._earlier = self.key(ui("Down"), Icon.DOWN, lambda: self._turn_table(1))
        self.went_back.connect(self.today)
        self.first_page()

    def show_days(self, totals: Sequence[DayTotal], today: date, days_a_week: int) -> None:
        """Show these; `totals` should reach back `charts.DAYS_NEEDED` days; `days_a_week` are planned."""
        self._charts = tuple(chart(totals, today, measure, days_a_week) for measure in _MEASURES)
        self._week_view = week_view(totals, practice_weekdays(days_a_week), today)
        self._week.show_week(self._week_view)
        self._show()

    @property
    def chart(self) -> Chart | None:
        """The chart that is on, in words, bars or as a table."""
        return self._charts[self._measure] if self._charts else None

    def say(self) -> None:
        """Speak the sentences of the chart and of the week."""
        shown = self.chart
        if shown is not None and self._week_view is not None:
            said = (*shown.words, self._week_view.sentence)
            self.spoken.emit(" ".join(_ended(self.kit.words.spoken(words)) for words in said))

    def keys(self, more: Sequence[Key]) -> Sequence[Key]:
        """Before the first day there is nothing to turn to."""
        shown = self.chart
        if shown is None or not any(bar.number for one in self._charts for bar in one.bars):
            return (self._home, self._say, *more)
        if self._as_table:
            turning = (self._later, self._earlier) if self._table.place[1] > 1 else ()
            return (self._home, *turning, self._other_form, self._next)
        return (self._home, self._say, self._other_form, self._next, *more)

    def parts(self, column: QRect) -> list[list[Block]]:
        """The sentences, the chart and the week; or the table alone."""
        shown = self.chart
        if shown is None:
            return []
        metrics, width, height = self.theme.metrics, column.width(), column.height()
        large, small = metrics.px(MARGIN_TOP), metrics.px(GRID)
        for widget in (self._words, self._chart, self._week, self._title, self._table):
            widget.hide()
        if self._as_table:
            fit_step(self._title, width, round(metrics.text_px(TITLE) * TITLE.line) + 1, _TITLE_STEPS)
            return [[WidgetBlock(self._title), WidgetBlock(self._table, small)]]
        share = _WORDS_SHARE if shown.drawn and not metrics.large_text else _WORDS_SHARE_ALONE
        fit_step(self._words, width, round(height * share), _WORDS_STEPS)
        drawn = [WidgetBlock(self._chart, small)] if shown.drawn else []
        return pages([WidgetBlock(self._words), *drawn, WidgetBlock(self._week, large)], width, height)

    def _show(self) -> None:
        shown = self.chart
        if shown is None:
            return
        self._words.show_words("\n".join(self.kit.words.of(sentence) for sentence in shown.words))
        if shown.drawn:
            self._chart.show_chart(shown, lambda: self._axis_names(shown))
        if self._as_table:
            self._title.show_words(shown.title)
            rows = [(self._row_name(shown, bar), self.kit.words.number(bar.number)) for bar in reversed(shown.bars)]
            self._table.show_rows(shown.title, _heads(shown), rows)
        self._other_form.set_meaning(
            ui("As a chart") if self._as_table else ui("As a table"), Icon.CHART if self._as_table else Icon.TABLE
        )
        self.first_page()

    def _axis_names(self, shown: Chart) -> list[str]:
        """Mondays by their date, and the current week by its name, or the current day with its number."""
        words, before, last = self.kit.words, shown.bars[:-1], shown.bars[-1]
        current = words.spoken(ui("This week") if shown.by_week else ui("Today: {number}", number=last.number))
        mondays = [words.formats.day_and_month(bar.start) if bar.start.weekday() == 0 else "" for bar in before]
        return [*mondays, current]

    def _row_name(self, shown: Chart, bar: Bar) -> str:
        words = self.kit.words
        day = words.formats.day_and_month(bar.start)
        if shown.by_week:
            return words.spoken(ui("Week from {day}", day=day))
        return words.spoken(ui("{weekday} {day}", weekday=words.formats.weekday(bar.start, "abbreviated"), day=day))

    def _next_chart(self) -> None:
        self._measure = (self._measure + 1) % len(_MEASURES)
        self._show()
        shown = self.chart
        if shown is not None:
            self.announce(" ".join(self.kit.words.spoken(words) for words in (shown.title, *shown.words)))

    def _change_form(self) -> None:
        self._as_table = not self._as_table
        self._show()

    def _turn_table(self, by: int) -> None:
        self._table.turn(by)
        place, total = self._table.place
        self.announce(self.kit.words.spoken(ui("Page {number} of {total}", number=place + 1, total=total)))


def _heads(shown: Chart) -> tuple[Message, Message]:
    counted = {
        Measure.REPETITIONS: ui("Repetitions"),
        Measure.MINUTES: ui("Minutes"),
        Measure.DAYS: ui("Days of practice"),
    }
    return (ui("Week") if shown.by_week else ui("Day")), counted[shown.measure]


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "?", ":", "]")) else f"{sentence}."
