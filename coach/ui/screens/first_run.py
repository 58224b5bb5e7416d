"""The first run: one question a screen, spoken, each answered by one large key. No typing."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from typing import TypeAlias

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from coach.practice import choices
from coach.practice.first_run import Inquiry, Topic, Way, answer, inquiries
from coach.practice.message import Message, ui
from coach.practice.ports import VoiceChoice
from coach.practice.preferences import Preferences, Side
from coach.practice.sketch import Loop
from coach.ui.frame import Screen
from coach.ui.places import Form
from coach.ui.theme.icons import Icon
from coach.ui.theme.sketch_colours import sketch_colours
from coach.ui.theme.theme import Theme
from coach.ui.theme.tokens import (
    BODY,
    COLUMN_FIRST_RUN,
    CONTROL,
    DOCK_GAP_SMALL,
    GRID,
    MARK,
    NOTE,
    NOTE_STRONG,
    PRIMARY,
    QUESTION,
    REGULAR,
    RUNNING,
    SENTENCE,
    TITLE,
    WIDEST,
    Step,
)
from coach.ui.widgets.key import Key
from coach.ui.widgets.key_face import Kind, Place
from coach.ui.widgets.kit import Kit
from coach.ui.widgets.option_grid import OptionGrid
from coach.ui.widgets.picture_key import Picture, PictureKey
from coach.ui.widgets.position_dots import PositionDots
from coach.ui.widgets.sketch_painting import paint_loop
from coach.ui.widgets.text import Text

_HEAD = 44  # height of the line with the number of the question
_PICTURE_TALLEST, _KEY_TALLEST = 400, 132
_SIDE_BY_SIDE = {Topic.AFFECTED: 2, Topic.CONTROLS: 2, Topic.SEEING: 3, Topic.VOLUME: 3, Topic.RATE: 3}
_MANY_COLUMNS = 3
_WORDS_SHARE = 0.5  # of the room, at most, for question and hint
_QUESTION_STEPS = (
    *(Step(size.points, REGULAR, 1.25) for size in (QUESTION, SENTENCE, TITLE)),
    *(MARK, BODY, NOTE),
)
_WORDS_WIDE = 0.56  # of the width, where they stand beside the options
_HINT_SMALL = NOTE
_OPTION = Step(CONTROL.points + 2, CONTROL.weight, CONTROL.line)


Asks: TypeAlias = Callable[[Preferences, tuple[VoiceChoice, ...]], tuple[Inquiry, ...]]
"""The questions to be asked after the answers so far."""


class FirstRun(Screen):
    """Asks the questions of `coach.practice.first_run` in turn.

    `changed` carries the preferences after every answer, `spoken` the words to say, afresh, `done` comes after the
    last answer. `asks` gives the questions; by default all of the first run. What is `fixed` on this computer is not
    asked. The voices are those of the person's
    language; they may arrive after the screen is shown.
    """

    changed = Signal(Preferences)
    spoken = Signal(str)
    done = Signal()

    def __init__(
        self,
        kit: Kit,
        preferences: Preferences,
        today: Callable[[], str],
        hand: Loop | None,
        *,
        asks: Asks = inquiries,
        fixed: Set[str] = frozenset(),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(kit, _form(kit.theme), ui("Welcome"), parent)
        self._fixed = fixed
        self._preferences, self._today, self._hand, self._asks = preferences, today, hand, asks
        self._voices: tuple[VoiceChoice, ...] = ()
        self._place = 0
        self._number = Text(kit, "", NOTE_STRONG, second=True, parent=self)
        self._dots = PositionDots(kit, self)
        self._question = Text(kit, "", QUESTION, align=Qt.AlignmentFlag.AlignHCenter, parent=self)
        self._hint = Text(kit, "", RUNNING, second=True, align=Qt.AlignmentFlag.AlignHCenter, parent=self)
        self._grid = OptionGrid(kit, (), 1, _KEY_TALLEST, self)
        self._go_on = Key(kit, ui("Go on"), icon=Icon.NEXT, kind=Kind.PRIMARY, place=Place.CENTRE)
        self._back = Key(kit, ui("Back"), icon=Icon.BACK, place=Place.CENTRE)
        self._again = Key(kit, ui("Say again"), icon=Icon.SAY, place=Place.CENTRE)
        self._unsure = Key(kit, ui("Not sure"), icon=Icon.QUESTION, place=Place.CENTRE)
        self._go_on.chosen.connect(self._next)
        self._back.chosen.connect(self._previous)
        self._again.chosen.connect(self._say)
        self._unsure.chosen.connect(self._answer_unsure)
        self.went_back.connect(self._previous)
        self._ask()

    @property
    def inquiry(self) -> Inquiry:
        """The question that is on."""
        return self._asked()[self._place]

    def set_voices(self, voices: Sequence[VoiceChoice]) -> None:
        """Offer these voices. A question that is already past is not asked again."""
        topic = self.inquiry.topic
        self._voices = tuple(voices)
        self._place = next((n for n, one in enumerate(self._asked()) if one.topic is topic), 0)
        self._show_number()

    def say(self) -> None:
        """Speak the question that is on: for when the screen has come up."""
        self._say()

    def apply(self, theme: Theme) -> None:
        """Take a new look; large text needs the whole width."""
        self.set_form(_form(theme))
        super().apply(theme)

    def first_focus(self) -> QWidget | None:
        """The first option: what one key alone would press."""
        return self._grid.options[0] if self._grid.options else super().first_focus()

    def scan_order(self) -> list[Key]:
        """The options first, as they answer the question; then the keys below."""
        order = super().scan_order()
        return [key for key in order if key not in self.dock_keys] + [key for key in order if key in self.dock_keys]

    def arrange(self, column: QRect) -> None:
        """The number on top, then the question over its options; beside them where the text is large."""
        below = self._arrange_head(column)
        words, options = QRect(below), QRect(below)
        if self.theme.metrics.large_text:
            gap = self.theme.metrics.px(DOCK_GAP_SMALL)
            words.setWidth(round((below.width() - gap) * _WORDS_WIDE))
            options.setWidth(below.width() - gap - words.width())
            (words if self.isRightToLeft() else options).moveRight(below.right())
            self._arrange_words(words)
        else:
            options.setTop(self._arrange_words(words) + self.theme.metrics.px(GRID))
        self._grid.setGeometry(options)

    def _arrange_head(self, column: QRect) -> QRect:
        """Place the number and the dots in one line; returns what is left below."""
        metrics = self.theme.metrics
        number, dots = self._number.sizeHint(), self._dots.sizeHint()
        head = max(metrics.px(_HEAD), number.height())
        start, end = QRect(column), QRect(column)
        start.setSize(QSize(number.width(), head))
        end.setSize(dots)
        end.moveTop(column.top() + (head - dots.height()) // 2)
        (start if self.isRightToLeft() else end).moveRight(column.right())
        self._number.setGeometry(start)
        self._dots.setGeometry(end)
        self._dots.setVisible(bool(self._number.marked) and start.width() + dots.width() <= column.width())
        return column.adjusted(0, head, 0, 0)

    def _arrange_words(self, room: QRect) -> int:
        """Place question and hint in the largest type that leaves room; returns where they end."""
        share = 1.0 if self.theme.metrics.large_text else _WORDS_SHARE
        for step in _QUESTION_STEPS:
            self._question.set_step(step)
            self._hint.set_step(_HINT_SMALL if step is _QUESTION_STEPS[-1] else RUNNING)
            heights = [text.heightForWidth(room.width()) if text.marked else 0 for text in (self._question, self._hint)]
            if sum(heights) <= room.height() * share:
                break
        top = room.top()
        for text, height in zip((self._question, self._hint), heights, strict=True):
            text.setGeometry(room.left(), top, room.width(), height)
            text.setVisible(bool(text.marked))
            top += height
        return top

    def _asked(self) -> tuple[Inquiry, ...]:
        asked = self._asks(self._preferences, self._voices)
        return tuple(one for one in asked if one.row.field not in self._fixed)

    # What a press does

    def _picked(self, index: int) -> None:
        inquiry = self.inquiry
        self._preferences = answer(self._preferences, inquiry, index, self._today())
        self.changed.emit(self._preferences)
        if inquiry.way is Way.ONE:
            self._next()
            return
        self._mark()
        option = inquiry.row.options[index].words
        if inquiry.way is Way.BY_EAR:
            self.spoken.emit(self.kit.words.spoken(ui("{name}. I speak like this.", name=option)))
        else:
            self.spoken.emit(self.kit.words.spoken(option))

    def _answer_unsure(self) -> None:
        if self.inquiry.unsure is not None:
            self._picked(self.inquiry.unsure)

    def _next(self) -> None:
        if self._place + 1 == len(self._asked()):
            self.done.emit()
            return
        self._turn_to(self._place + 1)

    def _previous(self) -> None:
        if self._place:
            self._turn_to(self._place - 1)

    def _turn_to(self, place: int) -> None:
        self._place = place
        self.kit.guard.arm()
        self._ask()
        self._say()

    # What is shown and said

    def _ask(self) -> None:
        inquiry = self.inquiry
        self._question.show_words(inquiry.words)
        self._hint.show_words(inquiry.hint or "")
        self._show_number()
        self._grid.hide()
        self._grid.deleteLater()
        keys = [self._key(inquiry, index) for index in range(len(inquiry.row.options))]
        tallest = _PICTURE_TALLEST if inquiry.topic is Topic.AFFECTED else _KEY_TALLEST
        self._grid = OptionGrid(self.kit, keys, _columns(inquiry, self.theme.metrics.large_text), tallest, self)
        self._grid.picked.connect(self._picked)
        self._grid.show()
        self._mark()
        below = [self._go_on] if inquiry.way is not Way.ONE else []
        below += [self._back] if self._place else []
        below += [self._again]
        below += [self._unsure] if inquiry.unsure is not None else []
        self.set_keys(below)
        self.set_title(inquiry.words)
        if (first := self.first_focus()) is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        self.choices_changed.emit()

    def _key(self, inquiry: Inquiry, index: int) -> Key:
        option = inquiry.row.options[index]
        if inquiry.topic is Topic.AFFECTED and self._hand is not None:
            return PictureKey(
                self.kit, option.words, self._hand_picture(self._hand, option.value is Side.LEFT), PRIMARY
            )
        kind = Kind.PRIMARY if inquiry.topic is Topic.WELCOME else Kind.PLAIN
        icon = Icon.PLAY if inquiry.topic is Topic.WELCOME else None
        key = Key(self.kit, option.words, kind=kind, icon=icon, step=PRIMARY if icon else _OPTION, place=Place.CENTRE)
        key.setCheckable(inquiry.way is not Way.ONE)
        return key

    def _hand_picture(self, loop: Loop, mirrored: bool) -> Picture:
        def paint(painter: QPainter, rect: QRectF) -> None:
            colours = sketch_colours(self.theme.name, self._preferences.skin_tone)
            paint_loop(painter, rect, loop, 0.0, colours, mirrored=mirrored)

        return paint

    def _mark(self) -> None:
        inquiry = self.inquiry
        if inquiry.way is Way.ONE:
            return
        chosen = choices.chosen(self._preferences, inquiry.row)
        for index, key in enumerate(self._grid.options):
            owned = inquiry.row.options[index].value in self._preferences.tools
            key.setChecked(owned if inquiry.way is Way.MANY else index == chosen)

    def _show_number(self) -> None:
        number, total = (0, 0) if self._asks is not inquiries else (self._place, len(self._asked()) - 1)
        words: Message | str = ""
        if number:
            words = ui("Question {number} of {total}", number=number, total=total)
            self._dots.show_place(number - 1, total, words)
        self._number.show_words(words)

    def _say(self) -> None:
        words, inquiry = self.kit.words, self.inquiry
        said = [words.spoken(inquiry.words)]
        if inquiry.hint is not None:
            said.append(words.spoken(inquiry.hint))
        if inquiry.way is Way.ONE and len(inquiry.row.options) > 1:
            said += [f"{words.spoken(option.words)}." for option in inquiry.row.options]
        self.spoken.emit(" ".join(said))


def _form(theme: Theme) -> Form:
    return Form(column=WIDEST if theme.metrics.large_text else COLUMN_FIRST_RUN, below=True)


def _columns(inquiry: Inquiry, large_text: bool) -> int:
    if large_text:
        return 1
    return _MANY_COLUMNS if inquiry.way is Way.MANY else _SIDE_BY_SIDE.get(inquiry.topic, 1)
