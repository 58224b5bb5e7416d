"""Everyday use of a hand: one question a screen, its six answers stacked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtWidgets import QWidget

from coach.practice.message import Message, ui
from coach.practice.preferences import Side
from coach.practice.trials import everyday
from coach.practice.trials.everyday import ACTIVITIES, SCALE, Rating
from coach.practice.trials.model import TITLES, Trial
from coach.ui.frame import Screen
from coach.ui.places import Form
from coach.ui.theme.icons import Icon
from coach.ui.theme.tokens import BODY, PRIMARY, Step
from coach.ui.widgets.key import Key
from coach.ui.widgets.key_face import Place
from coach.ui.widgets.kit import Kit
from coach.ui.widgets.position_dots import PositionDots
from coach.ui.widgets.question import QuestionPanel
from coach.ui.widgets.text import Text

_DOTS = 40  # design px of height; where there is less room, the dots go
_GAP = 8  # design px between answers
_LEAST_STEP = Step(BODY.points, BODY.weight, 1.3)  # a question that must be smaller sends half of the answers on


class RatingScreen(Screen):
    """Asks one question after another. `done` carries the whole `Rating`, `left` tells that the person left before.

    `spoken` carries the words to say, afresh.
    """

    done = Signal(object)
    left = Signal()
    spoken = Signal(str)

    def __init__(self, kit: Kit, side: Side, parent: QWidget | None = None) -> None:
        super().__init__(kit, Form(band=False), TITLES[Trial.EVERYDAY], parent)
        self._rating = Rating(side)
        self._dots = PositionDots(kit, self)
        self._question = QuestionPanel(kit, self, gap=_GAP)
        self._measured = Text(kit, "", _LEAST_STEP, parent=self)
        self._measured.hide()
        self._page, self._per_page = 0, len(SCALE)
        self._more = self._key(ui("More"), Icon.DOWN, self._turn)
        self._question.answered.connect(lambda number: self._move(everyday.answer(self._rating, int(number))))
        self._skip = Key(kit, ui("Skip"), icon=Icon.SKIP, step=PRIMARY, place=Place.STACKED, parent=self)
        self._skip.chosen.connect(lambda: self._move(everyday.answer(self._rating, None)))
        self._say = self._key(ui("Say again"), Icon.SAY, self.say)
        self._back = self._key(ui("Back"), Icon.BACK, lambda: self._move(everyday.back(self._rating)))
        self._other = self._key(ui("Left hand"), Icon.HAND, lambda: self._move(Rating(self._rating.side.other)))
        self._leave = self._key(ui("Leave"), Icon.STOP, self.left.emit)
        self.went_back.connect(self.left)
        self._show()

    @property
    def rating(self) -> Rating:
        """The answers so far."""
        return self._rating

    def say(self) -> None:
        """Speak the question."""
        self.spoken.emit(" ".join(self.kit.words.spoken(line) for line in everyday.said(self._rating)))

    def _key(self, words: Message, icon: Icon, does: Callable[[], None]) -> Key:
        key = Key(self.kit, words, icon=icon, parent=self)
        key.chosen.connect(does)
        key.hide()
        return key

    def _move(self, rating: Rating) -> None:
        self._rating = rating
        if rating.over:
            self.done.emit(rating)
            return
        self._show()
        self.say()

    def _show(self) -> None:
        """Show the question that is on, from its first answers."""
        rating, self._page = self._rating, 0
        asked = everyday.question(rating)
        self._measured.show_words(asked.words)
        number = {"number": rating.place + 1, "total": len(ACTIVITIES)}
        self._dots.show_place(rating.place, len(ACTIVITIES), ui("Question {number} of {total}", **number))
        other = ui("Right hand") if rating.side is Side.LEFT else ui("Left hand")
        self._other.set_meaning(other, Icon.HAND, quietly=True)
        self._show_page()
        self._skip.setFocus(Qt.FocusReason.OtherFocusReason)  # not an answer: none is given without looking
        self.announce(self.kit.words.spoken(asked.words))

    def _show_page(self) -> None:
        asked = everyday.question(self._rating)
        first = self._page * self._per_page
        self._question.ask(self.kit, replace(asked, choices=asked.choices[first : first + self._per_page]))
        more = (self._more,) if self._per_page < len(SCALE) else ()
        last = first + self._per_page >= len(SCALE)
        self._more.set_meaning(ui("To the top") if last else ui("More"), Icon.UP if last else Icon.DOWN, quietly=True)
        before = self._back if self._rating.place else self._other
        keys = (self._skip, *more, self._say, before, self._leave)
        if keys != self.dock_keys:
            self.set_keys(keys)
        self.choices_changed.emit()

    def _turn(self) -> None:
        self._page = 0 if self._page else 1
        self._show_page()
        self.announce(" ".join(row.words for row in self._question.rows))

    def scan_order(self) -> list[Key]:
        """The answers first, then the dock."""
        order = [*self._question.rows, *self.dock_keys]
        return [key for key in order if key.isVisibleTo(self) and key.isEnabled()]

    def arrange(self, column: QRect) -> None:
        """The place among the questions on top, then the question; its answers in two halves where they lack room."""
        metrics = self.theme.metrics
        self._measured.apply(self.theme)
        words = self._measured.heightForWidth(column.width())
        rows = len(SCALE) * (metrics.key + metrics.px(_GAP))
        spare = column.height() - rows - words
        per_page = len(SCALE) if spare >= 0 else len(SCALE) // 2
        dots = metrics.px(_DOTS) if per_page < len(SCALE) or spare >= metrics.px(_DOTS) else 0
        self._dots.setVisible(dots > 0)
        self._dots.setGeometry(column.left(), column.top(), column.width(), dots)
        self._question.stand_in(QRectF(column.adjusted(0, dots, 0, 0)))
        if per_page != self._per_page:
            self._page, self._per_page = 0, per_page
            self._show_page()
