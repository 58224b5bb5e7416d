"""A programme is changed step by step, and always stays one that can be kept."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.practice.message import ui, ui_counted
from coach.practice.own import editing
from coach.practice.own.editing import Number
from coach.practice.own.limits import MOST_ENTRIES, MOST_STEPS, entry_problems, exercise_problems, programme_problems
from coach.practice.own.model import OwnExercise, OwnHold, OwnProgramme, OwnStep, OwnTimed
from coach.practice.programme import Arm, Entry, Form
from tests.practice.own.test_exercises import own
from tests.practice.test_prescription import EXERCISES

STRETCH, BALL, COINS, PIANO, WEIGHT, PUTTY = 3, 19, 17, 9, 35, 33
numbers = st.sampled_from(sorted(EXERCISES))
THREE = OwnProgramme(name="Three", entries=tuple(Entry(exercise=n) for n in (1, 2, 3)), weekdays=(0, 3))


def order(programme: OwnProgramme) -> list[int]:
    return [entry.exercise for entry in programme.entries]


@given(numbers, st.lists(st.tuples(st.integers(0, 3), st.sampled_from((-1, 1))), max_size=60))
def test_whatever_is_pressed_an_entry_stays_good(number: int, presses: list[tuple[int, int]]) -> None:
    exercise, entry = EXERCISES[number], Entry(exercise=number)
    offered = editing.numbers_of(exercise)
    for which, by in presses:
        one = offered[which % len(offered)]
        before = editing.value_of(entry, exercise, one)
        can = editing.can_step(one, before, by)
        entry = editing.with_number(entry, exercise, one, by)
        after = editing.value_of(entry, exercise, one)
        assert (after > before) == (can and by > 0)
        assert (after < before) == (can and by < 0)
        assert editing.number_words(one, after)
    for form in editing.forms_of(exercise):
        entry = editing.with_form(editing.with_arm(entry, Arm.BOTH), form)
        assert list(entry_problems(entry, EXERCISES)) == []
    assert editing.dose_line(entry, exercise)


def test_forms_are_those_that_the_exercise_has() -> None:
    assert editing.forms_of(EXERCISES[BALL]) == (Form.USUAL,)
    assert editing.forms_of(EXERCISES[PUTTY]) == (Form.USUAL, Form.WITHOUT_OBJECT)
    assert editing.forms_of(EXERCISES[WEIGHT]) == (Form.WITHOUT_OBJECT, Form.WITH_OBJECT)


@pytest.mark.parametrize(
    ("number", "value", "words"),
    [
        (Number.SETS, 2, ui("{number}", number=2)),
        (Number.TIMES, 2, ui_counted("{number} time", "{number} times", 2)),
        (Number.REST, 90, ui_counted("{number} second", "{number} seconds", 90)),
        (Number.TIMED, 180, ui_counted("{number} minute", "{number} minutes", 3)),
    ],
)
def test_numbers_in_words(number: Number, value: float, words: object) -> None:
    assert editing.number_words(number, value) == words


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (Entry(exercise=11, sets=1), "{number} repetition"),
        (Entry(exercise=11, sets=2), "{sets} x {each}"),
        (Entry(exercise=STRETCH, sets=1), "{number} second"),
        (Entry(exercise=PIANO), "{number} minute"),
        (Entry(exercise=COINS), "{number} round of {things}"),
    ],
)
def test_a_dose_is_one_line(entry: Entry, said: str) -> None:
    assert editing.dose_line(entry, EXERCISES[entry.exercise]).text == said


def test_exercises_are_added_moved_changed_and_removed() -> None:
    assert order(editing.added(THREE, 10)) == [1, 2, 3, 10]
    assert order(editing.moved(THREE, 0, 1)) == [2, 1, 3]
    assert order(editing.moved(THREE, 2, -1)) == [1, 3, 2]
    assert editing.moved(THREE, 2, 1) == editing.moved(THREE, 0, -1) == THREE
    assert order(editing.removed(THREE, 1)) == [1, 3]
    assert order(editing.with_entry(THREE, 1, Entry(exercise=9))) == [1, 9, 3]


def test_there_is_an_end_to_adding() -> None:
    full = editing.new_programme("Full")
    for _ in range(MOST_ENTRIES + 2):
        full = editing.added(full, 1)
    assert len(full.entries) == MOST_ENTRIES
    assert list(programme_problems(full, EXERCISES)) == []


@given(st.lists(st.integers(0, 6), max_size=20))
def test_days_are_pressed_on_and_off_and_one_always_stays(days: list[int]) -> None:
    programme = THREE
    for day in days:
        programme = editing.with_day(programme, day)
    assert list(programme_problems(programme, EXERCISES)) == []
    assert editing.with_day(THREE, 6).weekdays == (0, 3, 6)
    assert editing.with_day(THREE, 3).weekdays == (0,)


def test_times_a_day() -> None:
    assert editing.with_times(THREE, 1).times_a_day == 2
    assert editing.with_times(THREE, -1).times_a_day == 1


# --- exercises of one's own ---


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 2), st.sampled_from((-1, 1))), max_size=60))
def test_whatever_is_pressed_an_own_exercise_stays_good(presses: list[tuple[int, int, int]]) -> None:
    exercise = editing.with_step(editing.new_exercise("Push"), 0, OwnStep(shown="Push."))
    for what, which, by in presses:
        if what == 4:
            exercise = editing.with_kind(exercise, which)
            assert editing.kind_of(exercise.work) == which
        elif what == 3:
            exercise = editing.with_sides(exercise, both=by > 0)
        else:
            offered = editing.own_numbers(exercise)
            one = offered[which % len(offered)]
            before = editing.own_value(exercise, one)
            exercise = editing.own_stepped(exercise, one, by)
            assert (editing.own_value(exercise, one) != before) == editing.can_step(one, before, by)
    assert list(exercise_problems(exercise, lambda _: True)) == []


def test_its_kind_keeps_its_numbers_while_it_stays() -> None:
    held = OwnExercise(title="Hold", steps=(), work=OwnHold(seconds=45.0))
    assert editing.with_kind(held, 1) == held
    assert editing.with_kind(held, 2).work == OwnTimed(seconds=60.0)
    assert editing.with_sides(held, both=True).work == OwnHold(seconds=45.0, both_sides=True)
    assert editing.with_sides(own(), both=True) == own()


def test_steps_are_added_moved_changed_and_removed() -> None:
    two = own()
    third = editing.with_step(two, 2, OwnStep(shown="Rest."))
    assert [step.shown for step in third.steps[1:]] == ["Let go.", "Rest."]
    assert editing.with_step(two, 0, OwnStep(shown="Go.")).steps[0].shown == "Go."
    assert editing.step_moved(third, 2, -1).steps[1].shown == "Rest."
    assert editing.step_moved(third, 2, 1) == editing.step_moved(third, 0, -1) == third
    assert editing.without_step(third, 2) == two
    full = msgspec.structs.replace(two, steps=two.steps * 6)
    assert len(editing.with_step(full, MOST_STEPS, OwnStep(shown="Too much.")).steps) == MOST_STEPS
