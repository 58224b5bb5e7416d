from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import msgspec
from hypothesis import example, given
from hypothesis import strategies as st

from coach.library.catalogue import ResourceCatalogue
from coach.practice.exercise import Tool
from coach.practice.fitting import NEVER_TOGETHER, OPENING_FIRST, Person, fit, is_strong, person
from coach.practice.message import Message, content
from coach.practice.preferences import Preferences
from coach.practice.programme import Entry, Form, Movement
from coach.practice.safety import ALWAYS_THERE

EXERCISES = ResourceCatalogue(Path(__file__).parents[2] / "resources").exercises
EVERYTHING = frozenset(Tool)
ABLE = Person(Movement.OPENS, opens_hand=True, tools=EVERYTHING, strength=True, done=frozenset())

SQUEEZES = (19, 20, 23, 25, 27, 28, 29, 30, 34)

people = st.builds(
    Person,
    movement=st.sampled_from(Movement),
    opens_hand=st.booleans(),
    tools=st.frozensets(st.sampled_from(Tool)).map(lambda tools: tools | ALWAYS_THERE),
    strength=st.booleans(),
    done=st.frozensets(st.sampled_from(sorted(EXERCISES)), max_size=6),
)
entries = st.lists(
    st.builds(Entry, exercise=st.sampled_from(sorted(EXERCISES)), sets=st.integers(1, 3)),
    min_size=1,
    max_size=9,
    unique_by=lambda entry: entry.exercise,
)


def able(**changes: Any) -> Person:
    return dataclasses.replace(ABLE, **changes)


def numbers(plan: tuple[Entry, ...]) -> list[int]:
    return [entry.exercise for entry in plan]


def plain(*which: int) -> list[Entry]:
    return [Entry(exercise=number) for number in which]


def said(notes: tuple[Message, ...]) -> list[str]:
    """The notes in English, without a catalogue."""
    return [note.text.format(**{k: v.text if isinstance(v, Message) else v for k, v in note.values}) for note in notes]


# --- for every person and every session ---


@given(plan=entries)
def test_nothing_changes_for_an_able_hand_with_all_objects(plan: list[Entry]) -> None:
    apart = [entry for entry in plan if entry.exercise not in NEVER_TOGETHER]
    assert fit(apart, EXERCISES, ABLE) == (tuple(apart), ())


@given(plan=entries, who=people)
def test_squeezes_wait_for_a_hand_that_opens_and_opening_comes_first(plan: list[Entry], who: Person) -> None:
    fitted, _ = fit(plan, EXERCISES, who)
    if not who.opens_hand:
        assert not set(numbers(fitted)) & set(SQUEEZES)
        opening = [entry.exercise in OPENING_FIRST for entry in fitted]
        assert opening == sorted(opening, reverse=True)
        assert all(entry.form is Form.WITHOUT_OBJECT for entry in fitted if entry.exercise in (31, 32, 33))


@given(plan=entries, who=people)
def test_all_that_is_needed_is_at_home(plan: list[Entry], who: Person) -> None:
    for entry in fit(plan, EXERCISES, who)[0]:
        items = EXERCISES[entry.exercise].equipment
        assert all(item.tool in who.tools for item in items if not item.optional)
        if entry.form is Form.USUAL:
            assert all(item.tool in who.tools for item in items)


@given(plan=entries, who=people)
def test_a_hand_that_does_not_move_gets_only_what_can_be_done_for_it(plan: list[Entry], who: Person) -> None:
    if who.movement is Movement.NONE:
        assert all(EXERCISES[number].still_hand for number in numbers(fit(plan, EXERCISES, who)[0]))


@given(plan=entries, who=people)
def test_there_is_no_strength_on_a_day_of_rest_from_it(plan: list[Entry], who: Person) -> None:
    if not who.strength:
        assert not [entry for entry in fit(plan, EXERCISES, who)[0] if is_strong(entry, EXERCISES)]


@given(plan=entries, who=people)
@example(plan=[Entry(exercise=29), Entry(exercise=19), Entry(exercise=34)], who=ABLE)
@example(plan=[Entry(exercise=19), Entry(exercise=29)], who=ABLE)
def test_19_is_never_on_a_day_with_29_or_34(plan: list[Entry], who: Person) -> None:
    fitted = numbers(fit(plan, EXERCISES, who)[0])
    for number in fitted:
        assert not NEVER_TOGETHER.get(number, frozenset()) & (who.done | set(fitted))


@given(plan=entries, who=people)
def test_there_is_always_something_to_do_and_nothing_twice(plan: list[Entry], who: Person) -> None:
    fitted = numbers(fit(plan, EXERCISES, who)[0])
    assert fitted
    assert len(fitted) == len(set(fitted))


