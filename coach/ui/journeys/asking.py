"""Questions to the person: the first run, and later one that is due or that somebody wants to answer anew."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from coach.practice.first_run import Topic, inquiries
from coach.practice.programme import Movement
from coach.practice.safety import gate_due
from coach.ui.hall import Hall

if TYPE_CHECKING:
    from coach.ui.screens.first_run import Asks

_OPEN_HAND = 2  # the exercise whose sketch begins with an open palm: the picture of a hand


class Asking:
    """Each of its questions leads to where it is told to, or `home`."""

    def __init__(self, hall: Hall, home: Callable[[], None]) -> None:
        self._hall, self._home = hall, home

    @property
    def gate_is_due(self) -> bool:
        """Whether it is time to ask again if the hand opens: before Start, so that a session never waits."""
        chosen = self._hall.preferences
        if chosen.movement is Movement.NONE or chosen.opens_hand is True:
            return False
        return gate_due(chosen.opens_hand_asked, date.fromisoformat(self._hall.today_date))

    def ask_all(self) -> None:
        """The first run."""
        self._ask(inquiries, self._home)

    def ask(self, topic: Topic, then: Callable[[], None] | None = None) -> None:
        """One of its questions."""
        self._ask(
            lambda preferences, voices: tuple(one for one in inquiries(preferences, voices) if one.topic is topic),
            then or self._home,
        )

    def _ask(self, asks: Asks, then: Callable[[], None]) -> None:
        from coach.ui.screens.first_run import FirstRun

        hall = self._hall
        hand, fixed = hall.rooms.catalogue.loop(_OPEN_HAND), hall.rooms.preset.fixed_fields
        screen = FirstRun(hall.shell.kit, hall.preferences, lambda: hall.today_date, hand, asks=asks, fixed=fixed)
        screen.set_voices(hall.voices)
        screen.changed.connect(hall.use)
        screen.changed.connect(lambda _preferences: screen.set_voices(hall.voices))  # they may have come late
        screen.spoken.connect(hall.speak)
        screen.done.connect(then)
        hall.shell.show_screen(screen)
        screen.say()
