"""A scene as a signed distance field: solids packed into rows of numbers, and the compiled distance to them.

`shapes` tells what a row holds. A group is a row of whole numbers: kind, thing, first row, root end, end, part,
row of its bounding sphere.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sketchbook.compiling import compiled
from sketchbook.geometry import Array
from sketchbook.shapes import (
    BODY,
    BOX,
    CARVED,
    CHECKS,
    CONE,
    CUT,
    DIGIT,
    ELLIPSOID,
    JIGSAW,
    LEAVES,
    NO_PRINT,
    RING,
    ROD,
    ROW,
    SLEEVE,
    SOFT,
    STRIPE,
    TRIANGLE,
    Solid,
)

NEAR = 0.9  # cm; farther groups answer with their bounding sphere
FILLET = 0.6  # cm; no fillet between a digit and its body is larger
DENT = 0.24  # cm; radius of the rim that a finger leaves in a soft thing
SUNK = DENT / 6  # cm; how far a soft thing reaches beneath the skin that dents it, so that its rim leaves no gap

Groups = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Field:
    """Packed solids."""

    rows: Array
    groups: Groups

    def only(self, keep: NDArray[np.bool_]) -> Field:
        """The groups chosen by a mask."""
        return Field(self.rows, np.ascontiguousarray(self.groups[keep]))


def pack(solids: list[Solid]) -> Field:
    """Solids as one field. A digit's body must come before it."""
    rows: list[Array] = []
    groups: list[list[int]] = []
    for solid in solids:
        first = len(rows)
        rows += [shape.row() for shape in solid.shapes]
        end = len(rows)
        bounds = np.array(rows[first:end])
        rows.append(_extra(solid))
        rows.append(_bounding(bounds))
        groups.append([solid.kind, solid.thing, first, first + solid.roots, end, solid.part, end + 1])
    return Field(np.array(rows), np.array(groups, dtype=np.int64))


def _extra(solid: Solid) -> Array:
    if solid.printed is not None:
        return solid.printed.row()
    row = np.zeros(ROW)
    if solid.root is not None:
        start, end = solid.root
        along = end - start
        row[1], row[6:9], row[9:12] = solid.root_blend, start, along / (along @ along)
    if solid.cuts is not None:
        (p, n), (q, m) = solid.cuts
        row[6:9], row[9:12], row[12:15], row[15:18] = p, n, q, m
    return row


def _bounding(rows: Array) -> Array:
    low = np.min(rows[:, 2:5] - rows[:, 5:6], 0)
    high = np.max(rows[:, 2:5] + rows[:, 5:6], 0)
    centre = (low + high) / 2
    row = np.zeros(ROW)
    row[2:5] = centre
    row[5] = (np.linalg.norm(rows[:, 2:5] - centre, axis=1) + rows[:, 5]).max()
    return row


@compiled
def _soft_min(a: float, b: float, k: float) -> float:
    """The smaller of two distances, with a fillet of radius k."""
    h = k - abs(a - b)
    if h <= 0:
        return min(a, b)
    h /= k
    return min(a, b) - h * h * h * k * (1.0 / 6.0)


@compiled
def _sphere(row: Array, x: float, y: float, z: float) -> float:
    return float(math.sqrt((x - row[2]) ** 2 + (y - row[3]) ** 2 + (z - row[4]) ** 2) - row[5])


@compiled
def _cone(row: Array, x: float, y: float, z: float) -> float:
    bx, by, bz = row[9] - row[6], row[10] - row[7], row[11] - row[8]
    px, py, pz = x - row[6], y - row[7], z - row[8]
    slope = row[12] - row[13]
    length2 = bx * bx + by * by + bz * bz
    a2 = length2 - slope * slope
    inverse = 1.0 / length2
    along = px * bx + py * by + pz * bz
    beyond = along - length2
    vx, vy, vz = px * length2 - bx * along, py * length2 - by * along, pz * length2 - bz * along
    off2 = vx * vx + vy * vy + vz * vz
    along2, beyond2 = along * along * length2, beyond * beyond * length2
    k = 0.0 if slope == 0 else math.copysign(1.0, slope) * slope * slope * off2
    if math.copysign(1.0, beyond) * a2 * beyond2 > k:
        return float(math.sqrt(off2 + beyond2) * inverse - row[13])
    if math.copysign(1.0, along) * a2 * along2 < k:
        return float(math.sqrt(off2 + along2) * inverse - row[12])
    return float((math.sqrt(off2 * a2 * inverse) + along * slope) * inverse - row[12])


