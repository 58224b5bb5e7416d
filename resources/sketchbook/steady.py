"""Lines and tones that do not boil: each is averaged over neighbouring frames, along the motion of the rig."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from sketchbook.compiling import compiled
from sketchbook.curves import smooth
from sketchbook.geometry import Array, Image, arc_lengths, vector
from sketchbook.ink import Pixels, Stroke, trimmed
from sketchbook.rig import DIGITS, Skeleton
from sketchbook.scene import AFFECTED, SLEEVES, Scene
from sketchbook.shapes import CUT
from sketchbook.trace import Buffers, View

LINE_WEIGHTS = vector([0.13, 0.22, 0.30, 0.22, 0.13])  # frames -2..2
DRAWN = 0.4  # width above which a line counts as one
BRIEF, LASTING = 0.45, 0.72  # share of the five frames round a weak line that have it: with two 0.52, with three 0.74
TONE_REACH = 4
SAME_SKIN = 0.35  # cm between the depth expected and the depth seen
TONE_WEIGHTS = np.exp(-0.5 * (np.arange(-TONE_REACH, TONE_REACH + 1) / 2.0) ** 2)


@dataclass(frozen=True, slots=True)
class Motion:
    """The whole loop, as far as motion goes: one entry a frame."""

    scenes: list[Scene]
    buffers: list[Buffers]
    view: View
    cyclic: bool
    _bones: dict[int, dict[int, Array]] = field(default_factory=dict)  # of the frames that were asked for

    @property
    def count(self) -> int:
        """Frames that are stored."""
        return len(self.scenes)

    def neighbour(self, frame: int, step: int) -> int:
        """The frame `step` away in the loop; a ping-pong loop turns round at its ends."""
        j, n = frame + step, self.count
        if self.cyclic:
            return j % n
        there_and_back = 2 * (n - 1)
        j %= there_and_back
        return j if j < n else there_and_back - j

    def moved(self, i: int, j: int, pixels: Pixels) -> tuple[Array, Array]:
        """Where the skin under pixels (n, 2) row, column of frame i is in frame j: x, y in pixels and distance."""
        b = self.buffers[i]
        things, parts = b.thing[pixels[:, 0], pixels[:, 1]], b.part[pixels[:, 0], pixels[:, 1]].astype(np.int64)
        places = b.place[pixels[:, 0], pixels[:, 1]].astype(np.float64)
        before, after = self._bones_of(i), self._bones_of(j)
        for thing in set(things.tolist()) & set(before):
            own = things == thing
            if (before[thing] != after[thing]).any():
                places[own] = _carried(places[own], parts[own], before[thing], after[thing])
        return self.view.project(places), self.view.away(places)

    def _bones_of(self, i: int) -> dict[int, Array]:
        if i not in self._bones:
            self._bones[i] = _bone_table(self.scenes[i])
        return self._bones[i]

    def coarse(self) -> Motion:
        """The same with half as many pixels a side, which is fine enough for tones."""
        view, pixels = self.view, (self.view.pixels + 1) // 2
        half = replace(view, pixels=pixels, focal=view.focal * pixels / view.pixels, scale=view.scale / 2)
        buffers = [
            Buffers(*(np.ascontiguousarray(getattr(b, f.name)[::2, ::2]) for f in fields(Buffers)))
            for b in self.buffers
        ]
        return Motion(self.scenes, buffers, half, self.cyclic, self._bones)


def _bone_table(scene: Scene) -> dict[int, Array]:
    """For each moving thing its bones as rows: start 3, end 3, origin 3, frame 9, part."""
    table: dict[int, Array] = {}
    for hand, bones in scene.skeletons.items():
        forearm = _forearm_row(bones)
        rows = [forearm]
        for name in ("index", "little"):
            digit = bones.digits[name]
            end = digit.points[0] - digit.frames[0][:, 1] * 0.5
            rows.append(_bone_row(bones.at_hand((0, 0.8, 0)), end, bones.wrist, bones.hand, 0))
        for part, name in enumerate(DIGITS, 1):
            digit = bones.digits[name]
            for k in range(3):
                own = 0 if name == "thumb" and k == 0 else part
                rows.append(_bone_row(digit.points[k], digit.points[k + 1], digit.points[k], digit.frames[k], own))
        table[hand] = np.array(rows)
        table[hand + SLEEVES] = np.array([forearm])
    for thing, (origin, axes) in scene.places.items():
        rigid = np.array([_bone_row(origin, origin + axes[:, 1], origin, axes, 0)])
        table[thing] = table[AFFECTED] if thing in scene.worn else rigid
    return table


def _forearm_row(bones: Skeleton) -> Array:
    return _bone_row(bones.at_forearm((0, -0.8, 0)), bones.at_forearm((0, -14, 0)), bones.wrist, bones.forearm, 0)


def _bone_row(start: Array, end: Array, origin: Array, axes: Array, part: int) -> Array:
    return np.concatenate([start, end, origin, axes.ravel(), [part]])


@compiled
def _carried(places: Array, parts: NDArray[np.int64], before: Array, after: Array) -> Array:
    """Points carried by the bones near them; a digit's skin follows its own bones far more than its neighbours'."""
    out = places.copy()
    many = before.shape[0] > 1
    for i in range(places.shape[0]):
        x, y, z = places[i, 0], places[i, 1], places[i, 2]
        total, ox, oy, oz = 0.0, 0.0, 0.0, 0.0
        for k in range(before.shape[0]):
            b, a, part = before[k], after[k], int(before[k, 18])
            if many and parts[i] != CUT and parts[i] != part and parts[i] != 0 and part != 0:
                continue
            ex, ey, ez = b[3] - b[0], b[4] - b[1], b[5] - b[2]
            t = ((x - b[0]) * ex + (y - b[1]) * ey + (z - b[2]) * ez) / (ex * ex + ey * ey + ez * ez + 1e-9)
            t = min(1.0, max(0.0, t))
            d2 = (x - b[0] - ex * t) ** 2 + (y - b[1] - ey * t) ** 2 + (z - b[2] - ez * t) ** 2
            w = 1.0 / (d2 * d2 * d2 + 0.02)
            if many and parts[i] > 0 and part == 0:
                w *= 0.15
            if many and parts[i] == 0 and part > 0:
                w *= 0.25
            u, v, s = x - b[6], y - b[7], z - b[8]
            p = b[9] * u + b[12] * v + b[15] * s
            q = b[10] * u + b[13] * v + b[16] * s
            r = b[11] * u + b[14] * v + b[17] * s
            ox += w * (a[6] + a[9] * p + a[10] * q + a[11] * r)
            oy += w * (a[7] + a[12] * p + a[13] * q + a[14] * r)
            oz += w * (a[8] + a[15] * p + a[16] * q + a[17] * r)
            total += w
        if total > 0:
            out[i, 0], out[i, 1], out[i, 2] = ox / total, oy / total, oz / total
    return out


def _at(image: NDArray[np.float32] | NDArray[np.int16], spots: Array) -> Array:
    last = image.shape[0] - 1
    cols, rows = np.clip(spots.astype(np.int64), 0, last).T
    return np.asarray(image[rows, cols], dtype=np.float64)


def _width_map(strokes: list[Stroke], pixels: int, radius: float) -> Image:
    """The widths of strokes, spread by a radius in pixels."""
    found = np.zeros((pixels, pixels), np.float32)
    for stroke in strokes:
        way = arc_lengths(stroke.line)
        along = np.linspace(0, way[-1], max(2, int(way[-1] / 0.8)))
        cols, rows = (np.interp(along, way, stroke.line[:, k]).astype(np.int64).clip(0, pixels - 1) for k in (0, 1))
        np.maximum.at(found, (rows, cols), np.interp(along, way, stroke.width).astype(np.float32))
    k = int(radius)
    yy, xx = np.mgrid[-k : k + 1, -k : k + 1]
    return np.asarray(ndimage.grey_dilation(found, footprint=xx * xx + yy * yy <= radius * radius + 0.3))


def steady_lines(motion: Motion, strokes: list[list[Stroke]]) -> list[list[Stroke]]:
    """The strokes of every frame with widths averaged over time, and lines that one frame alone had lost."""
    s, pixels = motion.view.scale, motion.view.pixels
    maps = [_width_map(frame, pixels, 3.2 * s) for frame in strokes]
    fronts = [np.asarray(ndimage.maximum_filter(b.depth, 5)) for b in motion.buffers]
    out = []
    for i in range(motion.count):
        kept = [_averaged(motion, maps, fronts, i, stroke) for stroke in strokes[i]]
        out.append(trimmed(kept + _lost(motion, maps, fronts, i, kept, strokes)))
    return out


def _vote(
    motion: Motion, maps: list[Image], fronts: list[Image], i: int, pixels: Pixels, own: Array
) -> tuple[Array, Array]:
    """Widths at surface pixels, averaged over the frames that can see them; `own` is the width in the frame itself.

    And the share of these frames that have a line there, 0..1.
    """
    reach = len(LINE_WEIGHTS) // 2
    total, weight = LINE_WEIGHTS[reach] * own, np.full(len(pixels), LINE_WEIGHTS[reach])
    lined = LINE_WEIGHTS[reach] * (own > DRAWN)
    for step in range(-reach, reach + 1):
        if step == 0:
            continue
        j = motion.neighbour(i, step)
        spots, away = motion.moved(i, j, pixels)
        inside = (spots.min(1) > 2) & (spots.max(1) < motion.view.pixels - 3)
        share = np.where(inside & (_at(fronts[j], spots) >= away - 0.5), LINE_WEIGHTS[reach + step], 0)
        width = _at(maps[j], spots)
        total, weight, lined = total + share * width, weight + share, lined + share * (width > DRAWN)
    return vector(total / weight), vector(lined / weight)


def _lasting(lined: Array) -> Array:
    """How much of a weak line is drawn, by the share of its frames that have it: two frames alone show nothing."""
    return vector(np.clip((lined - BRIEF) / (LASTING - BRIEF), 0, 1))


def _averaged(motion: Motion, maps: list[Image], fronts: list[Image], i: int, stroke: Stroke) -> Stroke:
    s = motion.view.scale
    width, lined = _vote(motion, maps, fronts, i, stroke.pixel, stroke.width)
    most = stroke.width * 1.05 if stroke.of_skin else np.maximum(stroke.width * 1.25, stroke.width + 0.4)
    width = np.minimum(width, most)
    width = np.where(stroke.sure > 0, np.maximum(width, 0.82 * stroke.width), width * _lasting(lined))
    width = ndimage.gaussian_filter1d(width, 4 * s, mode="wrap" if stroke.closed else "nearest")
    if not stroke.closed:
        way = arc_lengths(stroke.line)
        from_end = np.minimum(way, way[-1] - way)
        free = np.where(way < way[-1] / 2, stroke.width[0], stroke.width[-1]) < 1.0
        width = np.where(free & (from_end < 8 * s), np.minimum(width, 0.3 + 2.6 * from_end / (8 * s)), width)
    return replace(stroke, width=width)


def _lost(
    motion: Motion, maps: list[Image], fronts: list[Image], i: int, kept: list[Stroke], strokes: list[list[Stroke]]
) -> list[Stroke]:
    """Lines that the neighbours have and this frame lacks, brought here along the motion."""
    s, pixels, b = motion.view.scale, motion.view.pixels, motion.buffers[i]
    covered = _width_map(kept, pixels, 3.5 * s) > 0.3
    found: list[Stroke] = []
    for step in (-1, 1):
        j = motion.neighbour(i, step)
        for stroke in strokes[j]:
            if stroke.sure.mean() > 0.3 or stroke.width.max() < 0.9:
                continue
            spots, away = motion.moved(j, i, stroke.pixel)
            cells = np.clip(spots[:, ::-1].astype(np.int64), 2, pixels - 3)
            rows, cols = cells.T
            seen = np.abs(b.depth[rows, cols] - away) < 0.15
            width, lined = _vote(motion, maps, fronts, i, cells, np.zeros(len(cells)))
            width = width * _lasting(lined)
            marks = np.nonzero(seen & ~covered[rows, cols] & (width > 0.75))[0]
            for run in np.split(marks, np.nonzero(np.diff(marks) > 2)[0] + 1):
                if len(run) >= 8 * s:
                    share = np.sin(np.pi * np.clip(np.linspace(0, 1, len(run)) * 0.92 + 0.04, 0, 1)) ** 0.5
                    thin = np.minimum(width[run], stroke.width[run] * 1.1) * share
                    line = smooth(spots[run], 2 * s, False)
                    found.append(Stroke(line, thin, np.zeros(len(run)), cells[run], False, False))
        if found:
            covered |= _width_map(found, pixels, 3.5 * s) > 0.2
    return found


def steady_light(motion: Motion, lights: list[Image]) -> list[tuple[Image, Image]]:
    """The form's light and the cast light of every frame, averaged over time.

    On what stands still the cast light stays as it is: there shadows travel, and a mean of places would tear them.
    """
    casts = [b.lit for b in motion.buffers]
    things = sorted({int(thing) for b in motion.buffers for thing in np.unique(b.thing)} - {-1})
    out = [(light.copy(), cast.copy()) for light, cast in zip(lights, casts, strict=True)]
    for thing in things:
        for i, means in enumerate(over_time(motion, thing, [lights, casts], TONE_WEIGHTS)):
            rows, cols = np.nonzero(motion.buffers[i].thing == thing)
            light, cast = out[i]
            light[rows, cols] = means[0]
            if thing not in motion.scenes[i].still:
                cast[rows, cols] = means[1]
    return out


def over_time(motion: Motion, thing: int, series: list[list[Image]], weights: Array) -> list[list[Array]]:
    """For each frame the pixels of a thing, each with its mean over the frames round it that see the same skin.

    One list of values for each of the `series`, in the order of np.nonzero.
    """
    reach = len(weights) // 2
    out = []
    for i, b in enumerate(motion.buffers):
        pixels = np.stack(np.nonzero(b.thing == thing), 1)
        rows, cols = pixels.T
        weight = np.full(len(pixels), weights[reach])
        totals = [weight * images[i][rows, cols] for images in series]
        for step in range(-reach, reach + 1):
            j = motion.neighbour(i, step)
            if step == 0 or not len(pixels):
                continue
            spots, away = motion.moved(i, j, pixels)
            other = motion.buffers[j]
            same = (_at(other.thing, spots) == thing) & (np.abs(_at(other.depth, spots) - away) < SAME_SKIN)
            share = np.where(same, weights[reach + step], 0.0)
            totals = [total + share * _at(images[j], spots) for total, images in zip(totals, series, strict=True)]
            weight = weight + share
        out.append([total / weight for total in totals])
    return out
