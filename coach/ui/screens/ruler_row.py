"""The ruler check: a line that is to be 10 centimetres long on this very screen, so that keys have their true size."""

from __future__ import annotations

from PySide6.QtCore import QLineF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from coach.practice.message import ui
from coach.ui.blocks import fit_step
from coach.ui.theme.theme import Theme
from coach.ui.theme.tokens import BODY, GRID, LINE_FOCUS, LINE_HAIR, NOTE, RUNNING
from coach.ui.widgets.choice import Stepper
from coach.ui.widgets.kit import Kit
from coach.ui.widgets.text import Text

MILLIMETRES = 100
STEP = 1.01  # a press makes the line 1 % longer or shorter
_WORDS_STEPS = (RUNNING, BODY, NOTE)
_MARK = 40  # design px, height of the marks at both ends


class RulerRow(QLabel):
    """Shows the line for `px_per_mm`; a press on plus or minus is `measured(px per mm)`."""

    measured = Signal(float)

    def __init__(self, kit: Kit, px_per_mm: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._px_per_mm = kit.theme, px_per_mm
        words = ui("Hold a **ruler** to the line. Press until it is **10 cm** long.")
        self._words = Text(kit, words, RUNNING, parent=self)
        self._keys = Stepper(kit, ui("Ruler"), ui("Shorter"), ui("Longer"), self)
        self._keys.stepped.connect(self._step)
        self.setAccessibleName(kit.words.spoken(words))

    def apply(self, theme: Theme) -> None:
        """Take a new look; what stands in the row takes it by itself."""
        self._theme = theme
        self._arrange()
        self.update()

    def fit(self, width: int, height: int) -> None:
        """Set the words in the largest type that leaves room for the keys."""
        room = height - (self.heightForWidth(width) - self._words.heightForWidth(width))
        fit_step(self._words, width, room, _WORDS_STEPS)

    def heightForWidth(self, width: int) -> int:
        """The px that words, line and keys need."""
        px = self._theme.metrics.px
        return self._words.heightForWidth(width) + px(_MARK) + self._keys.sizeHint().height() + 5 * px(GRID)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew."""
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a hairline above, and the line with its marks."""
        metrics, colours = self._theme.metrics, self._theme.colours
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), metrics.px(LINE_HAIR), colours.hair)
        painter.setPen(QPen(colours.ink, metrics.line(LINE_FOCUS)))
        length = min(self._px_per_mm * MILLIMETRES, self.width() - 2.0 * metrics.px(GRID))
        left = (self.width() - length) / 2
        top = self._words.geometry().bottom() + metrics.px(2 * GRID)
        middle, bottom = top + metrics.px(_MARK) / 2, top + metrics.px(_MARK)
        painter.drawLine(QLineF(left, middle, left + length, middle))
        for end in (left, left + length):
            painter.drawLine(QLineF(end, top, end, bottom))

    def _step(self, by: int) -> None:
        self._px_per_mm *= STEP**by
        self.update()
        self.measured.emit(self._px_per_mm)

    def _arrange(self) -> None:
        px = self._theme.metrics.px
        height = self._keys.sizeHint().height()
        room = self.height() - height - px(_MARK) - 5 * px(GRID)  # less than asked for: the words give way
        words = min(self._words.heightForWidth(self.width()), room)
        self._words.setGeometry(0, px(GRID), self.width(), words)
        self._keys.setGeometry(0, self.height() - height - px(GRID), self.width(), height)
