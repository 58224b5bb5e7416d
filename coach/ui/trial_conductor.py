"""Plays a test against the clock: gives it time, taps and presses, and carries out what it asks the world to do."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from coach.practice.effects import Chime, Count, Hush, Say
from coach.practice.pace import sounding_seconds
from coach.practice.ports import VoiceState
from coach.practice.preferences import Side
from coach.practice.speaking import Spoken, decide_count
from coach.practice.timeline import micros
from coach.practice.trials import timed
from coach.practice.trials.model import TITLES, Device, Trial
from coach.practice.trials.run import HOLD_SECONDS, TIMED, Command, Effect, Hurt, Left, Phase, Rules, Run, Scored, Tap
from coach.practice.trials.view import view
from coach.ui.hall import Hall
from coach.ui.press_times import PressTimes
from coach.ui.screens.trial import TrialScreen
from coach.ui.voice_notice import tell_voice

TICK_MS = 16
STALL_SECONDS = 2.0  # more than this at once is a sleep or a hung machine: the try does not count

_UNHEARD = (VoiceState.SILENT, VoiceState.MISSING)
_PADS = {Trial.TAPPING: 2, Trial.TRANSFER: 1}


class TrialConductor(QObject):
    """Owns the one timer of a test. `ended` tells a `Scored`, a `Hurt` or a `Left`, once."""

    ended = Signal(object)

    def __init__(self, hall: Hall, rules: Rules, side: Side) -> None:
        super().__init__(hall)
        self._hall, self._times = hall, PressTimes()
        self.screen = TrialScreen(hall.shell.kit, TITLES[rules.trial], _PADS[rules.trial])
        self._began = self._last = hall.rooms.monotonic()
        self._speaking = False
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.tick)
        self.screen.pressed.connect(self.press)
        self.screen.answered.connect(lambda face: self._take(timed.answer(self._run, face)))
        self.screen.tapped.connect(self._tap)
        self._held_since: float | None = None  # a key of the keyboard, down on the pads
        self.screen.held.connect(self._hold)
        preferences = hall.preferences
        hall.rooms.sounds.configure(volume_percent=preferences.volume_percent, on=preferences.sounds_on)
        self._run: Run
        self._run, self._first = timed.begin(rules, side, preferences)

    @property
    def run(self) -> Run:
        """Where the test is."""
        return self._run

    def start(self) -> None:
        """Say how it goes."""
        self._hall.rooms.voice.listen(self._voice_idle, self._voice_trouble)
        self._take((self._run, self._first))

    def press(self, command: Command) -> None:
        """Carry out what the person pressed."""
        self.tick()
        self._take(timed.press(self._run, command))

    def tick(self) -> None:
        """Let the time pass that has passed."""
        heard = self._hall.rooms.monotonic()
        passed, self._last = heard - self._last, heard
        if passed > STALL_SECONDS and self._run.phase in TIMED - {Phase.WAITING}:
            self._began += passed
            self._take(timed.press(self._run, Command.SLEPT))
            return
        self._take(timed.advance(self._run, self._now()))
        if self._run.one_key and self._held_since is not None and heard - self._held_since >= HOLD_SECONDS:
            self._held_since = None
            self._take(timed.press(self._run, Command.STOP))

    def _hold(self, down: bool) -> None:
        """The one key stops by being held: every short press of it is a tap."""
        self._held_since = self._hall.rooms.monotonic() if down else None

    def _now(self) -> int:
        return self._at(self._hall.rooms.monotonic())

    def _at(self, moment: float) -> int:
        """A moment of the program's clock as one of the test."""
        return micros((moment - self._began) * self._hall.rooms.speed)

    def _tap(self, pad: int, device: Device, stamp: int) -> None:
        self.tick()
        made = self._times.made(device, stamp, self._hall.rooms.monotonic())
        self._take(timed.tap(self._run, Tap(self._at(made), pad, device)))

    def _take(self, moved: timed.Moved) -> None:
        """The test has moved: do what is due, and let the timer run while a clock runs."""
        self._run, effects = moved
        for effect in effects:
            self._do(effect)
        if self._run.phase is not Phase.OVER:
            self.screen.show_view(view(self._run))
        if self._run.phase not in TIMED:
            self._timer.stop()
        elif not self._timer.isActive():
            self._last = self._hall.rooms.monotonic()
            self._timer.start()

    def _do(self, effect: Effect) -> None:
        rooms = self._hall.rooms
        if isinstance(effect, Say):
            self._say(effect)
        elif isinstance(effect, Count):
            self._count(effect)
        elif isinstance(effect, Hush):
            rooms.voice.hush()
            self._speaking = False
        elif isinstance(effect, Chime):
            rooms.sounds.chime()
        elif isinstance(effect, Scored | Hurt | Left):
            self.ended.emit(effect)

    def _say(self, effect: Say) -> None:
        words, voice = self._hall.shell.kit.words, self._hall.rooms.voice
        if effect.fresh:
            voice.hush()
        self._speaking = True
        voice.say(" ".join(words.spoken(message) for message in effect.words))

    def _count(self, effect: Count) -> None:
        """Say a number if it can be heard in time, else tick."""
        hall, voice = self._hall, self._hall.rooms.voice
        words = hall.shell.kit.words.spoken(effect.words)
        seconds = sounding_seconds(words, hall.preferences.words_per_minute)
        silent = voice.state in _UNHEARD or not hall.preferences.voice_on
        window = effect.window / hall.rooms.speed
        if decide_count(seconds, window, self._speaking or silent) is Spoken.TICK:
            hall.rooms.sounds.tick()
        else:
            self._speaking = True
            voice.say(words)

    def _voice_idle(self) -> None:
        self._speaking = False

    def _voice_trouble(self, state: VoiceState) -> None:
        tell_voice(self._hall.shell.notice, state, on=self._hall.preferences.voice_on)
