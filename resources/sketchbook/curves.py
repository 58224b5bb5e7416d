"""Lines of pixels to smooth outlines. Lines are arrays (n, 2) of x, y in pixels."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from scipy import ndimage
from skimage.measure import find_contours

from coach.library.sketches import PackedFill
from coach.practice.sketch import Role
from sketchbook.compiling import compiled
from sketchbook.geometry import Array, Image, Mask, arc_lengths, vector

UNIT = 10  # coordinates a unit of the picture: built pictures hold whole tenths


def smooth(line: Array, sigma: float, closed: bool) -> Array:
    """Blur a line along itself; the ends of an open one stay."""
    if closed:
        return vector(ndimage.gaussian_filter1d(line, sigma, axis=0, mode="wrap"))
    n = len(line)
    k = min(int(4 * sigma) + 1, n - 1)
    before = 2 * line[0] - line[1 : k + 1][::-1]
    after = 2 * line[-1] - line[-k - 1 : -1][::-1]
    return vector(ndimage.gaussian_filter1d(np.vstack([before, line, after]), sigma, axis=0)[k : k + n])


def calm(line: Array, sigma: float, closed: bool) -> Array:
    """Smooth more where that moves the line by less than a pixel, so that gentle bends lose their stair steps."""
    a = smooth(line, sigma, closed)
    if len(line) < 12 * sigma:
        return a
    b = smooth(line, 3.2 * sigma, closed)
    moved = ndimage.maximum_filter1d(np.linalg.norm(a - b, axis=1), int(4 * sigma))
    mode = "wrap" if closed else "nearest"
    share = ndimage.gaussian_filter1d(np.exp(-((moved / 0.9) ** 2)), 2 * sigma, mode=mode)[:, None]
    return vector(a * (1 - share) + b * share)


def _knots(line: Array, tolerance: float, longest: float) -> list[int]:
    """Points that carry the shape of a line: indices, not too close and not too far apart."""
    marks = np.nonzero(_corners(np.ascontiguousarray(line), tolerance))[0].tolist()
    way = arc_lengths(line)
    dense = {0}
    for a, b in pairwise(marks):
        n = max(1, int(np.ceil((way[b] - way[a]) / longest)))
        dense |= {int(np.searchsorted(way, way[a] + (way[b] - way[a]) * t / n)) for t in range(1, n)} | {b}
    ordered = sorted(min(i, len(line) - 1) for i in dense)
    thin = [ordered[0]]
    for i in ordered[1:]:
        if way[i] - way[thin[-1]] > 3.5 or i == ordered[-1]:
            thin.append(i)
    if len(thin) > 2 and way[thin[-1]] - way[thin[-2]] < 1.2:
        thin.pop(-2)
    return thin


@compiled
def _off(line: Array, start: int, end: int, i: int) -> float:
    """Distance of a point of a line from the straight piece between two others."""
    ex, ey = line[end, 0] - line[start, 0], line[end, 1] - line[start, 1]
    px, py = line[i, 0] - line[start, 0], line[i, 1] - line[start, 1]
    t = min(1.0, max(0.0, (px * ex + py * ey) / (ex * ex + ey * ey + 1e-12)))
    return float(np.hypot(px - t * ex, py - t * ey))


@compiled
def _corners(line: Array, tolerance: float) -> Mask:
    """The points that a line can not do without, if no other may be off it by more (Douglas and Peucker)."""
    kept = np.zeros(len(line), np.bool_)
    kept[0], kept[-1] = True, True
    stack = [(0, len(line) - 1)]
    while len(stack) > 0:
        start, end = stack.pop()
        most, furthest = tolerance, -1
        for i in range(start + 1, end):
            off = _off(line, start, end, i)
            if off > most:
                most, furthest = off, i
        if furthest > 0:
            kept[furthest] = True
            stack.append((start, furthest))
            stack.append((furthest, end))
    return kept


@dataclass
class Pen:
    """Collects closed curves into one fill. `scale` turns pixels into units of the picture."""

    scale: float
    commands: list[str] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)

    def fill(self, role: Role) -> PackedFill:
        """What was drawn."""
        n = self.numbers
        steps = [b - a for a, b in zip([0, 0, *n[:-2]], n, strict=True)]
        return PackedFill(role, "".join(self.commands), tuple(steps))

    def _put(self, command: str, *points: Array) -> None:
        self.commands.append(command)
        for point in points:
            self.numbers += [round(float(point[0]) * UNIT), round(float(point[1]) * UNIT)]

    def closed_curve(self, knots: Array) -> None:
        """A smooth closed curve through points (centripetal Catmull-Rom)."""
        p1 = knots * self.scale
        p0, p2, p3 = np.roll(p1, 1, 0), np.roll(p1, -1, 0), np.roll(p1, -2, 0)
        d2 = np.sqrt(np.hypot(*(p2 - p1).T))[:, None]
        there = d2[:, 0] >= 1e-6
        d2 = np.maximum(d2, 1e-6)
        d1, d3 = np.roll(d2, 1, 0), np.roll(d2, -1, 0)
        d1, d3 = np.where(d1 > 1e-4, d1, d2), np.where(d3 > 1e-4, d3, d2)
        out = ((p1 - p0) / d1 - (p2 - p0) / (d1 + d2) + (p2 - p1) / d2) * d2
        back = ((p2 - p1) / d2 - (p3 - p1) / (d2 + d3) + (p3 - p2) / d3) * d2
        pieces = np.hstack([p1 + out / 3, p2 - back / 3, p2])[there]
        self._put("M", p1[0])
        self.commands.append("C" * len(pieces))
        self.numbers += np.rint(pieces * UNIT).astype(np.int64).ravel().tolist()
        self._put("Z")

    def polygon(self, corners: Array) -> None:
        """A closed polygon."""
        q = corners * self.scale
        self._put("M", q[0])
        for corner in q[1:]:
            self._put("L", corner)
        self._put("Z")

    def stroke(self, line: Array, width: Array, closed: bool) -> None:
        """The outline of a line whose full width changes along it. Always wound the same way, so lines may cross."""
        knots = _knots(line, 0.3, max(4.0, min(34.0, arc_lengths(line)[-1] / 4)))
        along = np.roll(line, -1, 0) - np.roll(line, 1, 0) if closed else np.gradient(line, axis=0)
        along = ndimage.gaussian_filter1d(along, 1.5, axis=0, mode="wrap" if closed else "nearest")
        across = np.column_stack([-along[:, 1], along[:, 0]])
        across /= np.linalg.norm(across, axis=1, keepdims=True) + 1e-9
        left, right = line + across * width[:, None] / 2, line - across * width[:, None] / 2
        if closed:
            if np.linalg.norm(line[knots[0]] - line[knots[-1]]) < 1.5:
                knots = knots[:-1]
            self.closed_curve(left[knots])
            self.closed_curve(right[knots][::-1])
        else:
            self.closed_curve(np.vstack([left[knots], right[knots][::-1]]))

    def region(self, values: Image, sigma: float = 1.2, tolerance: float = 0.4) -> None:
        """The smooth outlines of where `values` (rows, columns) are above 0; holes wind the other way."""
        rows, cols = np.nonzero(values > 0)
        if not len(rows):
            return
        top, left = max(0, rows.min() - 3), max(0, cols.min() - 3)
        cut = values[top : rows.max() + 4, left : cols.max() + 4]
        padded = np.pad(cut, 2, constant_values=min(-1.0, float(cut.min())))
        for contour in find_contours(padded, 0.0):
            if len(contour) < 10:
                continue
            line = (contour - 1.5 + (top, left))[:, ::-1]
            closed = bool(np.allclose(line[0], line[-1]))
            line = smooth(line[:-1] if closed else line, sigma, closed)
            line = np.vstack([line, line[:1]]) if closed else line
            knots = _knots(line, tolerance, 40.0)
            if len(knots) >= 4:
                self.closed_curve(line[knots[:-1]])
