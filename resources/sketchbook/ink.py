"""Edges as strokes whose width changes along them. Pixels, unless named otherwise."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage
from skimage.morphology import skeletonize

from sketchbook.chains import Pixel, chains
from sketchbook.curves import calm
from sketchbook.edges import Edges, Number, find_edges
from sketchbook.geometry import Array, Image, Mask, arc_lengths, vector
from sketchbook.scene import SLEEVES, Scene
from sketchbook.trace import Buffers, View

Pixels = NDArray[np.int64]

OUTLINE, BORDER, BETWEEN_DIGITS, FOLD, RIDGE, STILL = 3.5, 2.9, 2.7, 2.0, 2.1, 2.1  # widths in units of the picture
CREASE, STEP = 1.9, 2.6
REACH = 130.0  # units along a line over which a sure piece carries its weak neighbours


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line (n, 2) x, y with its full width (n,) in units, and the pixel (n, 2) row, column that each point sits on.

    `sure` (n,) is 1 where the line can never be missing, as an outline can not, and 0 where it may fade.
    """

    line: Array
    width: Array
    sure: Array
    pixel: Pixels
    closed: bool
    of_skin: bool  # creases and nails, which the rig carries


@dataclass(frozen=True, slots=True)
class Masks:
    """Pixels of the sure edges, and those too near to an edge for a crease."""

    sure: Mask
    covered: Mask


def edge_lines(scene: Scene, view: View, b: Buffers) -> tuple[list[Stroke], Masks]:
    """All candidate strokes of a frame along its edges, weak ones too."""
    sleeves = [hand + SLEEVES for hand in scene.hands]
    things = [t for t in scene.roles if t >= 20 and t not in scene.smooth]
    edges = find_edges(b, scene.hands, [*sleeves, *things], list(scene.still), view.focal)
    edges = _without_still(edges, b, scene)
    sure = edges.outline | edges.border | edges.digits | edges.fold
    step = np.clip((edges.step - 0.5) / 0.5, 0, 1)
    found = _edge_strokes(scene, view, b, edges, sure, step)
    covered = ndimage.binary_dilation(sure | (step > 0.6), iterations=px(1.8, view))
    return found, Masks(sure, covered)


def px(units: float, view: View) -> int:
    """Units of the picture as whole pixels, at least one."""
    return max(1, round(units * view.scale))


def _without_still(edges: Edges, b: Buffers, scene: Scene) -> Edges:
    """Lines of what stands still belong to the still layer, but for the outline of what covers it."""
    still = np.isin(b.thing, list(scene.still))
    if still.all() or not still.any() or not scene.skeletons:
        return edges
    return replace(
        edges,
        outline=edges.outline & ~still,
        border=edges.border & ~still,
        fold=edges.fold & ~still,
        step=np.where(still, 0, edges.step).astype(np.float32),
        ridge=edges.ridge & ~still,
    )


def _crease_strength(scene: Scene, view: View, b: Buffers, edges: Edges) -> Image:
    """0..1; the palm asks for a sharper fold than the digits, and the demand fades between them."""
    skin = np.isin(b.thing, scene.hands)
    spread = 5 * view.scale
    palm = ndimage.gaussian_filter(((b.part == 0) & skin).astype(np.float32), spread)
    palm = np.clip(1.6 * palm / (ndimage.gaussian_filter(skin.astype(np.float32), spread) + 1e-3) - 0.3, 0, 1)
    low, high = 1.15 + 1.35 * palm, 2.1 + 1.5 * palm
    return np.where(skin, np.clip((edges.crease - low) / (high - low), 0, 1), 0).astype(np.float32)


def _edge_strokes(scene: Scene, view: View, b: Buffers, edges: Edges, sure: Mask, step: Image) -> list[Stroke]:
    crease = _crease_strength(scene, view, b, edges)
    near_outline = ndimage.binary_dilation(edges.outline, iterations=px(2, view))
    stepped = (step > 0) & ~(near_outline & (edges.step < 1.3))
    labels, n = ndimage.label(stepped, np.ones((3, 3)))
    if n:
        strong = np.asarray(ndimage.maximum(step, labels, np.arange(1, n + 1))) > 0.35
        stepped = np.concatenate([[False], strong])[labels]
    near = ndimage.binary_dilation(sure | (step > 0.5), iterations=px(2.6, view))
    creased = skeletonize(crease > 0.02) & ~near
    hem = edges.fold & np.isin(b.thing, [hand + SLEEVES for hand in scene.hands])  # a cuff's edge runs close beside it
    beside = ndimage.binary_dilation(sure, iterations=px(2.4, view)) | ndimage.binary_dilation(
        hem, iterations=px(9, view)
    )
    ridges = skeletonize(edges.ridge) & ~beside
    lines = _filled_in(sure | stepped, view) | creased | ridges
    lines[:2], lines[-2:], lines[:, :2], lines[:, -2:] = 0, 0, 0, 0
    width = _widths(scene, b, edges, step, crease, stepped, creased, ridges)
    firm = ndimage.grey_dilation((sure | ridges).astype(np.float32), size=3)
    from_sure = ndimage.distance_transform_edt(~sure).astype(np.float32)
    pieces, loose = chains(lines, px(7, view))
    found = []
    for piece in pieces:
        if len(piece) >= 7 * view.scale:
            found.append(_edge_stroke(piece, loose, width, firm, from_sure, view, b))
    return found