@compiled
def _local(row: Array, x: float, y: float, z: float) -> tuple[float, float, float]:
    px, py, pz = x - row[6], y - row[7], z - row[8]
    return (
        row[9] * px + row[10] * py + row[11] * pz,
        row[12] * px + row[13] * py + row[14] * pz,
        row[15] * px + row[16] * py + row[17] * pz,
    )


@compiled
def _ellipsoid(row: Array, x: float, y: float, z: float) -> float:
    u, v, w = _local(row, x, y, z)
    a, b, c = row[18], row[19], row[20]
    k0 = math.sqrt((u / a) ** 2 + (v / b) ** 2 + (w / c) ** 2)
    k1 = math.sqrt((u / (a * a)) ** 2 + (v / (b * b)) ** 2 + (w / (c * c)) ** 2)
    if k1 < 1e-6:
        return float(-min(a, b, c))
    return float(k0 * (k0 - 1.0) / k1)


@compiled
def _box(row: Array, x: float, y: float, z: float) -> float:
    u, v, w = _local(row, x, y, z)
    r = row[21]
    u, v, w = abs(u) - row[18] + r, abs(v) - row[19] + r, abs(w) - row[20] + r
    inside = min(max(u, v, w), 0.0)
    u, v, w = max(u, 0.0), max(v, 0.0), max(w, 0.0)
    return float(math.sqrt(u * u + v * v + w * w) + inside - r)


@compiled
def _edge2(px: float, py: float, pz: float, ex: float, ey: float, ez: float) -> float:
    """Square of the distance of p from the piece of line from 0 to e."""
    h = min(1.0, max(0.0, (ex * px + ey * py + ez * pz) / (ex * ex + ey * ey + ez * ez)))
    return (ex * h - px) ** 2 + (ey * h - py) ** 2 + (ez * h - pz) ** 2


@compiled
def _triangle(row: Array, x: float, y: float, z: float) -> float:
    abx, aby, abz = row[9] - row[6], row[10] - row[7], row[11] - row[8]
    bcx, bcy, bcz = row[12] - row[9], row[13] - row[10], row[14] - row[11]
    cax, cay, caz = row[6] - row[12], row[7] - row[13], row[8] - row[14]
    apx, apy, apz = x - row[6], y - row[7], z - row[8]
    bpx, bpy, bpz = x - row[9], y - row[10], z - row[11]
    cpx, cpy, cpz = x - row[12], y - row[13], z - row[14]
    nx, ny, nz = aby * caz - abz * cay, abz * cax - abx * caz, abx * cay - aby * cax
    s1 = (aby * nz - abz * ny) * apx + (abz * nx - abx * nz) * apy + (abx * ny - aby * nx) * apz
    s2 = (bcy * nz - bcz * ny) * bpx + (bcz * nx - bcx * nz) * bpy + (bcx * ny - bcy * nx) * bpz
    s3 = (cay * nz - caz * ny) * cpx + (caz * nx - cax * nz) * cpy + (cax * ny - cay * nx) * cpz
    if math.copysign(1.0, s1) + math.copysign(1.0, s2) + math.copysign(1.0, s3) < 2.0:
        d2 = min(
            _edge2(apx, apy, apz, abx, aby, abz),
            _edge2(bpx, bpy, bpz, bcx, bcy, bcz),
            _edge2(cpx, cpy, cpz, cax, cay, caz),
        )
    else:
        q = nx * apx + ny * apy + nz * apz
        d2 = q * q / (nx * nx + ny * ny + nz * nz)
    return float(math.sqrt(d2) - row[15])


@compiled
def _rod(row: Array, x: float, y: float, z: float) -> float:
    ex, ey, ez = row[9] - row[6], row[10] - row[7], row[11] - row[8]
    length = math.sqrt(ex * ex + ey * ey + ez * ez)
    px, py, pz = x - row[6], y - row[7], z - row[8]
    r = row[14]
    along = (px * ex + py * ey + pz * ez) / length
    off = math.sqrt(max(0.0, px * px + py * py + pz * pz - along * along))
    half = length * 0.5 - r
    h, ra, rb = along - length * 0.5, row[12] - r, row[13] - r
    cx, cy = off - min(off, ra if h < 0 else rb), abs(h) - half
    vx, vy = rb - ra, 2.0 * half
    t = min(1.0, max(0.0, ((rb - off) * vx + (half - h) * vy) / (vx * vx + vy * vy)))
    sx, sy = off - rb + vx * t, h - half + vy * t
    sign = -1.0 if sx < 0 and cy < 0 else 1.0
    return float(sign * math.sqrt(min(cx * cx + cy * cy, sx * sx + sy * sy)) - r)


