"""The camera of a loop: it looks from where the pose file says, and holds all that moves as tightly as it can."""

from __future__ import annotations

import numpy as np

from sketchbook.geometry import Array, columns, unit, vector
from sketchbook.pose_file import PoseFile
from sketchbook.rig import Skeleton
from sketchbook.scene import AFFECTED, FIRST_OBJECT, Scene
from sketchbook.shapes import CARVED, Box, Cone, Ellipsoid, Rod, Shape, Strap, Triangle
from sketchbook.trace import View, camera_axes

SIZE = 600  # units a side
EYE = 62.0  # cm from the middle of the scene
FLESH = 0.7  # cm of a hand's room that its flesh takes, as that room is counted from the bones


def fitted(file: PoseFile, scenes: list[Scene], scale: float) -> View:
    """The camera that frames all scenes tightly, with the room asked for on each side. `scale` is pixels a unit."""
    away = unit(file.camera)
    axes = camera_axes(away)
    bones = np.concatenate([_landmarks(file, scene) for scene in scenes])
    things = np.concatenate([_outlines(scene, axes) for scene in scenes])
    pixels = round(SIZE * scale)
    light = axes @ unit(file.light)
    left, top, right, bottom = file.room
    middle, focal = np.concatenate([bones, things]).mean(0), pixels * 2.0
    for _ in range(6):  # perspective moves the box a little each time the eye moves
        view = View(middle + away * EYE, axes, focal, pixels, scale, light, EYE)
        spots = [(view.project(p) - pixels * 0.5) * EYE / focal for p in (bones, things)]  # cm in the middle's plane
        low = np.minimum(spots[0].min(0), spots[1].min(0, initial=np.inf) + FLESH) - vector((left, top))
        high = np.maximum(spots[0].max(0), spots[1].max(0, initial=-np.inf) - FLESH) + vector((right, bottom))
        centre = (low + high) / 2
        middle = middle + axes[:, 0] * centre[0] - axes[:, 1] * centre[1]
        focal = pixels * EYE / float((high - low).max())
    return View(middle + away * EYE, axes, focal, pixels, scale, light, EYE)


def _landmarks(file: PoseFile, scene: Scene) -> Array:
    """Points (n, 3) of the hands that the picture must hold."""

    def of(bones: Skeleton, arm: float) -> list[Array]:
        return [*(p for digit in bones.digits.values() for p in digit.points), bones.at_forearm((0, -arm, 0))]

    own = {thing: file.arm if thing == AFFECTED or file.clasp else file.other_arm for thing in scene.hands}
    return columns([p for thing, arm in own.items() for p in of(scene.skeletons[thing], arm)])


def _outlines(scene: Scene, axes: Array) -> Array:
    """The outermost points (n, 3) of the objects, in the picture's directions; a backdrop may be cut off."""
    points: list[Array] = []
    for solid in scene.solids:
        if solid.thing >= FIRST_OBJECT and solid.thing not in scene.still:
            solids = solid.shapes[: solid.roots] if solid.kind == CARVED else solid.shapes
            points += [outermost(shape, side * axes[:, k]) for shape in solids for k in (0, 1) for side in (1, -1)]
    return columns(points).reshape(-1, 3)


def outermost(shape: Shape, way: Array) -> Array:
    """The point of a shape that lies furthest along a unit vector."""
    match shape:
        case Cone(a, b, ra, rb):
            return max((vector(a + way * ra), vector(b + way * rb)), key=lambda p: float(p @ way))
        case Rod(a, b, ra, rb):
            along = unit(b - a)
            across = way - along * (along @ way)
            across = across / max(float(np.linalg.norm(across)), 1e-9)
            return max((vector(a + across * ra), vector(b + across * rb)), key=lambda p: float(p @ way))
        case Ellipsoid(centre, frame, radii):
            local = vector(radii) * (frame.T @ way)
            return vector(centre + frame @ (vector(radii) * local) / np.linalg.norm(local))
        case Box(centre, frame, half):
            return vector(centre + frame @ (vector(half) * np.sign(frame.T @ way)))
        case Triangle(a, b, c, radius):
            return max((vector(p + way * radius) for p in (a, b, c)), key=lambda p: float(p @ way))
        case Strap(a, b, _, half):
            return max((vector(p + way * half) for p in (a, b)), key=lambda p: float(p @ way))
