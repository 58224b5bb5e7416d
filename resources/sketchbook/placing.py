"""Where hands and objects are between their keys. Lengths in centimetres, angles in degrees."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import msgspec
import numpy as np
from scipy.spatial.transform import Rotation

from sketchbook.body import hand_solids
from sketchbook.field import Field, pack
from sketchbook.geometry import MIRROR, Array, Triple, frame, turn_x, turn_y, turn_z, unit, vector
from sketchbook.pose_file import BASES, Digits, ObjectKey
from sketchbook.rig import DIGITS, Angles, Pose, Skeleton, bent_hand, skeleton
from sketchbook.scene import Placed
from sketchbook.shapes import Solid
from sketchbook.spheres import Spheres, filling, gaps, joined, skin

HALF_TURN = 179.5  # degrees; beyond it two ways round are equally short
HEEL = 1.0  # cm from the wrist to where the palm begins
SINK = 0.04  # cm that skin gives way where it lies on something


class PoseError(Exception):
    """A pose file asks for what cannot be."""


@dataclass(frozen=True, slots=True)
class Frame:
    """An origin and axes in columns."""

    origin: Array
    axes: Array


WORLD = Frame(np.zeros(3), np.eye(3))


@dataclass(frozen=True, slots=True)
class Standing:
    """A hand before it meets anything but itself, in the frame that it is placed in."""

    pose: Pose
    place: Array
    forearm: Array


def bracket(marks: Sequence[float], way: float) -> tuple[int, int, float]:
    """The keys before and after `way`, and the share of the way between them. At a key, both are that key."""
    for i, mark in enumerate(marks):
        if abs(mark - way) < 1e-9:
            return i, i, 0.0
    before = [i for i, mark in enumerate(marks) if mark < way]
    if not before:
        return 0, 0, 0.0
    i = before[-1]
    if i == len(marks) - 1:
        return i, i, 0.0
    return i, i + 1, (way - marks[i]) / (marks[i + 1] - marks[i])


def posed(base: str, digits: Digits, wrist: Angles = (0.0, 0.0)) -> Pose:
    """A hand to start from, with some of its angles changed."""
    pose = replace(BASES[base], cup=digits.cup, wrist=wrist)
    for name in DIGITS:
        angles: Angles | None = getattr(digits, name)
        if angles is not None:
            pose = pose.with_digit(name, angles)
    return pose


def mixed(a: Triple | Array, b: Triple | Array, share: float) -> Array:
    """Between two places."""
    return vector(a) * (1 - share) + vector(b) * share


def turned(a: Array, b: Array, share: float) -> Array:
    """Between two frames of a forearm, turning evenly the shorter way.

    Of a half turn, the way on which the thumb passes on top (along z), as an arm that lies on a table turns.
    """
    step = Rotation.from_matrix(a.T @ b).as_rotvec()
    angle = float(np.linalg.norm(step))
    if angle > math.radians(HALF_TURN):
        ways = [step, step * (1 - 2 * math.pi / angle)]
        step = max(ways, key=lambda way: round(-(a @ Rotation.from_rotvec(way / 2).as_matrix())[2, 0], 6))
    return vector(a @ Rotation.from_rotvec(step * share).as_matrix())


def placed(hand: Standing, base: Frame, sleeve: float, left: bool) -> Placed:
    """The hand in the world. A left one is described as the right hand of the mirrored world."""
    wrist, arm = base.origin + base.axes @ hand.place, base.axes @ hand.forearm
    if left:
        wrist, arm = MIRROR @ wrist, frame(MIRROR @ arm[:, 1], MIRROR @ arm[:, 2])
    return Placed(hand.pose, vector(wrist), vector(arm), None, sleeve, left)


def hand_frame(hand: Placed) -> Array:
    """The frame of its hand, in its own world."""
    return bent_hand(hand.forearm, hand.pose.wrist) if hand.hand is None else hand.hand


def pad_middle(bones: Skeleton, names: Sequence[str]) -> Array:
    """The middle of the pads of some digits."""
    return vector(np.mean([skin(name).pad_on(bones.digits[name]) for name in names], axis=0))


def pads_frame(bones: Skeleton, names: Sequence[str]) -> Frame:
    """The frame "pads" of a pose file."""
    first, *others = (skin(name).pad_on(bones.digits[name]) for name in names)
    second = vector(np.mean(others, axis=0))
    across = second - first
    if np.linalg.norm(across) < 0.05:  # the pads meet: across is where they face each other
        across = bones.digits[names[0]].frames[2][:, 2] * -1.0 + bones.digits[names[1]].frames[2][:, 2]
    z = unit(across)
    x = unit(np.cross(bones.digits[names[1]].frames[2][:, 1], z))
    return Frame((first + second) / 2, np.stack([x, np.cross(z, x), z], 1))


def reach_move(hand: Placed, pads: Sequence[str], to: Array, base: Frame) -> Array:
    """By how much the wrist moves, in the frame the hand is placed in, so that its pads reach a place there."""
    middle = pad_middle(hand.bones(), pads)
    return vector(to - base.axes.T @ (middle - base.origin))


def skin_solids(hand: Placed) -> list[Solid]:
    """The palm with the forearm, then the digits, in the world."""
    bones = skeleton(hand.pose, hand.wrist, hand.forearm, hand.hand)
    solids = hand_solids(bones, 0, 10, hand.sleeve)[: 1 + len(DIGITS)]
    return [solid.mirrored() for solid in solids] if hand.left else solids


def lie_move(hand: Placed, support: Field) -> Array:
    """By how much a hand is lifted or lowered in the world until its bare skin lies on the support."""
    solids = skin_solids(hand)
    spheres, field = joined([filling(shape) for solid in solids for shape in solid.shapes]), pack(solids)
    bones = hand.bones()
    bare = ((spheres.centres - bones.wrist) @ bones.forearm)[:, 1] > -hand.sleeve
    low = (spheres.centres - np.outer(spheres.radii, (0, 0, 1)))[bare]
    for _ in range(4):  # fillets of the palm reach beyond its spheres
        low[:, 2] += np.minimum(0.0, gaps(field, Spheres(low, np.zeros(len(low)))))
    return vector([0.0, 0.0, -fallen(Spheres(low, np.zeros(len(low))), support, vector([0, 0, -1]))])


def lay_move(hand: Placed, arm: Field) -> Array:
    """By how much a hand moves, straight out of or into its palm, until its palm lies on an arm."""
    bones = hand.bones()
    palm = joined([filling(shape) for shape in skin_solids(hand)[0].shapes])
    low = palm.centres - np.outer(palm.radii, bones.hand[:, 2])
    keep = ((palm.centres - bones.wrist) @ bones.hand)[:, 1] > HEEL
    way = -bones.hand[:, 2]
    return vector(way * fallen(Spheres(low[keep], np.zeros(int(keep.sum()))), arm, way))


def fallen(spheres: Spheres, field: Field, way: Array) -> float:
    """How far spheres move along `way` until they sink in by SINK; less than 0 if they must come back.

    Raises PoseError if nothing is there within 60 cm.
    """
    moved = 0.0
    for _ in range(200):
        gap = float(gaps(field, Spheres(spheres.centres + way * moved, spheres.radii)).min()) + SINK
        moved += gap
        if abs(gap) < 1e-4:
            return moved
        if abs(moved) > 60:
            break
    raise PoseError("something is to rest where nothing is under it")


def resting(solids: list[Solid], field: Field, way: Array) -> float:
    """How far a thing moves along `way` until it touches."""
    return fallen(joined([filling(shape) for solid in solids for shape in solid.shapes]), field, way)


def blended_key(keys: Sequence[ObjectKey], way: float) -> tuple[ObjectKey, float]:
    """An object's key at a moment, and how much (0..1) it rests."""
    i, j, share = bracket([key.at for key in keys], way)
    a, b = keys[i], keys[j]

    def mix(x: Triple, y: Triple) -> Triple:
        p, q, r = (float(v) for v in mixed(x, y, share))
        return p, q, r

    squeeze, jaws = (p * (1 - share) + q * share for p, q in ((a.squeeze, b.squeeze), (a.open, b.open)))
    key = msgspec.structs.replace(a, at=way, squeeze=squeeze, open=jaws)
    if a.within != b.within or (a.within == "pads" and a.pads != b.pads):
        return key, float(a.rests)
    rests = a.rests * (1 - share) + b.rests * share
    return msgspec.structs.replace(key, place=mix(a.place, b.place), turn=mix(a.turn, b.turn)), rests


def object_frame(key: ObjectKey, base: Frame) -> Frame:
    """Where a key puts an object in the world, before it rests. Angles travel as numbers: a ball may roll on."""
    x, y, z = key.turn
    axes = base.axes @ turn_z(z) @ turn_y(y) @ turn_x(x)
    return Frame(vector(base.origin + base.axes @ vector(key.place)), vector(axes))
