"""Which screen is on: makes each one, hands it what it shows, and follows the keys that lead from one to the next."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from coach.practice.agenda import Agenda, Past
from coach.practice.choices import PageName
from coach.practice.doors import DoorName
from coach.practice.first_run import Topic, inquiries
from coach.practice.message import Message, ui
from coach.practice.people import Person
from coach.practice.plan import compile_session
from coach.practice.player import go_on, start
from coach.practice.preferences import Preferences
from coach.practice.prescription import practice_weekdays
from coach.practice.programme import Entry, Movement
from coach.practice.recap import RecapView, recap_view
from coach.practice.record import Outcome
from coach.practice.safety import gate_due
from coach.practice.sitting import Sitting, from_json
from coach.practice.soreness import Soreness, soreness
from coach.practice.timeline import Timeline
from coach.ui.day import DayReader
from coach.ui.hall import Hall, nothing
from coach.ui.journeys.data import DataJourney
from coach.ui.journeys.people import PeopleJourney
from coach.ui.journeys.trial_door import TrialDoor
from coach.ui.rooms import Rooms
from coach.ui.shell import Shell
from coach.ui.theme.icons import Icon
from coach.ui.widgets.chart_library import ChartLibrary

if TYPE_CHECKING:
    from coach.ui.journeys.growing import Growing
    from coach.ui.journeys.looking_back import Door, LookingBack
    from coach.ui.journeys.papers import PaperTrail
    from coach.ui.journeys.reminding import Reminding
    from coach.ui.practising import Ended, Practising
    from coach.ui.screens.exercises import ListPlace
    from coach.ui.screens.first_run import Asks

_IDLE_MS = 2500  # so long after Today has come, nobody is about to press
_DAYS_A_WEEK = 4  # until a plan is known (clinical sheet)
_OPEN_HAND = 2  # the exercise whose sketch begins with an open palm: the picture of a hand


def _only(topic: Topic) -> Asks:
    """One question of the first run."""
    return lambda preferences, voices: tuple(one for one in inquiries(preferences, voices) if one.topic is topic)


class Navigator(QObject):
    """Leads from screen to screen. `open` shows the first one; `close` lets a session be gone on with later."""

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
        self._past = Past((), (), None)
        self._planned: tuple[int, ...] = practice_weekdays(_DAYS_A_WEEK)
        self._looking_back: LookingBack | None = None
        self._trial_door = TrialDoor(self._hall, self.today)
        self._idle = QTimer(self, interval=_IDLE_MS, singleShot=True)
        self._charts = ChartLibrary(self._load_charts, self)
        self._idle.timeout.connect(lambda: self._charts.bring(nothing))
        self._growing: Growing | None = None
        self._reminding: Reminding | None = None
        self._list_place: ListPlace | None = None
        self._practising: Practising | None = None
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

    def _arrive(self) -> None:
        """Begin with the person who practises now; nothing is known of them yet."""
        self._past, self._planned, self._list_place = Past((), (), None), practice_weekdays(_DAYS_A_WEEK), None
        if self._hall.preferences.first_run_done:
            self.today(aloud=True)
        else:
            self._ask()

    def close(self) -> None:
        """Silence a session that is on; it is offered again at the next start."""
        self._idle.stop()
        if self._practising is not None:
            self._practising.pause()

    # Today

    def today(self, *, aloud: bool = False) -> None:
        """Read the record, then show the day, and say it if it is to be said `aloud`.

        A record that cannot be read leaves the day as if nothing was done.
        """
        if self._gate_is_due():
            self._ask(_only(Topic.OPENS_HAND))
            return
        rooms, preferences = self._hall.rooms, self._hall.preferences
        day = DayReader(rooms.catalogue, rooms.notebook, rooms.clock, self._people.name)

        def show(read: tuple[Past, Agenda]) -> None:
            self._show_day(read, aloud)

        self._hall.work(
            lambda: day.read(preferences),
            show,
            lambda: self._hall.work(lambda: day.without_record(preferences), show, trouble="day"),
        )

    def _gate_is_due(self) -> bool:
        """Whether it is time to ask again if the hand opens: before Start, so that a session never waits."""
        chosen = self._hall.preferences
        if chosen.movement is Movement.NONE or chosen.opens_hand is True:
            return False
        return gate_due(chosen.opens_hand_asked, date.fromisoformat(self._hall.today_date))

    def _show_day(self, read: tuple[Past, Agenda], aloud: bool) -> None:
        from coach.ui.screens.today import Today

        self._past, planned = read
        self._planned = planned.prescription.weekdays
        if planned.asking is not None and self._grow().is_due(planned.asking):
            self._grow().ask(planned.asking)
            return
        screen = Today(self._shell.kit, self._hall.rooms.catalogue.loop)
        screen.show_day(planned.view)
        screen.start.connect(lambda: self._begin(planned.sitting, planned.timeline))
        screen.begin_anew.connect(lambda: self._begin_anew(planned))
        screen.go_on.connect(self._go_on)
        screen.ask_first.connect(lambda: self._ask(_only(Topic.ASK_FIRST)))
        screen.exercises.connect(self.exercises)
        screen.progress.connect(self.progress)
        screen.settings.connect(self.settings)
        screen.people.connect(self._people.change)
        screen.offer_people(self._people.offer)
        self._shell.show_screen(screen)
        self._idle.start()
        self._remind().arrived()
        if aloud:
            self._hall.speak(screen.said)

    def _remind(self) -> Reminding:
        from coach.ui.journeys.reminding import Reminding
        from coach.ui.screens.today import Today

        def busy() -> bool:
            screen = self._shell.screen_shown
            return self._practising is not None or (screen is not None and not screen.waits_for_choice)

        def on_today() -> bool:
            return isinstance(self._shell.screen_shown, Today)

        if self._reminding is None:
            self._reminding = Reminding(self._hall, self.today, busy=busy, on_today=on_today)
        return self._reminding

    def _set_reminders(self, back: Callable[[], None]) -> None:
        from coach.ui.journeys.reminder_settings import ReminderSettings

        ReminderSettings(self._hall, self.today, lambda: self._planned, self._remind()).open(back)

    def _grow(self) -> Growing:
        from coach.ui.journeys.growing import Growing

        if self._growing is None:
            self._growing = Growing(self._hall, lambda: self.today(aloud=True))
        return self._growing

    # A session

    @property
    def _sore(self) -> Soreness:
        """What the days before say of pain."""
        return soreness(self._past.answers, self._hall.today_date)

    def _begin(self, sitting: Sitting, timeline: Timeline) -> None:
        self._practise().begin(sitting, start(timeline, sore=self._sore))

    def _begin_anew(self, planned: Agenda) -> None:
        row, now = self._past.unfinished, self._hall.rooms.clock.now()
        if row is not None:
            self._hall.work(
                lambda: self._hall.rooms.notebook.journal.end_session(row.id, now, Outcome.BROKEN_OFF), nothing
            )
        self._begin(planned.sitting, planned.timeline)

    def _go_on(self) -> None:
        row = self._past.unfinished
        sitting = from_json(row.plan, self._hall.rooms.catalogue.exercises) if row is not None else None
        if row is not None and sitting is not None:
            self._compile(sitting, lambda timeline: self._practise().go_on(row, go_on(timeline, row.sets, self._sore)))

    def _practise_one(self, number: int) -> None:
        """A session of one exercise, picked by hand."""
        sitting = Sitting(entries=(Entry(exercise=number),))
        self._compile(sitting, lambda timeline: self._begin(sitting, timeline))

    def _compile(self, sitting: Sitting, then: Callable[[Timeline], None]) -> None:
        exercises, preferences = self._hall.rooms.catalogue.exercises, self._hall.preferences
        self._hall.work(lambda: compile_session(sitting.entries, exercises, preferences), then)

    def _practise(self) -> Practising:
        from coach.ui.practising import Practising

        self._practising = Practising(self._hall.rooms, self._shell, self._hall.preferences)
        self._practising.ended.connect(self._summary)
        return self._practising

    def _summary(self, ended: Ended) -> None:
        if self._practising is not None:
            self._practising.deleteLater()
            self._practising = None
        self._hall.listen()
        view = recap_view(
            ended.sets,
            ended.outcome,
            self._hall.rooms.catalogue.exercises,
            ended.days,
            planned=self._planned,
            today=date.fromisoformat(self._hall.today_date),
            pain=ended.pain,
            effort=ended.effort,
        )
        self._show_recap(view, aloud=True)

    def _show_recap(self, view: RecapView, *, aloud: bool = False) -> None:
        from coach.ui.screens.summary import Summary

        screen = Summary(self._shell.kit, view)
        screen.done.connect(self.today)
        screen.progress.connect(self.progress)
        screen.remark.connect(lambda: self._remark(lambda: self._show_recap(view)))
        screen.spoken.connect(self._hall.speak)
        self._shell.show_screen(screen)
        if aloud:
            screen.say()

    @property
    def _papers(self) -> PaperTrail:
        """The ways to paper."""
        from coach.ui.journeys.papers import PaperTrail

        return PaperTrail(self._hall, self.today)

    # The other rooms

    def exercises(self) -> None:
        """All exercises."""
        from coach.ui.screens.exercises import Exercises

        catalogue = self._hall.rooms.catalogue
        screen = Exercises(
            self._shell.kit, catalogue.offered, self._hall.preferences, catalogue.loop, place=self._list_place
        )
        screen.chosen.connect(lambda number: self._exercise(number, screen.place))
        screen.today.connect(self.today)
        screen.programmes.connect(lambda: self._programmes_from(screen.place))
        screen.spoken.connect(self._hall.speak)
        self._shell.show_screen(screen)

    def _programmes_from(self, place: ListPlace) -> None:
        self._list_place = place
        self._show_programmes(self.exercises)

    def _exercise(self, number: int, place: ListPlace) -> None:
        from coach.ui.screens.exercise import ExercisePage

        self._list_place = place
        catalogue = self._hall.rooms.catalogue
        screen = ExercisePage(
            self._shell.kit, catalogue.exercises[number], self._hall.preferences, partial(catalogue.loop, number)
        )
        screen.practise.connect(self._practise_one)
        screen.on_paper.connect(lambda: self._papers.guide(number, lambda: self._exercise(number, place)))
        screen.back.connect(self.exercises)
        screen.today.connect(self.today)
        screen.spoken.connect(self._hall.speak)
        self._shell.show_screen(screen)

    def progress(self) -> None:
        """The charts."""
        self._trial_door.look()
        self._look_back().open()

    def _look_back(self) -> LookingBack:
        from coach.ui.journeys.looking_back import LookingBack

        if self._looking_back is None:
            self._looking_back = LookingBack(
                self._hall, self._charts, today=self.today, planned=lambda: self._planned, doors=self._doors
            )
        return self._looking_back

    def _load_charts(self) -> None:
        """In a thread, while Today is on and nobody presses."""
        from coach.ui.journeys.looking_back import load_charts

        load_charts(self._shell.kit.words)

    def _doors(self) -> Sequence[Door]:
        """What Progress leads to."""
        from coach.ui.journeys.looking_back import Door

        tests = self._trial_door
        return (
            Door(ui("Tell my therapist"), Icon.HELPER, self._remark),
            Door(tests.words, Icon.HAND, tests.open),
            Door(ui("Report"), Icon.PAGE, self._papers.report),
        )

    def _remark(self, back: Callable[[], None]) -> None:
        """What the therapist should know."""
        from coach.ui.journeys.remarking import Remarking

        Remarking(self._hall, self.today).open(back)

    def settings(self, page: PageName = PageName.SCREEN) -> None:
        """What can be changed."""
        from coach.ui.screens.settings import Settings

        hall = self._hall
        today, fixed = (lambda: hall.today_date), hall.rooms.preset.fixed_fields
        screen = Settings(self._shell.kit, hall.preferences, today, page=page, fixed=fixed)
        screen.set_voices(self._hall.voices)
        screen.changed.connect(self._hall.use)
        screen.spoken.connect(self._hall.speak)
        screen.today.connect(self.today)
        screen.opened.connect(lambda door: self._open_door(door, lambda: self.settings(screen.page)))
        self._shell.show_screen(screen)

    def _open_door(self, door: DoorName, back: Callable[[], None]) -> None:
        """What a row of Settings opens; `back` leads to its page again."""
        doors: Mapping[DoorName, Callable[[Callable[[], None]], None]] = {
            DoorName.TOOLS: partial(self._ask, _only(Topic.TOOLS)),
            DoorName.PROGRAMME: self._show_programmes,
            DoorName.PEOPLE: self._people.open,
            DoorName.CHANGES: lambda back: self._grow().changes(back),
            DoorName.DATA: self._data.open,
            DoorName.REMINDERS: self._set_reminders,
            DoorName.ABOUT: self._show_about,
        }
        doors[door](back)

    def _show_about(self, back: Callable[[], None]) -> None:
        from coach.ui.screens.list_screen import ListScreen

        screen = ListScreen(self._shell.kit, ui("About"), words=self._about)
        screen.today.connect(self.today)
        screen.back.connect(back)
        self._shell.show_screen(screen)

    def _show_programmes(self, back: Callable[[], None]) -> None:
        from coach.ui.journeys.programmes import Programmes
        from coach.ui.journeys.workshop import Workshop

        hall = self._hall
        rooms = hall.rooms
        fixed = rooms.preset.fixed_fields
        notebook = rooms.notebook
        read = notebook.proposals.decisions
        shop = Workshop(hall, rooms.catalogue, notebook.shelf, rooms.programme_files, hall.use, read, fixed)
        Programmes(shop, back, self.today).open()

    def _ask(self, asks: Asks = inquiries, then: Callable[[], None] | None = None) -> None:
        """The first run, or questions that are due or wanted."""
        from coach.ui.screens.first_run import FirstRun

        hall = self._hall
        hand, fixed = hall.rooms.catalogue.loop(_OPEN_HAND), hall.rooms.preset.fixed_fields
        screen = FirstRun(self._shell.kit, hall.preferences, lambda: hall.today_date, hand, asks=asks, fixed=fixed)
        screen.set_voices(self._hall.voices)
        screen.changed.connect(self._hall.use)
        screen.changed.connect(lambda _preferences: screen.set_voices(self._hall.voices))  # they may have come late
        screen.spoken.connect(self._hall.speak)
        screen.done.connect(then or (lambda: self.today(aloud=True)))
        self._shell.show_screen(screen)
        screen.say()
