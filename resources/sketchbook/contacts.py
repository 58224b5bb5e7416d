"""Solves the joints of digits so that they meet what they hold. Lengths in centimetres, angles in degrees.

Every solver takes a hand and gives it back with other angles of the digits that it may move, and no others.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy.optimize import least_squares

from sketchbook.field import Field, distances
from sketchbook.geometry import Array, unit, vector
from sketchbook.placing import hand_frame
from sketchbook.rig import DIGITS, Angles, Digit, Pose, posed_digit
from sketchbook.scene import Placed
from sketchbook.spheres import Spheres, core, gaps, joined, skin, slope

LIMITS = {
    "thumb": ((-45, -10, 10, -10, -15), (75, 75, 165, 60, 80)),
    "finger": ((-22, -25, -5, -5), (22, 95, 110, 80)),
}
"""Range of motion of a digit's joints, a little wider than a middling adult's, as skin gives way."""
NEAR = {
    "index": (0, 48, 42, 18),
    "middle": (0, 52, 46, 20),
    "ring": (0, 56, 50, 22),
    "little": (-4, 58, 50, 24),
}
"""A finger that comes to meet the thumb."""
NEAR_THUMB = {
    "index": (20, 48, 95, 10, 15),
    "middle": (20, 48, 95, 10, 15),
    "ring": (2, 48, 115, 22, 22),
    "little": (2, 48, 115, 22, 22),
}
CUPPED = {"index": 0.0, "middle": 0.1, "ring": 0.4, "little": 0.8}
"""How much the palm cups, at least, when the thumb meets a finger."""
STIFF = {"thumb": (1, 1, 1, 1, 1.5), "finger": (3, 1, 1, 1)}  # how much a joint would rather stay as it is
END_SHARE = 0.66  # an end joint bends with its middle joint, as their tendons are coupled
ALLOWED = 0.08  # cm by which the skin of two digits may overlap
PALM = 0.25  # cm by which a bone may sink into its own palm

Digits = Mapping[str, Digit]
Goal = Callable[[Digits], Array]


@dataclass(frozen=True, slots=True)
class Surface:
    """What digits meet: its field, the middle that a `spot` is seen from, and the axes a `spot` is given in."""

    field: Field
    middle: Array
    axes: Array

    def exit(self, spot: Sequence[float]) -> tuple[Array, Array]:
        """The point where the ray from the middle along `spot` leaves the thing for good, and the way out there."""
        along = unit(self.axes @ vector(spot))
        far = 60.0
        for _ in range(300):
            step = float(distances(self.field.rows, self.field.groups, (self.middle + along * far)[None])[0])
            if step < 1e-4 or far <= 0:
                break
            far -= step
        point = self.middle + along * far
        return vector(point), slope(self.field, point)

    def below(self, point: Array) -> tuple[Array, Array]:
        """The point of the surface that is nearest to a point, and the way out there."""
        here = point
        for _ in range(6):
            away = float(distances(self.field.rows, self.field.groups, here[None])[0])
            here = vector(here - slope(self.field, here) * away)
        return here, slope(self.field, here)


def limits(name: str) -> tuple[Array, Array]:
    """The least and the greatest angles of a digit."""
    low, high = LIMITS["thumb" if name == "thumb" else "finger"]
    return vector(low), vector(high)


def digit_of(hand: Placed, name: str, pose: Pose | None = None) -> Digit:
    """A digit of a hand in the world; with a pose, as if it were so posed."""
    digit = posed_digit(name, pose or hand.pose, hand.wrist, hand_frame(hand))
    return digit.mirrored() if hand.left else digit


def solved(
    hand: Placed, free: Sequence[str], start: Pose, goals: Sequence[Goal], keep: float = 0.006
) -> tuple[Placed, float]:
    """The hand whose `free` digits reach the goals best, near `start`; and the cost that is left."""
    bounds = [limits(name) for name in free]
    low, high = (np.concatenate(side) for side in zip(*bounds, strict=True))
    first = np.clip(np.concatenate([start.digits[name] for name in free]), low + 0.01, high - 0.01)
    ends = np.cumsum([len(bound[0]) for bound in bounds])[:-1]
    stiff = keep * np.concatenate([STIFF["thumb" if name == "thumb" else "finger"] for name in free])
    still = {name: digit_of(hand, name) for name in DIGITS if name not in free}

    def pose_of(x: Array) -> Pose:
        pose = hand.pose
        for name, angles in zip(free, np.split(x, ends), strict=True):
            pose = pose.with_digit(name, tuple(angles))
        return pose

    def miss(x: Array) -> Array:
        pose = pose_of(x)
        digits = still | {name: digit_of(hand, name, pose) for name in free}
        coupled = [0.02 * (d.bends[2] - END_SHARE * d.bends[1]) for n in free if n != "thumb" for d in (digits[n],)]
        return np.concatenate([stiff * (x - first), coupled, *(goal(digits) for goal in goals)])

    found = least_squares(miss, first, bounds=(low, high), xtol=1e-7, ftol=1e-7, max_nfev=60)
    return replace(hand, pose=pose_of(found.x)), float(found.cost)


def apart(free: Sequence[str], meeting: frozenset[str] = frozenset()) -> Goal:
    """Keeps digits from going through each other. The end bones of two digits that are to meet may."""
    pairs = [(a, b) for i, a in enumerate(DIGITS) for b in DIGITS[i + 1 :] if a in free or b in free]

    def goal(digits: Digits) -> Array:
        cores = {n: [core(n)[k].moved(d.points[k], d.frames[k]) for k in range(3)] for n, d in digits.items()}
        out = []
        for a, b in pairs:
            bones = [list(cores[n][1:] if n == "thumb" else cores[n]) for n in (a, b)]
            if {a, b} == meeting:
                bones = [bone[:-1] for bone in bones]
            p, q = joined(bones[0]), joined(bones[1])
            deep = -ALLOWED - _between_spheres(p, q)
            out.append(np.maximum(0.0, deep).reshape(len(bones[0]), 5, -1).max((1, 2)) * 1.5)
        return np.concatenate(out)

    return goal


def _between_spheres(a: Spheres, b: Spheres) -> Array:
    """Distances (n, m) between spheres."""
    away = np.linalg.norm(a.centres[:, None] - b.centres[None], axis=2)
    return vector(away - a.radii[:, None] - b.radii[None])


def _least(values: Array) -> float:
    """The smallest of some distances, but without the kinks at which a solver would stop."""
    weights = np.exp((values.min() - values) / 0.025)
    return float((weights * values).sum() / weights.sum())


def skin_gap(digits: Digits, a: str, b: str) -> float:
    """The distance between the skins of two end bones."""
    return float(_between_spheres(skin(a).on(digits[a], 2), skin(b).on(digits[b], 2)).min())


def touching(
    hand: Placed,
    pair: tuple[str, str],
    gap: float,
    press: float,
    near: bool,
    extra: Sequence[Goal] = (),
    keep: float = 0.012,
) -> Placed:
    """The pads of two digits meet and face each other, `gap` apart. With `near`, the search starts from where they
    usually meet; without, from the hand as it is. The more `keep` is, the less the joints change from there."""
    a, b = pair

    def goal(digits: Digits) -> Array:
        p, q = skin(a).pad_on(digits[a]), skin(b).pad_on(digits[b])
        m, n = -digits[a].frames[2][:, 2], -digits[b].frames[2][:, 2]
        meet = (p + m * gap / 2) - (q + n * gap / 2)
        between = _between_spheres(skin(a).on(digits[a], 2), skin(b).on(digits[b], 2))
        close = _least(between.ravel()) - (gap - press)
        return np.concatenate([1.5 * meet, 0.35 * (m + n), [4.0 * close]])

    goals = [goal, apart(pair, frozenset(pair)), *extra]
    if not near:
        return solved(hand, pair, hand.pose, goals, keep)[0]
    finger = b if a == "thumb" else a
    hand = replace(hand, pose=replace(hand.pose, cup=max(hand.pose.cup, CUPPED[finger])))
    best = [solved(hand, pair, start, goals, keep) for start in _near(hand.pose, pair)]
    return min(best, key=lambda found: round(found[1], 9))[0]


def _near(pose: Pose, pair: tuple[str, str]) -> list[Pose]:
    """Where to start from, so that two digits meet: their usual places, and half way there from the pose."""
    finger = pair[1] if pair[0] == "thumb" else pair[0]
    usual = {name: NEAR_THUMB[finger] if name == "thumb" else NEAR[name] for name in pair}
    starts = []
    for share in (1.0, 0.5):
        start = pose
        for name, angles in usual.items():
            mix = vector(pose.digits[name]) * (1 - share) + vector(angles) * share
            start = start.with_digit(name, tuple(mix))
        starts.append(start)
    return starts


def kept_out(name: str, surface: Surface, press: float) -> Goal:
    """No bone of a digit sinks deeper into the surface than `press`."""

    def goal(digits: Digits) -> Array:
        return 2.0 * np.minimum(0.0, bone_gaps(digits[name], name, surface) + press)

    return goal


def bone_gaps(digit: Digit, name: str, surface: Surface) -> Array:
    """The distance of each bone's skin to the surface (3,); that of a thumb's first bone, which has none, is large."""
    bones = [skin(name).on(digit, bone) for bone in range(3)]
    return vector([gaps(surface.field, bone).min() if len(bone.radii) else 9.0 for bone in bones])


def padded(
    hand: Placed,
    name: str,
    surface: Surface,
    spot: Sequence[float] | None,
    press: float,
    near: bool,
    extra: Sequence[Goal] = (),
    along: float = 0.0,
) -> Placed:
    """The pad of a digit meets the surface and faces into it: at a spot, or wherever it is nearest.

    What meets is `along` cm beyond the middle of the pad, towards the tip. With `near`, the search is wide; without,
    the hand as it is is nearly right, and it changes as little as it can.
    """

    def pad_of(digit: Digit) -> Array:
        return vector(skin(name).pad_on(digit) + along * digit.frames[2][:, 1])

    target = None if spot is None else surface.exit(spot)
    if spot is None and not near:
        target = surface.below(pad_of(digit_of(hand, name)))

    def goal(digits: Digits) -> Array:
        digit = digits[name]
        pad, facing = pad_of(digit), -digit.frames[2][:, 2]
        close = [4.0 * (_least(gaps(surface.field, skin(name).on(digit, 2))) + press)]
        if target is None:
            off = float(distances(surface.field.rows, surface.field.groups, pad[None])[0]) + press
            return np.concatenate([close, [1.0 * off], 0.6 * (facing + slope(surface.field, pad))])
        point, out = target
        return np.concatenate([close, 1.5 * (pad - point + out * press), (0.6 if near else 0.15) * (facing + out)])

    goals = [goal, kept_out(name, surface, press), apart([name]), *extra]
    best = solved(hand, [name], hand.pose, goals, keep=0.006 if near else 0.02)
    if near and _missed(best[0], name, surface, press) > 0.05:
        turns = [solved(hand, [name], _closed(hand.pose, name, by), goals) for by in (-25.0, 25.0)]
        best = min([best, *turns], key=lambda found: round(found[1], 9))
    return best[0]


def _missed(hand: Placed, name: str, surface: Surface, press: float) -> float:
    return abs(float(bone_gaps(digit_of(hand, name), name, surface)[2]) + press)


def _closed(pose: Pose, name: str, by: float) -> Pose:
    angles = list(pose.digits[name])
    for joint in (1, 2):
        angles[joint] += by
    return pose.with_digit(name, tuple(angles))


def wrapped(hand: Placed, name: str, surfaces: Sequence[Surface], press: float, palm: Field | None) -> Placed:
    """A digit closes joint by joint from its root, each until a bone beyond it meets a surface or its own palm.

    What starts inside a surface opens first. A joint whose outer bones meet the surface first keeps its angle, so that
    a hand that starts with bent fingers closes to bent fingers.
    """
    root, bone = (3, 1) if name == "thumb" else (1, 0)
    pose = hand.pose
    for joint in range(root, len(pose.digits[name])):
        pose = _closed_until(hand, pose, name, joint, joint - root + bone, surfaces, press, palm)
    return replace(hand, pose=pose)


def _closed_until(
    hand: Placed,
    start: Pose,
    name: str,
    joint: int,
    bone: int,
    surfaces: Sequence[Surface],
    press: float,
    palm: Field | None,
) -> Pose:
    """One joint closed until a bone from `bone` on meets something."""
    low, high = limits(name)
    pose = start
    for _ in range(90):  # a sphere moves by its arm times the angle at most, so that no step goes through a surface
        digit = digit_of(hand, name, pose)
        spheres = joined([skin(name).on(digit, k) for k in range(bone, 3)])
        free = min(float(gaps(surface.field, spheres).min()) for surface in surfaces) + press
        if palm is not None:
            beyond = joined([skin(name).on(digit, k) for k in range(max(1, bone), 3)])
            free = min(free, float(gaps(palm, beyond).min()) + PALM)
        arm = float((np.linalg.norm(spheres.centres - digit.points[bone], axis=1) + spheres.radii).max())
        step = min(math.degrees(free / arm), 8.0)
        angles = list(pose.digits[name])
        before, angles[joint] = angles[joint], float(np.clip(angles[joint] + step, low[joint], high[joint]))
        pose = pose.with_digit(name, tuple(angles))
        if abs(step) < 0.02 or angles[joint] == before:
            break
    return pose


def straddled(hand: Placed, pair: tuple[str, str], surface: Surface, press: float) -> Placed:
    """Two neighbouring fingers close sideways, from wide apart, until both meet what is between them."""
    order = sorted(pair, key=DIGITS.index)
    for name, towards in zip(order, (-1.0, 1.0), strict=True):  # spread grows towards the thumb
        low, high = (float(side[0]) for side in limits(name))
        angle = high if towards < 0 else low
        for _ in range(90):
            angles = (angle, *hand.pose.digits[name][1:])
            digit = digit_of(hand, name, hand.pose.with_digit(name, angles))
            spheres = joined([skin(name).on(digit, k) for k in range(3)])
            arm = float((np.linalg.norm(spheres.centres - digit.points[0], axis=1) + spheres.radii).max())
            step = math.degrees((float(gaps(surface.field, spheres).min()) + press) / arm)
            angle = float(np.clip(angle + towards * step, low, high))
            if abs(step) < 0.01 or (step > 0 and angle == (low if towards < 0 else high)):
                break
        hand = replace(hand, pose=hand.pose.with_digit(name, (angle, *hand.pose.digits[name][1:])))
    return hand


def pushed_out(hand: Placed, name: str, surface: Surface, press: float) -> Placed:
    """A digit leaves a surface by a small change of its joints: opened a little, if it lies deep inside."""
    goals = [kept_out(name, surface, press), apart([name])]
    ways = [solved(hand, [name], _closed(hand.pose, name, by), goals) for by in (0.0, -15.0, -30.0, -45.0)]
    return next((met for met, cost in ways if cost < 0.02), min(ways, key=lambda way: round(way[1], 9))[0])


def with_angles(pose: Pose, other: Pose, names: Sequence[str]) -> Pose:
    """A pose with some digits as in another."""
    for name in names:
        angles: Angles = other.digits[name]
        pose = pose.with_digit(name, angles)
    return pose
