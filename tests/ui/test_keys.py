"""Keys: one touch is one press, on release, however the hand shakes; and they say what they are."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coach.practice.message import ui
from coach.practice.preferences import Preferences, Theme
from coach.ui.theme.icons import Icon
from coach.ui.theme.tokens import CONTROL, NOTE
from coach.ui.widgets.key import Key
from coach.ui.widgets.key_face import Kind, Look, Place, fit_label
from coach.ui.widgets.stage import Stage
from tests.support.windows import PX_PER_MM, FakeTime, make_kit

LEFT = Qt.MouseButton.LeftButton
MIDDLE = QPoint(136, 50)
EDGE = 272


class Board:
    """Two keys, 16 px apart, on paper, and what was chosen."""

    def __init__(self, application: QApplication) -> None:
        self.time = FakeTime()
        self.kit = make_kit(time=self.time)
        self.stage = Stage(self.kit.theme)
        self.upper = Key(self.kit, ui("Pause"), icon=Icon.PAUSE, kind=Kind.PRIMARY, parent=self.stage)
        self.lower = Key(self.kit, ui("Next"), icon=Icon.NEXT, parent=self.stage)
        self.upper.setGeometry(QRect(40, 40, EDGE, 100))
        self.lower.setGeometry(QRect(40, 156, EDGE, 100))
        self.chosen: list[str] = []
        for key in (self.upper, self.lower):
            key.chosen.connect(lambda key=key: self.chosen.append(key.words))
        self.stage.resize(400, 400)
        self.stage.show()
        self.stage.activateWindow()
        application.processEvents()
        self.time.go(10)

    def click(self, key: Key) -> None:
        """A press and a release."""
        QTest.mouseClick(key, LEFT, pos=MIDDLE)


@pytest.fixture
def board(qapp: QApplication) -> Board:
    return Board(qapp)


def test_a_key_acts_on_release(board: Board) -> None:
    QTest.mousePress(board.upper, LEFT, pos=MIDDLE)
    assert board.chosen == []
    QTest.mouseRelease(board.upper, LEFT, pos=MIDDLE)
    assert board.chosen == ["Pause"]


@pytest.mark.parametrize("button", [Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton])
def test_every_button_of_a_mouse_or_pedal_presses(board: Board, button: Qt.MouseButton) -> None:
    QTest.mouseClick(board.upper, button, pos=MIDDLE)
    assert board.chosen == ["Pause"]


def _drag(key: Key, to: QPoint) -> None:
    QTest.mousePress(key, LEFT, pos=MIDDLE)
    QTest.mouseMove(key, to)
    QTest.mouseRelease(key, LEFT, pos=to)


def test_drifting_off_a_pressed_key_is_forgiven_up_to_ten_millimetres(board: Board) -> None:
    _drag(board.upper, QPoint(EDGE + int(9 * PX_PER_MM), 50))
    assert board.chosen == ["Pause"]
    board.time.go(1)
    _drag(board.upper, QPoint(EDGE + int(11 * PX_PER_MM) + 1, 50))
    assert board.chosen == ["Pause"]


def test_a_second_press_within_the_guard_is_ignored_on_every_key(board: Board) -> None:
    board.click(board.upper)
    board.time.go(0.29)
    board.click(board.upper)
    board.time.go(0.29)
    board.click(board.lower)
    assert board.chosen == ["Pause"]
    board.time.go(0.31)
    board.click(board.lower)
    assert board.chosen == ["Pause", "Next"]


def test_the_guard_can_be_switched_off(board: Board) -> None:
    board.kit.guard.configure(repeat_seconds=0, arming_seconds=0.8)
    board.click(board.upper)
    board.click(board.upper)
    assert board.chosen == ["Pause", "Pause"]


def test_a_key_that_changes_its_meaning_is_deaf_for_a_moment_and_others_are_not(board: Board) -> None:
    board.upper.set_meaning(ui("Go on"), Icon.PLAY)
    board.time.go(0.79)
    board.click(board.upper)
    assert board.chosen == []
    board.time.go(0.31)
    board.click(board.lower)
    board.time.go(0.31)
    board.click(board.upper)
    assert board.chosen == ["Next", "Go on"]


def test_a_meaning_that_stays_does_not_make_deaf(board: Board) -> None:
    board.upper.set_meaning(ui("Pause"), Icon.PAUSE)
    board.click(board.upper)
    assert board.chosen == ["Pause"]


def test_a_press_that_began_before_the_change_does_not_count(board: Board) -> None:
    QTest.mousePress(board.upper, LEFT, pos=MIDDLE)
    board.upper.set_meaning(ui("Go on"), Icon.PLAY)
    board.time.go(2)
    QTest.mouseRelease(board.upper, LEFT, pos=MIDDLE)
    assert board.chosen == []


def test_all_keys_are_deaf_after_a_page_has_turned(board: Board) -> None:
    board.kit.guard.arm()
    board.click(board.lower)
    board.time.go(1.2)
    board.click(board.lower)
    assert board.chosen == ["Next"]


@pytest.mark.parametrize(("y", "hit"), [(143, "Pause"), (147, "Pause"), (149, "Next"), (155, "Next")])
def test_half_the_gap_belongs_to_each_key(board: Board, y: int, hit: str) -> None:
    QTest.mouseClick(board.stage, LEFT, pos=QPoint(100, y))
    assert board.chosen == [hit]


def test_a_press_beyond_half_the_gap_hits_nothing(board: Board) -> None:
    QTest.mouseClick(board.stage, LEFT, pos=QPoint(100, 29))
    assert board.chosen == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_space_and_enter_press_on_release(board: Board, key: Qt.Key) -> None:
    QTest.keyPress(board.upper, key)
    assert board.chosen == []
    QTest.keyRelease(board.upper, key)
    assert board.chosen == ["Pause"]


def test_a_double_click_is_no_second_meaning(board: Board) -> None:
    board.kit.guard.configure(repeat_seconds=0, arming_seconds=0)
    board.click(board.upper)
    QTest.mouseDClick(board.upper, LEFT, pos=MIDDLE)  # the toolkit's name for the second press
    QTest.mouseRelease(board.upper, LEFT, pos=MIDDLE)
    assert board.chosen == ["Pause", "Pause"]


def test_the_ring_goes_with_the_focus_however_it_came(board: Board) -> None:
    ring = board.stage.focus_ring
    for key in (board.upper, board.lower):
        key.setFocus(Qt.FocusReason.OtherFocusReason)
        assert ring.around is key
        assert ring.isVisibleTo(board.stage)
        assert ring.geometry() == key.geometry().adjusted(-9, -9, 9, 9)
    board.lower.move(60, 200)
    assert ring.geometry().center() == board.lower.geometry().center()
    board.lower.hide()  # the toolkit hands the focus to the other key
    assert ring.around is board.upper
    board.upper.hide()
    assert not ring.isVisibleTo(board.stage)


def test_the_ring_lets_presses_through(board: Board) -> None:
    board.upper.setFocus()
    child = board.stage.childAt(QPoint(176, 90))
    assert child is board.upper


def test_assistive_technology_sees_a_button_with_name_and_press(board: Board) -> None:
    interface = QAccessible.queryAccessibleInterface(board.lower)
    assert interface.role() == QAccessible.Role.Button
    assert interface.text(QAccessible.Text.Name) == "Next"
    assert "Press" in interface.actionInterface().actionNames()
    interface.actionInterface().doAction("Press")
    QTest.qWait(200)  # the toolkit animates the press
    assert board.chosen == ["Next"]


def test_an_option_shows_that_it_is_on_and_a_press_leaves_that_to_its_owner(board: Board) -> None:
    board.lower.setCheckable(True)
    before = board.stage.grab(board.lower.geometry()).toImage()
    board.click(board.lower)
    assert not board.lower.isChecked()
    board.lower.setChecked(True)
    assert board.stage.grab(board.lower.geometry()).toImage() != before
    assert QAccessible.queryAccessibleInterface(board.lower).state().checked


def _face_colour(key: Key, at: QPointF) -> str:
    image: QImage = key.grab().toImage()
    return image.pixelColor(at.toPoint()).name().upper()


@pytest.mark.parametrize("theme", list(Theme))
def test_faces_are_painted_in_the_colours_of_the_theme(qapp: QApplication, theme: Theme) -> None:
    kit = make_kit(Preferences(theme=theme))
    colours = kit.theme.colours
    wanted = {Kind.PRIMARY: colours.accent, Kind.PLAIN: colours.surface, Kind.DANGER: colours.danger_soft}
    for kind, colour in wanted.items():
        key = Key(kit, ui("Stop"), kind=kind)
        key.resize(272, 119)
        assert _face_colour(key, QPointF(30, 30)) == colour.name().upper()
        key.setDown(True)
        assert _face_colour(key, QPointF(30, 40)) != colour.name().upper()


def test_a_pressed_face_sinks_over_its_lip(board: Board) -> None:
    colours = board.kit.theme.colours
    lip = QPointF(136, 100 - 2.5 - 4)
    assert _face_colour(board.lower, lip) == colours.lip.name().upper()
    board.lower.setDown(True)
    assert _face_colour(board.lower, lip) == colours.press.name().upper()


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("words", ["Practise again", "Exercises", "People and data", "Take it back"])
def test_a_label_that_nearly_fits_does_not_get_a_tiny_icon_above_it(
    qapp: QApplication, words: str, percent: int
) -> None:
    theme = make_kit(Preferences(text_percent=percent)).theme
    look = Look(theme, Kind.PLAIN, CONTROL, Place.SIDE)
    for width in range(210, 460, 5):
        fitted = fit_label(QRectF(0, 0, width, 80), look, words, Icon.REPEAT)
        above = not fitted.icon.isEmpty() and fitted.icon.bottom() <= fitted.label.top()
        assert not above or fitted.icon.width() >= 44
        assert fitted.scale == 1.0 or fitted.icon.isEmpty() or CONTROL.points * fitted.scale >= NOTE.points
