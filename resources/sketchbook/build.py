"""Builds one loop from a pose file: trace every frame, steady the lines and tones, write the outlines."""

from __future__ import annotations

import gzip
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np
from scipy import ndimage

from coach.library.sketches import FORMAT, Layer, PackedFill, SketchFile, pose_hash
from coach.practice.sketch import Role
from sketchbook.arrow_places import ArrowInTheWay, placed_arrows
from sketchbook.checks import jumps, too_large
from sketchbook.curves import UNIT, Pen
from sketchbook.field import Field
from sketchbook.framing import SIZE, fitted
from sketchbook.freshness import builder_hash, key_phases
from sketchbook.geometry import Image
from sketchbook.hatching import hatch
from sketchbook.ink import Stroke, edge_lines, trimmed
from sketchbook.pose_file import PoseFile, read_pose_file
from sketchbook.scene import Scene
from sketchbook.scene_checks import hidden_digits, scene_complaints
from sketchbook.skin_lines import skin_lines
from sketchbook.staging import scene_at
from sketchbook.steady import Motion, steady_lines
from sketchbook.tones import paint_order, steady_tones
from sketchbook.trace import Buffers, View, trace

FACING = 0.6  # light, below which a side of what stands still is in the shade


class Refused(Exception):
    """A loop has faults. Its text is one line a fault."""


@dataclass(frozen=True, slots=True)
class Traced:
    """The loop before it is drawn."""

    file: PoseFile
    motion: Motion
    fields: list[Field]

    @property
    def view(self) -> View:
        """Its camera."""
        return self.motion.view


def build(
    pose_path: Path, scale: float = 1.0, frames: int | None = None, anyway: bool = False, threads: int = 1
) -> SketchFile:
    """Build a loop. `scale` is pixels a unit while tracing; `frames` fewer than the file asks for, for a quick look.

    A loop at full size is checked; with `anyway` its faults are printed only. However many threads
    share the work, the file is the same. Raises ArrowInTheWay, Refused, PoseError, and msgspec.DecodeError.
    """
    file = read_pose_file(pose_path)
    traced = _traced(file, scale, frames or file.frames or (24 if file.cyclic else 13), threads)
    drawn = _drawn(traced, pose_path.name, pose_hash(pose_path), _arrows(traced, anyway))
    if scale == 1 and frames is None:
        _check(traced, drawn, anyway)
    return drawn


def _arrows(traced: Traced, anyway: bool) -> Layer:
    try:
        return placed_arrows(traced.file, traced.motion)
    except ArrowInTheWay as fault:
        if not anyway:
            raise
        print(f"  {fault}")
        return ()


def _check(traced: Traced, drawn: SketchFile, anyway: bool) -> None:
    motion, laced = traced.motion, traced.file.clasp is not None
    faults = scene_complaints(motion.scenes, motion.buffers, traced.fields, motion.view, laced)
    faults += [*too_large(len(packed(drawn))), *jumps(drawn.loop)]
    if hides := hidden_digits(motion.buffers, motion.view):
        print(f"  hidden: {hides}")
    lines = "\n".join(f"  {fault}" for fault in faults)
    if faults and not anyway:
        raise Refused(lines)
    if faults:
        print(lines)


def packed(file: SketchFile) -> bytes:
    """What is written: the same bytes for the same loop."""
    return gzip.compress(msgspec.json.encode(file), 9, mtime=0)


def _traced(file: PoseFile, scale: float, frames: int, threads: int) -> Traced:
    last = frames if file.cyclic else frames - 1
    scenes = [scene_at(file, i / last) for i in range(frames)]
    view = fitted(file, scenes, scale)
    shaded = np.array(sorted(scenes[0].still), dtype=np.int64)
    fields = [scene.field() for scene in scenes]
    with ThreadPoolExecutor(threads) as pool:
        buffers = list(pool.map(lambda field: trace(field, view, shaded), fields))
    return Traced(file, Motion(scenes, buffers, view, file.cyclic), fields)


