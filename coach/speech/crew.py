"""The workers behind the voice: one that speaks and one, already warm, that stands by."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import msgspec

from coach.practice.ports import Child, Spawner
from coach.speech.protocol import Ready, Report, Say, Unavailable, line, read_report

START_SECONDS = 30.0  # the first start on Windows builds what it needs to talk to SAPI
STANDBY_SECONDS = 0.15  # keeps the start of a process away from the first moment of speech
DEATHS = 5
BACK_OFF_SECONDS = 0.5  # after the first death; twice as long after each further one


def nothing() -> None:
    """Do nothing: a timer that is not running, a listener that is not there."""


@dataclass(slots=True, eq=False)
class _Worker:
    """One child process; `stop_watch` stops the watch over its start."""

    child: Child | None = None
    ready: bool = False
    stop_watch: Callable[[], None] = nothing


class Crew:
    """Keeps a speaking worker and a standby alive, until too many have died in a row.

    `heard` gets what the speaking worker reports; `lost` is called when it has gone, after the standby, if there is
    one, has taken its place. What comes from workers that were replaced is dropped.
    """

    def __init__(self, spawner: Spawner, heard: Callable[[Report], None], lost: Callable[[], None]) -> None:
        self._spawner = spawner
        self._heard = heard
        self._lost = lost
        self._speaking: _Worker | None = None
        self._standby: _Worker | None = None
        self._deaths = 0
        self._stop_filling = nothing

    @property
    def manned(self) -> bool:
        """Whether there is a speaking worker, warm or still starting."""
        return self._speaking is not None

    @property
    def ready(self) -> bool:
        """Whether words can be sent now."""
        return self._speaking is not None and self._speaking.ready

    @property
    def given_up(self) -> bool:
        """Whether so many have died that no more are started."""
        return self._deaths >= DEATHS

    def start(self) -> None:
        """Start a speaking worker now if there is none; after giving up, begin anew."""
        if self._speaking is None:
            self._deaths = 0 if self.given_up else self._deaths
            self._fill()

    def send(self, order: Say) -> None:
        """Have the speaking worker say it; only when `ready`."""
        if self._speaking is not None and self._speaking.child is not None:
            self._speaking.child.write(line(order))

    def replace(self) -> None:
        """End the speaking worker at once; the standby speaks from now on."""
        self._end(self._speaking)
        self._speaking, self._standby = self._standby, None
        if self._speaking is None:
            self._fill()
        else:
            self._fill_after(STANDBY_SECONDS)

    def fail(self) -> None:
        """The speaking worker hangs or cannot speak: end it, as if it had died."""
        if self._speaking is not None:
            self._end(self._speaking)
            self._died(self._speaking)

    def praise(self) -> None:
        """Words were heard: earlier deaths are forgiven."""
        self._deaths = 0
        if self._standby is None:
            self._fill_after(STANDBY_SECONDS)

    def end(self) -> None:
        """End all workers and start no more."""
        self._stop_filling()
        for worker in (self._speaking, self._standby):
            self._end(worker)
        self._speaking = self._standby = None

    def _fill_after(self, seconds: float) -> None:
        self._stop_filling()
        self._stop_filling = self._spawner.later(seconds, self._fill)

    def _fill(self) -> None:
        """Start what is missing, one process at a time."""
        self._stop_filling()
        if self._speaking is None:
            self._speaking = _Worker()
            self._launch(self._speaking)
        elif self._standby is None:
            self._standby = _Worker()
            self._launch(self._standby)

    def _launch(self, worker: _Worker) -> None:
        worker.stop_watch = self._spawner.later(START_SECONDS, lambda: self._hung_at_start(worker))
        worker.child = self._spawner.spawn(
            lambda text: self._read(worker, text),
            lambda _status: self._died(worker),
        )

    def _end(self, worker: _Worker | None) -> None:
        if worker is not None:
            worker.stop_watch()
            if worker.child is not None:
                worker.child.kill()

    def _hung_at_start(self, worker: _Worker) -> None:
        self._end(worker)
        self._died(worker)

    def _read(self, worker: _Worker, text: bytes) -> None:
        try:
            report = read_report(text)
        except msgspec.DecodeError:
            return
        if isinstance(report, Ready):
            worker.stop_watch()
            worker.ready = True
            if self.ready and self._standby is None:
                self._fill_after(STANDBY_SECONDS)
        if worker is self._speaking:
            if isinstance(report, Unavailable):
                self.end()
            self._heard(report)

    def _died(self, worker: _Worker) -> None:
        if worker is not self._speaking and worker is not self._standby:
            return
        worker.stop_watch()
        self._deaths += 1
        if not self.given_up:
            self._fill_after(BACK_OFF_SECONDS * 2 ** (self._deaths - 1))
        if worker is self._standby:
            self._standby = None
            return
        self._speaking, self._standby = self._standby, None
        self._lost()
