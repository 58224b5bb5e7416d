"""Reminds: looks at the wall clock at least once a minute, and shows what is due as a card, never during a session."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from coach.practice.message import ui
from coach.practice.ports import Fault
from coach.practice.reminders.schedule import LOOK_BACK, Answer, Due, Key, Look, Quiet, keys_of_day, look
from coach.practice.reminders.words import NOT_TODAY, TIME_TO_PRACTISE, clock_time
from coach.ui.day import DayReader
from coach.ui.hall import Hall, nothing
from coach.ui.theme.icons import Icon
from coach.ui.tray import Tray

_MOST_SECONDS, _LEAST_SECONDS = 60.0, 1.0  # between two looks: also right after sleep and a changed clock
_NOTICE = "reminder"


class Reminding(QObject):
    """`today` shows the day and may say it; `busy` tells whether a session is on; `on_today` whether Today is."""

    def __init__(
        self,
        hall: Hall,
        today: Callable[[], None],
        *,
        busy: Callable[[], bool],
        on_today: Callable[[], bool],
    ) -> None:
        super().__init__(hall)
        self._hall, self._today, self._busy, self._on_today = hall, today, busy, on_today
        self.tray = Tray(self)
        self.tray.opened.connect(self._come)
        self.tray.ended.connect(QApplication.quit)
        self._day = hall.today_date
        self._person = -1
        self._shown: set[Key] | None = None  # None: not read yet
        self._since: datetime | None = None
        self._came = self._now  # since when the person is here: what was due before needs no card
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.look)

    def arrived(self) -> None:
        """Today is on: what the strip says has been heard. From the first time on, look."""
        self._hall.shell.notice.clear_trouble(_NOTICE)
        self._day = self._hall.today_date
        if not self._timer.isActive():
            self._arm(_LEAST_SECONDS)

    def look(self) -> None:
        """See what is due."""
        hall = self._hall
        self._follow_settings()
        if self._person != hall.company.person.id:
            self._person, self._shown, self._came = hall.company.person.id, None, self._now
        self._arm(_MOST_SECONDS)
        if self._busy():
            return
        if self._on_today() and self._day != hall.today_date:
            self._today()  # a window that stays open overnight shows the new day
        if not self._wanted:
            return
        if self._shown is None:
            self._read()
            return
        found = self._found(self._shown)
        self._since = found.since
        self._arm((found.again - self._now).total_seconds() / hall.rooms.speed)
        if found.due:
            self._shown |= {due.key for due in found.due}
            self._judge(found.due)

    @property
    def _wanted(self) -> bool:
        return bool(self._hall.preferences.reminders) and self._hall.rooms.preset.reminders_allowed

    @property
    def _now(self) -> datetime:
        return datetime.fromisoformat(self._hall.rooms.clock.now().utc.removesuffix("Z")).replace(tzinfo=UTC)

    def _found(self, shown: set[Key]) -> Look:
        chosen = self._hall.preferences
        quiet, now = Quiet(chosen.quiet_begins, chosen.quiet_ends), self._now
        place, since = self._hall.rooms.local_time, self._since or self._now
        return look(chosen.reminders, quiet, shown, since=since, now=now, place=place)

    def _arm(self, seconds: float) -> None:
        self._timer.start(round(1000 * min(max(seconds, _LEAST_SECONDS), _MOST_SECONDS)))

    def _follow_settings(self) -> None:
        """Stand in the tray, and hide instead of closing, only if the person chose so."""
        hall = self._hall
        stays = hall.preferences.stays and self._wanted and self.tray.is_there()
        hall.shell.hides_when_closed = stays
        if self._wanted:
            self.tray.show(hall.shell.kit)
        else:
            self.tray.hide()

    def _read(self) -> None:
        """What was shown on the days that are looked at. If the record cannot be read, nothing was."""
        person, today = self._person, self._hall.rooms.local_time.to_local(self._now).date()
        first, last = today - LOOK_BACK - timedelta(days=2), today + LOOK_BACK
        book = self._hall.rooms.notebook.reminders

        def known(keys: set[Key]) -> None:
            if person == self._hall.company.person.id:
                self._shown = keys
                self._arm(_LEAST_SECONDS)

        self._hall.rooms.background.run(
            lambda: set(book.shown(first.isoformat(), last.isoformat())), known, lambda _fault: known(set())
        )

    def _judge(self, due: tuple[Due, ...]) -> None:
        """Show a card, unless the session of the day is done already."""
        hall = self._hall
        person, preferences = self._person, hall.preferences
        day = DayReader(hall.rooms.catalogue, hall.rooms.notebook, hall.rooms.clock)

        def decide(done: bool) -> None:
            if person != hall.company.person.id:
                return
            self._note([one.key for one in due], Answer.PRACTISED if done else Answer.SHOWN)
            if not done:
                self._remind(due[-1])

        hall.rooms.background.run(
            lambda: day.read(preferences)[1].prescription.done, decide, lambda _fault: decide(False)
        )

    def _remind(self, due: Due) -> None:
        """Whoever has just opened Today needs no card; elsewhere a strip says it, so that nothing is interrupted."""
        shell = self._hall.shell
        if self._busy() or (due.at <= self._came and shell.isVisible()):
            return
        self.tray.tell(shell.kit, TIME_TO_PRACTISE)
        if not self._on_today():
            shell.notice.show_trouble(_NOTICE, TIME_TO_PRACTISE)
            return
        if not shell.isVisible():
            shell.present()
        self._show_card(due)
        QApplication.alert(shell)

    def _come(self) -> None:
        """The person wants the window."""
        shell = self._hall.shell
        shell.setWindowState(shell.windowState() & ~Qt.WindowState.WindowMinimized)
        shell.show()
        shell.raise_()
        shell.activateWindow()
        if self._on_today():
            self._today()

    def _show_card(self, due: Due) -> None:
        from coach.ui.screens.ask import Ask

        shell = self._hall.shell
        time = shell.kit.words.formats.time(clock_time(due.minute))
        reason = (ui("Your time: **{time}**.", time=time),)
        answers = (ui("Practise now"), ui("Not today"))
        screen = Ask(shell.kit, TIME_TO_PRACTISE, (reason,), answers, icons=(Icon.PLAY, Icon.REST))
        screen.answered.connect(self._answer)
        screen.later.connect(self._today)
        screen.spoken.connect(self._hall.speak)
        shell.show_screen(screen)
        screen.say()

    def _answer(self, now: bool) -> None:
        if not now:
            day = self._hall.rooms.local_time.to_local(self._now).date()
            keys = keys_of_day(self._hall.preferences.reminders, day)
            if self._shown is not None:
                self._shown |= set(keys)
            self._note(keys, Answer.NOT_TODAY)
        self._today()
        if not now:
            self._hall.speak(self._hall.shell.kit.words.spoken(NOT_TODAY))

    def _note(self, keys: tuple[Key, ...] | list[Key], answer: Answer) -> None:
        book = self._hall.rooms.notebook.reminders

        def refused(fault: Fault) -> None:
            self._hall.shell.notice.show_trouble("record", fault.says)

        self._hall.rooms.background.run(lambda: book.note(keys, answer), nothing, refused)
