"""One session from its first word to its summary: player screen, conductor and recorder, joined."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from coach.practice.agenda import history_span
from coach.practice.message import Message
from coach.practice.player import Moved
from coach.practice.ports import Fault
from coach.practice.preferences import Preferences
from coach.practice.record import Asked, CheckIn, DayTotal, Outcome, SessionRow, SetDone
from coach.practice.sitting import Sitting, to_json
from coach.ui.conductor import Conductor, Means
from coach.ui.recorder import Recorder
from coach.ui.rooms import Rooms
from coach.ui.screens.player import PlayerScreen
from coach.ui.shell import Shell

_RECORD = "record"


@dataclass(frozen=True, slots=True)
class Ended:
    """A session that is over, as the record has it. `pain` and `effort` are the last faces 1..5 given in it."""

    outcome: Outcome
    sets: tuple[SetDone, ...]
    days: tuple[DayTotal, ...]
    pain: int | None
    effort: int | None


class Practising(QObject):
    """Plays one session in the window. `ended` carries an `Ended` once all of it is written, or was refused."""

    ended = Signal(object)

    def __init__(self, rooms: Rooms, shell: Shell, preferences: Preferences) -> None:
        super().__init__(shell)
        self._rooms, self._shell = rooms, shell
        self._started = rooms.clock.now()
        self._recorder = Recorder(rooms.notebook.journal, rooms.background, rooms.later, self._record_trouble)
        # Made ready here and not at the start: the sound library takes time and memory, and ticks come much later.
        rooms.sounds.configure(volume_percent=preferences.volume_percent, on=preferences.sounds_on)
        screen = PlayerScreen(shell.kit, rooms.catalogue, preferences.words_per_minute)
        means = Means(
            voice=rooms.voice,
            sounds=rooms.sounds,
            recorder=self._recorder,
            clock=rooms.clock,
            words=shell.kit.words,
            notices=shell.notice,
            monotonic=rooms.monotonic,
            words_per_minute=preferences.words_per_minute,
            voice_on=preferences.voice_on,
            sounds_on=preferences.sounds_on,
            speed=rooms.speed,
        )
        self._conductor = Conductor(screen, means, self)
        self._conductor.finished.connect(self._finish)
        shell.show_screen(screen)

    def begin(self, sitting: Sitting, moved: Moved) -> None:
        """Open a session in the record and start it."""
        self._recorder.begin(to_json(sitting), self._started)
        self._conductor.start(moved)

    def go_on(self, row: SessionRow, moved: Moved) -> None:
        """Go on with a session that was broken off."""
        self._started = row.started
        self._recorder.go_on(row.id)
        self._conductor.start(moved)

    def pause(self) -> None:
        """Be silent and let no time pass: the program ends, or the window goes away."""
        self._conductor.pause()

    def _record_trouble(self, says: Message | None) -> None:
        if says is None:
            self._shell.notice.clear_trouble(_RECORD)
        else:
            self._shell.notice.show_trouble(_RECORD, says)

    def _finish(self, outcome: Outcome) -> None:
        self._rooms.background.run(
            lambda: self._read(outcome), self.ended.emit, lambda fault: self._unread(outcome, fault)
        )

    def _unread(self, outcome: Outcome, fault: Fault) -> None:
        self._record_trouble(fault.says)
        self.ended.emit(Ended(outcome, (), (), None, None))

    def _read(self, outcome: Outcome) -> Ended:
        """What the record now says of this session, and of the days around it."""
        journal, first = self._rooms.notebook.journal, self._started
        days = history_span(self._rooms.clock.now().local_date)
        rows = journal.practised_sessions(first.local_date, days[1])
        sets = tuple(done for row in rows if row.started.utc == first.utc for done in row.sets)
        answers = [one for one in journal.check_ins(first.local_date, days[1]) if one.at.utc >= first.utc]
        pain = _last(answers, Asked.PAIN) or _last(answers, Asked.PAIN_BEFORE)
        return Ended(outcome, sets, tuple(journal.days(*days)), pain, _last(answers, Asked.EFFORT))


def _last(answers: list[CheckIn], asked: Asked) -> int | None:
    return next((one.face for one in reversed(answers) if one.asked is asked), None)
