"""The scene that a pose file describes at any moment. Lengths in centimetres, angles in degrees."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from sketchbook.geometry import Array, Triple, columns, frame, turn_x, turn_y, turn_z, unit, vector
from sketchbook.pose_file import BASES, ClaspTable, Digits, HandTable, PoseFile
from sketchbook.rig import DIGITS, Angles, Pose, Skeleton, blend
from sketchbook.scene import AFFECTED, OTHER, SUPPORT, Placed, Scene, left_hand

LACED_WRIST = ((5.3, 0.0, -8.2), (-5.3, 1.0, -8.2))  # of the affected and the other hand, in the frame of the clasp
LACED_LEAN = 0.36  # by how much each laced hand leans towards the other


def scene_at(file: PoseFile, way: float) -> Scene:
    """The scene at a share of the way out (of the whole way, if the loop is cyclic), 0..1."""
    scene = Scene()
    for hand in file.hand:
        scene.add_hand(_single(hand, way), AFFECTED)
    if file.clasp is not None:
        for thing, placed in zip((AFFECTED, OTHER), _laced(file.clasp, way), strict=True):
            scene.add_hand(placed, thing)
    if file.support is not None:
        scene.add_box(file.support.low, file.support.high, file.support.rounding, SUPPORT)
    return scene


def _single(hand: HandTable, way: float) -> Placed:
    i, share = _between([key.at for key in hand.key], way)
    a, b = (replace(_with(BASES[key.base], key.digits), wrist=key.wrist) for key in hand.key[i : i + 2])
    return Placed(blend(a, b, share), np.zeros(3), frame(hand.forearm, hand.back), None, hand.sleeve)


def _with(base: Pose, digits: Digits) -> Pose:
    pose = replace(base, cup=digits.cup)
    for name in DIGITS:
        angles: Angles | None = getattr(digits, name)
        if angles is not None:
            pose = pose.with_digit(name, angles)
    return pose


def _between(marks: list[float], way: float) -> tuple[int, float]:
    """The key before `way` and the share of the way to the next."""
    i = max(k for k in range(len(marks) - 1) if marks[k] <= way or k == 0)
    return i, (way - marks[i]) / (marks[i + 1] - marks[i])


def _laced(clasp: ClaspTable, way: float) -> tuple[Placed, Placed]:
    i, share = _between([key.at for key in clasp.key], way)
    a, b = clasp.key[i], clasp.key[i + 1]

    def mix(x: Triple, y: Triple) -> Array:
        return vector(x) * (1 - share) + vector(y) * share

    x, y, z = mix(a.turn, b.turn)
    back, fingers = unit(clasp.back), unit(clasp.fingers)
    axes = turn_z(z) @ turn_y(y) @ turn_x(x) @ np.stack([back, np.cross(fingers, back), fingers], 1)
    wrist = mix(a.wrist, b.wrist)
    other_wrist = wrist + axes @ (vector(LACED_WRIST[1]) - vector(LACED_WRIST[0]))
    hand = axes @ frame((-LACED_LEAN, 0, 1), (1, 0, LACED_LEAN))
    other_back, other_fingers = axes @ vector((-1, 0, LACED_LEAN)), axes @ vector((LACED_LEAN, 0, 1))
    other = frame(other_fingers, other_back)
    forearm = frame(wrist - mix(a.elbow, b.elbow), hand[:, 2])
    other_forearm = frame(other_wrist - mix(a.other_elbow, b.other_elbow), other[:, 2])
    return (
        Placed(_with(BASES["laced"], clasp.affected), wrist, forearm, hand, clasp.sleeve),
        left_hand(_with(BASES["laced"], clasp.other), other_wrist, other_forearm, other, clasp.sleeve),
    )


def landmarks(skeletons: list[Skeleton], arm: float) -> Array:
    """Points (n, 3) that the picture must hold."""
    points = [p for bones in skeletons for digit in bones.digits.values() for p in digit.points]
    return columns([*points, *(bones.at_forearm((0, -arm, 0)) for bones in skeletons)])
