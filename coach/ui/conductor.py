"""Plays a session: gives time and presses to the player, and carries out in order what it asks the world to do."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from coach.practice import player
from coach.practice.effects import (
    Answered,
    Begin,
    Chime,
    Command,
    Count,
    Effect,
    Finish,
    Hush,
    Pose,
    Press,
    Record,
    Say,
    Show,
    Tick,
)
from coach.practice.message import ui
from coach.practice.pace import sounding_seconds
from coach.practice.ports import Clock, Sounds, Voice, VoiceState
from coach.practice.record import CheckIn, Moment, SetDone
from coach.practice.speaking import SAVED, Spoken, decide_count
from coach.practice.view import View
from coach.text.words import Words
from coach.ui.recorder import Recorder
from coach.ui.screens.player import PlayerScreen
from coach.ui.voice_notice import Notices, tell_voice

TICK_MS = 16  # about 60 a second: words and ticks are this exact
FRAME_SECONDS = 1 / 24  # the screen is drawn anew so often
STALL_SECONDS = 2.0  # more than this at once is a sleep or a hung machine: the session pauses
LONGEST_STEP = 0.5  # seconds of the session that the player is given at once, however fast the clock runs

_UNHEARD = (VoiceState.SILENT, VoiceState.MISSING)
_ENDS = ".?!:,;…。؟"
_UNSAVED = ui("It is not saved yet.")


@dataclass(frozen=True, slots=True)
class Means:
    """What a session is played with. `words_per_minute` is the voice's rate, `monotonic` gives seconds."""

    voice: Voice
    sounds: Sounds
    recorder: Recorder
    clock: Clock
    words: Words
    notices: Notices
    monotonic: Callable[[], float]
    words_per_minute: int
    voice_on: bool = True
    sounds_on: bool = True
    speed: float = 1.0


