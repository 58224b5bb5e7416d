"""Black hatching for print: one slanting direction a material, bent by the form, kept inside the shade."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from scipy import ndimage
from skimage.measure import find_contours

from coach.practice.sketch import Role
from sketchbook.curves import Pen, smooth
from sketchbook.geometry import Array, Image, arc_lengths, vector
from sketchbook.ink import runs
from sketchbook.scene import Scene
from sketchbook.tones import paint_order
from sketchbook.trace import Buffers, View


@dataclass(frozen=True, slots=True)
class Hatch:
    """Slant in degrees, distance of lines in units, how far the form bends them, their width in units."""

    slant: float
    step: float
    bend: float
    width: float


SKIN, SLEEVE, TABLE = Hatch(52, 6.5, 1.7, 1.6), Hatch(38, 7.0, 1.5, 1.5), Hatch(24, 8.5, 0.0, 1.2)
TINTS = {Role.SLEEVE: Hatch(-38, 9.0, 1.5, 1.1), Role.EBONY: Hatch(-38, 5.0, 0.0, 1.4)}
"""Lines all over what is dark in colour. The sleeve's tell which hand works where its blue can not."""


def hatch(pen: Pen, scene: Scene, view: View, b: Buffers, tones: dict[int, Image]) -> None:
    """Draw the hatching of a frame. `tones` are above 0 in the shade."""
    s = view.scale
    rows, cols = np.mgrid[0 : view.pixels, 0 : view.pixels].astype(np.float32) / s
    there = ndimage.gaussian_filter((b.thing >= 0).astype(np.float32), 6 * s)[..., None]
    form = (ndimage.gaussian_filter(b.soft, (6 * s, 6 * s, 0)) / (there + 0.02)) @ view.axes
    for thing in paint_order(scene, b):
        style = SKIN if thing in scene.skeletons else TABLE if thing in scene.still else SLEEVE
        looks = [(style, tones[thing])]
        if (tint := TINTS.get(scene.roles[thing][0])) is not None:
            looks.append((tint, np.where(b.thing == thing, 1, -1).astype(np.float32)))
        for look, tone in looks:
            angle = math.radians(look.slant)
            across = (math.sin(angle), math.cos(angle))
            levels = (cols * across[0] + rows * across[1]) / look.step
            levels = levels + look.bend * (form[..., 0] * across[0] - form[..., 1] * across[1])
            _lines(pen, ndimage.gaussian_filter(levels, 1.5 * s), tone, look.width, s)


def _lines(pen: Pen, levels: Image, tone: Image, width: float, s: float) -> None:
    rows, cols = np.nonzero(tone > 0)
    if not len(rows):
        return
    top, left = max(0, rows.min() - 2), max(0, cols.min() - 2)
    cut = levels[top : rows.max() + 3, left : cols.max() + 3]
    for level in range(math.floor(cut.min()), math.ceil(cut.max()) + 1):
        for contour in find_contours(cut, level + 0.37):
            line = contour + vector((top, left))
            depth = ndimage.map_coordinates(tone, line.T, order=1, mode="nearest")
            for run in runs(depth > 0):
                if len(run) > 5:
                    _line(pen, smooth(line[run][:, ::-1] + 0.5, 2.0, False), depth[run], width, s)


def _line(pen: Pen, line: Array, depth: Array, width: float, s: float) -> None:
    way = arc_lengths(line)
    if way[-1] <= 8 * s:
        return
    along = np.linspace(0, way[-1], max(5, int(way[-1] / (3 * s))))
    even = np.column_stack([np.interp(along, way, line[:, k]) for k in (0, 1)])
    strength = 0.62 + 0.38 * np.clip(np.interp(along, way, depth) * 1.6, 0, 1)
    taper = np.ones(len(along))
    for from_end, inner in ((along, min(4 * s, way[-1] / 3)), (way[-1] - along, way[-1] - min(4 * s, way[-1] / 3))):
        light_end = np.interp(inner, way, depth) < 0.35  # towards the light a line runs out thin
        long = min(15 * s, way[-1] * 0.45) * (1.0 if light_end else 0.3)
        taper = taper * np.clip(from_end / long, 0, 1) ** 0.8
    pen.stroke(even, np.maximum(width * strength * taper, 0.22) * s, False)
