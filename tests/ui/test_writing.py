"""Writing: with large letter keys, by scanning, or by typing; nothing typed presses a key."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coach.practice.message import ui
from coach.practice.preferences import InputWay, Preferences, Theme
from coach.ui.input_aids import AidSettings, InputAids
from coach.ui.measuring import complaints
from coach.ui.screens.writing import Writing
from coach.ui.widgets.field import Field
from tests.support.pressing import Person
from tests.support.windows import BASE, FakeTime, make_kit

SMALL = QSize(1024, 600)
Make = Callable[..., tuple[Person, list[str]]]


@pytest.fixture
def make(qapp: QApplication) -> Make:
    def made(
        text: str = "",
        *,
        size: QSize = BASE,
        percent: int = 100,
        locale: str = "en",
        most: int = 40,
        lines: int = 1,
        may_be_empty: bool = False,
        grouped: bool = False,
        name: bool = False,
    ) -> tuple[Person, list[str]]:
        time = FakeTime()
        look = Preferences(text_percent=percent, theme=Theme.CONTRAST)
        kit = make_kit(look, size=size, time=time, locale=locale)
        question = ui("What is your name?")
        screen = Writing(
            kit, question, text, most=most, lines=lines, may_be_empty=may_be_empty, grouped=grouped, name=name
        )
        told: list[str] = []
        screen.kept.connect(lambda words: told.append(f"kept {words}"))
        screen.back.connect(lambda: told.append("back"))
        screen.spoken.connect(lambda words: told.append(f"said {words}"))
        return Person(qapp, screen, size, time), told

    return made


def written(person: Person) -> str:
    return person.screen.findChildren(Field)[0].written()


def test_letters_are_pressed_and_kept(make: Make) -> None:
    person, told = make()
    for name in ("A", "n", "n", "x", "Erase", "a", "Space", "Capital letters", "B", "Keep"):
        person.press(name)
    assert told == ["kept Anna B"]


def test_leaving_keeps_nothing(make: Make) -> None:
    person, told = make("Anna")
    person.press("b")
    person.press("Back")
    assert told == ["back"]


def test_nothing_written_is_not_kept_unless_it_may_be_empty(make: Make) -> None:
    person, told = make()
    person.press("Keep")
    assert told == ["said Please write something first."]
    person, told = make("A", may_be_empty=True)
    person.press("Erase")
    person.press("Keep")
    assert told == ["kept "]


def test_numbers_are_behind_a_key_and_the_letters_come_back(make: Make) -> None:
    person, _ = make("Week ")
    person.press("Numbers and signs")
    person.press("1")
    person.press("Letters")
    person.press("a")
    assert written(person) == "Week 1a"


def test_in_groups_two_presses_make_a_letter(make: Make) -> None:
    person, _ = make(grouped=True)
    assert len(person.names()) < 14
    person.press("K L M N O")
    person.press("M")
    person.press("a b c d e")
    person.press("Back")
    person.press("u v w x y z")
    person.press("z")
    assert written(person) == "Mz"


def test_in_groups_two_presses_make_any_letter_small_or_large(make: Make) -> None:
    person, _ = make("An", grouped=True)
    assert "Capital letters" not in person.names()
    for group, letter in (("k l m n o", "N"), ("a b c d e", "a")):
        person.press(group)
        person.press(letter)
    person.press("Numbers and signs")
    person.press("1 2 3 4 5")
    assert person.names().count("1") == 1
    person.press("2")
    assert written(person) == "AnNa2"


@pytest.mark.parametrize("grouped", [False, True])
def test_each_part_of_a_name_has_a_capital_without_a_press_more(make: Make, grouped: bool) -> None:
    person, told = make("Anna", grouped=grouped, name=True)
    person.press("Space")
    for letter, group in (("M", "K L M N O"), ("a", "a b c d e")):
        if grouped:
            person.press(group)
        person.press(letter)
    person.press("Keep")
    assert told == ["kept Anna Ma"]


def test_a_keyboard_types_wherever_the_focus_is(make: Make) -> None:
    person, told = make(most=8)
    person.screen.dock_keys[4].setFocus()
    QTest.keyClicks(person.screen.dock_keys[4], "My")
    QTest.keyClicks(person.screen.findChildren(Field)[0], " hand hurts")
    assert written(person) == "My hand "
    QTest.keyClick(person.screen.findChildren(Field)[0], Qt.Key.Key_Return)
    assert told == ["kept My hand"]


def test_escape_leaves(make: Make) -> None:
    person, told = make("Anna")
    QTest.keyClick(person.screen.findChildren(Field)[0], Qt.Key.Key_Escape)
    assert told == ["back"]


def test_what_is_written_is_said(make: Make) -> None:
    person, told = make("Anna")
    person.press("Say it")
    assert told == ["said What is your name? Anna"]


def test_space_types_while_one_writes_and_presses_while_scanning(qapp: QApplication, make: Make) -> None:
    person, told = make("Anna")
    screen = person.screen
    screen.activateWindow()
    aids = InputAids(FakeTime().later, AidSettings(), screen)
    screen.windowHandle().installEventFilter(aids)
    aids.watch(screen)
    screen.findChildren(Field)[0].setFocus()
    qapp.processEvents()
    for key in (Qt.Key.Key_Space, Qt.Key.Key_B):
        QTest.keyClick(screen.windowHandle(), key)
    assert (written(person), told, aids.scanning) == ("Anna b", [], False)
    aids.configure(AidSettings(InputWay.SCAN))
    qapp.processEvents()
    QTest.keyClick(screen.windowHandle(), Qt.Key.Key_Space)
    assert written(person) == "Anna ba"
    assert aids.scanning


@pytest.mark.parametrize("grouped", [False, True])
@pytest.mark.parametrize(
    ("size", "percent", "locale"), [(BASE, 100, "qps"), (BASE, 200, "qps-rtl"), (SMALL, 100, "qps"), (SMALL, 200, "en")]
)
def test_it_fits(make: Make, size: QSize, percent: int, locale: str, grouped: bool) -> None:
    person, _ = make("Anna", size=size, percent=percent, locale=locale, grouped=grouped, lines=3)
    person.screen.grab()
    assert [one.text for one in complaints(person.screen)] == []
