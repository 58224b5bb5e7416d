"""Reminders in the whole program: set with large keys, shown once, never during a session, and answered."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import msgspec
import pytest
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication

from coach.app import Program
from coach.desktop.preset import Found
from coach.practice.people import Book
from coach.practice.preferences import Preferences
from coach.practice.preset import Preset
from coach.practice.record import Moment
from coach.practice.reminders.schedule import Reminder
from coach.ui.hall import Hall
from coach.ui.journeys.reminding import Reminding
from coach.ui.screens.ask import Ask
from coach.ui.screens.exercises import Exercises
from coach.ui.screens.list_screen import ListScreen
from coach.ui.screens.player import PlayerScreen
from coach.ui.screens.settings import Settings
from coach.ui.screens.summary import Summary
from coach.ui.screens.time_screen import QuietScreen, ReminderScreen
from coach.ui.screens.today import Today
from coach.ui.shell import Shell
from coach.ui.tray import Tray
from coach.ui.widgets.key import Key
from coach.ui.widgets.text import Text
from tests.support.visiting import ME, Visit

EVERY_DAY = tuple(range(7))
TEN = 600
WITH_ONE = msgspec.structs.replace(ME, reminders=(Reminder(weekdays=EVERY_DAY, minute=TEN),), voice_on=False)


class Wall:
    """A clock on the wall at UTC that is moved by hand, and its local time."""

    def __init__(self, hour: float) -> None:
        self.time = datetime(2026, 3, 2, tzinfo=UTC) + timedelta(hours=hour)

    def now(self) -> Moment:
        return Moment(f"{self.time:%Y-%m-%dT%H:%M:%S}.000Z", self.time.date().isoformat(), 0)

    def to_utc(self, local: datetime) -> datetime:
        return local.replace(tzinfo=UTC)

    def to_local(self, utc: datetime) -> datetime:
        return utc.replace(tzinfo=None)


class Day(Visit):
    """A program that stands on Today, at some hour of Monday the 2nd of March."""

    def begin(self, hour: float, found: Found | None = None) -> None:
        self.open(1.0, found)
        self.on(Today)
        self.wall = Wall(hour)
        self.done: list[object] = []
        assert self.program is not None
        shell = self.program.shell
        (self.hall,) = shell.findChildren(Hall)
        (self.reminding,) = self.hall.findChildren(Reminding)
        self.turn_to(self.wall)
        self.reminding._today()
        self.settle()
        self.on(Today)
        self.look()

    def turn_to(self, wall: Wall) -> None:
        """As if the program had begun at this hour, and nobody had looked yet."""
        self.hall.rooms = replace(self.hall.rooms, clock=wall, local_time=wall)
        self.reminding._timer.stop()
        self.reminding._person, self.reminding._since = -1, None

    def look(self) -> None:
        """As the program does once a minute; first it reads what was shown."""
        for _ in range(2):
            self.reminding.look()
            self.reminding._timer.stop()
            self.settle()

    def settle(self) -> None:
        """Let what is in the background come to its end."""
        for number in range(1, 4):
            self.hall.rooms.background.run(lambda: None, self.done.append, self.done.append)
            self.until(partial(self._came_to, number))
        self.done.clear()

    def _came_to(self, number: int) -> bool:
        return len(self.done) >= number

    def at(self, hour: float) -> None:
        """The clock goes on, or is set back."""
        self.wall.time = Wall(hour).time
        self.look()

    @property
    def answers(self) -> list[tuple[str, int, str]]:
        """What the record says of reminders."""
        with sqlite3.connect(self.paths.database) as record:
            rows = record.execute("SELECT due_date, due_minute, answer FROM reminded ORDER BY due_date, due_minute")
            return rows.fetchall()

    @property
    def texts(self) -> str:
        screen = self.screen
        assert screen is not None
        return " ".join(text.text() for text in screen.findChildren(Text))

    @property
    def kept(self) -> Preferences:
        """The settings on disk."""
        return msgspec.json.decode(self.paths.settings.read_bytes(), type=Book).chosen


@pytest.fixture
def day(qapp: QApplication, tmp_path: Path) -> Iterator[Day]:
    day = Day(tmp_path / "data", WITH_ONE)
    yield day
    day.close()


# --- the card ---


def test_a_reminder_shows_a_card_once(day: Day) -> None:
    day.begin(9)
    assert isinstance(day.screen, Today)
    day.at(10)
    day.on(Ask)
    assert "It is time for your exercises." in day.texts
    assert "10:00" in day.texts
    day.press("Practise now")
    day.on(Today)
    day.at(11)
    day.at(9.5)  # the clock is set back
    day.at(12)
    assert isinstance(day.screen, Today)
    assert day.answers == [("2026-03-02", TEN, "shown")]


def test_not_today_is_taken_without_reproach_and_nothing_more_comes_today(qapp: QApplication, tmp_path: Path) -> None:
    two = (Reminder(weekdays=EVERY_DAY, minute=TEN), Reminder(weekdays=EVERY_DAY, minute=15 * 60))
    day = Day(tmp_path / "data", msgspec.structs.replace(WITH_ONE, reminders=two))
    day.begin(9)
    day.at(10)
    day.on(Ask)
    day.press("Not today")
    day.on(Today)
    day.at(16)
    assert isinstance(day.screen, Today)
    assert day.answers == [("2026-03-02", TEN, "not-today"), ("2026-03-02", 900, "not-today")]
    day.at(24 + 10)
    day.on(Ask)  # tomorrow is another day
    day.close()


def test_after_sleep_over_the_time_it_comes_once(day: Day) -> None:
    day.begin(8)
    day.at(18)
    day.on(Ask)
    day.press("Practise now")
    day.on(Today)
    day.look()
    assert isinstance(day.screen, Today)
    assert len(day.answers) == 1


def test_what_was_shown_is_not_shown_again_after_a_new_start(day: Day) -> None:
    day.begin(9)
    day.at(10)
    day.on(Ask)
    day.close()
    day.begin(11)
    assert isinstance(day.screen, Today)
    assert len(day.answers) == 1


def test_whoever_has_just_opened_the_program_needs_no_card(day: Day) -> None:
    day.begin(11)
    assert isinstance(day.screen, Today)
    assert day.answers == [("2026-03-02", TEN, "shown")]


def test_nothing_comes_during_a_session_or_after_it(day: Day) -> None:
    day.begin(9)
    day.press("Exercises")
    day.on(Exercises)
    day.press("Today")
    day.on(Today)
    day.press("Start")
    day.on(PlayerScreen)
    day.at(10)
    assert isinstance(day.screen, PlayerScreen)
    assert day.answers == []
    assert "It is time" not in day.notices  # that there is no sound device may be said


def test_after_the_session_of_the_day_it_is_not_needed(qapp: QApplication, tmp_path: Path) -> None:
    day = Day(tmp_path / "data", WITH_ONE)
    day.open(1000.0)
    day.press("Start")
    day.on(Summary)
    day.press("Done")
    day.on(Today)
    assert day.program is not None
    (day.hall,) = day.program.shell.findChildren(Hall)
    (day.reminding,) = day.hall.findChildren(Reminding)
    with sqlite3.connect(day.paths.database) as record:
        (practised,) = record.execute("SELECT max(date) FROM day_done").fetchone()
        record.execute("DELETE FROM reminded")
    wall = Wall(0)
    wall.time = datetime.fromisoformat(practised).replace(hour=10, minute=1, tzinfo=UTC)
    day.done = []
    day.turn_to(wall)
    day.look()
    assert [answer for *_, answer in day.answers] == ["practised"]
    assert isinstance(day.screen, Today)
    day.close()


def test_elsewhere_a_strip_says_it_and_nothing_is_interrupted(day: Day) -> None:
    day.begin(9)
    day.press("Exercises")
    day.on(Exercises)
    day.at(10)
    assert isinstance(day.screen, Exercises)
    assert day.notices == "It is time for your exercises."
    day.press("Today")
    day.on(Today)
    assert day.program is not None
    assert day.program.shell.notice.troubles == ()


def test_in_the_quiet_time_nothing_comes_until_its_end(qapp: QApplication, tmp_path: Path) -> None:
    early = (Reminder(weekdays=EVERY_DAY, minute=7 * 60),)
    day = Day(tmp_path / "data", msgspec.structs.replace(WITH_ONE, reminders=early))
    day.begin(6)
    day.at(7.5)
    assert isinstance(day.screen, Today)
    day.at(8)
    day.on(Ask)
    day.close()


def test_a_preset_may_forbid_reminders(qapp: QApplication, tmp_path: Path) -> None:
    day = Day(tmp_path / "data", WITH_ONE)
    day.begin(9, Found(preset=Preset(reminders_allowed=False)))
    day.at(10)
    assert isinstance(day.screen, Today)
    assert day.answers == []
    open_reminders(day)
    assert "Reminders are switched off for this computer." in day.texts
    day.close()


def test_a_window_left_open_overnight_shows_the_new_day(qapp: QApplication, tmp_path: Path) -> None:
    day = Day(tmp_path / "data", msgspec.structs.replace(WITH_ONE, reminders=()))
    day.begin(9)
    before = day.screen
    day.at(24 + 9)
    day.until(lambda: day.screen is not before)
    day.on(Today)
    day.close()


def test_a_hidden_window_comes_back_with_the_card(day: Day) -> None:
    day.begin(9)
    assert day.program is not None
    day.program.shell.hide()
    day.at(10)
    day.on(Ask)
    assert day.program.shell.isVisible()


# --- setting them ---


def open_reminders(day: Day) -> None:
    day.press("Settings")
    day.on(Settings)
    day.press("Practice")
    while not any(key.accessibleDescription() == "Reminders" for key in keys(day)):
        day.press("More")
    next(key for key in keys(day) if key.accessibleDescription() == "Reminders").chosen.emit()
    day.on(ListScreen)


def keys(day: Day) -> list[Key]:
    screen = day.screen
    assert screen is not None
    return list(screen.scan_order())


def test_a_reminder_is_made_changed_and_taken_away_with_large_keys(qapp: QApplication, tmp_path: Path) -> None:
    day = Day(tmp_path / "data", msgspec.structs.replace(WITH_ONE, reminders=()))
    day.begin(9)
    open_reminders(day)
    assert "There is no reminder yet." in day.texts
    day.press("New reminder")
    day.on(ReminderScreen)
    day.press("Sunday")
    screen = day.screen
    assert isinstance(screen, ReminderScreen)
    for stepper, by in ((0, 1), (0, 1), (1, -1)):
        screen._steppers[stepper][0].stepped.emit(by)
    day.press("Done")
    day.on(ListScreen)
    assert day.hall.preferences.reminders == (Reminder(weekdays=(0, 1, 3, 5, 6), minute=11 * 60 + 55),)
    assert "I can remind you only while Hand Coach is open." in day.texts
    day.press("11:55\u202fAM: Mon, Tue, Thu, Sat, Sun")
    day.on(ReminderScreen)
    day.press("Take away")
    day.on(ListScreen)
    assert not day.hall.preferences.reminders
    day.close()
    assert not day.kept.reminders


def test_back_leaves_a_reminder_as_it_was(day: Day) -> None:
    day.begin(9)
    open_reminders(day)
    day.press("10:00\u202fAM: every day")
    day.on(ReminderScreen)
    day.press("Monday")
    day.press("Back")
    day.on(ListScreen)
    assert day.hall.preferences.reminders == WITH_ONE.reminders


def test_the_quiet_time_is_set_in_half_hours(day: Day) -> None:
    day.begin(9)
    open_reminders(day)
    day.press("Quiet time: 9:00\u202fPM to 8:00\u202fAM")
    day.on(QuietScreen)
    screen = day.screen
    assert isinstance(screen, QuietScreen)
    screen._steppers[0][0].stepped.emit(1)
    screen._steppers[1][0].stepped.emit(-1)
    day.press("Done")
    day.on(ListScreen)
    assert (day.hall.preferences.quiet_begins, day.hall.preferences.quiet_ends) == (21 * 60 + 30, 7 * 60 + 30)


def test_it_starts_with_the_computer_only_if_the_person_chose_so(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    file = tmp_path / "config" / "autostart" / "hand-coach.desktop"
    day = Day(tmp_path / "data", WITH_ONE)
    day.begin(9)
    open_reminders(day)
    assert not file.exists()
    day.press("Start with the computer")
    day.until(file.exists)
    assert f"--data-dir {day.paths.data} --in-background" in file.read_text()
    day.until(lambda: "only while" not in day.texts)
    day.press("Start with the computer")
    day.until(lambda: not file.exists())
    day.close()


# --- the tray ---


def test_without_a_tray_nothing_is_offered_and_closing_ends_the_program(day: Day) -> None:
    assert not Tray.is_there()  # off screen there is none
    day.begin(9)
    open_reminders(day)
    assert "Stay ready when I close the window" not in [key.words for key in keys(day)]
    assert day.program is not None
    assert not day.program.shell.hides_when_closed


def test_with_a_tray_closing_hides_only_if_the_person_chose_so(day: Day, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Tray, "is_there", staticmethod(lambda: True))
    monkeypatch.setattr(Tray, "show", lambda *_: None)
    monkeypatch.setattr(Shell, "raise_", lambda _shell: None)  # there is nothing to raise it over
    day.begin(9)
    assert day.program is not None
    shell = day.program.shell
    assert not shell.hides_when_closed
    open_reminders(day)
    day.press("Stay ready when I close the window")
    day.on(ListScreen)
    assert shell.hides_when_closed
    closing = _Spontaneous()
    shell.closeEvent(closing)
    assert not shell.isVisible()
    assert not closing.isAccepted()
    day.reminding.tray.opened.emit()
    assert shell.isVisible()
    day.program.let_go()
    assert not shell.hides_when_closed


class _Spontaneous(QCloseEvent):
    """A close by the person, from outside the program."""

    def spontaneous(self) -> bool:
        return True


def test_a_start_in_the_background_shows_no_large_window(qapp: QApplication, tmp_path: Path) -> None:
    visit = Visit(tmp_path / "data", WITH_ONE)
    visit.program = Program(visit.paths, 1.0)
    visit.program.open(in_background=True)
    visit.on(Today)
    assert visit.program.shell.isMinimized()
    visit.close()
