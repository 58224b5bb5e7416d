"""Follows the keys that lead from one journey to another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from coach.practice.agenda import Agenda
from coach.practice.doors import DoorName
from coach.practice.first_run import Topic
from coach.practice.message import Message, ui
from coach.practice.people import Person
from coach.practice.preferences import Preferences
from coach.practice.sitting import Sitting
from coach.ui.hall import Hall, nothing
from coach.ui.journeys.asking import Asking
from coach.ui.journeys.data import DataJourney
from coach.ui.journeys.people import PeopleJourney
from coach.ui.journeys.session import SessionJourney
from coach.ui.journeys.today import TodayJourney
from coach.ui.journeys.trial_door import TrialDoor
from coach.ui.rooms import Rooms
from coach.ui.shell import Shell
from coach.ui.theme.icons import Icon
from coach.ui.widgets.chart_library import ChartLibrary

if TYPE_CHECKING:
    from coach.ui.journeys.browsing import Browsing
    from coach.ui.journeys.growing import Growing
    from coach.ui.journeys.looking_back import Door, LookingBack
    from coach.ui.journeys.papers import PaperTrail
    from coach.ui.journeys.reminding import Reminding
    from coach.ui.screens.today import Today

_IDLE_MS = 2500  # so long after Today has come, nobody is about to press


class Navigator(QObject):
    """`open` shows the first screen; `close` lets a session be gone on with later.

    Most journeys are loaded when they are first needed: Today must not wait for them.
    """

    def __init__(
        self,
        rooms: Rooms,
        shell: Shell,
        preferences: Preferences,
        look: Callable[[Preferences], None],
        about: Sequence[Message],
    ) -> None:
        super().__init__(shell)
        self._shell = shell
        self._hall = Hall(rooms, shell, preferences, look)
        self._people = PeopleJourney(self._hall, self._hall.company, self._hall.enter, self._arrive, self.today)
        self._data = DataJourney(
            self._hall,
            rooms.custody,
            rooms.background,
            rooms.copier,
            restored=self._hall.come_back,
            today=self._arrive,
        )
        self._about = tuple(about)
        self._today = TodayJourney(self._hall, self._people, self._grow, self._lead, self._be_on_today)
        self._asking = Asking(self._hall, lambda: self.today(aloud=True))
        self._trial_door = TrialDoor(self._hall, self.today)
        self._idle = QTimer(self, interval=_IDLE_MS, singleShot=True)
        self._charts = ChartLibrary(self._load_charts, self)
        self._idle.timeout.connect(lambda: self._charts.bring(nothing))
        self._session = SessionJourney(
            self._hall,
            lambda: self._today.past,
            lambda: self._today.planned,
            today=self.today,
            progress=self._look_back,
            remark=self._remark,
        )
        self._browsing: Browsing | None = None
        self._looking_back: LookingBack | None = None
        self._growing: Growing | None = None
        self._reminding: Reminding | None = None
        shell.turned.connect(self._idle.stop)
        shell.turned.connect(rooms.voice.hush)  # what a screen says ends with it

    def meet(self, people: Sequence[Person]) -> None:
        """These people share the computer."""
        self._hall.company.meet(people)

    def open(self) -> None:
        """The first run, or Today."""
        self._hall.listen()
        self._hall.use_voice()
        self._arrive()

    def close(self) -> None:
        """Silence a session that is on; it is offered again at the next start."""
        self._idle.stop()
        self._session.pause()

    def _arrive(self) -> None:
        """Begin with the person who practises now; nothing is known of them yet."""
        self._today.forget()
        self._browsing = None
        if self._hall.preferences.first_run_done:
            self.today(aloud=True)
        else:
            self._asking.ask_all()

    def today(self, *, aloud: bool = False) -> None:
        """To Today, which is said if it is to be said `aloud`; the question that stands before Start comes first."""
        if self._asking.gate_is_due:
            self._asking.ask(Topic.OPENS_HAND)
        else:
            self._today.open(aloud=aloud)

    def _lead(self, screen: Today, planned: Agenda) -> None:
        """From Today on."""
        screen.start.connect(lambda: self._session.begin(planned))
        screen.begin_anew.connect(lambda: self._session.begin_anew(planned))
        screen.go_on.connect(self._session.go_on)
        screen.ask_first.connect(lambda: self._asking.ask(Topic.ASK_FIRST))
        screen.exercises.connect(self._browse)
        screen.progress.connect(self._look_back)
        screen.settings.connect(self._set)

    def _be_on_today(self) -> None:
        self._idle.start()
        self._remind().arrived()

    def practise(self, sitting: Sitting) -> None:
        """To a session picked by hand."""
        self._session.practise(sitting)

    def _browse(self) -> None:
        """To the exercises."""
        from coach.ui.journeys.browsing import Browsing

        if self._browsing is None:
            self._browsing = Browsing(
                self._hall,
                self.today,
                self.practise,
                self._make,
                lambda number, back: self._print().guide(number, back),
            )
        self._browsing.open()

    def _make(self, back: Callable[[], None]) -> None:
        """To programmes and exercises of one's own."""
        from coach.ui.journeys.programmes import Programmes
        from coach.ui.journeys.workshop import Workshop

        Programmes(Workshop.of(self._hall), back, self.today).open()

    def _look_back(self) -> None:
        """To Progress."""
        from coach.ui.journeys.looking_back import LookingBack

        self._trial_door.look()
        if self._looking_back is None:
            self._looking_back = LookingBack(
                self._hall, self._charts, today=self.today, planned=lambda: self._today.planned, doors=self._doors
            )
        self._looking_back.open()

    def _doors(self) -> Sequence[Door]:
        """From Progress on."""
        from coach.ui.journeys.looking_back import Door

        tests = self._trial_door
        return (
            Door(ui("Tell my therapist"), Icon.HELPER, self._remark),
            Door(tests.words, Icon.HAND, tests.open),
            Door(ui("Report"), Icon.PAGE, self._print().report),
        )

    def _load_charts(self) -> None:
        """In a thread, while Today is on and nobody presses."""
        from coach.ui.journeys.looking_back import load_charts

        load_charts(self._shell.kit.words)

    def _remark(self, back: Callable[[], None]) -> None:
        """To what the therapist should know."""
        from coach.ui.journeys.remarking import Remarking

        Remarking(self._hall, self.today).open(back)

    def _print(self) -> PaperTrail:
        """To paper."""
        from coach.ui.journeys.papers import PaperTrail

        return PaperTrail(self._hall, self.today)

    def _set(self) -> None:
        """To Settings, and on from there."""
        from coach.ui.journeys.settings import SettingsJourney

        doors = {
            DoorName.TOOLS: lambda back: self._asking.ask(Topic.TOOLS, back),
            DoorName.PROGRAMME: self._make,
            DoorName.PEOPLE: self._people.open,
            DoorName.CHANGES: lambda back: self._grow().changes(back),
            DoorName.DATA: self._data.open,
            DoorName.REMINDERS: self._set_reminders,
        }
        SettingsJourney(self._hall, self.today, self._about, doors).open()

    def _grow(self) -> Growing:
        from coach.ui.journeys.growing import Growing

        if self._growing is None:
            self._growing = Growing(self._hall, lambda: self.today(aloud=True))
        return self._growing

    def _remind(self) -> Reminding:
        from coach.ui.journeys.reminding import Reminding
        from coach.ui.screens.today import Today

        def busy() -> bool:
            screen = self._shell.screen_shown
            return self._session.is_on or (screen is not None and not screen.waits_for_choice)

        def on_today() -> bool:
            return isinstance(self._shell.screen_shown, Today)

        if self._reminding is None:
            self._reminding = Reminding(self._hall, self.today, busy=busy, on_today=on_today)
        return self._reminding

    def _set_reminders(self, back: Callable[[], None]) -> None:
        from coach.ui.journeys.reminder_settings import ReminderSettings

        ReminderSettings(self._hall, self.today, lambda: self._today.planned, self._remind()).open(back)
