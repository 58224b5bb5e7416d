"""Poses with a fault are found before a loop is written."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from sketchbook.field import pack
from sketchbook.geometry import Triple, frame
from sketchbook.pose_file import BASES
from sketchbook.rig import Angles, Pose
from sketchbook.scene import AFFECTED, SUPPORT, Placed, Scene
from sketchbook.scene_checks import MARGIN, hidden, scene_complaints, through
from sketchbook.trace import Buffers, View, camera_axes, trace

OPEN, RELAXED = BASES["open"], BASES["relaxed"]
THUMB_ACROSS: Angles = (-5, 48, 125, 42, 22)


def scene(pose: Pose = OPEN, table: float | None = None) -> Scene:
    """A hand with its fingers up and its back away from the eye, and a table whose top is at a height."""
    made = Scene()
    made.add_hand(Placed(pose, np.zeros(3), frame((0, 0, 1), (0, -1, 0)), None, 5.0), AFFECTED)
    if table is not None:
        made.add_box((-20, -20, table - 1), (20, 20, table), 0.1, SUPPORT)
    return made


def view(away: Triple = (0, 1, 0), across: float = 30.0) -> View:
    """A small picture, `across` cm wide where the hand is."""
    direction = np.array(away, dtype=np.float64)
    axes = camera_axes(direction)
    return View(np.array([0, 0, 6.0]) + direction * 62, axes, 120 * 62 / across, 120, 0.2, axes[:, 2], 62.0)


def seen(made: Scene, eye: View) -> Buffers:
    return trace(made.field(), eye, np.array([], dtype=np.int64))


def faults(made: Scene, eye: View, laced: bool = False) -> dict[str, str]:
    found = scene_complaints([made], [seen(made, eye)], [made.field()], eye, laced)
    return {complaint.check: complaint.what for complaint in found}


def depths(pose: Pose, table: float | None = None) -> list[str]:
    made = scene(pose, table)
    return [complaint.what for complaint in through(made, pack(made.solids), 0, laced=False)]


def test_an_open_hand_in_the_middle_of_the_picture_has_no_fault() -> None:
    assert faults(scene(), view()) == {}
    assert hidden(seen(scene(), view()), view()) == []


@pytest.mark.parametrize("pose", [OPEN, RELAXED, BASES["laced"]], ids=["open", "relaxed", "laced"])
def test_the_hands_to_start_from_have_no_finger_in_another(pose: Pose) -> None:
    assert depths(pose) == []


def test_a_digit_behind_the_palm_is_hidden() -> None:
    across, behind = scene(OPEN.with_digit("thumb", THUMB_ACROSS)), view(away=(0, -1, 0))
    assert hidden(seen(across, behind), behind) == ["thumb"]
    assert faults(across, behind) == {"five digits": "thumb is hidden in every frame; here it shows most"}


def test_a_hand_that_reaches_the_border_is_cut_off() -> None:
    assert faults(scene(), view(across=16.0))["cut off"] == f"hand {AFFECTED}"
    assert MARGIN > 0


def test_a_finger_bent_sideways_into_its_neighbour_is_found() -> None:
    crossed = OPEN.with_digit("index", (-22, 2, 4, 3))
    assert depths(crossed) == ["index of hand 0 through middle of hand 0"]


def test_a_thumb_through_bent_fingers_is_found() -> None:
    fist = OPEN.with_digit("thumb", THUMB_ACROSS)
    for finger in ("index", "middle", "ring", "little"):
        fist = fist.with_digit(finger, (0, 85, 95, 50))
    assert any("thumb of hand 0 through" in what for what in depths(fist))


def test_fingers_in_the_table_are_found() -> None:
    assert depths(OPEN, table=-8.0) == []
    assert f"middle of hand 0 through object {SUPPORT}" in depths(OPEN, table=14.0)


def test_a_contact_that_fails_is_named_at_the_frame_where_it_is_worst() -> None:
    fine, worse, worst = (replace(scene(), residuals=[("thumb on pen", gap)]) for gap in (0.1, 0.2, 0.3))
    eye = view()
    made = [fine, worse, worst]
    found = scene_complaints(made, [seen(s, eye) for s in made], [s.field() for s in made], eye, laced=False)
    assert [str(fault) for fault in found] == ["contact, frame 2 and 1 more: thumb on pen: 0.3 (at most 0.15)"]
