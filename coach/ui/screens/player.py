"""The player: shows one `View` after another, and tells what the person presses."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRect, QRectF, Qt, Signal

from coach.practice.effects import Choose, Command
from coach.practice.message import Message, content, ui
from coach.practice.ports import Catalogue
from coach.practice.view import Part, View
from coach.ui.frame import Screen
from coach.ui.places import Form
from coach.ui.screens.player_keys import PlayerKeys
from coach.ui.screens.player_places import PlayerPlaces, player_places
from coach.ui.theme.icons import Icon
from coach.ui.theme.theme import Theme
from coach.ui.theme.tokens import BODY, KEY_GAP, MARK, NOTE_STRONG, TITLE
from coach.ui.widgets.caption import Caption
from coach.ui.widgets.hint_line import HintLine
from coach.ui.widgets.key import Key
from coach.ui.widgets.kit import Kit
from coach.ui.widgets.position_dots import PositionDots
from coach.ui.widgets.question import QuestionPanel
from coach.ui.widgets.ring import RingView
from coach.ui.widgets.sketch_card import SketchCard
from coach.ui.widgets.text import Text

_FORM = Form(apart=True, player=True)
_FORM_OF_QUESTIONS = Form(apart=True, player=True, band=False)
_PAGE_SECONDS = 3.0  # a page of the caption is shown at least so long
_DOTS_GAP, _PLACE_SHARE = 18, 0.5  # of the header's width, at most, for the place in the session


class PlayerScreen(Screen):
    """`pressed` tells a `coach.practice.effects.Press`. Escape pauses."""

    pressed = Signal(object)

    def __init__(self, kit: Kit, catalogue: Catalogue, words_per_minute: int) -> None:
        super().__init__(kit, _FORM, ui("Exercise"))
        self._catalogue, self._words_per_minute = catalogue, words_per_minute
        self._view: View | None = None
        self._page_seconds = 0.0
        self._places_inside: PlayerPlaces | None = None
        self._keys_of_player = PlayerKeys(kit, self, self.pressed.emit)
        self._title = Text(kit, "", TITLE, parent=self)
        self._position = Text(kit, "", NOTE_STRONG, second=True, align=Qt.AlignmentFlag.AlignRight, parent=self)
        self._dots = PositionDots(kit, self)
        self._sketch = SketchCard(kit, self)
        self._ring = RingView(kit, self)
        self._now = Text(kit, "", MARK, align=Qt.AlignmentFlag.AlignHCenter, parent=self)
        self._then = Text(kit, "", BODY, second=True, align=Qt.AlignmentFlag.AlignHCenter, parent=self)
        self._caption = Caption(kit, self)
        self._hint = HintLine(kit, self)
        self._question = QuestionPanel(kit, self)
        self._question.hide()
        self._question.answered.connect(lambda choice: self.pressed.emit(Choose(choice)))
        self.went_back.connect(lambda: self.pressed.emit(Command.PAUSE))

    # What is shown

    @property
    def view(self) -> View | None:
        """What is shown."""
        return self._view

    def show_view(self, view: View) -> None:
        """Show this; what has not changed is left alone."""
        before, self._view = self._view, view
        if view == before:
            return
        reshaped = before is None or _shape(before) != _shape(view)
        if reshaped:
            self._reshape(view)
        if view.question is not None:
            self._question.ask(self.kit, view.question)
        else:
            if reshaped or before is None or _words(before) != _words(view):
                self._show_words(view)
            self._show_picture(view, before)
        if before is None or before.question != view.question:
            self._focus_first()  # not an answer: none looks chosen, and none is given by a press made without looking
        if before is None or _choices(before) != _choices(view):
            self.choices_changed.emit()

    def _focus_first(self) -> None:
        if (first := self.first_focus()) is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def pose_to(self, phase: float) -> None:
        """The movement turns to this phase: under reduced motion the sketch shows where it leads, as a still."""
        if self.theme.reduced_motion:
            self._sketch.view.set_phase(phase)

    def pass_time(self, seconds: float) -> None:
        """Turn the pages of the caption, each shown for as long as its words take to say; then the first again."""
        pages = self._caption.pages
        if len(pages) < 2 or self._view is None or self._view.paused:
            return
        self._page_seconds += seconds
        if self._caption.page >= 0 and self._page_seconds >= self._seconds_of(pages[self._caption.page]):
            self._page_seconds = 0.0
            following = self._caption.page + 1
            if following < len(pages):
                self._caption.turn_to(following)

    def say_again(self) -> None:
        """The words are said from their start: show them from their first page."""
        self._page_seconds = 0.0
        self._caption.turn_to(0)

    def announce_part(self) -> None:
        """Tell a screen reader what is on now."""
        view, words = self._view, self.kit.words
        if view is None:
            return
        said = (view.question.words,) if view.question else (view.title, *view.caption)
        self.announce(" ".join(words.spoken(message) for message in said))

    def _seconds_of(self, page: str) -> float:
        return max(_PAGE_SECONDS, len(page.split()) * 60 / self._words_per_minute + 1.0)

    def _reshape(self, view: View) -> None:
        """Other things stand on the screen than before."""
        asking = view.question is not None
        self._question.setVisible(asking)
        shown = (self._title, self._position, self._dots, self._sketch, self._caption, self._hint)
        for widget in shown:
            widget.setVisible(not asking)
        self._ring.setVisible(not asking and view.ring is not None)
        self._keys_of_player.below_caption(view)
        self.set_form(_FORM_OF_QUESTIONS if asking else _FORM)
        self.set_keys(self._keys_of_player.dock(view))
        self._keys_of_player.leave_out(view)

    def _show_words(self, view: View) -> None:
        self._title.show_words(view.title)
        if self._places_inside is not None:
            self._place_header(view, self._places_inside)
        helper = ui("**Helper:** {words}", words=view.helper) if view.helper else None
        before = self._caption.text()
        self._caption.show_sentences(self._lines(view, helper))
        if view.paused and len(self._caption.pages) > 1:  # nobody turns pages in a pause
            self._caption.show_sentences([self.kit.words.of(view.caption[0])])
        if before != self._caption.text():
            self._page_seconds = 0.0
        self._now.show_words(ui("**{words}**", words=view.now) if view.now else "")
        self._then.show_words(view.then or "")
        self._show_hint(view, helper)

    def _lines(self, view: View, helper: Message | None) -> list[str]:
        """The caption's texts; where there is no room for what stands under the ring, and the helper, those too."""
        lines, places = list(view.caption), self._places_inside
        if places is not None and not view.paused:
            if view.ring is not None and not places.beside.height():
                lines += [ui("{words}.", words=words) for words in (view.now, view.then) if words]
            if helper is not None and not places.helper.height():
                lines.append(helper)
        return [self.kit.words.of(line) for line in lines]

    def _show_hint(self, view: View, helper: Message | None) -> None:
        if view.part is Part.REST and helper is None and not view.waiting:
            self._hint.show_hint(Icon.CLOCK, ui("Need more time? Press **Pause**."))
        else:
            self._hint.show_hint(Icon.HELPER, helper)

    def _show_picture(self, view: View, before: View | None) -> None:
        if view.ring is not None:
            self._ring.show_ring(view.ring, smooth=not self.theme.reduced_motion)
        picture = (view.sketch_exercise, view.sketch_variant, view.side)
        if before is None or picture != (before.sketch_exercise, before.sketch_variant, before.side):
            self._show_sketch(view)
        self._sketch.show_next(view.is_next)
        if not self.theme.reduced_motion:
            self._sketch.view.set_phase(view.pose)

    def _show_sketch(self, view: View) -> None:
        exercise = self._catalogue.exercises.get(view.sketch_exercise)
        if exercise is None:
            return
        loop = self._catalogue.loop(view.sketch_exercise, view.sketch_variant)
        described = content(loop.description) if loop is not None else content(exercise.title)
        self._sketch.view.set_loop(loop, exercise.group, self.kit.words.spoken(described))
        self._sketch.view.set_side(view.side)
        self._sketch.view.set_phase(view.pose)

    # Where it stands

    def arrange(self, column: QRect) -> None:
        """Place everything in the column."""
        view = self._view
        if view is None:
            return
        box = QRectF(column)
        self._question.stand_in(box)
        places = player_places(self.theme, box, self.zoom, ring=view.ring is not None, keys=_rests(view))
        self._places_inside = places
        self._sketch.stand_at(places.sketch)
        self._ring.setGeometry(places.ring.toRect())
        share = places.beside.height() * MARK.points / (MARK.points + BODY.points)
        beside = places.beside.toRect()
        for text in (self._now, self._then):
            text.setVisible(view.question is None and beside.height() > 0)
        self._now.setGeometry(beside.adjusted(0, 0, 0, round(share) - beside.height()))
        self._then.setGeometry(beside.adjusted(0, round(share), 0, 0))
        self._hint.stand_at(places.helper)
        self._hint.setVisible(view.question is None and not _rests(view) and places.helper.height() > 0)
        self._caption.stand_at(places.caption, places.zoom)
        self._place_pause_keys(view, places)
        self._place_header(view, places)

    def _place_pause_keys(self, view: View, places: PlayerPlaces) -> None:
        """Side by side below the caption."""
        keys = self._keys_of_player.below_caption(view)
        room, gap = places.helper, self.theme.metrics.line(KEY_GAP)
        each = (room.width() - gap * (len(keys) - 1)) / max(1, len(keys))
        for number, key in enumerate(keys):
            key.setGeometry(QRectF(room.left() + number * (each + gap), room.top(), each, room.height()).toRect())

    def _place_header(self, view: View, places: PlayerPlaces) -> None:
        """Name and place in the session; where the name needs the room, the place is told in fewer signs."""
        header, gap = places.header.toRect(), self.theme.metrics.px(_DOTS_GAP)
        number = {"number": view.place + 1, "total": view.total}
        name, short = ui("Exercise {number} of {total}", **number), ui("{number} of {total}", **number)
        self._dots.show_place(view.place, view.total, name)
        dots = self._dots.sizeHint().width() + gap
        for words, used in ((name, dots), (short, dots), (short, 0)):
            self._position.show_words(words)
            place = self._position.sizeHint().width()
            if used + place <= header.width() * _PLACE_SHARE and not (used and self.theme.metrics.large_text):
                break
        self._dots.setVisible(used > 0 and view.question is None)
        turned = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        boxes = (
            (self._dots, header.width() - dots + gap, dots - gap),
            (self._position, header.width() - used - place, place),
            (self._title, 0, header.width() - used - place - gap),
        )
        for widget, left, width in boxes:
            from_left = header.width() - left - width if turned else left
            widget.setGeometry(header.left() + from_left, header.top(), width, header.height())

    # What can be pressed

    def apply(self, theme: Theme) -> None:
        """Take a new look."""
        super().apply(theme)
        if self._view is not None and self._view.question is None:
            self._show_words(self._view)

    @property
    def waits_for_choice(self) -> bool:
        """Scanning walks while the session waits: paused, at a question, or at the end of a part."""
        view = self._view
        return view is not None and (view.paused or view.waiting or view.question is not None)

    @property
    def any_key_presses(self) -> bool:
        """In the player every plain key is the one key."""
        return True

    def scan_order(self) -> list[Key]:
        """The answers first, or what goes on; then what a pause offers, and the rest of the dock."""
        view = self._view
        if view is None:
            return []
        answers = list(self._question.rows) if view.question is not None else []
        first, *others = self.dock_keys
        order = [*answers, first, self._keys_of_player.tired, self._keys_of_player.end, *others]
        return [key for key in order if key.isEnabled() and key.isVisibleTo(self)]


def _rests(view: View) -> bool:
    """Whether the keys of a pause stand in the column."""
    return view.paused and view.question is None


def _shape(view: View) -> tuple[object, ...]:
    """What decides which widgets and keys are on the screen."""
    return (view.question, view.ring is not None, view.paused, view.primary, view.can_back, view.can_next)


def _words(view: View) -> View:
    """The view without what changes with every frame."""
    return replace(view, ring=None, pose=0.0)


def _choices(view: View) -> tuple[object, ...]:
    """What decides which presses make sense."""
    return (view.question, view.paused, view.waiting, view.primary)
