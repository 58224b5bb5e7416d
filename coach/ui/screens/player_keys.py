"""The keys of the player: the same places all through a session, so that the hand learns them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from coach.practice.effects import Command
from coach.practice.message import Message, ui
from coach.practice.view import Primary, View
from coach.ui.theme.icons import Icon
from coach.ui.theme.tokens import PRIMARY
from coach.ui.widgets.key import Key, Reach
from coach.ui.widgets.key_face import Kind, Place
from coach.ui.widgets.kit import Kit

_PRIMARY: dict[Primary, tuple[Message, Icon]] = {
    Primary.PAUSE: (ui("Pause"), Icon.PAUSE),
    Primary.GO_ON: (ui("Go on"), Icon.PLAY),
    Primary.ONE_DONE: (ui("One done"), Icon.CHECK),
    Primary.SKIP: (ui("Skip"), Icon.SKIP),
}


class PlayerKeys:
    """Makes the keys, and says which of them stand in the dock for a view.

    Next is never beside the primary key, which pauses; It hurts is the last one, set apart.
    """

    def __init__(self, kit: Kit, parent: QWidget, press: Callable[[Command], None]) -> None:
        self._kit, self._parent, self._press = kit, parent, press
        words, icon = _PRIMARY[Primary.PAUSE]
        self.primary = Key(
            kit,
            words,
            icon=icon,
            kind=Kind.PRIMARY,
            step=PRIMARY,
            place=Place.STACKED,
            reach=Reach.PLAYER,
            parent=parent,
        )
        self.primary.chosen.connect(lambda: press(Command.PRIMARY))
        self._pause = self._key(ui("Pause"), Icon.PAUSE, Command.PAUSE)
        self._say = self._key(ui("Say again"), Icon.SAY, Command.SAY_AGAIN)
        self._back = self._key(ui("Back"), Icon.BACK, Command.BACK)
        self._next = self._key(ui("Next"), Icon.NEXT, Command.NEXT)
        self._hurts = self._key(ui("It hurts"), Icon.HURT, Command.HURTS, Kind.DANGER)
        self.tired = self._key(ui("I am tired"), Icon.REST, Command.TIRED)
        self.end = self._key(ui("Finish for today"), Icon.STOP, Command.END)

    def _key(self, words: Message, icon: Icon, command: Command, kind: Kind = Kind.PLAIN) -> Key:
        key = Key(self._kit, words, icon=icon, kind=kind, reach=Reach.PLAYER, parent=self._parent)
        key.chosen.connect(lambda: self._press(command))
        # A click leaves the focus on the primary key: the next press of Space pauses, whatever was clicked before.
        key.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        key.hide()
        return key

    def dock(self, view: View) -> tuple[Key, ...]:
        """The keys of the dock for this view, from its top. The primary key changes its meaning in place."""
        self.follow(view)
        pause = (self._pause,) if view.primary is Primary.ONE_DONE else ()
        return (self.primary, *pause, self._say, self._back, self._next, self._hurts)

    def follow(self, view: View) -> None:
        """Say what the primary key does now; a question is answered in the column, so there it is not loud."""
        words, icon = _PRIMARY[view.primary]
        skips = view.primary is Primary.SKIP
        self.primary.set_meaning(words, icon, Kind.PLAIN if skips else Kind.PRIMARY)
        self._back.setEnabled(view.can_back)
        self._next.setEnabled(view.can_next)

    def leave_out(self, view: View) -> None:
        """Hide what makes no sense at a question; the others keep their places."""
        question = view.question
        if question is not None:
            self._back.hide()
            self._next.hide()
            self._hurts.setVisible(not question.urgent)

    def below_caption(self, view: View) -> tuple[Key, ...]:
        """The keys that a pause offers in the column."""
        resting = view.paused and view.question is None
        for key in (self.tired, self.end):
            key.setVisible(resting)
        return (self.tired, self.end) if resting else ()
