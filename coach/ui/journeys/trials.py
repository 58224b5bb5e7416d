"""The tests of one's own, from the list of them to their results."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QObject

from coach.practice.message import Message, ui
from coach.practice.preferences import Side
from coach.practice.record import Asked, CheckIn, Outcome
from coach.practice.safety import AFTER_PAIN, AFTER_STRONG_PAIN, STRONG_PAIN
from coach.practice.speaking import SAVED
from coach.practice.trials.everyday import TOO_FEW, Rating, scored
from coach.practice.trials.history import span
from coach.practice.trials.model import TITLES, Result, Trial
from coach.practice.trials.run import TAPPING, TRANSFER, Hurt, Left, Scored
from coach.ui.hall import Hall
from coach.ui.screens.list_screen import ListScreen, Row
from coach.ui.screens.rating import RatingScreen
from coach.ui.screens.trial_list import trial_list
from coach.ui.screens.trial_results import TrialResults
from coach.ui.theme.icons import Icon
from coach.ui.trial_conductor import TrialConductor

_RULES = {Trial.TAPPING: TAPPING, Trial.TRANSFER: TRANSFER}
_PLAN = '{"trial": "%s"}'  # the plan of a session in which nothing but pain was told


class Trials(QObject):
    """Leads through the tests. `home` leads to Today, `back` to where the person came from."""

    def __init__(self, hall: Hall, home: Callable[[], None], back: Callable[[], None]) -> None:
        super().__init__(hall)
        self._hall = hall
        self._home, self._back = self._leading(home), self._leading(back)
        self._results: tuple[Result, ...] = ()
        self._new: list[Result] = []  # done since the journey began; the disk may have refused some
        self._conductor: TrialConductor | None = None

    def _leading(self, elsewhere: Callable[[], None]) -> Callable[[], None]:
        """Go there; the journey is over."""

        def leave() -> None:
            self.deleteLater()
            elsewhere()

        return leave

    @property
    def conductor(self) -> TrialConductor | None:
        """Plays the test against the clock that is on."""
        return self._conductor

    def open(self) -> None:
        """Read the results, then show the list. Results that cannot be read leave it as if nothing was done."""
        hall = self._hall
        first, last = span(hall.today_date)
        hall.work(lambda: hall.rooms.notebook.trials.results(first, last), self._read, lambda: self._read(()))

    def _read(self, results: Sequence[Result]) -> None:
        known = {*((one.trial, one.side, one.at.utc) for one in results)}
        unread = [one for one in self._new if (one.trial, one.side, one.at.utc) not in known]
        self._results = (*results, *unread)
        self._list()

    def _list(self) -> None:
        hall = self._hall
        affected = hall.preferences.affected
        screen = trial_list(
            hall.shell.kit,
            self._results,
            date.fromisoformat(hall.today_date),
            affected,
            begin=self.begin,
            results=lambda: self._look_at_results(affected),
            speak=hall.speak,
        )
        screen.today.connect(self._home)
        screen.back.connect(self._back)
        hall.shell.show_screen(screen)

    # A test

    def begin(self, trial: Trial) -> None:
        """Begin this test with the affected hand."""
        hall = self._hall
        if trial is Trial.EVERYDAY:
            self._rate()
        elif hall.preferences.allowed:
            self._time(trial)
        else:
            self._tell(TITLES[trial], (ui("Ask your doctor or therapist first."),))

    def _time(self, trial: Trial) -> None:
        hall = self._hall
        conductor = self._conductor = TrialConductor(hall, _RULES[trial], hall.preferences.affected)
        conductor.ended.connect(self._ended)
        hall.shell.show_screen(conductor.screen)
        conductor.start()

    def _ended(self, end: Scored | Hurt | Left) -> None:
        conductor, self._conductor = self._conductor, None
        if conductor is None:
            return
        conductor.deleteLater()
        self._hall.listen()
        trial, side = conductor.run.rules.trial, conductor.run.side
        if isinstance(end, Scored):
            self._keep(Result(trial, side, end.score, end.detail, self._hall.rooms.clock.now()))
        elif isinstance(end, Hurt):
            self._hurt(trial, end.face)
        else:
            self.open()

    def _rate(self) -> None:
        hall = self._hall
        screen = RatingScreen(hall.shell.kit, hall.preferences.affected)
        screen.spoken.connect(hall.speak)
        screen.left.connect(self.open)
        screen.done.connect(self._rated)
        hall.shell.show_screen(screen)
        screen.say()

    def _rated(self, rating: Rating) -> None:
        found = scored(rating)
        if found is None:
            self._tell(TITLES[Trial.EVERYDAY], (TOO_FEW,))
            return
        score, detail = found
        self._keep(Result(Trial.EVERYDAY, rating.side, score, detail, self._hall.rooms.clock.now()))

    # What came of it

    def _keep(self, result: Result) -> None:
        """Write it, then show it among the others; it is called saved only if it is."""
        hall = self._hall
        self._new.append(result)
        self._results = (*self._results, result)

        def show(saved: tuple[Message, ...]) -> None:
            screen = self._show_results(result.trial, result.side)
            words = (*screen.shown.words, *saved)
            hall.speak(" ".join(hall.shell.kit.words.spoken(sentence) for sentence in words))

        hall.work(lambda: hall.rooms.notebook.trials.add(result), lambda _: show((SAVED,)), lambda: show(()))

    def _show_results(self, trial: Trial, side: Side) -> TrialResults:
        hall = self._hall
        screen = TrialResults(hall.shell.kit, self._results, trial, side, affected=hall.preferences.affected)
        screen.done.connect(self.open)
        screen.spoken.connect(hall.speak)
        hall.shell.show_screen(screen)
        return screen

    def _look_at_results(self, side: Side) -> None:
        """Of the test that was done last."""
        newest = max(self._results, key=lambda result: result.at.utc, default=None)
        self._show_results(newest.trial if newest is not None else Trial.TAPPING, side)

    def _hurt(self, trial: Trial, face: int | None) -> None:
        """Pain in a test is kept as pain in a session is, and the same advice follows."""
        hall = self._hall
        journal, now = hall.rooms.notebook.journal, hall.rooms.clock.now()

        def keep() -> None:
            session = journal.begin_session(_PLAN % trial.value, now)
            journal.add_check_in(session, CheckIn(Asked.PAIN, face, None, now))
            journal.end_session(session, now, Outcome.HURT)

        def show(_: object = None) -> None:
            advice = AFTER_STRONG_PAIN if face is not None and face >= STRONG_PAIN else AFTER_PAIN
            kept = ui("This test does not count. Your earlier tests are kept.")
            self._tell(ui("You stopped when it hurt. **That was right.**"), (*advice, kept))

        hall.work(keep, show, show)

    def _tell(self, title: Message, words: Sequence[Message]) -> None:
        hall = self._hall
        screen = ListScreen(hall.shell.kit, title, words=words, primary=Row(ui("Done"), self.open, Icon.CHECK))
        screen.back.connect(self.open)
        screen.today.connect(self._home)
        hall.shell.show_screen(screen)
        hall.speak(screen.said)
