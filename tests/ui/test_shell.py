"""The window: screens turn, notices take a strip of their own, and the look follows the settings at once."""

from __future__ import annotations

import msgspec
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout
from shiboken6 import isValid

from coach.practice.message import ui
from coach.practice.preferences import Preferences, Side, Theme
from coach.ui.frame import Screen
from coach.ui.places import Form
from coach.ui.shell import Shell
from coach.ui.theme.icons import Icon
from coach.ui.widgets.key import Key
from coach.ui.widgets.key_face import Kind
from coach.ui.widgets.kit import Kit
from coach.ui.widgets.press import PressGuard
from coach.ui.widgets.text import Text
from tests.support.windows import FakeTime, make_kit, settle

TROUBLE = ui("The voice cannot be heard. Please read the words. The session goes on.")


class Page(Screen):
    """A screen with a key and some text."""

    def __init__(self, kit: Kit, name: str) -> None:
        super().__init__(kit, Form(), ui("Page {name}", name=name))
        self.pressed: list[str] = []
        key = Key(kit, ui("Start"), icon=Icon.PLAY, kind=Kind.PRIMARY)
        key.chosen.connect(lambda: self.pressed.append(name))
        self.text = Text(kit, ui("Good **morning**"), parent=self.column)
        QVBoxLayout(self.column).addWidget(self.text)
        self.set_keys([key])


class Window:
    """A shell with a page."""

    def __init__(self, preferences: Preferences | None = None) -> None:
        self.time = FakeTime()
        kit = make_kit()
        self.guard = PressGuard(self.time.monotonic)
        self.shell = Shell(kit.words, preferences or Preferences(), kit.theme.family, self.guard)
        self.page = self.turn("one")
        self.shell.show()
        self.shell.resize(1366, 768)
        self.time.go(10)

    def turn(self, name: str) -> Page:
        """Show a new page."""
        page = Page(self.shell.kit, name)
        self.shell.show_screen(page)
        return page


@pytest.fixture
def window(qapp: QApplication) -> Window:
    return Window()


def test_the_window_has_its_title_and_no_smaller_size_than_it_can_lay_out(window: Window) -> None:
    assert window.shell.windowTitle() == "Hand Coach"
    assert window.shell.minimumSize().toTuple() == (1024, 600)


def test_the_screen_fills_the_window_and_follows_it(window: Window) -> None:
    assert window.page.geometry() == window.shell.rect()
    window.shell.resize(1100, 650)
    assert window.page.geometry() == window.shell.rect()
    assert window.page.theme.metrics.width == 1100


def test_a_turned_page_replaces_the_one_before(window: Window, qapp: QApplication) -> None:
    old = window.page
    new = window.turn("two")
    assert not old.isVisible()
    assert new.isVisible()
    assert window.shell.screen_shown is new
    settle(qapp)
    assert not isValid(old)


def test_a_turned_page_is_deaf_for_a_moment(window: Window) -> None:
    page = window.turn("two")
    page.dock_keys[0].click()
    assert page.pressed == []
    window.time.go(1)
    page.dock_keys[0].click()
    assert page.pressed == ["two"]


def test_the_primary_key_has_the_focus_when_a_page_comes(window: Window, qapp: QApplication) -> None:
    window.shell.activateWindow()
    qapp.processEvents()
    page = window.turn("two")
    assert page.focus_ring.around is page.dock_keys[0]


def _fades(window: Window) -> list[QLabel]:
    return [label for label in window.page.findChildren(QLabel) if label.graphicsEffect() is not None]


def test_pages_fade_and_under_reduced_motion_they_cut(window: Window, qapp: QApplication) -> None:
    window.page = window.turn("two")
    assert len(_fades(window)) == 1
    QTest.qWait(300)
    settle(qapp)
    assert _fades(window) == []
    still = Window(Preferences(reduced_motion=True))
    still.page = still.turn("two")
    assert _fades(still) == []


def test_settings_change_the_look_at_once(window: Window) -> None:
    dark = msgspec.structs.replace(window.shell.preferences, theme=Theme.DARK, controls=Side.LEFT, text_percent=200)
    left_before = window.page.dock_keys[0].x()
    window.shell.use(dark)
    assert window.page.theme.name is Theme.DARK
    assert window.page.dock_keys[0].x() < left_before
    paper = window.page.theme.colours.paper.name()
    assert window.shell.grab().toImage().pixelColor(700, 3).name() == paper
    assert window.shell.kit.theme.metrics.text_percent == 200


def test_the_guard_follows_the_settings(window: Window) -> None:
    prefs = msgspec.structs.replace(window.shell.preferences, repeat_guard_seconds=0.0, arming_seconds=1.5)
    window.shell.use(prefs)
    assert (window.guard.repeat_seconds, window.guard.arming_seconds) == (0.0, 1.5)


def test_a_notice_takes_a_strip_and_covers_nothing(window: Window) -> None:
    notice = window.shell.notice
    notice.show_trouble("voice", TROUBLE)
    assert notice.isVisible()
    assert notice.height() > 40
    assert window.page.y() == notice.height()
    assert window.page.height() == window.shell.height() - notice.height()
    assert notice.accessibleName() == TROUBLE.text
    notice.clear_trouble("voice")
    assert not notice.isVisible()
    assert window.page.geometry() == window.shell.rect()


def test_the_newest_trouble_is_shown_and_the_older_one_comes_back(window: Window) -> None:
    notice = window.shell.notice
    notice.show_trouble("voice", TROUBLE)
    notice.show_trouble("record", ui("The disk is full."))
    assert notice.accessibleName() == "The disk is full."
    notice.clear_trouble("record")
    assert notice.accessibleName() == TROUBLE.text
    assert notice.troubles == ("voice",)


def test_a_notice_needs_more_lines_in_a_narrow_window_at_large_text(window: Window) -> None:
    notice = window.shell.notice
    notice.show_trouble("voice", TROUBLE)
    before = notice.height()
    window.shell.resize(1024, 600)
    window.shell.use(msgspec.structs.replace(window.shell.preferences, text_percent=200))
    assert notice.height() > before
    (text,) = notice.findChildren(Text)
    assert text.shown().height <= text.height() + 1


def test_pages_and_troubles_are_announced_to_screen_readers(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []

    def note(event: object) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            told.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", note)
    window.turn("two")
    window.shell.notice.show_trouble("voice", TROUBLE)
    assert told == ["Page two", TROUBLE.text]


def test_a_page_has_its_name_for_assistive_technology(window: Window) -> None:
    interface: QAccessibleInterface = QAccessible.queryAccessibleInterface(window.page)
    assert interface.text(QAccessible.Text.Name) == "Page one"


def test_escape_is_told_to_the_page(window: Window, qapp: QApplication) -> None:
    went: list[bool] = []
    window.page.went_back.connect(lambda: went.append(True))
    QTest.keyClick(window.page.dock_keys[0], Qt.Key.Key_Escape)
    assert went == [True]


def test_the_close_is_told_before_the_window_goes(window: Window) -> None:
    told: list[bool] = []
    window.shell.closing.connect(lambda: told.append(window.shell.isVisible()))
    window.shell.close()
    assert told == [True]


def test_a_new_theme_reaches_every_widget_on_the_page(window: Window, qapp: QApplication) -> None:
    before = window.page.text.heightForWidth(900)
    window.shell.use(msgspec.structs.replace(window.shell.preferences, text_percent=200))
    qapp.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    assert window.page.text.heightForWidth(900) > 1.8 * before
