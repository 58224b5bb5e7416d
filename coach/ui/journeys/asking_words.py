"""Asks for some words on a screen of its own."""

from __future__ import annotations

from collections.abc import Callable

from coach.practice.message import Message
from coach.practice.preferences import InputWay
from coach.ui.lobby import Lobby
from coach.ui.screens.writing import Writing


def ask_words(
    lobby: Lobby,
    question: Message,
    text: str,
    then: Callable[[str], None],
    back: Callable[[], None],
    *,
    most: int,
    may_be_empty: bool = False,
    name: bool = False,
) -> None:
    """Ask `question`; `then` gets what was written, `back` follows if it was left without. A `name` is a person's."""
    grouped = lobby.preferences.input_way is InputWay.SCAN
    lines = 1 if most <= ONE_LINE else 3
    screen = Writing(
        lobby.shell.kit,
        question,
        text,
        most=most,
        lines=lines,
        may_be_empty=may_be_empty,
        grouped=grouped,
        name=name,
    )
    screen.kept.connect(then)
    screen.back.connect(back)
    screen.spoken.connect(lobby.speak)
    lobby.shell.show_screen(screen)


ONE_LINE = 40  # letters that fit on one line
