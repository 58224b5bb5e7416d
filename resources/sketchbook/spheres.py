"""Things as the spheres that fill them, which is how solvers measure them. Lengths in centimetres.

A digit's skin is taken from the solids that are drawn, so that a contact that is solved is a contact that is seen.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache

import numpy as np

from sketchbook.body import hand_solids
from sketchbook.compiling import compiled
from sketchbook.field import Field, Groups, exact_distance
from sketchbook.geometry import Array, vector
from sketchbook.rig import DIGITS, MEASURES, Digit, Pose, skeleton
from sketchbook.shapes import Box, Cone, Ellipsoid, Rod, Shape, Triangle

STEP = 0.3  # cm between spheres: a round finger comes out 0.02 cm too thin at most
BONES = {"thumb": (1, 1, 2, 2, 2), "finger": (0, 0, 1, 1, 1, 2, 2, 2)}  # to which bone each shape of a digit belongs


@dataclass(frozen=True, slots=True)
class Spheres:
    """Centres (n, 3) and radii (n,)."""

    centres: Array
    radii: Array

    def moved(self, origin: Array, axes: Array) -> Spheres:
        """From a frame into the world."""
        return Spheres(origin + self.centres @ axes.T, self.radii)


def joined(parts: list[Spheres]) -> Spheres:
    """All of them as one."""
    return Spheres(np.concatenate([p.centres for p in parts]), np.concatenate([p.radii for p in parts]))


def filling(shape: Shape) -> Spheres:
    """Spheres that fill a shape up to its surface. Of a strap only its core."""
    if isinstance(shape, Cone):
        return _along(shape.a, shape.b, shape.ra, shape.rb)
    if isinstance(shape, Ellipsoid):
        return _in_ellipsoid(shape)
    if isinstance(shape, Triangle):
        return _in_triangle(shape)
    if isinstance(shape, Box):
        return _in_box(shape)
    if isinstance(shape, Rod):
        return _in_rod(shape)
    return _along(shape.a, shape.b, shape.thick, shape.thick)


def _along(a: Array, b: Array, ra: float, rb: float) -> Spheres:
    u = np.linspace(0, 1, math.ceil(float(np.linalg.norm(b - a)) / STEP) + 1)
    return Spheres(a + u[:, None] * (b - a), ra + u * (rb - ra))


def _in_ellipsoid(shape: Ellipsoid) -> Spheres:
    """On the sheet of the middles of all spheres that fit in: across its shortest half axis."""
    order = np.argsort(shape.radii)
    least, wide, long = (shape.radii[i] for i in order)
    turn = np.linspace(0, 2 * math.pi, 12, endpoint=False)
    u, v = (np.concatenate([[0.0], 0.5 * way, way]) for way in (np.cos(turn), np.sin(turn)))
    x, y = u * (wide - least**2 / wide), v * (long - least**2 / long)
    left = 1 - x**2 / max(wide**2 - least**2, 1e-12) - y**2 / max(long**2 - least**2, 1e-12)
    centres = shape.centre + x[:, None] * shape.axes[:, order[1]] + y[:, None] * shape.axes[:, order[2]]
    return Spheres(vector(centres), least * np.sqrt(np.maximum(0.0, left)))


def _in_triangle(shape: Triangle) -> Spheres:
    shares = [(i / 4, j / 4) for i in range(5) for j in range(5 - i)]
    centres = [shape.a + (shape.b - shape.a) * i + (shape.c - shape.a) * j for i, j in shares]
    return Spheres(vector(centres), np.full(len(centres), shape.radius))


def _in_box(shape: Box) -> Spheres:
    """On the faces of the box inside its rounding."""
    inner = vector(shape.half) - shape.rounding
    counts = [max(2, min(12, math.ceil(2 * h / STEP) + 1)) for h in inner]
    grid = np.stack(np.meshgrid(*(np.linspace(-1, 1, n) for n in counts), indexing="ij"), -1).reshape(-1, 3)
    grid = grid[np.abs(grid).max(1) > 1 - 1e-9] * inner
    return Spheres(shape.centre + grid @ shape.axes.T, np.full(len(grid), shape.rounding))


def _in_rod(shape: Rod) -> Spheres:
    along = (shape.b - shape.a) / np.linalg.norm(shape.b - shape.a)
    x = np.cross(along, np.eye(3)[int(np.argmin(np.abs(along)))])
    x /= np.linalg.norm(x)
    turn = np.linspace(0, 2 * math.pi, 24, endpoint=False)[:, None]
    ring = np.cos(turn) * x + np.sin(turn) * np.cross(along, x)
    rim = shape.rounding
    ends = [(shape.a + along * rim, shape.ra - rim), (shape.b - along * rim, shape.rb - rim)]
    rows = [p + ring * r * k for p, r in ends for k in (1.0, 0.5)] + [p[None] for p, _ in ends]
    rims = np.concatenate(rows)
    rounds = [Spheres(rims, np.full(len(rims), rim))]
    if np.linalg.norm(shape.b - shape.a) > shape.ra + shape.rb:
        rounds.append(_along(shape.a + along * shape.ra, shape.b - along * shape.rb, shape.ra, shape.rb))
    return joined(rounds)


@dataclass(frozen=True, slots=True)
class Skin:
    """The skin of a digit by bone, and the middle of its pad, each in the frame of its bone."""

    bones: tuple[Spheres, Spheres, Spheres]
    pad: Array

    def on(self, digit: Digit, bone: int) -> Spheres:
        """The skin of one bone of the posed digit."""
        return self.bones[bone].moved(digit.points[bone], digit.frames[bone])

    def pad_on(self, digit: Digit) -> Array:
        """The middle of the pad of the posed digit."""
        return vector(digit.points[2] + digit.frames[2] @ self.pad)


@cache
def skin(name: str) -> Skin:
    """Of a digit by its name. It is the same on both hands. The thumb's first bone lies in the palm and has none."""
    pose = Pose({d: (0.0,) * (5 if d == "thumb" else 4) for d in DIGITS})
    bones = skeleton(pose, np.zeros(3), np.eye(3))
    digit, solid = bones.digits[name], hand_solids(bones, 0, 10, 3.0)[DIGITS.index(name) + 1]
    parts: list[list[Spheres]] = [[], [], []]
    for bone, shape in zip(BONES["thumb" if name == "thumb" else "finger"], solid.shapes, strict=True):
        here = filling(shape)
        axes = digit.frames[bone]
        parts[bone].append(Spheres((here.centres - digit.points[bone]) @ axes, here.radii))
    none = Spheres(np.empty((0, 3)), np.empty(0))
    first, middle, end = (joined(p) if p else none for p in parts)
    tip = solid.shapes[-1]
    assert isinstance(tip, Ellipsoid)
    pad = digit.frames[2].T @ (tip.centre - digit.points[2]) - vector((0, 0, tip.radii[2]))
    return Skin((first, middle, end), pad)


