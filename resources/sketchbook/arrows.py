"""The arrow of motion, drawn beside the hand. Lines are arrays (n, 2) of x to the right and y downwards, in units."""

from __future__ import annotations

import numpy as np
from scipy.interpolate import CubicSpline

from coach.library.sketches import PackedFill
from coach.practice.sketch import Role
from sketchbook.curves import Pen
from sketchbook.geometry import Array, arc_lengths, unit, vector

SHAFT, HEAD_LONG, HEAD_WIDE = 8.5, 27.0, 15.0  # units of the picture, which is 600 wide; HEAD_WIDE is half


def bent(points: Array, size: float) -> Array:
    """The smooth line through points (n, 2), given in percent of a picture of a size."""
    spots = points / 100 * size
    way = arc_lengths(spots)
    return vector(CubicSpline(way, spots)(np.linspace(0, way[-1], 90)))


def arrow(line: Array, both: bool) -> PackedFill:
    """An arrow along a line, with one head or two."""
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


def half_widths(line: Array, both: bool) -> Array:
    """How far an arrow reaches to each side of the points of its line."""
    way = arc_lengths(line)
    in_head = (way > way[-1] - HEAD_LONG) | ((way < HEAD_LONG) & both)
    return np.where(in_head, HEAD_WIDE, SHAFT / 2)
