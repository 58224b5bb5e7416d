"""The list of exercises narrowed: what each filter keeps, for whom."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.library.catalogue import ResourceCatalogue
from coach.practice.exercise import CATALOGUE_GROUPS, Tag, Tool
from coach.practice.finding import FOR_ME, GROUPS, NEEDS, Filter, filters, find, not_yet
from coach.practice.preferences import Preferences
from coach.practice.programme import Movement
from coach.practice.safety import has_objects, may_do
from coach.practice.speaking import english

EXERCISES = ResourceCatalogue(Path(__file__).parents[2] / "resources").exercises
OFFERED = filters(EXERCISES)

people = st.builds(
    Preferences,
    movement=st.sampled_from(Movement),
    opens_hand=st.sampled_from([None, False, True]),
    tools=st.lists(st.sampled_from(Tool), unique=True).map(tuple),
)


@given(st.sampled_from(OFFERED), people)
def test_what_a_filter_keeps_is_in_the_order_of_the_catalogue(kept: Filter, who: Preferences) -> None:
    found = find(kept, EXERCISES, who)
    assert list(found) == [number for number in EXERCISES if number in found]


@given(people)
def test_for_me_is_what_this_hand_may_do_with_what_is_at_home(who: Preferences) -> None:
    found = find(FOR_ME, EXERCISES, who)
    assert found
    for number, exercise in EXERCISES.items():
        fits = may_do(exercise, who.opens_hand, who.movement) and has_objects(exercise, who.tools)
        assert (number in found) == fits


@given(people)
def test_all_keeps_all_whoever_it_is_for(who: Preferences) -> None:
    assert find(OFFERED[1], EXERCISES, who) == tuple(EXERCISES)


def test_all_says_how_many() -> None:
    assert english(OFFERED[1].words) == "All 39"


def test_the_groups_share_out_the_catalogue() -> None:
    assert {one.of for one in GROUPS} == set(CATALOGUE_GROUPS)
    sizes = [len(find(one, EXERCISES, Preferences())) for one in GROUPS]
    assert sizes == [4, 5, 9, 8, 8, 5]


def test_every_need_is_offered_and_keeps_what_trains_it() -> None:
    assert {one.of for one in NEEDS} == set(Tag)
    for one in NEEDS:
        found = find(one, EXERCISES, Preferences())
        assert found == tuple(number for number, exercise in EXERCISES.items() if one.of in exercise.tags)
        assert found


def test_no_two_filters_have_the_same_name() -> None:
    assert len({english(one.words) for one in OFFERED}) == len(OFFERED) == 16


@pytest.mark.parametrize("opens", [None, False])
def test_a_squeeze_says_that_the_hand_must_open(opens: bool | None) -> None:
    reason = not_yet(EXERCISES[19], Preferences(opens_hand=opens, movement=Movement.OPENS))
    assert reason is not None
    assert "opens by itself" in english(reason)


def test_a_hand_that_does_not_move_is_told_so() -> None:
    reason = not_yet(EXERCISES[5], Preferences(opens_hand=True, movement=Movement.NONE))
    assert reason is not None
    assert "moves by itself" in english(reason)


def test_nothing_is_said_about_what_may_be_done() -> None:
    assert not_yet(EXERCISES[19], Preferences(opens_hand=True, movement=Movement.OPENS)) is None
    assert not_yet(EXERCISES[2], Preferences(movement=Movement.NONE)) is None
