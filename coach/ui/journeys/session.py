"""The way through a session: begun, gone on with or picked by hand, then practised, then looked back on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from coach.practice.agenda import Agenda, Past
from coach.practice.plan import compile_session
from coach.practice.player import go_on, start
from coach.practice.recap import RecapView, recap_view
from coach.practice.record import Outcome
from coach.practice.sitting import Sitting, from_json
from coach.practice.soreness import Soreness, soreness
from coach.practice.timeline import Timeline
from coach.ui.hall import Hall, nothing

if TYPE_CHECKING:
    from coach.ui.practising import Ended, Practising


class SessionJourney:
    """`past` is what the record says, `planned` are the weekdays of practice, both of who practises now.

    From the summary `today` leads home, `progress` to the charts, and `remark` to a remark, given the way back.
    """

    def __init__(
        self,
        hall: Hall,
        past: Callable[[], Past],
        planned: Callable[[], tuple[int, ...]],
        *,
        today: Callable[[], None],
        progress: Callable[[], None],
        remark: Callable[[Callable[[], None]], None],
    ) -> None:
        self._hall, self._past, self._planned = hall, past, planned
        self._today, self._progress, self._remark = today, progress, remark
        self._practising: Practising | None = None

    @property
    def is_on(self) -> bool:
        """Whether somebody practises."""
        return self._practising is not None

    def pause(self) -> None:
        """Silence a session that is on; it is offered again at the next start."""
        if self._practising is not None:
            self._practising.pause()

    def begin(self, planned: Agenda) -> None:
        """The session of the day."""
        self._begin(planned.sitting, planned.timeline)

    def begin_anew(self, planned: Agenda) -> None:
        """The session of the day; the one that was broken off is not gone on with."""
        row, now = self._past().unfinished, self._hall.rooms.clock.now()
        if row is not None:
            journal = self._hall.rooms.notebook.journal
            self._hall.work(lambda: journal.end_session(row.id, now, Outcome.BROKEN_OFF), nothing)
        self.begin(planned)

    def go_on(self) -> None:
        """The session that was broken off, from where it was."""
        row = self._past().unfinished
        sitting = from_json(row.plan, self._hall.rooms.catalogue.exercises) if row is not None else None
        if row is not None and sitting is not None:
            self._compile(sitting, lambda timeline: self._practise().go_on(row, go_on(timeline, row.sets, self._sore)))

    def practise(self, sitting: Sitting) -> None:
        """A session picked by hand."""
        self._compile(sitting, lambda timeline: self._begin(sitting, timeline))

    def _compile(self, sitting: Sitting, then: Callable[[Timeline], None]) -> None:
        exercises, preferences = self._hall.rooms.catalogue.exercises, self._hall.preferences
        self._hall.work(lambda: compile_session(sitting.entries, exercises, preferences), then)

    def _begin(self, sitting: Sitting, timeline: Timeline) -> None:
        self._practise().begin(sitting, start(timeline, sore=self._sore))

    def _practise(self) -> Practising:
        from coach.ui.practising import Practising

        self._practising = Practising(self._hall.rooms, self._hall.shell, self._hall.preferences)
        self._practising.ended.connect(self._end)
        return self._practising

    @property
    def _sore(self) -> Soreness:
        """What the days before say of pain."""
        return soreness(self._past().answers, self._hall.today_date)

    def _end(self, ended: Ended) -> None:
        if self._practising is not None:
            self._practising.deleteLater()
            self._practising = None
        self._hall.listen()
        view = recap_view(
            ended.sets,
            ended.outcome,
            self._hall.rooms.catalogue.exercises,
            ended.days,
            planned=self._planned(),
            today=date.fromisoformat(self._hall.today_date),
            pain=ended.pain,
            effort=ended.effort,
        )
        self._show_recap(view, aloud=True)

    def _show_recap(self, view: RecapView, *, aloud: bool = False) -> None:
        from coach.ui.screens.summary import Summary

        screen = Summary(self._hall.shell.kit, view)
        screen.done.connect(self._today)
        screen.progress.connect(self._progress)
        screen.remark.connect(lambda: self._remark(lambda: self._show_recap(view)))
        screen.spoken.connect(self._hall.speak)
        self._hall.shell.show_screen(screen)
        if aloud:
            screen.say()
