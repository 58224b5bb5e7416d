"""Today: one giant Start; what is in it, how long it takes, and the week."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, Qt, Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from coach.practice.message import Message, ui
from coach.practice.sketch import Loop
from coach.practice.today import Offer, TodayView, figures_words
from coach.ui.blocks import Block, WidgetBlock, fit_step, pages
from coach.ui.paged import PagedScreen
from coach.ui.places import Form
from coach.ui.screens.today_plan import PlanBlock
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
from coach.ui.widgets.path import Path
from coach.ui.widgets.text import Text
from coach.ui.widgets.week_strip import WeekStrip

_GREETING_STEPS = tuple(Step(step.points, step.weight, 1.3) for step in (CAPTION, SENTENCE, TITLE, CONTROL, BODY))
_LEAD_STEPS = (MARK, BODY, NOTE)
_ONE_LINE = 1.4  # of the size of the letters
_NOTE_STEPS = (Step(MARK.points, MARK.weight, 1.5), RUNNING, NOTE)


class Today(PagedScreen):
    """Shows a `TodayView`. `loop` gives the drawn movement of an exercise, None where there is none yet.

    `ask_first` comes in place of `start`, `go_on` and `begin_anew` while nobody has said that the person may exercise.
    """

    start = Signal()
    go_on = Signal()
    begin_anew = Signal()
    ask_first = Signal()
    exercises = Signal()
    progress = Signal()
    settings = Signal()
    people = Signal()

    def __init__(self, kit: Kit, loop: Callable[[int], Loop | None], parent: QWidget | None = None) -> None:
        super().__init__(kit, Form(tall=TALL_LARGE), ui("Today"), parent)
        self._view: TodayView | None = None
        self._greeting = Text(kit, "", CAPTION, parent=self)
        self._lead = Text(kit, "", MARK, second=True, parent=self)
        self._figures = Figures(kit, self)
        self._first = Text(kit, "", MARK, parent=self)
        self._path = Path(kit, loop, self)
        self._changed = Text(kit, "", RUNNING, parent=self)
        self._week = WeekStrip(kit, self)
        self._notes: tuple[Text, ...] = ()
        self._start = self.key(ui("Start"), Icon.PLAY, lambda: self._begin(self.start), primary=True)
        self._go_on = self.key(ui("Go on"), Icon.PLAY, lambda: self._begin(self.go_on), primary=True)
        self._look_back = self.key(ui("Progress"), Icon.CHART, self.progress.emit, primary=True)
        self._begin_anew = self.key(ui("Start anew"), Icon.REPEAT, lambda: self._begin(self.begin_anew))
        self._once_more = self.key(ui("Practise again"), Icon.REPEAT, lambda: self._begin(self.start))
        self._exercises = self.key(ui("Exercises"), Icon.GRID, self.exercises.emit)
        self._progress = self.key(ui("Progress"), Icon.CHART, self.progress.emit)
        self._settings = self.key(ui("Settings"), Icon.GEAR, self.settings.emit)
        self._people = self.key("", Icon.PEOPLE, self.people.emit)
        self._shared = False

    def offer_people(self, words: Message | None) -> None:
        """Let another person practise by a key with these words; None: there is nobody else."""
        self._shared = words is not None
        self._people.set_meaning(words or "", Icon.PEOPLE, quietly=True)
        self.first_page()

    def show_day(self, view: TodayView) -> None:
        """Show this day, from its first page."""
        self._view = view
        self._greeting.show_words(view.greeting)
        self._lead.show_words(view.lead)
        self._figures.show_figures(view.figures)
        self._first.show_words(view.first or "")
        self._path.show_pictures(view.pictures, view.side, done=view.offer is Offer.REST)
        self._changed.show_words(self._changes(view))
        self._week.show_week(view.week)
        for note in self._notes:
            note.hide()
            note.deleteLater()
        title = ui("**Good to know today**")
        words = (title, *view.notes) if view.notes else ()
        self._notes = tuple(
            Text(self.kit, message, TITLE if message is title else RUNNING, parent=self) for message in words
        )
        self.first_page()
        if (first := self.first_focus()) is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def said(self) -> str:
        """What the voice may say when the screen comes."""
        view = self._view
        if view is None:
            return ""
        first = () if view.first is None else (view.first,)
        changed = () if view.changed is None else (view.changed,)
        words = [*(view.greeting, view.lead), *figures_words(view.figures), *first, *changed, *view.notes]
        return " ".join(_ended(self.kit.words.spoken(message)) for message in words)

    def keys(self, more: Sequence[Key]) -> Sequence[Key]:
        """By what is offered first."""
        offer = self._view.offer if self._view else Offer.START
        last = (self._settings, self._people) if self._shared else (self._settings,)
        if offer is Offer.REST:
            return (self._look_back, self._once_more, *more, self._exercises, *last)
        first = (self._go_on, self._begin_anew) if offer is Offer.GO_ON else (self._start,)
        return (*first, *more, self._exercises, self._progress, *last)

    def parts(self, column: QRect) -> list[list[Block]]:
        """Everything on one page if there is room; else the week, or pictures and week, come on the next."""
        if self._view is None:
            return []
        metrics, width, height = self.theme.metrics, column.width(), column.height()
        self._fit(width, height)
        large, small = metrics.px(MARGIN_TOP), metrics.px(GRID)
        head: list[Block] = [WidgetBlock(self._greeting), WidgetBlock(self._lead)]
        plan = PlanBlock(self._figures, self._first, self._path, metrics, self.isRightToLeft(), large)
        first: list[Block] = [WidgetBlock(self._first, small)] if self._first.marked else []
        changed: list[Block] = [WidgetBlock(self._changed, small)] if self._changed.marked else []
        week = WidgetBlock(self._week, large)
        for text in (self._first, self._changed):
            text.setVisible(bool(text.marked))
        self._changed.hide()
        notes = pages([WidgetBlock(note, large) for note in self._notes], width, height) if self._notes else []
        page: list[Block] = [*head, plan, *changed]
        if len(pages([*page, week], width, height)) == 1:
            return [[*page, week], *notes]
        if len(pages(page, width, height)) == 1:
            return [page, [week], *notes]
        self._figures.set_in_line(False)
        numbers = pages([*head, WidgetBlock(self._figures, small)], width, height)
        grown = changed if self._view.changed is not None else []
        return [*numbers, *pages([*first, WidgetBlock(self._path, small), *grown, week], width, height), *notes]

    def _fit(self, width: int, height: int) -> None:
        """Set every text in the largest step that leaves it on one line, or on half of a page."""
        metrics = self.theme.metrics
        fit_step(self._greeting, width, round(metrics.text_px(CAPTION) * _ONE_LINE), _GREETING_STEPS)
        fit_step(self._lead, width, round(metrics.text_px(MARK) * _ONE_LINE), _LEAD_STEPS)
        for note in self._notes[1:]:
            fit_step(note, width, height // 2, _NOTE_STEPS)

    def _changes(self, view: TodayView) -> str:
        """One line: what is different today, and how the plan has grown."""
        different = (ui("Something is different today. Press **More**."),) if view.notes else ()
        grown = () if view.changed is None else (view.changed,)
        return " ".join(self.kit.words.of(message) for message in (*different, *grown))

    def _begin(self, meant: SignalInstance) -> None:
        asked = self._view is not None and self._view.ask_first
        (self.ask_first if asked else meant).emit()


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "?", ":", "]")) else f"{sentence}."