@compiled
def _strap(row: Array, x: float, y: float, z: float) -> float:
    px, py, pz = x - row[6], y - row[7], z - row[8]
    ex, ey, ez = row[9] - row[6], row[10] - row[7], row[11] - row[8]
    across = px * row[12] + py * row[13] + pz * row[14]
    px, py, pz = px - across * row[12], py - across * row[13], pz - across * row[14]
    r = row[17]
    u = math.sqrt(_edge2(px, py, pz, ex, ey, ez)) - row[16] + r
    v = abs(across) - row[15] + r
    inside = min(max(u, v), 0.0)
    u, v = max(u, 0.0), max(v, 0.0)
    return float(math.sqrt(u * u + v * v) + inside - r)


@compiled
def _shape(row: Array, x: float, y: float, z: float) -> float:
    if row[0] == CONE:
        return _cone(row, x, y, z)
    if row[0] == ELLIPSOID:
        return _ellipsoid(row, x, y, z)
    if row[0] == TRIANGLE:
        return _triangle(row, x, y, z)
    if row[0] == BOX:
        return _box(row, x, y, z)
    if row[0] == ROD:
        return _rod(row, x, y, z)
    return _strap(row, x, y, z)


@compiled
def _blended(rows: Array, first: int, end: int, x: float, y: float, z: float, d: float, most: float) -> float:
    """Distance of shapes blended in order, from `d` on. Right below `most`; else only sure to be no less than that."""
    for i in range(first, end):
        k = rows[i, 1]
        if _sphere(rows[i], x, y, z) < min(d, most) + k:
            d = _soft_min(d, _shape(rows[i], x, y, z), k)
    return d


@compiled
def _digit(
    rows: Array, first: int, roots: int, end: int, x: float, y: float, z: float, body: float, most: float
) -> tuple[float, float]:
    """Distances of a digit blended with its body, and of the digit alone. Right below `most`."""
    root = _blended(rows, first, roots, x, y, z, 1e9, most + FILLET)
    whole = _blended(rows, roots, end, x, y, z, root, most)
    o = rows[end]
    s = (x - o[6]) * o[9] + (y - o[7]) * o[10] + (z - o[8]) * o[11]
    s = min(1.0, max(0.0, (s - 0.15) / 0.5))
    fillet = o[1] * (1.0 - s * s * (3.0 - 2.0 * s)) + 0.02
    return min(_soft_min(body, root, fillet), whole), whole


@compiled
def _rest(
    rows: Array, kind: int, first: int, end: int, x: float, y: float, z: float, part: int, most: float
) -> tuple[float, int]:
    """Distance, right below `most`, and part of a solid that is not a digit. A sleeve is cut by its two planes."""
    d = _blended(rows, first, end, x, y, z, 1e9, most + FILLET)
    if kind != SLEEVE:
        return d, part
    o = rows[end]
    cuff = (x - o[6]) * o[9] + (y - o[7]) * o[10] + (z - o[8]) * o[11]
    cut = (x - o[12]) * o[15] + (y - o[13]) * o[16] + (z - o[14]) * o[17]
    if part == 0 and cut > d and cut > cuff:
        part = CUT
    return max(d, cuff, cut), part


@compiled
def _carved(rows: Array, first: int, roots: int, end: int, x: float, y: float, z: float) -> float:
    """Distance of the first shapes without what the others fill."""
    whole, hole = _blended(rows, first, roots, x, y, z, 1e9, 1e9), _blended(rows, roots, end, x, y, z, 1e9, 1e9)
    return max(whole, -hole)


@compiled
def _owner(u: float, v: float, side: float, radius: float, reach: float) -> tuple[int, int]:
    """Column and row of the piece of a jigsaw at a place. Pieces in turn have knobs left and right, or above and below.

    The knob of a neighbour that owns one reaches into the piece.
    """
    i, j = math.floor(u / (2 * side) + 0.5), math.floor(v / (2 * side) + 0.5)
    u, v = u - 2 * side * i, v - 2 * side * j
    middle = side - reach
    if (i + j) % 2 == 0:
        if u * u + (abs(v) - middle) ** 2 < radius * radius:
            return i, j + (1 if v > 0 else -1)
    elif (abs(u) - middle) ** 2 + v * v < radius * radius:
        return i + (1 if u > 0 else -1), j
    return i, j


