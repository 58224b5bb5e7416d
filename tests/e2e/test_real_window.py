"""A whole session in a real window: by the space bar alone, by the mouse alone, and with nothing touched after Start.

The answers of the first run lead to two exercises: paced repetitions with two positions, and holds of 20 seconds on
both sides. What the record then holds is read with the sqlite3 command.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

import msgspec
import pytest

from coach.practice.preferences import Preferences
from tests.support.desk import Desk
from tests.support.diary import rows, sets

SPEED = os.environ.get("COACH_SPEED", "20")
PATIENCE = 900 / float(SPEED) + 60  # seconds for a session of at most a quarter of an hour

ANSWERS = {
    "Is my voice loud enough?": "Go on",
    "How fast should I speak?": "Go on",
    "Which voice is best?": "Go on",  # asked only where the voice is on and can be chosen
    "Which hand needs help?": "Right hand",
    "Where do you want the large keys?": "Right side",
    "Which side is easier to see?": "Both",
    "Does the hand that presses shake?": "No",
    "How much does your weak hand move?": "Not yet",
    "What do you have at home?": "Go on",
    "Is someone with you when you practise?": "Alone",
    "Should I fill the screen?": "In a window",
    "Did a doctor or therapist say yes to hand exercises?": "Yes, I may practise",
}
Way: TypeAlias = Callable[[Desk, str], None]
WHOLE_SESSION = [
    (1, "palm-down", "right", "repetitions", 10.0, 10.0, "finished"),
    (1, "palm-up", "right", "repetitions", 10.0, 10.0, "finished"),
    (3, "", "right", "seconds", 20.0, 20.0, "finished"),
    (3, "", "left", "seconds", 20.0, 20.0, "finished"),
    (3, "", "right", "seconds", 20.0, 20.0, "finished"),
    (3, "", "left", "seconds", 20.0, 20.0, "finished"),
]


@pytest.fixture
def desk() -> Iterator[Desk]:
    with Desk() as desk:
        yield desk


def showing(desk: Desk) -> set[str]:
    return {control.name for control in desk.controls()}


def by_space(desk: Desk, name: str) -> None:
    """Press the space bar when the light of the one-key scanning is on the key of this name, if it comes there."""

    def look() -> str | None:
        controls = desk.controls()
        if any(control.name == name and control.focused for control in controls):
            return "lit"
        return None if any(control.name == name for control in controls) else "gone"

    if desk.wait(look, f"the light on {name}", 60) == "lit":
        time.sleep(0.3)  # nobody is faster; a press that comes sooner counts for the key that was lit before
        desk.key("space")


def by_mouse(desk: Desk, name: str) -> None:
    """Click the key of this name, if it is there."""
    key = next((control for control in desk.controls() if control.name == name), None)
    if key is not None:
        desk.click(key)


def press(desk: Desk, way: Way, name: str, until: Callable[[set[str]], bool]) -> None:
    """Press a key until it has worked, as a person would: keys are deaf for 0.8 s after a page has turned."""

    def worked() -> bool | None:
        names = showing(desk)
        if until(names):
            return True
        if name in names:
            way(desk, name)
            time.sleep(1.0)
        return None

    desk.wait(worked, f"what {name} does", 60)


def without(name: str) -> Callable[[set[str]], bool]:
    """Whether this name is no longer on the screen."""
    return lambda names: name not in names


def first_run(desk: Desk, way: Way) -> None:
    """Answer every question, whichever comes next, until Today is on."""
    desk.find("Welcome to Hand Coach.")
    press(desk, way, "Start", lambda names: "Press and listen." in names)

    def asked() -> str | None:
        names = showing(desk)
        if "Settings" in names:
            return ""
        return next((question for question in ANSWERS if question in names), None)

    while question := desk.wait(asked, "the next question, or Today", 20):
        press(desk, way, ANSWERS[question], without(question))


def await_summary(desk: Desk) -> None:
    desk.find("It is all saved.", PATIENCE)


def check_record(folder: Path) -> None:
    assert sets(folder) == WHOLE_SESSION
    (session,) = rows(folder, "SELECT outcome, ended_utc FROM session")
    assert session["outcome"] == "finished"
    assert session["ended_utc"]


def test_with_the_space_bar_alone(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_bytes(msgspec.json.encode(Preferences(scan_seconds=2.0)))
    desk.coach("--data-dir", str(tmp_path), "--speed", SPEED)
    first_run(desk, by_space)
    press(desk, by_space, "Start", without("Start"))
    await_summary(desk)
    check_record(tmp_path)


def test_with_the_mouse_alone(desk: Desk, tmp_path: Path) -> None:
    desk.coach("--data-dir", str(tmp_path), "--speed", SPEED)
    first_run(desk, by_mouse)
    press(desk, by_mouse, "Start", without("Start"))
    desk.find("Pause", PATIENCE)
    press(desk, by_mouse, "Pause", lambda names: "Go on" in names)
    press(desk, by_mouse, "Go on", lambda names: "Pause" in names)
    await_summary(desk)
    press(desk, by_mouse, "Done", lambda names: "Today is done." in names)
    check_record(tmp_path)
