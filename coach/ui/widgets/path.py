"""The exercises of a session as pictures on a path: the first one is next, each has its number."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from coach.practice.preferences import Side
from coach.practice.sketch import Loop
from coach.practice.today import Pictured
from coach.ui.theme.icons import Icon, paint_icon
from coach.ui.theme.sketch_colours import sketch_colours
from coach.ui.theme.theme import Theme
from coach.ui.theme.tokens import BOLD, LINE_HAIR, LINE_KEY, NOTE, RADIUS_CARD
from coach.ui.widgets.kit import Kit
from coach.ui.widgets.sketch_view import SketchView

_GAP, _GAP_MOST, _DISC, _DISC_GAP, _LINE = 16, 64, 40, 12, 4
_LEAST, _MOST, _ALONE = 76, 260, 432  # design px of a picture's side


class Path(QWidget):
    """Cards in a row; below them their numbers on a line. One alone stands large, without a number.

    The pictures are read one at a time once the cards are there, so that the screen does not wait for them.
    """

    def __init__(self, kit: Kit, loop: Callable[[int], Loop | None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit, self._theme, self._loop = kit, kit.theme, loop
        self._views: tuple[SketchView, ...] = ()
        self._waiting: list[tuple[SketchView, Pictured]] = []
        self._done = False
        self._reader = QTimer(self, interval=0)
        self._reader.timeout.connect(self._read_one)

    def show_pictures(self, pictures: Sequence[Pictured], side: Side, *, done: bool = False) -> None:
        """Show these, on the hand of `side`; all `done` or all still to do."""
        for view in self._views:
            view.hide()
            view.deleteLater()
        self._done = done
        self._views = tuple(self._view(one, side) for one in pictures)
        self._waiting = list(zip(self._views, pictures, strict=True))
        self._reader.start()
        self._arrange()

    @property
    def waits(self) -> bool:
        """Whether a picture is still to come."""
        return bool(self._waiting)

    def _view(self, one: Pictured, side: Side) -> SketchView:
        view = SketchView(sketch_colours(self._theme.name, self._theme.skin_tone), self)
        view.set_waiting(self._kit.words.spoken(one.title))
        view.set_side(side)
        view.show()
        return view

    def _read_one(self) -> None:
        """Show the first picture that waits: the pose that teaches; one alone shows both ends of the movement."""
        if not self._waiting:
            self._reader.stop()
            return
        view, one = self._waiting.pop(0)
        loop, alone = self._loop(one.exercise), len(self._views) == 1
        if loop is not None and not alone:
            loop = loop.standing(loop.teaches)
        view.set_ghost(alone and self._theme.ghost)
        view.set_loop(loop, one.group, self._kit.words.spoken(one.title))
        view.set_phase(loop.teaches if loop is not None else 0.0)

    def apply(self, theme: Theme) -> None:
        """Take a new look."""
        self._theme = theme
        for view in self._views:
            view.set_colours(sketch_colours(theme.name, theme.skin_tone))
        self._arrange()
        self.update()

    def side_for(self, width: int, height: int) -> int:
        """The px of a picture's side in so much room."""
        px = self._theme.metrics.px
        count = max(1, len(self._views))
        most = px(_ALONE if count == 1 else _MOST)
        return min(most, (width - (count - 1) * px(_GAP)) // count, height - self._below())

    def height_for(self, side: int) -> int:
        """The px of pictures with this side, and their numbers."""
        return side + self._below()

    def least_height(self, width: int) -> int:
        """The px of pictures that can just be made out."""
        return min(self.height_for(self._theme.metrics.px(_LEAST)), self.most_height(width))

    def most_height(self, width: int) -> int:
        """The px of pictures as large as the width allows."""
        return self.height_for(self.side_for(width, 1_000_000))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew."""
        super().resizeEvent(event)
        self._arrange()

    def _below(self) -> int:
        px = self._theme.metrics.px
        return px(_DISC + _DISC_GAP) if len(self._views) > 1 else 0

    def _cards(self) -> list[QRect]:
        """Where the pictures stand, in reading order."""
        px, count = self._theme.metrics.px, len(self._views)
        side = self.side_for(self.width(), self.height())
        gap = max(px(_GAP), min(px(_GAP_MOST), (self.width() - count * side) // max(1, count - 1)))
        cards = [QRect(place * (side + gap), 0, side, side) for place in range(len(self._views))]
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            for card in cards:
                card.moveLeft(self.width() - card.left() - side)
        return cards

    def _arrange(self) -> None:
        inset = self._theme.metrics.px(LINE_HAIR)
        for view, card in zip(self._views, self._cards(), strict=True):
            view.setGeometry(card.adjusted(inset, inset, -inset, -inset))
            view.set_corner_radius(self._theme.metrics.line(RADIUS_CARD - LINE_HAIR))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the cards, then the path with its numbers."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics, colours = self._theme.metrics, self._theme.colours
        cards = [QRectF(card) for card in self._cards()]
        hair, radius = metrics.line(LINE_HAIR), metrics.line(RADIUS_CARD)
        for card in cards:
            painter.setPen(QPen(colours.hair, hair))
            painter.setBrush(colours.stage)
            painter.drawRoundedRect(card.adjusted(hair / 2, hair / 2, -hair / 2, -hair / 2), radius, radius)
        if len(cards) < 2:
            return
        line = cards[0].bottom() + metrics.line(_DISC_GAP + _DISC / 2)
        painter.setPen(QPen(colours.line, metrics.line(_LINE)))
        painter.drawLine(QPointF(cards[0].center().x(), line), QPointF(cards[-1].center().x(), line))
        for number, card in enumerate(cards, start=1):
            self._paint_disc(painter, QPointF(card.center().x(), line), number)

    def _paint_disc(self, painter: QPainter, middle: QPointF, number: int) -> None:
        metrics, colours = self._theme.metrics, self._theme.colours
        side = metrics.line(_DISC)
        box = QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
        filled = self._done or number == 1
        border = metrics.line(LINE_KEY)
        painter.setPen(Qt.PenStyle.NoPen if filled else QPen(colours.line, border))
        painter.setBrush(colours.accent if filled else colours.surface)
        inset = 0 if filled else border / 2
        painter.drawEllipse(box.adjusted(inset, inset, -inset, -inset))
        if self._done:
            mark = box.adjusted(side * 0.2, side * 0.2, -side * 0.2, -side * 0.2)
            paint_icon(painter, Icon.CHECK, mark, colours.on_accent, stroke=5.5)
            return
        font = self._theme.font(NOTE, BOLD)
        font.setPixelSize(round(side * 0.6))
        painter.setFont(font)
        painter.setPen(colours.on_accent if filled else colours.ink)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._kit.words.number(number))
