"""A voice that cannot be heard is told on the screen: it never fails silently."""

from __future__ import annotations

from typing import Protocol

from coach.practice.message import Message, ui
from coach.practice.ports import VoiceState

_NAME = "voice"


class Notices(Protocol):
    """Where troubles are shown."""

    def show_trouble(self, name: str, says: Message) -> None:
        """Show a trouble until it is cleared."""
        ...

    def clear_trouble(self, name: str) -> None:
        """It is over."""
        ...


def tell_voice(notices: Notices, state: VoiceState, *, on: bool) -> None:
    """Show or clear the trouble of the voice; a voice that is switched off is no trouble."""
    if on and state is VoiceState.MISSING:
        says = ui("This computer has no voice that works. Please read the words. The session goes on.")
        notices.show_trouble(_NAME, says)
    elif on and state is VoiceState.SILENT:
        says = ui("The voice cannot be heard. Please read the words. The session goes on.")
        notices.show_trouble(_NAME, says)
    else:
        notices.clear_trouble(_NAME)