@cache
def core(name: str) -> tuple[Spheres, Spheres, Spheres]:
    """A digit's bones as a few spheres each, in their frames: enough to keep digits out of each other."""
    measures = MEASURES[name]
    parts = []
    for bone, length in enumerate(measures.lengths):
        u = np.linspace(0.3 if bone == 0 else 0.1, 0.9, 5)
        ra, rb = measures.radii[bone : bone + 2]
        middles = np.stack([np.zeros(5), u * length, np.zeros(5)], 1)
        parts.append(Spheres(middles, ra + u * (rb - ra)))
    first, middle, end = parts
    return first, middle, end


def gaps(field: Field, spheres: Spheres) -> Array:
    """Distances (n,) of spheres to the nearest surface of a field; negative inside."""
    return vector(_gaps(field.rows, field.groups, spheres.centres, spheres.radii))


def slope(field: Field, point: Array) -> Array:
    """The direction in which the distance grows fastest: straight out of the nearest surface."""
    return vector(_slope(field.rows, field.groups, point[0], point[1], point[2]))


@compiled
def _slope(rows: Array, groups: Groups, x: float, y: float, z: float) -> Array:
    e = 2e-3
    out = np.empty(3)
    out[0] = exact_distance(rows, groups, x + e, y, z) - exact_distance(rows, groups, x - e, y, z)
    out[1] = exact_distance(rows, groups, x, y + e, z) - exact_distance(rows, groups, x, y - e, z)
    out[2] = exact_distance(rows, groups, x, y, z + e) - exact_distance(rows, groups, x, y, z - e)
    length = math.sqrt(out[0] ** 2 + out[1] ** 2 + out[2] ** 2)
    return out / max(length, 1e-9)


@compiled
def _gaps(rows: Array, groups: Groups, centres: Array, radii: Array) -> Array:
    out = np.empty(radii.shape[0])
    for i in range(radii.shape[0]):
        x, y, z = centres[i, 0], centres[i, 1], centres[i, 2]
        d = exact_distance(rows, groups, x, y, z)
        if abs(d - radii[i]) < 0.5:  # ellipsoids and fillets answer roughly from afar: ask again at the surface
            n = _slope(rows, groups, x, y, z)
            d += exact_distance(rows, groups, x - n[0] * d, y - n[1] * d, z - n[2] * d)
        out[i] = d - radii[i]
    return out
