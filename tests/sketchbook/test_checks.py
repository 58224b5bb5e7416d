"""The built sketches have no fault that their files can show: see sketchbook.checks and sketchbook.alike."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.library.exercises import load_exercises
from coach.library.sketches import read_sketch, sketch_name
from coach.practice.sketch import Fill, Loop, Role
from sketchbook.alike import LEAST, closest, difference, thumbnail
from sketchbook.checks import ALL_BYTES, file_complaints, jumps, standing_out

RESOURCES = Path(__file__).parents[2] / "resources"
BUILT = sorted((RESOURCES / "sketches").glob("*.json.gz"))
EXERCISES = load_exercises(RESOURCES / "exercises")


@pytest.mark.parametrize("path", BUILT, ids=lambda path: path.name)
def test_a_built_loop_is_small_and_nothing_in_it_jumps(path: Path) -> None:
    assert [str(complaint) for complaint in file_complaints(path)] == []


def test_all_art_fits_its_budget() -> None:
    assert sum(path.stat().st_size for path in BUILT) <= ALL_BYTES


def test_thumbnails_of_exercises_can_be_told_apart() -> None:
    pairs = closest({path.name: read_sketch(path).loop for path in BUILT})
    assert [pair for pair in pairs if pair[0] < LEAST] == []


def test_every_exercise_is_drawn_in_every_variant() -> None:
    wanted = {sketch_name(number, drawing) for number, exercise in EXERCISES.items() for drawing in exercise.drawings}
    assert sorted(wanted - {path.name for path in BUILT}) == []


@pytest.mark.parametrize("path", BUILT, ids=lambda path: path.name)
def test_every_step_has_its_still(path: Path) -> None:
    loop = read_sketch(path).loop
    shown = {loop.frame_at(phase) for phase in loop.stills}
    assert {loop.frame_at(step.pose) for step in EXERCISES[loop.exercise].steps} <= shown


def square(role: Role, x: float, y: float, side: float) -> Fill:
    return Fill(role, "MLLLZ", (x, y, x + side, y, x + side, y + side, x, y + side))


def loop(*frames: tuple[Fill, ...], cyclic: bool = False) -> Loop:
    return Loop(1, "", "A square.", 600, cyclic, (), frames, (), (), ())


def moving(i: int, shade: float = 100, lines: int = 1) -> tuple[Fill, ...]:
    """A thing that moves to the right, with a shade and some short lines on it."""
    hand = square(Role.SKIN, 20 * i, 100, 300)
    marks = [square(Role.INK, 20 * i + 12 * k, 380, 10) for k in range(lines)]
    return (hand, square(Role.SKIN_SHADE, 20 * i, 100, shade), *marks)


def checks_of(complaints: list[object]) -> set[str]:
    return {str(complaint).partition(",")[0] for complaint in complaints}


def test_a_loop_that_changes_evenly_has_no_jump() -> None:
    assert jumps(loop(*(moving(i, shade=100 + 6 * i, lines=10 + i) for i in range(9)))) == []


def test_tones_strokes_and_ink_that_jump_are_found_where_they_do() -> None:
    frames = [moving(i, shade=100 if i < 5 else 180, lines=10 if i < 5 else 20) for i in range(9)]
    found = jumps(loop(*frames))
    assert checks_of([*found]) >= {"tone jumps", "strokes jump", "ink jumps"}
    assert {complaint.frame for complaint in found} == {5}


def test_a_mark_in_one_frame_only_is_found() -> None:
    found = jumps(loop(*(moving(i, shade=180 if i == 4 else 100) for i in range(9))))
    assert checks_of([*found]) == {"tone jumps"}


def test_a_hand_that_leaps_is_found() -> None:
    leaping = loop(*((square(Role.SKIN, 20 * (i if i < 5 else i + 4), 100, 300),) for i in range(9)))
    assert [(complaint.check, complaint.frame) for complaint in jumps(leaping)] == [("leaps", 5)]


def test_a_hand_that_rests_before_it_moves_does_not_leap() -> None:
    assert jumps(loop(*(moving(max(0, i - 4)) for i in range(9)))) == []


def test_a_cyclic_loop_must_close() -> None:
    there = [moving(i) for i in range(9)]
    assert "does not close" in checks_of([*jumps(loop(*there, cyclic=True))])
    back = [moving(i) for i in range(8, 0, -1)]
    assert jumps(loop(*there, *back, cyclic=True)) == []


@given(st.floats(-5, 5), st.integers(2, 12))
def test_an_even_movement_stands_out_nowhere(step: float, steps: int) -> None:
    assert not standing_out(np.full(steps, step), cyclic=False).any()
    assert not standing_out(np.full(steps, step), cyclic=True).any()


@given(st.integers(1, 8), st.floats(0.1, 5))
def test_a_single_pop_stands_out_by_its_height(frame: int, height: float) -> None:
    values = np.zeros(11)
    values[frame] = height
    assert standing_out(np.diff(values), cyclic=True).max() == pytest.approx(height)


def test_a_thing_that_another_hides_does_not_jump() -> None:
    hidden = loop(*((*moving(0), square(Role.SLEEVE, 200 - 24 * i, 100, 180)) for i in range(9)))
    assert jumps(hidden) == []


def test_a_thumbnail_is_like_itself_also_when_it_is_moved_a_little() -> None:
    here, moved = (loop((square(Role.SLEEVE, x, 200, 200),)) for x in (200, 230))
    other = loop((square(Role.SLEEVE, 200, 200, 100),))
    assert difference(thumbnail(here), thumbnail(here)) == 0
    assert difference(thumbnail(here), thumbnail(moved)) < LEAST < difference(thumbnail(here), thumbnail(other))


def test_the_same_shape_in_another_colour_is_still_alike_to_some_degree() -> None:
    red, green = (loop((square(role, 200, 200, 200),)) for role in (Role.OBJECT, Role.PUTTY))
    light = loop((square(Role.INK, 200, 200, 200),))
    assert 0 < difference(thumbnail(red), thumbnail(green)) < difference(thumbnail(red), thumbnail(light))
