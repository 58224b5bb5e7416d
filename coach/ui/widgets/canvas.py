"""What charts are drawn on: the bare parts of the chart library, and simple items on them.

The library's own text items and menus are left out: they take longer to make than all the rest of a chart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPen, QPixmap, QTransform
from PySide6.QtWidgets import (
    QGraphicsEllipseItem,
    QGraphicsItem,
    QGraphicsLineItem,
    QGraphicsPixmapItem,
    QGraphicsRectItem,
    QGraphicsSimpleTextItem,
    QWidget,
)

if TYPE_CHECKING:
    import pyqtgraph

BEHIND, BARS, ABOVE = -10.0, 5.0, 10.0


class Canvas:
    """A plot that is read, never handled: no zoom, no menu, no hovering. It always runs from left to right."""

    def __init__(self, parent: QWidget) -> None:
        import pyqtgraph

        self._box = pyqtgraph.ViewBox(enableMenu=False, enableMouse=False, defaultPadding=0)
        view = pyqtgraph.GraphicsView(parent)
        view.setCentralItem(self._box)
        view.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        view.setAntialiasing(True)
        self.view: pyqtgraph.GraphicsView = view

    def begin(self, paper: QColor) -> None:
        """Draw anew."""
        self.view.setBackground(paper)
        self._box.clear()

    def look_at(self, across: tuple[float, float], down: tuple[float, float]) -> None:
        """The least and the greatest x and y that are seen."""
        self._box.setRange(xRange=across, yRange=down, padding=0, disableAutoRange=True)

    def line(self, begin: QPointF, end: QPointF, pen: QPen, z: float = 0.0) -> None:
        """A line; its pen keeps its width in px."""
        item = QGraphicsLineItem(begin.x(), begin.y(), end.x(), end.y())
        pen.setCosmetic(True)
        item.setPen(pen)
        self._add(item, z)

    def area(self, area: QRectF, colour: QColor) -> None:
        """A filled rectangle behind everything."""
        item = QGraphicsRectItem(area)
        item.setBrush(colour)
        item.setPen(QPen(Qt.PenStyle.NoPen))
        self._add(item, BEHIND)

    def bars(self, **bars: object) -> None:
        """Bars, as the library makes them."""
        import pyqtgraph

        item = pyqtgraph.BarGraphItem(**bars)
        item.setZValue(BARS)
        self._box.addItem(item)

    def dot(self, middle: QPointF, diameter: float, fill: QColor, pen: QPen) -> None:
        """A disc of so many px."""
        item = QGraphicsEllipseItem(QRectF(-diameter / 2, -diameter / 2, diameter, diameter))
        item.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        item.setBrush(fill)
        item.setPen(pen)
        item.setPos(middle)
        self._add(item, BARS)

    def picture(self, middle: QPointF, picture: QPixmap) -> None:
        """A picture in its own size."""
        item = QGraphicsPixmapItem(picture)
        item.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        size = picture.deviceIndependentSize()
        item.setTransform(QTransform.fromTranslate(-size.width() / 2, -size.height() / 2))
        item.setPos(middle)
        self._add(item, ABOVE)

    def words(
        self,
        words: str,
        font: QFont,
        colour: QColor,
        at: QPointF,
        *,
        anchor: tuple[float, float],
        paper: QColor | None = None,
    ) -> None:
        """Words in the size of the screen; `anchor` is the share of their width and height that lies on `at`.

        With `paper` they stand on a piece of it, so that lines behind do not cross them.
        """
        item = QGraphicsSimpleTextItem(words)
        item.setFont(font)
        item.setBrush(colour)
        size = item.boundingRect()
        if paper is not None:
            piece = QGraphicsRectItem(size)
            piece.setBrush(paper)
            piece.setPen(QPen(Qt.PenStyle.NoPen))
            self._stand(piece, at, size, anchor)
        self._stand(item, at, size, anchor)

    def _stand(self, item: QGraphicsItem, at: QPointF, size: QRectF, anchor: tuple[float, float]) -> None:
        item.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        item.setTransform(QTransform.fromTranslate(-size.width() * anchor[0], -size.height() * anchor[1]))
        item.setPos(at)
        self._add(item, ABOVE)

    def _add(self, item: QGraphicsItem, z: float) -> None:
        item.setZValue(z)
        self._box.addItem(item, ignoreBounds=True)
