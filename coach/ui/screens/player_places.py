"""Where things stand in the player's column. The sketch is the largest of them, the count never below the caption."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from coach.practice.preferences import Seeing, Side
from coach.ui.theme.metrics import Metrics, Size
from coach.ui.theme.theme import Theme
from coach.ui.theme.tokens import BODY, CAPTION, MARK, TITLE
from coach.ui.widgets.caption import TIGHT_LINE

_HEADER, _HEADER_GAP = 52, 14
_SKETCH, _SKETCH_MOST, _SKETCH_LEAST = 432, 640, 300
_SKETCH_SHARE = 0.62  # of the column's width, at most
_PAUSE_KEY = 120  # height of the keys that a pause offers
_RING, _RING_PACKED = 316, 300
_RING_GAP, _RING_GAP_PACKED, _RING_GAP_SMALL = 40, 32, 24
_BESIDE_GAP = 10  # between the ring and what stands under it
_CAPTION_GAP, _HELPER_GAP = 8, 10
_LINES = 2  # of the caption, and of the helper's line
_LEAST_RING = 0.5  # of the sketch
_TIGHT = 1.12  # line height of large text under the ring


@dataclass(frozen=True, slots=True)
class PlayerPlaces:
    """Boxes in px of the screen.

    At large text and in low windows `helper` is empty, as the helper's line is a page of the caption; where ring and
    words do not fit side by side, `beside` is too. In a pause, the keys it offers stand in `helper`.
    """

    header: QRectF
    ring: QRectF
    beside: QRectF
    sketch: QRectF
    caption: QRectF
    helper: QRectF
    zoom: float


def player_places(theme: Theme, column: QRectF, zoom: float, *, ring: bool, keys: bool = False) -> PlayerPlaces:
    """Places inside the column; without a ring the sketch stands in the middle.

    With `keys` the caption has one line, and below it is room for the keys that a pause offers.
    """
    metrics = theme.metrics
    header = QRectF(column.left(), column.top(), column.width(), header_height(metrics))
    top = header.bottom() + metrics.line(_HEADER_GAP)
    words, helper_height = _words_below(theme, column.bottom() - top, zoom, keys=keys)
    room = column.bottom() - top - words - helper_height - metrics.line(_CAPTION_GAP)
    ring_gap = metrics.line(_gap(theme))
    most = min(metrics.line(_SKETCH) * zoom, metrics.line(_SKETCH_MOST))
    side = min(most, room, (column.width() - ring_gap) * _SKETCH_SHARE)
    spare = min(room - side, metrics.line(48))  # a high window: the caption moves down with the sketch in the middle
    sketch = QRectF(column.left(), top + spare / 2, side, side)
    caption = QRectF(column.left(), sketch.bottom() + metrics.line(_CAPTION_GAP), column.width(), words)
    helper = QRectF(column.left(), column.bottom() - helper_height, column.width(), helper_height)
    if keys:
        below = words - _caption_line(theme, zoom)
        caption.setHeight(words - below)
        helper = QRectF(column.left(), caption.bottom() + metrics.line(8), column.width(), below - metrics.line(8))
    found = PlayerPlaces(header, QRectF(), QRectF(), sketch, caption, helper, zoom)
    if not ring:
        sketch.moveLeft(column.left() + (column.width() - side) / 2)
        return found
    ring_left = _ring_is_left(theme)
    sketch.moveLeft(column.right() - side if ring_left else column.left())
    rest = column.width() - side - ring_gap
    area = QRectF(column.left() if ring_left else sketch.right() + ring_gap, sketch.top(), rest, side)
    return _with_ring(metrics, area, found, packed=theme.seeing is not Seeing.BOTH)


def _words_below(theme: Theme, height: float, zoom: float, *, keys: bool) -> tuple[float, float]:
    """Heights of the caption and of the helper's line.

    Where the sketch would be too small, the helper's line becomes a page of the caption, and then the caption one line.
    """
    metrics = theme.metrics
    line = _caption_line(theme, zoom)
    if keys:
        return line + metrics.line(8) + max(metrics.player_key, metrics.px(_PAUSE_KEY)), 0.0
    helper = metrics.text_px(BODY) * BODY.line * _LINES + metrics.line(_HELPER_GAP)
    least = metrics.line(_SKETCH_LEAST)
    if metrics.large_text or height - _LINES * line - helper < least:
        helper = 0.0
    one_line = not metrics.large_text and height - _LINES * line < least
    return line * (1 if one_line else _LINES), helper


def _caption_line(theme: Theme, zoom: float) -> float:
    metrics = theme.metrics
    return metrics.text_px(CAPTION) * (TIGHT_LINE if metrics.large_text else CAPTION.line) * zoom


def _with_ring(metrics: Metrics, area: QRectF, found: PlayerPlaces, *, packed: bool) -> PlayerPlaces:
    """The ring at the top of its area, and two lines under it."""
    tight = metrics.large_text
    lines = metrics.text_px(MARK) * (_TIGHT if tight else MARK.line)
    lines += metrics.text_px(BODY) * (_TIGHT if tight else BODY.line)
    gap = metrics.line(_BESIDE_GAP)
    most = metrics.line(_RING_PACKED if packed else _RING) * found.zoom
    across = min(most, area.width(), area.height() - lines - gap)
    if across < area.height() * _LEAST_RING:  # too little room for both: what stands under it becomes a page
        lines, across = 0.0, min(most, area.width(), area.height())
    left = area.left() + (area.width() - across) / 2
    ring = QRectF(left, area.top(), across, across)
    free = area.bottom() - ring.bottom() - gap - lines
    beside = QRectF(area.left(), ring.bottom() + gap + min(free / 2, gap), area.width(), lines)
    return PlayerPlaces(found.header, ring, beside, found.sketch, found.caption, found.helper, found.zoom)


def header_height(metrics: Metrics) -> float:
    """Room for the name of the exercise on one line."""
    return max(metrics.line(_HEADER), metrics.text_px(TITLE) * (TIGHT_LINE if metrics.large_text else TITLE.line))


def _gap(theme: Theme) -> int:
    if theme.metrics.size is Size.SMALL or theme.metrics.large_text:
        return _RING_GAP_SMALL
    return _RING_GAP if theme.seeing is Seeing.BOTH else _RING_GAP_PACKED


def _ring_is_left(theme: Theme) -> bool:
    """On the side that is easier to see; else on the far side of the dock, so that the sketch is near the middle."""
    if theme.seeing is Seeing.BOTH:
        return theme.controls is Side.RIGHT
    return theme.seeing is Seeing.LEFT