class Conductor(QObject):
    """Owns the one timer of a session. `finished` tells its outcome, once its end is on the disk or was refused.

    With a `speed` other than 1 the clock runs so many times faster, and nothing waits for the voice.
    """

    finished = Signal(object)

    def __init__(self, screen: PlayerScreen, means: Means, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._screen, self._means = screen, means
        self._state: player.State | None = None
        self._due: deque[Effect] = deque()
        self._blocked = False
        self._speaking = False
        self._began: dict[int, Moment] = {}
        self._last_tick = self._last_frame = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.tick)
        screen.pressed.connect(self.press)

    @property
    def state(self) -> player.State | None:
        """Where the session is."""
        return self._state

    def start(self, moved: player.Moved) -> None:
        """Begin with what `player.start` or `player.go_on` returned."""
        means = self._means
        means.voice.listen(self._voice_idle, self._voice_trouble)
        self._voice_trouble(means.voice.state)
        self._hush()  # the screen before may still be speaking
        self._last_tick = means.monotonic()
        self._take(moved)

    def press(self, pressed: Press) -> None:
        """Carry out what the person pressed."""
        if self._state is None:
            return
        if pressed is Command.SAY_AGAIN:
            self._screen.say_again()
        moved = player.press(self._heard(self._state), pressed)
        if any(isinstance(effect, Hush) for effect in moved[1]):
            self._hush()  # at once, also while the disk is slow
        self._take(moved)

    def pause(self) -> None:
        """Another screen, or the end of the program: be silent and let no time pass."""
        self.press(Command.PAUSE)

    def tick(self) -> None:
        """Let the time pass that has passed."""
        state = self._state
        if state is None:
            return
        now = self._means.monotonic()
        passed, self._last_tick = now - self._last_tick, now
        if passed > STALL_SECONDS:
            self._take(player.advance(self._heard(state), passed))
            return
        left = passed * self._means.speed
        while left > 0 and self._state is not None and self._state.runs:
            step = min(left, LONGEST_STEP)
            left -= step
            self._take(player.advance(self._heard(self._state), step), draw=False)
        if now - self._last_frame >= FRAME_SECONDS:
            self._screen.pass_time(now - self._last_frame)
            self._last_frame = now
            self._draw()

    def _heard(self, state: player.State) -> player.State:
        busy = self._speaking and self._means.speed == 1.0
        return state if state.busy == busy else player.voice_busy(state, busy)

    def _take(self, moved: player.Moved, *, draw: bool = True) -> None:
        """The session has moved: do what is due, and let the timer run as long as time passes."""
        self._state, effects = moved
        self._due += effects
        self._carry_out()
        if draw:
            self._draw()
        if not self._state.runs:
            self._timer.stop()
        elif not self._timer.isActive():
            self._last_tick = self._means.monotonic()
            self._timer.start()

    def _draw(self) -> None:
        if self._state is not None:
            self._screen.show_view(self._honest(player.view(self._state)))

    def _honest(self, view: View) -> View:
        """Nothing is called saved that the disk has refused."""
        if self._means.recorder.unsaved and view.then == SAVED:
            return replace(view, then=_UNSAVED)
        return view

    # Effects

    def _carry_out(self) -> None:
        while self._due and not self._blocked:
            self._do(self._due.popleft())

    def _do(self, effect: Effect) -> None:
        means = self._means
        if isinstance(effect, Say):
            self._say(effect)
        elif isinstance(effect, Count):
            self._count(effect)
        elif isinstance(effect, Hush):
            self._hush()
        elif isinstance(effect, Tick):
            means.sounds.tick()
        elif isinstance(effect, Chime):
            means.sounds.chime()
        elif isinstance(effect, Pose):
            self._screen.pose_to(effect.to)
        elif isinstance(effect, Show):
            self._tell_sounds()
            self._draw()
            self._screen.announce_part()
        else:
            self._keep(effect)

    def _keep(self, effect: Begin | Record | Answered | Finish) -> None:
        """What goes on record."""
        means, now = self._means, self._means.clock.now()
        if isinstance(effect, Begin):
            self._began[effect.aim.index] = now
        elif isinstance(effect, Record):
            began = self._began.get(effect.aim.index, now)
            self._blocked = True  # nothing after it before it is on the disk
            means.recorder.add_set(SetDone(effect.aim, effect.done, effect.outcome, began, now), self._unblock)
        elif isinstance(effect, Answered):
            means.recorder.add_check_in(CheckIn(effect.asked, effect.face, effect.exercise, now))
        else:
            outcome = effect.outcome
            means.recorder.end(now, outcome, lambda: self.finished.emit(outcome))

    def _unblock(self) -> None:
        self._blocked = False
        self._carry_out()
        self._draw()

    def _say(self, effect: Say) -> None:
        means = self._means
        if self._state is not None and self._state.finished:
            return  # the summary comes up now, and says it all
        said = [message for message in effect.words if not (means.recorder.unsaved and message == SAVED)]
        if not said:
            return
        if effect.fresh or means.speed != 1.0:
            self._hush()
        words = " ".join(_ended(means.words.spoken(message)) for message in said)
        self._speaking = True
        means.voice.say(means.words.spoken(ui("Helper: {words}", words=words)) if effect.helper else words)

    def _hush(self) -> None:
        self._means.voice.hush()
        self._speaking = False

    def _count(self, effect: Count) -> None:
        """Say a number or a cue if it can be heard in time, else tick."""
        means = self._means
        words = means.words.spoken(effect.words)
        seconds = sounding_seconds(words, means.words_per_minute)
        silent = means.voice.state in _UNHEARD or not means.voice_on
        spoken = decide_count(seconds, effect.window / means.speed, self._speaking or silent)
        if spoken is Spoken.TICK:
            means.sounds.tick()
        else:
            self._speaking = True
            means.voice.say(words)

    def _tell_sounds(self) -> None:
        """Say it once it is known that there is no device for sounds."""
        means = self._means
        told = means.voice_on and means.voice.state in _UNHEARD  # a notice that matters more: read the words
        if means.sounds_on and not means.sounds.working and not told:
            says = ui("This computer plays no sounds. The session goes on without ticks and chimes.")
            means.notices.show_trouble("sounds", says)

    def _voice_idle(self) -> None:
        self._speaking = False

    def _voice_trouble(self, state: VoiceState) -> None:
        tell_voice(self._means.notices, state, on=self._means.voice_on)


def _ended(words: str) -> str:
    """The words with a stop at their end, so that the voice pauses between titles and sentences."""
    return words if not words or words[-1] in _ENDS else f"{words}."
