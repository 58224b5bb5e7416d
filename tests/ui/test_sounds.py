"""Ticks and chimes: what reaches the device, and what happens without one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import ClassVar

import pytest

from coach.ui.sounds import DeviceSounds, check_sounds
from tests.support.sound_room import SoundRoom


class Device:
    """Stands in for the sound device, and keeps what it was asked for."""

    made: ClassVar[list[Device]] = []
    broken: ClassVar[bool] = False
    ready: ClassVar[threading.Event] = threading.Event()

    def __init__(self, _backends: object) -> None:
        self.ready.wait(10)
        if self.broken:
            raise OSError("no device")
        self.running = False
        self.lost = False
        self.played: list[tuple[str, float]] = []
        self.rested = threading.Event()
        self.closed = False
        self.made.append(self)

    def play(self, tone: str, volume: float) -> None:
        if self.broken:
            raise OSError("device gone")
        self.running = True
        self.played.append((tone, volume))

    def rest(self) -> None:
        self.running = False
        self.rested.set()

    def close(self) -> None:
        self.closed = True


@pytest.fixture
def device(monkeypatch: pytest.MonkeyPatch) -> type[Device]:
    for name, value in {"made": [], "broken": False, "ready": threading.Event()}.items():
        monkeypatch.setattr(Device, name, value)
    Device.ready.set()
    monkeypatch.setattr("coach.ui.sound_device.SoundDevice", Device)
    return Device


@pytest.fixture
def sounds() -> Iterator[DeviceSounds]:
    sounds = DeviceSounds()
    yield sounds
    sounds.close()


def until(happened: Callable[[], bool]) -> None:
    end = time.monotonic() + 10
    while not happened():
        assert time.monotonic() < end
        time.sleep(0.005)


def test_nothing_is_opened_before_it_is_wanted(device: type[Device], sounds: DeviceSounds) -> None:
    assert sounds.working
    sounds.configure(volume_percent=100, on=False)
    sounds.tick()
    sounds.close()
    assert device.made == []


def test_what_is_played_and_how_loud(device: type[Device], sounds: DeviceSounds) -> None:
    sounds.configure(volume_percent=100, on=True)
    sounds.tick()
    sounds.chime()
    sounds.configure(volume_percent=40, on=True)
    sounds.tick()
    sounds.configure(volume_percent=0, on=True)
    sounds.tick()
    sounds.configure(volume_percent=100, on=False)
    sounds.chime()
    sounds.close()
    (only,) = device.made
    assert only.played == [("tick", 1.0), ("chime", 1.0), ("tick", 0.4)]
    assert only.closed


def test_after_closing_no_sound_follows(device: type[Device], sounds: DeviceSounds) -> None:
    sounds.configure(volume_percent=100, on=True)
    sounds.close()
    sounds.tick()
    sounds.close()
    assert device.made[0].played == []


def test_a_sound_that_is_late_is_left_out(device: type[Device], sounds: DeviceSounds) -> None:
    device.ready.clear()
    sounds.tick()
    time.sleep(0.3)
    device.ready.set()
    until(lambda: bool(device.made))
    sounds.chime()
    sounds.close()
    assert device.made[0].played == [("chime", 1.0)]


def test_with_nothing_to_play_the_device_rests(
    device: type[Device], sounds: DeviceSounds, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coach.ui.sounds.REST_SECONDS", 0.01)
    sounds.tick()
    until(lambda: bool(device.made))
    assert device.made[0].rested.wait(10)
    sounds.tick()
    until(lambda: len(device.made[0].played) == 2)


def test_without_a_device_it_says_so_and_tries_again_when_asked(device: type[Device], sounds: DeviceSounds) -> None:
    device.broken = True
    sounds.configure(volume_percent=100, on=True)
    until(lambda: not sounds.working)
    device.broken = False
    sounds.tick()
    sounds.configure(volume_percent=100, on=True)
    until(lambda: sounds.working)
    sounds.tick()
    sounds.close()
    assert device.made[0].played == [("tick", 1.0)], "no new try at each tick"


def test_without_a_device_a_sound_tries_again_after_a_while(
    device: type[Device], sounds: DeviceSounds, monkeypatch: pytest.MonkeyPatch
) -> None:
    device.broken = True
    sounds.configure(volume_percent=100, on=True)
    until(lambda: not sounds.working)
    device.broken = False
    monkeypatch.setattr("coach.ui.sounds.RETRY_SECONDS", 0.0)
    sounds.tick()
    until(lambda: sounds.working)


def test_a_device_that_fails_is_told(device: type[Device], sounds: DeviceSounds) -> None:
    sounds.tick()
    until(lambda: bool(device.made))
    device.broken = True
    sounds.tick()
    until(lambda: not sounds.working)


def test_a_device_that_went_away_is_opened_anew(device: type[Device], sounds: DeviceSounds) -> None:
    sounds.tick()
    until(lambda: bool(device.made) and bool(device.made[0].played))
    device.made[0].lost = True
    sounds.configure(volume_percent=100, on=True)
    sounds.chime()
    sounds.close()
    first, second = device.made
    assert first.closed
    assert second.played == [("chime", 1.0)]
    assert sounds.working


def test_the_library_plays_into_nothing() -> None:
    sounds = DeviceSounds(["NULL"])
    sounds.configure(volume_percent=100, on=True)
    sounds.tick()
    sounds.chime()
    sounds.close()
    assert sounds.working
    (finding,) = check_sounds(["NULL"])
    assert finding.good
    assert not finding.needed


def test_a_machine_without_a_device_is_found_and_no_library_complains_of_it(tmp_path: Path) -> None:
    (tmp_path / "asound.conf").write_text("")
    nowhere = {"PULSE_SERVER": f"unix:{tmp_path}/none", "ALSA_CONFIG_PATH": f"{tmp_path}/asound.conf"}
    look = "import json, coach.ui.sounds as s; f, = s.check_sounds(); print(json.dumps([f.good, f.needed]))"
    answer = subprocess.run(
        [sys.executable, "-c", look], env=os.environ | nowhere, capture_output=True, check=True, text=True
    )
    assert json.loads(answer.stdout) == [False, False]
    assert answer.stderr == ""


@pytest.mark.xdist_group("sound")
def test_ticks_and_chimes_are_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    with SoundRoom() as room:
        for name, value in room.environment.items():
            monkeypatch.setenv(name, value)
        sounds = DeviceSounds()
        sounds.configure(volume_percent=100, on=True)
        heard = []
        for play in (sounds.tick, sounds.tick, sounds.chime):
            begun = time.monotonic()
            play()
            room.listen(1.5)
            heard.append(room.recording().after(begun).sounds())
        sounds.close()
        assert [len(found) for found in heard[1:]] == [1, 1], "each is heard once"
        ((begun, ended),) = heard[1]
        assert ended - begun < 0.1
        ((begun, ended),) = heard[2]
        assert 0.7 < ended - begun < 1.0
        assert abs(room.recording().samples).max() == pytest.approx(8192, rel=0.1)
        assert sounds.working
