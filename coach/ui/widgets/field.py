"""What is being written: a field that a keyboard can type into, and that screen readers know as one."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from coach.practice.message import Message
from coach.ui.theme.theme import Theme
from coach.ui.theme.tokens import CONTROL, LINE_KEY, LINE_KEY_CONTRAST, RADIUS_KEY, REGULAR, Step
from coach.ui.widgets.kit import Kit
from coach.ui.widgets.stage import fetch_ring, leave_ring

_STEP = Step(CONTROL.points, REGULAR, 1.25)
_AIR = 12  # design px between the words and the border


class Field(QPlainTextEdit):
    """At most `most` letters on `lines` lines. Enter is `entered`; what is written is `written()`.

    Writing is always at the end, so that no pointer has to be aimed at a letter.
    """

    entered = Signal()

    def __init__(
        self, kit: Kit, name: Message, text: str, *, most: int, lines: int = 1, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._guard = kit.guard
        self._most, self._lines = most, lines
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if lines == 1:
            self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setTabChangesFocus(True)
        self.setAccessibleName(kit.words.spoken(name))
        self.setPlainText(text[:most])
        self.textChanged.connect(self._keep_short)
        self.apply(kit.theme)
        self.to_end()

    def written(self) -> str:
        """The words as they stand."""
        return self.toPlainText()

    def type(self, letters: str) -> None:
        """Add letters at the end."""
        self.to_end()
        self.insertPlainText(letters)
        self.ensureCursorVisible()

    def erase(self) -> None:
        """Take the last letter away."""
        self.to_end()
        self.textCursor().deletePreviousChar()
        self.ensureCursorVisible()

    def to_end(self) -> None:
        """Go behind the last letter."""
        self.moveCursor(QTextCursor.MoveOperation.End)

    def apply(self, theme: Theme) -> None:
        """Take a new look."""
        self._theme = theme
        metrics, colours = theme.metrics, theme.colours
        edge = round(metrics.line(LINE_KEY_CONTRAST if theme.contrast else LINE_KEY))
        self.setFont(theme.font(_STEP))
        self.setCursorWidth(max(2, metrics.px(3)))
        self.document().setDocumentMargin(0)
        self.setStyleSheet(
            f"QPlainTextEdit {{ background: {colours.surface.name()}; color: {colours.ink.name()};"
            f" border: {edge}px solid {colours.line.name()}; border-radius: {metrics.px(RADIUS_KEY)}px;"
            f" padding: {metrics.px(_AIR)}px;"
            f" selection-background-color: {colours.soft_press.name()}; selection-color: {colours.ink.name()}; }}"
        )

    def wanted_height(self) -> int:
        """The px that its lines need."""
        metrics = self._theme.metrics
        lines = self._lines * self.fontMetrics().lineSpacing()
        return max(metrics.key, lines + 2 * metrics.px(_AIR) + 2 * round(metrics.line(LINE_KEY_CONTRAST)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter ends the writing; Escape is for the screen."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter(event)
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _enter(self, event: QKeyEvent) -> None:
        """As a key of the screen: once however long it is held, and a bouncing one counts once."""
        if event.isAutoRepeat():
            return
        counts = self._guard.admits()
        self._guard.ended()
        if counts:
            with self._guard.acting():
                self.entered.emit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """What is pasted comes as words on one line."""
        self.insertPlainText(" ".join(source.text()[: self._most].split()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Fetch the focus ring."""
        super().focusInEvent(event)
        fetch_ring(self)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Let the ring go."""
        super().focusOutEvent(event)
        leave_ring(self, event)

    def _keep_short(self) -> None:
        written = self.toPlainText()
        if len(written) > self._most:
            self.setPlainText(written[: self._most])
            self.to_end()
