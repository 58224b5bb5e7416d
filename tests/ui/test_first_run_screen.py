"""The first run, pressed through as a person does."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coach.practice.exercise import Tool
from coach.practice.first_run import Topic, Way
from coach.practice.ports import VoiceChoice
from coach.practice.preferences import Layout, Preferences, Side
from coach.practice.programme import Movement
from coach.ui.screens.first_run import FirstRun
from coach.ui.widgets.key import Key
from coach.ui.widgets.text import Text
from tests.support.windows import BASE, FakeTime, make_kit, settle

TODAY = "2026-03-02"


class Visitor:
    """Presses what a person would, and remembers what the screen told."""

    def __init__(
        self, application: QApplication, preferences: Preferences, size: QSize = BASE, locale: str = "en"
    ) -> None:
        self._application, self._time = application, FakeTime()
        self._time.go(10)
        kit = make_kit(preferences, size=size, locale=locale, time=self._time)
        self.screen = FirstRun(kit, preferences, lambda: TODAY, None)
        self.preferences = preferences
        self.said: list[str] = []
        self.done = 0
        self.screen.changed.connect(self._take)
        self.screen.spoken.connect(self.said.append)
        self.screen.done.connect(self._end)
        self.screen.resize(size)
        self.screen.show()
        settle(application)

    def _take(self, preferences: Preferences) -> None:
        self.preferences = preferences

    def _end(self) -> None:
        self.done += 1

    def key(self, name: str) -> Key:
        """The key with this name that is showing."""
        return next(k for k in self.screen.scan_order() if k.accessibleName() == name)

    def topic(self) -> Topic:
        """What the screen asks now."""
        return self.screen.inquiry.topic

    def press(self, name: str) -> None:
        """Click and wait as long as a tired hand would."""
        QTest.mouseClick(self.key(name), Qt.MouseButton.LeftButton)
        self.wait()

    def space(self, key: Key) -> None:
        """Press the space bar on a key."""
        QTest.keyClick(key, Qt.Key.Key_Space)
        self.wait()

    def wait(self) -> None:
        """A second goes by."""
        self._time.go(1.0)
        settle(self._application)

    def answer(self) -> None:
        """Answer whatever is asked with the space bar: Go on where that is offered, else the first option."""
        offered = self.screen.dock_keys[0]
        goes_on = self.screen.inquiry.way is not Way.ONE
        self.space(offered if goes_on else self.screen.scan_order()[0])


@pytest.fixture
def visitor(qapp: QApplication) -> Visitor:
    return Visitor(qapp, Preferences())


def test_a_walk_through_by_mouse_sets_what_was_answered(visitor: Visitor) -> None:
    visitor.press("Start")
    visitor.press("Middle")
    visitor.press("Go on")
    visitor.press("Slow")
    visitor.press("Go on")
    visitor.press("Left hand")
    visitor.press("Left side")
    visitor.press("Both")
    visitor.press("Yes, it shakes")
    visitor.press("A little")
    visitor.press("No")
    visitor.press("Soft ball")
    visitor.press("Pen")
    visitor.press("Go on")
    visitor.press("Alone")
    visitor.press("In a window")
    visitor.press("Yes, I may practise")
    assert visitor.done == 1
    assert visitor.preferences == Preferences(
        first_run_done=True,
        allowed=True,
        affected=Side.LEFT,
        controls=Side.LEFT,
        trembles=True,
        layout=Layout.BAND,
        movement=Movement.LITTLE,
        opens_hand=False,
        opens_hand_asked=TODAY,
        tools=(Tool.BALL, Tool.PEN),
        volume_percent=70,
        words_per_minute=113,
        programme_started=TODAY,
    )


def test_the_space_bar_alone_reaches_the_end(visitor: Visitor) -> None:
    for _ in range(14):
        if not visitor.done:
            visitor.answer()
    assert visitor.done == 1
    assert visitor.preferences.first_run_done


def test_each_question_is_spoken_with_its_answers(visitor: Visitor) -> None:
    visitor.screen.say()
    assert visitor.said[-1].startswith("Welcome to Hand Coach.")
    while visitor.topic() is not Topic.AFFECTED:
        visitor.press("Go on" if visitor.said and "listen" in visitor.said[-1] else "Start")
    assert visitor.said[-1] == "Which hand needs help? Left hand. Right hand."


def test_back_returns_to_the_question_before_and_escape_too(visitor: Visitor) -> None:
    visitor.press("Start")
    visitor.press("Go on")
    assert visitor.topic() is Topic.RATE
    visitor.press("Back")
    assert visitor.topic() is Topic.VOLUME
    QTest.keyClick(visitor.screen, Qt.Key.Key_Escape)
    assert visitor.topic() is Topic.WELCOME


def test_not_sure_takes_the_safe_answer(visitor: Visitor) -> None:
    while visitor.topic() is not Topic.MOVEMENT:
        names = [key.accessibleName() for key in visitor.screen.scan_order()]
        visitor.press("Go on" if "Go on" in names else "Not sure" if "Not sure" in names else names[0])
    visitor.press("Not sure")
    assert visitor.preferences.movement is Movement.NONE


def test_voices_that_arrive_late_are_offered_and_heard(visitor: Visitor) -> None:
    visitor.press("Start")
    visitor.screen.set_voices([VoiceChoice("gb", "One", "en-GB"), VoiceChoice("us", "Two", "en-US")])
    visitor.press("Go on")
    visitor.press("Go on")
    assert visitor.topic() is Topic.VOICE
    visitor.press("Voice 2")
    assert visitor.preferences.voice == "us"
    assert visitor.said[-1] == "Voice 2. I speak like this."


@pytest.mark.parametrize("locale", ["en", "qps", "qps-rtl"])
@pytest.mark.parametrize("size", [QSize(1366, 768), QSize(1366, 698), QSize(1024, 600)], ids=str)
@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_cut_off_and_no_key_is_small(qapp: QApplication, locale: str, size: QSize, percent: int) -> None:
    visitor = Visitor(qapp, Preferences(text_percent=percent), size, locale)
    for _ in range(13):
        for text in visitor.screen.findChildren(Text):
            if text.isVisible():
                assert text.height() >= text.heightForWidth(text.width()) - 1, text.text()
                assert text.geometry().bottom() <= visitor.screen.column.geometry().bottom() + 1, text.text()
        for key in visitor.screen.scan_order():
            assert min(key.width(), key.height()) >= visitor.screen.theme.metrics.key, key.words
        visitor.answer()


def test_what_is_fixed_on_this_computer_is_not_asked(qapp: QApplication) -> None:
    screen = FirstRun(make_kit(Preferences()), Preferences(), lambda: TODAY, None, fixed={"controls", "full_screen"})
    screen.resize(BASE)
    screen.show()
    settle(qapp)
    topics = []
    while screen.inquiry.topic is not Topic.ASK_FIRST:
        topics.append(screen.inquiry.topic)
        screen._next()
    assert Topic.SEEING in topics
    assert not {Topic.CONTROLS, Topic.FULL_SCREEN} & set(topics)
