"""The real worker with espeak-ng, heard in a sound room, through the supervisor and the toolkit's processes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coach.practice.ports import VoiceState
from coach.speech.protocol import Ready, Say, Started, line, read_report
from coach.speech.supervisor import VoiceSupervisor
from coach.ui.child_process import ChildProcesses
from tests.support import speaking_program
from tests.support.sound_room import SoundRoom

pytestmark = pytest.mark.xdist_group("sound")

WORKER = [sys.executable, "-m", "coach.speech.worker"]
SENTENCE = "Put your hand flat on the table."  # espeak-ng needs about 2 s
LONG = "Open your fingers slowly and stop when it begins to hurt, then rest and breathe, and begin again."  # about 6 s
SILENT_AFTER = 0.1  # seconds that hush may take


class Speaker:
    """A voice with real workers, and what its listener was told."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self.processes = ChildProcesses(WORKER, environment=environment)
        self.voice = VoiceSupervisor(self.processes)
        self.told: list[str] = []
        self.voice.listen(lambda: self.told.append("idle"), lambda state: self.told.append(state.value))

    def switch_on(self) -> None:
        self.voice.configure(voice="", words_per_minute=150, volume_percent=100, on=True)
        until(lambda: self.voice.state is not VoiceState.STARTING, "a worker started")

    def say(self, *utterances: str) -> float:
        """Say them and wait until all is said; returns the time.monotonic() of the first."""
        self.told.clear()
        begun = time.monotonic()
        for words in utterances:
            self.voice.say(words)
        until(lambda: "idle" in self.told, "the voice was idle")
        return begun

    def workers(self) -> list[int]:
        """Process ids."""
        return [process.processId() for process in self.processes.findChildren(QProcess) if process.processId()]

    def close(self) -> None:
        self.voice.close()
        self.processes.close()


def until(happened: Callable[[], bool], what: str, seconds: float = 30.0) -> None:
    """Let events come in until it has happened."""
    end = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < end, f"not within {seconds:.0f} s: {what}"
        QTest.qWait(5)


def say_until_heard(speaker: Speaker, room: SoundRoom) -> None:
    """Say the long sentence and return as soon as its first sound is heard."""
    begun = time.monotonic()
    speaker.voice.say(LONG)
    until(lambda: bool(room.recording().after(begun).sounds()), "the sentence was heard")


