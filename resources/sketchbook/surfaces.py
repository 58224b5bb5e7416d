"""Compiled distances of single shapes, and what is printed on them. `shapes` tells what a row of numbers holds."""

from __future__ import annotations

import math

from sketchbook.compiling import compiled
from sketchbook.geometry import Array
from sketchbook.shapes import BOX, CHECKS, CONE, ELLIPSOID, JIGSAW, LEAVES, RING, ROD, STRIPE, TRIANGLE


@compiled
def soft_min(a: float, b: float, k: float) -> float:
    """The smaller of two distances, with a fillet of radius k."""
    h = k - abs(a - b)
    if h <= 0:
        return min(a, b)
    h /= k
    return min(a, b) - h * h * h * k * (1.0 / 6.0)


@compiled
def sphere(row: Array, x: float, y: float, z: float) -> float:
    """Distance from the bounding sphere of a row."""
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
def shape(row: Array, x: float, y: float, z: float) -> float:
    """Distance from the shape that a row holds."""
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
def printed(row: Array, x: float, y: float, z: float) -> tuple[int, int]:
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
