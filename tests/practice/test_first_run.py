"""The first run: which questions come, and what an answer sets."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from coach.practice.choices import Option
from coach.practice.exercise import Tool
from coach.practice.first_run import Inquiry, Topic, Way, answer, inquiries, voices_for
from coach.practice.message import ui
from coach.practice.ports import VoiceChoice
from coach.practice.preferences import Layout, Preferences
from coach.practice.programme import Movement

TODAY = "2026-03-02"
VOICES = (
    VoiceChoice("a", "Alba", "en-GB"),
    VoiceChoice("b", "Bert", "en-GB"),
    VoiceChoice("c", "Cora", "en-US"),
    VoiceChoice("d", "Dora", "de"),
)


def inquiry(topic: Topic, preferences: Preferences | None = None) -> Inquiry:
    return next(i for i in inquiries(preferences or Preferences(), VOICES) if i.topic is topic)


def test_one_language_and_one_voice_are_not_asked_for() -> None:
    topics = [i.topic for i in inquiries(Preferences(), VOICES[:1])]
    assert Topic.LANGUAGE not in topics
    assert Topic.VOICE not in topics
    assert topics[0] is Topic.WELCOME
    assert topics[-1] is Topic.ASK_FIRST


def test_several_languages_and_voices_are_asked_for() -> None:
    languages = (Option(ui("English"), "en"), Option(ui("German"), "de"))
    topics = [i.topic for i in inquiries(Preferences(), VOICES, languages)]
    assert Topic.LANGUAGE in topics
    assert inquiry(Topic.VOICE).way is Way.BY_EAR


def test_a_hand_that_does_not_move_is_not_asked_whether_it_opens() -> None:
    still = answer(Preferences(), inquiry(Topic.MOVEMENT), 0, TODAY)
    assert still.movement is Movement.NONE
    assert still.opens_hand is False
    assert still.opens_hand_asked == TODAY
    assert Topic.OPENS_HAND not in [i.topic for i in inquiries(still)]


def test_going_back_to_a_hand_that_moves_asks_again_whether_it_opens() -> None:
    still = answer(Preferences(), inquiry(Topic.MOVEMENT), 0, TODAY)
    moving = answer(still, inquiry(Topic.MOVEMENT), 2, TODAY)
    assert moving.opens_hand is None
    opens = answer(moving, inquiry(Topic.OPENS_HAND, moving), 0, TODAY)
    assert opens.opens_hand is True
    assert opens.opens_hand_asked == TODAY


def test_a_hand_that_shakes_gets_the_wide_key_and_a_calm_one_the_dock() -> None:
    shaking = answer(Preferences(), inquiry(Topic.TREMBLES), 0, TODAY)
    assert shaking.layout is Layout.BAND
    assert answer(shaking, inquiry(Topic.TREMBLES), 1, TODAY).layout is Layout.DOCK


def test_things_at_home_are_switched_on_and_off() -> None:
    once = answer(Preferences(), inquiry(Topic.TOOLS), 0, TODAY)
    assert once.tools == (Tool.BALL,)
    assert answer(once, inquiry(Topic.TOOLS), 0, TODAY).tools == ()


def test_the_last_answer_ends_the_first_run_and_keeps_who_may_practise() -> None:
    allowed = answer(Preferences(), inquiry(Topic.ASK_FIRST), 0, TODAY)
    waiting = answer(Preferences(), inquiry(Topic.ASK_FIRST), 1, TODAY)
    assert allowed.first_run_done
    assert waiting.first_run_done
    assert allowed.allowed
    assert not waiting.allowed
    assert allowed.programme_started == TODAY


def test_voices_of_the_language_come_first_one_for_each_region() -> None:
    assert [v.id for v in voices_for("en", VOICES)] == ["a", "c", "b"]
    assert [v.id for v in voices_for("", VOICES)] == ["a", "c", "b"]
    assert [v.id for v in voices_for("de_DE", VOICES)] == ["d"]


@given(st.data())
def test_any_way_through_ends_with_the_first_run_done(data: st.DataObject) -> None:
    preferences = Preferences()
    place = 0
    while place < len(asked := inquiries(preferences, VOICES)):
        question = asked[place]
        index = data.draw(st.integers(0, len(question.row.options) - 1))
        preferences = answer(preferences, question, index, TODAY)
        place += 1
    assert preferences.first_run_done
    assert preferences.opens_hand is not None


def test_a_hand_that_has_changed_starts_its_programme_anew() -> None:
    before = Preferences(first_run_done=True, programme_started="2026-01-01")
    assert answer(before, inquiry(Topic.MOVEMENT), 2, TODAY).programme_started == TODAY
    assert answer(Preferences(), inquiry(Topic.MOVEMENT), 2, TODAY).programme_started == ""
