"""The camera, and sphere tracing: what each pixel of a picture sees. Lengths in centimetres."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from sketchbook.beams import gather, span
from sketchbook.compiling import compiled
from sketchbook.field import Field, Groups, distance, nearest
from sketchbook.geometry import Array, Image, unit
from sketchbook.shadows import Numbers, Tile, shade

FAR = 1e6
FINE, BROAD = 0.012, 0.28  # cm; how far round a point the field is felt for its normal, and for its blurred normal
NEARBY = 0.25  # cm of depth within which neighbouring pixels share one blurred normal
AIR = 200.0  # cm, where a ray that meets nothing ends
TILE, BLOCK = 16, 4  # pixels a side
TOUCH = 0.002  # cm from a surface where a ray has met it
CLOSE, STEEP = 0.15, 0.4  # cm, and the slope of the distance, from which on a ray trusts that slope
STRIDE = 0.92  # share of the distance that a ray may go, as that of an ellipsoid is not exact

Packed: TypeAlias = tuple[Image, Image, Image, Numbers, Numbers, Image, Image]


@dataclass(frozen=True, slots=True)
class View:
    """A camera. `axes` columns: right, up, towards the eye. `focal` in pixels, `scale` pixels a unit."""

    eye: Array
    axes: Array
    focal: float
    pixels: int
    scale: float
    light: Array
    depth: float  # from the eye to the middle of the scene

    def project(self, points: Array) -> Array:
        """Points (n, 3) to pixels (n, 2), x to the right, y downwards."""
        return _projected(points, self.eye, np.ascontiguousarray(self.axes), self.focal, self.pixels * 0.5)

    def away(self, points: Array) -> Array:
        """Distances of points (n, 3) from the eye."""
        off = points - self.eye
        return np.sqrt(off[:, 0] ** 2 + off[:, 1] ** 2 + off[:, 2] ** 2)


@dataclass(frozen=True, slots=True)
class Buffers:
    """What the pixels of a frame see; all (n, n) or (n, n, 3).

    `depth` from the eye; `normal` and `soft` (blurred) normals; `thing` and `part` numbers (-1 nothing);
    `lit` 1 in the light, 0 in cast shadow; `place` the point seen.
    """

    depth: Image
    normal: Image
    soft: Image
    thing: Numbers
    part: Numbers
    lit: Image
    place: Image


def camera_axes(towards_eye: Array) -> Array:
    """Right, up and towards the eye, with the world's z upright in the picture."""
    z = unit(towards_eye)
    x = unit(np.cross((0.0, 0.0, 1.0), z))
    return np.stack([x, np.cross(z, x), z], 1)


def trace(field: Field, view: View, shaded: NDArray[np.int64]) -> Buffers:
    """Render. Cast shadows are worked out on the things in `shaded` only. Other threads may run meanwhile."""
    n = view.pixels
    b = Buffers(
        depth=np.full((n, n), FAR, np.float32),
        normal=np.zeros((n, n, 3), np.float32),
        soft=np.zeros((n, n, 3), np.float32),
        thing=np.full((n, n), -1, np.int16),
        part=np.full((n, n), -1, np.int16),
        lit=np.ones((n, n), np.float32),
        place=np.zeros((n, n, 3), np.float32),
    )
    limits = max(4.0, view.depth - 40.0), view.depth + 50.0
    axes, buffers = np.ascontiguousarray(view.axes), (b.depth, b.normal, b.soft, b.thing, b.part, b.lit, b.place)
    _render(field.rows, field.groups, view.eye, axes, view.focal, limits, view.light, shaded, buffers)
    return b


@compiled
def _projected(points: Array, eye: Array, axes: Array, focal: float, middle: float) -> Array:
    out = np.empty((points.shape[0], 2))
    for i in range(points.shape[0]):
        x, y, z = points[i, 0] - eye[0], points[i, 1] - eye[1], points[i, 2] - eye[2]
        near = focal / -(x * axes[0, 2] + y * axes[1, 2] + z * axes[2, 2])
        out[i, 0] = middle + near * (x * axes[0, 0] + y * axes[1, 0] + z * axes[2, 0])
        out[i, 1] = middle - near * (x * axes[0, 1] + y * axes[1, 1] + z * axes[2, 1])
    return out


