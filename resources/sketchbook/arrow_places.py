"""Where the arrows go: as the pose file says, or along the way of what they follow, moved to where it is free.

Lines are arrays (n, 2) of x to the right and y downwards, in units of the picture.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from coach.library.sketches import Layer
from sketchbook.arrows import arrow, bent, half_widths
from sketchbook.curves import smooth
from sketchbook.framing import EYE, SIZE
from sketchbook.geometry import Array, Image, arc_lengths, columns, vector
from sketchbook.objects import object_tones
from sketchbook.placing import PoseError
from sketchbook.pose_file import ArrowTable, PoseFile
from sketchbook.rig import DIGITS
from sketchbook.scene import AFFECTED, FIRST_OBJECT, SUPPORT, Scene
from sketchbook.steady import Motion

CLEAR = 9.0  # units between an arrow and the hands and objects of any frame, and between two arrows
EDGE = 4.0  # units between an arrow and the border of the picture
SHORTEST = 90.0  # units; a shorter way is drawn out to this, as two heads need room
POINTS = 90  # of a line
SHARES = (1.0, 0.85, 0.7, 0.58, 0.48)  # of the way; shorter arrows are tried where the whole one finds no place
SHORTER = 260.0  # units by which an arrow would rather move than lose all of its length
RASTER = 5.0  # units between the places that are tried
SIDES = ("left", "top", "right", "bottom")


class ArrowInTheWay(Exception):
    """An arrow touches a hand or an object in some frame, or finds no place. Its text says what is missing where."""


@dataclass(frozen=True, slots=True)
class Free:
    """How far each spot of the picture is from all hands and objects of the loop: `gap` (n, n), one entry a unit."""

    gap: Image

    def wider(self, side: str, more: int) -> Free:
        """With more paper at one side; what runs out of the picture there goes on."""
        k = SIDES.index(side)
        wide = [(0, 0), (0, 0)]
        wide[(k + 1) % 2] = (more, 0) if k < 2 else (0, more)
        taken = np.pad(self.gap <= 0, wide, mode="edge")
        return Free(np.asarray(ndimage.distance_transform_edt(~taken), dtype=np.float32))

    def along(self, lines: Array) -> Array:
        """The gaps along lines (..., 2); outside the picture there is none."""
        x, y = np.floor(lines[..., 0]).astype(np.int64), np.floor(lines[..., 1]).astype(np.int64)
        rows, cols = self.gap.shape
        inside = (x >= 0) & (y >= 0) & (x < cols) & (y < rows)
        return np.where(inside, self.gap[y.clip(0, rows - 1), x.clip(0, cols - 1)], -1.0)


def placed_arrows(file: PoseFile, motion: Motion) -> Layer:
    """The arrows of a loop. Raises ArrowInTheWay, and PoseError if there is nothing to follow."""
    free = _free(motion)
    lines: list[Array] = []
    for i, table in enumerate(file.arrow, 1):
        if table.follow:
            way = _path(_followed(file, motion, table.follow), file.cyclic)
            line = _beside(way, _without(free, lines), table, i, motion)
        else:
            line = bent(vector(table.points), SIZE)
            _refuse_touching(line, free, table, i, motion)
        lines.append(line)
    return tuple(arrow(line, table.both) for line, table in zip(lines, file.arrow, strict=True))


def _free(motion: Motion) -> Free:
    """From the hands with their sleeves, and from the objects that are no backdrop."""
    taken = np.zeros(motion.buffers[0].thing.shape, bool)
    for scene, b in zip(motion.scenes, motion.buffers, strict=True):
        taken |= np.isin(b.thing, [t for t in scene.roles if t != SUPPORT and t not in scene.still])
    gap = ndimage.distance_transform_edt(~taken) / motion.view.scale
    at = np.minimum((np.arange(SIZE) + 0.5) * motion.view.scale, len(taken) - 1).astype(np.int64)
    return Free(gap[np.ix_(at, at)].astype(np.float32))


def _without(free: Free, lines: list[Array]) -> Free:
    """Less free where other arrows are."""
    gap = free.gap
    for line in lines:
        taken = np.zeros(gap.shape, bool)
        cols, rows = np.clip(line.astype(np.int64), 0, SIZE - 1).T
        taken[rows, cols] = True
        gap = np.minimum(gap, ndimage.distance_transform_edt(~taken) - 15.0).astype(np.float32)
    return Free(gap)


def _followed(file: PoseFile, motion: Motion, name: str) -> Array:
    """The way of a landmark through the frames (frames, 2)."""
    points = columns([_landmark(file, scene, name) for scene in motion.scenes])
    return motion.view.project(points) / motion.view.scale


def _landmark(file: PoseFile, scene: Scene, name: str) -> Array:
    hand = scene.skeletons.get(AFFECTED)
    if hand is not None and name in DIGITS:
        return hand.digits[name].points[3]
    if hand is not None and name == "wrist":
        return hand.wrist
    thing = FIRST_OBJECT
    for table in file.object:
        if table.name == name:
            return scene.places[thing][0]
        thing += len(object_tones(table))
    raise PoseError(f"an arrow follows {name!r}: that is no digit, not the wrist and no object")


def _path(way: Array, cyclic: bool) -> Array:
    """A way as an even, smooth line that is long enough for its heads. A way round stops short of its start."""
    if cyclic:
        way = np.vstack([way, way[:1]])
    length = arc_lengths(way)
    if length[-1] < 1e-6:
        raise PoseError("an arrow follows what does not move")
    along = np.linspace(0, length[-1] * (0.85 if cyclic else 1.0), POINTS)
    line = smooth(np.column_stack([np.interp(along, length, way[:, k]) for k in (0, 1)]), 9.0, False)
    long = arc_lengths(line)[-1]
    return line if long >= SHORTEST else vector(line.mean(0) + (line - line.mean(0)) * SHORTEST / max(long, 1e-6))


def _beside(way: Array, free: Free, table: ArrowTable, number: int, motion: Motion) -> Array:
    """The way, shortened if it must be, moved as little as it can to where it is free."""
    line = _best(way, free, table.both)
    if line is not None:
        return line
    for more in range(20, 260, 20):
        for side in SIDES:
            if _best(way, free.wider(side, more), table.both) is not None:
                room = more * EYE * motion.view.scale / motion.view.focal
                raise ArrowInTheWay(
                    f"arrow {number} finds no free place: about {more} units ({room:.1f} cm of `room`) are missing"
                    f" at the {side}"
                )
    raise ArrowInTheWay(f"arrow {number} finds no free place, and more room at one side would not help: give `points`")


def _best(way: Array, free: Free, both: bool) -> Array | None:
    best, cost = None, np.inf
    for share, line in _shorter(way):
        if (1 - share) * SHORTER >= cost:
            break
        shifts, need = _shifts(line, free), half_widths(line, both) + CLEAR
        some = np.r_[0 : POINTS - 1 : 3, POINTS - 1]  # of the points are enough: they lie close
        shifts = shifts[(free.along(line[some] + shifts[:, None]) >= need[some]).all(1)]
        if not len(shifts):
            continue
        far = np.linalg.norm(shifts, axis=1) + (1 - share) * SHORTER
        if far.min() < cost:
            best, cost = vector(line + shifts[far.argmin()]), float(far.min())
    return best


def _shorter(way: Array) -> Iterator[tuple[float, Array]]:
    """The middle parts of a way, as far as they leave room for heads."""
    length = arc_lengths(way)
    for share in SHARES:
        along = length[-1] * (0.5 + share * np.linspace(-0.5, 0.5, POINTS))
        if share == 1 or share * length[-1] >= SHORTEST:
            yield share, np.column_stack([np.interp(along, length, way[:, k]) for k in (0, 1)])


def _shifts(line: Array, free: Free) -> Array:
    """All moves (n, 2) on the raster that keep a line inside the picture."""
    reach = EDGE + 15.0
    low, high = reach - line.min(0), vector(free.gap.shape[::-1]) - reach - line.max(0)
    x, y = (np.arange(np.ceil(low[k] / RASTER), np.floor(high[k] / RASTER) + 1) * RASTER for k in (0, 1))
    return np.stack(np.meshgrid(x, y), -1).reshape(-1, 2)


def _refuse_touching(line: Array, free: Free, table: ArrowTable, number: int, motion: Motion) -> None:
    """Refuse an arrow whose points were given, if it is too near to a hand or an object."""
    gaps = free.along(line) - half_widths(line, table.both)
    worst = int(gaps.argmin())
    if gaps[worst] >= CLEAR:
        return
    x, y = np.clip(line[worst].astype(np.int64), 1, SIZE - 2)
    slope = vector([free.gap[y, x + 1] - free.gap[y, x - 1], free.gap[y + 1, x] - free.gap[y - 1, x]])
    k = int(np.abs(slope).argmax())
    side = SIDES[k if slope[k] > 0 else k + 2]
    missing = CLEAR - gaps[worst]
    room = missing * EYE * motion.view.scale / motion.view.focal
    raise ArrowInTheWay(
        f"arrow {number} needs {CLEAR:g} units between it and hands and objects, and has {gaps[worst]:.0f}"
        f" at [{x / SIZE * 100:.0f}, {y / SIZE * 100:.0f}]: {missing:.0f} units ({room:.1f} cm) are missing at"
        f" its {side}"
    )
