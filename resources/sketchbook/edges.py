"""Where lines may be: outlines, edges between things, folds of the skin. Nothing weak is thrown away here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from sketchbook.geometry import Image, Mask
from sketchbook.shapes import CUT
from sketchbook.trace import FAR, Buffers

Number = TypeVar("Number", bound=np.generic)

STEPS = ((0, 1), (1, 0), (0, -1), (-1, 0))
JUMP, OFF_PLANE = 0.14, 0.09  # cm; a step in depth this large and this far off the surface is surely an edge


@dataclass(frozen=True, slots=True)
class Edges:
    """Masks and strengths of one frame, each (n, n)."""

    outline: Mask  # against the empty paper
    border: Mask  # between two things
    digits: Mask  # between two digits of one hand
    fold: Mask  # of a sleeve's cuff
    step: Image  # one surface in front of another of the same thing; 1 is sure
    crease: Image  # bend inwards, 1/cm
    ridge: Mask  # sharp edge of an object


def shifted(a: NDArray[Number], dy: int, dx: int, fill: float) -> NDArray[Number]:
    """Each pixel gets the value of its neighbour (dy, dx) away."""
    out = np.full_like(a, fill)
    h, w = a.shape[:2]
    out[max(0, -dy) : h - max(0, dy), max(0, -dx) : w - max(0, dx)] = a[
        max(0, dy) : h + min(0, dy), max(0, dx) : w + min(0, dx)
    ]
    return out


def _dot(a: Image, b: Image) -> Image:
    return np.asarray(np.einsum("ijk,ijk->ij", a, b))


def find_edges(b: Buffers, hands: list[int], hard: list[int], still: list[int], focal: float) -> Edges:
    """All edges of a frame. `hands` are skin, `hard` are objects and sleeves; `focal` in pixels.

    An edge belongs to the nearer surface, but never to what stands still if the other one moves.
    """
    shape = b.depth.shape
    outline, border, digits, fold = (np.zeros(shape, bool) for _ in range(4))
    step = np.zeros(shape, np.float32)
    skin, cut = np.isin(b.thing, hands), b.part == CUT
    cloth, at_rest = np.isin(b.thing, hard), np.isin(b.thing, still)
    for dy, dx in STEPS:
        thing, part, depth = shifted(b.thing, dy, dx, -1), shifted(b.part, dy, dx, -1), shifted(b.depth, dy, dx, FAR)
        place, normal = shifted(b.place, dy, dx, 0.0), shifted(b.normal, dy, dx, 0.0)
        at_cut = cut | shifted(cut, dy, dx, 0)
        nearer = b.depth <= depth
        beside_rest = shifted(at_rest, dy, dx, 0)
        owns = np.where(at_rest == beside_rest, nearer, beside_rest | (nearer & (thing < 0)))
        other = (b.thing != thing) & owns & (b.thing >= 0)
        outline |= other & (thing < 0) & ~cut
        border |= other & (thing >= 0) & ~at_cut
        same = (b.thing == thing) & (b.thing >= 0) & nearer & ~at_cut
        gap = place - b.place
        off = np.minimum(np.abs(_dot(gap, b.normal)), np.abs(_dot(gap, normal)))
        strength = np.minimum(np.minimum((depth - b.depth) / JUMP, off / OFF_PLANE), 3.0)
        step = np.maximum(step, np.where(same, strength, 0)).astype(np.float32)
        digits |= same & skin & (b.part > 0) & (part > 0) & (b.part != part)
        fold |= same & cloth & (b.part != part)
    crease, ridge = _bends(b, focal, cloth)
    found = Edges(outline, border, digits, fold, step, crease, ridge)
    for mask in (outline, border, digits, fold, step, crease, ridge):
        mask[:3], mask[-3:], mask[:, :3], mask[:, -3:] = 0, 0, 0, 0
    return found


def _bends(b: Buffers, focal: float, hard: Mask) -> tuple[Image, Mask]:
    inwards = np.zeros(b.depth.shape, np.float32)
    outwards = inwards.copy()
    reach = (20 / focal * np.minimum(b.depth, 500)) ** 2
    for dy, dx in ((0, 1), (1, 0), (1, 1), (1, -1)):
        before, after = (-2 * dy, -2 * dx), (2 * dy, 2 * dx)
        way = shifted(b.place, *after, 0.0) - shifted(b.place, *before, 0.0)
        length = _dot(way, way) + 1e-9
        bend = _dot(shifted(b.normal, *after, 0.0) - shifted(b.normal, *before, 0.0), way) / length
        same = (shifted(b.thing, *before, -1) == b.thing) & (shifted(b.thing, *after, -1) == b.thing)
        ok = same & (b.thing >= 0) & (length < reach)
        inwards = np.maximum(inwards, np.where(ok, -bend, 0)).astype(np.float32)
        outwards = np.maximum(outwards, np.where(ok, bend, 0)).astype(np.float32)
    crease = np.where(hard, 0, ndimage.gaussian_filter(inwards, 1.0)).astype(np.float32)
    return crease, ndimage.gaussian_filter(np.where(hard, outwards, 0), 0.8) > 3.5
