"""Lines that the skin carries, with the rig: creases and nails. Pixels, unless named otherwise."""

from __future__ import annotations

import numpy as np
from scipy import ndimage
from scipy.interpolate import CubicSpline
from skimage.measure import find_contours

from sketchbook.creases import Crease
from sketchbook.curves import smooth
from sketchbook.field import Field
from sketchbook.geometry import Array, Image, Mask, arc_lengths, vector
from sketchbook.ink import Masks, Stroke, px, runs
from sketchbook.rig import DIGITS, MEASURES, Skeleton
from sketchbook.scene import Scene
from sketchbook.shapes import BODY, DIGIT
from sketchbook.trace import Buffers, View, land

SKIN_LINE, NAIL_LINE = 1.7, 1.5  # widths in units of the picture


def skin_lines(
    scene: Scene, view: View, b: Buffers, field: Field, masks: Masks
) -> tuple[list[Stroke], dict[int, list[Image]]]:
    """The strokes that the skin of a frame carries, and the nails of each hand as fields, above 0 inside."""
    found: list[Stroke] = []
    for crease in scene.creases:
        found += _crease_strokes(crease, view, b, field, masks.covered)
    shapes, nail_lines = _nails(scene, view, b, masks.sure)
    return found + nail_lines, shapes


def _crease_strokes(crease: Crease, view: View, b: Buffers, field: Field, covered: Mask) -> list[Stroke]:
    own = (field.groups[:, 1] == crease.thing) & np.isin(field.groups[:, 0], (BODY, DIGIT))
    own &= (field.groups[:, 0] == BODY) | (field.groups[:, 5] == crease.part)
    skin = field.only(own)
    at = land(skin.rows, skin.groups, np.ascontiguousarray(crease.points), np.ascontiguousarray(crease.towards))
    there = np.isfinite(at[:, 0])  # compiled code knows no nan
    at = vector(np.where(there[:, None], at, crease.points))
    spots = view.project(at)
    cells = np.where(there[:, None], spots, 0).astype(np.int64)
    there &= (cells.min(1) >= 1) & (cells.max(1) < view.pixels - 1)
    cols, rows = np.clip(cells, 1, view.pixels - 2).T
    there &= (view.away(at) < b.depth[rows, cols] + 0.13) & (b.thing[rows, cols] == crease.thing)
    ray = view.eye - at
    facing = (b.normal[rows, cols] * ray).sum(1) / (np.linalg.norm(ray, axis=1) + 1e-9)
    there &= (facing > 0.16) & ~covered[rows, cols]
    found = []
    for run in runs(there):
        stroke = _crease_stroke(spots[run], facing[run], crease.width, view) if len(run) >= 4 else None
        if stroke is not None:
            found.append(stroke)
    return found


def _crease_stroke(spots: Array, facing: Array, weight: float, view: View) -> Stroke | None:
    s = view.scale
    way = arc_lengths(spots)
    if way[-1] <= 5 * s or (np.diff(way) <= 1e-3).any():
        return None
    n = max(6, int(way[-1] / 2))
    along = np.linspace(0, way[-1], n)
    line = smooth(CubicSpline(way, spots)(along), 1.5, False)
    share = np.sin(np.pi * np.clip(np.linspace(0, 1, n) * 0.92 + 0.04, 0, 1)) ** 0.6
    share *= np.clip((way[-1] - 5 * s) / (9 * s), 0, 1) * np.clip((np.interp(along, way, facing) - 0.14) / 0.2, 0, 1)
    pixel = np.clip(line[:, ::-1].astype(np.int64), 1, view.pixels - 2)
    return Stroke(line, weight * SKIN_LINE * share, np.zeros(n), pixel, False, True)


def _nail_field(bones: Skeleton, digit: str, places: Image) -> Array:
    """Above 0 on the nail of a digit, for the points (..., 3) that are seen."""
    end, tip = bones.digits[digit].frames[2], bones.digits[digit].points[3]
    radius = MEASURES[digit].radii[3]
    wide, long, shift = (0.66, 0.78, 0.12) if digit == "thumb" else (radius * 0.78, 0.6, 0.10)
    local = (places - tip) @ end
    shape = np.abs(local[..., 0] / wide) ** 2.6 + np.abs((local[..., 1] + shift) / long) ** 2.6
    return np.where(local[..., 2] > radius * 0.18, 1 - shape, -1.0)


def _nails(scene: Scene, view: View, b: Buffers, sure: Mask) -> tuple[dict[int, list[Image]], list[Stroke]]:
    s = view.scale
    free = ~ndimage.binary_dilation(sure, iterations=px(2, view))
    shapes: dict[int, list[Image]] = {}
    found: list[Stroke] = []
    for hand, bones in scene.skeletons.items():
        for part, digit in enumerate(DIGITS, 1):
            seen = (b.thing == hand) & (b.part == part)
            if seen.sum() < 40:
                continue
            values = np.full(seen.shape, -1.0)
            values[seen] = _nail_field(bones, digit, b.place[seen])
            area = (values > 0).sum() / s**2
            if area < 10:
                continue
            soft = np.clip(ndimage.gaussian_filter(values, 0.8), -1, 1).astype(np.float32)
            shapes.setdefault(hand, []).append(soft)
            found += _nail_strokes(soft, free, float(np.clip((area - 10) / 30, 0, 1)), view)
    return shapes, found


def _nail_strokes(values: Image, free: Mask, strength: float, view: View) -> list[Stroke]:
    s = view.scale
    found = []
    for contour in find_contours(np.pad(values, 2, constant_values=-1.0), 0.0):
        line = contour[:, ::-1] - 1.5
        if len(line) < 12 * s:
            continue
        closed = bool(np.allclose(line[0], line[-1]))
        line = smooth(line[:-1] if closed else line, 1.6 * s, closed)
        pixel = np.clip(line[:, ::-1].astype(np.int64), 1, view.pixels - 2)
        open_ = free[pixel[:, 0], pixel[:, 1]]
        if open_.all():
            line, pixel = np.vstack([line, line[:1]]), np.vstack([pixel, pixel[:1]])
            width = np.full(len(line), 0.93 * NAIL_LINE * strength)
            found.append(Stroke(line, width, np.zeros(len(line)), pixel, True, True))
            continue
        start = int(np.nonzero(~open_)[0][0])
        line, pixel, open_ = np.roll(line, -start, 0), np.roll(pixel, -start, 0), np.roll(open_, -start)
        for run in runs(open_):
            if len(run) > 6 * s:
                share = np.sin(np.pi * (np.linspace(0, 1, len(run)) * 0.9 + 0.05)) ** 0.4
                width = NAIL_LINE * strength * share
                found.append(Stroke(line[run], width, np.zeros(len(run)), pixel[run], False, True))
    return found
