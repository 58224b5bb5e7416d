"""Where a screen's keys and its column stand: one set of rules for every window, side, text size and layout."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QRect

from coach.practice.preferences import Seeing, Side
from coach.ui.theme import tokens
from coach.ui.theme.metrics import Metrics, Size
from coach.ui.theme.theme import Theme

_TALLEST_KEY = tokens.TALL  # a key other than the primary one never grows higher
_TALL_SHARE = 0.33  # of the dock's height, for the primary key over two columns
_ROW, _ROW_SMALL = 148, 104  # keys in a row below the column
_ZOOM_MOST = 1.48  # how far pictures grow on a wide screen: a sketch of 432 becomes 640
_BASE_HEIGHT = 720  # of the column in the base window


@dataclass(frozen=True, slots=True)
class Form:
    """What a screen asks for, in design px.

    `column` is its width; `tall` the height of the primary key; `apart` sets the last key apart (It hurts);
    `below` lays the keys in a row under the column, for when the control side is not known yet; `player` keys are
    30 mm and the column is packed towards the side that is easier to see; `band` False keeps the primary key in the
    dock also for a hand that trembles, where the column needs the whole height.
    """

    column: int = tokens.COLUMN
    tall: int = tokens.TALL
    apart: bool = False
    below: bool = False
    player: bool = False
    band: bool = True


@dataclass(frozen=True, slots=True)
class Places:
    """Rectangles in px of the window. `zoom` is how far pictures may grow on a wide screen, 1..1.48."""

    keys: tuple[QRect, ...]
    column: QRect
    zoom: float = 1.0


def places(theme: Theme, form: Form, count: int, width: int, height: int, *, half: int = 0) -> Places:
    """Places for `count` keys (the first is the primary one) and the column in a window of `width` x `height` px.

    Where keys stand side by side in the dock, it grows so that each is `half` px wide: the longest word of the labels.
    """
    area = _area(theme.metrics, width, height)
    if form.below:
        return _below(theme.metrics, form, count, area)
    gap = theme.metrics.px(tokens.DOCK_GAP_SMALL if _small(theme.metrics) else tokens.DOCK_GAP)
    if theme.band and form.band and count:
        keys, dock, area = _with_band(theme, form, count, area, half)
    else:
        keys, dock = _dock(theme, form, count, area, half)
    room = QRect(area)
    if dock.width():
        if theme.controls is Side.RIGHT:
            room.setRight(dock.left() - gap - 1)
        else:
            room.setLeft(dock.right() + gap + 1)
    return _column(theme, form, keys, room)


def _small(metrics: Metrics) -> bool:
    return metrics.size is Size.SMALL


def _area(metrics: Metrics, width: int, height: int) -> QRect:
    small = _small(metrics)
    side = metrics.px(tokens.MARGIN_SIDE_SMALL if small else tokens.MARGIN_SIDE)
    top = metrics.px(tokens.MARGIN_TOP_SMALL if small else tokens.MARGIN_TOP)
    inside = min(width - 2 * side, metrics.px(tokens.WIDEST))
    down = min(height - 2 * top, metrics.px(tokens.HIGHEST))
    return QRect((width - inside) // 2, (height - down) // 2, inside, down)


def _below(metrics: Metrics, form: Form, count: int, area: QRect) -> Places:
    width = min(metrics.px(form.column), area.width())
    left = area.left() + (area.width() - width) // 2
    gap = metrics.px(tokens.KEY_GAP)
    row = max(metrics.key, metrics.px(_ROW_SMALL if _small(metrics) else _ROW))
    each = (width - (count - 1) * gap) // max(1, count)
    top = area.bottom() + 1 - row
    keys = tuple(QRect(left + n * (each + gap), top, each, row) for n in range(count))
    bottom = top - metrics.px(tokens.DANGER_GAP) if count else area.bottom()
    return Places(keys, QRect(left, area.top(), width, bottom - area.top()))


def _with_band(theme: Theme, form: Form, count: int, area: QRect, half: int) -> tuple[tuple[QRect, ...], QRect, QRect]:
    """The primary key across the bottom, the others in a dock above it; the rest of the area is the column's.

    In a low window large text needs the height more: the band is 30 mm there.
    """
    metrics = theme.metrics
    low = metrics.large_text and metrics.size in (Size.SMALL, Size.LOW)
    height = metrics.player_key if low else max(metrics.player_key, metrics.px(tokens.BAND_HEIGHT))
    band = QRect(area.left(), area.bottom() + 1 - height, area.width(), height)
    above = QRect(area)
    above.setBottom(band.top() - metrics.px(tokens.KEY_GAP) - 1)
    others, dock = _dock(theme, form, count - 1, above, half, primary=False)
    # Upside down: the key that hurts least when it is hit by mistake lies next to the band, the danger key far off.
    mirrored = tuple(QRect(other) for other in others)
    for other in mirrored:
        other.moveTop(above.top() + above.bottom() - other.bottom())
    return (band, *mirrored), dock, above


def _dock(
    theme: Theme, form: Form, count: int, area: QRect, half: int, *, primary: bool = True
) -> tuple[tuple[QRect, ...], QRect]:
    """Places of `count` keys in a dock of one column if each gets its least height there, else in two."""
    if not count:
        return (), QRect()
    metrics = theme.metrics
    least = metrics.player_key if form.player else max(metrics.key, metrics.px(80))
    gap, apart = metrics.px(tokens.KEY_GAP), metrics.px(tokens.DANGER_GAP if form.apart else tokens.KEY_GAP)
    close = metrics.px(tokens.OPTION_GAP)
    others = count - 1 if primary else count
    ways = [(least, (gap, apart))]
    if not form.player:  # closer together, before they stand side by side
        ways.append((metrics.key, (close, close)))
    for each, gaps in ways:
        air = gaps[0] * max(0, count - 2) + (gaps[1] if count > 1 else 0)
        room = area.height() - air - others * each
        if room >= (max(metrics.player_key, each) if primary else 0):
            dock = _strip(theme, area, tokens.DOCK)
            most = metrics.px(_TALLEST_KEY)
            spare = area.height() - air - others * most
            tall = min(max(metrics.px(form.tall), spare), metrics.px(tokens.TALL_LARGE), room) if primary else 0
            return _one_column(dock, tall, others, gaps, most), dock
    dock = _strip(theme, area, tokens.DOCK_TWO_COLUMNS, 2 * half + gap)
    tall = min(metrics.px(form.tall), round(area.height() * _TALL_SHARE)) if primary else 0
    return _two_columns(dock, tall, others, gap), dock


def _strip(theme: Theme, area: QRect, usual: int, wanted: int = 0) -> QRect:
    """The part of the area on the control side that is `usual` design px wide, wider at larger text.

    Long words may want more px, up to the width at the largest text.
    """
    metrics, dock = theme.metrics, QRect(area)
    width = metrics.px(usual + (tokens.DOCK_LARGE_TEXT - usual) * (metrics.text - 1))
    dock.setWidth(max(width, min(wanted, metrics.px(tokens.DOCK_LARGE_TEXT))))
    if theme.controls is Side.RIGHT:
        dock.moveRight(area.right())
    return dock


def _one_column(dock: QRect, tall: int, others: int, gaps: tuple[int, int], most: int) -> tuple[QRect, ...]:
    gap, apart = gaps
    found = [QRect(dock.left(), dock.top(), dock.width(), tall)] if tall else []
    if not others:
        return tuple(found)
    between = gap * (others - 2 + bool(tall)) + apart if others > 1 or tall else 0
    room = dock.height() - tall - between
    each = min(most, room // others)
    if tall and each < most and apart == gap:
        found[0].setHeight(tall + room - each * others)  # what division leaves over
    top = found[0].bottom() + 1 if found else dock.top() - gap
    for n in range(others):
        last = n == others - 1 and (others > 1 or bool(tall))
        top += apart if last else gap
        found.append(QRect(dock.left(), top, dock.width(), each))
        top += each
    return tuple(found)


def _two_columns(dock: QRect, tall: int, others: int, gap: int) -> tuple[QRect, ...]:
    found = [QRect(dock.left(), dock.top(), dock.width(), tall)] if tall else []
    rows = ceil(others / 2)
    top = dock.top() + (tall + gap if tall else 0)
    height = (dock.bottom() + 1 - top - (rows - 1) * gap) // max(1, rows)
    half = (dock.width() - gap) // 2
    for n in range(others):
        row, column = divmod(n, 2)
        alone = n == others - 1 and column == 0
        left = dock.left() + (half + gap if column else 0)
        found.append(QRect(left, top + row * (height + gap), dock.width() if alone else half, height))
    return tuple(found)


def _column(theme: Theme, form: Form, keys: tuple[QRect, ...], room: QRect) -> Places:
    metrics = theme.metrics
    usual = metrics.px(form.column)
    packed = form.player and theme.seeing is not Seeing.BOTH and not _small(metrics) and not metrics.large_text
    zoom = max(1.0, min(_ZOOM_MOST, room.width() / usual, room.height() / metrics.px(_BASE_HEIGHT)))
    width = min(room.width(), round((metrics.px(tokens.COLUMN_PACKED) if packed else usual) * zoom))
    column = QRect(room)
    column.setWidth(width)
    if not packed:
        column.moveLeft(room.left() + (room.width() - width) // 2)
    elif theme.seeing is Seeing.RIGHT:
        column.moveRight(room.right())
    return Places(keys, column, zoom)
