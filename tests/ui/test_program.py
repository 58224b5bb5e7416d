"""The whole program off screen: what a start finds, and where the keys lead."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coach.desktop.preset import Found
from coach.practice.exercise import Tool
from coach.practice.message import ui
from coach.practice.people import Book
from coach.practice.preferences import Side, Theme
from coach.practice.preset import Picks, Preset
from coach.practice.record import DayTotal
from coach.store.journal import SqliteJournal
from coach.ui.screens.exercise import ExercisePage
from coach.ui.screens.exercises import Exercises
from coach.ui.screens.first_run import FirstRun
from coach.ui.screens.player import PlayerScreen
from coach.ui.screens.progress import Progress
from coach.ui.screens.settings import Settings
from coach.ui.screens.summary import Summary
from coach.ui.screens.today import Today
from coach.ui.single import SingleInstance
from tests.support.visiting import ME, Visit, comes

UNHURRIED = 60.0  # a session takes nine seconds: it can be left in the middle


@pytest.fixture
def visit(qapp: QApplication, tmp_path: Path) -> Iterator[Visit]:
    visit = Visit(tmp_path / "data", ME)
    yield visit
    visit.close()


def test_the_first_start_asks_and_every_later_one_shows_today(qapp: QApplication, tmp_path: Path) -> None:
    visit = Visit(tmp_path, None)
    visit.open()
    visit.on(FirstRun)
    visit.close()
    visit.paths.settings.write_bytes(msgspec.json.encode(ME))
    visit.open()
    visit.on(Today)
    visit.close()


def test_every_room_leads_back_to_today(visit: Visit) -> None:
    visit.open()
    visit.on(Today)
    for name, room in (("Exercises", Exercises), ("Progress", Progress), ("Settings", Settings)):
        visit.press(name)
        visit.on(room)
        visit.press("Today")
        visit.on(Today)


def test_no_screen_comes_that_the_person_no_longer_waits_for(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    visit.open()
    visit.press("Exercises")
    visit.on(Exercises)
    asked, free = threading.Event(), threading.Event()
    days = SqliteJournal.days

    def slow(journal: SqliteJournal, first: str, last: str) -> Sequence[DayTotal]:
        asked.set()
        free.wait(20)
        return days(journal, first, last)

    monkeypatch.setattr(SqliteJournal, "days", slow)
    visit.press("Today")
    visit.until(asked.is_set)
    screen = visit.screen
    assert isinstance(screen, Exercises)
    screen.chosen.emit(2)
    visit.on(ExercisePage)
    free.set()
    QTest.qWait(300)
    assert isinstance(visit.screen, ExercisePage)
    visit.press("Today")
    visit.on(Today)


def test_one_exercise_practised_by_hand_ends_in_its_summary(visit: Visit) -> None:
    visit.open()
    visit.press("Exercises")
    visit.on(Exercises)
    screen = visit.screen
    assert isinstance(screen, Exercises)
    screen.chosen.emit(2)
    visit.on(ExercisePage)
    visit.press("Practise now")
    visit.on(PlayerScreen)
    visit.on(Summary)
    visit.press("Done")
    visit.on(Today)
    with sqlite3.connect(visit.paths.database) as record:
        assert record.execute("SELECT exercise, done, outcome FROM set_done").fetchall() == [(2, 10.0, "finished")]


def test_what_is_chosen_in_settings_holds_at_once_and_at_the_next_start(visit: Visit) -> None:
    visit.open()
    visit.press("Settings")
    visit.press("Dark")
    assert visit.program is not None
    assert visit.program.shell.kit.theme.name is Theme.DARK
    visit.close()
    visit.open()
    assert visit.program.shell.kit.theme.name is Theme.DARK


def test_things_at_home_can_be_changed_later(visit: Visit) -> None:
    visit.open()
    visit.press("Settings")
    visit.press("My hand")
    visit.press("Change")
    visit.on(FirstRun)
    visit.press("Pen")
    visit.press("Go on")
    visit.on(Settings)
    visit.close()
    kept = msgspec.json.decode(visit.paths.settings.read_bytes(), type=Book).chosen
    assert kept.tools == (Tool.PEN,)


def test_a_session_left_by_closing_the_window_is_offered_again(visit: Visit) -> None:
    visit.open(UNHURRIED)
    visit.press("Start")
    visit.on(PlayerScreen)
    visit.until(lambda: bool(_sets(visit)))
    visit.close()
    done = len(_sets(visit))
    visit.open()
    visit.press("Go on")
    visit.on(Summary)
    assert len(_sets(visit)) > done
    assert len(set(_sets(visit))) == len(_sets(visit))


def test_starting_anew_closes_the_session_that_was_left(visit: Visit) -> None:
    visit.open(UNHURRIED)
    visit.press("Start")
    visit.until(lambda: bool(_sets(visit)))
    visit.close()
    visit.open()
    visit.press("Start anew")
    visit.on(Summary)
    with sqlite3.connect(visit.paths.database) as record:
        outcomes = record.execute("SELECT outcome FROM session ORDER BY id").fetchall()
    assert outcomes == [("broken-off",), ("finished",)]


def test_damaged_settings_are_kept_and_told(qapp: QApplication, tmp_path: Path) -> None:
    visit = Visit(tmp_path, None)
    visit.paths.settings.write_bytes(b"{ not settings")
    visit.open()
    visit.on(FirstRun)
    assert "Your settings were damaged." in visit.notices
    visit.close()
    assert b"{ not settings" in [file.read_bytes() for file in tmp_path.iterdir() if file.is_file()]


def test_a_record_of_a_newer_program_is_told_and_practice_goes_on(visit: Visit) -> None:
    visit.open()
    visit.on(Today)
    visit.close()
    with sqlite3.connect(visit.paths.database) as record:
        record.execute("PRAGMA user_version = 99")
    before = visit.paths.database.read_bytes()
    visit.open()
    visit.on(Today)
    visit.until(lambda: "newer" in visit.notices)
    visit.press("Start")
    visit.on(Summary)
    visit.close()
    assert visit.paths.database.read_bytes() == before


def test_a_second_start_calls_the_first_window(qapp: QApplication, tmp_path: Path) -> None:
    first, second = SingleInstance(tmp_path), SingleInstance(tmp_path)
    called: list[bool] = []
    first.called.connect(lambda: called.append(True))
    assert first.claim()
    assert not second.claim()
    assert comes(lambda: bool(called))
    first.release()
    assert second.claim()
    second.release()


def _sets(visit: Visit) -> list[tuple[object, ...]]:
    if not visit.paths.database.exists():
        return []
    with sqlite3.connect(f"file:{visit.paths.database}?mode=ro", uri=True) as record:
        found: list[tuple[object, ...]] = record.execute("SELECT session, place FROM set_done").fetchall()
    return found


def test_a_first_start_under_a_preset_begins_with_its_look_and_keeps_what_it_fixes(
    qapp: QApplication, tmp_path: Path
) -> None:
    preset = Preset(start=Picks(theme=Theme.DARK), fixed=Picks(controls=Side.LEFT, full_screen=False))
    visit = Visit(tmp_path, None)
    visit.open(found=Found(preset))
    visit.on(FirstRun)
    assert visit.screen is not None
    assert (visit.screen.theme.name, visit.screen.theme.controls) == (Theme.DARK, Side.LEFT)
    visit.close()


def test_a_broken_preset_is_told_and_the_program_goes_on(qapp: QApplication, tmp_path: Path) -> None:
    visit = Visit(tmp_path, ME)
    visit.open(found=Found(trouble=ui("The preset of this computer cannot be used.")))
    visit.on(Today)
    assert "The preset of this computer cannot be used." in visit.notices
    visit.close()
