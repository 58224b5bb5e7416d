"""Text on a screen: a label of one type step, with **key words** in bold."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from coach.practice.message import Message
from coach.ui.theme.theme import Theme
from coach.ui.theme.tokens import BODY, Step
from coach.ui.widgets.kit import Kit
from coach.ui.widgets.typeset import Setting, Typeset, plain, set_to_fit


class Text(QLabel):
    """A text that wraps, and is never cut: it asks for the height that its width needs.

    `second` uses the second ink; `align` is start, end (AlignRight) or centre, seen in the direction of the language.
    Words that are too long for the place that they got are set smaller.
    """

    def __init__(
        self,
        kit: Kit,
        message: Message | str = "",
        step: Step | None = None,
        *,
        second: bool = False,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kit, self._theme = kit, kit.theme
        self._step = step or BODY
        self._second, self._align = second, align
        self._marked = ""
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_words(message)

    @property
    def marked(self) -> str:
        """The words shown, with their ** marks."""
        return self._marked

    def show_words(self, message: Message | str) -> None:
        """Show these words: a message, or text already in the person's language."""
        marked = message if isinstance(message, str) else self._kit.words.of(message)
        if marked != self._marked:
            self._marked = marked
            self.setText(plain(marked))
            self.updateGeometry()

    def set_step(self, step: Step) -> None:
        """Use another type step."""
        if step != self._step:
            self._step = step
            self.updateGeometry()
            self.update()

    def apply(self, theme: Theme) -> None:
        """Take a new look."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def typeset(self, width: float) -> Typeset:
        """The words set into `width` px, at the size of their step."""
        return Typeset(self._marked, self._setting(), width)

    def shown(self) -> Typeset:
        """The words as they are painted: into the widget's own size."""
        return set_to_fit(self._marked, self._setting(), self.width(), self.height())

    @property
    def letter_px(self) -> float:
        """The size of the letters as they are painted."""
        shown = self.shown()
        return shown.height / max(1, shown.lines) / self._step.line

    def _setting(self) -> Setting:
        theme, step = self._theme, self._step
        return Setting(
            theme.font(step),
            theme.key_word(step),
            theme.metrics.text_px(step) * step.line,
            self._align,
            self.layoutDirection() is Qt.LayoutDirection.RightToLeft,
        )

    def hasHeightForWidth(self) -> bool:
        """Text wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The px that the words need."""
        return round(self.typeset(width).height + 0.49)

    def sizeHint(self) -> QSize:
        """On one line, or as wide as the longest of its own lines."""
        whole = self.typeset(1e6)
        return QSize(round(whole.width + 1), round(whole.height + 0.49))

    def minimumSizeHint(self) -> QSize:
        """One word wide."""
        narrow = self.typeset(1.0)
        return QSize(round(narrow.width + 1), round(self._theme.metrics.text_px(self._step) * self._step.line))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the lines around the middle of the height."""
        painter = QPainter(self)
        colours = self._theme.colours
        self.shown().draw(painter, QRectF(self.rect()), colours.ink2 if self._second else colours.ink, middle=True)
