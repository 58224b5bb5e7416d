"""Numbers from outside are moved inside their limits; a moment knows its name for a file."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.practice import choices
from coach.practice.preferences import LIMITS, Preferences, within_limits
from coach.practice.record import Moment

anything = st.integers(-(10**6), 10**6) | st.floats(allow_nan=False)


def test_the_defaults_are_inside() -> None:
    assert within_limits(Preferences()) == Preferences()


def test_every_number_that_can_be_chosen_is_inside() -> None:
    for page in choices.PAGES:
        for row in page.rows:
            for index in range(len(row.options)):
                chosen = choices.choose(Preferences(), row, index)
                assert within_limits(chosen) == chosen


def test_every_number_of_the_settings_has_limits() -> None:
    numbers = {f.name for f in msgspec.structs.fields(Preferences) if type(f.default) in (int, float)}
    assert numbers - {"version"} == set(LIMITS)


@given(st.fixed_dictionaries({}, optional=dict.fromkeys(LIMITS, anything)))
def test_any_number_ends_inside_and_those_inside_stay(numbers: dict[str, float]) -> None:
    moved = within_limits(msgspec.structs.replace(Preferences(), **numbers))
    for name, value in numbers.items():
        low, high = LIMITS[name]
        assert low <= getattr(moved, name) <= high
        if low <= value <= high:
            assert getattr(moved, name) == value


@pytest.mark.parametrize(
    ("offset", "stamp"), [(0, "2026-11-23-233005"), (60, "2026-11-24-003005"), (-150, "2026-11-23-210005")]
)
def test_a_moment_names_a_file_by_local_time(offset: int, stamp: str) -> None:
    assert Moment("2026-11-23T23:30:05.120Z", "", offset).stamp == stamp
