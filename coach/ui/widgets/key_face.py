"""How a key is painted: its outline, lip and face by kind and state, and icon and label fitted onto the face."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from coach.ui.theme.icons import Icon, paint_icon
from coach.ui.theme.theme import Theme
from coach.ui.theme.tokens import (
    BOLD,
    LINE_DANGER,
    LINE_KEY,
    LINE_KEY_CONTRAST,
    LINE_SELECTED,
    LINE_SELECTED_CONTRAST,
    LIP,
    NOTE,
    RADIUS_KEY,
    SINK,
    Step,
)
from coach.ui.widgets.typeset import Setting, Typeset

_ICON, _ICON_TALL, _ICON_STACKED, _ICON_SMALL = 44, 72, 52, 32
_LOW = 130  # below this height, icon and label of a tall key stand side by side
_PAD, _PAD_NARROW, _PAD_STACKED, _PAD_END = 24, 16, 8, 14
_SIDE_GAP, _STACK_GAP, _CENTRE_GAP = 18, 8, 14
_NARROW = 200
_HOVER_BORDER = 1.5
_LARGE_TEXT_ICON = 1.3
_A_LITTLE, _MORE = (0.94, 0.88), (0.82, 0.75)
_SHRINK, _LEAST_SCALE = 0.94, 0.2  # the last way out for a label that no arrangement can hold


class Kind(StrEnum):
    """What sort of key. One primary key a screen; danger is for "It hurts" alone."""

    PRIMARY = "primary"
    PLAIN = "plain"
    DANGER = "danger"
    SELECTED = "selected"


class Place(StrEnum):
    """Where icon and label stand, if there is room for it."""

    SIDE = "side"  # icon 24 px from the edge, label beside it, both start-aligned
    CENTRE = "centre"  # icon and label side by side in the middle
    STACKED = "stacked"  # icon above label


@dataclass(frozen=True, slots=True)
class Look:
    """All that a key's picture depends on, but for its words."""

    theme: Theme
    kind: Kind
    step: Step
    place: Place
    down: bool = False
    hovered: bool = False
    enabled: bool = True
    right_to_left: bool = False


@dataclass(frozen=True, slots=True)
class _Tones:
    face: QColor
    border: QColor
    lip: QColor
    width: float


def text_colour(look: Look) -> QColor:
    """The colour of icon and label."""
    colours = look.theme.colours
    if not look.enabled:
        return colours.disabled
    return {Kind.PRIMARY: colours.on_accent, Kind.DANGER: colours.danger}.get(look.kind, colours.ink)


def _tones(look: Look) -> _Tones:
    c, contrast = look.theme.colours, look.theme.contrast
    thin = LINE_KEY_CONTRAST if contrast else LINE_KEY
    rest, hover, press, border, lip, width = {
        Kind.PRIMARY: (c.accent, c.accent_hover, c.accent_press, c.accent_lip, c.accent_lip, 0.0),
        Kind.PLAIN: (c.surface, c.hover, c.press, c.line, c.lip, thin),
        Kind.DANGER: (
            c.danger_soft,
            c.danger_press,
            c.press if contrast else c.danger_press,
            c.danger,
            c.danger_lip,
            LINE_KEY_CONTRAST if contrast else LINE_DANGER,
        ),
        Kind.SELECTED: (
            c.soft,
            c.soft,
            c.soft_press,
            c.accent,
            c.soft_lip,
            LINE_SELECTED_CONTRAST if contrast else LINE_SELECTED,
        ),
    }[look.kind]
    if look.hovered and width:
        width += _HOVER_BORDER
    face = press if look.down else hover if look.hovered else rest
    return _Tones(face, border, lip, look.theme.metrics.line(width))


def paint_body(painter: QPainter, box: QRectF, look: Look) -> QRectF:
    """Paint outline, lip and face of a key that fills `box`; returns the face, on which its words stand."""
    metrics = look.theme.metrics
    radius = metrics.line(RADIUS_KEY)
    if not look.enabled:
        return _paint_disabled(painter, box, look)
    tones = _tones(look)
    painter.setPen(Qt.PenStyle.NoPen)
    if tones.width:
        painter.setBrush(tones.border)
        painter.drawRoundedRect(box, radius, radius)
    inner = box.adjusted(tones.width, tones.width, -tones.width, -tones.width)
    inside = max(0.0, radius - tones.width)
    if look.theme.contrast:
        face = inner
    else:
        painter.setBrush(tones.lip)
        painter.drawRoundedRect(inner, inside, inside)
        sink = metrics.line(SINK) if look.down else 0.0
        face = inner.adjusted(0, sink, 0, sink - metrics.line(LIP))
    painter.setBrush(tones.face)
    painter.drawRoundedRect(face, inside, inside)
    return face


