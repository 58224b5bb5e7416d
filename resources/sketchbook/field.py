"""A scene as a signed distance field: solids packed into rows of numbers, and the compiled distance to them.

`shapes` tells what a row holds. A group is a row of whole numbers: kind, thing, first row, root end, end, part,
row of its bounding sphere.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sketchbook.compiling import compiled
from sketchbook.geometry import Array
from sketchbook.shapes import (
    BODY,
    CARVED,
    CUT,
    DIGIT,
    NO_PRINT,
    ROW,
    SLEEVE,
    SOFT,
    Solid,
)
from sketchbook.surfaces import printed, shape, soft_min, sphere

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
def _blended(rows: Array, first: int, end: int, x: float, y: float, z: float, d: float, most: float) -> float:
    """Distance of shapes blended in order, from `d` on. Right below `most`; else only sure to be no less than that."""
    for i in range(first, end):
        k = rows[i, 1]
        if sphere(rows[i], x, y, z) < min(d, most) + k:
            d = soft_min(d, shape(rows[i], x, y, z), k)
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
    return min(soft_min(body, root, fillet), whole), whole


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
def nearest(rows: Array, groups: Groups, x: float, y: float, z: float) -> tuple[float, int, int]:
    """Distance, thing and part of the nearest surface. Digits blend with their body only, never with each other."""
    best, thing, part, body, skin, print_row = 1e9, -1, -1, 1e9, 1e9, -1
    for g in range(groups.shape[0]):
        kind, first, roots, end, here = groups[g, 0], groups[g, 2], groups[g, 3], groups[g, 4], groups[g, 5]
        d = sphere(rows[groups[g, 6]], x, y, z)
        if d <= NEAR:
            if kind == DIGIT:
                d, alone = _digit(rows, first, roots, end, x, y, z, body, best)
                here = 0 if alone >= body else here
            elif kind == SOFT:
                d = -soft_min(-_blended(rows, first, end, x, y, z, 1e9, 1e9), skin + SUNK, DENT)
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
        later_thing, later_part = printed(rows[print_row], x, y, z)
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
        if kind != BODY and sphere(rows[groups[g, 6]], x, y, z) > best + 1.0:  # 1.0: fillets are smaller
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
