"""What a pose file says, and the scene it describes at any moment. Lengths in centimetres, angles in degrees."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import msgspec
import numpy as np

from sketchbook.geometry import Array, Triple, columns, frame, turn_x, turn_y, turn_z, unit, vector
from sketchbook.rig import DIGITS, Angles, Pose, Skeleton, blend
from sketchbook.scene import AFFECTED, OTHER, SUPPORT, Placed, Scene, left_hand

BASES = {
    "relaxed": Pose(
        {
            "thumb": (26, 30, 60, 12, 14),
            "index": (0, 16, 22, 12),
            "middle": (0, 20, 26, 14),
            "ring": (0, 23, 28, 15),
            "little": (0, 24, 30, 16),
        }
    ),
    "open": Pose(
        {
            "thumb": (52, 12, 48, 0, -2),
            "index": (4, 2, 4, 3),
            "middle": (0, 2, 4, 3),
            "ring": (-2, 2, 4, 3),
            "little": (-6, 2, 4, 3),
        }
    ),
    "laced": Pose(
        {
            "thumb": (10, 34, 66, 14, 26),
            "index": (-3, 40, 62, 20),
            "middle": (0, 40, 64, 20),
            "ring": (2, 41, 64, 22),
            "little": (5, 42, 60, 22),
        }
    ),
}
"""Hands to start from; a key changes some of their angles."""

LACED_WRIST = ((5.3, 0.0, -8.2), (-5.3, 1.0, -8.2))  # of the affected and the other hand, in the frame of the clasp
LACED_LEAN = 0.36  # by how much each laced hand leans towards the other


class _Base(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    pass


class Digits(_Base, frozen=True):
    """Changes to a base: the angles of some digits."""

    thumb: Angles | None = None
    index: Angles | None = None
    middle: Angles | None = None
    ring: Angles | None = None
    little: Angles | None = None
    cup: float = 0.0


class HandKey(_Base, frozen=True):
    """One hand at a share of the way out, 0..1."""

    at: float
    base: str
    wrist: tuple[float, float] = (0.0, 0.0)  # bend towards the palm, towards the little finger
    digits: Digits = Digits()


class HandTable(_Base, frozen=True):
    """The affected hand alone."""

    forearm: Triple  # from the elbow to the wrist
    back: Triple  # where the back of the forearm looks
    key: tuple[HandKey, ...]
    sleeve: float = 5.0  # bare forearm


class ClaspKey(_Base, frozen=True):
    """Two laced hands at a share of the way out, 0..1."""

    at: float
    turn: Triple  # of the clasp about the world's x, then y, then z
    wrist: Triple  # the affected one
    elbow: Triple
    other_elbow: Triple


class ClaspTable(_Base, frozen=True):
    """Two hands with laced fingers. `fingers` is where the knuckles point before the turn, `back` the affected back."""

    fingers: Triple
    back: Triple
    key: tuple[ClaspKey, ...]
    sleeve: float = 4.6
    affected: Digits = Digits()
    other: Digits = Digits()


class BoxTable(_Base, frozen=True):
    """A table or a cushion, from its low corner to its high corner."""

    low: Triple
    high: Triple
    rounding: float = 0.12


class ArrowTable(_Base, frozen=True):
    """An arrow through points in percent of the picture; `both` gives it two heads."""

    points: tuple[tuple[float, float], ...]
    both: bool = True


class PoseFile(_Base, frozen=True):
    """An exercise, as the person who poses writes it down."""

    exercise: int
    description: str
    camera: Triple  # from the scene towards the eye
    variant: str = ""
    arrow: tuple[ArrowTable, ...] = ()
    hand: HandTable | None = None
    clasp: ClaspTable | None = None
    support: BoxTable | None = None
    arm: float = 6.0  # forearm that the picture must hold
    room: tuple[float, float, float, float] = (1.9, 1.9, 1.9, 1.9)  # left, top, right, bottom
    frames: int = 13
    cyclic: bool = False
    stills: tuple[float, ...] = (0.0, 0.5)
    light: Triple = (-0.45, 0.75, 0.55)  # in the picture: right, up, towards the eye


def read_pose_file(path: Path) -> PoseFile:
    """Decode a pose file; raises msgspec.ValidationError with the line of thought that failed."""
    return msgspec.toml.decode(path.read_bytes(), type=PoseFile)


def scene_at(file: PoseFile, way: float) -> Scene:
    """The scene at a share of the way out (of the whole way, if the loop is cyclic), 0..1."""
    scene = Scene()
    if file.hand is not None:
        scene.add_hand(_single(file.hand, way), AFFECTED)
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