@compiled
def _normal(rows: Array, groups: Groups, x: float, y: float, z: float, e: float) -> tuple[float, float, float]:
    a = distance(rows, groups, x + e, y - e, z - e)
    b = distance(rows, groups, x - e, y - e, z + e)
    c = distance(rows, groups, x - e, y + e, z - e)
    d = distance(rows, groups, x + e, y + e, z + e)
    nx, ny, nz = a - b - c + d, -a - b + c + d, -a + b - c + d
    n = 1.0 / (math.sqrt(nx * nx + ny * ny + nz * nz) + 1e-12)
    return nx * n, ny * n, nz * n


@compiled
def _march(
    rows: Array, groups: Groups, eye: Array, dx: float, dy: float, dz: float, near: float, far: float
) -> tuple[float, int, int]:
    """How far a ray goes until it meets a surface, with its thing and part; AIR if it meets none.

    Close to a surface the ray goes as far as the last two distances promise. From outside, a bulge is farther than
    that; a ray that has gone too far, in a hollow, is drawn back.
    """
    t, d, before, d_before = near, 0.0, near, 0.0
    for k in range(160):
        if t > far:
            break
        d, thing, part = nearest(rows, groups, eye[0] + dx * t, eye[1] + dy * t, eye[2] + dz * t)
        if abs(d) < TOUCH or (d < 0.0 and k == 0):
            return t, thing, part
        if d < 0.0:
            t = before + (t - before) * d_before / (d_before - d)
            continue
        step = d * STRIDE
        if k > 0 and d < CLOSE and d_before - d > STEEP * (t - before) > 0.0:
            step = max(step, d * (t - before) / (d_before - d))
        before, d_before = t, d
        t += step
    return AIR, -1, -1


@compiled
def _approach(
    rows: Array,
    groups: Groups,
    eye: Array,
    axes: Array,
    focal: float,
    size: int,
    limits: tuple[float, float],
    top: int,
    left: int,
) -> tuple[float, float]:
    """Between which distances the rays of a block of pixels can meet a surface."""
    dx, dy, dz = _ray(axes, focal, size, left + BLOCK * 0.5, top + BLOCK * 0.5)
    slope = 0.75 * BLOCK / focal
    near, far = span(rows, groups, eye[0], eye[1], eye[2], dx, dy, dz, slope * limits[1])
    near, far = max(near, limits[0]), min(far, limits[1])
    for _ in range(60):
        if near > far:
            break
        d = distance(rows, groups, eye[0] + dx * near, eye[1] + dy * near, eye[2] + dz * near)
        step = d * STRIDE - slope * near
        if step < TOUCH * 10:
            break
        near += step
    return near, far


@compiled
def _ray(axes: Array, focal: float, size: int, col: float, row: float) -> tuple[float, float, float]:
    """The unit direction in which the eye sees a spot of the picture."""
    u, v = (col - size * 0.5) / focal, -(row - size * 0.5) / focal
    dx = axes[0, 0] * u + axes[0, 1] * v - axes[0, 2]
    dy = axes[1, 0] * u + axes[1, 1] * v - axes[1, 2]
    dz = axes[2, 0] * u + axes[2, 1] * v - axes[2, 2]
    n = 1.0 / math.sqrt(dx * dx + dy * dy + dz * dz)
    return dx * n, dy * n, dz * n


