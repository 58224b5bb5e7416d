"""Lines that belong to the skin: creases of joints and palm, wrinkles over knuckles, tendons. Centimetres, degrees.

Each is a row of points outside the skin with the directions in which they meet it; where they land is found later.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from scipy.interpolate import CubicSpline

from sketchbook.geometry import MIRROR, Array, between, vector
from sketchbook.rig import DIGITS, FINGERS, MEASURES, Digit, Skeleton

PALM = (
    (((-3.0, 6.35), (-1.3, 5.75), (-0.05, 4.2), (0.2, 2.4), (0.0, 1.1)), 1.2),
    (((-3.1, 6.75), (-1.2, 6.5), (0.9, 5.7), (2.5, 4.6)), 1.05),
    (((3.9, 6.2), (2.5, 6.55), (1.0, 7.1), (-0.4, 7.75), (-1.35, 8.7)), 1.05),
)
TENDON_X = (-0.55, -0.2, 0.15, 0.5)


@dataclass(frozen=True, slots=True)
class Crease:
    """`points` (n, 3) outside, `towards` (n, 3) unit directions, `width` relative to a plain crease."""

    thing: int
    part: int
    points: Array
    towards: Array
    width: float

    def mirrored(self) -> Crease:
        """In x."""
        return replace(self, points=vector(self.points @ MIRROR), towards=vector(self.towards @ MIRROR))


@dataclass(frozen=True, slots=True)
class _Ring:
    """An arc round a bone: shift along it, start and end angle, width, bow."""

    shift: float
    start: float
    end: float
    width: float
    bow: float


def creases(bones: Skeleton, thing: int) -> list[Crease]:
    """All lines of a hand."""
    found: list[Crease] = []
    for part, name in enumerate(DIGITS, 1):
        lines = _thumb(bones.digits[name], thing) if name == "thumb" else _finger(bones, name, thing, part)
        found += lines
    return [*found, *_palm(bones, thing), *_wrist(bones, thing), *_tendons(bones, thing)]


def _arc(thing: int, part: int, centre: Array, axes: Array, ring: _Ring, reach: float, back: bool) -> Crease:
    angles = np.radians(np.linspace(ring.start, ring.end, 17))
    middle, half = (angles[0] + angles[-1]) / 2, (angles[-1] - angles[0]) / 2
    shift = ring.shift + ring.bow * (1 - ((angles - middle) / half) ** 2)
    side = 1.0 if back else -1.0
    out = np.sin(angles)[:, None] * axes[:, 0] + side * np.cos(angles)[:, None] * axes[:, 2]
    return Crease(thing, part, centre + shift[:, None] * axes[:, 1] + out * reach, -out, ring.width)


def _finger(bones: Skeleton, name: str, thing: int, part: int) -> list[Crease]:
    digit, radii = bones.digits[name], MEASURES[name].radii
    (p, q, r, _), (first, middle, end) = digit.points, digit.frames
    knuckle, mid, tip = digit.bends
    upper, lower = between(first, middle), between(middle, end)
    lines = []
    if knuckle < 55:
        lines.append(_arc(thing, part, p, first, _Ring(1.75, -52, 52, 1.0, -0.10), radii[0] * 1.6, back=False))
    if mid < 70:
        for ring in (_Ring(-0.08, -60, 60, 1.0, -0.05), _Ring(0.18, -35, 38, 0.7, 0.05)):
            lines.append(_arc(thing, part, q, upper, ring, radii[1] * 1.6, back=False))
    if tip < 60:
        lines.append(_arc(thing, part, r, lower, _Ring(0.0, -58, 58, 0.95, -0.04), radii[2] * 1.7, back=False))
    straight = max(0.0, 1 - mid / 70)
    if straight > 0.1:
        s = straight
        for ring in (
            _Ring(-0.22, -34 * s, 30 * s, 0.8, -0.14 * s),
            _Ring(0.0, -42 * s, 44 * s, 0.9, 0.0),
            _Ring(0.24, -28 * s, 34 * s, 0.8, 0.12 * s),
        ):
            lines.append(_arc(thing, part, q, upper, ring, radii[1] * 1.6, back=True))
    straight = max(0.0, 1 - tip / 60)
    if straight > 0.1:
        s = straight
        for ring in (_Ring(-0.02, -36 * s, 36 * s, 0.75, -0.05), _Ring(0.16, -24 * s, 28 * s, 0.65, 0.05)):
            lines.append(_arc(thing, part, r, lower, ring, radii[2] * 1.7, back=True))
    if knuckle > 35:
        ring = _Ring(0.1, -38, 8, 0.8, -0.2)
        lines.append(_arc(thing, 0, p, between(bones.hand, first), ring, radii[0] * 1.9, back=True))
    return lines


def _thumb(digit: Digit, thing: int) -> list[Crease]:
    radii = MEASURES["thumb"].radii
    (_, q, r, _), (first, middle, end) = digit.points, digit.frames
    _, mid, tip = digit.bends
    lower = between(middle, end)
    lines = []
    if tip < 55:
        lines.append(_arc(thing, 1, r, lower, _Ring(-0.05, -58, 58, 1.0, -0.05), radii[2] * 1.7, back=False))
    s = max(0.0, 1 - tip / 60)
    if s > 0.1:
        for ring in (
            _Ring(-0.18, -34 * s, 30 * s, 0.8, -0.12),
            _Ring(0.06, -42 * s, 40 * s, 0.9, 0.02),
            _Ring(0.28, -26 * s, 30 * s, 0.7, 0.1),
        ):
            lines.append(_arc(thing, 1, r, lower, ring, radii[2] * 1.7, back=True))
    if mid < 45:
        lines.append(_arc(thing, 1, q, between(first, middle), _Ring(0.35, -45, 40, 0.9, -0.1), 2.2, back=False))
    return lines


def _palm(bones: Skeleton, thing: int) -> list[Crease]:
    lines = []
    for knots, width in PALM:
        spline = CubicSpline(np.arange(len(knots)), np.array(knots))
        flat = spline(np.linspace(0, len(knots) - 1, 26))
        points = np.array([bones.at_hand((x, y, -4.5)) for x, y in flat])
        lines.append(Crease(thing, 0, points, np.repeat(bones.hand[:, 2][None], len(points), 0), width))
    return lines


def _wrist(bones: Skeleton, thing: int) -> list[Crease]:
    axes = between(bones.forearm, bones.hand)
    rings = (_Ring(0.15, -60, 62, 0.9, 0.0), _Ring(-0.35, -42, 43, 0.7, 0.0))
    return [_arc(thing, 0, bones.wrist, axes, ring, 4.2, back=False) for ring in rings]


def _tendons(bones: Skeleton, thing: int) -> list[Crease]:
    lines = []
    for name, x in zip(FINGERS, TENDON_X, strict=True):
        start = vector((x, 2.2, 0.0))
        share = np.linspace(0.45, 0.83, 12)[:, None]
        flat = start + (vector(MEASURES[name].root) - start) * share
        points = np.array([bones.at_hand((q[0], q[1], 4.0)) for q in flat])
        lines.append(Crease(thing, 0, points, np.repeat(-bones.hand[:, 2][None], len(points), 0), 0.6))
    return lines
