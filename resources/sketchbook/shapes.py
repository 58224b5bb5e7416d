"""The shapes that things are made of, and how they are packed into rows of numbers. Lengths in centimetres.

A row is: kind, blend radius, bounding sphere (centre 3, radius 1), then the numbers of its shape.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from sketchbook.geometry import MIRROR, Array, vector

ROW = 24
CONE, ELLIPSOID, TRIANGLE, BOX = 0, 1, 2, 3
BODY, DIGIT, PLAIN, SLEEVE = 0, 1, 2, 3
CUT = 99  # part number of a sleeve's cut end, which carries no line


@dataclass(frozen=True, slots=True)
class Cone:
    """A rounded cone: spheres of radius ra..rb swept from a to b."""

    a: Array
    b: Array
    ra: float
    rb: float
    blend: float = 0.2

    def row(self) -> Array:
        """Packed."""
        length = float(np.linalg.norm(self.b - self.a))
        least = abs(self.ra - self.rb) + 2e-3
        b = self.b
        if length < least:  # one sphere inside the other has no cone: draw it out a little
            along = (self.b - self.a) / length if length > 1e-6 else vector([0, 1, 0])
            b = self.a + along * least
        return _packed(CONE, self.blend, [self.a, b], max(self.ra, self.rb), [*self.a, *b, self.ra, self.rb])

    def mirrored(self) -> Cone:
        """In x."""
        return replace(self, a=MIRROR @ self.a, b=MIRROR @ self.b)


def ball(centre: Array, radius: float, blend: float = 0.2) -> Cone:
    """A sphere."""
    return Cone(centre, centre, radius, radius, blend)


@dataclass(frozen=True, slots=True)
class Ellipsoid:
    """An ellipsoid with half axes along the columns of a frame."""

    centre: Array
    axes: Array
    radii: tuple[float, float, float]
    blend: float = 0.2

    def row(self) -> Array:
        """Packed."""
        numbers = [*self.centre, *self.axes.T.ravel(), *self.radii]
        return _packed(ELLIPSOID, self.blend, [self.centre], max(self.radii), numbers)

    def mirrored(self) -> Ellipsoid:
        """In x."""
        return replace(self, centre=MIRROR @ self.centre, axes=MIRROR @ self.axes)


@dataclass(frozen=True, slots=True)
class Triangle:
    """A triangle with thickness: a web of skin."""

    a: Array
    b: Array
    c: Array
    radius: float
    blend: float = 0.2

    def row(self) -> Array:
        """Packed."""
        corners = [self.a, self.b, self.c]
        return _packed(TRIANGLE, self.blend, corners, self.radius, [*self.a, *self.b, *self.c, self.radius])

    def mirrored(self) -> Triangle:
        """In x."""
        return replace(self, a=MIRROR @ self.a, b=MIRROR @ self.b, c=MIRROR @ self.c)


@dataclass(frozen=True, slots=True)
class Box:
    """A box with rounded edges; half lengths along the columns of a frame."""

    centre: Array
    axes: Array
    half: tuple[float, float, float]
    rounding: float = 0.05
    blend: float = 0.01

    def row(self) -> Array:
        """Packed."""
        numbers = [*self.centre, *self.axes.T.ravel(), *self.half, self.rounding]
        return _packed(BOX, self.blend, [self.centre], float(np.linalg.norm(self.half)), numbers)

    def mirrored(self) -> Box:
        """In x."""
        return replace(self, centre=MIRROR @ self.centre, axes=MIRROR @ self.axes)


Shape = Cone | Ellipsoid | Triangle | Box


def _packed(kind: int, blend: float, points: list[Array], reach: float, numbers: list[float]) -> Array:
    corners = np.array(points)
    centre = (corners.min(0) + corners.max(0)) / 2
    row = np.zeros(ROW)
    row[0], row[1], row[2:5] = kind, blend, centre
    row[5] = np.linalg.norm(corners - centre, axis=1).max() + reach
    row[6 : 6 + len(numbers)] = numbers
    return row


@dataclass(frozen=True, slots=True)
class Solid:
    """Shapes that belong together, as one group.

    BODY and PLAIN blend their shapes in order. A DIGIT's first `roots` shapes also blend with the body before it, fully
    near `root` = (start, end of its first bone) and fading along it. A SLEEVE is cut by two planes
    `cuts` = ((point, outward normal), (point, outward normal)), cuff first.
    """

    kind: int
    thing: int
    part: int
    shapes: tuple[Shape, ...]
    roots: int = 0
    root: tuple[Array, Array] | None = None
    root_blend: float = 0.5
    cuts: tuple[tuple[Array, Array], tuple[Array, Array]] | None = None

    def mirrored(self) -> Solid:
        """In x."""
        root = None if self.root is None else (MIRROR @ self.root[0], MIRROR @ self.root[1])
        cuts = None
        if self.cuts is not None:
            (p, n), (q, m) = self.cuts
            cuts = ((MIRROR @ p, MIRROR @ n), (MIRROR @ q, MIRROR @ m))
        return replace(self, shapes=tuple(s.mirrored() for s in self.shapes), root=root, cuts=cuts)
