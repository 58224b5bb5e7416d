"""The camera, and sphere tracing: what each pixel of a picture sees. Lengths in centimetres."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numba
import numpy as np
from numpy.typing import NDArray

from sketchbook.field import Field, Groups, compiled, compiled_rows, distance, nearest
from sketchbook.geometry import Array, Image, unit

FAR = 1e6
FINE, BROAD = 0.012, 0.28  # cm; how far round a point the field is felt for its normal, and for its blurred normal


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
        local = (points - self.eye) @ self.axes
        middle = self.pixels * 0.5
        return np.stack(
            [local[:, 0] / -local[:, 2] * self.focal + middle, -local[:, 1] / -local[:, 2] * self.focal + middle], 1
        )

    def away(self, points: Array) -> Array:
        """Distances of points (n, 3) from the eye."""
        return np.asarray(np.linalg.norm(points - self.eye, axis=1), dtype=np.float64)


@dataclass(frozen=True, slots=True)
class Buffers:
    """What the pixels of a frame see; all (n, n) or (n, n, 3).

    `depth` from the eye; `normal` and `soft` (blurred) normals; `thing` and `part` numbers (-1 nothing);
    `lit` 1 in the light, 0 in cast shadow; `place` the point seen.
    """

    depth: Image
    normal: Image
    soft: Image
    thing: NDArray[np.int16]
    part: NDArray[np.int16]
    lit: Image
    place: Image


def camera_axes(towards_eye: Array) -> Array:
    """Right, up and towards the eye, with the world's z upright in the picture."""
    z = unit(towards_eye)
    x = unit(np.cross((0.0, 0.0, 1.0), z))
    return np.stack([x, np.cross(z, x), z], 1)


def trace(field: Field, view: View, shaded: NDArray[np.int64]) -> Buffers:
    """Render. Cast shadows are worked out on the things in `shaded` only."""
    depth, normal, soft, thing, part, lit = _render(
        field.rows,
        field.groups,
        view.eye,
        np.ascontiguousarray(view.axes),
        view.focal,
        view.pixels,
        max(4.0, view.depth - 40.0),
        view.depth + 50.0,
        view.light,
        shaded,
    )
    rows, cols = np.mgrid[0 : view.pixels, 0 : view.pixels]
    half = view.pixels * 0.5
    rays = np.stack([(cols + 0.5 - half) / view.focal, -(rows + 0.5 - half) / view.focal, -np.ones(rows.shape)], -1)
    rays = rays @ view.axes.T
    rays /= np.linalg.norm(rays, axis=-1, keepdims=True)
    reach = np.where(thing >= 0, depth, 200.0)
    place = (view.eye + rays * reach[..., None]).astype(np.float32)
    return Buffers(np.where(thing >= 0, depth, FAR).astype(np.float32), normal, soft, thing, part, lit, place)


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
def _shadow(rows: Array, groups: Groups, x: float, y: float, z: float, light: Array) -> float:
    """0 if something stands between a point and the light, else 1."""
    t = 0.12
    for _ in range(200):
        d = distance(rows, groups, x + light[0] * t, y + light[1] * t, z + light[2] * t)
        if d < 0.004:
            return 0.0
        t += max(d * 0.9, 0.02)
        if t > 34.0:
            break
    return 1.0


@compiled
def _march(
    rows: Array, groups: Groups, eye: Array, dx: float, dy: float, dz: float, near: float, far: float
) -> tuple[float, int, int]:
    """How far a ray goes until it meets a surface, with its thing and part; `far` if it meets none."""
    t = near
    for _ in range(160):
        d, thing, part = nearest(rows, groups, eye[0] + dx * t, eye[1] + dy * t, eye[2] + dz * t)
        if d < 0.002:
            return t, thing, part
        t += d * 0.92
        if t > far:
            break
    return far, -1, -1


@compiled_rows
def _render(
    rows: Array,
    groups: Groups,
    eye: Array,
    axes: Array,
    focal: float,
    size: int,
    near: float,
    far: float,
    light: Array,
    shaded: NDArray[np.int64],
) -> tuple[Image, Image, Image, NDArray[np.int16], NDArray[np.int16], Image]:
    depth = np.full((size, size), FAR, np.float32)
    normal = np.zeros((size, size, 3), np.float32)
    soft = np.zeros((size, size, 3), np.float32)
    thing = np.full((size, size), -1, np.int16)
    part = np.full((size, size), -1, np.int16)
    lit = np.ones((size, size), np.float32)
    for j in numba.prange(size):
        for i in range(size):
            u, v = (i + 0.5 - size * 0.5) / focal, -(j + 0.5 - size * 0.5) / focal
            dx = axes[0, 0] * u + axes[0, 1] * v - axes[0, 2]
            dy = axes[1, 0] * u + axes[1, 1] * v - axes[1, 2]
            dz = axes[2, 0] * u + axes[2, 1] * v - axes[2, 2]
            n = 1.0 / math.sqrt(dx * dx + dy * dy + dz * dz)
            dx, dy, dz = dx * n, dy * n, dz * n
            t, o, q = _march(rows, groups, eye, dx, dy, dz, near, far)
            if t >= far:
                continue
            x, y, z = eye[0] + dx * t, eye[1] + dy * t, eye[2] + dz * t
            a = _normal(rows, groups, x, y, z, FINE)
            b = _normal(rows, groups, x, y, z, BROAD)
            for k in range(3):
                normal[j, i, k] = a[k]
                soft[j, i, k] = b[k]
            depth[j, i], thing[j, i], part[j, i] = t, o, q
            for k in range(shaded.shape[0]):
                if shaded[k] == o and a[0] * light[0] + a[1] * light[1] + a[2] * light[2] > 0:
                    lit[j, i] = _shadow(rows, groups, x + a[0] * 0.06, y + a[1] * 0.06, z + a[2] * 0.06, light)
    return depth, normal, soft, thing, part, lit


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
