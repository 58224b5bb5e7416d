"""Settings, pressed as a person does."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coach.practice import choices
from coach.practice.choices import PageName
from coach.practice.doors import DoorName
from coach.practice.ports import VoiceChoice
from coach.practice.preferences import Preferences, Theme
from coach.ui.screens.settings import Settings
from coach.ui.widgets.key import Key
from coach.ui.widgets.text import Text
from tests.support.windows import BASE, FakeTime, make_kit, settle


class Visitor:
    """Presses keys by their names and keeps what the screen told."""

    def __init__(
        self, application: QApplication, preferences: Preferences, size: QSize = BASE, locale: str = "en"
    ) -> None:
        self._application, self._time = application, FakeTime()
        self._time.go(10)
        kit = make_kit(preferences, size=size, locale=locale, time=self._time)
        self.screen = Settings(kit, preferences, lambda: "2026-03-02")
        self.preferences = preferences
        self.said: list[str] = []
        self.screen.changed.connect(self._take)
        self.screen.spoken.connect(self.said.append)
        self.screen.resize(size)
        self.screen.show()
        settle(application)

    def _take(self, preferences: Preferences) -> None:
        self.preferences = preferences

    def press(self, name: str, row: str = "") -> None:
        """Press the showing key of this name, in the row of that name if one is given."""
        keys = [k for k in self.screen.scan_order() if k.accessibleName() == name]
        self.press_key(next(k for k in keys if row in ("", k.accessibleDescription())))

    def press_key(self, key: Key) -> None:
        """Press, and let a second go by."""
        QTest.mouseClick(key, Qt.MouseButton.LeftButton)
        self._time.go(1.0)
        settle(self._application)


def test_a_press_changes_the_setting_and_marks_it(qapp: QApplication) -> None:
    visitor = Visitor(qapp, Preferences())
    visitor.press("Dark")
    assert visitor.preferences == Preferences(theme=Theme.DARK)
    checked = [key.accessibleName() for key in visitor.screen.scan_order() if key.isChecked()]
    assert "Dark" in checked
    assert "Light" not in checked


def test_plus_makes_text_larger_up_to_twice(qapp: QApplication) -> None:
    visitor = Visitor(qapp, Preferences())
    for _ in range(3):
        visitor.press("More", "Text size")
    assert visitor.preferences.text_percent == 175
    visitor.press("Less", "Text size")
    assert visitor.preferences.text_percent == 150


def test_rows_that_do_not_fit_come_with_more(qapp: QApplication) -> None:
    visitor = Visitor(qapp, Preferences())
    names = {"Moving", "Still"}
    assert not names & {key.accessibleName() for key in visitor.screen.scan_order()}
    unnamed = [key for key in visitor.screen.scan_order() if not key.accessibleDescription()]
    visitor.press_key(next(key for key in unnamed if key.accessibleName() == "More"))
    assert names <= {key.accessibleName() for key in visitor.screen.scan_order()}


def test_the_voice_is_heard_when_it_is_chosen(qapp: QApplication) -> None:
    visitor = Visitor(qapp, Preferences())
    visitor.screen.set_voices([VoiceChoice("gb", "One", "en-GB"), VoiceChoice("us", "Two", "en-US")])
    visitor.press("Voice")
    visitor.press("Voice 2")
    assert visitor.preferences.voice == "us"
    visitor.press("Slow")
    assert visitor.preferences.words_per_minute == 113
    assert visitor.said == ["Voice 2. I speak like this.", "Slow. I speak like this."]


def test_an_answer_about_opening_the_hand_is_dated(qapp: QApplication) -> None:
    visitor = Visitor(qapp, Preferences())
    visitor.press("My hand")
    visitor.press("Yes", "Hand opens")
    assert visitor.preferences == Preferences(opens_hand=True, opens_hand_asked="2026-03-02")


@pytest.mark.parametrize("locale", ["en", "qps", "qps-rtl"])
@pytest.mark.parametrize("size", [QSize(1366, 768), QSize(1366, 698), QSize(1024, 600)], ids=str)
@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_cut_off_and_no_key_is_small(qapp: QApplication, locale: str, size: QSize, percent: int) -> None:
    visitor = Visitor(qapp, Preferences(text_percent=percent), size, locale)
    for key in visitor.screen.dock_keys[1 : 1 + len(choices.PAGES)]:
        visitor.press_key(key)
        for text in visitor.screen.findChildren(Text):
            if text.isVisible():
                assert text.height() >= text.heightForWidth(text.width()) - 1, text.text()
        for shown in visitor.screen.scan_order():
            assert min(shown.width(), shown.height()) >= visitor.screen.theme.metrics.key, shown.words
            place = shown.mapTo(visitor.screen, shown.rect().bottomRight())
            assert visitor.screen.rect().contains(place), shown.words


def test_what_does_not_fit_in_a_row_is_asked_on_a_screen_of_its_own(qapp: QApplication) -> None:
    visitor = Visitor(qapp, Preferences())
    asked: list[object] = []
    visitor.screen.opened.connect(asked.append)
    visitor.press("My hand")
    visitor.press("Change", "At home")
    visitor.press("Practice")
    visitor.press("Change", "Programme")
    assert visitor.screen.page is PageName.PRACTICE
    visitor.press("People and data")
    visitor.press("Open", "About")
    assert asked == [DoorName.TOOLS, DoorName.PROGRAMME, DoorName.ABOUT]


def test_the_ruler_sets_the_true_size_of_keys(qapp: QApplication) -> None:
    visitor = Visitor(qapp, Preferences())
    unnamed = [key for key in visitor.screen.scan_order() if not key.accessibleDescription()]
    visitor.press_key(next(key for key in unnamed if key.accessibleName() == "More"))
    before = visitor.screen.theme.metrics.px_per_mm
    visitor.press("Longer")
    visitor.press("Longer")
    visitor.press("Shorter")
    assert visitor.preferences.screen_px_per_mm == pytest.approx(before * 1.01)


def test_what_is_fixed_on_this_computer_is_not_offered(qapp: QApplication) -> None:
    kit = make_kit(Preferences(), size=BASE)
    screen = Settings(kit, Preferences(), lambda: "", page=PageName.PRACTICE, fixed={"programme", "tempo", "theme"})
    screen.resize(BASE)
    screen.show()
    settle(qapp)
    rows = {key.accessibleDescription() for key in screen.scan_order()}
    assert "Repetitions" in rows
    assert not {"Programme", "Slower movement"} & rows
