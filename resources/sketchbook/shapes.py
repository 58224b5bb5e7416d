"""The shapes that things are made of, and how they are packed into rows of numbers. Lengths in centimetres.

A row is: kind, blend radius, bounding sphere (centre 3, radius 1), then the numbers of its shape.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from sketchbook.geometry import MIRROR, Array, vector

ROW = 24
CONE, ELLIPSOID, TRIANGLE, BOX, ROD, STRAP = 0, 1, 2, 3, 4, 5
BODY, DIGIT, PLAIN, SLEEVE, SOFT, CARVED = 0, 1, 2, 3, 4, 5
NO_PRINT, STRIPE, RING, CHECKS, LEAVES, JIGSAW = 0, 1, 2, 3, 4, 5
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


@dataclass(frozen=True, slots=True)
class Rod:
    """A cylinder or a cut cone from a to b, of radius ra and rb there, with rounded rims."""

    a: Array
    b: Array
    ra: float
    rb: float
    rounding: float = 0.05
    blend: float = 0.01

    def row(self) -> Array:
        """Packed."""
        numbers = [*self.a, *self.b, self.ra, self.rb, self.rounding]
        return _packed(ROD, self.blend, [self.a, self.b], max(self.ra, self.rb), numbers)

    def mirrored(self) -> Rod:
        """In x."""
        return replace(self, a=MIRROR @ self.a, b=MIRROR @ self.b)


@dataclass(frozen=True, slots=True)
class Strap:
    """A piece of a band round its edges: from a to b, `half` wide along the unit vector `across` and `thick` to each
    side. Pieces that share their ends and `across` join without a seam."""

    a: Array
    b: Array
    across: Array
    half: float
    thick: float
    rounding: float
    blend: float = 1e-3

    def row(self) -> Array:
        """Packed."""
        numbers = [*self.a, *self.b, *self.across, self.half, self.thick, self.rounding]
        return _packed(STRAP, self.blend, [self.a, self.b], float(np.hypot(self.half, self.thick)), numbers)

    def mirrored(self) -> Strap:
        """In x."""
        return replace(self, a=MIRROR @ self.a, b=MIRROR @ self.b, across=MIRROR @ self.across)


Shape = Cone | Ellipsoid | Triangle | Box | Rod | Strap


@dataclass(frozen=True, slots=True)
class Print:
    """What is printed on a solid: places in its frame that belong to a later thing, or to a later part of it.

    STRIPE (half width, middle): the thing after it where x is within the stripe. RING (radius): the next part, outside
    of a radius about z. CHECKS (side): things in turn by squares of x and y. LEAVES (width): parts in turn along x.
    JIGSAW (half side of a piece, radius of its knobs, how far they reach from its side to their middle, colours, pieces
    to the left and below the one at the origin): parts and things in turn by piece. A square or piece has its middle at
    the origin.
    """

    kind: int
    origin: Array
    axes: Array
    numbers: tuple[float, ...]

    def row(self) -> Array:
        """Packed."""
        row = np.zeros(ROW)
        row[0], row[6:9], row[9:18] = self.kind, self.origin, self.axes.T.ravel()
        row[18 : 18 + len(self.numbers)] = self.numbers
        return row


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
    `cuts` = ((point, outward normal), (point, outward normal)), cuff first. A SOFT solid is dented by the hands before
    it. A CARVED one is its first `roots` shapes less the others.
    """

    kind: int
    thing: int
    part: int
    shapes: tuple[Shape, ...]
    roots: int = 0
    root: tuple[Array, Array] | None = None
    root_blend: float = 0.5
    cuts: tuple[tuple[Array, Array], tuple[Array, Array]] | None = None
    printed: Print | None = None

    def mirrored(self) -> Solid:
        """In x."""
        root = None if self.root is None else (MIRROR @ self.root[0], MIRROR @ self.root[1])
        cuts = None
        if self.cuts is not None:
            (p, n), (q, m) = self.cuts
            cuts = ((MIRROR @ p, MIRROR @ n), (MIRROR @ q, MIRROR @ m))
        return replace(self, shapes=tuple(s.mirrored() for s in self.shapes), root=root, cuts=cuts)
