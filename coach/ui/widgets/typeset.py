"""Sets text in lines: key words between ** marks in bold, an exact line height, measured before it is painted."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption

MARK = "**"
_SHRINK, _SMALLEST_PX = 0.95, 18


def plain(marked: str) -> str:
    """The text without ** marks."""
    return marked.replace(MARK, "")


def _bold_ranges(marked: str, bold: QFont) -> list[QTextLayout.FormatRange]:
    ranges, position = [], 0
    for index, piece in enumerate(marked.split(MARK)):
        if index % 2:
            stretch = QTextLayout.FormatRange()
            stretch.start, stretch.length = position, len(piece)
            stretch.format = QTextCharFormat()
            stretch.format.setFont(bold)
            ranges.append(stretch)
        position += len(piece)
    return ranges


@dataclass(frozen=True, slots=True)
class Setting:
    """How a text is set: fonts, px of one line, alignment (start, end, centre) and direction."""

    font: QFont
    bold: QFont
    line_height: float
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
    right_to_left: bool = False


def _seen(setting: Setting) -> Qt.AlignmentFlag:
    """The alignment as it is seen: where a line starts depends on the direction of writing."""
    turned = {
        Qt.AlignmentFlag.AlignLeft: Qt.AlignmentFlag.AlignRight,
        Qt.AlignmentFlag.AlignRight: Qt.AlignmentFlag.AlignLeft,
    }
    return turned.get(setting.align, setting.align) if setting.right_to_left else setting.align


class Typeset:
    """One text set into `width` px. `fits` is False when a single word is wider than that."""

    def __init__(self, marked: str, setting: Setting, width: float) -> None:
        self._setting = setting
        self._width = width
        self._layouts = [self._set(paragraph) for paragraph in marked.split("\n")]
        lines = [layout.lineAt(n) for layout in self._layouts for n in range(layout.lineCount())]
        self.lines = len(lines)
        self.height = self.lines * setting.line_height
        self.width = max((line.naturalTextWidth() for line in lines), default=0.0)
        self.fits = self.width <= width + 0.5

    def _set(self, paragraph: str) -> QTextLayout:
        setting = self._setting
        layout = QTextLayout(plain(paragraph), setting.font)
        option = QTextOption(_seen(setting))
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        if setting.right_to_left:
            option.setTextDirection(Qt.LayoutDirection.RightToLeft)
        layout.setTextOption(option)
        layout.setFormats(_bold_ranges(paragraph, setting.bold))
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(self._width)
        layout.endLayout()
        return layout

    def draw(self, painter: QPainter, box: QRectF, colour: QColor, *, middle: bool = False) -> None:
        """Paint into `box` from its top, or around its middle."""
        painter.setPen(colour)
        y = box.top() + ((box.height() - self.height) / 2 if middle else 0.0)
        for layout in self._layouts:
            for number in range(layout.lineCount()):
                line = layout.lineAt(number)
                line.draw(painter, QPointF(box.left(), y + (self._setting.line_height - line.height()) / 2))
                y += self._setting.line_height


def scaled(setting: Setting, scale: float) -> Setting:
    """The same setting with smaller or larger letters and lines."""
    font, bold = QFont(setting.font), QFont(setting.bold)
    for made in (font, bold):
        made.setPixelSize(max(1, round(made.pixelSize() * scale)))
    return replace(setting, font=font, bold=bold, line_height=setting.line_height * scale)


def set_to_fit(marked: str, setting: Setting, width: float, height: float) -> Typeset:
    """The text at the largest size, at most that of `setting`, at which it fits into `width` x `height` px."""
    scale = 1.0
    while True:
        text = Typeset(marked, scaled(setting, scale), width)
        if (text.fits and text.height <= height + 1) or setting.font.pixelSize() * scale < _SMALLEST_PX:
            return text
        scale *= _SHRINK
