"""A few large numbers with the words that say what they count. A picture named by a sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil
from types import MappingProxyType

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from coach.practice.today import Counted, Figure, figures_words
from coach.ui.theme.icons import Icon, paint_icon
from coach.ui.theme.numerals import number_path
from coach.ui.theme.theme import Theme
from coach.ui.theme.tokens import FIGURE, MARK, REGULAR
from coach.ui.widgets.kit import Kit
from coach.ui.widgets.typeset import Setting, Typeset

_ICONS: Mapping[Counted, Icon] = MappingProxyType(
    {
        Counted.EXERCISES: Icon.LIST,
        Counted.MINUTES: Icon.CLOCK,
        Counted.REPETITIONS: Icon.REPEAT,
        Counted.HOLDS: Icon.HAND,
    }
)
_ICON, _BETWEEN = 46, 28
_GAPS, _GAPS_IN_LINE = (26, 24), (14, 12)  # icon to number, number to word
_ROW = 92
_BASE_LINE = 0.72  # of the height of a row
_SHRINK = 0.92
_SHARE_IN_LINE = 0.8
_LEAST_SHARE = 0.75  # how far numbers and words may shrink, of their usual size
_LEAST_SCALE = 0.4  # the last way out for words too long for the width
_ROW_TIGHT = 1.04  # height of a row, of the size of its number


class Figures(QLabel):
    """Figures below one another, or side by side with `in_line`."""

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit, self._theme = kit, kit.theme
        self._figures: tuple[Figure, ...] = ()
        self._in_line = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_figures(self, figures: Sequence[Figure]) -> None:
        """Show these."""
        self._figures = tuple(figures)
        self.setAccessibleName(" ".join(self._kit.words.spoken(words) for words in figures_words(figures)))
        self.update()

    def set_in_line(self, in_line: bool) -> None:
        """Side by side, or below one another."""
        self._in_line = in_line
        self.update()

    def apply(self, theme: Theme) -> None:
        """Take a new look."""
        self._theme = theme
        self.update()

    def width_wanted(self, *, in_line: bool) -> int:
        """The px that the figures need: at their usual size, or a little smaller side by side."""
        return ceil(self._width(_SHARE_IN_LINE if in_line else 1.0, in_line=in_line))

    def least_height(self, _width: int) -> int:
        """The px of rows that hold the numbers at their smallest good size."""
        row = self._theme.metrics.text_px(FIGURE) * _ROW_TIGHT * _LEAST_SHARE
        return ceil(row * (1 if self._in_line else len(self._figures)))

    def most_height(self, _width: int) -> int:
        """The px of rows with air."""
        metrics = self._theme.metrics
        row = max(metrics.px(_ROW), round(metrics.text_px(FIGURE) * _ROW_TIGHT))
        return row if self._in_line else row * len(self._figures)

    def _numbers(self, scale: float) -> list[float]:
        advance = QFontMetricsF(self._font(scale)).horizontalAdvance
        return [advance(self._digits(figure)) for figure in self._figures]

    def _digits(self, figure: Figure) -> str:
        return self._kit.words.number(figure.number)

    def _font(self, scale: float) -> QFont:
        font = self._theme.font(FIGURE)
        font.setPixelSize(max(1, round(font.pixelSize() * scale)))
        return font

    def _word(self, figure: Figure, scale: float) -> Typeset:
        font = self._theme.font(MARK, REGULAR)
        font.setPixelSize(max(1, round(font.pixelSize() * scale)))
        turned = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        setting = Setting(font, font, font.pixelSize() * MARK.line, Qt.AlignmentFlag.AlignLeft, turned)
        word = self._kit.words.of(figure.word)
        return Typeset(word, setting, ceil(Typeset(word, setting, 1e6).width) + 1)

    def _width(self, scale: float, *, in_line: bool) -> float:
        px = self._theme.metrics.px
        words = [self._word(figure, scale).width for figure in self._figures]
        fixed = px(_ICON) + sum(px(gap) for gap in (_GAPS_IN_LINE if in_line else _GAPS))
        numbers = self._numbers(scale)
        if in_line:
            return sum(words) + sum(numbers) + fixed * len(words) + px(_BETWEEN) * max(0, len(words) - 1)
        return fixed + max(numbers, default=0.0) + max(words, default=0.0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint icon, number and word of each, as large as there is room for."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rows = 1 if self._in_line else max(1, len(self._figures))
        row = self.height() / rows
        scale = min(1.0, row / (self._theme.metrics.text_px(FIGURE) * _ROW_TIGHT))
        while scale > _LEAST_SCALE and self._width(scale, in_line=self._in_line) > self.width():
            scale *= _SHRINK
        numbers = self._numbers(scale)
        px = self._theme.metrics.px
        spare = max(0.0, self.width() - self._width(scale, in_line=True)) / max(1, len(numbers) - 1)
        left = 0.0
        for place, figure in enumerate(self._figures):
            number = numbers[place] if self._in_line else max(numbers)
            word = self._word(figure, scale)
            width = px(_ICON) + sum(self._gaps()) + number + word.width
            box = QRectF(left, 0, width, row) if self._in_line else QRectF(0, place * row, width, row)
            self._paint(painter, box, figure, number, scale)
            left += width + px(_BETWEEN) + min(spare, px(_BETWEEN))

    def _paint(self, painter: QPainter, box: QRectF, figure: Figure, number: float, scale: float) -> None:
        metrics, colours = self._theme.metrics, self._theme.colours
        font, word = self._font(scale), self._word(figure, scale)
        line = box.top() + box.height() * _BASE_LINE
        digits = number_path(self._digits(figure), font)
        side = metrics.line(_ICON)
        middle = line - QFontMetricsF(font).capHeight() / 2
        icon = self._turned(QRectF(box.left(), middle - side / 2, side, side))
        paint_icon(painter, _ICONS[figure.counted], icon, colours.accent)
        to_number, to_word = self._gaps()
        start = box.left() + side + to_number
        place = self._turned(QRectF(start, 0, digits.boundingRect().right(), 1))
        painter.fillPath(digits.translated(place.left(), line), colours.ink)
        size = font.pixelSize() * MARK.points / FIGURE.points
        start += number + to_word
        below = self._turned(QRectF(start, line - size * 0.98, word.width + 1, word.height))
        word.draw(painter, below, colours.ink)

    def _gaps(self) -> tuple[int, int]:
        to_number, to_word = _GAPS_IN_LINE if self._in_line else _GAPS
        return self._theme.metrics.px(to_number), self._theme.metrics.px(to_word)

    def _turned(self, box: QRectF) -> QRectF:
        """The box where it stands in the direction of the language."""
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            return QRectF(self.width() - box.right(), box.top(), box.width(), box.height())
        return box
