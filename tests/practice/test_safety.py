"""Who may do what, when to stop, what to do instead."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.practice.exercise import Exercise, Item, Tool
from coach.practice.preferences import Preferences
from coach.practice.programme import Form, Movement
from coach.practice.safety import (
    CALL,
    EMERGENCY,
    OPENING,
    SAME_DAY,
    Substitute,
    Verdict,
    gate_due,
    has_objects,
    judge_pain,
    may_do,
    may_start,
    next_step,
    swap_for,
)
from coach.practice.speaking import english
from tests.support.coaching import ABLE, BEND, CATALOGUE, OPEN, SQUEEZE, THUMB, made

faces = st.integers(1, 5)
answers = st.one_of(st.none(), faces)
ORDER = [Verdict.FINE, Verdict.STOP_EXERCISE, Verdict.END_SESSION]


@given(faces, answers)
def test_the_stop_rule_for_pain(face: int, before: int | None) -> None:
    verdict = judge_pain(face, before)
    assert (verdict is Verdict.END_SESSION) == (face >= 4)
    assert (verdict is Verdict.STOP_EXERCISE) == (face == 3 or (face == 2 and before in (None, 1)))


@given(faces, faces, answers)
def test_more_pain_never_means_a_milder_rule(less: int, more: int, before: int | None) -> None:
    less, more = sorted((less, more))
    assert ORDER.index(judge_pain(less, before)) <= ORDER.index(judge_pain(more, before))


def test_without_an_answer_the_exercise_stops() -> None:
    assert judge_pain(None, 2) is Verdict.STOP_EXERCISE


@given(answers)
def test_a_session_starts_with_less_than_clear_pain(before: int | None) -> None:
    assert may_start(before) == (before in (None, 1, 2))


@pytest.mark.parametrize(
    ("opens", "movement", "may"),
    [
        (True, Movement.OPENS, True),
        (True, Movement.LITTLE, True),
        (False, Movement.LITTLE, False),
        (None, Movement.OPENS, False),
        (True, Movement.NONE, False),
    ],
)
def test_a_squeeze_is_for_a_hand_that_opens_and_moves(opens: bool | None, movement: Movement, may: bool) -> None:
    assert may_do(SQUEEZE, opens, movement) is may


def test_an_exercise_that_the_other_hand_can_do_is_for_everybody() -> None:
    assert all(may_do(BEND, opens, movement) for opens in (True, False, None) for movement in Movement)


@pytest.mark.parametrize(
    ("asked", "due"), [("", True), ("2026-03-02", False), ("2026-02-24", False), ("2026-02-23", True)]
)
def test_the_open_hand_question_is_asked_weekly(asked: str, due: bool) -> None:
    assert gate_due(asked, date(2026, 3, 2)) is due


def test_objects_are_there_when_they_are_in_the_house_or_not_needed() -> None:
    assert has_objects(SQUEEZE, [Tool.BALL])
    assert not has_objects(SQUEEZE, [Tool.PUTTY])
    assert has_objects(OPEN, [])
    assert has_objects(made(9, "Keys", equipment=(Item(tool=Tool.KEYBOARD, words="Keys"),)), [])


def test_the_next_step_of_a_closed_hand_is_opening() -> None:
    before = made(9, "Before", next=7)
    exercises = {**CATALOGUE, 9: before}
    assert next_step(before, exercises, True) == Substitute(7, Form.USUAL)
    assert next_step(before, exercises, False) == Substitute(32, Form.WITHOUT_OBJECT)
    assert next_step(before, exercises, None) == Substitute(32, Form.WITHOUT_OBJECT)
    assert next_step(BEND, exercises, False) == Substitute(2, Form.USUAL)


def swap(exercise: Exercise, hurt: frozenset[int] = frozenset(), preferences: Preferences = ABLE) -> Substitute | None:
    return swap_for(exercise, CATALOGUE, preferences, hurt)


def test_the_swap_is_the_one_of_the_exercise() -> None:
    assert swap(BEND) == Substitute(2, Form.USUAL)
    assert swap(THUMB) == Substitute(1, Form.USUAL)


def test_opening_is_what_31_to_33_do() -> None:
    assert {31, 32, 33} == OPENING


def test_swaps_to_opening_are_without_putty_also_when_there_is_some() -> None:
    with_putty = msgspec.structs.replace(ABLE, tools=(Tool.PUTTY,))
    assert swap(made(9, "A", swap=32), preferences=with_putty) == Substitute(32, Form.WITHOUT_OBJECT)


def test_a_swap_whose_thing_is_missing_or_that_is_gated_gives_way_to_the_thumb() -> None:
    to_squeeze = made(9, "A", swap=7)
    no_ball = msgspec.structs.replace(ABLE, tools=())
    closed = msgspec.structs.replace(ABLE, opens_hand=False)
    assert swap(to_squeeze) == Substitute(7, Form.USUAL)
    assert swap(to_squeeze, preferences=no_ball) == Substitute(2, Form.USUAL)
    assert swap(to_squeeze, preferences=closed) == Substitute(2, Form.USUAL)


def test_nothing_that_hurt_is_offered_again() -> None:
    assert swap(made(9, "A", swap=3), hurt=frozenset({3})) == Substitute(2, Form.USUAL)
    assert swap(BEND, hurt=frozenset({2})) is None
    assert swap(THUMB, hurt=frozenset({1})) is None
    assert swap_for(BEND, {1: BEND}, ABLE, frozenset()) is None


def test_the_signs_name_whom_to_call() -> None:
    emergency, same_day, call = (" ".join(map(english, words)) for words in (EMERGENCY, SAME_DAY, CALL))
    for sign in ("Chest pain", "fainting", "choking", "face drops", "slurred"):
        assert sign in emergency
    assert "same day" in same_day
    for sign in ("Dizzy", "numb", "broken skin", "Burning pain", "shoulder", "fall"):
        assert sign in call
