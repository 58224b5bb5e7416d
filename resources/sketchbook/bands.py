"""A taut band of putty round digits: thinner when it is longer. Lengths in centimetres."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from scipy.spatial import ConvexHull

from sketchbook.field import distances, pack
from sketchbook.geometry import Array, unit, vector
from sketchbook.pose_file import ObjectTable
from sketchbook.rig import DIGITS, Skeleton
from sketchbook.shapes import DIGIT, SOFT, Solid, Strap

SIZE = (9.0, 2.2)  # usual volume, and how many times as wide as thick it is
NEAR_PLACE, GRID = 1.8, 0.12  # a digit is felt so far round the place where the band lies on it, in such steps
PRESS = 0.03  # how deep it lies in the skin
HELD = 0.5  # radius of the turn at the end that a digit does not hold
CIRCLE = np.linspace(0, 2 * np.pi, 48, endpoint=False)
SHORTEST = 0.16  # straight piece of a band


def band_solids(table: ObjectTable, bones: Skeleton, digits: list[Solid], origin: Array) -> list[Solid]:
    """A band of constant volume round the digits that `table.round` names, where `bone` and `along` say.

    Round one digit alone its other end lies at `origin`. `size` is its volume in cubic centimetres, and how many times
    as wide as thick it is. `digits` are the solids of the hand's digits.
    """
    volume, aspect = (*table.size, *SIZE[len(table.size) :])
    places = [_on_bone(bones, name, table) for name in table.round]
    across = _across(table, bones, places, origin)
    middle = vector(np.mean([*places, origin] if len(places) == 1 else places, axis=0))
    right = unit(np.cross(across, (0.31, 0.52, 0.79)))
    up = np.cross(across, right)
    flat = np.stack([right, up], 1)
    discs = [_section(name, place, middle, flat, digits) for name, place in zip(table.round, places, strict=True)]
    if len(places) == 1:
        discs.append(vector([[*((origin - middle) @ flat), HELD]]))
    thick, loop = _taut(np.concatenate(discs), volume, aspect)
    points = [middle + flat @ q for q in loop]
    wide = aspect * thick
    straps = [Strap(a, b, across, wide, thick, 0.9 * thick) for a, b in pairwise([*points, points[0]])]
    return [Solid(SOFT, 0, 0, tuple(straps))]


def _on_bone(bones: Skeleton, name: str, table: ObjectTable) -> Array:
    a, b = bones.digits[name].points[table.bone : table.bone + 2]
    return vector(a + (b - a) * table.along)


def _across(table: ObjectTable, bones: Skeleton, places: list[Array], origin: Array) -> Array:
    """The direction of the band's width: along the digits, and square to the line or the plane of the places."""
    along = np.sum([bones.digits[name].frames[table.bone][:, 1] for name in table.round], axis=0)
    points = np.array([*places, origin] if len(places) == 1 else places)
    _, _, main = np.linalg.svd(points - points.mean(0))
    if "thumb" in table.round and len(places) > 2:
        return unit(main[2] * np.sign(main[2] @ along))
    return unit(along - main[0] * (main[0] @ along))


def _section(name: str, place: Array, middle: Array, flat: Array, digits: list[Solid]) -> Array:
    """Discs (n, 3), x, y and radius in the band's plane, that fill what the plane cuts of a digit."""
    own = pack([solid for solid in digits if solid.part == DIGITS.index(name) + 1 and solid.kind == DIGIT])
    steps = np.arange(-NEAR_PLACE, NEAR_PLACE + GRID, GRID)
    spots = np.stack(np.meshgrid(steps, steps), -1).reshape(-1, 2)
    spots = spots[np.linalg.norm(spots, axis=1) < NEAR_PLACE] + (place - middle) @ flat
    inside = distances(own.rows, own.groups, np.ascontiguousarray(middle + spots @ flat.T))
    keep = inside < 0
    return np.column_stack([spots[keep], -inside[keep]])


def _taut(discs: Array, volume: float, aspect: float) -> tuple[float, Array]:
    """Half the thickness, and the line (n, 2) in the middle of a band drawn taut round discs."""
    thick = 0.25
    for _ in range(12):
        loop = _hull(discs, thick)
        length = float(np.linalg.norm(loop - np.roll(loop, 1, 0), axis=1).sum())
        thick = float(np.sqrt(volume / (length * 4 * aspect)))
    return thick, _calm(_hull(discs, thick))


def _hull(discs: Array, thick: float) -> Array:
    out = np.stack([np.cos(CIRCLE), np.sin(CIRCLE)], 1)
    points = (discs[:, None, :2] + out[None] * (discs[:, None, 2:] + thick - PRESS)).reshape(-1, 2)
    return vector(points[ConvexHull(points).vertices])


def _calm(loop: Array) -> Array:
    """The same loop without its shortest pieces."""
    kept = [loop[0]]
    for point in loop[1:]:
        if np.linalg.norm(point - kept[-1]) >= SHORTEST:
            kept.append(point)
    return vector(kept)
