"""The voice as the program sees it: a queue of words, and the workers that say them.

Rules, in the order in which they matter:

1. `hush` ends the worker that speaks, with all of its children, and the one that stands by takes over.
2. Words are said once or not at all. Words lost with a worker are not repeated; while no worker is left after
   trouble, words are let go rather than said late.
3. When words were lost the listener is told: SILENT while it may get better, MISSING when it will not. The first words
   that are heard again end the trouble; a new start that fails leaves it at MISSING.
4. A worker that takes twice the expected time and five seconds more is ended. One that is done in a fraction of the
   expected time has no device or no player: nothing was heard.
5. Workers that die are started again, each time after a longer wait, until five have died in a row. After that, and
   after a worker has said that there is no voice, a new start is tried by `configure`, or by `say` once half a minute
   has passed.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence

import msgspec

from coach.practice.pace import spoken_seconds
from coach.practice.ports import Spawner, VoiceChoice, VoiceState
from coach.speech.crew import Crew, nothing
from coach.speech.protocol import Done, Error, Ready, Report, Say, Unavailable

HEARD_FRACTION = 0.2  # of the expected time: no engine speaks five times as fast as it was asked to
WATCH_FACTOR, WATCH_SECONDS = 2.0, 5.0
LATE_SECONDS = 1.0  # after the whole program has stalled, a worker's reports may come in behind the watchdog
RETRY_SECONDS = 30.0


def was_heard(order: Say, seconds: float) -> bool:
    """Whether words that took so many seconds can have been heard; if not, there is no device or no player."""
    return seconds >= HEARD_FRACTION * spoken_seconds(order.words, order.words_per_minute)


def longest(order: Say) -> float:
    """Seconds after which a worker that has not ended is taken to hang."""
    return WATCH_FACTOR * spoken_seconds(order.words, order.words_per_minute) + WATCH_SECONDS


class VoiceSupervisor:
    """Implements `ports.Voice`. No process is started before `configure` or `say` is called.

    `on_idle` is called once after each run of words: when all have ended, were lost, or could not be taken (voice
    off or missing, nothing to say); never from within `say`. `hush` and `close` call nobody. `on_trouble` gets
    SILENT or MISSING, and READY when the trouble is over.
    """

    def __init__(self, spawner: Spawner) -> None:
        self._spawner = spawner
        self._crew = Crew(spawner, self._heard, self._lost)
        self._waiting: deque[str] = deque()
        self._said: Say | None = None
        self._number = 0
        self._idle_owed = False
        self._trouble: VoiceState | None = None
        self._choices: tuple[VoiceChoice, ...] = ()
        self._manner = Say(0, "")  # how to say the next words
        self._on = True
        self._started_at = 0.0
        self._stop_watch = nothing
        self._on_idle: Callable[[], None] = nothing
        self._on_trouble: Callable[[VoiceState], None] = lambda _state: None

    @property
    def state(self) -> VoiceState:
        """See `ports.Voice`. SPEAKING while words are being said or wait; STARTING also while the voice is off."""
        if self._trouble is not None:
            return self._trouble
        if self._said is not None or self._waiting:
            return VoiceState.SPEAKING
        return VoiceState.READY if self._crew.ready else VoiceState.STARTING

    @property
    def choices(self) -> Sequence[VoiceChoice]:
        """See `ports.Voice`."""
        return self._choices

    def listen(self, on_idle: Callable[[], None], on_trouble: Callable[[VoiceState], None]) -> None:
        """See `ports.Voice`."""
        self._on_idle = on_idle
        self._on_trouble = on_trouble

    def say(self, words: str) -> None:
        """See `ports.Voice`."""
        self._idle_owed = True
        if self._on and spoken_seconds(words, self._manner.words_per_minute) and self._someone_speaks():
            self._waiting.append(words)
            self._send_next()
        else:
            self._spawner.later(0, self._tell_idle)

    def hush(self) -> None:
        """See `ports.Voice`."""
        self._waiting.clear()
        self._idle_owed = False
        if self._said is not None:
            self._take_back()
            self._crew.replace()

    def configure(self, *, voice: str, words_per_minute: int, volume_percent: int, on: bool) -> None:
        """See `ports.Voice`. Switching off hushes and ends the workers; switching on starts them."""
        self._manner = msgspec.structs.replace(
            self._manner, voice=voice, words_per_minute=words_per_minute, volume_percent=volume_percent
        )
        self._on = on
        if not on:
            self.hush()
            self._crew.end()
            self._turn_to(None)
        elif not self._crew.manned:
            self._start()

    def close(self) -> None:
        """See `ports.Voice`."""
        self.hush()
        self._crew.end()
        self._on = False

    def _someone_speaks(self) -> bool:
        """Whether there is a worker to take words; starts one where that may help."""
        rested = self._spawner.monotonic() - self._started_at >= RETRY_SECONDS
        if not self._crew.manned and (self._trouble is None or (self._trouble is VoiceState.MISSING and rested)):
            self._start()
        return self._crew.manned

    def _start(self) -> None:
        self._started_at = self._spawner.monotonic()
        self._crew.start()

    def _send_next(self) -> None:
        if self._said is not None or not self._waiting or not self._crew.ready:
            return
        self._number += 1
        self._said = msgspec.structs.replace(self._manner, id=self._number, words=self._waiting.popleft())
        self._crew.send(self._said)
        self._stop_watch = self._spawner.later(longest(self._said), self._overdue)

    def _heard(self, report: Report) -> None:
        match report:
            case Ready(voices=voices):
                self._choices = tuple(VoiceChoice(voice.id, voice.name, voice.language) for voice in voices)
                self._send_next()
            case Unavailable():
                self._words_lost(VoiceState.MISSING)
            case Done(id=number, seconds=seconds) if self._said is not None and number == self._said.id:
                self._done(self._said, seconds)
            case Error(id=number) if self._said is not None and number == self._said.id:
                self._give_up_worker()

    def _done(self, said: Say, seconds: float) -> None:
        self._take_back()
        if was_heard(said, seconds):
            self._crew.praise()
            self._turn_to(None)
        else:
            self._turn_to(VoiceState.SILENT)
        self._send_next()
        self._tell_idle()

    def _overdue(self) -> None:
        self._stop_watch = self._spawner.later(LATE_SECONDS, self._give_up_worker)

    def _give_up_worker(self) -> None:
        """The engine hangs or fails. Where the system has a plain speaking command, that one is used from now on."""
        self._manner = msgspec.structs.replace(self._manner, plain=True)
        self._crew.fail()

    def _lost(self) -> None:
        """The speaking worker has gone; the standby, if any, has taken over."""
        if self._crew.given_up and not self._crew.manned:
            self._words_lost(VoiceState.MISSING)
        elif self._said is not None or (self._waiting and not self._crew.manned):
            self._words_lost(VoiceState.SILENT)

    def _words_lost(self, state: VoiceState) -> None:
        self._take_back()
        if not self._crew.manned:
            self._waiting.clear()
        self._turn_to(VoiceState.MISSING if self._trouble is VoiceState.MISSING else state)
        self._send_next()
        self._tell_idle()

    def _take_back(self) -> None:
        self._stop_watch()
        self._said = None

    def _turn_to(self, trouble: VoiceState | None) -> None:
        if trouble is not self._trouble:
            self._trouble = trouble
            self._on_trouble(trouble or VoiceState.READY)

    def _tell_idle(self) -> None:
        if self._idle_owed and self._said is None and not self._waiting:
            self._idle_owed = False
            self._on_idle()
