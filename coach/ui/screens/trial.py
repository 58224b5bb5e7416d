"""A test against the clock: how it goes, the pads, what came of a try, and the number that can be put right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtWidgets import QWidget

from coach.practice.message import Message, ui
from coach.practice.trials.run import TIMED, Command, Phase
from coach.practice.trials.view import Offer, TrialView
from coach.ui.blocks import fit_step
from coach.ui.frame import Screen
from coach.ui.places import Form
from coach.ui.theme.icons import Icon
from coach.ui.theme.tokens import (
    BODY,
    BOLD,
    CAPTION,
    CONTROL,
    FIGURE,
    GRID,
    KEY_GAP,
    MARK,
    NOTE,
    PRIMARY,
    REGULAR,
    SENTENCE,
    TITLE,
    Step,
)
from coach.ui.widgets.key import Key, Reach
from coach.ui.widgets.key_face import Kind, Place
from coach.ui.widgets.kit import Kit
from coach.ui.widgets.pads import Pads
from coach.ui.widgets.question import QuestionPanel
from coach.ui.widgets.ring import RingView
from coach.ui.widgets.text import Text

_FORM = Form(apart=True, player=True, band=False)
_STRIP_SHARE, _STRIP_MOST = 0.32, 230  # of the column's height, at most, for the ring above the pads; design px
_LINE_STEPS = tuple(Step(step.points, REGULAR, 1.4) for step in (CAPTION, SENTENCE, TITLE, MARK, BODY, NOTE))
_LEAST_LINE = _LINE_STEPS[-2]
_NUMBER = Step(FIGURE.points, BOLD, 1.1)
_NUMBER_SHARE = 0.3  # of the room for checking, for the number
_KEY_MOST = 160  # design px, of the keys for less and more
_PAD_WORDS = {Phase.COUNTDOWN: ui("Wait")}
_TAP_HERE = ui("Tap here")
_ONE_MOVED = ui("One moved")

_ICONS = {
    Command.START: Icon.PLAY,
    Command.STOP: Icon.STOP,
    Command.FINISH: Icon.CHECK,
    Command.LEAVE: Icon.BACK,
    Command.OTHER_HAND: Icon.HAND,
    Command.SAY_AGAIN: Icon.SAY,
    Command.HURTS: Icon.HURT,
    Command.SKIP: Icon.SKIP,
}
_LOUD = (Command.START, Command.FINISH)  # what is to be done next; while pads are on, they are
_STEP_KEYS: tuple[tuple[Command, Message, Icon], ...] = (
    (Command.TEN_LESS, ui("Ten less"), Icon.MINUS),
    (Command.TEN_MORE, ui("Ten more"), Icon.PLUS),
    (Command.LESS, ui("One less"), Icon.MINUS),
    (Command.MORE, ui("One more"), Icon.PLUS),
)


class TrialScreen(Screen):
    """Shows a `TrialView`. `pressed` tells a `Command`, `answered` the face that says how much it hurts.

    `tapped(pad, device, stamp)` is a press on a pad or of any key of the keyboard, `held` that such a key is down, or
    let go. `pads` is how many there are.
    """

    pressed = Signal(object)
    answered = Signal(int)
    tapped = Signal(int, object, object)
    held = Signal(bool)

    def __init__(self, kit: Kit, title: Message, pads: int, parent: QWidget | None = None) -> None:
        super().__init__(kit, _FORM, title, parent)
        self._view: TrialView | None = None
        self._number_of_pads = pads
        self._page, self._pages = 0, 1
        self._title = Text(kit, title, TITLE, parent=self)
        self._lines = Text(kit, "", SENTENCE, parent=self)
        self._counted = Text(kit, "", _NUMBER, parent=self)
        self._number = Text(kit, "", _NUMBER, align=Qt.AlignmentFlag.AlignHCenter, parent=self)
        self._ring = RingView(kit, self)
        self._pads = Pads(kit, self)
        self._pads.pressed.connect(self.tapped)
        self._pads.held.connect(self.held)
        self._question = QuestionPanel(kit, self)
        self._question.answered.connect(lambda face: self.answered.emit(int(face)))
        self._primary = self._dock_key(Kind.PRIMARY, Place.STACKED, PRIMARY)
        self._first: Command = Command.START
        self._offered: tuple[Key, ...] = ()
        self._primary.chosen.connect(lambda: self.pressed.emit(self._first))
        self._others: dict[Command, Key] = {}
        self._more = self._dock_key(Kind.PLAIN, Place.SIDE, CONTROL)
        self._more.chosen.connect(self._turn)
        self._step_keys = tuple(self._step_key(*one) for one in _STEP_KEYS)
        self.went_back.connect(self._escape)

    @property
    def view(self) -> TrialView | None:
        """What is shown."""
        return self._view

    @property
    def pads(self) -> Pads:
        """What is tapped on."""
        return self._pads

    def show_view(self, view: TrialView) -> None:
        """Show this; what has not changed is left alone."""
        before, self._view = self._view, view
        if view == before:
            return
        if view.ring is not None:
            self._ring.show_ring(view.ring, smooth=not self.theme.reduced_motion)
        self._counted.show_words(view.counted or "")
        self._number.show_words(view.checks or "")
        if before is None or _shape(before) != _shape(view):
            self._page = 0
            self._show_lines(view.caption)
            self._reshape(view)
        if before is None or before.phase is not view.phase:
            self._turn_to(view)

    def _reshape(self, view: TrialView) -> None:
        """Other things stand on the screen than before."""
        if view.question is not None:
            self._question.ask(self.kit, view.question)
        if view.pads:
            self._pads.show_pads(_PAD_WORDS.get(view.phase, self._pad_words), self._number_of_pads)
        self._question.setVisible(view.question is not None)
        self._title.setVisible(not view.pads and view.question is None)
        self._lines.setVisible(view.question is None)
        self._ring.setVisible(view.ring is not None)
        self._counted.setVisible(view.counted is not None)
        self._pads.setVisible(view.pads)
        self._number.setVisible(view.checks is not None)
        for key in self._step_keys:
            key.setVisible(view.checks is not None)
        self._offered = tuple(self._key_of(place, offer) for place, offer in enumerate(view.keys))
        self._show_keys()

    def _show_lines(self, lines: Sequence[Message]) -> None:
        self._lines.show_words("\n".join(self.kit.words.of(line) for line in lines))

    def _show_keys(self) -> None:
        """The keys of the view; before the last one the key that turns to the rest of the words, if there is any."""
        more = (self._more,) if self._pages > 1 else ()
        last = self._page == self._pages - 1
        self._more.set_meaning(ui("To the top") if last else ui("More"), Icon.UP if last else Icon.DOWN, quietly=True)
        keys = (*self._offered[:1], *more, *self._offered[1:])
        if keys != self.dock_keys:
            self.set_keys(keys)

    def _turn(self) -> None:
        self._page = (self._page + 1) % self._pages
        self.arrange(self._places.column)
        self._show_keys()
        self.announce(self._lines.text())

    def _turn_to(self, view: TrialView) -> None:
        """Another phase: give the focus, tell a screen reader, and let scanning start anew."""
        if (first := self.first_focus()) is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        said = (view.question.words,) if view.question else view.caption
        self.announce(" ".join(self.kit.words.spoken(line) for line in said))
        self.choices_changed.emit()

    @property
    def _pad_words(self) -> Message:
        return _TAP_HERE if self._number_of_pads > 1 else _ONE_MOVED

    # Keys

    def _dock_key(self, kind: Kind, place: Place, step: Step) -> Key:
        key = Key(self.kit, "", kind=kind, step=step, place=place, reach=Reach.PLAYER, parent=self)
        key.hide()
        return key

    def _step_key(self, command: Command, words: Message, icon: Icon) -> Key:
        key = Key(self.kit, words, icon=icon, place=Place.CENTRE, parent=self)
        key.chosen.connect(lambda: self.pressed.emit(command))
        key.hide()
        return key

    def _key_of(self, place: int, offer: Offer) -> Key:
        """The key of the dock for an offer; the primary one changes its meaning in place."""
        icon = _ICONS[offer.command]
        if place == 0:
            self._first = offer.command
            self._primary.set_meaning(offer.words, icon, Kind.PRIMARY if offer.command in _LOUD else Kind.PLAIN)
            return self._primary
        key = self._others.get(offer.command)
        if key is None:
            kind = Kind.DANGER if offer.command is Command.HURTS else Kind.PLAIN
            key = self._others[offer.command] = self._dock_key(kind, Place.SIDE, CONTROL)
            key.chosen.connect(lambda: self.pressed.emit(offer.command))
        key.set_meaning(offer.words, icon)
        return key

    def _escape(self) -> None:
        """Stop what runs, else leave."""
        view = self._view
        if view is not None:
            stops = {Phase.HURTS: Command.SKIP} | dict.fromkeys(TIMED, Command.STOP)
            self.pressed.emit(stops.get(view.phase, Command.LEAVE))

    @property
    def waits_for_choice(self) -> bool:
        """While pads are on, the one key is a tap."""
        return self._view is not None and not self._view.pads

    def first_focus(self) -> QWidget | None:
        """The pads while they are on: every key of the keyboard is a tap then."""
        if self._view is not None and self._view.pads:
            return self._pads
        return super().first_focus()

    def scan_order(self) -> list[Key]:
        """Answers first, and the keys for the number; then the dock."""
        rows = list(self._question.rows) if self._view is not None and self._view.question is not None else []
        order = [*rows, *self._step_keys, *self.dock_keys]
        return [key for key in order if key.isVisibleTo(self) and key.isEnabled()]

    # Where it stands

    def arrange(self, column: QRect) -> None:
        """Place everything in the column."""
        view = self._view
        if view is None:
            return
        if view.question is not None:
            self._question.stand_in(QRectF(column))
        elif view.pads:
            self._pages = 1
            self._place_pads(column)
        else:
            self._place_words(column, view)

    def _place_pads(self, column: QRect) -> None:
        """Ring and words above, the pads below: they get what room there is."""
        metrics = self.theme.metrics
        gap = metrics.px(KEY_GAP)
        high = min(round(column.height() * _STRIP_SHARE), round(metrics.px(_STRIP_MOST) * self.zoom))
        turned = self.isRightToLeft()
        ring = QRect(column.left() if turned else column.right() + 1 - high, column.top(), high, high)
        words = QRect(column.left() + (high + gap if turned else 0), column.top(), column.width() - high - gap, high)
        self._ring.setGeometry(ring)
        half = high // 2
        room = half if self._counted.marked else high
        fit_step(self._lines, words.width(), room, _LINE_STEPS)
        self._lines.setGeometry(words.adjusted(0, 0, 0, room - high))
        self._counted.setGeometry(words.adjusted(0, half, 0, 0))
        self._pads.setGeometry(column.adjusted(0, high + gap, 0, 0))

    def _place_words(self, column: QRect, view: TrialView) -> None:
        metrics, checks = self.theme.metrics, view.checks is not None
        title = min(self._title.heightForWidth(column.width()), column.height() // 5)
        self._title.setGeometry(column.left(), column.top(), column.width(), title)
        rest = column.adjusted(0, title + metrics.px(GRID), 0, 0)
        room = round(rest.height() * _NUMBER_SHARE) if checks else rest.height()
        cut = self._cut(view.caption, rest.width(), room)
        if len(cut) != self._pages:
            self._page, self._pages = 0, len(cut)
            self._show_keys()  # which lays out anew if there is another key
        self._show_lines(cut[self._page])
        fit_step(self._lines, rest.width(), room, _LINE_STEPS if len(cut) == 1 else _LINE_STEPS[-2:])
        high = min(self._lines.heightForWidth(rest.width()), room)
        self._lines.setGeometry(rest.left(), rest.top(), rest.width(), high)
        if checks:
            self._place_checking(rest.adjusted(0, high + metrics.px(GRID), 0, 0))

    def _cut(self, lines: Sequence[Message], width: int, room: int) -> list[list[Message]]:
        """The lines on as many pages as they need in the smallest step that is meant for reading."""
        self._lines.set_step(_LEAST_LINE)
        pages: list[list[Message]] = [[]]
        for line in lines:
            self._show_lines((*pages[-1], line))
            if pages[-1] and self._lines.heightForWidth(width) > room:
                pages.append([])
            pages[-1].append(line)
        return pages

    def _place_checking(self, room: QRect) -> None:
        """The number, and below it two rows of two keys: less at the start, more at the end."""
        metrics = self.theme.metrics
        gap, high = metrics.px(KEY_GAP), round(room.height() * _NUMBER_SHARE)
        self._number.setGeometry(room.left(), room.top(), room.width(), high)
        each = min((room.height() - high - 2 * gap) // 2, metrics.px(_KEY_MOST))
        wide = (room.width() - gap) // 2
        for number, key in enumerate(self._step_keys):
            row, place = divmod(number, 2)
            left = room.left() + (1 - place if self.isRightToLeft() else place) * (wide + gap)
            key.setGeometry(left, room.top() + high + gap + row * (each + gap), wide, each)


def _shape(view: TrialView) -> tuple[object, ...]:
    """What decides which widgets and keys are on the screen."""
    return (view.phase, view.question, view.keys, view.caption)
