"""Pads hear every press: of a mouse, of fingers, of any key; and no press twice."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coach.practice.message import ui
from coach.practice.trials.model import Device
from coach.ui.widgets.pads import Pads
from tests.support.windows import make_kit, settle


class Tapper:
    """Two pads, or one, and what they heard."""

    def __init__(self, application: QApplication, number: int = 2) -> None:
        self.pads = Pads(make_kit())
        self.heard: list[tuple[int, Device]] = []
        self.pads.pressed.connect(lambda pad, device, _stamp: self.heard.append((pad, device)))
        self.pads.resize(600, 300)
        self.pads.show_pads(ui("Tap here"), number)
        self.pads.show()
        settle(application)

    def key(self, key: Qt.Key, *, repeated: bool = False) -> None:
        none = Qt.KeyboardModifier.NoModifier
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(self.pads, QKeyEvent(kind, key, none, "", repeated))


def test_quick_presses_of_the_mouse_all_count_on_the_pad_they_hit(qapp: QApplication) -> None:
    tapper = Tapper(qapp)
    for _ in range(5):
        QTest.mousePress(tapper.pads, Qt.MouseButton.LeftButton, pos=QPoint(100, 100))
        QTest.mouseRelease(tapper.pads, Qt.MouseButton.LeftButton, pos=QPoint(100, 100))
    QTest.mouseDClick(tapper.pads, Qt.MouseButton.RightButton, pos=QPoint(500, 100))
    QTest.mouseRelease(tapper.pads, Qt.MouseButton.RightButton, pos=QPoint(500, 100))
    assert tapper.heard == [(0, Device.MOUSE)] * 5 + [(1, Device.MOUSE)]


def test_a_press_beside_a_pad_counts_for_the_nearest(qapp: QApplication) -> None:
    tapper = Tapper(qapp)
    left = tapper.pads.pads[0].geometry().right() + 2
    QTest.mouseClick(tapper.pads, Qt.MouseButton.LeftButton, pos=QPoint(left, 100))
    assert tapper.heard == [(0, Device.MOUSE)]


def test_fingers_that_come_down_while_others_are_down_count(qapp: QApplication) -> None:
    tapper = Tapper(qapp)
    screen = QTest.createTouchDevice()
    touch = QTest.touchEvent(tapper.pads, screen)
    touch.press(0, QPoint(100, 100), tapper.pads).commit()
    touch.stationary(0).press(1, QPoint(500, 100), tapper.pads).commit()
    touch.release(0, QPoint(100, 100), tapper.pads).stationary(1).commit()
    touch.stationary(1).press(0, QPoint(120, 90), tapper.pads).commit()
    touch.release(0, QPoint(120, 90), tapper.pads).release(1, QPoint(500, 100), tapper.pads).commit()
    assert tapper.heard == [(0, Device.TOUCH), (1, Device.TOUCH), (0, Device.TOUCH)]
    assert not any(pad.isDown() for pad in tapper.pads.pads)


def test_any_two_keys_are_the_two_pads_and_held_keys_count_once(qapp: QApplication) -> None:
    tapper = Tapper(qapp)
    for key in (Qt.Key.Key_F, Qt.Key.Key_J, Qt.Key.Key_F, Qt.Key.Key_Space):
        tapper.key(key)
    tapper.key(Qt.Key.Key_F, repeated=True)
    assert tapper.heard == [(0, Device.KEYS), (1, Device.KEYS), (0, Device.KEYS), (1, Device.KEYS)]


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Meta, Qt.Key.Key_Alt])
def test_keys_that_stop_or_belong_to_the_system_are_no_taps(qapp: QApplication, key: Qt.Key) -> None:
    tapper = Tapper(qapp)
    tapper.key(key)
    assert tapper.heard == []


def test_one_pad_takes_every_press(qapp: QApplication) -> None:
    tapper = Tapper(qapp, 1)
    QTest.mouseClick(tapper.pads, Qt.MouseButton.LeftButton, pos=QPoint(580, 100))
    tapper.key(Qt.Key.Key_A)
    tapper.key(Qt.Key.Key_B)
    assert {pad for pad, _ in tapper.heard} == {0}


def test_assistive_technology_finds_buttons_by_name_and_can_press_them(qapp: QApplication) -> None:
    tapper = Tapper(qapp)
    for place, pad in enumerate(tapper.pads.pads):
        found = QAccessible.queryAccessibleInterface(pad)
        assert found.role() == QAccessible.Role.Button
        assert found.text(QAccessible.Text.Name) == "Tap here"
        pad.click()
        assert tapper.heard[-1][0] == place


def test_a_pad_sinks_while_it_is_pressed_and_its_face_keeps_its_colour(qapp: QApplication) -> None:
    tapper = Tapper(qapp)
    point = QPoint(60, 60)
    before = tapper.pads.grab().toImage()
    QTest.mousePress(tapper.pads, Qt.MouseButton.LeftButton, pos=point)
    pressed = tapper.pads.grab().toImage()
    assert pressed != before
    assert pressed.pixelColor(point) == before.pixelColor(point)
    QTest.mouseRelease(tapper.pads, Qt.MouseButton.LeftButton, pos=point)
    assert tapper.pads.grab().toImage() == before