@given(plan=entries, who=people)
def test_every_change_is_told(plan: list[Entry], who: Person) -> None:
    fitted, notes = fit(plan, EXERCISES, who)
    assert bool(notes) == (list(fitted) != plan)
    told = " ".join(said(notes))
    for number in set(numbers(tuple(plan))) ^ set(numbers(fitted)):
        assert EXERCISES[number].title in told


# --- what it says ---


def test_squeezes_are_replaced_by_opening_with_the_bare_hand_once_each() -> None:
    fitted, notes = fit(plain(2, 19, 20, 23), EXERCISES, able(opens_hand=False))
    assert numbers(fitted) == [32, 33, 2]
    assert {entry.form for entry in fitted[:2]} == {Form.WITHOUT_OBJECT}
    assert said(notes) == [
        "Not today: Squeeze the ball. Your hand must open by itself first.",
        "Instead: Straighten one finger.",
        "Not today: Pinch the ball. Your hand must open by itself first.",
        "Instead: Spread all fingers.",
        "Not today: Press the ball inward. Your hand must open by itself first.",
        "Opening the hand comes first.",
    ]


def test_a_missing_object_brings_the_swap() -> None:
    fitted, notes = fit(plain(5), EXERCISES, able(tools=ALWAYS_THERE | {Tool.PEN}))
    assert numbers(fitted) == [15]
    assert said(notes) == ["Not today: Stack coins. You do not have what it needs.", "Instead: Carry a pen across."]


def test_without_the_object_of_the_swap_exercise_2_stands_in_once() -> None:
    fitted, _ = fit(plain(5, 16, 15), EXERCISES, able(tools=ALWAYS_THERE))
    assert numbers(fitted) == [2]


def test_a_swap_that_is_planned_anyway_is_not_doubled() -> None:
    fitted, _ = fit(plain(6, 18), EXERCISES, able(tools=ALWAYS_THERE))
    assert numbers(fitted) == [2, 18]


def test_without_putty_the_bare_hand_does_the_opening() -> None:
    plan = [Entry(exercise=33, sets=2, repetitions=10, note="Use thin putty.")]
    fitted, notes = fit(plan, EXERCISES, able(tools=EVERYTHING - {Tool.PUTTY}))
    assert fitted == (Entry(exercise=33, sets=2, repetitions=10, form=Form.WITHOUT_OBJECT),)
    assert said(notes) == ["Spread all fingers: use your bare hand today."]


def test_a_still_hand_gets_the_swap_of_what_it_cannot_do() -> None:
    fitted, notes = fit(plain(6), EXERCISES, able(movement=Movement.NONE))
    assert numbers(fitted) == [18]
    assert said(notes)[0] == "Not today: Pinch a clothespin. It is for a hand that moves."


def test_a_day_of_rest_from_strength_leaves_it_out_and_begins_with_2() -> None:
    fitted, notes = fit(plain(18, 14, 19), EXERCISES, able(strength=False))
    assert numbers(fitted) == [2, 18]
    assert said(notes)[0] == "Not today: Wrist curl. Strength needs a day off in between."


def test_a_day_of_rest_from_strength_keeps_2_where_it_is() -> None:
    assert numbers(fit(plain(22, 2, 19), EXERCISES, able(strength=False))[0]) == [22, 2]


def test_a_second_squeeze_of_the_day_waits() -> None:
    fitted, notes = fit(plain(19), EXERCISES, able(done=frozenset({29})))
    assert numbers(fitted) == [2]
    assert said(notes)[0] == "Not today: Squeeze the ball. Your hand has squeezed enough."


def test_the_note_of_an_entry_is_passed_on() -> None:
    plan = [Entry(exercise=15, note="Move the pen only if your hand can let it go.")]
    assert fit(plan, EXERCISES, ABLE)[1] == (content("Move the pen only if your hand can let it go."),)


def test_with_the_bare_hand_nothing_is_strength() -> None:
    assert is_strong(Entry(exercise=33), EXERCISES)
    assert not is_strong(Entry(exercise=33, form=Form.WITHOUT_OBJECT), EXERCISES)
    assert not is_strong(Entry(exercise=2), EXERCISES)
    assert not is_strong(Entry(exercise=99), EXERCISES)


def test_a_hand_counts_as_open_only_after_yes() -> None:
    answers = {answer: person(Preferences(opens_hand=answer), True, ()).opens_hand for answer in (True, False, None)}
    assert answers == {True: True, False: False, None: False}


def test_table_cushion_and_keyboard_are_always_at_home() -> None:
    who = person(msgspec.structs.replace(Preferences(), tools=(Tool.PEN,)), True, (3,))
    assert who.tools == {Tool.PEN, Tool.TABLE, Tool.CUSHION, Tool.KEYBOARD}
    assert who.done == {3}


def test_what_ends_with_opening_still_ends_with_it() -> None:
    fitted, _ = fit(plain(33, 28, 2, 33), EXERCISES, able(opens_hand=False))
    assert numbers(fitted) == [33, 32, 2, 33]
