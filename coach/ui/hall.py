"""What every journey through the program shares: window, rooms, settings in force, and work in the background."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import QObject

from coach.practice.first_run import voices_for
from coach.practice.people import Person
from coach.practice.ports import Fault, VoiceChoice, VoiceState
from coach.practice.preferences import Preferences
from coach.ui.company import Company
from coach.ui.rooms import Rooms
from coach.ui.shell import Shell
from coach.ui.voice_notice import tell_voice

T = TypeVar("T")


def nothing(_result: object = None) -> None:
    """Nothing follows."""


class Hall(QObject):
    """Each journey through some screens starts and ends here. `look` takes new settings everywhere in the window."""

    def __init__(
        self, rooms: Rooms, shell: Shell, preferences: Preferences, look: Callable[[Preferences], None]
    ) -> None:
        super().__init__(shell)
        self.rooms, self.shell = rooms, shell
        self._preferences, self._look = preferences, look
        self.company = Company(rooms.household)

    def enter(self, person: Person, preferences: Preferences) -> None:
        """Let another person practise: nothing of the one before is at hand any more."""
        self.rooms = replace(self.rooms, notebook=self.rooms.notebook_of(person.id))
        self.rooms.catalogue.forget()
        self.company.person = person
        self._preferences = preferences
        self._look(preferences)
        self.use_voice()

    def come_back(self) -> None:
        """A backup was restored: practise as who practised then."""
        household = self.rooms.household
        self.enter(household.now, household.chosen)
        self.rooms.background.run(household.people, self.company.meet, nothing)

    @property
    def preferences(self) -> Preferences:
        """The settings in force."""
        return self._preferences

    @property
    def today_date(self) -> str:
        """The local date (ISO)."""
        return self.rooms.clock.now().local_date

    @property
    def voices(self) -> tuple[VoiceChoice, ...]:
        """The voices of this machine that speak the language of the program."""
        return voices_for(self._preferences.language, tuple(self.rooms.voice.choices))

    def use(self, preferences: Preferences) -> None:
        """Let these settings hold from now on, and keep them."""
        self._preferences = preferences
        self._look(preferences)
        self.use_voice()
        keeper = self.rooms.notebook.settings
        self.work(lambda: keeper.save(preferences), nothing, trouble="settings")

    def listen(self) -> None:
        """Hear of troubles of the voice while no session listens."""
        self.rooms.voice.listen(nothing, self._voice_trouble)

    def use_voice(self) -> None:
        """Let the voice speak as the settings say. A clock that runs faster leaves it no time."""
        chosen = self._preferences
        self.rooms.voice.configure(
            voice=chosen.voice,
            words_per_minute=chosen.words_per_minute,
            volume_percent=chosen.volume_percent,
            on=chosen.voice_on and self.rooms.speed == 1.0,
        )

    def speak(self, words: str) -> None:
        """Say this instead of what is being said. Nobody is spoken to while the window is hidden."""
        if self.shell.isHidden():
            return
        self.rooms.voice.hush()
        self.rooms.voice.say(words)

    def work(
        self,
        work: Callable[[], T],
        success: Callable[[T], None],
        otherwise: Callable[[], None] = nothing,
        trouble: str = "record",
    ) -> None:
        """Do blocking work; a fault becomes a notice named `trouble`, then `otherwise` goes on without it.

        Neither follows when the person has gone to another screen meanwhile: no screen comes that nobody waits for.
        Where something follows on a press, no other press counts until then.
        """
        asked_on = self.shell.screen_shown
        answered = nothing if success is nothing else self.shell.kit.guard.wait()

        def done(result: T) -> None:
            answered()
            self.shell.notice.clear_trouble(trouble)
            if self.shell.screen_shown is asked_on:
                success(result)

        def failed(fault: Fault) -> None:
            answered()
            self.shell.notice.show_trouble(trouble, fault.says)
            if self.shell.screen_shown is asked_on:
                otherwise()

        self.rooms.background.run(work, done, failed)

    def _voice_trouble(self, state: VoiceState) -> None:
        tell_voice(self.shell.notice, state, on=self._preferences.voice_on)
