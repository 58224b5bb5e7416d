"""The tests of one's own in the whole program: reached by keys, done with a fast clock, and found in the record."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coach.app import Program
from coach.desktop.paths import find_paths, make_data_folder
from coach.practice.preferences import Preferences
from coach.practice.trials.run import Phase
from coach.ui.screens.list_screen import ListScreen
from coach.ui.screens.rating import RatingScreen
from coach.ui.screens.today import Today
from coach.ui.screens.trial import TrialScreen
from coach.ui.screens.trial_results import TrialResults
from coach.ui.widgets.chart_library import ChartLibrary

SPEED = 20.0
ME = Preferences(
    first_run_done=True,
    allowed=True,
    opens_hand=True,
    arming_seconds=0,
    repeat_guard_seconds=0,
    reduced_motion=True,
)


def comes(there: Callable[[], bool], seconds: float = 20.0) -> bool:
    """Let the program run until this is so."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if there():
            return True
        QTest.qWait(5)
    return False


class Visit:
    """The program with a data folder of its own, its clock running twenty times as fast."""

    def __init__(self, folder: Path) -> None:
        self.paths = find_paths(folder)
        make_data_folder(self.paths)
        self.paths.settings.write_bytes(msgspec.json.encode(ME))
        self.program = Program(self.paths, SPEED)
        self.program.open()

    def close(self) -> None:
        self.program.shell.close()
        self.program.close()

    @property
    def screen(self) -> object:
        return self.program.shell.screen_shown

    def on(self, kind: type) -> None:
        assert comes(lambda: isinstance(self.screen, kind)), self.screen

    def press(self, name: str) -> None:
        def pressed() -> bool:
            screen = self.program.shell.screen_shown
            order = screen.scan_order() if screen is not None else []
            key = next((one for one in order if one.accessibleName().startswith(name)), None)
            if key is not None:
                key.chosen.emit()
            return key is not None

        assert comes(pressed), name

    def open_tests(self) -> None:
        self.on(Today)
        for name in ("Progress", "See more"):
            self.press(name)
        self.press_tests()

    def press_tests(self) -> None:
        self.press("Tests of your own")
        assert comes(lambda: isinstance(self.screen, ListScreen) and "Tests of your own" in self.screen.said)

    def until(self, phase: Phase) -> TrialScreen:
        def there() -> bool:
            screen = self.screen
            return isinstance(screen, TrialScreen) and screen.view is not None and screen.view.phase is phase

        assert comes(there), self.screen
        screen = self.screen
        assert isinstance(screen, TrialScreen)
        return screen

    def tap(self, screen: TrialScreen) -> None:
        none = Qt.KeyboardModifier.NoModifier
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(screen.pads, QKeyEvent(kind, Qt.Key.Key_J, none, "j"))
        QTest.qWait(20)

    def kept(self) -> list[tuple[str, str, float, dict[str, object]]]:
        with sqlite3.connect(f"file:{self.paths.database}?mode=ro", uri=True) as record:
            rows = record.execute("SELECT test, side, score, detail FROM test_done ORDER BY id").fetchall()
        record.close()
        return [(test, side, score, json.loads(detail)) for test, side, score, detail in rows]


@pytest.fixture
def visit(qapp: QApplication, tmp_path: Path) -> Iterator[Visit]:
    visit = Visit(tmp_path / "data")
    yield visit
    visit.close()


def test_all_three_tests_are_done_and_kept(visit: Visit) -> None:
    visit.open_tests()
    visit.press("Fast taps. Not done yet.")
    for number in (1, 2, 3):
        visit.press("Start" if number == 1 else "Next try")
        screen = visit.until(Phase.WAITING)
        for _ in range(5):
            visit.tap(screen)
    visit.on(TrialResults)
    visit.press("Done")
    visit.press("One by one. Not done yet.")
    visit.press("Start")
    screen = visit.until(Phase.RUNNING)
    for _ in range(4):
        visit.tap(screen)
    visit.until(Phase.CHECKING)
    visit.press("Ten more")
    visit.press("Save")
    visit.on(TrialResults)
    visit.press("Done")
    visit.press("Everyday use. Not done yet.")
    visit.on(RatingScreen)
    for _ in range(6):
        visit.press("3:")
    visit.on(TrialResults)
    tapped, moved, rated = visit.kept()
    assert tapped[:3] == ("tapping", "right", 5.0)
    assert tapped[3] == {"tries": [5, 5, 5], "device": "keys", "alternating": False}
    assert moved == ("transfer", "right", 14.0, {"pressed": 4, "entered": 14})
    assert rated[:3] == ("everyday-use", "right", 3.0)
    visit.press("Done")
    visit.press("Everyday use. Done today.")
    visit.press("Leave")
    visit.press("Back")
    visit.press_tests()
    visit.press("Today")
    visit.on(Today)


def test_progress_says_calmly_when_tests_are_a_week_old(visit: Visit) -> None:
    visit.on(Today)
    visit.program.close()
    with sqlite3.connect(visit.paths.database) as record:
        add = "INSERT INTO test_done (person, test, side, score, detail, at_utc, at_date, at_offset) VALUES "
        detail = """'{"pressed": 9, "entered": 9}'"""
        record.execute(f"{add} (1, 'transfer', 'right', 9, {detail}, '2026-01-02T10:00:00.000Z', '2026-01-02', 0)")
    record.close()
    visit.program = Program(visit.paths, SPEED)
    visit.program.open()
    visit.on(Today)
    visit.press("Progress")
    visit.press("See more")
    visit.press("Tests of your own: a week old")
    screen = visit.screen
    assert comes(lambda: isinstance(visit.screen, ListScreen) and visit.screen is not screen)


def test_pain_in_a_test_is_in_the_record_and_the_days_plan_is_as_it_was(visit: Visit) -> None:
    visit.open_tests()
    visit.press("Fast taps")
    visit.press("Start")
    visit.until(Phase.WAITING)
    visit.press("It hurts")
    visit.press("Some")
    visit.press("Done")
    visit.press("Today")
    visit.on(Today)
    screen = visit.screen
    assert isinstance(screen, Today)
    assert screen.dock_keys[0].accessibleName() == "Start"
    with sqlite3.connect(f"file:{visit.paths.database}?mode=ro", uri=True) as record:
        assert record.execute("SELECT outcome FROM session").fetchall() == [("hurt",)]
        assert record.execute("SELECT asked, face FROM check_in").fetchall() == [("pain", 3)]
    record.close()
    assert visit.kept() == []


def test_a_window_that_closes_in_the_middle_leaves_no_result(visit: Visit) -> None:
    visit.open_tests()
    visit.press("One by one")
    visit.press("Start")
    visit.until(Phase.RUNNING)
    visit.program.shell.close()
    QTest.qWait(200)
    assert visit.kept() == []


def test_charts_that_come_when_their_screen_has_gone_trouble_nobody(qapp: QApplication) -> None:
    told = list[str]()
    library = ChartLibrary(lambda: time.sleep(0.1))
    library.bring(lambda: told.append("drawn"))
    library.deleteLater()
    QApplication.sendPostedEvents(library, QEvent.Type.DeferredDelete)
    QTest.qWait(1000)
    assert told == []
