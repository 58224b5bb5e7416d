"""Quick presses on one screen: the first one wins, nothing is saved twice, and nothing hangs."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from types import SimpleNamespace
from typing import TypeVar, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coach.practice.message import ui
from coach.practice.ports import Fault
from coach.practice.preferences import Preferences
from coach.text.words import open_words
from coach.ui.hall import Hall, nothing
from coach.ui.rooms import Rooms
from coach.ui.screens.list_screen import ListScreen, Row
from coach.ui.screens.writing import Writing
from coach.ui.shell import Shell
from coach.ui.theme.fonts import load_fonts
from coach.ui.widgets.field import Field
from coach.ui.widgets.key import Key
from coach.ui.widgets.key_face import Kind
from coach.ui.widgets.press import PressGuard
from tests.support.windows import ROOT, FakeTime, settle

T = TypeVar("T")


class Slow:
    """A `Background` that answers only when it is told to."""

    def __init__(self) -> None:
        self.jobs: list[Callable[[], None]] = []

    def run(self, work: Callable[[], T], success: Callable[[T], None], failure: Callable[[Fault], None]) -> None:
        """Put it off."""

        def job() -> None:
            try:
                result = work()
            except Fault as fault:
                failure(fault)
            else:
                success(result)

        self.jobs.append(job)

    def answer(self) -> None:
        """Do what was put off."""
        jobs, self.jobs = self.jobs, []
        for job in jobs:
            job()


class House:
    """A hall whose guard against bouncing is off, and a list of two keys that ask for work."""

    def __init__(self, application: QApplication) -> None:
        self._application, self.time, self.slow = application, FakeTime(), Slow()
        self.time.go(10)
        preferences = Preferences(repeat_guard_seconds=0, arming_seconds=0, reduced_motion=True)
        guard = PressGuard(self.time.monotonic, repeat_seconds=0, arming_seconds=0)
        self.shell = Shell(
            open_words("en", ROOT / "i18n"), preferences, load_fonts(ROOT / "resources" / "fonts"), guard
        )
        household = SimpleNamespace(now=None)
        rooms = SimpleNamespace(background=self.slow, household=household, speed=1.0)
        self.hall = Hall(cast(Rooms, rooms), self.shell, preferences, lambda _: None)
        self.told: list[str] = []
        self.shell.show()
        self.show()

    def show(self) -> None:
        """The list."""
        rows = [Row(name, partial(self.ask, name)) for name in ("Copy", "Change")]
        self.shell.show_screen(ListScreen(self.shell.kit, ui("List"), rows=rows))

    def ask(self, name: str) -> None:
        """What a key asks for."""
        self.hall.work(lambda: self.told.append(f"{name} is done"), lambda _: self.told.append(f"{name} is shown"))

    def press(self, name: str) -> None:
        """With the pointer, at once."""
        screen = self.shell.screen_shown
        assert screen is not None
        key = next(key for key in screen.findChildren(Key) if key.accessibleName() == name)
        QTest.mouseClick(key, Qt.MouseButton.LeftButton)
        settle(self._application)


@pytest.fixture
def house(qapp: QApplication) -> House:
    return House(qapp)


@pytest.mark.parametrize("second", ["Copy", "Change"])
def test_the_first_of_two_quick_presses_wins_and_nothing_is_done_twice(house: House, second: str) -> None:
    house.press("Copy")
    house.press(second)
    house.slow.answer()
    assert house.told == ["Copy is done", "Copy is shown"]
    house.press(second)
    house.slow.answer()
    assert house.told[2:] == [f"{second} is done", f"{second} is shown"]


def test_a_fault_lets_the_next_press_count(house: House) -> None:
    def refuse() -> None:
        raise Fault(ui("The disk is full."))

    house.shell.kit.guard.arm()
    with house.shell.kit.guard.acting():
        house.hall.work(refuse, lambda _: None)
    house.press("Copy")
    assert len(house.slow.jobs) == 1
    house.slow.answer()
    house.press("Copy")
    house.slow.answer()
    assert house.told == ["Copy is done", "Copy is shown"]


def test_a_disk_that_hangs_does_not_make_the_keys_dead(house: House) -> None:
    house.press("Copy")
    house.time.go(2.1)
    house.press("Change")
    assert len(house.slow.jobs) == 2


def test_what_is_only_kept_holds_no_press_back(house: House) -> None:
    with house.shell.kit.guard.acting():
        house.hall.work(lambda: None, nothing)
    house.press("Copy")
    assert len(house.slow.jobs) == 2


def test_what_no_press_asked_for_holds_no_press_back(house: House) -> None:
    house.ask("Reading")
    house.press("Copy")
    assert len(house.slow.jobs) == 2


def test_a_new_screen_answers_the_press_that_led_to_it(house: House) -> None:
    with house.shell.kit.guard.acting():
        house.show()
        house.ask("Filling")
    house.press("Copy")
    assert len(house.slow.jobs) == 2


def test_pain_waits_for_nothing(house: House) -> None:
    screen = house.shell.screen_shown
    assert screen is not None
    key = Key(house.shell.kit, ui("It hurts"), kind=Kind.DANGER, parent=screen)
    key.setGeometry(0, 0, 200, 200)
    key.show()
    key.chosen.connect(lambda: house.told.append("hurts"))
    house.press("Copy")
    house.press("It hurts")
    assert house.told == ["hurts"]


def test_enter_in_a_field_counts_once(house: House) -> None:
    screen = Writing(house.shell.kit, ui("Your name?"), "Anna")
    screen.kept.connect(lambda words: house.ask(f"Keep {words}"))
    house.shell.show_screen(screen)
    field = screen.findChildren(Field)[0]
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClick(field, Qt.Key.Key_Return)
    house.slow.answer()
    assert house.told == ["Keep Anna is done", "Keep Anna is shown"]
