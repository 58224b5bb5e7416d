"""A programme is written and followed in the real window: found by a screen reader, pressed, typed."""

from __future__ import annotations

import json
import subprocess
import time
from pathlib import Path

import msgspec
import pytest

from coach.practice.preferences import Preferences
from coach.practice.programme import Movement
from tests.support.desk import Control, Desk
from tests.support.diary import rows

ME = Preferences(
    first_run_done=True,
    allowed=True,
    movement=Movement.OPENS,
    opens_hand=True,
    opens_hand_asked="2999-01-01",
    voice_on=False,
    arming_seconds=0,
    repeat_guard_seconds=0,
)


def press(desk: Desk, name: str, row: str = "") -> None:
    """Press the control of this name, of this row if one is named, once it stands still."""

    def look() -> Control | None:
        return next((c for c in desk.controls() if c.name.startswith(name) and c.description.startswith(row)), None)

    before = desk.wait(look, name, 20)
    while (now := desk.wait(look, name, 20)) != before:
        before = now
    desk.click(now)


@pytest.mark.xdist_group("desk")
def test_a_programme_is_written_and_followed(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_bytes(msgspec.json.encode(ME))
    with Desk() as desk:
        desk.coach("--data-dir", str(tmp_path))
        press(desk, "Settings")
        press(desk, "Practice")
        press(desk, "Change", row="Programme")
        press(desk, "New")
        field = desk.wait(lambda: next((c for c in desk.controls() if c.role == "text"), None), "the field", 20)
        assert (field.name, field.focused) == ("What is the name of the programme?", True)
        subprocess.run(["xdotool", "type", "--delay", "60", "Hand one"], env=desk.environment, check=True)
        desk.key("Return")
        press(desk, "No exercise")
        press(desk, "Add")
        press(desk, "Wrist up and down")
        press(desk, "More", row="Repetitions")
        press(desk, "Done")
        desk.find("1. Wrist up and down")
        press(desk, "Done")
        press(desk, "Keep")
        press(desk, "Hand one")
        press(desk, "Follow it")
        desk.find("New")
        press(desk, "Today")
        desk.find("Start")
        time.sleep(0.5)
    (kept,) = rows(tmp_path, "SELECT content FROM programme")
    content = json.loads(kept["content"])
    assert (content["name"], content["weekdays"]) == ("Hand one", [0, 1, 3, 5])
    assert [(entry["exercise"], entry["repetitions"]) for entry in content["entries"]] == [(1, 11)]
    settings = json.loads((tmp_path / "settings.json").read_text())
    assert settings["people"][0]["preferences"]["programme"] == "own-1"
