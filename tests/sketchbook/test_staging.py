"""Hands and objects between their keys."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import msgspec
import numpy as np
import pytest

from coach.practice.sketch import Role
from sketchbook.field import distances
from sketchbook.geometry import frame
from sketchbook.objects import object_solids
from sketchbook.placing import PoseError, pads_frame, turned
from sketchbook.pose_file import PoseFile
from sketchbook.rig import FINGERS
from sketchbook.scene import AFFECTED, OTHER, SUPPORT, Scene
from sketchbook.spheres import skin
from sketchbook.staging import Stage, scene_at

TABLE = {"low": [-30, -30, -1.6], "high": [30, 24, 0]}
FLAT = {"thumb": [42, 18, 55, 4, 6]}
TURN = [
    {"at": 0.0, "base": "open", "digits": FLAT, "lies": True},
    {"at": 1.0, "base": "open", "digits": FLAT, "back": [0, 0, 1], "lies": True},
]
ARM = {"forearm": [0, 1, 0], "back": [0, 0, -1], "sleeve": 9.3, "key": TURN}


def _file(hands: list[dict[str, Any]], **more: Any) -> PoseFile:
    file = {"exercise": 10, "description": "A hand.", "camera": [0, 0, 1], "hand": hands, **more}
    return msgspec.convert(file, PoseFile)


def _degrees(a: Any, b: Any) -> float:
    return float(np.degrees(np.arccos(np.clip((np.trace(a.T @ b) - 1) / 2, -1, 1))))


def test_a_forearm_turns_evenly_from_palm_up_to_palm_down_with_the_thumb_on_top() -> None:
    file = _file([ARM], support=TABLE)
    ways = np.linspace(0, 1, 7)
    frames = [scene_at(file, float(way)).skeletons[AFFECTED].forearm for way in ways]
    steps = [_degrees(a, b) for a, b in pairwise(frames)]
    assert np.allclose(steps, 30, atol=0.01)
    assert all(f[:, 1] @ [0, 1, 0] == pytest.approx(1) for f in frames), "it turns about its own length"
    assert -frames[3][2, 0] == pytest.approx(1), "half way the thumb's side is on top"


def test_frames_turn_the_shorter_way() -> None:
    a, b = frame((0, 1, 0), (0, 0, 1)), frame((0, 1, 0), (1, 0, 0.2))
    quarter = turned(a, b, 0.25)
    assert _degrees(a, quarter) == pytest.approx(_degrees(a, b) / 4)


def _lowest(scene: Scene, thing: int) -> float:
    return min(
        float((spheres.centres[:, 2] - spheres.radii).min())
        for name in FINGERS
        for bone in range(3)
        for spheres in (skin(name).on(scene.skeletons[thing].digits[name], bone),)
    )


def test_a_hand_that_lies_is_on_the_table_in_every_frame() -> None:
    file = _file([ARM], support=TABLE)
    heights = []
    for way in (0.0, 0.25, 0.5, 0.75, 1.0):
        scene = scene_at(file, way)
        field = scene.field()
        skin_groups = field.only(field.groups[:, 1] == AFFECTED)
        grid = np.stack(np.meshgrid(np.linspace(-9, 9, 73), np.linspace(-9, 19, 113), [0.0]), -1).reshape(-1, 3)
        heights.append(float(distances(skin_groups.rows, skin_groups.groups, grid).min()))
        assert _lowest(scene, AFFECTED) > -0.15
    assert max(abs(height) for height in heights) < 0.15


def test_a_hand_reaches_with_its_pads() -> None:
    reach = {"pads": ["thumb", "index"], "to": [3.0, 1.0, 2.0]}
    hand = {"forearm": [0, 1, -0.4], "back": [0, 0.4, 1], "key": [{"at": 0.0, "reach": reach}]}
    bones = scene_at(_file([hand]), 0.0).skeletons[AFFECTED]
    middle = np.mean([skin(name).pad_on(bones.digits[name]) for name in ("thumb", "index")], axis=0)
    assert np.allclose(middle, (3, 1, 2))


HELPER = {
    "who": "other",
    "forearm": [0.96, 0.16, -0.22],
    "back": [0.2, 0, 0.97],
    "sleeve": 4.0,
    "key": [
        {
            "at": at,
            "base": "open",
            "digits": {"thumb": [40, 40, 70, 8, 14], "cup": 0.2},
            "place": [-6.0, -4.4, 6.6],
            "lies": True,
            "lies_on": "affected",
            "contacts": [{"wrap": list(FINGERS), "on": "affected"}, {"pad": "thumb", "on": "affected"}],
        }
        for at in (0.0, 1.0)
    ],
}


def test_a_helping_hand_holds_a_forearm_while_it_turns_over() -> None:
    file = _file([ARM, HELPER], support=TABLE)
    for way in (0.0, 0.2, 0.5, 0.8, 1.0):
        scene = scene_at(file, way)
        assert set(scene.skeletons) == {AFFECTED, OTHER}
        assert len(scene.residuals) == 5
        assert max(off for _, off in scene.residuals) < 0.15


def test_a_hand_within_the_other_moves_with_it() -> None:
    keys = [{"at": 0.0}, {"at": 1.0, "forearm": [1, 0, 0.3], "place": [4, 2, 1]}]
    helper = {"who": "other", "forearm": [1, 0, 0], "back": [0, 0, 1], "within": "hand", "key": [{"at": 0.0}]}
    file = _file([{"forearm": [0, 1, 0], "back": [0, 0, 1], "key": keys}, helper])
    seen = []
    for way in (0.0, 0.6, 1.0):
        hands = scene_at(file, way).skeletons
        seen.append(hands[AFFECTED].hand.T @ hands[OTHER].forearm)
    assert np.allclose(seen[0], seen[1])
    assert np.allclose(seen[0], seen[2])


def test_a_thing_rests_on_the_table_and_on_another() -> None:
    coin = {"kind": "coin", "size": [1.0, 0.3]}
    things = [
        {"name": "low", **coin, "key": [{"at": 0.0, "place": [0, 0, 5], "rests": True}]},
        {"name": "high", **coin, "key": [{"at": 0.0, "place": [0.2, 0, 9], "rests": True}]},
    ]
    hand = {"forearm": [0, 1, 0], "back": [0, 0, 1], "key": [{"at": 0.0, "place": [0, -40, 8]}]}
    scene = scene_at(_file([hand], support=TABLE, object=things), 0.0)
    low, high = (solid for solid in scene.solids if solid.thing in {21, 22})
    heights = [float(np.mean([shape.row()[4] for shape in solid.shapes])) for solid in (low, high)]
    assert heights[0] == pytest.approx(0.15, abs=0.1)
    assert heights[1] - heights[0] == pytest.approx(0.3, abs=0.1)


def test_a_thing_between_pads_lies_in_their_middle() -> None:
    keys = [{"at": 0.0, "contacts": [{"touch": ["thumb", "index"], "gap": 0.84}]}]
    pen = {"name": "pen", "kind": "pen", "key": [{"at": 0.0, "within": "pads", "turn": [0, 0, 90]}]}
    file = _file([{"forearm": [0, 1, 0], "back": [0, 0, 1], "key": keys}], object=[pen])
    scene = scene_at(file, 0.0)
    at = pads_frame(scene.skeletons[AFFECTED], ("thumb", "index"))
    expected = object_solids(file.object[0], file.object[0].key[0], at.origin, at.axes)[0].shapes[0].row()
    drawn = next(solid for solid in scene.solids if solid.thing == 21).shapes[0].row()
    assert np.linalg.norm(drawn[2:5] - expected[2:5]) < 1.0, "its barrel is where the pads are, whatever way it points"


def test_the_same_file_gives_the_same_scene() -> None:
    file = _file([ARM, HELPER], support=TABLE)
    one, two = (Stage(file).scene(0.3).field() for _ in range(2))
    assert np.array_equal(one.rows, two.rows)
    assert np.array_equal(one.groups, two.groups)


def test_a_contact_with_nothing_is_refused() -> None:
    hand = {"forearm": [0, 1, 0], "back": [0, 0, 1], "key": [{"at": 0.0, "contacts": [{"pad": "index", "on": "cup"}]}]}
    with pytest.raises(PoseError, match="cup"):
        scene_at(_file([hand]), 0.0)


def test_laced_hands_are_as_near_as_the_file_says() -> None:
    key = {"turn": [0, 0, 0], "wrist": [4, 0, -8], "elbow": [20, 0, -30], "other_elbow": [-20, 0, -30]}
    clasp = {"fingers": [0, 0, 1], "back": [1, 0, 0], "key": [{"at": 0.0, **key}, {"at": 1.0, **key}]}
    scene = scene_at(_file([], clasp={**clasp, "apart": 4.0, "lean": 0.25, "shift": 0.75}), 0.0)
    affected, other = scene.skeletons[AFFECTED], scene.skeletons[OTHER]
    assert other.wrist - affected.wrist == pytest.approx(np.array((-8.0, 0.75, 0.0)))
    inwards, along = -affected.hand[0, 1], affected.hand[2, 1]
    assert inwards / along == pytest.approx(0.25)


def test_a_support_has_the_colour_that_the_file_says() -> None:
    hand = {"forearm": [0, 1, 0], "back": [0, 0, 1], "key": [{"at": 0.0, "lies": True}]}
    plain = scene_at(_file([hand], support=TABLE), 0.0)
    covered = scene_at(_file([hand], support={**TABLE, "colour": "cloth"}), 0.0)
    assert plain.roles[SUPPORT] == (Role.TABLE, Role.TABLE_SHADE)
    assert covered.roles[SUPPORT] == (Role.CLOTH, Role.CLOTH_SHADE)
