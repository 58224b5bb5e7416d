"""Pressing the keys of the player, waiting, and what is heard and recorded."""

from __future__ import annotations

import itertools
from typing import Any

import msgspec
import pytest

from coach.practice import player
from coach.practice.effects import (
    Answered,
    Begin,
    Chime,
    Choose,
    Command,
    Count,
    Finish,
    Hush,
    Pose,
    Record,
    Say,
    Show,
    Tick,
)
from coach.practice.preferences import Advance, Preferences
from coach.practice.programme import Entry
from coach.practice.record import Asked, Moment, Outcome, SetDone
from coach.practice.view import Part, Primary
from tests.support.coaching import ABLE, START, Sitting, session, shown, spoken

MOMENT = Moment("2026-03-02T09:00:00.000Z", "2026-03-02", 0)


def with_(**changes: Any) -> Preferences:
    return msgspec.structs.replace(ABLE, **changes)


def kept(sitting: Sitting) -> list[SetDone]:
    return [SetDone(r.aim, r.done, r.outcome, MOMENT, MOMENT) for r in sitting.records]


# --- a session that nobody touches ---


def test_the_rest_before_an_exercise_shows_its_movement() -> None:
    sitting = Sitting(session(1, 2))
    sitting.until(lambda state: player.view(state).is_next)
    poses = set()
    for _ in range(8):
        sitting.wait(0.5)
        assert (sitting.view.sketch_exercise, sitting.view.is_next) == (2, True)
        poses.add(round(sitting.view.pose, 2))
    assert len(poses) > 4


def test_a_set_begins_is_counted_is_recorded_and_only_then_praised() -> None:
    sitting = Sitting(session(1))
    sitting.until_end()
    kinds = [e for e in sitting.effects if isinstance(e, Begin | Record | Chime | Say | Finish)]
    recorded = next(i for i, e in enumerate(kinds) if isinstance(e, Record))
    assert isinstance(kinds[recorded + 1], Chime)
    assert spoken(kinds[recorded + 2 : recorded + 3]) == ["3 repetitions done.", "It is saved."]
    assert isinstance(kinds[-1], Finish)
    assert spoken(kinds[-2:]) == ["You did 3 repetitions.", "It is saved."]


def test_unanswered_questions_are_skipped_after_half_a_minute() -> None:
    sitting = Sitting(session(1))
    sitting.wait(29.75)
    almost = sitting.view
    sitting.wait(0.25)
    assert (almost.part, sitting.view.part) == (Part.QUESTION, Part.READY)
    sitting.until_end()
    assert sitting.answers == [
        Answered(Asked.PAIN_BEFORE, None, None),
        Answered(Asked.EFFORT, None, None),
        Answered(Asked.PAIN, None, None),
    ]


def test_the_praise_of_a_hold_waits_until_the_arm_is_back() -> None:
    sitting = Sitting(session(3))
    sitting.until(lambda state: bool(state.praise))
    came_back = sitting.now
    sitting.until(lambda state: not state.praise)
    assert sitting.now - came_back == 3.0
    assert spoken(sitting.effects)[-5:] == [
        "20 seconds done.",
        "It is saved.",
        "Now the other side.",
        "Right arm.",
        "Hold for 20 seconds.",
    ]


def test_the_end_tells_holding_and_practising_in_their_units() -> None:
    sitting = Sitting(session(3, Entry(exercise=5, seconds=30), 5))
    sitting.until_end()
    assert shown(sitting.view).replace("**", "") == "You held for 40 seconds. You practised for 1 minute. It is saved."
    for seconds, told in ((30, "30 seconds"), (60, "1 minute"), (120, "2 minutes")):
        timed = Sitting(session(Entry(exercise=5, seconds=seconds)))
        timed.until_end()
        assert shown(timed.view).replace("**", "") == f"You practised for {told}. It is saved."


