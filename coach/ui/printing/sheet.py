"""A paper that is painted: sizes in points, text that is measured before it is set, tags and bookmarks as it grows.

Everything is black on white; greys are only fills that carry no meaning of their own, so that any printer will do.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from PySide6.QtCore import QLineF, QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPen, QTransform

from coach.practice.message import Message
from coach.practice.papers.paper import MARK_LEFT, Bookmark, Paper, Tag
from coach.text.words import Words
from coach.ui.theme.fonts import font
from coach.ui.widgets.typeset import Setting, Typeset, plain

RESOLUTION = 600
UNIT = RESOLUTION / 72  # device pixels a point
MM = 72 / 25.4
INK, SOFT, GRID = QColor("#000000"), QColor("#E2E2E2"), QColor("#9A9A9A")
HAIR = 0.6  # points
_SIZES = {Paper.A4: QPageSize.PageSizeId.A4, Paper.LETTER: QPageSize.PageSizeId.Letter}
_BOLD, _REGULAR = 700, 400

START, END, MIDDLE = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter


@dataclass(frozen=True, slots=True)
class Face:
    """How a text looks: points, line height as a factor, bold or not."""

    points: float
    line: float = 1.3
    bold: bool = False


def prepare(device: QPagedPaintDevice, paper: Paper) -> None:
    """Whole pages of this paper, without a margin of the device's own."""
    device.setPageLayout(QPageLayout(QPageSize(_SIZES[paper]), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)))


