"""Where an object is: shapes given in its own frame, put into the world. Lengths in centimetres."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sketchbook.geometry import Array, Triple, vector
from sketchbook.shapes import Box, Cone, Ellipsoid, Print, Rod

Y_ALONG_X = vector([[0, 0, 1], [1, 0, 0], [0, 1, 0]])  # a frame whose x is the object's y, for prints along it


@dataclass(frozen=True, slots=True)
class Place:
    """An object's frame in the world."""

    origin: Array
    axes: Array

    def at(self, point: Triple | Array) -> Array:
        """A point of the object in the world."""
        return vector(self.origin + self.axes @ vector(point))

    def moved(self, by: Triple, turn: Array | None = None) -> Place:
        """A frame within this one."""
        return Place(self.at(by), self.axes if turn is None else vector(self.axes @ turn))

    def box(self, low: Triple, high: Triple, rounding: float = 0.06) -> Box:
        """A box from its low to its high corner."""
        a, b = vector(low), vector(high)
        half = (b - a) / 2
        return Box(self.at((a + b) / 2), self.axes, (float(half[0]), float(half[1]), float(half[2])), rounding)

    def rod(self, a: Triple, b: Triple, ra: float, rb: float | None = None, rounding: float = 0.06) -> Rod:
        """A cylinder, or a cut cone."""
        return Rod(self.at(a), self.at(b), ra, ra if rb is None else rb, rounding)

    def cone(self, a: Triple, b: Triple, ra: float, rb: float, blend: float = 0.1) -> Cone:
        """A rounded cone."""
        return Cone(self.at(a), self.at(b), ra, rb, blend)

    def ellipsoid(self, centre: Triple | Array, radii: Triple | Array, blend: float = 0.2) -> Ellipsoid:
        """An ellipsoid along the object's axes."""
        a, b, c = vector(radii)
        return Ellipsoid(self.at(centre), self.axes, (float(a), float(b), float(c)), blend)

    def printed(self, kind: int, numbers: tuple[float, ...], turn: Array | None = None) -> Print:
        """A print in the object's frame, or in one turned within it."""
        return Print(kind, self.origin, vector(self.axes if turn is None else self.axes @ turn), numbers)


def squeezed(share: float) -> Array:
    """By what x, y and z grow when a soft thing is flattened along z by a share and keeps its volume."""
    wide = 1 / np.sqrt(1 - share)
    return vector((wide, wide, 1 - share))