def is_running(process: int) -> bool:
    """Whether a process is there and is not merely waiting to be buried."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


@pytest.fixture(scope="module")
def room() -> Iterator[SoundRoom]:
    with SoundRoom() as room:
        yield room


@pytest.fixture
def speaking(qapp: QApplication, room: SoundRoom) -> Iterator[Callable[..., Speaker]]:
    """Makes speakers in the room; what is given is added to the environment of their workers."""
    speakers: list[Speaker] = []

    def make(**environment: str) -> Speaker:
        speakers.append(Speaker(room.environment | environment))
        speakers[-1].switch_on()
        return speakers[-1]

    yield make
    for speaker in speakers:
        speaker.close()
        speaker.processes.deleteLater()


@pytest.fixture
def speaker(speaking: Callable[..., Speaker]) -> Speaker:
    return speaking()


def test_words_are_heard(speaker: Speaker, room: SoundRoom) -> None:
    begun = speaker.say(SENTENCE)
    sounds = room.recording().after(begun).sounds()
    assert len(sounds) == 1
    assert 1.0 < sounds[0][1] - sounds[0][0] < 3.0
    assert speaker.told == ["idle"]
    assert any(choice.language == "en-GB" for choice in speaker.voice.choices)


def test_utterances_follow_each_other_in_order(speaker: Speaker, room: SoundRoom) -> None:
    begun = speaker.say(SENTENCE, "One.", SENTENCE)
    first, second, third = (end - start for start, end in room.recording().after(begun).sounds())
    assert second < first / 2
    assert third == pytest.approx(first, abs=0.1)


def test_pace_and_volume_are_heard(speaker: Speaker, room: SoundRoom) -> None:
    spoken = []
    for pace, volume in ((150, 100), (113, 30)):
        speaker.voice.configure(voice="gmw/en-us", words_per_minute=pace, volume_percent=volume, on=True)
        begun = speaker.say(SENTENCE)
        (sound,) = room.recording().after(begun).sounds()
        spoken.append((sound[1] - sound[0], int(abs(room.recording().after(begun).samples).max())))
    (quick, loud), (slow, soft) = spoken
    assert slow > 1.2 * quick
    assert soft < 0.6 * loud


def test_hush_is_heard_at_once_and_the_next_words_come(speaker: Speaker, room: SoundRoom) -> None:
    until(lambda: len(speaker.workers()) == 2, "a worker stood by")
    say_until_heard(speaker, room)
    speaker.voice.say("Forgotten.")
    room.listen(0.5)
    speaker.voice.hush()
    hushed = time.monotonic()
    room.listen(2.0)
    assert not room.recording().after(hushed + SILENT_AFTER).sounds()
    assert speaker.told == []
    begun = speaker.say("One.")
    assert len(room.recording().after(begun).sounds()) == 1


def test_hush_leaves_no_process_and_no_sound_file_behind(
    speaking: Callable[..., Speaker], room: SoundRoom, tmp_path: Path
) -> None:
    speaker = speaking(XDG_RUNTIME_DIR=str(tmp_path))
    seen: set[int] = set()
    for _ in range(5):
        say_until_heard(speaker, room)
        seen.update(speaker.workers())
        speaker.voice.hush()
    speaker.say("One.")
    assert len(speaker.workers()) <= 2
    assert not any(is_running(process) for process in seen - set(speaker.workers()))
    assert len(list(tmp_path.iterdir())) <= 4, "a new worker removes what the ones before it left"


def test_a_worker_that_is_killed_is_told_and_the_next_one_is_heard(speaker: Speaker, room: SoundRoom) -> None:
    until(lambda: len(speaker.workers()) == 2, "a worker stood by")
    say_until_heard(speaker, room)
    os.killpg(speaker.workers()[0], signal.SIGKILL)
    until(lambda: "idle" in speaker.told, "the voice was idle")
    assert speaker.told == ["silent", "idle"]
    begun = speaker.say("One.")
    assert len(room.recording().after(begun).sounds()) == 1
    assert speaker.told == ["ready", "idle"]


def test_closing_ends_the_sound(speaker: Speaker, room: SoundRoom) -> None:
    say_until_heard(speaker, room)
    workers = speaker.workers()
    speaker.close()
    closed = time.monotonic()
    room.listen(1.0)
    assert not room.recording().after(closed + SILENT_AFTER).sounds()
    assert not any(is_running(process) for process in workers)


def test_the_end_of_stdin_ends_the_worker_and_its_sound(room: SoundRoom, tmp_path: Path) -> None:
    environment = os.environ | room.environment | {"XDG_RUNTIME_DIR": str(tmp_path)}
    worker = subprocess.Popen(
        WORKER, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert worker.stdin is not None
    assert worker.stdout is not None
    assert isinstance(read_report(worker.stdout.readline()), Ready)
    begun = time.monotonic()
    worker.stdin.write(line(Say(1, LONG)))
    worker.stdin.flush()
    assert read_report(worker.stdout.readline()) == Started(1)
    until(lambda: bool(room.recording().after(begun).sounds()), "the sentence was heard")
    worker.stdin.close()
    worker.wait(10)
    ended = time.monotonic()
    room.listen(1.0)
    assert not room.recording().after(ended + SILENT_AFTER).sounds()
    assert list(tmp_path.iterdir()) == []
    worker.stdout.close()


def test_when_the_program_is_killed_its_voice_ends(room: SoundRoom) -> None:
    begun = time.monotonic()
    program = subprocess.Popen(
        [sys.executable, speaking_program.__file__], env=os.environ | room.environment, stderr=subprocess.DEVNULL
    )
    until(lambda: bool(room.recording().after(begun).sounds()), "the program spoke")
    program.send_signal(signal.SIGKILL)
    program.wait()
    killed = time.monotonic()
    room.listen(1.0)
    assert not room.recording().after(killed + SILENT_AFTER).sounds()


def test_without_espeak_the_voice_is_missing(speaking: Callable[..., Speaker], tmp_path: Path) -> None:
    for library in ("libespeak-ng.so.1", "libespeak.so.1"):
        (tmp_path / library).write_bytes(b"no library")
    speaker = speaking(LD_LIBRARY_PATH=str(tmp_path))
    assert speaker.told == ["missing"]
    assert speaker.voice.state is VoiceState.MISSING
    speaker.say(SENTENCE)
    assert speaker.told == ["idle"], "the session goes on"


def test_without_aplay_the_voice_is_silent(speaking: Callable[..., Speaker], tmp_path: Path) -> None:
    speaker = speaking(PATH=str(tmp_path))
    speaker.say(SENTENCE)
    assert speaker.told == ["silent", "idle"]
    assert speaker.voice.state is VoiceState.SILENT


def test_without_a_device_the_voice_is_silent_until_there_is_one(
    speaking: Callable[..., Speaker], room: SoundRoom, tmp_path: Path
) -> None:
    routing = tmp_path / "asound.conf"
    routing.write_text("")
    speaker = speaking(ALSA_CONFIG_PATH=str(routing))
    speaker.say(SENTENCE, SENTENCE)
    assert speaker.told == ["silent", "idle"]
    routing.write_text(Path(room.environment["ALSA_CONFIG_PATH"]).read_text())
    begun = speaker.say(SENTENCE)
    assert speaker.told == ["ready", "idle"]
    assert room.recording().after(begun).sounds()
