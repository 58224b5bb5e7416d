"""Looking back in the whole program: charts, what else there is to see, bests, remarks."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coach.practice.remarks import READY_MADE
from coach.store.journal import SqliteJournal
from coach.store.record_file import RecordFile
from coach.ui.hall import Hall
from coach.ui.journeys.remarking import Remarking
from coach.ui.screens.list_screen import ListScreen
from coach.ui.screens.player import PlayerScreen
from coach.ui.screens.progress import Progress
from coach.ui.screens.summary import Summary
from coach.ui.screens.today import Today
from coach.ui.screens.writing import Writing
from coach.ui.theme.tokens import CONTROL
from coach.ui.widgets.key import Key
from coach.ui.widgets.text import Text
from tests.support.practised import StandingClock, moment, repetitions
from tests.support.visiting import ME, Visit


@pytest.fixture
def visit(qapp: QApplication, tmp_path: Path) -> Iterator[Visit]:
    visit = Visit(tmp_path / "data", ME)
    yield visit
    visit.close()


def words(visit: Visit) -> str:
    screen = visit.screen
    assert screen is not None
    return " ".join(text.text() for text in screen.findChildren(Text) if text.isVisible())


def on_list(visit: Visit, said: str) -> None:
    visit.until(lambda: isinstance(visit.screen, ListScreen) and said in visit.screen.said)


def keys(visit: Visit) -> list[Key]:
    return visit.screen.scan_order() if visit.screen else []


def turn_to(visit: Visit, name: str) -> None:
    """Press this row, on whichever page of the list it stands."""
    while not any(key.accessibleName() == name for key in keys(visit)):
        visit.press("More")
    visit.press(name)


def practise(visit: Visit, days: int) -> None:
    """Put a set on each of so many days in March 2026 into the record, one repetition more each day."""
    record = RecordFile(visit.paths.database, visit.paths.backups, StandingClock())
    journal = SqliteJournal(record)
    session = journal.begin_session("{}", moment())
    for day in range(days):
        journal.add_set(session, repetitions(day, 10.0 + day, days=day))
    record.close()


def remarks(visit: Visit) -> list[str]:
    with closing(sqlite3.connect(visit.paths.database)) as record:
        return [row[0] for row in record.execute("SELECT words FROM remark ORDER BY id")]


def test_the_chart_is_drawn_and_turns_without_leaving(visit: Visit) -> None:
    visit.open()
    visit.press("Progress")
    visit.on(Progress)
    screen = visit.screen
    assert isinstance(screen, Progress)
    visit.until(lambda: screen.drawn)
    visit.press("See more")
    on_list(visit, "What do you want to see?")
    turn_to(visit, "Pain")
    visit.on(Progress)
    visit.until(lambda: "No answers yet." in words(visit))
    visit.press("Today")
    visit.on(Today)


def test_every_row_of_see_more_leads_to_a_chart_and_back(visit: Visit) -> None:
    visit.open()
    visit.press("Progress")
    for name in ("Minutes", "Days of practice", "How hard it was", "Exercise by exercise", "Group by group"):
        visit.on(Progress)
        visit.press("See more")
        on_list(visit, "What do you want to see?")
        turn_to(visit, name)
    visit.on(Progress)


@pytest.mark.parametrize(("days", "told"), [(2, "five days"), (6, "15 repetitions in one day: March 7, 2026.")])
def test_bests_are_told_with_their_dates_once_there_are_five_days(visit: Visit, days: int, told: str) -> None:
    practise(visit, days)
    visit.open()
    visit.press("Progress")
    visit.on(Progress)
    visit.press("See more")
    turn_to(visit, "Personal bests")
    on_list(visit, told)


def test_a_remark_is_kept_by_one_press_with_its_advice_and_can_be_taken_back(visit: Visit) -> None:
    visit.open()
    visit.press("Progress")
    visit.on(Progress)
    visit.press("See more")
    visit.press("Tell my therapist")
    on_list(visit, "What should your therapist know?")
    visit.press("My hand was stiffer")
    on_list(visit, "Kept for your therapist: My hand was stiffer")
    assert "Tighter for two days: call your therapist." in words(visit)
    assert remarks(visit) == ["My hand was stiffer"]
    visit.press("Take it back")
    on_list(visit, "What should your therapist know?")
    assert remarks(visit) == []


def test_a_guest_is_told_that_no_remark_is_kept(visit: Visit) -> None:
    visit.open()
    visit.on(Today)
    assert visit.program is not None
    shell, said = visit.program.shell, list[str]()
    hall = SimpleNamespace(company=SimpleNamespace(is_guest=True), shell=shell)
    Remarking(cast(Hall, hall), lambda: None).open(lambda: said.append("back"))
    on_list(visit, "So no remark is kept either.")
    assert not any(one.words.text == key.accessibleName() for one in READY_MADE for key in keys(visit))
    visit.press("Back")
    assert said == ["back"]


def test_a_record_that_cannot_be_read_is_told_and_leads_back(visit: Visit) -> None:
    visit.open()
    visit.on(Today)
    visit.close()
    with closing(sqlite3.connect(visit.paths.database)) as record:
        record.execute("PRAGMA user_version = 99")
    visit.open()
    visit.on(Today)
    visit.press("Progress")
    on_list(visit, "Your record cannot be read.")
    assert "newer" in visit.notices
    visit.press("Today")
    visit.on(Today)


def test_advice_stands_in_large_words_on_one_page(visit: Visit) -> None:
    visit.open()
    visit.press("Progress")
    visit.on(Progress)
    visit.press("See more")
    visit.press("Tell my therapist")
    turn_to(visit, "Newly numb or dizzy")
    on_list(visit, "Kept for your therapist")
    screen = visit.screen
    assert isinstance(screen, ListScreen)
    assert screen.page[1] == 1
    advice = next(text for text in screen.findChildren(Text) if "call emergency" in text.text())
    assert advice.letter_px >= screen.theme.metrics.text_px(CONTROL) - 1


def test_own_words_are_kept_and_read_again(visit: Visit) -> None:
    visit.open()
    visit.press("Progress")
    visit.on(Progress)
    visit.press("See more")
    visit.press("Tell my therapist")
    visit.press("Own words")
    visit.on(Writing)
    screen = visit.screen
    assert screen is not None
    QTest.keyClicks(screen, "Ok")
    visit.press("Keep")
    on_list(visit, "Kept for your therapist: Ok")
    visit.press("Back")
    visit.press("Kept so far")
    on_list(visit, "Ok")
    assert remarks(visit) == ["Ok"]


def test_after_a_session_a_remark_leads_back_to_its_summary(visit: Visit) -> None:
    visit.open()
    visit.press("Start")
    visit.on(PlayerScreen)
    visit.on(Summary)
    visit.press("Remark")
    visit.press(READY_MADE[0].words.text)
    on_list(visit, "Kept for your therapist")
    visit.press("Done")
    visit.on(Summary)
    visit.press("Done")
    visit.on(Today)
    assert remarks(visit) == [READY_MADE[0].words.text]
