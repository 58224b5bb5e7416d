"""The arrow of motion, drawn beside the hand. Points are percent of the picture, x to the right and y downwards."""

from __future__ import annotations

import numpy as np
from scipy.interpolate import CubicSpline

from coach.library.sketches import PackedFill
from coach.practice.sketch import Role
from sketchbook.curves import Pen
from sketchbook.geometry import Array, arc_lengths, unit, vector

SHAFT, HEAD_LONG, HEAD_WIDE = 8.5, 27.0, 15.0  # units of the picture, which is 600 wide; HEAD_WIDE is half
CLEAR = 9.0  # units between the arrow and the hand


def _curve(points: Array, size: float) -> Array:
    spots = points / 100 * size
    way = arc_lengths(spots)
    return vector(CubicSpline(way, spots)(np.linspace(0, way[-1], 90)))


def arrow(points: Array, size: float, both: bool) -> PackedFill:
    """A bent arrow through points (n, 2), with one head or two."""
    line = _curve(points, size)
    way = arc_lengths(line)
    pen = Pen(1.0)
    from_start = HEAD_LONG - 6 if both else 0.0
    shaft = line[(way >= from_start) & (way <= way[-1] - HEAD_LONG + 6)]
    pen.stroke(shaft, np.full(len(shaft), SHAFT), False)
    for tip, inner in [(line[-1], -1)] + ([(line[0], 1)] if both else []):
        target = way[-1] - HEAD_LONG if inner < 0 else HEAD_LONG
        base = vector([np.interp(target, way, line[:, k]) for k in (0, 1)])
        ahead = unit(tip - base)
        side = vector([-ahead[1], ahead[0]])
        back = tip - ahead * HEAD_LONG
        notch = tip - ahead * (HEAD_LONG - 7)
        corners = [tip, back - side * HEAD_WIDE, notch, back + side * HEAD_WIDE]  # wound like the shaft
        pen.polygon(np.array(corners))
    return pen.fill(Role.ARROW)


def clearance(points: Array, size: float, from_hands: Array, scale: float) -> float:
    """The smallest distance, in units, between an arrow's edge and the hands of any frame.

    `from_hands` (n, n) is each pixel's distance from them, in pixels; `scale` pixels a unit.
    """
    cells = np.clip((_curve(points, size) * scale).astype(np.int64), 0, from_hands.shape[0] - 1)
    return float(from_hands[cells[:, 1], cells[:, 0]].min() / scale - HEAD_WIDE)
