"""The lap of a person who sits: two thighs, and the knees where they end. Lengths in centimetres."""

from __future__ import annotations

from sketchbook.place import Place
from sketchbook.pose_file import ObjectKey
from sketchbook.shapes import PLAIN, Solid

AT_HIP, AT_KNEE, SHIN = 9.4, 7.6, 6.4  # radii
ASIDE_AT_HIP, ASIDE_AT_KNEE = 8.4, 8.3  # of a thigh's middle
DOWN = 40.0  # of the shins


def lap(place: Place, size: tuple[float, ...], _: ObjectKey) -> list[Solid]:
    """Thighs along x as long as `size` says; the middle of the knees' tops is at the origin."""
    (long,) = size
    thighs = []
    for part, side in enumerate((-1, 1)):
        hip, knee = (-long, side * ASIDE_AT_HIP, 0.6 - AT_HIP), (-AT_KNEE, side * ASIDE_AT_KNEE, -AT_KNEE)
        foot = (-SHIN, side * ASIDE_AT_KNEE, -DOWN)
        shapes = (place.cone(hip, knee, AT_HIP, AT_KNEE), place.cone(knee, foot, AT_KNEE * 0.97, SHIN, 2.5))
        thighs.append(Solid(PLAIN, 0, part, shapes))
    return thighs