def _drawn(traced: Traced, pose_file: str, hashed: str, arrows: Layer) -> SketchFile:
    file, motion, view = traced.file, traced.motion, traced.view
    raw: list[list[Stroke]] = []
    nails: list[dict[int, list[Image]]] = []
    for scene, buffers, field in zip(motion.scenes, motion.buffers, traced.fields, strict=True):
        lines, masks = edge_lines(scene, view, buffers)
        on_skin, shapes = skin_lines(scene, view, buffers, field, masks)
        raw.append(lines + on_skin)
        nails.append(shapes)
    strokes, tones = steady_lines(motion, raw), steady_tones(motion)
    still, still_lines = _still(traced)
    shown = round(file.teaches * motion.count) % motion.count if file.cyclic else motion.count - 1  # the furthest pose
    frames = tuple(_frame(motion, i, tones[i], nails[i], strokes[i]) for i in range(motion.count))
    shadows = tuple(_shadows(motion, i, tones[i]) for i in range(motion.count)) if still else ()
    picture = (*still, *(shadows[shown] if shadows else ()), *still_lines, *frames[shown])
    return SketchFile(
        format=FORMAT,
        pose_file=pose_file,
        pose_hash=hashed,
        builder_hash=builder_hash(),
        exercise=file.exercise,
        variant=file.variant,
        description=file.description,
        size=SIZE * UNIT,
        cyclic=file.cyclic,
        still=still,
        frames=frames,
        arrows=arrows,
        stills=key_phases().get((file.exercise, file.variant), ()),
        teaches=file.teaches,
        ghost=file.ghostly,
        print_version=_printed(motion, shown, tones[shown], picture, arrows),
        still_lines=still_lines,
        shadows=shadows,
    )


def _pairs(motion: Motion) -> list[tuple[Scene, Buffers]]:
    return list(zip(motion.scenes, motion.buffers, strict=True))


def _seen(motion: Motion, i: int) -> tuple[Scene, View, Buffers]:
    return motion.scenes[i], motion.view, motion.buffers[i]


def _silhouette(b: Buffers, thing: int, scale: float) -> Image:
    soft = ndimage.gaussian_filter((b.thing == thing).astype(np.float32), 0.9 * scale)
    return np.asarray(soft - 0.42, dtype=np.float32)


def _region(role: Role, view: View, *values: Image, sigma: float = 1.2, tolerance: float = 0.4) -> list[PackedFill]:
    pen = Pen(1 / view.scale)
    for one in values:
        pen.region(one, sigma * view.scale, tolerance)
    return [pen.fill(role)] if pen.commands else []


def _inked(view: View, strokes: list[Stroke]) -> list[PackedFill]:
    pen = Pen(1 / view.scale)
    for stroke in strokes:
        if len(stroke.line) > 4:
            pen.stroke(stroke.line, stroke.width * view.scale, stroke.closed)
    return [pen.fill(Role.INK)] if pen.commands else []


def _shadows(motion: Motion, i: int, tones: dict[int, Image]) -> Layer:
    """What moves casts them on what stands still."""
    scene, view, b = _seen(motion, i)
    under: list[PackedFill] = []
    for thing in (t for t in paint_order(scene, b) if t in scene.still):
        under += _region(scene.roles[thing][1], view, tones[thing], sigma=1.8, tolerance=0.45)
    return tuple(under)


def _frame(
    motion: Motion, i: int, tones: dict[int, Image], nails: dict[int, list[Image]], strokes: list[Stroke]
) -> Layer:
    """What moves: hands, sleeves and objects, then their lines."""
    scene, view, b = _seen(motion, i)
    over: list[PackedFill] = []
    for thing in (t for t in paint_order(scene, b) if t not in scene.still):
        fill, shade = scene.roles[thing]
        over += _region(fill, view, _silhouette(b, thing, view.scale))
        over += _region(shade, view, tones[thing], sigma=1.8, tolerance=0.45)
        if thing in nails:
            over += _region(Role.NAIL, view, *nails[thing], tolerance=0.3)
    return (*over, *_inked(view, strokes))


def _still(traced: Traced) -> tuple[Layer, Layer]:
    """Fills and lines of what never moves, as it would look with nothing in front of it."""
    scene = traced.motion.scenes[0]
    if not scene.still:
        return (), ()
    view, whole = traced.view, traced.fields[0]
    field = whole.only(np.isin(whole.groups[:, 1], list(scene.still)))
    bare = Scene(roles={t: scene.roles[t] for t in scene.still}, still=scene.still)
    b = trace(field, view, np.array([], dtype=np.int64))
    fills: list[PackedFill] = []
    for thing in paint_order(bare, b):
        fill, shade = bare.roles[thing]
        fills += _region(fill, view, _silhouette(b, thing, view.scale))
        side = np.where(b.thing == thing, FACING - b.normal @ view.light, -1.0).astype(np.float32)
        fills += _region(shade, view, side, sigma=0.6)
    lines, _ = edge_lines(bare, view, b)
    return tuple(fills), tuple(_inked(view, trimmed(lines)))


def _printed(motion: Motion, i: int, tones: dict[int, Image], picture: Layer, arrows: Layer) -> Layer:
    """One frame in lines, with hatching for its tones."""
    pen = Pen(1 / motion.view.scale)
    hatch(pen, *_seen(motion, i), tones)
    shades = {shade for _, shade in motion.scenes[i].roles.values()}
    shapes = [fill for fill in picture if fill.role not in shades]
    hatching = [pen.fill(Role.INK)] if pen.commands else []
    return (*shapes[:-1], *hatching, shapes[-1], *arrows)