def _filled_in(mask: Mask, view: View) -> Mask:
    """Small holes inside a mask closed, so that no line splits round them."""
    closed = ndimage.binary_closing(mask, np.ones((3, 3))) | mask
    labels, _ = ndimage.label(~closed)
    area = np.bincount(labels.ravel())
    area[0] = 10**9
    return np.asarray(closed | (area < 55 * view.scale**2)[labels])


def _widths(
    scene: Scene, b: Buffers, edges: Edges, step: Image, crease: Image, stepped: Mask, creased: Mask, ridges: Mask
) -> Image:
    width = np.where(stepped, STEP * step, 0)
    width = np.maximum(width, np.where(creased | stepped, CREASE * ndimage.grey_dilation(crease, size=3), 0))
    width = np.where(ridges, np.maximum(width, RIDGE), width)
    for mask, value in (
        (edges.fold, FOLD),
        (edges.digits, BETWEEN_DIGITS),
        (edges.border, BORDER),
        (edges.outline, OUTLINE),
    ):
        width = np.where(mask, value, width)
    still = np.isin(b.thing, list(scene.still))
    width = np.where(still & (edges.outline | edges.border | ridges), STILL, width)
    return np.asarray(ndimage.grey_dilation(width.astype(np.float32), size=3))


def _edge_stroke(
    piece: Array, loose: set[Pixel], width_map: Image, firm: Image, from_sure: Image, view: View, b: Buffers
) -> Stroke:
    s = view.scale
    at = piece.astype(np.int64)
    closed = bool(np.abs(piece[0] - piece[-1]).max() <= 1.5 and len(piece) > 20)
    mode = "wrap" if closed else "nearest"
    line = calm(piece[:, ::-1] + 0.5, 2.0 * s, closed)
    way = arc_lengths(line)
    width, sure = vector(width_map[at[:, 0], at[:, 1]]), vector(firm[at[:, 0], at[:, 1]])
    width = _lent(width, sure, way, closed, s)
    if sure.mean() < 0.9:
        width = width * np.where(sure > 0, 1.0, _apart(from_sure[at[:, 0], at[:, 1]], way, sure, s))
    width = ndimage.gaussian_filter1d(width, 5 * s, mode=mode)
    ends = [_key(at[i]) in loose for i in (0, -1)]
    if not closed:
        width = width * _worth(way[-1], ends, float(sure.mean()), s)
    facing = b.normal[at[:, 0], at[:, 1]] @ view.axes
    away_from_light = ndimage.gaussian_filter1d(facing[:, 0] * 0.5 - facing[:, 1] * 0.8, 4 * s)
    width = width * (1 + 0.22 * np.clip(away_from_light, -1, 1))
    pixel = _nearest_surface(at, b.depth)
    if closed:
        return Stroke(line, width, sure, pixel, True, False)
    at_border = [_on_border(piece[i], view.pixels) for i in (0, -1)]
    width = width * _taper(way, ends, at_border, s)
    return _run_out(Stroke(line, width, sure, pixel, False, False), at_border, s)


def _key(pixel: Pixels) -> Pixel:
    return int(pixel[0]), int(pixel[1])


def _lent(width: Array, sure: Array, way: Array, closed: bool, s: float) -> Array:
    """Weak pieces keep what a sure piece of the same line lends them; weak all along, they fade."""
    lent = np.clip(width / 2.0, 0, 1)
    drop = np.diff(way) / (REACH * s)
    for _ in range(2 if closed else 1):
        for i in range(1, len(lent)):
            lent[i] = max(lent[i], lent[i - 1] - drop[i - 1])
        for i in range(len(lent) - 2, -1, -1):
            lent[i] = max(lent[i], lent[i + 1] - drop[i])
        if closed:
            lent[0] = lent[-1] = max(lent[0], lent[-1])
    lent = lent * np.clip((lent.mean() - 0.35) / 0.3, 0, 1)
    weak = np.maximum(width, np.minimum(2.1, 2.2 * lent)) * np.clip(lent * 1.5 - 0.25, 0, 1)
    return np.where(sure > 0, width, weak)


