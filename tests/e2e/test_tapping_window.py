"""Fast taps in a real window: found by a screen reader, tapped by keys and by the mouse, every tap counted."""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from coach.practice.preferences import Preferences
from tests.support.desk import Desk
from tests.support.diary import rows

ME = Preferences(first_run_done=True, allowed=True, opens_hand=True)


@pytest.fixture
def desk() -> Iterator[Desk]:
    with Desk() as desk:
        yield desk


def press(desk: Desk, name: str, then: str) -> None:
    """Click the key of this name until what follows can be read: keys are deaf when a page has turned."""

    def worked() -> bool | None:
        controls = desk.controls()
        if any(control.name.startswith(then) for control in controls):
            return True
        key = next((control for control in controls if control.name.startswith(name)), None)
        if key is not None:
            desk.click(key)
            time.sleep(1.0)
        return None

    desk.wait(worked, f"{then} after {name}", 60)


def send(desk: Desk, *command: str) -> None:
    subprocess.run(["xdotool", *command], env=desk.environment, check=True)


def test_every_tap_is_counted(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_bytes(msgspec.json.encode(ME))
    desk.coach("--data-dir", str(tmp_path))
    desk.find("Start")
    for name, then in (
        ("Progress", "See more"),
        ("See more", "Tests of your own"),
        ("Tests of your own", "Fast taps. Not done yet."),
        ("Fast taps", "Left hand"),
        ("Start", "Stop"),
    ):
        press(desk, name, then)
    desk.find("Tap now.", 30)
    pads = [control for control in desk.controls() if control.name == "Tap here"]
    assert [pad.role for pad in pads] == ["push button", "push button"]
    send(desk, "key", "--delay", "100", "--repeat", "20", "--repeat-delay", "100", "f", "j")
    assert "40 taps." in desk.find("Try 1 of 3.", 30).name
    press(desk, "Next try", "Stop")
    desk.find("Tap now.", 30)
    at = desk.find("Tap here")
    send(desk, "mousemove", str(at.x + at.width // 2), str(at.y + at.height // 2))
    send(desk, "click", "--repeat", "50", "--delay", "100", "1")
    assert "50 taps." in desk.find("Try 2 of 3.", 30).name
    press(desk, "Finish", "Done")
    (kept,) = rows(tmp_path, "SELECT test, side, score, detail FROM test_done")
    assert (kept["test"], kept["side"], kept["score"]) == ("tapping", "right", 50.0)
    assert json.loads(kept["detail"]) == {"tries": [40, 50], "device": "mouse", "alternating": False}
