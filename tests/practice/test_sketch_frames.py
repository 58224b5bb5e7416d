"""Which frame of a drawn loop is shown at which phase."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.practice.sketch import Fill, Loop, Role, photo_loop

PHASES = st.floats(-10, 10)


def loop(frames: int, *, cyclic: bool) -> Loop:
    return Loop(1, "", "", 600.0, cyclic, (), ((),) * frames, (), (), ())


@pytest.mark.parametrize(("phase", "frame"), [(0.0, 0), (0.25, 2), (0.5, 4), (0.75, 2), (1.0, 0), (1.5, 4), (-0.25, 2)])
def test_a_movement_there_and_back_uses_its_frames_twice(phase: float, frame: int) -> None:
    assert loop(5, cyclic=False).frame_at(phase) == frame


@pytest.mark.parametrize(("phase", "frame"), [(0.0, 0), (0.25, 1), (0.5, 2), (0.75, 3), (1.0, 0), (-0.25, 3)])
def test_a_movement_that_goes_round_begins_anew_after_its_last_frame(phase: float, frame: int) -> None:
    assert loop(4, cyclic=True).frame_at(phase) == frame


@given(phase=PHASES, frames=st.integers(1, 60), cyclic=st.booleans())
def test_every_phase_has_a_frame(phase: float, frames: int, cyclic: bool) -> None:
    assert 0 <= loop(frames, cyclic=cyclic).frame_at(phase) < frames


@given(phase=st.floats(0, 0.5), frames=st.integers(1, 60))
def test_the_way_back_shows_what_the_way_there_showed(phase: float, frames: int) -> None:
    shown = loop(frames, cyclic=False)
    assert abs(shown.frame_at(phase) - shown.frame_at(1 - phase)) <= 1


@given(phase=PHASES, frames=st.integers(1, 60), cyclic=st.booleans(), later=PHASES)
def test_a_loop_that_stands_shows_its_one_frame_for_ever(phase: float, frames: int, cyclic: bool, later: float) -> None:
    numbered = tuple((Fill(Role.INK, "M", (float(i), 0.0)),) for i in range(frames))
    moving = replace(loop(frames, cyclic=cyclic), frames=numbered)
    standing = moving.standing(phase)
    assert standing.frames[standing.frame_at(later)] == moving.frames[moving.frame_at(phase)]
    assert len(standing.frames) == 1


@given(phase=PHASES)
def test_a_picture_of_ones_own_always_stands(phase: float) -> None:
    picture = photo_loop(1000, "aa", "Towel push", b"a picture")
    assert picture.frames[picture.frame_at(phase)] == ()
    assert picture.standing(phase).photo == b"a picture"
