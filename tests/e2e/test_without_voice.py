"""Nobody can be heard: no voice, no player for it, no sound device, an engine that dies again and again.

The real program runs off screen at its usual speed. The notice is on the screen, and the session completes.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec
import pytest

from coach.practice.preferences import Preferences
from coach.practice.programme import Movement
from tests.support.diary import rows, sets
from tests.support.sound_room import SoundRoom

pytestmark = pytest.mark.xdist_group("sound")

REPETITIONS = 2
SECONDS = 60.0  # the session takes about 25
NO_VOICE = "This computer has no voice that works. Please read the words. The session goes on."
NOT_HEARD = "The voice cannot be heard. Please read the words. The session goes on."


def no_espeak(folder: Path) -> Mapping[str, str]:
    for library in ("libespeak-ng.so.1", "libespeak.so.1"):
        (folder / library).write_bytes(b"no library")
    return {"LD_LIBRARY_PATH": str(folder)}


def no_aplay(folder: Path) -> Mapping[str, str]:
    return {"PATH": str(folder)}


def no_device(folder: Path) -> Mapping[str, str]:
    (folder / "asound.conf").write_text("")
    return {"ALSA_CONFIG_PATH": f"{folder}/asound.conf", "PULSE_SERVER": f"unix:{folder}/none"}


def dying_engine(folder: Path) -> Mapping[str, str]:
    player = folder / "aplay"
    player.write_text("#!/bin/sh\nkill -9 0\n")  # the worker and all that it has started
    player.chmod(0o755)
    return {"PATH": str(folder)}


# The notices, in order; how often a dying engine is tried in one session depends on the machine.
TROUBLES: dict[Callable[[Path], Mapping[str, str]], list[str]] = {
    no_espeak: [NO_VOICE],
    no_aplay: [NOT_HEARD],
    no_device: [NOT_HEARD],
    dying_engine: [NOT_HEARD, NO_VOICE],
}


@dataclass(frozen=True, slots=True)
class Run:
    """A session in one kind of trouble, while it runs."""

    process: subprocess.Popen[str]
    folder: Path

    def events(self) -> list[dict[str, object]]:
        """What the program told, when it has ended."""
        told, complaints = self.process.communicate(timeout=SECONDS)
        assert not complaints, "nothing frightens those who start it from a terminal"
        assert self.process.returncode == 0
        return [json.loads(text) for text in told.splitlines()]


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Run]]:
    """All of them at once: their time is spent waiting."""
    with SoundRoom() as room:
        started = {}
        for trouble in TROUBLES:
            folder = tmp_path_factory.mktemp(trouble.__name__)
            settings = Preferences(first_run_done=True, allowed=True, movement=Movement.NONE)
            (folder / "settings.json").write_bytes(msgspec.json.encode(settings))
            hidden = tmp_path_factory.mktemp("hidden")
            started[trouble.__name__] = Run(
                subprocess.Popen(
                    [sys.executable, "-m", "tests.support.told_program", str(folder), "2", str(REPETITIONS)],
                    env=os.environ | {"QT_QPA_PLATFORM": "offscreen", **room.environment, **trouble(hidden)},
                    stdout=subprocess.PIPE,
                    stderr=subprocess.PIPE,
                    text=True,
                ),
                folder,
            )
        yield started
        for run in started.values():
            run.process.kill()
            run.process.communicate()


@pytest.mark.parametrize("trouble", TROUBLES)
def test_the_notice_is_on_the_screen_and_the_session_completes(
    runs: dict[str, Run], trouble: Callable[[Path], Mapping[str, str]]
) -> None:
    run = runs[trouble.__name__]
    events = run.events()
    notices = [event["words"] for event in events if event["kind"] == "notice"]
    told = [words for words in notices if words in (NOT_HEARD, NO_VOICE)]
    assert told
    assert told == TROUBLES[trouble][: len(told)]
    assert notices[-1] == told[-1], "it stays until the summary"
    assert [event["kind"] for event in events].count("tick") >= REPETITIONS - 1, "a tick for each count"
    assert sets(run.folder) == [(2, "", "right", "repetitions", REPETITIONS, REPETITIONS, "finished")]
    assert [row["outcome"] for row in rows(run.folder, "SELECT outcome FROM session")] == ["finished"]
