"""Changes of the plan: what each does, what takes it back, and that the same answers give the same plan."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.practice.growth.changes import (
    Back,
    Change,
    Decision,
    Easier,
    Harder,
    NextWeek,
    Repetitions,
    Sets,
    Starter,
    changes_of,
    decided,
    from_json,
    grown,
    in_force,
    is_up,
    to_json,
    week_reached,
)
from coach.practice.programme import Entry, Form, Movement
from tests.support.growing import at

numbers = st.integers(1, 6)
changes = st.one_of(
    st.builds(Repetitions, exercise=numbers, was=st.integers(1, 15), to=st.integers(1, 15)),
    st.builds(Sets, exercise=numbers, was=st.integers(1, 3), to=st.integers(1, 3)),
    st.builds(Harder, exercise=numbers, to=numbers, form=st.sampled_from(Form)),
    st.builds(Easier, exercise=numbers),
    st.builds(NextWeek, was=st.integers(1, 5), to=st.integers(2, 6)),
    st.builds(Starter, movement=st.sampled_from(Movement)),
    st.builds(Back, of=st.integers(1, 12)),
)
told = st.lists(st.tuples(changes, st.booleans()), max_size=12)
plans = st.lists(st.builds(Entry, exercise=numbers, sets=st.integers(0, 4), repetitions=st.integers(0, 20)), max_size=5)


def story(*changes: Change | tuple[Change, bool]) -> tuple[Decision, ...]:
    """Decisions in this order, accepted unless it says otherwise; their ids count from 1."""
    pairs = [one if isinstance(one, tuple) else (one, True) for one in changes]
    return tuple(Decision(n, "stretches", change, yes, at(n)) for n, (change, yes) in enumerate(pairs, start=1))


def after(*changes: Change, entry: Entry) -> Entry:
    (result,) = grown((entry,), changes_of(in_force(story(*changes))))
    return result


# --- what a change does ---


def test_more_repetitions_and_more_sets_of_one_exercise() -> None:
    entry = Entry(exercise=2, repetitions=10, sets=1)
    assert after(Repetitions(exercise=2, was=10, to=15), entry=entry).repetitions == 15
    assert after(Sets(exercise=2, was=1, to=2), entry=entry).sets == 2
    assert after(Sets(exercise=3, was=1, to=2), entry=entry) == entry


def test_a_dose_of_the_exercise_itself_grows_from_what_it_was() -> None:
    assert after(Repetitions(exercise=2, was=10, to=15), entry=Entry(exercise=2)).repetitions == 15
    assert after(Sets(exercise=2, was=2, to=1), entry=Entry(exercise=2)).sets == 1


def test_more_is_never_less_than_the_programme_asks_for_by_now() -> None:
    assert after(Sets(exercise=2, was=1, to=2), entry=Entry(exercise=2, sets=3)).sets == 3
    assert after(Sets(exercise=2, was=3, to=2), entry=Entry(exercise=2, sets=1)).sets == 1


def test_a_harder_exercise_comes_with_its_own_dose() -> None:
    change = Harder(exercise=2, to=18, form=Form.WITHOUT_OBJECT)
    entry = Entry(exercise=2, sets=3, repetitions=15, note="Slowly.")
    assert after(change, entry=entry) == Entry(exercise=18, form=Form.WITHOUT_OBJECT)


def test_a_harder_exercise_that_is_there_already_changes_nothing() -> None:
    entries = (Entry(exercise=2), Entry(exercise=18))
    assert grown(entries, [Harder(exercise=2, to=18)]) == entries


def test_the_easier_way_leaves_a_bare_hand_bare() -> None:
    assert after(Easier(exercise=2), entry=Entry(exercise=2)).form is Form.EASIER
    bare = Entry(exercise=32, form=Form.WITHOUT_OBJECT)
    assert after(Easier(exercise=32), entry=bare) == bare


def test_weeks_and_starters_leave_the_entries_alone() -> None:
    entry = Entry(exercise=2)
    assert after(NextWeek(was=1, to=2), Starter(movement=Movement.LITTLE), entry=entry) == entry


def test_the_week_is_the_last_that_was_agreed_on() -> None:
    assert week_reached((), 1) == 1
    assert week_reached(in_force(story(NextWeek(was=1, to=2), NextWeek(was=2, to=3), Easier(exercise=2))), 1) == 3


@pytest.mark.parametrize(
    ("change", "up"),
    [
        (Repetitions(exercise=2, was=10, to=15), True),
        (Sets(exercise=2, was=2, to=1), False),
        (Harder(exercise=2, to=18), True),
        (NextWeek(was=1, to=2), True),
        (Starter(movement=Movement.LITTLE), True),
        (Easier(exercise=2), False),
        (Back(of=1), False),
    ],
)
def test_which_changes_ask_for_more(change: Change, up: bool) -> None:
    assert is_up(change) is up


# --- what is in force ---


def test_what_was_declined_changes_nothing() -> None:
    assert in_force(story((Easier(exercise=2), False))) == ()


def test_a_change_that_is_taken_back_leaves_the_others() -> None:
    told = story(Sets(exercise=2, was=1, to=2), Easier(exercise=3), Back(of=1))
    assert changes_of(in_force(told)) == (Easier(exercise=3),)


def test_what_stands_on_a_change_goes_with_it() -> None:
    weeks = story(NextWeek(was=1, to=2), NextWeek(was=2, to=3), Back(of=1))
    assert week_reached(in_force(weeks), 1) == 1
    harder = story(
        Harder(exercise=2, to=18),
        Sets(exercise=18, was=1, to=2),
        Harder(exercise=18, to=39),
        Sets(exercise=39, was=1, to=2),
        Sets(exercise=4, was=2, to=3),
        Back(of=1),
    )
    assert changes_of(in_force(harder)) == (Sets(exercise=4, was=2, to=3),)


def test_only_what_was_said_about_this_programme_since_it_started_counts() -> None:
    told = story(Easier(exercise=2), Easier(exercise=3))
    assert decided(told, "ball", "") == ()
    assert decided(told, "stretches", "") == told
    assert decided(told, "stretches", told[1].at.local_date) == told[1:]
    assert decided((told[1], told[0]), "stretches", "") == told


@given(changes)
def test_a_change_is_kept_and_read_back(change: Change) -> None:
    assert from_json(to_json(change)) == change


@pytest.mark.parametrize("text", ["", "null", "{}", '{"kind": "faster"}', '{"kind": "sets", "exercise": "two"}'])
def test_what_cannot_be_read_is_no_change(text: str) -> None:
    assert from_json(text) is None


@given(told, plans)
def test_the_same_answers_give_the_same_plan(told: list[tuple[Change, bool]], plan: list[Entry]) -> None:
    decisions = story(*told)
    once = grown(plan, changes_of(in_force(decisions)))
    again = grown(plan, changes_of(in_force(decided(tuple(reversed(decisions)), "stretches", ""))))
    assert once == again
    assert len(once) == len(plan)


@given(told, st.data())
def test_taking_a_change_back_takes_it_out_and_adds_nothing(
    told: list[tuple[Change, bool]], data: st.DataObject
) -> None:
    decisions = story(*told)
    before = in_force(decisions)
    if before:
        gone = data.draw(st.sampled_from(before))
        left = in_force((*decisions, Decision(99, "stretches", Back(of=gone.id), True, at(99))))
        assert gone not in left
        assert [one for one in before if one in left] == list(left)
