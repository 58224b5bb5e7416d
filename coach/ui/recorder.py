"""Writes a session to the journal as it goes: in order, and again until the disk takes it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from coach.practice.message import Message, ui
from coach.practice.ports import Background, Fault
from coach.practice.record import CheckIn, Moment, Outcome, SetDone
from coach.ui.input_aids import Later

RETRY_SECONDS = 5.0
_NOT_SAVED = ui("The last results are not on the disk yet. They are kept here. I will try again.")


class SessionJournal(Protocol):
    """The part of `ports.Journal` that a session writes to. Calls block, and raise Fault when the disk fails."""

    def begin_session(self, plan: str, at: Moment) -> int:
        """Open a session and return its id."""
        ...

    def add_set(self, session: int, done: SetDone) -> None:
        """Write a set."""
        ...

    def add_check_in(self, session: int, answer: CheckIn) -> None:
        """Write an answer."""
        ...

    def end_session(self, session: int, at: Moment, outcome: Outcome) -> None:
        """Close a session."""
        ...


@dataclass(slots=True)
class _Job:
    """One thing to write. `then` follows the first attempt, whatever came of it."""

    work: Callable[[int], None]
    then: Callable[[], None] | None


class Recorder:
    """The record of one session. Call it on the main thread; the journal is called in the background.

    What the disk refuses stays here in order and is tried again after a while, with the next thing to write, and by
    `try_now`. `on_trouble` gets the words of a trouble, and None when everything is on the disk again.
    """

    def __init__(
        self,
        journal: SessionJournal,
        background: Background,
        later: Later,
        on_trouble: Callable[[Message | None], None],
    ) -> None:
        self._journal, self._background, self._later = journal, background, later
        self._on_trouble = on_trouble
        self._session: int | None = None
        self._open: Callable[[], int] | None = None
        self._jobs: deque[_Job] = deque()
        self._busy = False
        self._failing = False
        self._cancel_retry: Callable[[], None] | None = None

    @property
    def unsaved(self) -> bool:
        """Whether the disk has refused something that is not written yet."""
        return self._failing

    def begin(self, plan: str, at: Moment) -> None:
        """Open a session; `plan` is the JSON of what is to be done."""
        self._open = lambda: self._journal.begin_session(plan, at)
        self.try_now()

    def go_on(self, session: int) -> None:
        """Add to a session that was broken off."""
        self._session = session

    def add_set(self, done: SetDone, then: Callable[[], None]) -> None:
        """Write a set; `then` is called when it is on the disk, or when the disk has refused it."""
        self._add(lambda session: self._journal.add_set(session, done), then)

    def add_check_in(self, answer: CheckIn) -> None:
        """Write an answer."""
        self._add(lambda session: self._journal.add_check_in(session, answer), None)

    def end(self, at: Moment, outcome: Outcome, then: Callable[[], None]) -> None:
        """Close the session; `then` as in `add_set`."""
        self._add(lambda session: self._journal.end_session(session, at, outcome), then)

    def try_now(self) -> None:
        """Write what waits."""
        self._stop_retry()
        if self._busy:
            return
        if self._open is not None:
            self._busy = True
            self._background.run(self._open, self._opened, self._failed)
        elif self._jobs and self._session is not None:
            session, job = self._session, self._jobs[0]
            self._busy = True
            self._background.run(lambda: job.work(session), lambda _nothing: self._written(job), self._failed)

    def _add(self, work: Callable[[int], None], then: Callable[[], None] | None) -> None:
        self._jobs.append(_Job(work, then))
        self.try_now()

    def _opened(self, session: int) -> None:
        self._session, self._open = session, None
        self._go_on()

    def _written(self, job: _Job) -> None:
        self._jobs.popleft()
        self._go_on()
        if job.then is not None:
            job.then()

    def _go_on(self) -> None:
        self._busy = False
        if self._failing and not self._jobs:
            self._failing = False
            self._on_trouble(None)
        self.try_now()

    def _failed(self, fault: Fault) -> None:
        self._busy = False
        if not self._failing:
            self._failing = True
            self._on_trouble(ui("{fault} {kept}", fault=fault.says, kept=_NOT_SAVED))
        self._stop_retry()
        self._cancel_retry = self._later(RETRY_SECONDS, self.try_now)
        waiting = [job.then for job in self._jobs if job.then is not None]
        for job in self._jobs:
            job.then = None
        for then in waiting:
            then()

    def _stop_retry(self) -> None:
        if self._cancel_retry is not None:
            self._cancel_retry()
            self._cancel_retry = None