def test_every_cue_count_and_tick_is_heard_at_its_moment() -> None:
    sitting = Sitting(session(1, Entry(exercise=5, seconds=8)))
    sitting.until_end()

    def heard(index: int) -> list[tuple[float, str]]:
        began = next(at for at, effect in sitting.log if isinstance(effect, Begin) and effect.aim.index == index)
        ended = next(at for at, effect in sitting.log if isinstance(effect, Record) and effect.aim.index == index)
        inside = [(at - began, effect) for at, effect in sitting.log if began <= at < ended]
        return [
            (at, "tick" if isinstance(effect, Tick) else spoken([effect])[0])
            for at, effect in inside
            if isinstance(effect, Tick | Count)
        ]

    assert heard(0) == [(0.0, "Up"), (2.0, "Down"), (4.0, "1"), (8.0, "2")]
    ticks = [(at, "tick") for at in (0.0, 2.0, 4.0, 6.0)]
    words = [(0.0, "Up"), (2.0, "Down"), (3.0, "5"), (4.0, "4"), (5.0, "3"), (6.0, "2"), (7.0, "1")]
    assert sorted(heard(1)) == sorted(ticks + words)


def test_the_picture_is_told_every_pose_and_once_where_it_stands_still() -> None:
    sitting = Sitting(session(1))
    sitting.until_end()
    poses = [effect.to for _, effect in sitting.log if isinstance(effect, Pose)]
    preview = [0.5, 1.0] * 2
    assert poses == [0.0, *preview, 0.0, 0.5, 1.0, 0.0, *[0.5, 1.0] * 3, 0.0, 0.0, 0.0]


# --- pause ---


def test_pause_is_silent_and_keeps_the_place() -> None:
    sitting = Sitting(session(1))
    sitting.until_set(0)
    sitting.wait(5)
    assert sitting.press(Command.PRIMARY) == (Hush(),)
    paused = sitting.view
    assert (paused.paused, paused.primary) == (True, Primary.GO_ON)
    assert shown(paused) == "Paused. Press Go on when you are ready."
    sitting.wait(3600)
    assert sitting.view == paused
    assert sitting.press(Command.PRIMARY) == ()
    sitting.wait(7)
    assert [record.done for record in sitting.records] == [3.0]


def test_words_that_a_pause_cut_off_are_said_anew() -> None:
    sitting = Sitting(session(1))
    sitting.press(START)
    sitting.state = player.voice_busy(sitting.state, True)
    words = sitting.state.segment.words
    sitting.press(Command.PRIMARY)
    assert sitting.press(Command.PRIMARY) == (Say(words, fresh=True),)
    sitting.press(Command.PRIMARY)
    assert sitting.press(Command.PRIMARY) == ()


def test_pausing_twice_or_while_nothing_runs_changes_nothing() -> None:
    sitting = Sitting(session(1))
    sitting.press(Command.PAUSE)
    paused = sitting.state
    assert sitting.press(Command.PAUSE) == (Hush(),)
    assert sitting.state == paused


def test_a_stall_pauses_and_says_nothing() -> None:
    sitting = Sitting(session(1))
    sitting.until_set(0)
    assert sitting.stall(10.0) == (Hush(),)
    assert sitting.view.paused
    assert sitting.stall(10.0) == ()
    sitting.press(Command.PRIMARY)
    sitting.wait(12)
    assert [record.done for record in sitting.records] == [3.0]


def test_two_seconds_are_no_stall_and_time_never_runs_backwards() -> None:
    sitting = Sitting(session(1))
    sitting.stall(2.0)
    sitting.stall(-1.0)
    assert not sitting.view.paused
    assert sitting.state.at == 2_000_000


def test_a_question_can_be_answered_while_paused() -> None:
    sitting = Sitting(session(1))
    sitting.press(Command.PAUSE, Choose("1"))
    assert sitting.view.part is Part.READY
    assert not sitting.view.paused


# --- next and back ---


