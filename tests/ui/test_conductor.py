"""A session is played: time and presses go in; words, sounds, pictures and records come out in order."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from coach.practice import player
from coach.practice.effects import Choose, Command, Press
from coach.practice.ports import VoiceState
from coach.practice.preferences import Preferences
from coach.practice.programme import Entry
from coach.practice.record import Outcome
from coach.practice.timeline import Timeline
from coach.practice.view import Part, Primary, View
from coach.ui.conductor import Conductor, Means
from coach.ui.recorder import Recorder
from coach.ui.screens.player import PlayerScreen
from tests.support.coaching import CATALOGUE, session
from tests.support.session_desk import NOW, Disk, Drawings, FakeNotices, FakeSounds, FakeVoice, Queue, StoppedClock
from tests.support.windows import FakeTime, make_kit

FRAME = 0.1


class Stage:
    """A session in a window, with everything round it made up; time passes in frames of 0.1 s."""

    def __init__(
        self,
        timeline: Timeline,
        *,
        lasting: bool = False,
        prompt: bool = True,
        speed: float = 1.0,
        voice_on: bool = True,
    ) -> None:
        self.time, self.heard = FakeTime(), list[str]()
        self.disk, self.queue, self.notices = Disk(), Queue(prompt=prompt), FakeNotices()
        self.voice, self.sounds = FakeVoice(self.heard, lasting=lasting), FakeSounds(self.heard)
        self.recorder = Recorder(self.disk, self.queue, self.time.later, self._trouble)
        kit = make_kit(time=self.time)
        self.screen = PlayerScreen(kit, Drawings(CATALOGUE), 150)
        self.screen.resize(1366, 768)
        means = Means(
            voice=self.voice,
            sounds=self.sounds,
            recorder=self.recorder,
            clock=StoppedClock(),
            words=kit.words,
            notices=self.notices,
            monotonic=self.time.monotonic,
            words_per_minute=150,
            voice_on=voice_on,
            speed=speed,
        )
        self.conductor = Conductor(self.screen, means)
        self.finished: list[Outcome] = []
        self.conductor.finished.connect(self.finished.append)
        self.recorder.begin("{}", NOW)
        self.queue.go()
        self.conductor.start(player.start(timeline))

    def _trouble(self, says: object) -> None:
        self.heard.append("disk trouble" if says is not None else "disk well")

    @property
    def view(self) -> View:
        """What the screen shows."""
        view = self.screen.view
        assert view is not None
        return view

    def press(self, pressed: Press) -> None:
        """The person presses."""
        self.screen.pressed.emit(pressed)

    def wait(self, seconds: float) -> None:
        """Let time pass, frame by frame."""
        for _ in range(round(seconds / FRAME)):
            self.time.go(FRAME)
            self.conductor.tick()

    def until(self, part: Part) -> None:
        """Let time pass until this part is on."""
        for _ in range(100_000):
            if self.view.part is part:
                return
            self.wait(FRAME)
        raise AssertionError

    def said(self, words: str) -> int:
        """How often these words were said."""
        return sum(words in heard for heard in self.heard)


@pytest.fixture
def bend(qapp: QApplication) -> Stage:
    stage = Stage(session(1))
    stage.press(Command.PRIMARY)  # skips the opening question
    return stage


def test_a_whole_session_is_said_counted_recorded_and_closed(bend: Stage) -> None:
    bend.until(Part.DONE)
    assert bend.disk.written == [
        "begin {} 2026-03-04",
        "pain-before 7/None",
        "set 7/0",
        "effort 7/None",
        "pain 7/None",
        "end 7/finished 2026-03-04",
    ]
    assert bend.finished == [Outcome.FINISHED]
    (done,) = bend.disk.sets
    assert (done.done, done.aim.aimed, done.outcome) == (3.0, 3.0, Outcome.FINISHED)
    said = [heard for heard in bend.heard if heard in ("say Up", "say Down", "say 1", "say 2", "chime")]
    assert said == ["say Up", "say Down", "say 1", "say 2", "chime"]
    assert bend.heard.index("chime") < bend.heard.index("say 3 repetitions done. It is saved.")


def test_nothing_is_left_of_what_the_screen_before_said(bend: Stage) -> None:
    question = bend.heard.index("say How much pain is in your arm now?")
    assert "hush" in bend.heard[:question]


def test_the_end_is_left_to_the_summary_to_say(bend: Stage) -> None:
    bend.until(Part.DONE)
    assert bend.said("How much pain is in your arm now?") == 2
    assert bend.heard[-1] == "say How much pain is in your arm now?"


def test_a_set_is_on_the_disk_before_it_is_praised(qapp: QApplication) -> None:
    stage = Stage(session(1), prompt=False)
    stage.press(Command.PRIMARY)
    stage.until(Part.WORK)
    for _ in range(20):
        stage.wait(1)
    assert stage.disk.sets == []
    assert stage.said("3 repetitions done") == 0
    stage.queue.go()
    assert len(stage.disk.sets) == 1
    assert stage.said("3 repetitions done") == 1


def test_when_the_disk_refuses_the_session_goes_on_and_nothing_is_called_saved(qapp: QApplication) -> None:
    stage = Stage(session(Entry(exercise=1, sets=2)))
    stage.press(Command.PRIMARY)
    stage.disk.full = True
    stage.until(Part.REST)
    assert stage.said("disk trouble") == 1
    assert stage.said("It is saved") == 0
    assert stage.said("3 repetitions done") == 1
    assert stage.view.then is not None
    assert stage.view.then.text == "It is not saved yet."
    stage.disk.full = False
    stage.wait(6)
    stage.time.go(5)
    assert stage.disk.written[-1] == "set 7/0"
    assert stage.heard.count("disk well") == 1


def test_pause_is_silent_at_once_and_adds_no_time(bend: Stage) -> None:
    bend.until(Part.WORK)
    bend.wait(5)
    done = bend.view.ring
    bend.press(Command.PRIMARY)
    assert bend.heard[-1] == "hush"
    assert bend.view.paused
    heard = len(bend.heard)
    bend.time.go(60)
    bend.conductor.tick()
    assert (len(bend.heard), bend.view.ring) == (heard, done)
    bend.press(Command.PRIMARY)
    assert not bend.view.paused
    bend.wait(1)
    assert bend.view.ring == done


def test_pause_is_silent_also_while_the_disk_is_slow(qapp: QApplication) -> None:
    stage = Stage(session(Entry(exercise=1, sets=2)), prompt=False)
    stage.press(Command.PRIMARY)
    stage.until(Part.REST)
    stage.heard.clear()
    stage.press(Command.PRIMARY)
    assert stage.heard == ["hush"]


def test_a_stall_of_more_than_two_seconds_pauses_and_says_nothing(bend: Stage) -> None:
    bend.until(Part.WORK)
    bend.wait(1)
    heard = len(bend.heard)
    bend.time.go(10)
    bend.conductor.tick()
    assert bend.view.paused
    assert [what for what in bend.heard[heard:] if what != "hush"] == []


def test_a_count_that_would_be_late_is_a_tick(qapp: QApplication) -> None:
    stage = Stage(session(1), lasting=True)
    stage.press(Command.PRIMARY)
    stage.until(Part.WORK)  # the voice is still busy with the words before
    stage.wait(5)
    assert (stage.heard.count("tick"), stage.said("say Up"), stage.said("say 1")) == (3, 0, 0)
    stage.voice.finish()
    stage.wait(4)
    assert stage.said("say 2") == 1


@pytest.mark.parametrize("state", [VoiceState.SILENT, VoiceState.MISSING])
def test_without_a_voice_there_is_a_notice_ticks_count_and_the_session_goes_on(bend: Stage, state: VoiceState) -> None:
    bend.voice.trouble(state)
    assert "voice" in bend.notices.shown
    bend.until(Part.WORK)
    bend.heard.clear()
    bend.wait(11)
    assert [heard for heard in bend.heard if heard == "tick"] == ["tick"] * 3  # Down, 1, 2
    bend.until(Part.DONE)
    assert bend.finished == [Outcome.FINISHED]
    bend.voice.trouble(VoiceState.READY)
    assert "voice" not in bend.notices.shown


def test_a_voice_that_was_switched_off_is_no_trouble(qapp: QApplication) -> None:
    stage = Stage(session(1), voice_on=False)
    stage.voice.trouble(VoiceState.MISSING)
    assert "voice" not in stage.notices.shown


def test_no_sound_device_is_told(qapp: QApplication) -> None:
    stage = Stage(session(1))
    assert "sounds" not in stage.notices.shown
    stage.sounds.working = False
    stage.conductor.start(player.start(session(1)))
    assert "sounds" in stage.notices.shown


def test_when_nothing_is_heard_at_all_the_notice_says_to_read(qapp: QApplication) -> None:
    stage = Stage(session(1))
    stage.sounds.working = False
    stage.voice.trouble(VoiceState.SILENT)
    stage.conductor.start(player.start(session(1)))
    assert set(stage.notices.shown) == {"voice"}


def test_parts_that_are_said_wait_for_the_voice(qapp: QApplication) -> None:
    began = []
    for lasting in (False, True):
        stage = Stage(session(1), lasting=lasting)
        stage.press(Command.PRIMARY)
        stage.until(Part.STEP)
        began.append(stage.time.now)
    assert began[1] > began[0] + 3


def test_a_fast_clock_does_everything_in_less_time(qapp: QApplication) -> None:
    stage = Stage(session(1), lasting=True, speed=60.0)
    stage.press(Command.PRIMARY)
    stage.wait(4)
    assert stage.finished == [Outcome.FINISHED]
    assert [done.done for done in stage.disk.sets] == [3.0]


def test_it_hurts_stops_at_once_and_asks(bend: Stage) -> None:
    bend.until(Part.WORK)
    bend.wait(5)
    bend.press(Command.HURTS)
    assert bend.disk.sets[0].outcome is Outcome.HURT
    assert bend.view.question is not None
    assert bend.view.primary is Primary.SKIP
    bend.press(Choose("5"))
    assert bend.disk.written[-2:] == ["pain 7/5", "end 7/hurt 2026-03-04"]
    assert bend.finished == [Outcome.HURT]


def test_the_helper_is_named(qapp: QApplication) -> None:
    stage = Stage(session(1, preferences=Preferences(helper=True)))
    stage.press(Command.PRIMARY)
    stage.until(Part.WORK)
    assert stage.said("say Helper: Hold the forearm.") == 1


def test_say_again_says_the_words_from_their_start(bend: Stage) -> None:
    bend.until(Part.STEP)
    before = bend.said("Lift your hand slowly.")
    bend.press(Command.SAY_AGAIN)
    assert bend.said("Lift your hand slowly.") == before + 1
    assert bend.heard[-2] == "hush"


def test_a_hold_lasts_its_seconds_whatever_the_frames(qapp: QApplication) -> None:
    stage = Stage(session(3))
    stage.press(Command.PRIMARY)
    while not (stage.view.part is Part.WORK and stage.conductor.state is not None and stage.conductor.state.aim):
        stage.wait(FRAME)
    began = stage.time.now
    while stage.disk.sets == []:
        stage.time.go(0.37)  # a machine that is very busy
        stage.conductor.tick()
    assert stage.time.now - began == pytest.approx(20.0, abs=0.4)
    assert stage.disk.sets[0].done == 20.0
