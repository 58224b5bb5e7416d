"""Days and times of the day, chosen with one hand: large keys for the days, minus and plus for hours and minutes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QWidget

from coach.practice.message import Message, ui
from coach.practice.reminders.schedule import Reminder
from coach.practice.reminders.words import STEP, clock_time, moved, with_day
from coach.practice.week import LONG_NAMES, SHORT_NAMES
from coach.ui.blocks import Block, WidgetBlock, fit_step, pages
from coach.ui.paged import PagedScreen
from coach.ui.places import Form
from coach.ui.theme.icons import Icon
from coach.ui.theme.tokens import BODY_STRONG, COLUMN_LIST, CONTROL, GRID, MARGIN_TOP, NOTE, TITLE
from coach.ui.widgets.choice import OptionKeys, Stepper
from coach.ui.widgets.key import Key
from coach.ui.widgets.kit import Kit
from coach.ui.widgets.text import Text

_DAYS_IN_A_ROW = 4
_TITLE_STEPS = (TITLE, CONTROL, BODY_STRONG)


@dataclass(frozen=True, slots=True)
class _Control:
    """A name over what changes it."""

    name: Text
    control: OptionKeys | Stepper
    above: int
    air: int
    room: int  # px of height, at most

    def least(self, width: int) -> int:
        """Both, one below the other."""
        if isinstance(self.control, OptionKeys):
            room = self.room - self.name.heightForWidth(width) - self.air
            self.control.fit(width, _DAYS_IN_A_ROW, room)
        return self.name.heightForWidth(width) + self.air + self.control.sizeHint().height()

    def most(self, width: int) -> int:
        """No higher."""
        return self.least(width)

    def place(self, area: QRect) -> None:
        """Stand here."""
        name = self.name.heightForWidth(area.width())
        self.name.setGeometry(area.left(), area.top(), area.width(), name)
        self.control.setGeometry(area.adjusted(0, name + self.air, 0, 0))

    def set_visible(self, visible: bool) -> None:
        """Show or hide both."""
        self.name.setVisible(visible)
        self.control.setVisible(visible)


class TimeScreen(PagedScreen):
    """Base: a title that says what is chosen, and controls. `done` leads on, `back` leaves it as it was."""

    to_first = ui("To the top")  # as "Back" leaves the screen

    done = Signal()
    back = Signal()
    spoken = Signal(str)

    def __init__(self, kit: Kit, title: Message, parent: QWidget | None = None) -> None:
        super().__init__(kit, Form(column=COLUMN_LIST), title, parent)
        self._title = Text(kit, title, TITLE, parent=self)
        self._controls: list[tuple[Text, OptionKeys | Stepper]] = []
        self._steppers: list[tuple[Stepper, Callable[[], str]]] = []
        self._done = self.key(ui("Done"), Icon.CHECK, self.done.emit, primary=True)
        self._back = self.key(ui("Back"), Icon.BACK, self.back.emit)
        self.went_back.connect(self.back)

    def keys(self, more: Sequence[Key]) -> Sequence[Key]:
        """Done, and the way back."""
        return (self._done, *more, self._back)

    def parts(self, column: QRect) -> list[list[Block]]:
        """The title over the controls."""
        px, width, height = self.theme.metrics.px, column.width(), column.height()
        fit_step(self._title, width, height // 3, _TITLE_STEPS)
        controls = [_Control(name, control, px(MARGIN_TOP), px(GRID), height) for name, control in self._controls]
        return pages([WidgetBlock(self._title), *controls], width, height)

    def _add(self, name: Message, control: OptionKeys | Stepper) -> None:
        self._controls.append((Text(self.kit, name, NOTE, second=True, parent=self), control))

    def _stepper(self, name: Message, value: Callable[[], str], step: Callable[[int], None]) -> None:
        stepper = Stepper(self.kit, name, ui("Less"), ui("More"), self)

        def changed(by: int) -> None:
            step(by)
            self._show()
            self.announce(value())
            self.spoken.emit(f"{value()}.")

        stepper.stepped.connect(changed)
        self._steppers.append((stepper, value))
        self._add(name, stepper)

    def _show(self) -> None:
        for stepper, value in self._steppers:
            stepper.show_value(value())

    def _time(self, minute: int) -> str:
        return self.kit.words.formats.time(clock_time(minute))


class ReminderScreen(TimeScreen):
    """One reminder. `removed` takes it away; a new one has no such key. `reminder` is what is chosen by now."""

    removed = Signal()

    def __init__(self, kit: Kit, reminder: Reminder, *, new: bool, parent: QWidget | None = None) -> None:
        super().__init__(kit, ui("New reminder") if new else ui("Reminder"), parent)
        self.reminder = reminder
        self._new = new
        self._remove = self.key(ui("Take away"), Icon.MINUS, self.removed.emit)
        self._days = OptionKeys(kit, ui("Days"), SHORT_NAMES, step=BODY_STRONG, parent=self)
        for key, name in zip(self._days.keys, LONG_NAMES, strict=True):
            key.setAccessibleName(kit.words.spoken(name))
        self._days.picked.connect(self._pick_day)
        self._add(ui("Days"), self._days)
        self._stepper(ui("Hour"), lambda: self._time(self.reminder.minute), lambda by: self._step(60 * by))
        self._stepper(ui("Minute"), lambda: self._time(self.reminder.minute), lambda by: self._step(STEP * by))
        self._show()
        self.first_page()

    def keys(self, more: Sequence[Key]) -> Sequence[Key]:
        """Done, take away, and the way back."""
        remove = () if self._new else (self._remove,)
        return (self._done, *remove, *more, self._back)

    def _pick_day(self, weekday: int) -> None:
        self.reminder = with_day(self.reminder, weekday)
        self._show()
        on = weekday in self.reminder.weekdays
        name = LONG_NAMES[weekday]
        self.spoken.emit(self.kit.words.spoken(ui("{day}: on.", day=name) if on else ui("{day}: off.", day=name)))

    def _step(self, by: int) -> None:
        minute = moved(self.reminder.minute, by)
        self.reminder = Reminder(weekdays=self.reminder.weekdays, minute=minute)

    def _show(self) -> None:
        super()._show()
        self._days.select(self.reminder.weekdays)


class QuietScreen(TimeScreen):
    """The quiet time. `begins` and `ends` are what is chosen by now, in minutes of the day."""

    def __init__(self, kit: Kit, begins: int, ends: int, parent: QWidget | None = None) -> None:
        super().__init__(kit, ui("Quiet time: no reminder comes"), parent)
        self.begins, self.ends = begins, ends
        self._stepper(ui("From"), lambda: self._time(self.begins), self._step_begin)
        self._stepper(ui("Until"), lambda: self._time(self.ends), self._step_end)
        self._show()
        self.first_page()

    def _step_begin(self, by: int) -> None:
        self.begins = moved(self.begins, 30 * by)

    def _step_end(self, by: int) -> None:
        self.ends = moved(self.ends, 30 * by)