def test_next_in_a_set_records_what_was_done_and_praises_no_more_than_that() -> None:
    sitting = Sitting(session(1, 2))
    sitting.until_set(0)
    sitting.wait(9)
    effects = sitting.press(Command.NEXT)
    assert [type(effect) for effect in effects[:2]] == [Hush, Record]
    assert (sitting.records[0].done, sitting.records[0].outcome) == (2.0, Outcome.SKIPPED)
    assert spoken(effects)[:2] == ["2 repetitions done.", "It is saved."]
    assert not any(isinstance(effect, Chime) for effect in effects)


def test_a_set_left_at_once_is_recorded_without_praise() -> None:
    sitting = Sitting(session(1, 2))
    sitting.until_set(0)
    effects = sitting.press(Command.NEXT)
    assert sitting.records[0].done == 0.0
    assert spoken(effects)[0] == "Rest. Let your hand lie loose."


def test_next_goes_part_by_part_to_the_end() -> None:
    sitting = Sitting(session(1))
    while not sitting.state.finished:
        sitting.press(Command.NEXT)
    assert [view.segment for view in sitting.only(Show)] == list(range(len(sitting.state.timeline.segments)))
    assert sitting.end.outcome is Outcome.SKIPPED
    assert shown(sitting.view) == "That is fine. Come back when you like."


def test_back_in_a_set_begins_it_again_and_keeps_what_was_done() -> None:
    sitting = Sitting(session(1))
    sitting.until_set(0)
    sitting.wait(9)
    sitting.press(Command.BACK)
    assert sitting.view.part is Part.READY
    sitting.until_end()
    assert [(r.aim.index, r.done, r.outcome) for r in sitting.records] == [
        (0, 2.0, Outcome.SKIPPED),
        (1, 3.0, Outcome.FINISHED),
    ]
    assert "You did 5 repetitions." in sitting.spoken


def test_back_in_a_rest_does_the_last_set_again_and_goes_on_as_planned() -> None:
    sitting = Sitting(session(1, 2))
    sitting.until_part(Part.REST)
    sitting.press(Command.BACK)
    sitting.until_end()
    assert [r.aim.index for r in sitting.records] == [0, 2, 1]


def test_back_goes_step_by_step_and_never_into_an_answered_question() -> None:
    sitting = Sitting(session(1))
    assert not sitting.view.can_back
    sitting.press(START)
    sitting.until_part(Part.STEP)
    sitting.press(Command.NEXT, Command.BACK, Command.BACK, Command.BACK)
    assert (sitting.view.part, sitting.view.can_back) == (Part.READY, False)
    before = sitting.state
    assert sitting.press(Command.BACK) == ()
    assert sitting.state == before


def test_back_at_the_closing_questions_leads_to_the_last_set_until_one_is_answered() -> None:
    sitting = Sitting(session(1))
    sitting.press(START)
    sitting.until_part(Part.QUESTION)
    assert sitting.view.can_back
    sitting.press(Choose("1"))
    assert not sitting.view.can_back


def test_next_and_primary_skip_a_question() -> None:
    for skip in (Command.NEXT, Command.PRIMARY):
        sitting = Sitting(session(1))
        sitting.press(skip)
        assert sitting.answers == [Answered(Asked.PAIN_BEFORE, None, None)]
        assert sitting.view.part is Part.READY


# --- say again ---


def test_say_again_repeats_the_words_and_the_helpers_line_also_while_paused() -> None:
    sitting = Sitting(session(1, preferences=with_(helper=True)))
    sitting.press(START)
    sitting.until_part(Part.STEP)
    sitting.press(Command.PAUSE)
    first, second = sitting.press(Command.SAY_AGAIN)
    assert first == Say(sitting.state.segment.words, fresh=True)
    assert isinstance(second, Say)
    assert second.helper
    assert sitting.view.paused


def test_say_again_after_the_end_repeats_the_summary_and_other_keys_do_nothing() -> None:
    sitting = Sitting(session(1))
    sitting.until_end()
    assert spoken(sitting.press(Command.SAY_AGAIN)) == ["You did 3 repetitions.", "It is saved."]
    for command in set(Command) - {Command.SAY_AGAIN}:
        assert sitting.press(command) == ()
    assert sitting.press(Choose("1")) == ()


# --- the voice ---


