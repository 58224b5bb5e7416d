"""Exercises: all of them as cards, page by page, narrowed by a filter."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QWidget

from coach.practice.exercise import Exercise
from coach.practice.finding import FOR_ME, Filter, filters, find
from coach.practice.message import Message, ui, ui_counted
from coach.practice.preferences import Preferences, Side
from coach.practice.sketch import Loop
from coach.ui.frame import Screen
from coach.ui.places import Form
from coach.ui.theme.icons import Icon
from coach.ui.theme.tokens import (
    BODY_STRONG,
    COLUMN_LIST,
    GRID,
    KEY_GAP,
    NOTE_STRONG,
    PRIMARY,
    TITLE,
)
from coach.ui.widgets.card_grid import CardGrid, Shown
from coach.ui.widgets.filter_row import FilterRow
from coach.ui.widgets.key import Key
from coach.ui.widgets.key_face import Kind, Place
from coach.ui.widgets.kit import Kit
from coach.ui.widgets.option_grid import OptionGrid
from coach.ui.widgets.text import Text
from coach.ui.widgets.thumbnails import Thumbnails

_QUICK = 6  # filters that have a key of their own, where there is room
_FILTER = 80  # design px, height of the filter keys
_TALLEST_OPTION = 100
_OPTION_COLUMNS, _OPTION_COLUMNS_LARGE = 3, 2


@dataclass(frozen=True, slots=True)
class ListPlace:
    """Where a person is in the list: the filter, and the first exercise of the page, counted from 0."""

    kept: Filter = FOR_ME
    first: int = 0


class Exercises(Screen):
    """`chosen` carries the number of an exercise, `spoken` words to say; `today` leaves, `programmes` leads to them.

    With `picking` an exercise is picked for something else, which `today` leads back to.

    `place` is where the person is, to come back to. Pictures are painted one at a time once the cards are there, so
    that neither opening the list nor turning a page waits for them.
    """

    chosen = Signal(int)
    spoken = Signal(str)
    today = Signal()
    programmes = Signal()

    def __init__(
        self,
        kit: Kit,
        exercises: Mapping[int, Exercise],
        preferences: Preferences,
        loop: Callable[[int], Loop | None],
        parent: QWidget | None = None,
        *,
        place: ListPlace | None = None,
        picking: bool = False,
    ) -> None:
        super().__init__(kit, Form(column=COLUMN_LIST), ui("Exercises"), parent)
        self._exercises, self._preferences = exercises, preferences
        self._filters = filters(exercises)
        self._place = self._known(place or ListPlace())
        self._found: tuple[int, ...] = ()
        self._grid = CardGrid(kit, Thumbnails(loop, mirrored=preferences.affected is Side.LEFT), self)
        self._grid.chosen.connect(lambda place: self.chosen.emit(self._found[place]))
        self._choice: OptionGrid | None = None
        self._name = ui("Which exercise?") if picking else ui("Exercises")
        self._picking = picking
        self._title = Text(kit, self._name, TITLE, parent=self)
        self._count = Text(kit, "", NOTE_STRONG, second=True, align=Qt.AlignmentFlag.AlignRight, parent=self)
        self._row = FilterRow(kit, [one.words for one in self._filters[:_QUICK]], self)
        self._row.picked.connect(lambda index: self._pick(self._filters[index]))
        self._row.opened.connect(self._choose_filter)
        leave, icon = (ui("Back"), Icon.BACK) if picking else (ui("Today"), Icon.HOME)
        self._home = self._dock_key(leave, icon, self.today.emit, primary=True)
        self._programmes = self._dock_key(ui("Programmes"), Icon.LIST, self.programmes.emit)
        self._up = self._dock_key(ui("Up"), Icon.UP, lambda: self._turn(-1))
        self._down = self._dock_key(ui("Down"), Icon.DOWN, lambda: self._turn(1))
        self._back = self._dock_key(ui("Back"), Icon.BACK, self._show_list)
        self._again = self._dock_key(ui("Say again"), Icon.SAY, self.say)
        self.went_back.connect(self._leave)
        self._keep(self._place)
        self._show_list()

    def _known(self, place: ListPlace) -> ListPlace:
        """The place, with its filter as it is called now: the one that keeps all tells their number."""
        same = (one for one in self._filters if (one.of, one.for_me) == (place.kept.of, place.kept.for_me))
        return ListPlace(next(same, FOR_ME), place.first)

    @property
    def place(self) -> ListPlace:
        """The filter that is on, and the first exercise of the page."""
        return ListPlace(self._place.kept, self._grid.first)

    def say(self) -> None:
        """Speak what is on the page."""
        words = self.kit.words
        if self._choice is not None:
            said = [self._title.marked, *(f"{key.words}." for key in self._choice.options)]
        else:
            said = [words.spoken(ui("{name}.", name=self._place.kept.words)), words.spoken(self._page_name())]
            said += [card.accessibleName() for card in self._grid.cards]
        self.spoken.emit(" ".join(said))

    def first_focus(self) -> QWidget | None:
        """The first exercise of the page, or the first filter."""
        if self._choice is not None:
            return self._choice.options[0]
        return self._grid.cards[0] if self._grid.cards else super().first_focus()

    def scan_order(self) -> list[Key]:
        """The exercises first, then the dock, then the filters."""
        order = super().scan_order()
        choosing = self._choice is not None
        first = [key for key in order if key not in self.dock_keys and (choosing or key in self._grid.cards)]
        dock = [key for key in order if key in self.dock_keys]
        return first + dock + [key for key in order if key not in first and key not in dock]

    # Where things stand

    def arrange(self, column: QRect) -> None:
        """The title and the page, then the filters, then the cards; or the title and all filters."""
        px = self.theme.metrics.px
        words = self._count.marked
        below = self._arrange_head(column)
        if self._choice is not None:
            self._choice.setGeometry(below.adjusted(0, px(GRID), 0, 0))
            return
        height = max(self.theme.metrics.key, px(_FILTER))
        self._row.stand_at(QRect(below.left(), below.top() + px(GRID), below.width(), height))
        self._arrange_cards(below.adjusted(0, px(GRID) + height + px(KEY_GAP), 0, 0))
        if self._count.marked != words:  # how many cards there are is known now, and the head is as wide as it says
            self._arrange_head(column)

    def _arrange_head(self, column: QRect) -> QRect:
        """The name at the start, the page at the end."""
        name, page = self._title.sizeHint(), self._count.sizeHint()
        start, end = QRect(column), QRect(column.topLeft(), page)
        if self._count.marked:
            start.setSize(QSize(column.width() - self.theme.metrics.px(KEY_GAP) - page.width(), name.height()))
            end.moveTopRight(column.topRight())
            end.moveTop(column.top() + (name.height() - page.height()) // 2)
        else:
            start.setHeight(self._title.heightForWidth(column.width()))
        self._title.setGeometry(self._turned(start, column))
        self._count.setGeometry(self._turned(end, column))
        return column.adjusted(0, start.height(), 0, 0)

    def _arrange_cards(self, room: QRect) -> None:
        self._grid.stand_at(room)
        self._show_count()

    def _show_count(self) -> None:
        self._count.show_words(self._page_words())
        for key in (self._up, self._down):
            key.setEnabled(self._grid.pages > 1)

    def _turned(self, box: QRect, within: QRect) -> QRect:
        if self.isRightToLeft():
            box.moveRight(within.left() + within.right() - box.left())
        return box

    # What a press does

    def _turn(self, by: int) -> None:
        """Turn the page; after the last one comes the first."""
        self._grid.turn(by)
        self._place = ListPlace(self._place.kept, self._grid.first)
        self._lay_out()
        self._tell(self._page_name())

    def _keep(self, place: ListPlace) -> None:
        """Show the list as a filter narrows it."""
        self._place = place
        self._found = find(place.kept, self._exercises, self._preferences)
        self._grid.show_things([Shown(self._exercises[number]) for number in self._found], place.first)
        self._row.select(self._filters.index(place.kept), place.kept.words)
        if self._choice is None:
            self._lay_out()
        else:
            self._show_list()

    def _pick(self, kept: Filter) -> None:
        self._keep(ListPlace(kept))
        found = len(self._found)
        self._tell(ui_counted("{name}: {number} exercise.", "{name}: {number} exercises.", found, name=kept.words))

    def _choose_filter(self) -> None:
        """Offer all filters, in place of the cards."""
        keys = [self._option(one) for one in self._filters]
        columns = _OPTION_COLUMNS_LARGE if self.theme.metrics.large_text else _OPTION_COLUMNS
        self._choice = OptionGrid(self.kit, keys, columns, _TALLEST_OPTION, self, step=BODY_STRONG)
        self._choice.picked.connect(lambda index: self._pick(self._filters[index]))
        self._choice.show()
        for widget in (self._row, self._grid):
            widget.hide()
        self._title.show_words(ui("What would you like to train?"))
        self._count.show_words("")
        self.kit.guard.arm()
        self.set_keys([self._home, self._back, self._again])
        self._options_changed()

    def _show_list(self) -> None:
        if self._choice is not None:
            self._choice.hide()
            self._choice.deleteLater()
            self._choice = None
            self.kit.guard.arm()
        self._row.show()
        self._grid.show()
        self._title.show_words(self._name)
        others = [] if self._picking else [self._programmes]
        self.set_keys([self._home, self._up, self._down, *others, self._again])
        self._options_changed()

    def _leave(self) -> None:
        if self._choice is None:
            self.today.emit()
        else:
            self._show_list()

    def _options_changed(self) -> None:
        if self.isVisible() and (first := self.first_focus()) is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        self.choices_changed.emit()

    def _tell(self, words: Message) -> None:
        said = self.kit.words.spoken(words)
        self.announce(said)
        self.spoken.emit(said)

    # Keys and words

    def _page_name(self) -> Message:
        return ui("Page {page} of {pages}.", page=self._grid.page + 1, pages=self._grid.pages)

    def _page_words(self) -> Message:
        if self.theme.metrics.large_text:
            return ui("{page} of {pages}", page=self._grid.page + 1, pages=self._grid.pages)
        return ui(
            "{shown} of {total} · page {page} of {pages}",
            shown=self._grid.shown,
            total=len(self._found),
            page=self._grid.page + 1,
            pages=self._grid.pages,
        )

    def _option(self, one: Filter) -> Key:
        key = Key(self.kit, one.words, step=BODY_STRONG, place=Place.CENTRE)
        key.setCheckable(True)
        key.setChecked(one == self._place.kept)
        return key

    def _dock_key(self, words: Message, icon: Icon, press: Callable[[], None], *, primary: bool = False) -> Key:
        if primary:
            key = Key(self.kit, words, icon=icon, kind=Kind.PRIMARY, step=PRIMARY, place=Place.STACKED, parent=self)
        else:
            key = Key(self.kit, words, icon=icon, parent=self)
        key.chosen.connect(press)
        key.hide()
        return key
