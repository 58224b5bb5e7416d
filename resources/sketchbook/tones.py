"""Flat tones: where a thing is in the shade, as soft fields above 0 in the shade and about 1 deep."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from scipy import ndimage

from sketchbook.geometry import Image, Mask, vector
from sketchbook.scene import Scene
from sketchbook.steady import Motion, over_time, steady_light
from sketchbook.trace import Buffers, View

SKIN_SHARE = 0.27  # of the skin may be in the shade
SMALLEST_SKIN, SMALLEST_CAST, SMALLEST = 520.0, 1500.0, 120.0  # square units; smaller islands are dropped
LEAST_SEEN = 8  # of every second pixel; a thing that shows less has no tone
CLIP = 0.3  # depth of shade beyond which every pixel counts the same when frames are blended
BLEND = vector([0.13, 0.22, 0.30, 0.22, 0.13])  # frames -2..2
BLEND_CAST = vector([0.2, 0.6, 0.2])  # frames -1..1, for shadows that travel: the frame's own decides, or they tear


def light_on(b: Buffers, view: View) -> Image:
    """How much each pixel faces the light, -1..1."""
    return np.asarray(b.soft @ view.light, dtype=np.float32)


def shade_level(light: Image, b: Buffers, scene: Scene, thing: int) -> float:
    """The light below which a thing is in the shade."""
    seen = b.thing == thing
    return float(np.quantile(light[seen], SKIN_SHARE)) if thing in scene.skeletons and seen.any() else 0.0


def steady_tones(motion: Motion) -> list[dict[int, Image]]:
    """The tones of every frame by thing: fields (pixels, pixels) of the full picture, above 0 in the shade.

    They are worked out on every second pixel: tones have no finer detail.
    """
    half, still = _grounded(motion.coarse())
    lights = [light_on(b, half.view) for b in half.buffers]
    steady = steady_light(half, lights)
    out: list[dict[int, Image]] = [{} for _ in lights]
    for thing in sorted({still.get(thing, thing) for thing in motion.scenes[0].roles}):
        masks = [b.thing == thing for b in half.buffers]
        here = [i for i, mask in enumerate(masks) if mask.sum() >= LEAST_SEEN]
        if not here:
            continue
        pairs = list(zip(half.scenes, half.buffers, strict=True))
        level = float(np.median([shade_level(lights[i], pairs[i][1], pairs[i][0], thing) for i in here]))
        fields = {i: tone(half.scenes[i], half.view, half.buffers[i], thing, *steady[i], level) for i in here}
        least = smallest(motion.scenes[0], thing, half.view)
        calm = calm_islands([*fields.values()], [masks[i] for i in here], least, half.view)
        whole = [np.full(mask.shape, -1.0, np.float32) for mask in masks]
        for i, values in zip(here, calm, strict=True):
            whole[i] = values
        parts = [part for part in motion.scenes[0].roles if still.get(part, part) == thing]
        for i, values in _blended(half, thing, whole, here).items():
            wide = _doubled(values, motion.view.pixels)
            out[i] |= {part: _within(wide, motion.buffers[i].thing == part) for part in parts}
    nothing = np.full((motion.view.pixels, motion.view.pixels), -1.0, np.float32)
    return [{thing: tones.get(thing, nothing) for thing in motion.scenes[0].roles} for tones in out]


def _grounded(motion: Motion) -> tuple[Motion, dict[int, int]]:
    """The same with all that stands still as one thing, so that a shadow falls across it in one piece.

    And the number that each still thing has in it.
    """
    still = motion.scenes[0].still
    if not still:
        return motion, {}
    ground, others = min(still), [thing for thing in still if thing != min(still)]
    buffers = [replace(b, thing=np.where(np.isin(b.thing, others), ground, b.thing)) for b in motion.buffers]
    return Motion(motion.scenes, buffers, motion.view, motion.cyclic), dict.fromkeys(still, ground)


def tone(scene: Scene, view: View, b: Buffers, thing: int, light: Image, lit: Image, level: float) -> Image:
    """The shade of a thing. What stands still is shaded by cast shadows alone, anything else by its form alone."""
    seen = b.thing == thing
    values = (lit - 0.5) * 0.8 if thing in scene.still else light - min(0.0, level)
    spread = (7.0 if thing in scene.still else 4.2 if thing in scene.skeletons else 2.4) * view.scale
    weight = seen.astype(np.float32)
    there = ndimage.gaussian_filter(weight, spread)
    mean = ndimage.gaussian_filter(values * weight, spread) / (there + 1e-4)
    return np.where(there > 0.02, -mean * 4, -1.0).astype(np.float32)


def _blended(motion: Motion, thing: int, tones: list[Image], here: list[int]) -> dict[int, Image]:
    """Tones averaged along the motion, so that an island grows and shrinks over some frames where it would pop."""
    clipped = [np.clip(values, -CLIP, CLIP) for values in tones]
    found = {}
    weights = BLEND_CAST if thing in motion.scenes[0].still else BLEND
    for i, (values,) in zip(range(motion.count), over_time(motion, thing, [clipped], weights), strict=True):
        if i not in here:
            continue
        seen = motion.buffers[i].thing == thing
        mean = np.zeros(seen.shape, np.float32)
        mean[seen] = values
        there = ndimage.gaussian_filter(seen.astype(np.float32), 1.0)
        spread = ndimage.gaussian_filter(mean, 1.0) / np.maximum(there, 1e-4)
        found[i] = np.where(there > 1e-3, spread / CLIP, -1.0).astype(np.float32)
    return found


def _doubled(values: Image, pixels: int) -> Image:
    """Values of every second pixel for all pixels."""
    at = np.minimum(np.arange(pixels) / 2, len(values) - 1)
    low = at.astype(np.int64)
    high, share = np.minimum(low + 1, len(values) - 1), (at - low).astype(np.float32)
    wide = values[:, low] * (1 - share) + values[:, high] * share
    return np.asarray(wide[low] * (1 - share)[:, None] + wide[high] * share[:, None])


def _within(values: Image, seen: Mask) -> Image:
    """A field that ends where its thing does."""
    edge = ndimage.gaussian_filter(ndimage.binary_dilation(seen).astype(np.float32), 0.8)
    return np.asarray(np.minimum(values, (edge - 0.5) * 2), dtype=np.float32)


def smallest(scene: Scene, thing: int, view: View) -> float:
    """The smallest island of tone on a thing, in pixels."""
    area = SMALLEST_SKIN if thing in scene.skeletons else SMALLEST_CAST if thing in scene.still else SMALLEST
    return area * view.scale**2


def calm_islands(frames: list[Image], seen: list[Mask], least: float, view: View) -> list[Image]:
    """Small islands of shade and of light leave a thing's tones. They are judged over their whole life in the loop.

    An island that is large in some frames is faded by its area in those where it is small, instead of popping.
    """
    out = [f.copy() for f in frames]
    grow = max(1, round(5 * view.scale))
    for sign in (1, -1):
        shade = np.stack([(f > 0) if sign > 0 else (f <= 0) & m for f, m in zip(out, seen, strict=True)])
        wide = np.stack([ndimage.binary_dilation(x, iterations=grow) for x in shade])
        labels, n = ndimage.label(wide, np.ones((3, 3, 3)))
        if not n:
            continue
        labels = labels * shade
        area = np.stack([np.bincount(frame.ravel(), minlength=n + 1)[1:] for frame in labels])
        life, largest = (area > 0).sum(0), area.max(0)
        short = (life < min(4, len(frames))) & (largest < 2 * least)
        bad = np.concatenate([[False], (largest < least) | short])
        for k in range(len(out)):
            out[k] = np.where(bad[labels[k]], -1.0 if sign > 0 else 0.2, out[k])
            out[k] = _faded(out[k], shade[k] & ~bad[labels[k]], least, sign, view)
    return out


def _faded(values: Image, shade: Mask, least: float, sign: int, view: View) -> Image:
    labels, n = ndimage.label(shade)
    if not n:
        return values
    area = np.bincount(labels.ravel(), minlength=n + 1).astype(float)
    bias = np.clip(1 - (area - 0.15 * least) / (0.85 * least), 0, 1)
    bias[0] = 0
    if bias.max() <= 0:
        return values
    spread = ndimage.gaussian_filter(ndimage.grey_dilation(bias[labels], size=3), 1.5 * view.scale)
    return np.asarray(values - sign * 0.6 * spread, dtype=np.float32)


def paint_order(scene: Scene, b: Buffers) -> list[int]:
    """The things that are seen, far before near; what stands still lies beneath."""
    seen = [t for t in scene.roles if (b.thing == t).sum() >= 30]
    return sorted(seen, key=lambda t: (t not in scene.still, -float(np.median(b.depth[b.thing == t]))))
