"""Cast shadows: which of the points that are seen the light does not reach. Lengths in centimetres."""

from __future__ import annotations

import math
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from sketchbook.beams import gather, span
from sketchbook.compiling import compiled
from sketchbook.field import Groups, distance
from sketchbook.geometry import Array, Image
from sketchbook.shapes import BOX

LIFT = 0.06  # cm off the surface, where its cast shadow is felt

Numbers: TypeAlias = NDArray[np.int16]
Tile: TypeAlias = tuple[int, int, int, int]  # top, down, left, right


@compiled
def shade(
    rows: Array,
    groups: Groups,
    own_rows: Array,
    own_groups: Groups,
    shaded: int,
    light: Array,
    tile: Tile,
    thing: Numbers,
    normal: Image,
    place: Image,
    lit: Image,
) -> None:
    """The cast shadow on one thing in a tile."""
    top, down, left, right = tile
    low, high = np.full(3, 1e9), np.full(3, -1e9)
    for j in range(top, down):
        for i in range(left, right):
            if thing[j, i] == shaded:
                for k in range(3):
                    low[k], high[k] = min(low[k], place[j, i, k]), max(high[k], place[j, i, k])
    if low[0] > high[0]:
        return
    middle, wide = (low + high) / 2, 0.5 * math.sqrt(((high - low) ** 2).sum()) + LIFT
    count = gather(rows, groups, middle, light, wide, 0.0, own_rows, own_groups)
    count = _without_flat(own_rows, own_groups, count, shaded)
    casting = own_groups[:count]
    if count == 0:
        return
    for j in range(top, down):
        for i in range(left, right):
            a, b, c = normal[j, i, 0], normal[j, i, 1], normal[j, i, 2]
            if thing[j, i] == shaded and a * light[0] + b * light[1] + c * light[2] > 0:
                x, y, z = place[j, i, 0] + a * LIFT, place[j, i, 1] + b * LIFT, place[j, i, 2] + c * LIFT
                lit[j, i] = _shadow(own_rows, casting, x, y, z, light)


@compiled
def _without_flat(rows: Array, groups: Groups, count: int, thing: int) -> int:
    """Leave out the boxes that are a whole thing alone: on themselves they cast no shadow. Returns how many stay."""
    m = 0
    for g in range(count):
        alone = groups[g, 1] == thing and groups[g, 4] - groups[g, 2] == 1 and rows[groups[g, 2], 0] == BOX
        if not alone:
            groups[m] = groups[g]
            m += 1
    return m


@compiled
def _shadow(rows: Array, groups: Groups, x: float, y: float, z: float, light: Array) -> float:
    """0 if something stands between a point and the light, else 1."""
    t, far = span(rows, groups, x, y, z, light[0], light[1], light[2], 0.0)
    t, far = max(t, 0.12), min(far, 34.0)
    for _ in range(200):
        if t > far:
            break
        d = distance(rows, groups, x + light[0] * t, y + light[1] * t, z + light[2] * t)
        if d < 0.004:
            return 0.0
        t += max(d * 0.9, 0.02)
    return 1.0