def _apart(from_sure: Image, way: Array, sure: Array, s: float) -> float:
    """How much of a weak line is worth drawing: one that runs close along an outline only muddies it."""
    slope = np.abs(np.gradient(ndimage.gaussian_filter1d(from_sure, 3 * s))) / (np.gradient(way) + 1e-3)
    free = np.maximum(np.clip((from_sure - 6 * s) / (9 * s), 0, 1), np.clip((slope - 0.4) / 0.3, 0, 1))
    return float(np.clip((free[sure <= 0].mean() - 0.35) / 0.35, 0, 1)) if (sure <= 0).any() else 1.0


def _worth(length: float, loose_ends: list[bool], sure: float, s: float) -> float:
    """Short loose bits fade out by length; they are not cut at a length."""
    if sure < 0.6:
        least = (26 if all(loose_ends) else 13) * s
        return float(np.clip((length - 0.55 * least) / (0.6 * least), 0, 1))
    return float(np.clip((length - 8 * s) / (14 * s), 0, 1)) if all(loose_ends) else 1.0


def _nearest_surface(at: Pixels, depth: Image) -> Pixels:
    """The pixel of the 3 x 3 round each that is nearest to the eye: the surface that owns the line."""
    last = depth.shape[0] - 2
    rows, cols = np.clip(at[:, 0], 1, last), np.clip(at[:, 1], 1, last)
    best, owner = np.full(len(at), np.inf), np.stack([rows, cols], 1)
    for dy in (0, -1, 1):
        for dx in (0, -1, 1):
            d = depth[rows + dy, cols + dx]
            better = d < best - 0.02
            best = np.where(better, d, best)
            owner[better] = np.stack([rows + dy, cols + dx], 1)[better]
    return owner


def _on_border(point: Array, pixels: int) -> bool:
    return bool(point.min() < 5 or point.max() > pixels - 6)


def _taper(way: Array, loose: list[bool], at_border: list[bool], s: float) -> Array:
    share = np.ones(len(way))
    long = min(26 * s, way[-1] * 0.42)
    for from_end, free, border in zip((way, way[-1] - way), loose, at_border, strict=True):
        if not border:
            thin = np.clip(from_end / max(long, 1e-6), 0, 1) ** 0.7 * 0.86 + 0.14
            share = share * (thin if free else np.clip(from_end / (8 * s), 0, 1) * 0.3 + 0.7)
    return share


def _run_out(stroke: Stroke, at_border: list[bool], s: float) -> Stroke:
    """Lines that meet the border of the picture go on past it."""
    for end, border in zip((0, -1), at_border, strict=True):
        if not border:
            continue
        k = min(12, len(stroke.line) - 1)
        inner = stroke.line[k if end == 0 else -1 - k]
        step = stroke.line[end] - inner
        beyond = stroke.line[end] + step / (np.linalg.norm(step) + 1e-9) * np.array([[4.0], [8.0]]) * s
        beyond = beyond[::-1] if end == 0 else beyond

        def grown(a: NDArray[Number], more: NDArray[Number], end: int = end) -> NDArray[Number]:
            return np.concatenate([more, a] if end == 0 else [a, more])

        stroke = replace(
            stroke,
            line=grown(stroke.line, beyond),
            width=grown(stroke.width, np.repeat(stroke.width[end], 2)),
            sure=grown(stroke.sure, np.repeat(stroke.sure[end], 2)),
            pixel=grown(stroke.pixel, np.repeat(stroke.pixel[end][None], 2, 0)),
        )
    return stroke


def runs(ok: Mask) -> list[Pixels]:
    """The stretches of true values, as rows of indices."""
    marks = np.nonzero(ok)[0]
    return [r for r in np.split(marks, np.nonzero(np.diff(marks) > 1)[0] + 1) if len(r)]


def trimmed(strokes: list[Stroke], thinnest: float = 0.34) -> list[Stroke]:
    """Strokes cut where they have faded away."""
    out = []
    for whole in strokes:
        stroke, seen = whole, whole.width > thinnest
        if seen.all():
            out.append(stroke)
            continue
        if stroke.closed and seen.any():
            start = int(np.nonzero(~seen)[0][0])
            stroke = _picked(stroke, np.roll(np.arange(len(seen)), -start))
            seen = np.roll(seen, -start)
        for run in runs(seen):
            piece = _picked(stroke, run)
            weak = not stroke.of_skin and piece.sure.mean() <= 0.3
            if len(run) >= 5 and arc_lengths(piece.line)[-1] > (36 if weak else 6):
                out.append(piece)
    return out


def _picked(stroke: Stroke, which: Pixels) -> Stroke:
    return replace(
        stroke,
        line=stroke.line[which],
        width=stroke.width[which],
        sure=stroke.sure[which],
        pixel=stroke.pixel[which],
        closed=False,
    )
