"""One question at a time: the sentence, and its answers as rows across the column, stacked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Signal
from PySide6.QtWidgets import QWidget

from coach.practice.view import Choice, Question
from coach.ui.theme.theme import Theme
from coach.ui.theme.tokens import BODY, OPTION_GAP, REGULAR, SENTENCE, Step
from coach.ui.widgets.answer_row import AnswerRow
from coach.ui.widgets.key import Key, Reach
from coach.ui.widgets.kit import Kit
from coach.ui.widgets.text import Text

_ROW_MOST = 132  # design px; few answers do not grow into the whole column
_SENTENCE_LEAST = 52
_STEPS = tuple(Step(points, REGULAR, 1.3) for points in (SENTENCE.points, 28, 24, 20))
_ROW_TEXT, _ROW_LINES = BODY, 1.9  # a row is so many times as high as body text


class QuestionPanel(QWidget):
    """Shows a question; a press on an answer is `answered(id)`. `gap` design px stand between the answers."""

    answered = Signal(str)

    def __init__(self, kit: Kit, parent: QWidget | None = None, *, gap: int = OPTION_GAP) -> None:
        super().__init__(parent)
        self._kit, self._theme, self._gap = kit, kit.theme, gap
        self._question: Question | None = None
        self._words = Text(kit, "", SENTENCE, parent=self)
        self._rows: tuple[AnswerRow, ...] = ()

    @property
    def rows(self) -> Sequence[Key]:
        """The keys of the answers, from the top."""
        return self._rows

    def ask(self, kit: Kit, question: Question) -> None:
        """Show this question, in the look of `kit`."""
        if question == self._question:
            return
        self._kit, self._theme = kit, kit.theme
        self._question = question
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._words.show_words(question.words)
        self._rows = tuple(self._row(face, choice, question) for face, choice in enumerate(question.choices, start=1))
        self._place()

    def _row(self, face: int, choice: Choice, question: Question) -> AnswerRow:
        row = AnswerRow(self._kit, choice.words, question.scale, face, reach=Reach.USUAL, parent=self)
        row.setAccessibleDescription(self._kit.words.spoken(question.words))
        row.chosen.connect(lambda: self.answered.emit(choice.id))
        row.arm()
        row.show()
        return row

    def stand_in(self, column: QRectF) -> None:
        """Fill the column."""
        self.setGeometry(column.toRect())
        self._place()

    def apply(self, theme: Theme) -> None:
        """Take a new look; words and rows take it by themselves."""
        self._theme = theme
        self._place()

    def _place(self) -> None:
        if not self._rows:
            return
        metrics = self._theme.metrics
        gap, count = metrics.line(self._gap), len(self._rows)
        least = max(metrics.key, metrics.text_px(_ROW_TEXT) * _ROW_LINES)
        height = self._sentence(self.height() - (least + gap) * count, self.height() - (metrics.key + gap) * count)
        self._words.setGeometry(QRectF(0, 0, self.width(), height).toRect())
        each = min((self.height() - height - gap * count) / count, metrics.line(_ROW_MOST) * metrics.text)
        top = height + gap
        for row in self._rows:
            row.setGeometry(QRectF(0, top, self.width(), each).toRect())
            top += each + gap

    def _sentence(self, room: float, most: float) -> float:
        """Set the question at the largest step that leaves `room`, else into `most` px; returns its height."""
        for step in _STEPS:
            self._words.set_step(step)
            height = float(self._words.heightForWidth(self.width()))
            if height <= room:
                return max(height, self._theme.metrics.line(_SENTENCE_LEAST))
        return min(height, most)
