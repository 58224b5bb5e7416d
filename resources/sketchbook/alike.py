"""Whether two exercises can be told apart by their thumbnails, painted as the program paints them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from coach.practice.preferences import Theme
from coach.practice.sketch import Loop
from coach.ui.theme.sketch_colours import sketch_colours
from coach.ui.widgets.sketch_painting import paint_loop

SIDE = 60  # px of a thumbnail
SHIFT = 4  # px by which two thumbnails may be moved to lie best on each other: the eye does not see where each begins
BLUR = (0.25, 0.5, 0.25)  # twice in each direction: what a person with poor sight makes out

LEAST = 0.05
"""Two moments of one movement differ by 0.02 to 0.06, drawings of unlike movements by 0.10 to 0.25. Below this, a
thumbnail looks like another moment of the other exercise: the same pose with a green thing instead of a red one has
0.03, with another arrow 0.04."""

Thumbnail = NDArray[np.float64]


def thumbnail(loop: Loop) -> Thumbnail:
    """Grey and two colour differences (SIDE, SIDE, 3), 0..1 and -1..1, blurred, on white."""
    image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint_loop(painter, QRectF(0, 0, SIDE, SIDE), loop, loop.teaches, sketch_colours(Theme.LIGHT, 1))
    painter.end()
    values = np.frombuffer(image.constBits(), np.uint8).reshape(SIDE, SIDE, 4)[..., :3] / 255
    blue, green, red = np.moveaxis(values, -1, 0)
    grey = 0.30 * red + 0.59 * green + 0.11 * blue
    found = np.stack([grey, red - grey, blue - grey], -1)
    for axis in (0, 0, 1, 1):
        found = np.asarray(sum(w * np.roll(found, k, axis) for w, k in zip(BLUR, (-1, 0, 1), strict=True)))
    return found


def difference(a: Thumbnail, b: Thumbnail) -> float:
    """How far two thumbnails are from alike: the mean over the pixels that either one draws on, at the best shift.

    0 for the same picture; 1 would be a black one beside a white one.
    """
    return min(_laid_over(a, b, dy, dx) for dy in range(-SHIFT, SHIFT + 1) for dx in range(-SHIFT, SHIFT + 1))


def _laid_over(a: Thumbnail, b: Thumbnail, dy: int, dx: int) -> float:
    paper = np.array([1.0, 0.0, 0.0])
    wide = [np.pad(t - paper, ((SHIFT, SHIFT), (SHIFT, SHIFT), (0, 0))) for t in (a, b)]
    moved = np.roll(wide[1], (dy, dx), (0, 1))
    drawn = (np.abs(wide[0]).sum(-1) > 0.06) | (np.abs(moved).sum(-1) > 0.06)
    apart = np.sqrt(((wide[0] - moved) ** 2).sum(-1))
    return float(apart[drawn].mean()) if drawn.any() else 0.0


def closest(loops: Mapping[str, Loop]) -> list[tuple[float, str, str]]:
    """The pairs of different exercises, by their files' names, most alike first."""
    pictures = {name: thumbnail(loop) for name, loop in loops.items()}
    return sorted(_pairs(loops, pictures))


def _pairs(loops: Mapping[str, Loop], pictures: Mapping[str, Thumbnail]) -> Iterator[tuple[float, str, str]]:
    for a, b in combinations(loops, 2):
        if loops[a].exercise != loops[b].exercise:
            yield difference(pictures[a], pictures[b]), a, b
