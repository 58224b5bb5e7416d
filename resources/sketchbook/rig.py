"""The skeleton of a hand: its measures, its joint angles, and where they put every joint.

The rig is a RIGHT hand. In the hand's frame +x points to the little finger, +y to the fingertips and +z out of the
back of the hand; the origin is the wrist. Measures are those of a middle-sized adult hand, in centimetres.
A left hand is the mirror image in x of a right hand posed in the mirrored world.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from sketchbook.geometry import MIRROR, Array, frame, mirrored_frame, turn_x, turn_y, turn_z, unit, vector

FINGERS = ("index", "middle", "ring", "little")
DIGITS = ("thumb", *FINGERS)

Angles = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Measures:
    """One digit: lengths of its three bones and radii at their four ends; a finger's root and its plane."""

    lengths: tuple[float, float, float]
    radii: tuple[float, float, float, float]
    root: tuple[float, float, float]
    splay: float = 0.0  # degrees towards the thumb when the finger is straight
    roll: float = 0.0  # degrees by which the plane of bending leans when the finger bends
    cup: float = 0.0  # share of the palm's cupping that this finger's root follows


MEASURES = {
    "thumb": Measures((4.5, 3.3, 2.7), (1.25, 1.12, 1.0, 0.78), (-1.75, 1.9, -0.95)),
    "index": Measures((4.35, 2.55, 2.15), (0.98, 0.86, 0.76, 0.63), (-2.55, 8.55, 0.10), 5, -4),
    "middle": Measures((4.75, 2.95, 2.25), (1.0, 0.88, 0.77, 0.64), (-0.55, 8.85, 0.35)),
    "ring": Measures((4.45, 2.8, 2.25), (0.94, 0.82, 0.72, 0.60), (1.35, 8.35, 0.20), -5, 7, 0.45),
    "little": Measures((3.55, 2.1, 2.0), (0.84, 0.71, 0.62, 0.52), (3.05, 7.35, -0.20), -11, 16, 1.0),
}


@dataclass(frozen=True, slots=True)
class Pose:
    """Joint angles in degrees.

    A finger: spread towards the thumb, then bend of its knuckle, middle and end joint.
    The thumb: away from the index in the palm's plane, out of that plane, roll about its own length, bend of its
    middle and end joint. The wrist: bend towards the palm, bend towards the little finger. `cup` runs from 0 to 1.
    """

    digits: Mapping[str, Angles]
    wrist: Angles = (0, 0)
    cup: float = 0.0

    def with_digit(self, name: str, angles: Angles) -> Pose:
        """The same pose with other angles of one digit."""
        return replace(self, digits={**self.digits, name: tuple(float(a) for a in angles)})


@dataclass(frozen=True, slots=True)
class Digit:
    """A posed digit: its four joint points, the frames of its three bones, and the bend of its joints."""

    points: tuple[Array, Array, Array, Array]
    frames: tuple[Array, Array, Array]
    bends: tuple[float, float, float]

    def mirrored(self) -> Digit:
        """Of the other hand."""
        a, b, c, d = (vector(MIRROR @ p) for p in self.points)
        e, f, g = (mirrored_frame(m) for m in self.frames)
        return Digit((a, b, c, d), (e, f, g), self.bends)


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A posed hand in the world: the wrist, the frames of hand and forearm, the digits by name."""

    wrist: Array
    hand: Array
    forearm: Array
    digits: dict[str, Digit]

    def at_hand(self, q: tuple[float, float, float] | Array) -> Array:
        """The place of a point given in the hand's frame."""
        return vector(self.wrist + self.hand @ vector(q))

    def at_forearm(self, q: tuple[float, float, float] | Array) -> Array:
        """The place of a point given in the forearm's frame."""
        return vector(self.wrist + self.forearm @ vector(q))

    def mirrored(self) -> Skeleton:
        """The other hand in the mirrored world."""
        digits = {name: digit.mirrored() for name, digit in self.digits.items()}
        return Skeleton(vector(MIRROR @ self.wrist), mirrored_frame(self.hand), mirrored_frame(self.forearm), digits)


def bent_hand(forearm: Array, wrist: Angles) -> Array:
    """The hand's frame for a forearm and the wrist's two angles."""
    return vector(forearm @ turn_x(-wrist[0]) @ turn_z(-wrist[1]))


def skeleton(pose: Pose, wrist: Array, forearm: Array, hand: Array | None = None) -> Skeleton:
    """Pose a right hand. The wrist's angles bend the hand, unless its frame is given."""
    h = bent_hand(forearm, pose.wrist) if hand is None else hand
    digits = {name: _finger(name, pose, wrist, h) for name in FINGERS}
    return Skeleton(wrist, h, forearm, {"thumb": _thumb(pose.digits["thumb"], wrist, h), **digits})


def posed_digit(name: str, pose: Pose, wrist: Array, hand: Array) -> Digit:
    """One digit of a right hand whose frame is known."""
    return _thumb(pose.digits["thumb"], wrist, hand) if name == "thumb" else _finger(name, pose, wrist, hand)


def _finger(name: str, pose: Pose, wrist: Array, hand: Array) -> Digit:
    measures = MEASURES[name]
    spread, knuckle, middle, end = pose.digits[name]
    bend = max(0.0, knuckle)
    cup = measures.cup * pose.cup
    root = vector(measures.root) + vector((-0.5, -0.1, -1.1)) * cup
    base = hand @ turn_y(measures.roll * min(1.0, bend / 50) + 10 * cup)
    base = base @ turn_z(measures.splay * (1 - 0.75 * min(1.0, bend / 70)) + spread)
    return _bones(wrist + hand @ root, base @ turn_x(-knuckle), name, (knuckle, middle, end))


def _thumb(angles: Angles, wrist: Array, hand: Array) -> Digit:
    away, out, roll, middle, end = angles
    a, o, r = (math.radians(x) for x in (away, out, roll))
    along = vector([-math.sin(a) * math.cos(o), math.cos(a) * math.cos(o), -math.sin(o)])
    back = unit(vector([0, 0, 1]) - along * along[2])
    side = np.cross(along, back)
    side = -side if side[0] > 0 else side
    base = hand @ frame(along, math.cos(r) * back + math.sin(r) * side)
    return _bones(wrist + hand @ vector(MEASURES["thumb"].root), base, "thumb", (0.0, middle, end))


def _bones(root: Array, first: Array, name: str, bends: tuple[float, float, float]) -> Digit:
    lengths, radii = MEASURES[name].lengths, MEASURES[name].radii
    second = first @ turn_x(-bends[1])
    third = second @ turn_x(-bends[2])
    p1 = root + first[:, 1] * lengths[0]
    p2 = p1 + second[:, 1] * lengths[1]
    p3 = p2 + third[:, 1] * (lengths[2] - radii[3])
    return Digit((root, p1, p2, p3), (first, second, third), bends)


def blend(a: Pose, b: Pose, share: float) -> Pose:
    """Between two poses: 0 gives `a`, 1 gives `b`."""

    def mix(x: Angles, y: Angles) -> Angles:
        return tuple(p * (1 - share) + q * share for p, q in zip(x, y, strict=True))

    digits = {name: mix(a.digits[name], b.digits[name]) for name in DIGITS}
    return Pose(digits, mix(a.wrist, b.wrist), a.cup * (1 - share) + b.cup * share)
