"""A whole session in a real window: by the space bar alone, by the mouse alone, and with nothing touched after Start.

The answers of the first run lead to two exercises: paced repetitions with two positions, and holds of 20 seconds on
both sides. What the record then holds is read with the sqlite3 command.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.support.desk import Control, Desk
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


def lit(desk: Desk, name: str) -> None:
    """Wait until the light of the one-key scanning is on the key of this name."""

    def look() -> Control | None:
        return next((c for c in desk.controls() if c.name == name and c.focused), None)

    desk.wait(look, f"the light on {name}", 30)


def by_space(desk: Desk, name: str) -> None:
    lit(desk, name)
    desk.key("space")


def by_mouse(desk: Desk, name: str) -> None:
    key = desk.find(name)
    time.sleep(1.0)  # a person needs that long, and keys are deaf for 0.8 s after a page has turned
    desk.click(key)


def first_run(desk: Desk, press: Callable[[Desk, str], None]) -> None:
    """Answer every question, whichever comes next, until Today is on."""
    press(desk, "Start")
    left = dict(ANSWERS)

    def asked() -> str | None:
        names = {control.name for control in desk.controls()}
        if "Settings" in names:
            return ""
        return next((question for question in left if question in names), None)

    while question := desk.wait(asked, "the next question, or Today", 20):
        press(desk, left.pop(question))


def await_summary(desk: Desk) -> None:
    desk.find("It is all saved.", PATIENCE)


def check_record(folder: Path) -> None:
    assert sets(folder) == WHOLE_SESSION
    (session,) = rows(folder, "SELECT outcome, ended_utc FROM session")
    assert session["outcome"] == "finished"
    assert session["ended_utc"]


def test_with_the_space_bar_alone(desk: Desk, tmp_path: Path) -> None:
    desk.coach("--data-dir", str(tmp_path), "--speed", SPEED)
    first_run(desk, by_space)
    by_space(desk, "Start")
    desk.find("Pause")
    await_summary(desk)
    check_record(tmp_path)


def test_with_the_mouse_alone(desk: Desk, tmp_path: Path) -> None:
    desk.coach("--data-dir", str(tmp_path), "--speed", SPEED)
    first_run(desk, by_mouse)
    by_mouse(desk, "Start")
    by_mouse(desk, "Pause")
    by_mouse(desk, "Go on")
    await_summary(desk)
    by_mouse(desk, "Done")
    desk.find("Today is done.")
    check_record(tmp_path)
