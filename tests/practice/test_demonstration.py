"""The movement shown again and again."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.library.catalogue import ResourceCatalogue
from coach.practice.demonstration import demonstration, phase_on
from coach.practice.timeline import SECOND, Leg

EXERCISES = ResourceCatalogue(Path(__file__).parents[2] / "resources").exercises


def test_it_follows_the_phases_of_the_exercise() -> None:
    shown = demonstration(EXERCISES[10], 1.0)  # 3 s over, 1 s still, 3 s back, 1 s still
    assert [shown.phase(at) for at in (0, 1.5, 3, 3.9, 5.5, 7, 7.9)] == pytest.approx([0, 0.25, 0.5, 0.5, 0.75, 1, 1])
    assert shown.cycle == 8 * SECOND


def test_the_tempo_of_the_person_stretches_it() -> None:
    assert demonstration(EXERCISES[10], 2.0).phase(3) == pytest.approx(0.25)


@given(st.sampled_from(sorted(EXERCISES)), st.floats(0, 1e4), st.integers(1, 3))
def test_it_begins_again_for_ever(number: int, seconds: float, times: int) -> None:
    shown = demonstration(EXERCISES[number], 1.0)
    later = shown.phase(seconds + times * shown.cycle / SECOND)
    assert abs(later - shown.phase(seconds)) < 1e-3 or {round(later), round(shown.phase(seconds))} == {0, 1}
    assert 0 <= later <= 1


def test_a_thing_that_is_carried_across_is_carried_back() -> None:
    shown = demonstration(EXERCISES[15], 1.0)
    half = shown.cycle / SECOND / 2
    assert shown.phase(half - 1e-6) == pytest.approx(0.5, abs=1e-3)
    assert shown.phase(2 * half - 1e-6) == pytest.approx(1.0, abs=1e-3)


def test_a_task_of_two_stages_shows_both_with_one_object() -> None:
    shown = demonstration(EXERCISES[38], 1.0)  # 2 s to the tips, 2 s into the palm; 2 s to the tips, 1 s down
    assert shown.cycle == 7 * SECOND
    assert [shown.phase(at) for at in (0, 2, 3.999, 4, 5, 6, 6.999)] == pytest.approx(
        [0, 0.5, 1, 1, 0.75, 0.5, 0], abs=1e-3
    )


def test_a_movement_shown_once_stays_at_its_end() -> None:
    assert phase_on([Leg(0, SECOND, 0.0, 0.5)], 0, 5 * SECOND) == 0.5
