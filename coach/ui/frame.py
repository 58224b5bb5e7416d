"""What every screen is: a dock of keys on the control side, and a column beside it.

A screen is given callbacks for where its keys lead; it knows no window. It gets its look by `apply(theme)` and its
size by `resize`; the frame places dock and column by the rules of `coach.ui.places`. A screen fills `self.column`
with a layout, or overrides `arrange` to place things itself.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from coach.practice.message import Message
from coach.ui.places import Form, Places, places
from coach.ui.theme.theme import Theme
from coach.ui.widgets.key import Key
from coach.ui.widgets.kit import Kit
from coach.ui.widgets.stage import Stage


class Screen(Stage):
    """Base of all screens.

    `went_back` is Escape; a screen that can be left connects it. A screen whose keys change while it is on emits
    `choices_changed`, so that scanning starts anew.
    """

    went_back = Signal()
    choices_changed = Signal()

    def __init__(self, kit: Kit, form: Form, title: Message, parent: QWidget | None = None) -> None:
        super().__init__(kit.theme, parent)
        self._kit, self._form = kit, form
        self._keys: tuple[Key, ...] = ()
        self._places = Places((), QRect())
        self._laid_out = QSize()
        self.column = QWidget(self)
        self.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if kit.words.right_to_left else Qt.LayoutDirection.LeftToRight
        )
        self.set_title(title)

    @property
    def kit(self) -> Kit:
        """For the widgets that the screen makes: the look as it is now, the language, the guard."""
        return Kit(self._look, self._kit.words, self._kit.guard)

    @property
    def theme(self) -> Theme:
        """The look as it is now."""
        return self._look

    @property
    def zoom(self) -> float:
        """How far pictures may grow on this window, 1..1.48."""
        return self._places.zoom

    def set_title(self, title: Message) -> None:
        """Name the screen for assistive technology."""
        self.setAccessibleName(self._kit.words.spoken(title))

    def set_form(self, form: Form) -> None:
        """Ask for another column or primary key."""
        if form != self._form:
            self._form = form
            self._lay_out()

    def set_keys(self, keys: Sequence[Key]) -> None:
        """The keys of the dock from its top, the primary one first. Keys left out are hidden, not deleted."""
        for key in self._keys:
            if key not in keys:
                key.hide()
        self._keys = tuple(keys)
        for key in keys:
            key.setParent(self)
            key.show()
        self._lay_out()

    @property
    def dock_keys(self) -> tuple[Key, ...]:
        """The keys of the dock, the primary one first."""
        return self._keys

    def scan_order(self) -> list[Key]:
        """The keys that can be pressed now, in the order in which scanning lights them: the dock, then the column."""
        inside = [key for key in self.findChildren(Key) if key not in self._keys]
        return [key for key in (*self._keys, *inside) if key.isVisibleTo(self) and key.isEnabled()]

    @property
    def waits_for_choice(self) -> bool:
        """Whether scanning may walk over the keys now; False while something runs that one press would stop."""
        return True

    @property
    def any_key_presses(self) -> bool:
        """Whether every plain key of the keyboard counts as the one key, not only Space and Enter."""
        return False

    @property
    def takes_words(self) -> bool:
        """Whether something is written here: keys of the keyboard type, and press only what has the focus."""
        return False

    def first_focus(self) -> QWidget | None:
        """What has the focus when the screen comes."""
        return self._keys[0] if self._keys else None

    def arrange(self, column: QRect) -> None:
        """Place things by hand; `column` is in the screen's px. Without this, `self.column`'s layout does it."""

    def announce(self, words: str) -> None:
        """Tell a screen reader."""
        if words:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def apply(self, theme: Theme) -> None:
        """Take a new look."""
        super().apply(theme)
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew, unless that has been done for this size before the screen was shown."""
        super().resizeEvent(event)
        if self._laid_out != self.size():
            self._lay_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.went_back.emit()
            return
        super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self._laid_out = self.size()
        half = max((key.word_width() for key in self._keys[1:]), default=0)
        self._places = places(self._look, self._form, len(self._keys), self.width(), self.height(), half=half)
        for key, place in zip(self._keys, self._places.keys, strict=True):
            key.setGeometry(place)
        self.column.setGeometry(self._places.column)
        self.arrange(self._places.column)
