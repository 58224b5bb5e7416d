"""Digits meet what they hold, at keys and between them, and go through nothing."""

from __future__ import annotations

from typing import Any

import msgspec
import numpy as np
import pytest

from sketchbook.contacts import Surface, bone_gaps, digit_of, limits, skin_gap
from sketchbook.geometry import turn_z
from sketchbook.objects import object_field
from sketchbook.pose_file import PoseFile
from sketchbook.rig import DIGITS, FINGERS
from sketchbook.scene import AFFECTED, Scene
from sketchbook.spheres import skin
from sketchbook.staging import Stage, scene_at

PRESS = 0.05
CUPPED = {
    "index": [4, 14, 20, 12],
    "middle": [0, 16, 22, 13],
    "ring": [-2, 18, 24, 14],
    "little": [-5, 20, 26, 14],
    "thumb": [25, 58, 95, 15, 12],
    "cup": 0.45,
}


def _file(keys: list[dict[str, Any]], **more: Any) -> PoseFile:
    hand = {"forearm": [0, 1, 0.12], "back": [0, 0.12, -1], "key": keys}
    file = {"exercise": 26, "description": "A hand.", "camera": [0, 0, 1], "hand": [hand], **more}
    return msgspec.convert(file, PoseFile)


def _deepest(scene: Scene, file: PoseFile, name: str, digit: str) -> float:
    """How far the skin of a digit reaches into an object that stands still at its first key, within the hand."""
    table = next(table for table in file.object if table.name == name)
    bones, key = scene.skeletons[AFFECTED], table.key[0]
    field = object_field(table, key, bones.at_hand(key.place), bones.hand @ turn_z(key.turn[2]))
    surface = Surface(field, bones.at_hand(key.place), bones.hand)
    return -float(bone_gaps(bones.digits[digit], digit, surface).min())


@pytest.mark.parametrize("finger", FINGERS)
def test_the_pads_of_thumb_and_finger_meet(finger: str) -> None:
    contact = {"touch": ["thumb", finger], "press": PRESS}
    hand = Stage(_file([{"at": 0.0, "contacts": [contact]}])).standing(AFFECTED, 0.0)
    digits = {name: digit_of(hand, name) for name in DIGITS}
    assert skin_gap(digits, "thumb", finger) == pytest.approx(-PRESS, abs=0.1)
    thumb, other = (skin(name).pad_on(digits[name]) for name in ("thumb", finger))
    assert np.linalg.norm(thumb - other) < 0.45
    facing = digits["thumb"].frames[2][:, 2] @ digits[finger].frames[2][:, 2]
    assert facing < 0, "pads look at each other"


def test_pads_keep_the_gap_of_what_is_between_them() -> None:
    contact = {"touch": ["thumb", "index"], "gap": 0.8, "press": 0.0}
    scene = scene_at(_file([{"at": 0.0, "contacts": [contact]}]), 0.0)
    digits = scene.skeletons[AFFECTED].digits
    assert skin_gap(digits, "thumb", "index") == pytest.approx(0.8, abs=0.1)


def test_a_posed_touch_keeps_the_round_o_that_its_key_draws() -> None:
    drawn = {"thumb": [25, 43, 98, 14, 22], "index": [-5, 52, 52, 30], "cup": 0.1}
    contact = {"touch": ["thumb", "index"], "posed": True}
    hand = Stage(_file([{"at": 0.0, "digits": drawn, "contacts": [contact]}])).standing(AFFECTED, 0.0)
    for name in ("thumb", "index"):
        assert hand.pose.digits[name] == pytest.approx(drawn[name], abs=8), name
    digits = {name: digit_of(hand, name) for name in DIGITS}
    assert skin_gap(digits, "thumb", "index") == pytest.approx(-0.05, abs=0.15)


def test_only_the_digits_that_touch_move_and_stay_in_their_range() -> None:
    file = _file([{"at": 0.0, "contacts": [{"touch": ["thumb", "middle"]}]}])
    hand, plain = (Stage(f).standing(AFFECTED, 0.0).pose for f in (file, _file([{"at": 0.0}])))
    for name in DIGITS:
        if name in {"thumb", "middle"}:
            low, high = limits(name)
            assert (low <= hand.digits[name]).all()
            assert (hand.digits[name] <= high).all()
        else:
            assert hand.digits[name] == plain.digits[name]


def _ball(spots: list[list[float]], places: list[list[float]]) -> PoseFile:
    keys = [
        {"at": at, "base": "open", "digits": CUPPED, "contacts": [{"pad": "thumb", "on": "ball", "spot": spot}]}
        for at, spot in zip((0.0, 1.0), spots, strict=True)
    ]
    ball = [
        {"at": at, "within": "hand", "place": place, "rests": True}
        for at, place in zip((0.0, 1.0), places, strict=True)
    ]
    return _file(keys, object=[{"name": "ball", "kind": "ball", "size": [1.85], "key": ball}])


def test_a_thumb_stays_on_a_ball_that_rolls_over_the_palm() -> None:
    file = _ball([[-0.62, -0.3, -0.72]] * 2, [[-1.5, 6.3, -3.5], [1.7, 6.3, -3.5]])
    for way in (0.1, 0.3, 0.5, 0.7, 0.9):
        ((words, off),) = scene_at(file, way).residuals
        assert words == "affected thumb pad on ball"
        assert off < 0.1


