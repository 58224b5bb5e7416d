"""One exercise: its sketch that moves, how much, and all about it in words, page by page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QRect, QRectF, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from coach.practice.demonstration import demonstration
from coach.practice.describing import Still, amount, object_words, sections, stills_of
from coach.practice.exercise import Exercise
from coach.practice.finding import not_yet
from coach.practice.message import Message, content, ui
from coach.practice.preferences import Preferences, Seeing, Side
from coach.practice.sketch import Loop
from coach.practice.timeline import micros
from coach.ui.frame import Screen
from coach.ui.places import Form
from coach.ui.theme.icons import Icon
from coach.ui.theme.theme import Theme
from coach.ui.theme.tokens import (
    BODY,
    COLUMN_LIST,
    DOCK_GAP,
    DOCK_GAP_SMALL,
    GRID,
    KEY_GAP,
    NOTE_STRONG,
    PRIMARY,
    TITLE,
)
from coach.ui.widgets.key import Key
from coach.ui.widgets.key_face import Kind, Place
from coach.ui.widgets.kit import Kit
from coach.ui.widgets.pages import Pages
from coach.ui.widgets.position_dots import PositionDots
from coach.ui.widgets.sketch_card import SketchCard
from coach.ui.widgets.text import Text

_FRAME_MS = 42  # 24 frames a second
_SKETCH = 448  # design px; grows on a wide screen
_LEAST_SKETCH = 280
_SMALLER = 8  # px by which the picture shrinks until the words below it fit
_PICTURE_SHARE = 0.5  # of the column, at most, for the picture beside the words
_NARROWEST = 11.0  # line length in em below which words and picture take turns


class ExercisePage(Screen):
    """`practise` carries the number; `on_paper` asks to print it; `back` leads to the list, `today` home.

    `spoken` has words to say.

    `loop` gives the drawing of a variant ("" for the first), None where it is not drawn. They are shown in turn.
    Where the words would stand too narrow beside the picture, the picture is a page of its own, the first one. With
    `only_look` it cannot be practised from here.
    """

    practise = Signal(int)
    on_paper = Signal()
    back = Signal()
    today = Signal()
    spoken = Signal(str)

    def __init__(
        self,
        kit: Kit,
        exercise: Exercise,
        preferences: Preferences,
        loop: Callable[[str], Loop | None],
        parent: QWidget | None = None,
        *,
        only_look: bool = False,
    ) -> None:
        super().__init__(kit, Form(column=COLUMN_LIST), content(exercise.title), parent)
        self._exercise = exercise
        self._obstacle = not_yet(exercise, preferences)
        self._movement = demonstration(exercise, preferences.tempo)
        self._loop, self._side_shown = loop, preferences.affected
        self._drawings, self._drawing = exercise.drawings, ""
        self._stills = tuple(dict.fromkeys(stills_of(exercise)))
        self._picture_alone = self._on_picture = False
        self._told = True  # whether there is room below the picture to tell how much
        self._title = Text(kit, content(exercise.title), TITLE, parent=self)
        self._number = Text(kit, "", NOTE_STRONG, second=True, parent=self)
        self._dots = PositionDots(kit, self)
        self._card = SketchCard(kit, self)
        self._card.view.set_side(preferences.affected)
        self._moves = self._show_drawing(self._drawings[0])
        self._amount = Text(kit, amount(exercise), TITLE, parent=self)
        self._thing = Text(kit, object_words(exercise), BODY, second=True, parent=self)
        self._pages = Pages(kit, self)
        self._pages.show_sections(sections(exercise, preferences), self._picture_of)
        self._since = QElapsedTimer()
        self._frames = QTimer(self, interval=_FRAME_MS)
        self._frames.timeout.connect(self._show_frame)
        self._more = self._key(ui("More"), Icon.DOWN)
        self._more.chosen.connect(self._turn)
        say = self._key(ui("Say it"), Icon.SAY)
        say.chosen.connect(self.say)
        self.went_back.connect(self.back)
        if only_look:
            self.set_keys([self._done_key(), self._more, say])
            return
        on_paper, back, home = self._key(ui("Print"), Icon.PRINT), self._key(ui("Back"), Icon.BACK), self._home()
        on_paper.chosen.connect(self.on_paper)
        back.chosen.connect(self.back)
        self.set_keys([self._practise_key(), self._more, say, on_paper, back, home])

    def say(self) -> None:
        """Speak the page that is on."""
        if self._on_picture:
            lines = [self._title.text(), self._amount.text(), self._thing.text()]
        else:
            lines = [self._title.text()] if self._pages.page == 0 and not self._picture_alone else []
            lines += [text.text() for text in self._pages.texts]
        self.spoken.emit(" ".join(line if line.endswith((".", "?", ":")) else f"{line}." for line in lines))

    def apply(self, theme: Theme) -> None:
        """Take a new look, and move or stand still as it asks."""
        super().apply(theme)
        self._move_or_rest()

    def showEvent(self, event: QShowEvent) -> None:
        """The sketch moves only while it is seen."""
        super().showEvent(event)
        self._move_or_rest()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing moves unseen."""
        super().hideEvent(event)
        self._frames.stop()

    # Where things stand

    def arrange(self, column: QRect) -> None:
        """The title and the page; below it the picture next to the dock, and the words on the other side."""
        metrics = self.theme.metrics
        body = column.adjusted(0, self._title.sizeHint().height() + metrics.px(KEY_GAP), 0, 0)
        gap = metrics.px(DOCK_GAP_SMALL if metrics.large_text else DOCK_GAP)
        half = round((body.width() - gap) * _PICTURE_SHARE)
        side = self._side(body, half)
        words = body.width() - gap - side
        alone = words < _NARROWEST * metrics.text_px(BODY)
        if alone != self._picture_alone:
            self._picture_alone = self._on_picture = alone
        picture, text = QRect(body), QRect(body)
        if alone:
            side = self._side(body, body.width(), body.width())
            picture.setWidth(max(side, min(body.width(), self._amount.sizeHint().width())))
            picture.moveLeft(body.left() + (body.width() - picture.width()) // 2)
        else:
            picture.setWidth(side)
            text.setWidth(words)
            (picture if self._picture_on_right() else text).moveRight(body.right())
        self._stand_picture(picture, side)
        self._pages.stand_at(text)
        self._show_page()
        self._arrange_head(column)

    def _arrange_head(self, column: QRect) -> None:
        """The name at the start; at the end the page in words, and in dots where they fit."""
        gap = self.theme.metrics.px(KEY_GAP)
        number, dots = self._number.sizeHint(), self._dots.sizeHint()
        name, height = self._title.sizeHint().width(), self._title.sizeHint().height()
        fits = name + gap + number.width() + gap + dots.width() <= column.width()
        self._dots.setVisible(fits)
        start, end, marks = QRect(column), QRect(column.topLeft(), number), QRect(column.topLeft(), dots)
        marks.moveRight(column.right())
        end.moveRight(marks.left() - gap if fits else column.right())
        start.setRight(end.left() - gap)
        start.setHeight(height)
        for widget, box in ((self._title, start), (self._number, end), (self._dots, marks)):
            box.moveTop(column.top() + (height - box.height()) // 2)
            if self.isRightToLeft():
                box.moveRight(column.left() + column.right() - box.left())
            widget.setGeometry(box)

    def _side(self, body: QRect, most: int, words: int = 0) -> int:
        """The px of the picture's side. Below it, at least `words` px wide, is told how much, if it stays large."""
        metrics = self.theme.metrics
        most = min(most, round(metrics.px(_SKETCH) * self.zoom))
        for side in range(most, metrics.px(_LEAST_SKETCH), -_SMALLER):
            below = sum(text.heightForWidth(max(words, side)) for text in (self._amount, self._thing))
            if side + metrics.px(GRID) + below <= body.height():
                self._told = True
                return side
        self._told = False
        return min(most, body.height())

    def _stand_picture(self, box: QRect, side: int) -> None:
        """The picture at the top, and below it how much and with what."""
        card = QRect(box.left(), box.top(), side, side)
        if self._picture_alone:
            card.moveLeft(box.left() + (box.width() - side) // 2)
        self._card.stand_at(QRectF(card))
        top = card.bottom() + 1 + self.theme.metrics.px(GRID)
        for text in (self._amount, self._thing):
            height = text.heightForWidth(box.width())
            text.setGeometry(box.left(), top, box.width(), height)
            top += height

    def _picture_on_right(self) -> bool:
        """Next to the dock; where one side is easier to see, the words have that side."""
        if self.theme.seeing is Seeing.BOTH:
            return self.theme.controls is Side.RIGHT
        return self.theme.seeing is Seeing.LEFT

    # Pages

    def _place(self) -> tuple[int, int]:
        """The page that is on, from 0, and how many there are."""
        before = int(self._picture_alone)
        return (0 if self._on_picture else self._pages.page + before), self._pages.total + before

    def _page_words(self) -> Message:
        page, total = self._place()
        return ui("Page {page} of {pages}", page=page + 1, pages=total)

    def _turn(self) -> None:
        if self._on_picture:
            self._on_picture = False
        else:
            self._pages.turn()
            self._on_picture = self._picture_alone and self._pages.page == 0
        self._show_page()
        self._arrange_head(self._places.column)
        self._show_still()
        self.announce(self._number.text())

    def _show_page(self) -> None:
        pictured = self._on_picture or not self._picture_alone
        self._card.setVisible(pictured)
        for text in (self._amount, self._thing):
            text.setVisible(pictured and self._told)
        self._pages.setVisible(not self._on_picture)
        page, total = self._place()
        words = self._page_words()
        self._dots.show_place(page, total, words)
        short = ui("{page} of {pages}", page=page + 1, pages=total)
        self._number.show_words(short if self.theme.metrics.large_text else words)
        self._more.setEnabled(total > 1)

    # The sketch

    def _show_drawing(self, name: str) -> bool:
        """Show this one of the drawings; whether it is drawn."""
        loop = self._loop(name)
        described = content(self._exercise.title if loop is None else loop.description)
        self._card.view.set_loop(loop, self._exercise.group, self.kit.words.spoken(described))
        self._drawing = name
        return loop is not None

    def _picture_of(self, still: Still, parent: QWidget) -> SketchCard | None:
        """A small card with a still."""
        loop = self._loop(still.sketch)
        if loop is None:
            return None
        card = SketchCard(self.kit, parent)
        described = self.kit.words.spoken(content(loop.description))
        card.view.set_loop(loop.standing(still.phase), self._exercise.group, described)
        card.view.set_side(self._side_shown)
        return card

    def _move_or_rest(self) -> None:
        if self.isVisible() and self._moves and not self.theme.reduced_motion:
            self._since.start()
            self._frames.start()
        else:
            self._frames.stop()
            self._show_still()

    def _show_frame(self) -> None:
        """One pass of the movement for each of the drawings, and again."""
        seconds = self._since.elapsed() / 1000
        name = self._drawings[micros(seconds) // self._movement.cycle % len(self._drawings)]
        if name != self._drawing:
            self._show_drawing(name)
        self._card.view.set_phase(self._movement.phase(seconds))

    def _show_still(self) -> None:
        """Where nothing may move: a pose that teaches, another one on each page."""
        if not self._frames.isActive() and self._stills:
            page = self._place()[0]
            still = self._stills[page % len(self._stills)]
            name = still.sketch or self._drawings[page % len(self._drawings)]
            if name != self._drawing:
                self._show_drawing(name)
            self._card.view.set_phase(still.phase)

    # Keys

    def _practise_key(self) -> Key:
        """The primary key; where the hand may not do it yet, it keeps its place and says why."""
        if self._obstacle is None:
            key = Key(
                self.kit, ui("Practise now"), icon=Icon.PLAY, kind=Kind.PRIMARY, step=PRIMARY, place=Place.STACKED
            )
            key.chosen.connect(lambda: self.practise.emit(self._exercise.number))
            return key
        key = Key(self.kit, ui("Not yet"), icon=Icon.NOTICE, step=PRIMARY, place=Place.STACKED)
        why = self.kit.words.spoken(self._obstacle)
        key.setAccessibleDescription(why)
        key.chosen.connect(lambda: self._tell(why))
        return key

    def _done_key(self) -> Key:
        key = Key(self.kit, ui("Done"), icon=Icon.CHECK, kind=Kind.PRIMARY, step=PRIMARY, place=Place.STACKED)
        key.chosen.connect(self.back)
        return key

    def _tell(self, why: str) -> None:
        self.announce(why)
        self.spoken.emit(why)

    def _key(self, words: Message, icon: Icon) -> Key:
        return Key(self.kit, words, icon=icon, parent=self)

    def _home(self) -> Key:
        key = self._key(ui("Today"), Icon.HOME)
        key.chosen.connect(self.today)
        return key
