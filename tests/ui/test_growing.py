"""The plan grows: one question before Start, and a way back, in the whole program."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from PySide6.QtWidgets import QApplication

from coach.desktop.clock import SystemClock
from coach.practice.growth.changes import NextWeek
from coach.practice.message import ui
from coach.practice.people import Book
from coach.practice.preferences import Preferences
from coach.practice.programme import Movement
from coach.store.journal import SqliteJournal
from coach.store.proposals import SqliteProposals
from coach.store.record_file import RecordFile
from coach.ui.screens.ask import Ask
from coach.ui.screens.list_screen import ListScreen
from coach.ui.screens.today import Today
from coach.ui.widgets.key import Key
from coach.ui.widgets.text import Text
from tests.support.growing import ME, Life
from tests.support.pressing import Person
from tests.support.visiting import Visit
from tests.support.windows import BASE, FakeTime, make_kit

DAYS = 8


def texts(visit: Visit) -> str:
    screen = visit.screen
    assert screen is not None
    return " ".join(text.text() for text in screen.findChildren(Text) if text.isVisibleTo(screen))


def today(visit: Visit) -> str:
    """All words of Today, also those on a later page."""
    screen = visit.screen
    assert isinstance(screen, Today)
    return " ".join(text.text() for text in screen.findChildren(Text))


def keys(visit: Visit) -> list[str]:
    screen = visit.screen
    assert screen is not None
    return [key.words for key in screen.scan_order()]


def person(**changes: object) -> Preferences:
    quick = {
        "first_run_done": True,
        "voice_on": False,
        "arming_seconds": 0,
        "repeat_guard_seconds": 0,
        "reduced_motion": True,
        "programme_started": (datetime.now(UTC) - timedelta(days=DAYS)).date().isoformat(),
    }
    return msgspec.structs.replace(ME, **quick, **changes)


@pytest.fixture
def visit(qapp: QApplication, tmp_path: Path) -> Iterator[Visit]:
    """A person who has practised cleanly for a week and a day, until yesterday."""
    preferences = person()
    visit = Visit(tmp_path / "data", preferences)
    life = Life(preferences, datetime.now(UTC) - timedelta(days=DAYS))
    life.good_days(DAYS)
    record = RecordFile(visit.paths.database, visit.paths.backups, SystemClock(1.0))
    life.write(SqliteJournal(record))
    record.close()
    yield visit
    visit.close()


def said(visit: Visit) -> list[tuple[str, int]]:
    with sqlite3.connect(visit.paths.database) as record:
        rows: list[tuple[str, int]] = record.execute("SELECT change, accepted FROM proposal ORDER BY id").fetchall()
    return rows


def test_the_next_week_is_asked_for_before_start_and_a_yes_changes_the_plan(visit: Visit) -> None:
    visit.open(1.0)
    visit.on(Ask)
    assert "Go on to week 2?" in texts(visit)
    assert "You did all of it, two times in a row. It was easy." in texts(visit)
    assert "New: Wrist stretch." in texts(visit)
    assert keys(visit) == ["Yes", "Not yet", "Say again"]
    visit.press("Yes")
    visit.on(Today)
    assert "What has changed: Week 2." in today(visit)
    assert said(visit) == [('{"kind":"week","was":1,"to":2}', 1)]
    visit.close()
    visit.open(1.0)
    visit.on(Today)  # not asked again
    assert "What has changed: Week 2." in today(visit)


def test_not_yet_leaves_the_plan_and_is_not_asked_again(visit: Visit) -> None:
    visit.open(1.0)
    visit.on(Ask)
    visit.press("Not yet")
    visit.on(Today)
    assert "What has changed" not in today(visit)
    assert said(visit) == [('{"kind":"week","was":1,"to":2}', 0)]
    visit.close()
    visit.open(1.0)
    visit.on(Today)


def test_the_question_can_be_left_for_later_without_an_answer(visit: Visit) -> None:
    visit.open(1.0)
    visit.on(Ask)
    screen = visit.screen
    assert isinstance(screen, Ask)
    screen.went_back.emit()
    visit.on(Today)
    assert said(visit) == []
    visit.press("Exercises")
    visit.press("Today")
    visit.on(Today)
    visit.close()
    visit.open(1.0)
    visit.on(Ask)


def test_a_change_can_be_taken_back_in_settings(visit: Visit) -> None:
    visit.open(1.0)
    visit.press("Yes")
    visit.on(Today)
    visit.press("Settings")
    visit.press("Practice")
    visit.press("Look")
    visit.on(ListScreen)
    visit.press("Week 2")
    visit.on(Ask)
    assert "Take this back: Week 2?" in texts(visit)
    visit.press("Keep it as it is")
    visit.on(ListScreen)
    assert "Press a change to take it back." in texts(visit)
    visit.press("Week 2")
    visit.press("Yes")
    visit.on(ListScreen)
    assert "It is taken back. Your plan is as it began." in texts(visit)
    visit.press("Today")
    visit.on(Today)
    assert "What has changed" not in today(visit)
    assert [accepted for _, accepted in said(visit)] == [1, 1]


def test_a_disk_that_refuses_is_told_and_the_day_goes_on(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    visit.open(1.0)
    visit.on(Ask)
    record = RecordFile.write

    def refuse(file: RecordFile, sql: str, values: tuple[object, ...]) -> None:
        with file.reading() as connection:
            connection.execute("PRAGMA query_only = 1")
        record(file, sql, ())

    monkeypatch.setattr(RecordFile, "write", refuse)
    visit.press("Yes")
    visit.on(Today)
    assert "waits in memory" in visit.notices


def test_a_hand_that_moves_more_gets_its_starter(qapp: QApplication, tmp_path: Path) -> None:
    preferences = person(movement=Movement.NONE)
    start = datetime.now(UTC) - timedelta(days=16)
    preferences = msgspec.structs.replace(preferences, programme_started=start.date().isoformat())
    visit = Visit(tmp_path / "data", preferences)
    life = Life(preferences, start)
    life.good_days(1)
    record = RecordFile(visit.paths.database, visit.paths.backups, SystemClock(1.0))
    book = SqliteProposals(record, 1)
    book.decide("not-yet", NextWeek(was=1, to=6), life.rows[0].started, accepted=True)
    life.book.decide("not-yet", NextWeek(was=1, to=6), life.rows[0].started, accepted=True)
    life.good_days(15)
    life.write(SqliteJournal(record))
    record.close()
    visit.open(1.0)
    visit.on(Ask)
    assert "Does your weak hand move a little by itself now?" in texts(visit)
    visit.press("Yes")
    visit.until(lambda: not isinstance(visit.screen, Ask))  # then the question whether the hand opens follows
    visit.close()
    kept = msgspec.json.decode(visit.paths.settings.read_bytes(), type=Book).chosen
    assert kept.movement is Movement.LITTLE
    assert kept.opens_hand is None
    assert kept.programme_started == datetime.now().astimezone().date().isoformat()


class Visitor(Person):
    """Keeps what the screen told."""

    def __init__(self, application: QApplication, **changes: object) -> None:
        time = FakeTime()
        kit = make_kit(msgspec.structs.replace(Preferences(), **changes), time=time)
        why = (ui("You did all **10**, two times in a row."), ui("It was **easy**."))
        self.asked = Ask(kit, ui("Try **15 repetitions**?"), (why, (), (ui("Now you do 10."),)), (ui("Yes"), ui("No")))
        self.told: list[object] = []
        self.asked.answered.connect(self.told.append)
        self.asked.later.connect(lambda: self.told.append("later"))
        self.asked.spoken.connect(self.told.append)
        super().__init__(application, self.asked, BASE, time)


def test_one_key_alone_begins_on_say_again_and_never_on_an_answer(qapp: QApplication) -> None:
    visitor = Visitor(qapp)
    focused = visitor.asked.focusWidget()
    assert isinstance(focused, Key)
    assert focused.words == "Say again"
    visitor.asked.say()
    assert visitor.told == [
        "Try 15 repetitions? You did all 10, two times in a row. It was easy. Now you do 10. Yes. No."
    ]


def test_the_answers_stand_below_one_another_and_are_scanned_first(qapp: QApplication) -> None:
    visitor = Visitor(qapp)
    yes, no, again = visitor.asked.scan_order()
    assert [key.words for key in (yes, no, again)] == ["Yes", "No", "Say again"]
    assert yes.geometry().left() == no.geometry().left()
    assert yes.geometry().bottom() < no.geometry().top()
    yes.chosen.emit()
    no.chosen.emit()
    assert visitor.told == [True, False]