@compiled
def _render(
    rows: Array,
    groups: Groups,
    eye: Array,
    axes: Array,
    focal: float,
    limits: tuple[float, float],
    light: Array,
    shaded: NDArray[np.int64],
    buffers: Packed,
) -> None:
    """Fill the buffers, tile by tile, each against what its rays can meet."""
    depth, normal, soft, thing, part, lit, place = buffers
    size = depth.shape[0]
    own_rows, own_groups = np.empty_like(rows), np.empty_like(groups)
    light_rows, light_groups = np.empty_like(rows), np.empty_like(groups)
    axis = np.empty(3)
    for top in range(0, size, TILE):
        for left in range(0, size, TILE):
            axis[0], axis[1], axis[2] = _ray(axes, focal, size, left + TILE * 0.5, top + TILE * 0.5)
            count = gather(rows, groups, eye, axis, 0.0, 0.75 * TILE / focal, own_rows, own_groups)
            seen = own_groups[:count]
            tile = (top, min(top + TILE, size), left, min(left + TILE, size))
            for down in range(tile[0], tile[1], BLOCK):
                for across in range(tile[2], tile[3], BLOCK):
                    near, far = _approach(own_rows, seen, eye, axes, focal, size, limits, down, across)
                    for j in range(down, min(down + BLOCK, size)):
                        for i in range(across, min(across + BLOCK, size)):
                            dx, dy, dz = _ray(axes, focal, size, i + 0.5, j + 0.5)
                            t, o, q = _march(own_rows, seen, eye, dx, dy, dz, near, far)
                            x, y, z = eye[0] + dx * t, eye[1] + dy * t, eye[2] + dz * t
                            place[j, i, 0], place[j, i, 1], place[j, i, 2] = x, y, z
                            if o >= 0:
                                depth[j, i], thing[j, i], part[j, i] = t, o, q
                                a, b, c = _normal(own_rows, seen, x, y, z, FINE)
                                normal[j, i, 0], normal[j, i, 1], normal[j, i, 2] = a, b, c
            if count:
                _soften(own_rows, seen, tile, depth, thing, place, soft)
            for k in range(shaded.shape[0]):
                shade(rows, groups, light_rows, light_groups, shaded[k], light, tile, thing, normal, place, lit)


@compiled
def _soften(rows: Array, groups: Groups, tile: Tile, depth: Image, thing: Numbers, place: Image, soft: Image) -> None:
    """Blurred normals of a tile: felt at every other pixel; those between take the mean of the same surface."""
    top, down, left, right = tile
    for between in (False, True):
        for j in range(top, down):
            for i in range(left, right):
                if thing[j, i] < 0 or between == (j % 2 == 0 and i % 2 == 0):
                    continue
                x, y, z = 0.0, 0.0, 0.0
                if between:
                    for v in range(j - j % 2, min(j + j % 2 + 1, down), 2):
                        for u in range(i - i % 2, min(i + i % 2 + 1, right), 2):
                            if thing[v, u] == thing[j, i] and abs(depth[v, u] - depth[j, i]) < NEARBY:
                                x, y, z = x + soft[v, u, 0], y + soft[v, u, 1], z + soft[v, u, 2]
                n = math.sqrt(x * x + y * y + z * z)
                if n > 0.5:
                    x, y, z = x / n, y / n, z / n
                else:
                    x, y, z = _normal(rows, groups, place[j, i, 0], place[j, i, 1], place[j, i, 2], BROAD)
                soft[j, i, 0], soft[j, i, 1], soft[j, i, 2] = x, y, z


@compiled
def land(rows: Array, groups: Groups, points: Array, towards: Array) -> Array:
    """Where points (n, 3) that march along directions (n, 3) meet the surface; nan where they miss it by 8 cm."""
    out = np.full(points.shape, np.nan)
    for i in range(points.shape[0]):
        t = 0.0
        for _ in range(60):
            x, y, z = (
                points[i, 0] + towards[i, 0] * t,
                points[i, 1] + towards[i, 1] * t,
                points[i, 2] + towards[i, 2] * t,
            )
            d = distance(rows, groups, x, y, z)
            if d < 0.004:
                out[i, 0], out[i, 1], out[i, 2] = x, y, z
                break
            t += d * 0.95
            if t > 8.0:
                break
    return out