def test_a_pad_goes_to_the_spot_it_is_told() -> None:
    file = _ball([[-0.62, -0.3, -0.72], [-0.8, 0.25, -0.55]], [[-0.6, 6.3, -3.5]] * 2)
    pads = []
    for way in (0.0, 1.0):
        scene = scene_at(file, way)
        bones = scene.skeletons[AFFECTED]
        pads.append(bones.hand.T @ (skin("thumb").pad_on(bones.digits["thumb"]) - bones.wrist))
    assert pads[1][1] - pads[0][1] > 0.5, "the second spot is nearer to the fingertips"


@pytest.mark.parametrize("along", [-0.3, 0.3])
def test_a_pad_meets_a_thing_beyond_its_middle(along: float) -> None:
    spot, middle, radius = [-0.62, -0.3, -0.72], [-0.6, 6.3, -3.5], 2.6
    contact = {"pad": "thumb", "on": "ball", "spot": spot, "press": PRESS, "along": along}
    ball = {"name": "ball", "kind": "ball", "key": [{"at": 0.0, "within": "hand", "place": middle}]}
    scene = scene_at(_file([{"at": 0.0, "digits": CUPPED, "contacts": [contact]}], object=[ball]), 0.0)
    ((_, off),) = scene.residuals
    assert off < 0.1
    bones = scene.skeletons[AFFECTED]
    digit = bones.digits["thumb"]
    met = bones.at_hand(np.array(middle) + radius * np.array(spot) / np.linalg.norm(spot))
    assert (met - skin("thumb").pad_on(digit)) @ digit.frames[2][:, 1] == pytest.approx(along, abs=0.12)


BOTTLE = {
    "name": "bottle",
    "kind": "bottle",
    "key": [{"at": 0.0, "within": "hand", "place": [0.3, 7.0, -4.2], "turn": [0, 0, 90], "rests": True}],
}
GRASP = [{"wrap": list(FINGERS), "on": "bottle", "press": PRESS}]
OPEN = {"thumb": [30, 60, 90, 5, 5], "cup": 0.2}


def test_fingers_close_round_a_bottle_and_not_into_it() -> None:
    key = {"at": 0.0, "base": "open", "digits": OPEN, "contacts": GRASP}
    file = _file([key], object=[BOTTLE])
    scene = scene_at(file, 0.0)
    assert len(scene.residuals) == len(FINGERS)
    assert max(off for _, off in scene.residuals) < 0.1
    stage = Stage(file)
    plain = stage.standing(AFFECTED, 0.0).pose
    for name in FINGERS:
        closed = sum(stage.gripping(AFFECTED, 0.0).pose.digits[name][1:]) - sum(plain.digits[name][1:])
        assert closed > 30


def test_a_grasp_of_one_key_only_is_travelled_to() -> None:
    keys = [
        {"at": 0.0, "base": "open", "digits": OPEN},
        {"at": 1.0, "base": "open", "digits": OPEN, "contacts": GRASP},
    ]
    stage = Stage(_file(keys, object=[BOTTLE]))
    first, half, last = (stage.gripping(AFFECTED, way).pose.digits["ring"] for way in (0.0, 0.5, 1.0))
    assert np.allclose(np.add(first, last) / 2, half)
    assert not stage.scene(0.5).residuals


def test_two_fingers_close_on_what_is_between_them() -> None:
    digits = {"index": [14, 14, 8, 5], "middle": [-8, 14, 8, 5], "ring": [2, 74, 96, 52], "little": [3, 76, 92, 48]}
    contact = {"between": ["index", "middle"], "on": "ball", "press": PRESS}
    keys = [{"at": at, "digits": digits, "contacts": [contact]} for at in (0.0, 1.0)]
    soft = [
        {"at": at, "within": "hand", "place": [-1.7, 13.3, -1.0], "turn": [0, 90, 0], "squeeze": squeeze}
        for at, squeeze in ((0.0, 0.0), (1.0, 0.35))
    ]
    file = _file(keys, object=[{"name": "ball", "kind": "ball", "size": [1.45], "key": soft}])
    spreads = []
    for way in (0.0, 0.4, 1.0):
        stage = Stage(file)
        assert max(off for _, off in stage.scene(way).residuals) < 0.1
        pose = stage.gripping(AFFECTED, way).pose
        spreads.append(pose.digits["index"][0] - pose.digits["middle"][0])
    assert spreads[0] > spreads[1] > spreads[2], "the squeezed ball lets them closer"


def test_a_digit_is_kept_out_of_a_thing() -> None:
    rod = {
        "name": "can",
        "kind": "can",
        "key": [{"at": 0.0, "within": "hand", "place": [-0.5, 13.0, -4.2], "turn": [0, 0, 90]}],
    }
    into = _file([{"at": 0.0, "base": "relaxed"}], object=[rod])
    assert _deepest(scene_at(into, 0.0), into, "can", "middle") > 0.5
    out = _file([{"at": 0.0, "base": "relaxed", "contacts": [{"avoid": ["middle"], "on": "can"}]}], object=[rod])
    scene = scene_at(out, 0.0)
    assert _deepest(scene, out, "can", "middle") < PRESS + 0.1
    ((words, off),) = scene.residuals
    assert words == "affected middle out of can"
    assert off < 0.1
