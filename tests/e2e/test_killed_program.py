"""The whole program may be killed at any moment of a session: nothing that was called saved is ever missing."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import msgspec

from coach.practice.preferences import Preferences
from coach.practice.programme import Movement
from tests.support.diary import rows, sets

ROOT = Path(__file__).parents[2]
KILLS = int(os.environ.get("COACH_KILLS", "10"))
SPEED = "100"
LONGEST = 6.0  # seconds until a kill; a session takes about that long at this speed
ME = Preferences(
    first_run_done=True,
    allowed=True,
    movement=Movement.NONE,
    opens_hand=False,
    opens_hand_asked="2999-01-01",
)


def practise(folder: Path, seconds: float) -> list[str]:
    """What the program said until it was killed or was done."""
    command = [sys.executable, "-m", "tests.support.practising_program", str(folder), SPEED]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as program:
        assert program.stdout is not None
        told = [program.stdout.readline().strip()]  # Today is on
        try:
            program.wait(seconds)
        except subprocess.TimeoutExpired:
            program.kill()
        return told + program.stdout.read().split("\n")


def test_nothing_that_was_called_saved_is_missing(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_bytes(msgspec.json.encode(ME))
    chance = random.Random(7)
    saved = 0
    interrupted = False
    for _ in range(KILLS):
        told = practise(tmp_path, chance.uniform(0.0, LONGEST))
        assert told[0] == ("offered Go on" if interrupted else told[0])
        saved += told.count("saved")
        assert rows(tmp_path, "PRAGMA integrity_check") == [{"integrity_check": "ok"}]
        assert len(sets(tmp_path)) >= saved
        interrupted = bool(rows(tmp_path, "SELECT id FROM session WHERE ended_utc IS NULL"))
    assert saved