def _paint_disabled(painter: QPainter, box: QRectF, look: Look) -> QRectF:
    metrics, colours = look.theme.metrics, look.theme.colours
    width = metrics.line(LINE_KEY)
    pen = QPen(colours.disabled, width)
    pen.setDashPattern([4, 3])
    painter.setPen(pen)
    painter.setBrush(colours.disabled_fill)
    edge = width / 2
    radius = metrics.line(RADIUS_KEY) - edge
    painter.drawRoundedRect(box.adjusted(edge, edge, -edge, -edge), radius, radius)
    return box.adjusted(width, width, -width, -width)


@dataclass(frozen=True, slots=True)
class Fitted:
    """Icon and label placed on a face; `icon` is empty without one. `scale` < 1: the text had to shrink."""

    icon: QRectF
    label: QRectF
    text: Typeset
    scale: float = 1.0


def fit_label(face: QRectF, look: Look, words: str, icon: Icon | None) -> Fitted:
    """Place icon and label: as wanted if they fit, else with a smaller icon, the other way round, or without it."""
    for place, size, scale in _arrangements(face, look, icon):
        fitted = _arranged(face, look, words, place, size=size, scale=scale)
        if fitted is not None:
            return fitted
    scale = 1.0
    while scale > _LEAST_SCALE:
        scale *= _SHRINK
        fitted = _arranged(face, look, words, Place.STACKED, size=0.0, scale=scale)
        if fitted is not None:
            return fitted
    return Fitted(QRectF(), face, _typeset(look, words, face.width(), Qt.AlignmentFlag.AlignHCenter, scale), scale)


def _arrangements(face: QRectF, look: Look, icon: Icon | None) -> Iterator[tuple[Place, float, float]]:
    """Place, size of the icon, scale of the letters: what is best first."""
    metrics = look.theme.metrics
    if icon is None:
        yield look.place if look.place is not Place.SIDE else Place.CENTRE, 0.0, 1.0
        yield Place.STACKED, 0.0, 1.0
        return
    usual, small = metrics.line(_ICON), metrics.line(_ICON_SMALL)
    large = usual * (_LARGE_TEXT_ICON if metrics.large_text else 1.0)
    beside = look.place
    if look.place is Place.STACKED:
        tall = min(metrics.line(_ICON_TALL), face.height() * 0.42)
        beside = Place.SIDE if metrics.large_text else Place.CENTRE
        if not metrics.large_text and face.height() > metrics.line(_LOW) and face.width() < 3 * face.height():
            yield Place.STACKED, tall, 1.0
        if face.width() > 3 * face.height():
            yield Place.CENTRE, tall, 1.0
    for size in (large, usual, small):
        yield beside, size, 1.0
    narrow = face.width() <= metrics.px(_NARROW)
    small_icons = narrow and (not metrics.large_text or look.kind is Kind.SELECTED)  # a check mark is never left out
    for scale in () if narrow else _scales(look, _A_LITTLE):  # they keep icons in their column
        yield beside, usual, scale
        yield beside, small, scale
    yield Place.STACKED, metrics.line(_ICON_STACKED), 1.0
    yield Place.STACKED, usual, 1.0
    for scale in _scales(look, (1.0, *_A_LITTLE, *_MORE)) if small_icons else ():
        yield Place.STACKED, small, scale
    yield Place.CENTRE, 0.0, 1.0


def _scales(look: Look, wanted: Iterable[float]) -> list[float]:
    """Those of these scales at which no letter is smaller than the smallest step."""
    return [scale for scale in wanted if look.step.points * scale >= NOTE.points]


