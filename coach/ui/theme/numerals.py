"""Outlines of large counters whose zero cannot be misread as an eight.

The typeface slashes its zero and offers no plain one, so the slash is left out while the outline is drawn;
the font file itself is not changed.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QPainterPath, QTransform

_COUNTERS_OF_A_SLASHED_ZERO = 2


def number_path(digits: str, font: QFont) -> QPainterPath:
    """The outline of `digits` on a base line at y = 0, from x = 0."""
    whole = QPainterPath()
    advance = QFontMetricsF(font).horizontalAdvance
    for index, digit in enumerate(digits):
        outline = _outline(digit, font)
        whole.addPath(outline.translated(advance(digits[:index]), 0))
    return whole


def _outline(digit: str, font: QFont) -> QPainterPath:
    drawn = QPainterPath()
    drawn.addText(0, 0, font, digit)
    return _plain_zero(drawn) if digit == "0" else drawn


def _plain_zero(slashed: QPainterPath) -> QPainterPath:
    """The zero with one open counter: its outer contour, and the same contour shrunk to where the two counters are."""
    boxes = sorted((piece.boundingRect() for piece in slashed.toSubpathPolygons()), key=lambda box: -box.height())
    outer, counters = boxes[0], boxes[1:]
    if len(counters) != _COUNTERS_OF_A_SLASHED_ZERO:
        return slashed  # another face, with a zero of its own
    contour = _contour(slashed, outer)
    hole = counters[0].united(counters[1])
    onto_hole = QTransform()
    onto_hole.translate(hole.center().x(), hole.center().y())
    onto_hole.scale(hole.width() / outer.width(), hole.height() / outer.height())
    onto_hole.translate(-outer.center().x(), -outer.center().y())
    return contour.subtracted(onto_hole.map(contour))


def _contour(path: QPainterPath, box: QRectF) -> QPainterPath:
    """The one closed contour of `path` that fills `box`."""
    for polygon in path.toSubpathPolygons():
        if polygon.boundingRect() == box:
            contour = QPainterPath()
            contour.addPolygon(polygon)
            contour.closeSubpath()
            return contour
    return path
