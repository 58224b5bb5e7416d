"""Several people at one computer: one press changes who practises, and nothing of theirs mixes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import msgspec
import pytest
from PySide6.QtWidgets import QApplication

from coach.practice.people import Book, Member
from coach.practice.preferences import Theme
from coach.ui.screens.first_run import FirstRun
from coach.ui.screens.list_screen import ListScreen
from coach.ui.screens.settings import Settings
from coach.ui.screens.summary import Summary
from coach.ui.screens.today import Today
from coach.ui.screens.writing import Writing
from coach.ui.widgets.text import Text
from tests.support.visiting import ME, Visit

ANNA = Member(id=1, name="Anna", preferences=ME)
OMAR = Member(id=2, name="Omar", preferences=msgspec.structs.replace(ME, theme=Theme.DARK))


def book(visit: Visit) -> Book:
    return msgspec.json.decode(visit.paths.settings.read_bytes(), type=Book)


def shown(visit: Visit) -> str:
    assert visit.screen is not None
    return " ".join(text.text() for text in visit.screen.findChildren(Text) if text.isVisible())


def sets_of(visit: Visit, person: int) -> int:
    with closing(sqlite3.connect(visit.paths.database)) as connection:
        query = "SELECT count(*) FROM set_done JOIN session ON session.id = session WHERE person = ?"
        return int(connection.execute(query, (person,)).fetchone()[0])


def home_of(visit: Visit, name: str) -> None:
    """Today of this person is on."""
    visit.until(lambda: isinstance(visit.screen, Today) and name in shown(visit))


def practise(visit: Visit) -> None:
    visit.press("Start")
    visit.on(Summary)
    visit.press("Done")
    visit.on(Today)


@pytest.fixture
def visit(qapp: QApplication, tmp_path: Path) -> Iterator[Visit]:
    visit = Visit(tmp_path / "data", None)
    visit.paths.settings.write_bytes(msgspec.json.encode(Book(active=1, people=(ANNA, OMAR))))
    yield visit
    visit.close()


def theme(visit: Visit) -> Theme:
    assert visit.program is not None
    return visit.program.shell.preferences.theme


def test_one_press_on_today_lets_the_other_person_practise(visit: Visit) -> None:
    visit.open()
    home_of(visit, "Anna")
    practise(visit)
    assert sets_of(visit, 1) > 0
    visit.press("Omar")
    home_of(visit, "Omar")
    assert theme(visit) is Theme.DARK
    assert sets_of(visit, 2) == 0
    visit.press("Start")
    visit.on(Summary)
    visit.close()
    assert sets_of(visit, 2) > 0
    assert book(visit).active == 2
    visit.open()
    home_of(visit, "done")
    visit.press("Anna")
    visit.until(lambda: theme(visit) is ME.theme)


def test_what_one_chooses_is_kept_for_that_person(visit: Visit) -> None:
    visit.open()
    visit.press("Omar")
    home_of(visit, "Omar")
    visit.press("Settings")
    visit.press("Contrast")
    visit.press("Today")
    visit.press("Anna")
    home_of(visit, "Anna")
    visit.close()
    themes = [member.preferences.theme for member in book(visit).people]
    assert themes == [ME.theme, Theme.CONTRAST]


def test_a_guest_practises_and_nothing_is_kept(visit: Visit) -> None:
    visit.open()
    visit.press("Settings")
    visit.press("People and data")
    visit.press("Open")
    visit.on(ListScreen)
    before = book(visit)
    visit.press("Guest")
    home_of(visit, "Guest")
    practise(visit)
    visit.press("Settings")
    visit.press("Dark")
    assert theme(visit) is Theme.DARK
    visit.press("Today")
    visit.on(Today)
    visit.press("Anna")
    home_of(visit, "Anna")
    assert theme(visit) is ME.theme
    visit.close()
    assert (sets_of(visit, 1), sets_of(visit, 2)) == (0, 0)
    assert book(visit) == before


def test_a_new_person_goes_through_the_first_run(qapp: QApplication, tmp_path: Path) -> None:
    visit = Visit(tmp_path / "data", ME)
    visit.open()
    visit.on(Today)
    assert visit.screen is not None
    assert "People" not in {key.accessibleName() for key in visit.screen.scan_order()}
    visit.press("Settings")
    visit.press("People and data")
    visit.press("Open")
    visit.press("New person")
    visit.on(Writing)
    for letter in ("L", "e", "o"):
        visit.press(letter)
    visit.press("Keep")
    visit.on(FirstRun)
    visit.close()
    kept = book(visit)
    assert [(member.name, member.preferences.first_run_done) for member in kept.people] == [("", True), ("Leo", False)]
    assert kept.active == 2


def test_a_person_is_deleted_by_two_answers_and_comes_back(visit: Visit) -> None:
    visit.open()
    home_of(visit, "Anna")
    practise(visit)
    visit.press("Settings")
    visit.press("People and data")
    visit.press("Open")
    visit.press("Change")
    visit.press("Anna")
    visit.press("Delete")
    visit.press("Delete")
    visit.press("Yes, delete Anna")
    visit.until(lambda: "Anna is deleted." in shown(visit))
    visit.press("Go on")
    home_of(visit, "Omar")
    assert sets_of(visit, 1) > 0
    visit.close()
    visit.open()
    home_of(visit, "Omar")
    visit.press("Settings")
    visit.on(Settings)
    visit.press("People and data")
    visit.press("Open")
    visit.press("Get back: Anna")
    visit.press("Anna")
    home_of(visit, "done")
    visit.close()
    assert book(visit).active == 1


def test_a_name_can_be_changed(visit: Visit) -> None:
    visit.open()
    visit.press("Settings")
    visit.press("People and data")
    visit.press("Open")
    visit.press("Change")
    visit.press("Omar")
    visit.press("Another name")
    for _ in "Omar":
        visit.press("Erase")
    visit.press("Keep")
    visit.press("Person 2")
    visit.until(lambda: theme(visit) is Theme.DARK)
    visit.close()
    assert book(visit).people[1].name == ""
