"""Rotations and frames. Lengths are centimetres, angles degrees; a frame is a 3x3 matrix of columns x, y, z."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array: TypeAlias = NDArray[np.float64]
Image: TypeAlias = NDArray[np.float32]
Mask: TypeAlias = NDArray[np.bool_]
Triple: TypeAlias = tuple[float, float, float]

MIRROR = np.diag([-1.0, 1.0, 1.0])


def vector(values: ArrayLike | Sequence[Sequence[float]]) -> Array:
    """Any numbers as an array of doubles."""
    return np.asarray(values, dtype=np.float64)


def unit(values: ArrayLike) -> Array:
    """The vector of length 1 in the same direction."""
    v = vector(values)
    return vector(v / np.linalg.norm(v))


def turn_x(degrees: float) -> Array:
    """Turn about x: y towards z."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return vector([[1.0, 0.0, 0.0], [0.0, c, -s], [0.0, s, c]])


def turn_y(degrees: float) -> Array:
    """Turn about y: z towards x."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return vector([[c, 0.0, s], [0.0, 1.0, 0.0], [-s, 0.0, c]])


def turn_z(degrees: float) -> Array:
    """Turn about z: x towards y."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return vector([[c, -s, 0.0], [s, c, 0.0], [0.0, 0.0, 1.0]])


def frame(y: ArrayLike, z: ArrayLike) -> Array:
    """The right-handed frame whose y points along `y` and whose z is as near to `z` as it can be."""
    along = unit(y)
    up = vector(z)
    up = unit(up - along * (up @ along))
    return np.stack([np.cross(along, up), along, up], axis=1)


def between(a: Array, b: Array) -> Array:
    """The frame half way between two frames."""
    both = a + b
    return frame(both[:, 1], both[:, 2])


def mirrored_frame(a: Array) -> Array:
    """What a frame becomes when the world is mirrored in x and the hand in it as well."""
    return vector(MIRROR @ a @ MIRROR)


def arc_lengths(points: Array) -> Array:
    """The way along a line from its first point to each of its points."""
    return np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(points, axis=0), axis=1))])


def smoothstep(x: float) -> float:
    """From 0 to 1 with a level start and end."""
    t = min(1.0, max(0.0, x))
    return t * t * (3 - 2 * t)


def columns(points: Sequence[ArrayLike]) -> Array:
    """Points as rows of one array."""
    return np.array([vector(p) for p in points])
