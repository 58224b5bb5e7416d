"""A mask of line pixels as chains: thinned, walked, and joined where they run on through a crossing."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from skimage.morphology import skeletonize

from sketchbook.geometry import Array, Mask, vector

Pixel: TypeAlias = tuple[int, int]

STRAIGHT = ((-1, 0), (0, 1), (1, 0), (0, -1))
SLANTED = ((-1, -1), (-1, 1), (1, -1), (1, 1))
RUNS_ON = -0.55  # cosine between two ends at a crossing below which they are one line
LOOK = 9  # pixels over which the direction of an end is felt


def chains(mask: Mask, spur: int) -> tuple[list[Array], set[Pixel]]:
    """Chains of (row, column), and the pixels that are loose ends. Loose bits below `spur` pixels are dropped."""
    neighbours = _graph(skeletonize(mask))
    walked = _walk(neighbours)
    loose = {pixel for pixel, near in neighbours.items() if len(near) == 1}
    kept = [c for c in walked if len(c) >= spur or not (c[0] in loose or c[-1] in loose)]
    return _joined([vector(c) for c in kept]), loose


def _graph(thin: Mask) -> dict[Pixel, list[Pixel]]:
    rows, cols = np.nonzero(thin)
    pixels = set(zip(rows.tolist(), cols.tolist(), strict=True))
    graph: dict[Pixel, list[Pixel]] = {}
    for r, c in pixels:
        near = [(r + dr, c + dc) for dr, dc in STRAIGHT if (r + dr, c + dc) in pixels]
        for dr, dc in SLANTED:
            alone = (r + dr, c) not in pixels and (r, c + dc) not in pixels
            if alone and (r + dr, c + dc) in pixels:
                near.append((r + dr, c + dc))
        graph[(r, c)] = near
    return dict(sorted(graph.items()))


def _walk(graph: dict[Pixel, list[Pixel]]) -> list[list[Pixel]]:
    used: set[tuple[Pixel, Pixel]] = set()
    found = []
    starts = [p for p in graph if len(graph[p]) != 2] + [p for p in graph if len(graph[p]) == 2]
    for start in starts:
        for step in graph[start]:
            if (start, step) in used:
                continue
            path = [start, step]
            used |= {(start, step), (step, start)}
            while len(graph[path[-1]]) == 2:
                ahead = [p for p in graph[path[-1]] if p != path[-2]]
                if not ahead or (path[-1], ahead[0]) in used:
                    break
                used |= {(path[-1], ahead[0]), (ahead[0], path[-1])}
                path.append(ahead[0])
            found.append(path)
    return found


def _key(point: Array) -> Pixel:
    return int(point[0]), int(point[1])


def _joined(lines: list[Array]) -> list[Array]:
    """Join, one pair after the other, the ends that run on best through each crossing."""
    pieces: list[Array | None] = list(lines)
    ends: dict[Pixel, list[tuple[int, bool]]] = {}
    for i, line in enumerate(lines):
        if len(line) >= 2 and _key(line[0]) != _key(line[-1]):
            ends.setdefault(_key(line[0]), []).append((i, True))
            ends.setdefault(_key(line[-1]), []).append((i, False))
    for spot in list(ends):
        while (pair := _best_pair(pieces, ends[spot])) is not None:
            _join(pieces, ends, spot, pair)
    return [piece for piece in pieces if piece is not None]


def _from_end(piece: Array | None, at_start: bool) -> Array:
    if piece is None:
        raise AssertionError("a joined piece has no ends")
    return piece if at_start else piece[::-1]


def _best_pair(
    pieces: list[Array | None], here: list[tuple[int, bool]]
) -> tuple[tuple[int, bool], tuple[int, bool]] | None:
    best, chosen = 2.0, None
    for a in range(len(here)):
        for b in range(a + 1, len(here)):
            if here[a][0] == here[b][0]:
                continue
            u, v = (_direction(_from_end(pieces[i], at_start)) for i, at_start in (here[a], here[b]))
            if float(u @ v) < best:
                best, chosen = float(u @ v), (here[a], here[b])
    return chosen if best < RUNS_ON or len(here) == 2 else None


def _direction(line: Array) -> Array:
    step = line[min(LOOK, len(line) - 1)] - line[0]
    return vector(step / (np.linalg.norm(step) + 1e-9))


def _join(
    pieces: list[Array | None],
    ends: dict[Pixel, list[tuple[int, bool]]],
    spot: Pixel,
    pair: tuple[tuple[int, bool], tuple[int, bool]],
) -> None:
    (i, i_start), (j, j_start) = pair
    first, second = _from_end(pieces[i], i_start)[::-1], _from_end(pieces[j], j_start)
    ends[spot] = [end for end in ends[spot] if end not in pair]
    ends[_key(first[0])] = [e for e in ends[_key(first[0])] if e[0] != i] + [(i, True)]
    ends[_key(second[-1])] = [e for e in ends[_key(second[-1])] if e[0] != j] + [(i, False)]
    pieces[i], pieces[j] = np.vstack([first, second[1:]]), None
    if _key(first[0]) == _key(second[-1]):  # it closed upon itself
        ends[_key(first[0])] = [e for e in ends[_key(first[0])] if e[0] != i]
