"""What `coach doctor` says about the voice."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from coach.practice.ports import Finding
from coach.speech.check import findings
from coach.speech.protocol import Done, Error, Ready, Report, Unavailable, line
from tests.support.fake_spawner import VOICE
from tests.support.sound_room import SoundRoom

WORKER = [sys.executable, "-m", "coach.speech.worker"]


def a_worker_that_says(*reports: Report) -> list[str]:
    text = b"noise of a library\n" + b"".join(map(line, reports))
    return [sys.executable, "-c", f"import sys; print({text.decode()!r}, flush=True); sys.stdin.read()"]


def voice(command: list[str], platform: str = "linux", seconds: float = 20.0) -> Finding:
    found = findings(command, platform, seconds=seconds)[0]
    assert found.name == "voice"
    assert not found.needed, "a session is possible without a voice"
    return found


@pytest.mark.xdist_group("sound")
def test_the_real_voice_works_and_nothing_is_heard() -> None:
    with SoundRoom() as room:
        begun = time.monotonic()
        found = findings(WORKER, "linux", os.environ | room.environment)
        assert [(finding.name, finding.good) for finding in found] == [("voice", True), ("player", True)]
        assert room.recording().ended > begun
        assert not room.recording().sounds()


def test_a_missing_player_is_found(tmp_path: Path) -> None:
    found = findings(WORKER, "linux", os.environ | {"PATH": str(tmp_path)})
    assert [(finding.name, finding.good) for finding in found] == [("voice", False), ("player", False)]
    assert "no sound comes out" in found[0].says.text
    assert "alsa-utils" in found[1].says.text


def test_a_voice_that_works() -> None:
    assert voice(a_worker_that_says(Ready((VOICE,)), Done(1, 2.5))).good


def test_a_voice_without_a_sound() -> None:
    found = voice(a_worker_that_says(Ready((VOICE,)), Done(1, 0.02)))
    assert not found.good
    assert "no sound comes out" in found.says.text


@pytest.mark.parametrize(("platform", "help_"), [("linux", True), ("win32", False)])
def test_no_voice(platform: str, help_: bool) -> None:
    found = voice(a_worker_that_says(Unavailable("OSError: no library")), platform)
    assert not found.good
    assert ("espeak-ng" in found.says.text) is help_


def test_a_voice_that_cannot_speak_says_why() -> None:
    found = voice(a_worker_that_says(Ready((VOICE,)), Error(1, "OSError: in use")))
    assert not found.good
    assert dict(found.says.values)["why"] == "OSError: in use"


def test_a_worker_that_dies_or_hangs_or_is_not_there() -> None:
    for command in ([sys.executable, "-c", ""], ["/none/such"], a_worker_that_says(Ready((VOICE,)))):
        found = voice(command, seconds=1.0)
        assert not found.good
        assert "does not answer" in found.says.text


def test_only_linux_needs_a_player() -> None:
    assert len(findings(["/none/such"], "win32")) == 1
    assert len(findings(["/none/such"], "linux")) == 2
