"""Flat tones: where a thing is in the shade, as soft fields above 0 in the shade and about 1 deep."""

from __future__ import annotations

import numpy as np
from scipy import ndimage

from sketchbook.geometry import Image, Mask
from sketchbook.scene import SUPPORT, Scene
from sketchbook.trace import Buffers, View

SKIN_SHARE = 0.27  # of the skin may be in the shade
SMALLEST_SKIN, SMALLEST_CAST, SMALLEST = 520.0, 1500.0, 120.0  # square units; smaller islands are dropped


def light_on(b: Buffers, view: View) -> Image:
    """How much each pixel faces the light, -1..1."""
    return np.asarray(b.soft @ view.light, dtype=np.float32)


def shade_level(light: Image, b: Buffers, scene: Scene, thing: int) -> float:
    """The light below which a thing is in the shade."""
    seen = b.thing == thing
    return float(np.quantile(light[seen], SKIN_SHARE)) if thing in scene.skeletons and seen.any() else 0.0


def tone(scene: Scene, view: View, b: Buffers, thing: int, light: Image, lit: Image, level: float) -> Image:
    """The shade of a thing. What stands still is shaded by cast shadows alone, anything else by its form alone."""
    seen = b.thing == thing
    values = (lit - 0.5) * 0.8 if thing in scene.still else light - min(0.0, level)
    spread = {SUPPORT: 7.0}.get(thing, 4.2 if thing in scene.skeletons else 2.4) * view.scale
    weight = seen.astype(np.float32)
    there = ndimage.gaussian_filter(weight, spread)
    mean = ndimage.gaussian_filter(values * weight, spread) / (there + 1e-4)
    edge = ndimage.gaussian_filter(ndimage.binary_dilation(seen).astype(np.float32), 0.8)
    return np.asarray(np.minimum(np.where(there > 0.02, -mean * 4, -1.0), (edge - 0.5) * 2), dtype=np.float32)


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