def test_a_spoken_part_ends_with_the_voice_but_not_later_than_twice_its_time_and_five_seconds() -> None:
    sitting = Sitting(session(1))
    sitting.press(START)
    sitting.state = player.voice_busy(sitting.state, True)
    segment = sitting.state.segment
    sitting.wait((segment.seconds or 0) + 1)
    assert sitting.state.segment is segment
    sitting.state = player.voice_busy(sitting.state, False)
    sitting.wait(0.25)
    assert sitting.state.segment is not segment

    stuck = Sitting(session(1))
    stuck.press(START)
    stuck.state = player.voice_busy(stuck.state, True)
    stuck.until(lambda state: state.index > 1)
    assert stuck.now == pytest.approx(2 * segment.speech / 1e6 + 5, abs=0.25)


def test_saying_it_again_gives_it_its_time_again() -> None:
    sitting = Sitting(session(1))
    sitting.press(START)
    sitting.wait(4)
    sitting.press(Command.SAY_AGAIN)
    sitting.state = player.voice_busy(sitting.state, True)
    speech = sitting.state.segment.speech / 1e6
    sitting.until(lambda state: state.index > 1)
    assert sitting.now == pytest.approx(4 + 2 * speech + 5, abs=0.25)


# --- manual advance and self-paced sets ---


def test_in_manual_advance_every_part_waits_for_a_press() -> None:
    sitting = Sitting(session(1, preferences=with_(advance=Advance.MANUAL)))
    sitting.wait(600)
    assert sitting.view.part is Part.QUESTION
    assert sitting.view.ring is None
    sitting.press(Choose("1"))
    sitting.wait(600)
    view = sitting.view
    assert (view.part, view.waiting, view.primary) == (Part.READY, True, Primary.GO_ON)
    assert sitting.press(Command.PAUSE) == (Hush(),)
    assert sitting.view.waiting
    effects = sitting.press(Command.PRIMARY)
    assert any(isinstance(effect, Show) for effect in effects)
    assert not sitting.view.waiting


def test_self_paced_one_press_is_one_repetition() -> None:
    sitting = Sitting(session(1, preferences=with_(self_paced=True)))
    sitting.until_set(0)
    sitting.wait(100)
    assert sitting.view.primary is Primary.ONE_DONE
    assert sitting.state.aim is not None
    assert sitting.state.aim.pace == 0.0
    (one,) = sitting.press(Command.PRIMARY)
    assert isinstance(one, Count)
    assert sitting.view.ring is not None
    assert (sitting.view.ring.number, sitting.view.ring.segments) == (1, 3)
    sitting.press(Command.PRIMARY, Command.PRIMARY)
    assert [(r.done, r.outcome) for r in sitting.records] == [(3.0, Outcome.FINISHED)]
    assert "Press the large key after each one." in sitting.spoken


def test_self_paced_objects_go_stage_by_stage() -> None:
    sitting = Sitting(session(4, preferences=with_(self_paced=True)))
    sitting.until_set(0)
    assert spoken(sitting.press(*[Command.PRIMARY] * 4)) == ["1", "2", "3", "Put them down."]
    assert shown(sitting.view) == "Put them down."
    assert sitting.view.ring is not None
    assert sitting.view.ring.number == 0
    sitting.press(*[Command.PRIMARY] * 3)
    assert sitting.state.done == 3.0
    sitting.press(Command.PRIMARY)
    assert [record.done for record in sitting.records] == [4.0]


@pytest.mark.parametrize("self_paced", [False, True])
def test_the_second_stage_runs_the_movement_backwards(self_paced: bool) -> None:
    sitting = Sitting(session(4, preferences=with_(self_paced=self_paced)))
    sitting.until_set(0)
    if self_paced:
        sitting.press(*[Command.PRIMARY] * 4)
    else:
        sitting.until(lambda state: state.passes == 5)  # in the pass of the second object
    poses = []
    for _ in range(20):  # the pass of an object takes a second
        sitting.wait(0.05)
        poses.append(sitting.view.pose)
    rises = [now > before for before, now in itertools.pairwise(poses)]
    assert sum(rises) <= 1  # where the next object begins
    assert max(poses) > 0.95
    assert min(poses) < 0.05


