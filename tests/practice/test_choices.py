"""Settings rows: what a press on an option, a plus or a minus does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.practice import choices
from coach.practice.exercise import Tool
from coach.practice.preferences import Preferences, Theme

ROWS = [row for page in choices.PAGES for row in page.rows]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.field)
def test_every_option_can_be_chosen_and_is_then_the_chosen_one(row: choices.Row) -> None:
    for index in range(len(row.options)):
        assert choices.chosen(choices.choose(Preferences(), row, index), row) == index


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.field)
def test_a_fresh_start_stands_on_one_of_the_options(row: choices.Row) -> None:
    if row is choices.OPENS_HAND:
        assert choices.chosen(Preferences(), row) is None
    else:
        assert choices.chosen(Preferences(), row) is not None


@given(st.lists(st.sampled_from([-1, 1]), max_size=20))
def test_plus_and_minus_stay_inside_the_row_and_undo_each_other(presses: list[int]) -> None:
    preferences = Preferences()
    for by in presses:
        preferences = choices.step(preferences, choices.TEXT_SIZE, by)
        assert 100 <= preferences.text_percent <= 200
    if preferences.text_percent < 200:
        up = choices.step(preferences, choices.TEXT_SIZE, 1)
        assert choices.step(up, choices.TEXT_SIZE, -1) == preferences


def test_a_value_between_two_options_moves_to_the_next_one() -> None:
    between = Preferences(text_percent=110)
    assert choices.step(between, choices.TEXT_SIZE, 1).text_percent == 125
    assert choices.step(between, choices.TEXT_SIZE, -1).text_percent == 100


def test_a_thing_in_the_house_is_switched_on_and_off() -> None:
    with_ball = choices.toggle_tool(Preferences(), Tool.BALL)
    assert with_ball.tools == (Tool.BALL,)
    assert choices.toggle_tool(with_ball, Tool.BALL).tools == ()


def test_choosing_changes_nothing_else() -> None:
    dark = choices.choose(Preferences(), choices.THEME, 1)
    assert dark == Preferences(theme=Theme.DARK)
