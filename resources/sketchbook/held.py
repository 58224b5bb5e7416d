"""Things that a hand closes round or holds between its digits. Lengths in centimetres, angles in degrees.

Long things lie along their own y with their middle at the origin.
"""

from __future__ import annotations

import math

from sketchbook.geometry import Array, Triple, turn_x, turn_y, vector
from sketchbook.place import Y_ALONG_X, Place, squeezed
from sketchbook.pose_file import ObjectKey
from sketchbook.shapes import CARVED, PLAIN, SOFT, STRIPE, Ellipsoid, Solid

Size = tuple[float, ...]

STRIPE_SHARE = 0.17  # of a ball's radius: half width of its stripe
LUMPS: tuple[tuple[Triple, Triple], ...] = (
    ((0, 0, 0), (0.92, 0.90, 0.90)),
    ((0.34, 0.12, 0.10), (0.66, 0.70, 0.72)),
    ((-0.36, -0.22, -0.06), (0.64, 0.68, 0.74)),
    ((-0.12, 0.36, 0.12), (0.70, 0.62, 0.76)),
    ((0.16, -0.34, 0.08), (0.68, 0.62, 0.70)),
)
"""Of a lump of putty, as shares of its half lengths: middle and half axes of the ellipsoids that it is kneaded of."""

JAW, LEG, ARM_GAP, ARM_THICK = 0.37, 0.58, 0.05, 0.085  # of a clothespin, as shares of its length
CLOTH_HOLE = 0.045


def ball_solids(place: Place, size: Size, key: ObjectKey) -> list[Solid]:
    """A soft ball of a radius, with a stripe round its own y-z plane."""
    radii = squeezed(key.squeeze) * size[0]
    stripe = place.printed(STRIPE, (STRIPE_SHARE * float(radii[0]), 0.0))
    return [Solid(SOFT, 0, 0, (place.ellipsoid((0, 0, 0), radii),), printed=stripe)]


def putty(place: Place, size: Size, key: ObjectKey) -> list[Solid]:
    """A lump of putty: half lengths along x, y and z, or a radius."""
    half = squeezed(key.squeeze) * vector(size if len(size) == 3 else size * 3)
    return [Solid(SOFT, 0, 0, tuple(_lump(place, half, *lump) for lump in LUMPS))]


def _lump(place: Place, half: Array, middle: Triple, radii: Triple) -> Ellipsoid:
    return place.ellipsoid(half * vector(middle), half * vector(radii), 0.25 * float(half.min()))


def putty_sheet(place: Place, size: Size, key: ObjectKey) -> list[Solid]:
    """A flat piece of putty: length along y, width along x, thickness along z."""
    length, width, thick = size
    x, y, z = squeezed(key.squeeze) * vector((width, length, thick)) / 2
    return [Solid(SOFT, 0, 0, (place.box((-x, -y, -z), (x, y, z), 0.9 * float(z)),))]


def towel(place: Place, size: Size, key: ObjectKey) -> list[Solid]:
    """A rolled towel: radius and length."""
    radius, length = size
    thin = radius * math.sqrt(1 - key.squeeze)
    roll = place.rod((0, -length / 2, 0), (0, length / 2, 0), thin, rounding=0.5)
    hem = place.printed(STRIPE, (0.7, length / 2 - 2.2), Y_ALONG_X)
    return [Solid(SOFT, 0, 0, (roll,), printed=hem)]


def bean(place: Place, size: Size, _: ObjectKey) -> list[Solid]:
    """A dry bean of a length."""
    k = size[0] / 1.3
    ends: tuple[Triple, ...] = ((0.33 * k, -0.04 * k, 0), (-0.33 * k, -0.04 * k, 0))
    shapes = [place.cone(end, (0, 0.1 * k, 0), 0.32 * k, 0.34 * k, 0.3 * k) for end in ends]
    return [Solid(PLAIN, 0, 0, tuple(shapes))]


