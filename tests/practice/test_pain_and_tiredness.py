"""The rules for pain and tiredness in the middle of a session."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from coach.practice import player
from coach.practice.effects import Answered, Choose, Command, Hush, Record, Say, Show
from coach.practice.exercise import Tool
from coach.practice.preferences import Preferences
from coach.practice.programme import Entry, Form
from coach.practice.record import Asked, CheckIn, Outcome
from coach.practice.safety import AFTER_EXHAUSTION, AFTER_PAIN, AFTER_STRONG_PAIN, PAIN_BEFORE_START
from coach.practice.soreness import NOT_SORE, WORSE, WORSE_AGAIN, Soreness, soreness
from coach.practice.speaking import english
from coach.practice.view import Part, Primary
from tests.support.coaching import ABLE, Sitting, session, shown
from tests.support.growing import at

NO_PAIN, LITTLE, CLEAR, STRONG, WORST = (Choose(str(face)) for face in range(1, 6))
SWAP, EASIER, NEXT, END, GO_ON = (Choose(way) for way in ("swap", "easier", "next", "end", "go-on"))


def with_(**changes: Any) -> Preferences:
    return msgspec.structs.replace(ABLE, **changes)


def in_a_set(*what: int | Entry, before: Choose = NO_PAIN, index: int = 0, **changes: Any) -> Sitting:
    """A sitting five seconds into a set."""
    sitting = Sitting(session(*what, preferences=with_(**changes)))
    sitting.press(before)
    sitting.until_set(index)
    sitting.wait(5)
    return sitting


def offered(sitting: Sitting) -> list[str]:
    question = sitting.view.question
    assert question is not None
    return [choice.id for choice in question.choices]


def words(messages: tuple[Any, ...]) -> str:
    return " ".join(english(message) for message in messages)


def parts_until_set(sitting: Sitting, index: int) -> list[Part]:
    before = len(sitting.only(Show))
    sitting.until_set(index)
    return [sitting.state.timeline.segments[show.segment].part for show in sitting.only(Show)[before:]]


# --- the day after ---


def answer(day: int, face: int | None, minutes: float = 0.0, asked: Asked = Asked.PAIN_BEFORE) -> CheckIn:
    return CheckIn(asked, face, None, at(day, minutes))


@pytest.mark.parametrize(
    ("answers", "sore"),
    [
        ([], NOT_SORE),
        ([answer(9, 1)], Soreness(1)),
        ([answer(9, 1, 60), answer(9, 2)], Soreness(2)),  # a day counts by its first answer
        ([answer(9, None), answer(9, 2, 60)], Soreness(2)),
        ([answer(9, 3, asked=Asked.PAIN)], NOT_SORE),
        ([answer(10, 2)], NOT_SORE),  # today itself
        ([answer(6, 1)], NOT_SORE),  # three days off
        ([answer(7, 1)], Soreness(1)),
        ([answer(8, 1), answer(9, 2)], Soreness(2, rose=True)),
        ([answer(8, 2), answer(9, 2)], Soreness(2)),
        ([answer(5, 1), answer(9, 2)], Soreness(2)),
        ([answer(7, 1), answer(8, 1), answer(9, 2)], Soreness(2, rose=True)),
    ],
)
def test_what_the_days_before_say_of_pain(answers: list[CheckIn], sore: Soreness) -> None:
    assert soreness(answers, at(10).local_date) == sore


def sore_sitting(sore: Soreness, face: Choose, *what: int | Entry) -> Sitting:
    timeline = session(*what)
    sitting = Sitting(timeline, begun=player.start(timeline, sore=sore))
    sitting.press(face)
    return sitting


def test_more_pain_than_the_last_time_means_half() -> None:
    sitting = sore_sitting(Soreness(1), LITTLE, Entry(exercise=1, repetitions=10))
    assert shown(sitting.view).startswith(words(WORSE))
    assert sitting.answers == [Answered(Asked.PAIN_BEFORE, 2, None)]
    sitting.press(Command.BACK)
    assert sitting.view.part is Part.READY  # the question is behind
    sitting.until_end()
    assert {record.aim.aimed for record in sitting.records} == {5.0}


def test_more_pain_for_the_second_time_means_a_call() -> None:
    sitting = sore_sitting(Soreness(1, rose=True), LITTLE, 1)
    assert shown(sitting.view).startswith(words(WORSE_AGAIN))


@pytest.mark.parametrize(
    ("sore", "face"), [(Soreness(2), LITTLE), (Soreness(2, rose=True), NO_PAIN), (NOT_SORE, LITTLE)]
)
def test_pain_that_is_no_worse_changes_nothing(sore: Soreness, face: Choose) -> None:
    sitting = sore_sitting(sore, face, Entry(exercise=1, repetitions=10))
    sitting.until_end()
    assert {record.aim.aimed for record in sitting.records} == {10.0}


def test_no_answer_is_no_pain() -> None:
    timeline = session(Entry(exercise=1, repetitions=10))
    sitting = Sitting(timeline, begun=player.start(timeline, sore=Soreness(1)))
    sitting.until_end()
    assert {record.aim.aimed for record in sitting.records} == {10.0}


def test_a_session_gone_on_with_is_halved_as_well() -> None:
    timeline = session(Entry(exercise=1, repetitions=10))
    sitting = Sitting(timeline, begun=player.go_on(timeline, (), Soreness(1)))
    sitting.press(LITTLE)
    assert shown(sitting.view).startswith(words(WORSE))


# --- before the start ---


@pytest.mark.parametrize("face", [CLEAR, STRONG, WORST])
def test_clear_pain_before_the_start_means_no_exercise_today(face: Choose) -> None:
    sitting = Sitting(session(1))
    sitting.press(face)
    assert sitting.answers == [Answered(Asked.PAIN_BEFORE, int(face.choice), None)]
    assert sitting.end.outcome is Outcome.HURT
    assert sitting.records == []
    assert shown(sitting.view).startswith(words(PAIN_BEFORE_START))


@pytest.mark.parametrize("face", [NO_PAIN, LITTLE])
def test_slight_pain_before_the_start_is_no_reason_to_stop(face: Choose) -> None:
    sitting = Sitting(session(1))
    sitting.press(face)
    assert sitting.view.part is Part.READY


def test_it_hurts_at_the_first_question_waits_for_an_answer() -> None:
    sitting = Sitting(session(1))
    assert [type(effect) for effect in sitting.press(Command.HURTS)] == [Hush, Say]
    sitting.wait(600)
    view = sitting.view
    assert view.question is not None
    assert (view.question.urgent, view.question.asked, view.ring) == (True, Asked.PAIN_BEFORE, None)
    assert sitting.press(Command.NEXT) == ()
    sitting.press(Command.PRIMARY)
    assert sitting.end.outcome is Outcome.HURT


# --- it hurts ---


def test_it_hurts_is_silent_first_records_and_asks() -> None:
    sitting = in_a_set(1, 2)
    effects = sitting.press(Command.HURTS)
    assert [type(effect) for effect in effects] == [Hush, Record, Show, Say]
    assert (sitting.records[0].done, sitting.records[0].outcome) == (1.0, Outcome.HURT)
    view = sitting.view
    assert view.question is not None
    assert view.question.urgent
    assert (view.primary, view.can_next, view.can_back) == (Primary.SKIP, False, False)
    assert sitting.press(Command.NEXT, Command.BACK) == ()


def test_the_pain_face_waits_for_ever_and_a_part_done_is_not_praised() -> None:
    sitting = in_a_set(1, 2)
    sitting.press(Command.HURTS)
    asked = sitting.view
    sitting.wait(3600)
    assert sitting.view == asked
    sitting.press(CLEAR, NEXT)
    assert "1 repetition done." not in sitting.spoken


def test_strong_pain_ends_the_session_with_the_words_of_the_rule() -> None:
    for face in (STRONG, WORST):
        sitting = in_a_set(1, 2)
        sitting.press(Command.HURTS, face)
        assert sitting.answers[-1] == Answered(Asked.PAIN, int(face.choice), 1)
        assert sitting.end.outcome is Outcome.HURT
        assert shown(sitting.view) == f"{words(AFTER_STRONG_PAIN)} You did 1 repetition. It is saved."


@pytest.mark.parametrize(
    ("before", "face", "ways"),
    [
        (NO_PAIN, NO_PAIN, ["go-on", "easier", "next", "end"]),
        (NO_PAIN, LITTLE, ["swap", "easier", "next", "end"]),
        (LITTLE, LITTLE, ["go-on", "easier", "next", "end"]),
        (LITTLE, CLEAR, ["swap", "easier", "next", "end"]),
    ],
)
def test_pain_that_rose_or_is_clear_stops_the_exercise(before: Choose, face: Choose, ways: list[str]) -> None:
    sitting = in_a_set(1, 3, before=before)
    sitting.press(Command.HURTS, face)
    assert offered(sitting) == ways


def test_no_answer_about_pain_stops_the_exercise() -> None:
    sitting = in_a_set(1, 3)
    sitting.press(Command.HURTS, Command.PRIMARY)
    assert sitting.answers[-1] == Answered(Asked.PAIN, None, 1)
    assert offered(sitting)[0] == "swap"


def test_the_swap_comes_after_a_rest_with_one_set_of_its_own() -> None:
    sitting = in_a_set(Entry(exercise=1, sets=2), 3)
    sitting.press(Command.HURTS, CLEAR, SWAP)
    view = sitting.view
    assert (view.part, view.sketch_exercise, view.is_next, view.place) == (Part.REST, 2, True, 0)
    sitting.until_end()
    assert [(r.aim.exercise, r.aim.index) for r in sitting.records] == [(1, 0), (2, 4), (3, 2), (3, 3)]
    assert sitting.end.outcome is Outcome.FINISHED


def test_a_swap_that_is_done_again_gets_one_more_index() -> None:
    sitting = in_a_set(1, 3)
    sitting.press(Command.HURTS, CLEAR, SWAP)
    sitting.until_set(3)
    sitting.press(Command.BACK)
    sitting.until_end()
    assert [(r.aim.exercise, r.aim.index) for r in sitting.records] == [(1, 0), (2, 3), (2, 4), (3, 1), (3, 2)]


def test_a_swap_that_hurts_too_ends_the_session() -> None:
    sitting = in_a_set(1, 3)
    sitting.press(Command.HURTS, CLEAR, SWAP)
    sitting.until_set(3)
    sitting.press(Command.HURTS, LITTLE)
    assert sitting.end.outcome is Outcome.HURT
    assert words(AFTER_STRONG_PAIN) in shown(sitting.view)


def test_a_swap_in_which_slight_pain_did_not_rise_may_go_on() -> None:
    sitting = in_a_set(1, 3)
    sitting.press(Command.HURTS, CLEAR, SWAP)
    sitting.until_set(3)
    sitting.press(Command.HURTS, NO_PAIN)
    assert offered(sitting)[0] == "go-on"


def test_the_easier_way_repeats_the_set_with_half_and_what_is_still_to_come() -> None:
    sitting = in_a_set(Entry(exercise=6, repetitions=4), index=1)
    sitting.press(Command.HURTS, CLEAR, EASIER)
    assert not sitting.view.is_next
    sitting.until_end()
    assert [(r.aim.index, r.aim.variant, r.aim.aimed) for r in sitting.records] == [
        (0, "index", 4.0),
        (1, "middle", 4.0),
        (4, "middle", 2.0),
        (2, "index", 2.0),
        (3, "middle", 2.0),
    ]
    assert "Today the easier way." in sitting.spoken


def test_the_easier_way_is_not_offered_twice() -> None:
    sitting = in_a_set(Entry(exercise=1, form=Form.EASIER), 3)
    sitting.press(Command.HURTS, CLEAR)
    assert offered(sitting) == ["swap", "next", "end"]


def test_going_on_gently_does_the_sets_to_come() -> None:
    sitting = in_a_set(6)
    sitting.press(Command.HURTS, NO_PAIN, GO_ON)
    assert sitting.view.part is Part.REST
    sitting.until_end()
    assert [r.aim.index for r in sitting.records] == [0, 1, 2, 3]


def test_going_on_between_two_sets_does_not_begin_the_exercise_anew() -> None:
    sitting = in_a_set(Entry(exercise=1, sets=2))
    sitting.until_part(Part.REST)
    sitting.press(Command.HURTS, NO_PAIN, GO_ON)
    assert not sitting.view.is_next
    assert parts_until_set(sitting, 1) == [Part.READY, Part.WORK]


def test_the_next_exercise_leaves_out_what_hurt_also_when_it_comes_again() -> None:
    sitting = in_a_set(1, 2, 1)
    sitting.press(Command.HURTS, CLEAR, NEXT)
    sitting.until_end()
    assert [r.aim.exercise for r in sitting.records] == [1, 2]


def test_finishing_after_pain_says_what_to_watch() -> None:
    sitting = in_a_set(1, 2)
    sitting.press(Command.HURTS, CLEAR, END)
    assert sitting.end.outcome is Outcome.HURT
    assert shown(sitting.view).startswith(words(AFTER_PAIN))


def test_a_question_how_to_go_on_may_be_skipped_to_the_next_exercise_or_the_end() -> None:
    more = in_a_set(1, 3)
    more.press(Command.HURTS, CLEAR, Command.PRIMARY)
    assert (more.view.part, more.view.sketch_exercise) == (Part.REST, 3)
    last = in_a_set(1)
    last.press(Command.HURTS, CLEAR, Command.PRIMARY)
    assert last.end.outcome is Outcome.HURT


def test_pain_in_the_last_rest_of_all_leaves_nothing_to_choose() -> None:
    sitting = in_a_set(3, index=1)
    sitting.until(lambda state: state.aim is None)
    sitting.press(Command.HURTS, CLEAR)
    assert sitting.end.outcome is Outcome.HURT
    assert words(AFTER_PAIN) in shown(sitting.view)


def test_slight_pain_after_the_last_set_goes_on_to_the_closing_questions() -> None:
    sitting = in_a_set(3, index=1)
    sitting.until(lambda state: state.aim is None)
    sitting.press(Command.HURTS, NO_PAIN)
    assert offered(sitting) == ["go-on", "end"]
    sitting.press(GO_ON)
    assert sitting.view.question is not None
    assert sitting.view.question.asked is Asked.EFFORT


def test_pain_in_the_rest_between_exercises_offers_only_what_comes() -> None:
    sitting = in_a_set(1, 3)
    sitting.until_part(Part.REST)
    sitting.press(Command.HURTS, CLEAR)
    assert offered(sitting) == ["next", "end"]
    assert sitting.answers[-1].exercise == 1


def test_pain_while_choosing_asks_again() -> None:
    sitting = in_a_set(1, 3)
    sitting.press(Command.HURTS, CLEAR, Command.HURTS)
    assert offered(sitting) == ["1", "2", "3", "4", "5"]
    sitting.press(STRONG)
    assert sitting.end.outcome is Outcome.HURT


def test_a_missing_thing_is_swapped_for_the_exercise_that_needs_none() -> None:
    without_ball = in_a_set(4, tools=())
    without_ball.press(Command.HURTS, CLEAR)
    assert offered(without_ball)[0] == "swap"
    without_ball.press(SWAP)
    assert without_ball.view.sketch_exercise == 2
    with_ball = in_a_set(4, tools=(Tool.BALL,))
    with_ball.press(Command.HURTS, CLEAR, SWAP)
    assert with_ball.view.sketch_exercise == 7


def test_a_swap_to_an_opening_exercise_is_without_putty() -> None:
    sitting = in_a_set(5)
    sitting.press(Command.HURTS, CLEAR, SWAP)
    assert sitting.view.sketch_exercise == 32
    assert "You need only a table." in shown(sitting.view)


def test_a_swap_is_explained_unless_it_was_before() -> None:
    known = in_a_set(2, 1, index=1)
    known.press(Command.HURTS, CLEAR, SWAP)
    assert parts_until_set(known, 2).count(Part.STEP) == 0
    new = in_a_set(3, 1, index=0)
    new.press(Command.HURTS, CLEAR, SWAP)
    assert parts_until_set(new, 3).count(Part.STEP) == 2


def test_hurting_in_the_steps_and_going_on_starts_the_exercise_again() -> None:
    sitting = Sitting(session(1))
    sitting.press(NO_PAIN)
    sitting.until_part(Part.STEP)
    sitting.press(Command.HURTS, NO_PAIN, GO_ON)
    sitting.press(Command.NEXT)
    assert sitting.view.part is Part.READY
    sitting.until_part(Part.STEP)
    sitting.until_end()
    assert [r.done for r in sitting.records] == [3.0]


# --- at the end ---


def test_pain_at_the_end_is_told_what_to_watch() -> None:
    for face, says in ((CLEAR, AFTER_PAIN), (STRONG, AFTER_STRONG_PAIN)):
        sitting = in_a_set(1)
        sitting.until_part(Part.QUESTION)
        sitting.press(Choose("2"), face)
        assert words(says) in shown(sitting.view)
        assert sitting.end.outcome is Outcome.FINISHED
        assert sitting.answers[1:] == [Answered(Asked.EFFORT, 2, None), Answered(Asked.PAIN, int(face.choice), None)]


def test_it_hurts_at_the_closing_questions_asks_for_the_pain() -> None:
    sitting = in_a_set(1)
    sitting.until_part(Part.QUESTION)
    sitting.press(Command.HURTS)
    view = sitting.view
    assert view.question is not None
    assert (view.question.asked, view.question.urgent) == (Asked.PAIN, True)
    sitting.wait(300)
    sitting.press(Command.HURTS, Command.PRIMARY)
    assert words(AFTER_PAIN) in shown(sitting.view)


# --- tired ---


def test_tired_but_not_very_returns_to_the_same_moment_paused() -> None:
    sitting = in_a_set(1)
    assert [type(effect) for effect in sitting.press(Command.TIRED)] == [Hush, Show, Say]
    assert sitting.press(Command.TIRED) == ()
    sitting.wait(60)
    assert Show(sitting.state.index) in sitting.press(Choose("3"))
    assert sitting.view.paused
    assert sitting.answers[-1] == Answered(Asked.EFFORT, 3, 1)
    sitting.press(Command.PRIMARY)
    sitting.wait(7)
    assert [(r.done, r.outcome) for r in sitting.records] == [(3.0, Outcome.FINISHED)]


def test_tired_is_skipped_with_next_and_nothing_is_lost() -> None:
    sitting = in_a_set(1)
    sitting.press(Command.PRIMARY, Command.TIRED, Command.NEXT)
    assert sitting.view.paused
    assert sitting.records == []


def test_very_tired_rests_two_minutes_and_does_half_of_what_remains() -> None:
    sitting = in_a_set(Entry(exercise=1, sets=2, repetitions=4), 3, 4, 5)
    sitting.press(Command.TIRED, Choose("4"))
    assert (sitting.records[0].done, sitting.records[0].outcome) == (1.0, Outcome.SKIPPED)
    assert sitting.view.ring is not None
    assert (sitting.view.part, sitting.view.ring.number) == (Part.REST, 120)
    sitting.until_end()
    assert [(r.aim.exercise, r.aim.aimed) for r in sitting.records[1:]] == [
        (1, 2.0),
        (3, 10.0),
        (3, 10.0),
        (4, 2.0),
        (5, 30.0),
    ]


def test_exhausted_is_enough_for_today() -> None:
    sitting = in_a_set(1, 2)
    sitting.press(Command.TIRED, Choose("5"))
    assert sitting.end.outcome is Outcome.SKIPPED
    assert shown(sitting.view).startswith(words(AFTER_EXHAUSTION))
    assert sitting.records[0].done == 1.0


def test_tired_before_the_first_answer_still_asks_for_pain() -> None:
    sitting = Sitting(session(1))
    sitting.press(Command.TIRED, Choose("4"))
    assert sitting.view.question is not None
    assert sitting.view.question.asked is Asked.PAIN_BEFORE
    sitting.press(NO_PAIN)
    assert sitting.view.part is Part.REST
    sitting.until_end()
    assert [r.aim.aimed for r in sitting.records] == [2.0]


def test_not_very_tired_at_a_question_leaves_the_question() -> None:
    sitting = Sitting(session(1))
    sitting.press(Command.TIRED, Choose("2"))
    assert not sitting.view.paused
    assert sitting.view.question is not None
    assert sitting.view.question.asked is Asked.PAIN_BEFORE


def test_it_hurts_while_asked_about_tiredness_records_the_set() -> None:
    sitting = in_a_set(1, 2)
    sitting.press(Command.TIRED, Command.HURTS)
    assert [(r.done, r.outcome) for r in sitting.records] == [(1.0, Outcome.HURT)]
    assert offered(sitting) == ["1", "2", "3", "4", "5"]


def test_an_answer_that_was_not_offered_changes_nothing() -> None:
    sitting = Sitting(session(1))
    before = sitting.state
    assert sitting.press(SWAP) == ()
    assert sitting.state == before
    sitting.press(NO_PAIN)
    assert sitting.press(NO_PAIN) == ()


def test_after_everything_is_done_pain_and_tiredness_end_the_session() -> None:
    for presses, outcome in (
        ((Choose("4"),), Outcome.SKIPPED),
        ((Choose("5"),), Outcome.SKIPPED),
        ((Command.HURTS, NO_PAIN), Outcome.HURT),
    ):
        timeline = session(1)
        sitting = Sitting(timeline, begun=player.start(timeline, at_set=1))
        assert sitting.view.sketch_exercise == 1
        sitting.press(Command.TIRED, *presses)
        sitting.until_end()
        assert sitting.end.outcome is outcome
        assert sitting.records == []
