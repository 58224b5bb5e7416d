"""A screen whose column may have more than one page, turned by one large key of the dock."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from coach.practice.message import Message, ui
from coach.ui.blocks import Block, show_page
from coach.ui.frame import Screen
from coach.ui.places import Form
from coach.ui.theme.icons import Icon
from coach.ui.theme.tokens import PRIMARY, PRIMARY_LARGE, TALL_LARGE
from coach.ui.widgets.key import Key
from coach.ui.widgets.key_face import Kind, Place
from coach.ui.widgets.kit import Kit
from coach.ui.widgets.text import Text


class PagedScreen(Screen):
    """Gives its parts by `parts` and its keys by `keys`; the key "More" is among them while there are more pages.

    On the last page it leads to the first one, and says so by `to_first`.
    """

    to_first = ui("Back")

    def __init__(self, kit: Kit, form: Form, title: Message, parent: QWidget | None = None) -> None:
        super().__init__(kit, form, title, parent)
        self._large = form.tall == TALL_LARGE
        self._page, self._pages = 0, 1
        self._settling = False
        self._more = self.key(ui("More"), Icon.DOWN, self.next_page)

    def parts(self, column: QRect) -> list[list[Block]]:
        """The blocks of each page in a column of this size; none while there is nothing to show yet."""
        raise NotImplementedError

    def keys(self, more: Sequence[Key]) -> Sequence[Key]:
        """The keys of the dock, the primary one first; `more` is the key that turns the page, or nothing."""
        raise NotImplementedError

    @property
    def page(self) -> tuple[int, int]:
        """Which page is shown, from 0, and how many there are."""
        return self._page, self._pages

    def first_page(self) -> None:
        """Show anew from the first page."""
        self._page = 0
        self._show_keys()

    def arrange(self, column: QRect) -> None:
        """Show the page, and the key that turns it if there is another one."""
        found = self.parts(column)
        if not found:
            return
        self._pages = len(found)
        self._page = min(self._page, self._pages - 1)
        show_page(found, self._page, column)
        last = self._page and self._page == self._pages - 1
        self._more.set_meaning(self.to_first if last else ui("More"), Icon.UP if last else Icon.DOWN, quietly=True)
        if not self._settling and self.dock_keys != self._wanted():
            self._settling = True  # other keys may change the column, but not the keys again
            self._show_keys()
            self._settling = False

    def key(self, label: Message | str, icon: Icon, does: Callable[[], None], *, primary: bool = False) -> Key:
        """A key that does this when it is pressed; it is hidden until it is among `keys`."""
        if primary:
            step = PRIMARY_LARGE if self._large else PRIMARY
            made = Key(self.kit, label, icon=icon, kind=Kind.PRIMARY, step=step, place=Place.STACKED, parent=self)
        else:
            made = Key(self.kit, label, icon=icon, parent=self)
        made.chosen.connect(does)
        made.hide()
        return made

    def _wanted(self) -> tuple[Key, ...]:
        return tuple(self.keys((self._more,) if self._pages > 1 else ()))

    def _show_keys(self) -> None:
        keys = self._wanted()
        self.set_keys(keys)
        for before, after in pairwise(keys):
            QWidget.setTabOrder(before, after)
        self.choices_changed.emit()

    def next_page(self) -> None:
        """Turn to the next page; the first one comes after the last."""
        self._page = (self._page + 1) % self._pages
        self.arrange(self._places.column)
        shown = [text.text() for text in self.findChildren(Text) if text.isVisibleTo(self)]
        self.announce(" ".join(shown))
