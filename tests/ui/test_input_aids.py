"""One key is enough: scanning lights the keys in turn, any key presses, and a resting pointer can press too."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from coach.practice.message import ui
from coach.practice.preferences import InputWay
from coach.ui.frame import Screen
from coach.ui.input_aids import AidSettings, InputAids
from coach.ui.places import Form
from coach.ui.widgets.key import Key
from coach.ui.widgets.kit import Kit
from tests.support.windows import FakeTime, make_kit


class Board(Screen):
    """Three keys; whether it waits for a choice, and takes any key, can be set."""

    def __init__(self, kit: Kit, chosen: list[str]) -> None:
        super().__init__(kit, Form(), ui("Board"))
        self.waits, self.takes_any = True, False
        keys = [Key(kit, words) for words in ("One", "Two", "Three")]
        for key in keys:
            key.chosen.connect(lambda key=key: chosen.append(key.words))
        self.set_keys(keys)
        self.resize(1366, 768)

    @property
    def waits_for_choice(self) -> bool:
        return self.waits

    @property
    def any_key_presses(self) -> bool:
        return self.takes_any


class Desk:
    """A screen in a window, the aids on it, and a clock."""

    def __init__(self, application: QApplication, settings: AidSettings) -> None:
        self.application = application
        self.time = FakeTime()
        self.kit = make_kit(time=self.time)
        self.chosen: list[str] = []
        self.screen = Board(self.kit, self.chosen)
        self.aids = InputAids(self.time.later, settings)
        self.screen.show()
        self.screen.activateWindow()
        application.processEvents()
        self.window: QWindow = self.screen.windowHandle()
        self.window.installEventFilter(self.aids)
        self.aids.watch(self.screen)
        self.time.go(10)

    @property
    def lit(self) -> str:
        """The key that has the focus ring."""
        key = self.screen.focus_ring.around
        return key.words if isinstance(key, Key) else ""

    def press(self, key: Qt.Key) -> None:
        """A key of the keyboard, pressed in the window."""
        self.application.processEvents()
        QTest.keyClick(self.window, key)
        self.application.processEvents()


SCAN = AidSettings(InputWay.SCAN, scan_seconds=1.0)


@pytest.fixture
def scanning(qapp: QApplication) -> Desk:
    desk = Desk(qapp, SCAN)
    desk.aids.watch(desk.screen)
    return desk


@pytest.fixture
def direct(qapp: QApplication) -> Desk:
    return Desk(qapp, AidSettings())


def test_the_light_walks_from_key_to_key_and_stays_longer_on_the_first(scanning: Desk) -> None:
    seen = []
    for _ in range(10):
        scanning.time.go(0.5)
        seen.append(scanning.lit)
    assert seen == ["One"] * 3 + ["Two"] * 2 + ["Three"] * 2 + ["One"] * 3


def test_a_press_chooses_the_lit_key_and_the_light_waits_while_it_is_down(scanning: Desk) -> None:
    scanning.time.go(2.5)
    assert scanning.lit == "Two"
    QTest.keyPress(scanning.window, Qt.Key.Key_Space)
    scanning.time.go(5)
    assert scanning.lit == "Two"
    QTest.keyRelease(scanning.window, Qt.Key.Key_Space)
    assert scanning.chosen == ["Two"]
    scanning.time.go(1.9)
    assert scanning.lit == "Two"
    scanning.time.go(0.2)
    assert scanning.lit == "Three"


def test_a_press_just_after_the_light_moved_was_meant_for_the_key_before(scanning: Desk) -> None:
    scanning.time.go(2.15)
    assert scanning.lit == "Two"
    scanning.press(Qt.Key.Key_Space)
    assert scanning.chosen == ["One"]
    scanning.time.go(2.25)
    assert scanning.lit == "Two"
    scanning.press(Qt.Key.Key_Space)
    assert scanning.chosen == ["One", "Two"]


def test_without_scanning_the_light_stays(direct: Desk) -> None:
    direct.screen.dock_keys[0].setFocus()
    direct.time.go(30)
    assert direct.lit == "One"
    assert not direct.aids.scanning


def test_who_has_only_used_one_key_gets_scanning_on_the_next_screen(direct: Desk) -> None:
    direct.screen.dock_keys[0].setFocus()
    direct.press(Qt.Key.Key_Space)
    assert direct.chosen == ["One"]
    direct.screen.choices_changed.emit()
    assert direct.aids.scanning
    direct.time.go(2.5)
    assert direct.lit == "Two"


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Down])
def test_tab_and_arrows_stop_it(direct: Desk, key: Qt.Key) -> None:
    direct.screen.dock_keys[0].setFocus()
    direct.press(Qt.Key.Key_Space)
    direct.screen.choices_changed.emit()
    direct.press(key)
    assert not direct.aids.scanning
    direct.screen.choices_changed.emit()
    assert not direct.aids.scanning


def test_the_mouse_stops_it(direct: Desk) -> None:
    direct.press(Qt.Key.Key_Space)
    direct.screen.choices_changed.emit()
    assert direct.aids.scanning
    QTest.mouseClick(direct.window, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    direct.application.processEvents()
    assert not direct.aids.scanning


def test_while_something_runs_the_one_key_is_the_first_key_at_once(scanning: Desk) -> None:
    scanning.time.go(2.1)
    assert scanning.lit == "Two"
    scanning.screen.waits = False
    scanning.screen.choices_changed.emit()
    assert (scanning.lit, scanning.aids.scanning) == ("One", False)
    scanning.press(Qt.Key.Key_Space)
    assert scanning.chosen == ["One"]


def test_any_plain_key_is_the_one_key_where_the_screen_says_so(direct: Desk) -> None:
    direct.screen.dock_keys[0].setFocus()
    direct.press(Qt.Key.Key_A)
    assert direct.chosen == []
    direct.screen.takes_any = True
    direct.press(Qt.Key.Key_A)
    assert direct.chosen == ["One"]
    direct.time.go(1)
    QTest.keyClick(direct.window, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(direct.window, Qt.Key.Key_F5)
    assert direct.chosen == ["One"]


def test_escape_goes_back_and_is_not_the_one_key(direct: Desk) -> None:
    went: list[bool] = []
    direct.screen.takes_any = True
    direct.screen.went_back.connect(lambda: went.append(True))
    direct.screen.dock_keys[0].setFocus()
    direct.press(Qt.Key.Key_Escape)
    assert (went, direct.chosen) == ([True], [])


def test_keys_that_are_off_or_hidden_are_passed_over(scanning: Desk) -> None:
    scanning.screen.dock_keys[1].setEnabled(False)
    scanning.time.go(2.1)
    assert scanning.lit == "Three"


def test_a_screen_that_goes_away_ends_the_walk(scanning: Desk) -> None:
    other = Board(scanning.kit, scanning.chosen)
    scanning.aids.watch(other)
    delete(other)
    scanning.time.go(20)
    assert not scanning.aids.scanning
    scanning.aids.watch(scanning.screen)
    assert scanning.lit == "One"


def _rest_pointer(desk: Desk, key: Key, moved: int = 0) -> None:
    spot = key.mapTo(desk.screen, key.rect().center())
    QTest.mouseMove(desk.window, spot + QPoint(moved, 0))
    desk.application.processEvents()


def test_a_pointer_that_rests_presses_once(qapp: QApplication) -> None:
    desk = Desk(qapp, AidSettings(dwell_seconds=1.2))
    two = desk.screen.dock_keys[1]
    _rest_pointer(desk, two)
    desk.time.go(1.1)
    _rest_pointer(desk, two, moved=6)  # trembling is forgiven
    assert desk.chosen == []
    desk.time.go(0.2)
    QTest.qWait(150)  # the toolkit animates the press
    assert desk.chosen == ["Two"]
    desk.time.go(10)
    assert desk.chosen == ["Two"]


def test_a_pointer_that_moves_on_presses_nothing(qapp: QApplication) -> None:
    desk = Desk(qapp, AidSettings(dwell_seconds=1.2))
    _rest_pointer(desk, desk.screen.dock_keys[1])
    desk.time.go(1.1)
    _rest_pointer(desk, desk.screen.dock_keys[2])
    desk.time.go(1.1)
    assert desk.chosen == []


def test_dwelling_is_off_unless_it_is_chosen(direct: Desk) -> None:
    _rest_pointer(direct, direct.screen.dock_keys[1])
    direct.time.go(30)
    assert direct.chosen == []