def pen(place: Place, size: Size, _: ObjectKey) -> list[Solid]:
    """A pen: length and radius. It writes with its -y end; the clip of its cap is on its +z side."""
    length, r = size
    nib, front, back = -length / 2, -length / 2 + 4.2 * r, length / 2 - 6.5 * r
    barrel = place.rod((0, front, 0), (0, back, 0), r)
    tip = place.rod((0, nib, 0), (0, front, 0), 0.16 * r, r, 0.12 * r)
    cap = place.rod((0, back, 0), (0, length / 2, 0), 1.1 * r, rounding=0.25 * r)
    clip = place.box((-0.45 * r, back - 2.5 * r, 1.35 * r), (0.45 * r, length / 2 - r, 1.85 * r), 0.15 * r)
    foot = place.box((-0.45 * r, length / 2 - 2 * r, 0.5 * r), (0.45 * r, length / 2 - r, 1.85 * r), 0.15 * r)
    return [
        Solid(PLAIN, 0, 0, (barrel,)),
        Solid(PLAIN, 1, 0, (tip,)),
        Solid(PLAIN, 1, 1, (clip, foot)),
        Solid(PLAIN, 2, 0, (cap,)),
    ]


def bottle(place: Place, size: Size, _: ObjectKey) -> list[Solid]:
    """A small bottle of water: radius and length, its cap at +y."""
    radius, length = size
    bottom, shoulder, neck, top = -length / 2, length * 0.20, length * 0.38, length / 2
    body = place.rod((0, bottom, 0), (0, shoulder, 0), radius, rounding=0.45)
    slope = place.rod((0, shoulder - 1.2, 0), (0, neck, 0), radius, 1.1, 0.02)
    rim = place.rod((0, neck - 0.6, 0), (0, top - 0.5, 0), 1.05)
    label = place.printed(STRIPE, (length * 0.16, -length * 0.14), Y_ALONG_X)
    cap = place.rod((0, top - 1.5, 0), (0, top, 0), 1.35, rounding=0.15)
    return [Solid(PLAIN, 0, 0, (body, slope, rim), printed=label), Solid(PLAIN, 2, 0, (cap,))]


def can(place: Place, size: Size, _: ObjectKey) -> list[Solid]:
    """A can: radius and length."""
    radius, length = size
    body = place.rod((0, -length / 2, 0), (0, length / 2, 0), radius, rounding=0.2)
    return [Solid(PLAIN, 0, 0, (body,), printed=place.printed(STRIPE, (length / 2 - 0.8, 0.0), Y_ALONG_X))]


def dumbbell(place: Place, size: Size, _: ObjectKey) -> list[Solid]:
    """A light dumbbell: radius of its heads and length."""
    radius, length = size
    inner = length / 2 - 3.0
    heads = [place.rod((0, s * inner, 0), (0, s * length / 2, 0), radius, rounding=0.4) for s in (-1, 1)]
    bar = place.rod((0, -inner - 0.5, 0), (0, inner + 0.5, 0), 1.2)
    return [Solid(PLAIN, 0, 0, (bar,)), *(Solid(PLAIN, 1, i, (head,)) for i, head in enumerate(heads))]


def clothespin(place: Place, size: Size, key: ObjectKey) -> list[Solid]:
    """A clothespin of a length: spring at the origin, jaws at +y, one leg on each side of the x-y plane.

    `open` is the angle between the jaws; at 0 they meet.
    """
    length = size[0]
    jaw, leg, gap, thick, wide = JAW * length, LEG * length, ARM_GAP * length, ARM_THICK * length, 0.075 * length
    at_rest = math.degrees(math.asin(gap / jaw))
    solids: list[Solid] = []
    for part, side in enumerate((1, -1)):
        turn = turn_x(-side * (at_rest - key.open / 2))
        turn = turn if side > 0 else vector(turn @ turn_y(180))
        arm = place.moved((0, 0, side * gap), turn)
        wood = arm.box((-wide, -leg, 0), (wide, jaw, thick), 0.25 * thick)
        hole = 0.72 * jaw
        cut = arm.rod((-2 * wide, hole, 0), (2 * wide, hole, 0), CLOTH_HOLE * length, rounding=0.01)
        solids.append(Solid(CARVED, 0, part, (wood, cut), roots=1))
    coil = place.rod((-1.35 * wide, 0, 0), (1.35 * wide, 0, 0), 1.45 * gap, rounding=0.1)
    wires = [place.rod((s * 1.2 * wide, 0, 0), (s * 1.2 * wide, 0.5 * jaw, s * gap), 0.1) for s in (1, -1)]
    return [*solids, Solid(PLAIN, 1, 0, (coil, *wires))]