def _arranged(face: QRectF, look: Look, words: str, place: Place, *, size: float, scale: float) -> Fitted | None:
    metrics = look.theme.metrics
    narrow = metrics.line(_PAD_NARROW)
    if place is Place.STACKED or not size:
        return _stacked(face, look, words, size, scale)
    pad = metrics.line(_PAD) if face.width() > metrics.px(_NARROW) and place is Place.SIDE else narrow
    gap = metrics.line(_SIDE_GAP if place is Place.SIDE else _CENTRE_GAP)
    room = face.width() - pad - size - gap - metrics.line(_PAD_END)
    if room <= 0:
        return None
    text = _typeset(look, words, room, Qt.AlignmentFlag.AlignLeft, scale)
    if not text.fits or text.height > face.height():
        return None
    if place is Place.CENTRE:
        text = _typeset(look, words, ceil(text.width) + 1, Qt.AlignmentFlag.AlignLeft, scale)
        room = ceil(text.width) + 1
        pad = (face.width() - size - gap - room) / 2
    mark = QRectF(face.left() + pad, face.center().y() - size / 2, size, size)
    label = QRectF(mark.right() + gap, face.top(), room, face.height())
    if look.right_to_left:
        mark.moveLeft(face.left() + face.right() - mark.right())
        label.moveLeft(face.left() + face.right() - label.right())
    return Fitted(mark, label, text, scale)


def _stacked(face: QRectF, look: Look, words: str, size: float, scale: float) -> Fitted | None:
    metrics = look.theme.metrics
    pad = metrics.line(_PAD_STACKED)
    text = _typeset(look, words, face.width() - 2 * pad, Qt.AlignmentFlag.AlignHCenter, scale)
    gap = metrics.line(_STACK_GAP) if size else 0.0
    height = size + gap + text.height
    if not text.fits or height > face.height():
        return None
    top = face.top() + (face.height() - height) / 2
    mark = QRectF(face.center().x() - size / 2, top, size, size)
    return Fitted(mark, QRectF(face.left() + pad, top + size + gap, face.width() - 2 * pad, text.height), text, scale)


def _typeset(look: Look, words: str, width: float, align: Qt.AlignmentFlag, scale: float) -> Typeset:
    theme, step = look.theme, look.step
    weight = BOLD if look.kind in (Kind.PRIMARY, Kind.SELECTED) else step.weight
    font = theme.font(step, weight)
    font.setPixelSize(max(1, round(font.pixelSize() * scale)))
    return Typeset(words, Setting(font, font, font.pixelSize() * step.line, align, look.right_to_left), width)


def paint_label(painter: QPainter, face: QRectF, look: Look, words: str, icon: Icon | None) -> Fitted:
    """Paint icon and label onto a face; returns how they were fitted."""
    fitted = fit_label(face, look, words, icon)
    colour = text_colour(look)
    if icon is not None and fitted.icon.width() > 0:
        paint_icon(painter, icon, fitted.icon, colour, right_to_left=look.right_to_left)
    fitted.text.draw(painter, fitted.label, colour, middle=True)
    return fitted


def word_width(look: Look, words: str) -> int:
    """The px of a key in which the longest word stands, in the letters below which none may be."""
    metrics = look.theme.metrics
    scale = min(1.0, NOTE.points / look.step.points / metrics.text)
    frame = metrics.line(2 * (LINE_SELECTED_CONTRAST + _PAD_STACKED))
    return ceil(_typeset(look, words, 1.0, Qt.AlignmentFlag.AlignHCenter, scale).width + frame)


def wanted_size(look: Look, words: str, icon: Icon | None) -> QSize:
    """The size in which icon and label stand as wanted, on one line."""
    metrics = look.theme.metrics
    text = _typeset(look, words, 1e6, Qt.AlignmentFlag.AlignLeft, 1.0)
    frame = metrics.line(2 * LINE_SELECTED + LIP)
    size = metrics.line(_ICON) if icon is not None else 0.0
    if look.place is Place.STACKED:
        wide = text.width + metrics.line(24)
        return QSize(ceil(wide + frame), ceil(size + metrics.line(_STACK_GAP) + text.height + frame))
    gap = metrics.line(_SIDE_GAP) if icon is not None else 0.0
    wide = metrics.line(_PAD + _PAD_END) + size + gap + text.width
    return QSize(ceil(wide + frame), ceil(max(size, text.height) + frame))
