"""The part of a field that a bundle of rays can meet: marching against that alone shows the same picture, faster."""

from __future__ import annotations

import math

from sketchbook.compiling import compiled
from sketchbook.field import Groups
from sketchbook.geometry import Array
from sketchbook.shapes import BODY, BOX, CARVED, CONE, DIGIT, PLAIN, ROD, SLEEVE

FELT = 0.75  # cm from a ray within which shapes can bend a normal, besides their fillets
BULGE, SLACK = 0.35, 0.1  # share of its fillet's radius, and cm, by which a surface may stand out of a shape's sphere


@compiled
def _beside(rows: Array, i: int, origin: Array, axis: Array, wide: float, slope: float) -> tuple[float, float]:
    """How far a row's bounding sphere stays off a beam, negative inside; and its centre's distance from the origin."""
    vx, vy, vz = rows[i, 2] - origin[0], rows[i, 3] - origin[1], rows[i, 4] - origin[2]
    along = vx * axis[0] + vy * axis[1] + vz * axis[2]
    from_origin2 = vx * vx + vy * vy + vz * vz
    across = math.sqrt(max(0.0, from_origin2 - along * along))
    off = across - wide - slope * max(along, 0.0) - rows[i, 5]
    return max(off, -along - wide - rows[i, 5]), math.sqrt(from_origin2)


@compiled
def gather(
    rows: Array,
    groups: Groups,
    origin: Array,
    axis: Array,
    wide: float,
    slope: float,
    own_rows: Array,
    own_groups: Groups,
) -> int:
    """Copy what a beam can meet to `own_rows` and `own_groups`, in order; returns the number of groups.

    The beam starts at `origin`, goes along the unit vector `axis`, and is `wide` cm across at first and wider by
    `slope` cm in each (as a radius).
    """
    n = 0
    m = 0
    for g in range(groups.shape[0]):
        kind, first, roots, end, bound = groups[g, 0], groups[g, 2], groups[g, 3], groups[g, 4], groups[g, 6]
        if _beside(rows, bound, origin, axis, wide, slope)[0] > FELT + 1.5:
            continue
        known = kind in (BODY, DIGIT, PLAIN, SLEEVE)
        start, own_roots = n, n
        for r in range(first, end):
            if not known or _beside(rows, r, origin, axis, wide, slope)[0] <= FELT + max(rows[r, 1], 0.5):
                own_rows[n] = rows[r]
                n += 1
            if r < roots:
                own_roots = n
        if n == start:
            continue
        own_groups[m] = groups[g]
        own_groups[m, 2], own_groups[m, 3], own_groups[m, 4], own_groups[m, 6] = start, own_roots, n, n + 1
        own_rows[n] = rows[end]
        own_rows[n + 1] = rows[bound]
        n += 2
        m += 1
    return m


@compiled
def _round_a_bone(
    rows: Array, i: int, reach: float, vx: float, vy: float, vz: float, dx: float, dy: float, dz: float
) -> tuple[float, float]:
    """Between which distances a ray is in an endless cylinder round a cone or a rod; v goes from the cone to it."""
    bx, by, bz = rows[i, 9] - rows[i, 6], rows[i, 10] - rows[i, 7], rows[i, 11] - rows[i, 8]
    bb = bx * bx + by * by + bz * bz
    bd, bv = bx * dx + by * dy + bz * dz, bx * vx + by * vy + bz * vz
    a = bb - bd * bd
    b = bb * (vx * dx + vy * dy + vz * dz) - bv * bd
    c = bb * (vx * vx + vy * vy + vz * vz - reach * reach) - bv * bv
    if a < 1e-6 * bb:
        return (-1e9, 1e9) if c < 0.0 else (1e9, -1e9)
    half2 = b * b - a * c
    if half2 <= 0.0:
        return 1e9, -1e9
    half = math.sqrt(half2)
    return (-b - half) / a, (half - b) / a


@compiled
def _in_a_slab(v: float, d: float, half: float) -> tuple[float, float]:
    """Between which distances a ray is between two planes, `half` on both sides of the middle."""
    if abs(d) < 1e-9:
        return (-1e9, 1e9) if abs(v) < half else (1e9, -1e9)
    return -v / d - half / abs(d), -v / d + half / abs(d)


@compiled
def _through(
    rows: Array, i: int, x: float, y: float, z: float, dx: float, dy: float, dz: float, wide: float
) -> tuple[float, float]:
    """Between which distances a ray can come as near as `wide` to a shape."""
    vx, vy, vz = x - rows[i, 2], y - rows[i, 3], z - rows[i, 4]
    along = -(vx * dx + vy * dy + vz * dz)
    out = BULGE * rows[i, 1] + SLACK + wide
    half2 = (rows[i, 5] + out) ** 2 - (vx * vx + vy * vy + vz * vz - along * along)
    if half2 <= 0.0:
        return 1e9, -1e9
    near, far = along - math.sqrt(half2), along + math.sqrt(half2)
    if rows[i, 0] in (CONE, ROD):
        vx, vy, vz = x - rows[i, 6], y - rows[i, 7], z - rows[i, 8]
        a, b = _round_a_bone(rows, i, max(rows[i, 12], rows[i, 13]) + out, vx, vy, vz, dx, dy, dz)
        near, far = max(near, a), min(far, b)
    elif rows[i, 0] == BOX:
        for k in range(3):
            p, q, r = rows[i, 9 + 3 * k], rows[i, 10 + 3 * k], rows[i, 11 + 3 * k]
            a, b = _in_a_slab(p * vx + q * vy + r * vz, p * dx + q * dy + r * dz, rows[i, 18 + k] + out)
            near, far = max(near, a), min(far, b)
    return near, far


@compiled
def span(
    rows: Array, groups: Groups, x: float, y: float, z: float, dx: float, dy: float, dz: float, wide: float
) -> tuple[float, float]:
    """Between which distances a ray can come as near as `wide` to the groups; the first is larger if it never does."""
    near, far = 1e9, -1e9
    for g in range(groups.shape[0]):
        end = groups[g, 3] if groups[g, 0] == CARVED else groups[g, 4]
        for i in range(groups[g, 2], end):
            a, b = _through(rows, i, x, y, z, dx, dy, dz, wide)
            if a < b:
                near, far = min(near, a), max(far, b)
    return near, far
