"""A lobby for pictures: work is done at once, and nothing is said."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from coach.practice.ports import Fault
from coach.practice.preferences import Preferences
from coach.ui import sample
from coach.ui.shell import Shell

T = TypeVar("T")


def _nothing() -> None:
    """Nothing follows."""


class StillLobby:
    """The `Lobby` of scenes."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell

    @property
    def shell(self) -> Shell:
        """The window."""
        return self._shell

    @property
    def preferences(self) -> Preferences:
        """The settings in force."""
        return self._shell.preferences

    @property
    def today_date(self) -> str:
        """The day of all scenes."""
        return sample.NOW.local_date

    def speak(self, words: str) -> None:
        """Be silent."""

    def work(
        self,
        work: Callable[[], T],
        success: Callable[[T], None],
        otherwise: Callable[[], None] = _nothing,
        trouble: str = "record",
    ) -> None:
        """Do it now."""
        try:
            result = work()
        except Fault as fault:
            self._shell.notice.show_trouble(trouble, fault.says)
            otherwise()
        else:
            success(result)
