"""The engines of Windows and macOS, as far as doubles can show; espeak-ng, which is also heard in test_worker_real."""

from __future__ import annotations

import os
import stat
import wave
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyttsx3.drivers import _espeak

from coach.speech.engines import Pyttsx3, SayCommand, open_engine
from coach.speech.protocol import InstalledVoice, Say
from tests.support.fake_sapi import Machine, Token, windows_speech

ZIRA = Token("TOKENS\\Zira", "Microsoft Zira Desktop - English (United States)", "409")
HAZEL = Token("TOKENS\\Hazel", "Microsoft Hazel Desktop - English (Great Britain)", "809;9")


@pytest.fixture
def windows() -> Iterator[Machine]:
    machine = Machine(ZIRA, HAZEL)
    with windows_speech(machine):
        yield machine


def speak(engine: Pyttsx3, order: Say) -> list[int]:
    """Say it as the worker does; returns what `started` was called with."""
    started: list[int] = []
    engine.speak(order, lambda: started.append(order.id))
    engine.warm()
    return started


@pytest.fixture
def lengths(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Seconds of the sound files that espeak's driver would have played."""
    lengths: list[float] = []

    def measure(command: str) -> int:
        with wave.open(command.split()[1]) as sound:
            lengths.append(sound.getnframes() / sound.getframerate())
        return 0

    monkeypatch.setattr(os, "system", measure)  # what the driver plays with
    return lengths


def test_espeak_is_not_stopped_before_it_speaks(lengths: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    """When it is stopped it forgets the settings that it has not taken yet, and speaks too fast and too loud."""
    stopped: list[str] = []
    monkeypatch.setattr(_espeak, "IsPlaying", lambda: True)  # as long as it has settings to take
    monkeypatch.setattr(_espeak, "Cancel", lambda: stopped.append("stopped"))
    speak(Pyttsx3(), Say(1, "Lower your hand slowly.", words_per_minute=113))
    assert not stopped
    assert lengths[0] > 2.3, "at 200 words a minute it takes 1.5 s"


def test_espeak_pauses_after_a_sentence_but_not_after_a_count(lengths: list[float]) -> None:
    engine = Pyttsx3()
    for words in ("Five.", "5", "Five."):
        speak(engine, Say(1, words))
    sentence, count, again = lengths
    assert count < sentence - 0.3
    assert again == pytest.approx(sentence, abs=0.05)


def test_windows_voices_of_several_languages_are_listed(windows: Machine) -> None:
    assert Pyttsx3().voices == (
        InstalledVoice(ZIRA.Id, ZIRA.description, "en-US"),
        InstalledVoice(HAZEL.Id, HAZEL.description, "en-GB"),
    )


def test_on_windows_every_utterance_is_spoken_to_its_end(windows: Machine) -> None:
    engine = Pyttsx3()
    assert [speak(engine, Say(number, f"Sentence {number}.")) for number in (1, 2, 3)] == [[1], [2], [3]]
    assert [text for *_, text in windows.heard] == ["Sentence 1.", "Sentence 2.", "Sentence 3."]


def test_on_windows_voice_pace_and_volume_are_as_asked(windows: Machine) -> None:
    engine = Pyttsx3()
    speak(engine, Say(1, "One.", HAZEL.Id, 113, 40))
    speak(engine, Say(2, "Two.", "TOKENS\\Gone", 200, 100))
    (first, second) = windows.heard
    assert (first[0], first[2]) == (HAZEL.Id, 40)
    assert (second[0], second[2]) == (ZIRA.Id, 100), "a voice that is gone gives way to the system's own"
    assert first[1] < second[1]


def test_on_windows_words_that_cannot_be_said_are_an_error(windows: Machine) -> None:
    engine = Pyttsx3()
    windows.broken = True
    with pytest.raises(OSError, match="sound device"):
        engine.speak(Say(1, "One."), lambda: None)


LISTING = """\
Alex                en_US    # Most people recognize me by my voice.
Bad News            en_US    # The light you see at the end of the tunnel is the headlamp of a train.
Eddy (English (UK)) en_GB    # Hello! My name is Eddy.
Fiona               en-scotland # Hello, my name is Fiona.
"""


@pytest.fixture
def command(tmp_path: Path) -> Path:
    """A `say` that writes down what it is asked for."""
    path = tmp_path / "say"
    path.write_text(
        f'#!/bin/sh\nif [ "$2" = "?" ]; then cat <<END\n{LISTING}END\nexit; fi\n'
        f'echo "$@" >> {tmp_path}/asked; cat >> {tmp_path}/asked; echo >> {tmp_path}/asked\n'
    )
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def test_the_voices_of_the_say_command(command: Path) -> None:
    assert SayCommand(command).voices == (
        InstalledVoice("Alex", "Alex", "en-US"),
        InstalledVoice("Bad News", "Bad News", "en-US"),
        InstalledVoice("Eddy (English (UK))", "Eddy (English (UK))", "en-GB"),
        InstalledVoice("Fiona", "Fiona", "en-scotland"),
    )


def test_what_the_say_command_is_asked_for(command: Path, tmp_path: Path) -> None:
    engine = SayCommand(command)
    engine.speak(Say(1, "-v Fred [[volm 9]]", "Bad News", 113, 40), lambda: None)
    engine.speak(Say(2, "Two.", "Gone"), lambda: None)
    first, words, second, more = (tmp_path / "asked").read_text().splitlines()
    assert first == "-r 113 -v Bad News"
    assert words == "[[volm 0.40]] -v Fred [ [volm 9]]"
    assert second == "-r 150"
    assert more == "[[volm 1.00]] Two."


def test_a_mac_without_a_working_engine_uses_the_say_command(command: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pyttsx3.engine.default_engine_by_sys_platform", lambda: "nsss")
    assert isinstance(open_engine("darwin", command), SayCommand)
    with pytest.raises(ModuleNotFoundError):
        open_engine("linux", command)
    with pytest.raises(ModuleNotFoundError):
        open_engine("darwin", command.with_name("none"))
