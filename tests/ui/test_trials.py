"""The tests of one's own in a window, as a person does them: by pad, mouse, keys and one key, with each way out."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication

from coach.practice.preferences import InputWay, Side
from coach.practice.record import Moment
from coach.practice.trials.model import Device, EverydayDetail, Result, TappingDetail, TransferDetail, Trial
from coach.ui.screens.list_screen import ListScreen
from coach.ui.screens.rating import RatingScreen
from coach.ui.screens.trial import TrialScreen
from coach.ui.screens.trial_results import TrialResults
from tests.support.trial_room import TrialRoom
from tests.support.windows import PX_PER_MM

BASE, SMALL = QSize(1366, 768), QSize(1024, 600)


def tapping(room: TrialRoom) -> TrialRoom:
    """Go to the first tap of the first try."""
    room.press("Fast taps")
    room.press("Start")
    room.until("Tap now.")
    return room


def before(days: str, score: float) -> Result:
    detail = TappingDetail(tries=(1,), device=Device.MOUSE, alternating=False)
    return Result(Trial.TAPPING, Side.LEFT, score, detail, Moment(f"{days}T09:00:00.000Z", days, 0))


def test_fast_taps_from_the_list_to_the_result(qapp: QApplication) -> None:
    room = TrialRoom(qapp)
    room.press("Fast taps. Not done yet.")
    assert "Use your left hand" in room.said
    room.press("Start")
    assert "Put your hand on one pad." in room.texts()
    room.until("Tap now.")
    for number, taps in enumerate((25, 40, 30), start=1):
        room.tap_times(taps)
        if number < 3:
            room.until(f"Try {number} of 3.")
            assert f"{taps} taps." in room.texts()
            room.press("Next try")
            room.until("Tap now.")
    room.wait(10)
    assert isinstance(room.screen, TrialResults)
    (kept,) = room.book.kept
    assert (kept.trial, kept.side, kept.score) == (Trial.TAPPING, Side.LEFT, 40.0)
    assert kept.detail == TappingDetail(tries=(25, 40, 30), device=Device.MOUSE, alternating=False)
    assert "40 taps in 10 seconds. What is usual for you shows after 3 more tests. It is saved." in room.said
    for words in ("say 3", "say 2", "say 1", "chime", "say Stop."):
        assert words in room.heard
    room.press("Done")
    assert "Fast taps. Done today." in room.names()


def test_a_guard_against_bouncing_swallows_no_tap(qapp: QApplication) -> None:
    room = tapping(TrialRoom(qapp, repeat_guard_seconds=1.0))
    room.tap_times(90, 0.1)
    room.until("Try 1 of 3.")
    assert "90 taps." in room.texts()


def test_taps_count_for_the_moment_they_were_made_while_the_window_hangs(qapp: QApplication) -> None:
    room = tapping(TrialRoom(qapp))
    room.tap_times(30)  # until 6 s
    start = room.time.now
    room.wait(3.0)
    room.time.go(1.8)  # the window hangs from 9 s on, over the end
    room.tick()
    for made in (3.1, 3.4, 3.7, 4.0, 4.3):
        room.tap(start + made)
    room.until("Try 1 of 3.")
    assert "34 taps." in room.texts()  # the last one was made after the end


def test_a_sleep_breaks_the_try_off_and_keeps_the_ones_before(qapp: QApplication) -> None:
    room = tapping(TrialRoom(qapp))
    room.tap_times(20)
    room.until("Try 1 of 3.")
    room.press("Next try")
    room.until("Tap now.")
    room.tap_times(10)
    room.time.go(3600)
    room.tick()
    assert "This try does not count" in room.texts() + room.said
    room.press("Finish")
    assert room.book.kept[0].detail == TappingDetail(tries=(20,), device=Device.MOUSE, alternating=False)


def test_two_keys_of_the_keyboard(qapp: QApplication) -> None:
    room = tapping(TrialRoom(qapp))
    for place in range(30):
        room.key(Qt.Key.Key_F if place % 2 else Qt.Key.Key_J, "f" if place % 2 else "j")
        room.wait(0.2)
    room.until("Try 1 of 3.")
    room.press("Finish")
    (kept,) = room.book.kept
    assert kept.detail == TappingDetail(tries=(30,), device=Device.KEYS, alternating=True)


def test_the_other_hand_is_kept_apart(qapp: QApplication) -> None:
    room = TrialRoom(qapp, results=[before("2026-03-01", 20.0)])
    room.press("Fast taps. Done 3 days ago.")
    room.press("Right hand")
    assert "Use your right hand" in room.texts()
    room.press("Start")
    room.until("Tap now.")
    room.tap_times(40)
    room.until("Try 1 of 3.")
    room.press("Finish")
    assert [(one.side, one.score) for one in room.book.kept] == [(Side.LEFT, 20.0), (Side.RIGHT, 40.0)]
    assert "Fast taps: right hand" in room.texts()
    assert "Your left hand: 20." in room.texts()
    room.press("Left hand")
    assert "20 taps in 10 seconds." in room.texts()


def test_stop_breaks_off_at_once_and_records_nothing(qapp: QApplication) -> None:
    room = tapping(TrialRoom(qapp))
    room.tap_times(12)
    room.press("Stop")
    assert "This try does not count." in room.texts()
    room.press("Leave")
    assert isinstance(room.screen, ListScreen)
    assert room.book.kept == []


def test_escape_stops_then_leaves(qapp: QApplication) -> None:
    room = tapping(TrialRoom(qapp))
    room.key(Qt.Key.Key_Escape)
    assert "This try does not count." in room.texts()
    room.key(Qt.Key.Key_Escape)
    assert isinstance(room.screen, ListScreen)


@pytest.mark.parametrize(("face", "advice"), [("A little", "If it is worse tomorrow"), ("A lot", "Stop for today.")])
def test_it_hurts_is_one_press_and_is_kept_as_pain(qapp: QApplication, face: str, advice: str) -> None:
    room = tapping(TrialRoom(qapp))
    room.tap_times(5)
    room.press("It hurts")
    assert "Rest your arm" in room.said
    room.press(face)
    number = {"A little": 2, "A lot": 4}[face]
    assert room.disk.written == ['begin {"trial": "tapping"} 2026-03-04', f"pain 7/{number}", "end 7/hurt 2026-03-04"]
    assert advice in room.texts()
    assert "Your earlier tests are kept." in room.texts()
    assert room.book.kept == []
    room.press("Done")
    assert isinstance(room.screen, ListScreen)


def test_a_disk_that_refuses_is_told_and_nothing_is_called_saved(qapp: QApplication) -> None:
    room = tapping(TrialRoom(qapp))
    room.tap_times(20)
    room.until("Try 1 of 3.")
    room.book.full = True
    room.press("Finish")
    assert isinstance(room.screen, TrialResults)
    assert "20 taps in 10 seconds." in room.texts()
    assert "It is saved." not in room.said
    assert "The disk is full." in room.shell.notice.accessibleName()
    room.press("Done")
    assert "Fast taps. Done today." in room.names()


def test_things_moved_are_counted_by_one_press_each(qapp: QApplication) -> None:
    room = TrialRoom(qapp)
    room.press("One by one")
    room.press("Start")
    room.until("Go on.")
    for place in range(11):
        if place % 2:
            room.tap()
        else:
            room.key(Qt.Key.Key_Space, " ")
        room.wait(4)
    room.until("How many")
    assert "11 things" in room.texts()
    for words in ("say Half of the time.", "say Ten seconds left.", "say Stop."):
        assert words in room.heard
    room.press("Save")
    (kept,) = room.book.kept
    assert (kept.score, kept.detail) == (11.0, TransferDetail(pressed=11, entered=11))


def test_the_number_is_told_at_the_end_by_who_cannot_press_while_moving(qapp: QApplication) -> None:
    room = TrialRoom(qapp)
    room.press("One by one")
    room.press("Start")
    room.until("How many")
    for name in ("Ten more", "One more", "One more", "One less"):
        room.press(name)
    assert "11 things" in room.texts()
    room.press("Save")
    assert room.book.kept[0].detail == TransferDetail(pressed=0, entered=11)


def test_everyday_use_is_asked_in_six_questions(qapp: QApplication) -> None:
    room = TrialRoom(qapp)
    room.press("Everyday use")
    assert isinstance(room.screen, RatingScreen)
    assert "Can your left hand lift a cup and drink from it?" in room.said
    for answer in ("2", "Skip", "3"):
        room.press(answer)
    room.press("Back")
    room.press("4")
    for answer in ("0", "Skip", "Skip"):
        room.press(answer)
    (kept,) = room.book.kept
    assert (kept.score, kept.detail) == (2.0, EverydayDetail(answers={"cup": 2, "spoon": 4, "door": 0}))
    assert "2 of 5 on average." in room.texts()


def test_too_few_answers_are_not_kept_and_it_is_said(qapp: QApplication) -> None:
    room = TrialRoom(qapp)
    room.press("Everyday use")
    for answer in ("2", "Skip", "3", "Skip", "Skip", "Skip"):
        room.press(answer)
    assert "Nothing is saved." in room.texts()
    assert room.book.kept == []


def test_everyday_use_can_be_left_and_asked_of_the_other_hand(qapp: QApplication) -> None:
    room = TrialRoom(qapp)
    room.press("Everyday use")
    room.press("Right hand")
    assert "Can your right hand" in room.said
    room.press("Leave")
    assert isinstance(room.screen, ListScreen)
    assert room.book.kept == []


def test_no_test_against_the_clock_before_a_doctor_has_said_yes(qapp: QApplication) -> None:
    room = TrialRoom(qapp, allowed=False)
    room.press("One by one")
    assert "Ask your doctor or therapist first." in room.texts()
    room.press("Done")
    room.press("Everyday use")
    assert isinstance(room.screen, RatingScreen)


def test_what_is_a_week_old_is_offered_calmly(qapp: QApplication) -> None:
    old = TrialRoom(qapp, results=[before("2026-02-25", 20.0)])
    assert "The test Fast taps is a week old. Do it again when you like." in old.texts()
    fresh = TrialRoom(qapp, results=[before("2026-03-01", 20.0)])
    assert "a week old" not in fresh.texts()


def test_one_key_alone_does_it_all(qapp: QApplication) -> None:
    room = TrialRoom(qapp, input_way=InputWay.SCAN)

    def scan_to(name: str) -> None:
        room.wait(1.0)  # keys are deaf when a page has turned
        for _ in range(200):
            around = room.screen.focus_ring.around
            if around is not None and around.accessibleName().startswith(name):
                room.wait(0.3)  # nobody is faster
                room.key(Qt.Key.Key_Space, " ")
                return
            room.wait(0.1)
        raise AssertionError(name)

    scan_to("Fast taps")
    assert "Hold your switch for 3 seconds to stop." in room.texts()
    scan_to("Start")
    room.until("Tap now.")
    for _ in range(20):
        room.key(Qt.Key.Key_Space, " ")
        room.wait(0.3)
    room.until("Try 1 of 3.")
    scan_to("Finish")
    assert [one.score for one in room.book.kept] == [20.0]
    scan_to("Done")
    scan_to("Back")
    assert room.left == ["back"]


def test_the_one_key_stops_a_try_when_it_is_held_and_a_long_tap_is_a_tap(qapp: QApplication) -> None:
    room = TrialRoom(qapp, input_way=InputWay.SCAN)
    room.press("One by one")
    room.press("Start")
    room.until("Go on.")
    room.hold(Qt.Key.Key_Space, " ", 2.5)
    room.wait(2.0)
    assert "1 thing" in room.texts()
    room.hold(Qt.Key.Key_Space, " ", 3.2)
    assert "This try does not count." in room.texts()
    assert "It hurts" in room.names()


def test_a_hand_that_rests_on_the_keyboard_stops_nothing(qapp: QApplication) -> None:
    room = TrialRoom(qapp)
    room.press("One by one")
    assert "switch" not in room.texts()
    room.press("Start")
    room.until("Go on.")
    room.hold(Qt.Key.Key_Space, " ", 20)
    assert "1 thing" in room.texts()


def test_the_results_lead_through_tests_hands_and_the_table(qapp: QApplication) -> None:
    room = TrialRoom(qapp, results=[before(f"2026-02-{day:02}", 20.0 + day) for day in range(1, 25)])
    room.press("Results")
    screen = room.screen
    assert isinstance(screen, TrialResults)
    room.press("As a table")
    assert screen.shown.rows[0].date.isoformat() == "2026-02-24"
    assert "Down" in room.names()
    room.press("Down")
    room.press("Up")
    room.press("As a chart")
    room.press("Say it")
    assert "44 taps in 10 seconds." in room.said
    room.press("Next test")
    assert "One by one: left hand" in room.texts()
    assert "As a table" not in room.names()
    room.press("Done")
    room.press("Today")
    assert room.left == ["today"]


@pytest.mark.parametrize(
    ("size", "percent", "least"), [(BASE, 100, 60), (SMALL, 100, 60), (BASE, 200, 60), (SMALL, 200, 30)]
)
def test_pads_are_large_enough_for_an_unsteady_hand(qapp: QApplication, size: QSize, percent: int, least: int) -> None:
    room = TrialRoom(qapp, size=size, text_percent=percent)
    if not any(name.startswith("Fast taps") for name in room.names()):
        room.press("More")
    tapping(room)
    screen = room.screen
    assert isinstance(screen, TrialScreen)
    for pad in screen.pads.pads:
        assert min(pad.width(), pad.height()) >= least * PX_PER_MM
