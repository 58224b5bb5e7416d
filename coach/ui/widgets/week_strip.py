"""The week: one sentence, and seven dots below it."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from coach.practice.message import Message, ui
from coach.practice.week import SHORT_NAMES, WeekView
from coach.text.words import Words
from coach.ui.theme.theme import Theme
from coach.ui.theme.tokens import BOLD, GRID, LINE_HAIR, MARK, NOTE_STRONG
from coach.ui.widgets.kit import Kit
from coach.ui.widgets.text import Text
from coach.ui.widgets.week_dots import Day, DayState, WeekDots

_RULE_GAP = 14  # design px between the hairline and the sentence


class WeekStrip(QWidget):
    """A hairline, the sentence, the dots. The names of the days are as long as there is room for."""

    def __init__(self, kit: Kit, parent: QWidget | None = None, *, diameter: int = 60) -> None:
        super().__init__(parent)
        self._kit, self._theme = kit, kit.theme
        self._week: WeekView | None = None
        self._names: tuple[str, ...] = ()
        self._text = Text(kit, "", MARK, parent=self)
        self._dots = WeekDots(kit, self, diameter=diameter)

    def show_week(self, week: WeekView) -> None:
        """Show this week."""
        self._week = week
        self._text.show_words(week.sentence)
        self._arrange()

    def apply(self, theme: Theme) -> None:
        """Take a new look; sentence and dots take it by themselves."""
        self._theme = theme
        self._arrange()

    def hasHeightForWidth(self) -> bool:
        """The sentence wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The px of hairline, sentence and dots."""
        px = self._theme.metrics.px
        return px(_RULE_GAP) + self._text.heightForWidth(width) + px(GRID) + self._dots.sizeHint().height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew."""
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the hairline that sets the week apart."""
        height = self._theme.metrics.px(LINE_HAIR)
        QPainter(self).fillRect(QRect(0, 0, self.width(), height), self._theme.colours.hair)

    def _arrange(self) -> None:
        if self._week is None:
            return
        px = self._theme.metrics.px
        top = px(_RULE_GAP)
        sentence = self._text.heightForWidth(self.width())
        self._text.setGeometry(0, top, self.width(), sentence)
        top += sentence + px(GRID)
        names = self._names_that_fit(self._week)
        if names != self._names:
            self._names = names
            days = [
                Day(DayState(dot.value), name, today=place == self._week.today)
                for place, (dot, name) in enumerate(zip(self._week.dots, names, strict=True))
            ]
            self._dots.show_days(days, self._week.sentence)
        self._dots.setGeometry(0, top, self.width(), self._dots.sizeHint().height())

    def _names_that_fit(self, week: WeekView) -> tuple[str, ...]:
        words = self._kit.words
        named = [ui("Today") if place == week.today else name for place, name in enumerate(SHORT_NAMES)]
        width = QFontMetricsF(self._theme.font(NOTE_STRONG, BOLD)).horizontalAdvance
        room = self.width() / len(named) - self._theme.metrics.px(GRID)
        for candidate in (_spelled(words, named), _spelled(words, SHORT_NAMES)):
            if max(map(width, candidate)) <= room:
                return candidate
        return tuple(_initial(name) for name in _spelled(words, SHORT_NAMES))


def _spelled(words: Words, names: tuple[Message, ...] | list[Message]) -> tuple[str, ...]:
    return tuple(words.spoken(name) for name in names)


def _initial(name: str) -> str:
    return next((letter for letter in name if letter.isalpha()), name)
