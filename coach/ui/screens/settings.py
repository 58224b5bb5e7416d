"""Settings: pages of rows, each changed by one press; what is pressed holds at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set

import msgspec
from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QWidget

from coach.practice import choices
from coach.practice.choices import Option, Page, PageName, Row
from coach.practice.doors import DOORS, Door, DoorName
from coach.practice.first_run import voice_row
from coach.practice.message import ui
from coach.practice.ports import VoiceChoice
from coach.practice.preferences import Preferences
from coach.ui.frame import Screen
from coach.ui.places import Form
from coach.ui.screens.ruler_row import RulerRow
from coach.ui.screens.setting_row import SettingRow
from coach.ui.theme.icons import Icon
from coach.ui.theme.tokens import COLUMN_LIST, GRID, KEY_GAP, PRIMARY, TITLE
from coach.ui.widgets.key import Key
from coach.ui.widgets.key_face import Kind, Place
from coach.ui.widgets.kit import Kit
from coach.ui.widgets.text import Text

_ICONS = {
    PageName.SCREEN: Icon.SCREEN,
    PageName.HAND: Icon.HAND,
    PageName.VOICE: Icon.SAY,
    PageName.PRACTICE: Icon.REPEAT,
    PageName.PRESSING: Icon.GRID,
    PageName.DATA: Icon.DATA,
}
_TURN = 80  # design px, height of the key that turns the page
_HEARD = frozenset({"voice", "words_per_minute", "volume_percent"})


class Settings(Screen):
    """One page of rows at a time; when they do not fit, a key below turns to the rest.

    `changed` carries the preferences after a press, `spoken` words to say with them, `opened` the name of a row that
    leads to a screen of its own; `today` leaves. `page` is where the person is, to come back to. Settings that are
    `fixed` on this computer are not offered.
    """

    changed = Signal(Preferences)
    spoken = Signal(str)
    opened = Signal(DoorName)
    today = Signal()

    def __init__(
        self,
        kit: Kit,
        preferences: Preferences,
        date_today: Callable[[], str],
        *,
        page: PageName = PageName.SCREEN,
        fixed: Set[str] = frozenset(),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(kit, Form(column=COLUMN_LIST), ui("Settings"), parent)
        self._fixed = fixed
        self._preferences, self._date_today = preferences, date_today
        self._voices: tuple[VoiceChoice, ...] = ()
        self._page = next(one for one in choices.PAGES if one.name is page)
        self._first = 0
        self._parts: list[SettingRow | RulerRow] = []
        self._title = Text(kit, "", TITLE, parent=self)
        self._more = Key(kit, ui("More"), icon=Icon.DOWN, place=Place.CENTRE, parent=self)
        self._more.chosen.connect(self._turn)
        home = Key(kit, ui("Today"), icon=Icon.HOME, kind=Kind.PRIMARY, step=PRIMARY, place=Place.STACKED)
        home.chosen.connect(self.today)
        self.went_back.connect(self.today)
        self._page_keys = [self._page_key(page) for page in choices.PAGES]
        self.set_keys([home, *self._page_keys])
        self._open(self._page)

    @property
    def page(self) -> PageName:
        """The page that is on."""
        return self._page.name

    def set_voices(self, voices: Sequence[VoiceChoice]) -> None:
        """Offer these voices on the page of the voice."""
        self._voices = tuple(voices)
        if self._page.name is PageName.VOICE:
            self._open(self._page)

    def arrange(self, column: QRect) -> None:
        """The title, then as many rows as fit, then the key to the rest.

        Where a row is too high for that, the title goes: the key of the page, which is on, says the same.
        """
        metrics = self.theme.metrics
        turn = max(metrics.key, metrics.px(_TURN))
        title = self._title.heightForWidth(column.width())
        self._title.setGeometry(column.left(), column.top(), column.width(), title)
        top = column.top() + title + metrics.px(GRID)
        room = column.bottom() + 1 - top - turn - metrics.px(KEY_GAP)
        heights = self._fitted(column.width(), room)
        self._title.setVisible(max(heights, default=0) <= room)
        if self._title.isHidden():
            top, room = column.top(), room + title + metrics.px(GRID)
            heights = [min(height, room) for height in self._fitted(column.width(), room)]
        whole = self._first == 0 and sum(heights) <= column.bottom() + 1 - top
        bottom = column.bottom() + 1 - (0 if whole else turn + metrics.px(KEY_GAP))
        self._more.setVisible(not whole)
        self._more.setGeometry(column.left(), column.bottom() + 1 - turn, column.width(), turn)
        self._shown = 0
        for number, (part, height) in enumerate(zip(self._parts, heights, strict=True)):
            fits = number >= self._first and (top + height <= bottom or self._shown == 0)
            fits = fits and number == self._first + self._shown
            part.setVisible(fits)
            if fits:
                part.setGeometry(column.left(), top, column.width(), height)
                top += height
                self._shown += 1

    def _fitted(self, width: int, room: int) -> list[int]:
        """The heights of the rows where none has more than `room` px."""
        for part in self._parts:
            part.fit(width, room)
        return [part.heightForWidth(width) for part in self._parts]

    def _page_key(self, page: Page) -> Key:
        key = Key(self.kit, page.words, icon=_ICONS[page.name])
        key.setCheckable(True)
        key.chosen.connect(lambda: self._open(page))
        return key

    def _open(self, page: Page) -> None:
        self._page, self._first = page, 0
        title = page.words if self.theme.metrics.large_text else ui("Settings: {page}", page=page.words)
        self._title.show_words(title)
        for key, one in zip(self._page_keys, choices.PAGES, strict=True):
            key.setChecked(one is page)
        for part in self._parts:
            part.hide()
            part.deleteLater()
        doors = [self._door(door) for door in DOORS.get(page.name, ()) if door.field not in self._fixed]
        self._parts = [*doors, *(self._row(row) for row in self._rows(page))]
        if page.name is PageName.SCREEN:
            self._parts.append(self._ruler())
        self._show_values()
        self._lay_out()
        self.announce(self._title.text())

    def _ruler(self) -> RulerRow:
        made = RulerRow(self.kit, self.theme.metrics.px_per_mm, self)
        made.measured.connect(self._measured)
        return made

    def _measured(self, px_per_mm: float) -> None:
        self._preferences = msgspec.structs.replace(self._preferences, screen_px_per_mm=px_per_mm)
        self.changed.emit(self._preferences)

    def _rows(self, page: Page) -> tuple[Row, ...]:
        rows = page.rows
        if page.name is PageName.VOICE and len(self._voices) > 1:
            rows = (*rows, voice_row(self._voices))
        return tuple(row for row in rows if row.field not in self._fixed)

    def _door(self, door: Door) -> SettingRow:
        made = SettingRow(self.kit, Row("", door.words, door.hint, (Option(door.key, None),)), self)
        made.picked.connect(lambda _index: self.opened.emit(door.name))
        return made

    def _row(self, row: Row) -> SettingRow:
        made = SettingRow(self.kit, row, self)
        made.picked.connect(lambda index: self._take(row, choices.answer(*self._now(row, index))))
        made.stepped.connect(lambda by: self._take(row, choices.step(self._preferences, row, by)))
        return made

    def _now(self, row: Row, index: int) -> tuple[Preferences, Row, int, str]:
        return self._preferences, row, index, self._date_today()

    def _take(self, row: Row, preferences: Preferences) -> None:
        self._preferences = preferences
        self.changed.emit(preferences)
        self._show_values()
        chosen = choices.chosen(preferences, row)
        if chosen is not None:
            name = self.kit.words.spoken(row.options[chosen].words)
            sample = ui("{name}. I speak like this.", name=name) if row.field in _HEARD else ui("{name}.", name=name)
            self.spoken.emit(self.kit.words.spoken(sample))

    def _turn(self) -> None:
        self._first += self._shown
        if self._first >= len(self._parts):
            self._first = 0
        self._lay_out()

    def _show_values(self) -> None:
        for part in self._parts:
            if isinstance(part, SettingRow) and part.row.field:
                part.show_value(self._preferences)