def test_stills_of_the_second_stage_lead_to_its_own_end() -> None:
    sitting = Sitting(session(4, preferences=with_(self_paced=True)))
    sitting.until_set(0)
    sitting.press(*[Command.PRIMARY] * 4)
    before = len(sitting.effects)
    sitting.wait(3.0)
    assert {effect.to for effect in sitting.effects[before:] if isinstance(effect, Pose)} == {0.0}


def test_holds_and_timed_tasks_keep_their_time_when_self_paced() -> None:
    sitting = Sitting(session(3, 5, preferences=with_(self_paced=True)))
    sitting.until_end()
    assert [record.done for record in sitting.records] == [20.0, 20.0, 60.0]


def test_an_object_counts_when_it_went_through_every_stage() -> None:
    sitting = Sitting(session(4))
    sitting.until_set(0)
    sitting.wait(13)
    sitting.press(Command.NEXT)
    assert sitting.records[0].done == 1.0


# --- ending ---


def test_end_records_the_part_that_was_done() -> None:
    sitting = Sitting(session(1, 2))
    sitting.until_set(0)
    sitting.wait(5)
    sitting.press(Command.END)
    assert (sitting.records[0].done, sitting.records[0].outcome) == (1.0, Outcome.SKIPPED)
    assert sitting.end.outcome is Outcome.SKIPPED
    assert sitting.view.part is Part.DONE


def test_ending_at_the_closing_questions_is_a_finished_session() -> None:
    sitting = Sitting(session(1))
    sitting.press(START)
    sitting.until_part(Part.QUESTION)
    sitting.press(Command.END)
    assert sitting.end.outcome is Outcome.FINISHED


# --- starting in the middle ---


def test_starting_at_a_set_enters_at_the_get_ready_of_its_exercise() -> None:
    moved = player.start(session(1, 6, 2), at_set=2)
    sitting = Sitting(session(1, 6, 2), begun=moved)
    sitting.press(START)
    assert spoken(sitting.effects)[1:3] == ["Exercise 2 of 3.", "Grips"]
    sitting.until_end()
    assert [r.aim.index for r in sitting.records] == [2, 3, 4, 5]


def test_starting_after_the_last_set_asks_the_closing_questions() -> None:
    sitting = Sitting(session(1), begun=player.start(session(1), at_set=1))
    assert sitting.view.question is not None
    assert sitting.view.question.asked is Asked.EFFORT


def test_going_on_after_a_crash_leaves_out_what_hurt_and_counts_what_was_done() -> None:
    first = Sitting(session(1, 6, 2))
    first.until_set(2)
    first.press(Command.HURTS)
    second = Sitting(session(1, 6, 2), begun=player.go_on(session(1, 6, 2), kept(first)))
    second.until_end()
    assert [r.aim.index for r in second.records] == [5]
    assert "You did 8 repetitions." in second.spoken


def test_going_on_gives_repeated_sets_an_index_that_is_free() -> None:
    first = Sitting(session(1, 2))
    first.until_part(Part.REST)
    first.press(Command.BACK)
    first.until_part(Part.REST)
    second = Sitting(session(1, 2), begun=player.go_on(session(1, 2), kept(first)))
    second.until_set(1)
    second.press(Command.BACK)
    second.until_end()
    assert [r.aim.index for r in first.records + second.records] == [0, 2, 1, 3]


def test_going_on_after_a_swap_that_hurt_there_is_no_more_exercise() -> None:
    first = Sitting(session(1, 6))
    first.press(Choose("1"))
    first.until_set(0)
    first.press(Command.HURTS, Choose("3"), Choose("swap"))
    first.until_set(5)
    first.press(Command.HURTS)
    second = Sitting(session(1, 6), begun=player.go_on(session(1, 6), kept(first)))
    assert second.view.question is not None
    assert second.view.question.asked is Asked.EFFORT