@compiled
def _printed(row: Array, x: float, y: float, z: float) -> tuple[int, int]:
    """By how much what is printed at a place is a later thing, and a later part."""
    u, v, _ = _local(row, x, y, z)
    if row[0] == STRIPE:
        return (1 if abs(u - row[19]) < row[18] else 0), 0
    if row[0] == RING:
        return 0, (1 if u * u + v * v > row[18] * row[18] else 0)
    i, j = math.floor(u / row[18] + 0.5), math.floor(v / row[18] + 0.5)
    if row[0] == LEAVES:
        return 0, i % 2
    if row[0] == CHECKS:
        return (i + j) % 2, 0
    if row[0] == JIGSAW:
        k, m = _owner(u, v, row[18], row[19], row[20])
        if abs(k) > row[22] or abs(m) > row[23]:  # no knob comes in over the edge
            k, m = math.floor(u / (2 * row[18]) + 0.5), math.floor(v / (2 * row[18]) + 0.5)
        i, j = int(min(max(k, -row[22]), row[22])), int(min(max(m, -row[23]), row[23]))
        return (i + 2 * j) % int(row[21]), (i % 3) + 3 * (j % 3)
    return 0, 0


@compiled
def nearest(rows: Array, groups: Groups, x: float, y: float, z: float) -> tuple[float, int, int]:
    """Distance, thing and part of the nearest surface. Digits blend with their body only, never with each other."""
    best, thing, part, body, skin, print_row = 1e9, -1, -1, 1e9, 1e9, -1
    for g in range(groups.shape[0]):
        kind, first, roots, end, here = groups[g, 0], groups[g, 2], groups[g, 3], groups[g, 4], groups[g, 5]
        d = _sphere(rows[groups[g, 6]], x, y, z)
        if d <= NEAR:
            if kind == DIGIT:
                d, alone = _digit(rows, first, roots, end, x, y, z, body, best)
                here = 0 if alone >= body else here
            elif kind == SOFT:
                d = -_soft_min(-_blended(rows, first, end, x, y, z, 1e9, 1e9), skin + SUNK, DENT)
            elif kind == CARVED:
                d = _carved(rows, first, roots, end, x, y, z)
            else:
                d, here = _rest(rows, kind, first, end, x, y, z, here, best)
        if kind == BODY:
            body = d
        if kind in (BODY, DIGIT):
            skin = min(skin, d)
        if d < best - 1e-7:
            best, thing, part, print_row = d, groups[g, 1], here, end
    if print_row >= 0 and best < 0.02 and rows[print_row, 0] != NO_PRINT:
        later_thing, later_part = _printed(rows[print_row], x, y, z)
        return best, thing + later_thing, part + later_part
    return best, thing, part


@compiled
def distance(rows: Array, groups: Groups, x: float, y: float, z: float) -> float:
    """Distance of the nearest surface."""
    return nearest(rows, groups, x, y, z)[0]


@compiled
def exact_distance(rows: Array, groups: Groups, x: float, y: float, z: float) -> float:
    """Distance of the nearest surface, however far it is: for solvers. Soft things count as if nothing dented them."""
    best, body = 1e9, 1e9
    for g in range(groups.shape[0]):
        kind, first, roots, end = groups[g, 0], groups[g, 2], groups[g, 3], groups[g, 4]
        if kind != BODY and _sphere(rows[groups[g, 6]], x, y, z) > best + 1.0:  # 1.0: fillets are smaller
            continue
        if kind == DIGIT:
            d = _digit(rows, first, roots, end, x, y, z, body, best)[0]
        elif kind == CARVED:
            d = _carved(rows, first, roots, end, x, y, z)
        else:
            d = _rest(rows, kind, first, end, x, y, z, 0, best)[0]
        if kind == BODY:
            body = d
        best = min(best, d)
    return best


@compiled
def distances(rows: Array, groups: Groups, points: Array) -> Array:
    """Exact distances of points (n, 3) to the nearest surface."""
    out = np.empty(points.shape[0])
    for i in range(points.shape[0]):
        out[i] = exact_distance(rows, groups, points[i, 0], points[i, 1], points[i, 2])
    return out