class Sheet:
    """Paints page after page; `end` must be called. Points from the upper left corner, y downwards.

    Without `tagged` no mark is left: a printer has no use for them. In a language from right to left, a box given from
    the start is turned: `START` is the right edge then.
    """

    def __init__(
        self,
        device: QPagedPaintDevice,
        words: Words,
        family: str,
        paper: Paper,
        *,
        dots_an_inch: int = RESOLUTION,
        tagged: bool = True,
    ) -> None:
        self.words = words
        self.right_to_left = words.right_to_left
        size = QPageSize(_SIZES[paper]).size(QPageSize.Unit.Point)
        self.size = QSizeF(size)
        self._device, self._family = device, family
        self._unit = dots_an_inch / 72
        self._tagged = tagged
        self._painter = QPainter(device)
        self._open: list[int] = []
        self.tags: list[Tag] = []
        self.bookmarks: list[Bookmark] = []
        self.page = 0

    def end(self) -> None:
        """The paper is done."""
        self._painter.end()

    def new_page(self) -> None:
        """Go on with the next page."""
        self._device.newPage()
        self.page += 1

    # What a part is

    @contextmanager
    def part(self, kind: str, alt: str = "", scope: str = "Column") -> Iterator[None]:
        """All that is painted inside is this part, or a part of it."""
        number = len(self.tags)
        self.tags.append(Tag(kind, alt, self._open[-1] if self._open else None, scope))
        self._open.append(number)
        try:
            yield
        finally:
            self._open.pop()

    @contextmanager
    def _told(self) -> Iterator[None]:
        """What is painted inside is content of the part that is open; elsewhere it is decoration."""
        marked = self._tagged and bool(self._open)
        if marked:
            self._mark(-1 - self._open[-1])
        yield
        if marked:
            self._mark(0)

    def _mark(self, number: int) -> None:
        self._painter.save()
        self._painter.setTransform(QTransform())
        self._painter.fillRect(QRectF(MARK_LEFT, number, 1, 1), INK)
        self._painter.restore()

    def bookmark(self, title: str, top: float, level: int = 0) -> None:
        """A place that the reader's software can jump to."""
        self.bookmarks.append(Bookmark(title, self.page, round(self.size.height() - top), level))

    # Text

    def of(self, message: Message | str) -> str:
        """The words, with ** marks around key words."""
        return message if isinstance(message, str) else self.words.of(message)

    def set(self, words: Message | str, face: Face, width: float, align: Qt.AlignmentFlag = START) -> Typeset:
        """The text set into a width, to be measured and then drawn."""
        pixels = round(face.points * self._unit)
        regular = font(self._family, pixels, _BOLD if face.bold else _REGULAR)
        setting = Setting(
            regular, font(self._family, pixels, _BOLD), face.points * face.line * self._unit, align, self.right_to_left
        )
        return Typeset(self.of(words), setting, width * self._unit)

    def height(self, words: Message | str, face: Face, width: float) -> float:
        """How high a text is when it is set into this width."""
        return self.set(words, face, width).height / self._unit

    def width(self, words: Message | str, face: Face) -> float:
        """How wide a text is in one line."""
        return self.set(words, face, self.size.width() * 4).width / self._unit

    def text(
        self, words: Message | str, face: Face, box: QRectF, align: Qt.AlignmentFlag = START, *, middle: bool = False
    ) -> float:
        """Paint a text into a box, from its top or around its middle; return its height."""
        turned = self.turned(box)
        made = self.set(words, face, turned.width(), align)
        with self._told():
            made.draw(self._painter, self._px(turned), INK, middle=middle)
        self._keep(plain(self.of(words)))
        return made.height / self._unit

    def _keep(self, words: str) -> None:
        """Keep the words of the part that is open, unless it is a picture, which has words of its own."""
        if self._open and not self.tags[self._open[-1]].alt:
            part = self.tags[self._open[-1]]
            self.tags[self._open[-1]] = replace(part, words=f"{part.words} {words}".strip())

    # Lines and fills

    def line(
        self, start: QPointF, end: QPointF, points: float = HAIR, *, dashed: bool = False, grid: bool = False
    ) -> None:
        """A straight line; one of a `grid` stays behind what it measures."""
        pen = QPen(GRID if grid else INK, points * self._unit)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if dashed:
            pen.setDashPattern([4, 3])
        self._painter.setPen(pen)
        ends = [QPointF(self._turned_x(at.x()) * self._unit, at.y() * self._unit) for at in (start, end)]
        self._painter.drawLine(QLineF(*ends))

    def frame(self, box: QRectF, points: float = HAIR) -> None:
        """An empty box."""
        self._painter.setPen(QPen(INK, points * self._unit))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawRect(self._px(self.turned(box)))

    def fill(self, box: QRectF, colour: QColor = INK) -> None:
        """A full box."""
        self._painter.fillRect(self._px(self.turned(box)), colour)

    def dot(self, centre: QPointF, points: float, *, full: bool = True) -> None:
        """A round mark, full or empty."""
        self._mark_pen(full)
        at = QPointF(self._turned_x(centre.x()) * self._unit, centre.y() * self._unit)
        radius = points / 2 * self._unit
        self._painter.drawEllipse(at, radius, radius)

    def square(self, centre: QPointF, points: float, *, full: bool = False) -> None:
        """A square mark, full or empty."""
        self._mark_pen(full)
        box = QRectF(0, 0, points, points)
        box.moveCenter(QPointF(self._turned_x(centre.x()), centre.y()))
        self._painter.drawRect(self._px(box))

    def _mark_pen(self, full: bool) -> None:
        self._painter.setPen(QPen(INK, 0.9 * self._unit))
        self._painter.setBrush(INK if full else QColor("#FFFFFF"))

    # Pictures

    @contextmanager
    def picture(self, box: QRectF) -> Iterator[tuple[QPainter, QRectF]]:
        """The painter and the box in its pixels, for a picture that is content."""
        with self._told():
            yield self._painter, self._px(self.turned(box))

    # Places

    def turned(self, box: QRectF) -> QRectF:
        """A box given from the start of the line, where it is in this language."""
        if not self.right_to_left:
            return box
        return QRectF(self.size.width() - box.right(), box.top(), box.width(), box.height())

    def _turned_x(self, x: float) -> float:
        return self.size.width() - x if self.right_to_left else x

    def _px(self, box: QRectF) -> QRectF:
        return QRectF(box.x() * self._unit, box.y() * self._unit, box.width() * self._unit, box.height() * self._unit)
