"""One question with its reasons, and its two answers as large keys, one below the other.

The answers stand in the column and not in the dock, so that nobody gives one by pressing where Start usually is; and
the focus begins on Say again, for a person who has one key alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QWidget

from coach.practice.message import Message, ui
from coach.ui.blocks import Block, WidgetBlock, fit_step, pages
from coach.ui.paged import PagedScreen
from coach.ui.places import Form
from coach.ui.theme.icons import Icon
from coach.ui.theme.tokens import (
    BODY,
    CONTROL,
    GRID,
    KEY_GAP,
    MARGIN_TOP,
    MARK,
    NOTE,
    PRIMARY,
    QUESTION,
    REGULAR,
    SENTENCE,
    TITLE,
    Step,
)
from coach.ui.widgets.key import Key
from coach.ui.widgets.key_face import Place
from coach.ui.widgets.kit import Kit
from coach.ui.widgets.option_grid import OptionGrid
from coach.ui.widgets.text import Text

_TALLEST, _SHARE = 132, 0.19  # an answer: design px, and of the column's height
_QUESTION_STEPS = (
    *(Step(size.points, REGULAR, 1.25) for size in (QUESTION, SENTENCE, TITLE)),
    *(MARK, BODY, NOTE),
)
_REASON_STEPS = tuple(Step(size.points, REGULAR, 1.4) for size in (SENTENCE, TITLE, MARK, BODY, NOTE))
_ANSWER = Step(CONTROL.points + 4, CONTROL.weight, CONTROL.line)


class Ask(PagedScreen):
    """Each of the `reasons` is a paragraph of sentences.

    `answered` carries whether it was the first answer; `later` is Escape. `spoken` are words to say, afresh.
    """

    answered = Signal(bool)
    later = Signal()
    spoken = Signal(str)

    def __init__(
        self,
        kit: Kit,
        question: Message,
        reasons: Sequence[Sequence[Message]],
        answers: tuple[Message, Message],
        parent: QWidget | None = None,
        *,
        icons: tuple[Icon, Icon] = (Icon.CHECK, Icon.CLOCK),
    ) -> None:
        super().__init__(kit, Form(), question, parent)
        self._said = (question, *(sentence for reason in reasons for sentence in reason))
        self._options = answers
        self._question = Text(kit, question, QUESTION, parent=self)
        paragraphs = [" ".join(kit.words.of(sentence) for sentence in reason) for reason in reasons if reason]
        self._reasons = tuple(Text(kit, paragraph, SENTENCE, parent=self) for paragraph in paragraphs)
        keys = [
            Key(kit, words, icon=icon, step=_ANSWER, place=Place.CENTRE)
            for words, icon in zip(answers, icons, strict=True)
        ]
        self._grid = OptionGrid(kit, keys, 1, _TALLEST, self)
        self._grid.picked.connect(lambda index: self.answered.emit(index == 0))
        self._again = Key(kit, ui("Say again"), icon=Icon.SAY, step=PRIMARY, place=Place.STACKED, parent=self)
        self._again.chosen.connect(self.say)
        self.went_back.connect(self.later)
        self.first_page()
        self._again.setFocus(Qt.FocusReason.OtherFocusReason)

    def say(self) -> None:
        """Speak the question, its reasons and its answers: also for when the screen has come up."""
        words = self.kit.words
        said = [words.spoken(message) for message in self._said]
        self.spoken.emit(" ".join([*said, *(f"{words.spoken(option)}." for option in self._options)]))

    def keys(self, more: Sequence[Key]) -> Sequence[Key]:
        """Say again, and more of the reasons where they do not fit."""
        return (self._again, *more)

    def scan_order(self) -> list[Key]:
        """The answers first, then the keys of the dock."""
        order = super().scan_order()
        return [key for key in order if key not in self.dock_keys] + [key for key in order if key in self.dock_keys]

    def arrange(self, column: QRect) -> None:
        """The words over the answers."""
        metrics = self.theme.metrics
        words, answers = QRect(column), QRect(column)
        each = max(metrics.key, min(metrics.px(_TALLEST), round(column.height() * _SHARE)))
        answers.setTop(column.bottom() + 1 - 2 * each - metrics.px(KEY_GAP))
        words.setBottom(answers.top() - metrics.px(MARGIN_TOP))
        self._grid.setGeometry(answers)
        super().arrange(words)

    def parts(self, column: QRect) -> list[list[Block]]:
        """The question and its reasons on one page, in the largest type in which they fit; else on more pages."""
        px, width, height = self.theme.metrics.px, column.width(), column.height()
        fit_step(self._question, width, height // 2, _QUESTION_STEPS)
        left = height - self._question.heightForWidth(width) - px(MARGIN_TOP)
        for step in _REASON_STEPS:
            for text in self._reasons:
                text.set_step(step)
            if sum(text.heightForWidth(width) + px(GRID) for text in self._reasons) <= left:
                break
        else:
            for text in self._reasons:
                fit_step(text, width, height, _REASON_STEPS[2:])
        reasons = [WidgetBlock(text, px(GRID if number else MARGIN_TOP)) for number, text in enumerate(self._reasons)]
        return pages([WidgetBlock(self._question), *reasons], width, height)
