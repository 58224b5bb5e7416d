"""Is the player's time true? Measured in a real window: a hold while the window is resized, a pause, a stalled process.

usage: python -m tests.benchmarks.session_clock [--pause SECONDS] [--stall SECONDS]
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import msgspec

from coach.practice.preferences import Preferences
from coach.practice.programme import Movement
from tests.support.desk import Desk
from tests.support.diary import rows

ME = Preferences(
    first_run_done=True,
    allowed=True,
    movement=Movement.NONE,
    opens_hand=False,
    opens_hand_asked="2999-01-01",
    voice_on=False,
    wait_factor=1.0,
)
HELD = "SELECT (julianday(ended_utc) - julianday(started_utc)) * 86400 AS seconds, done FROM set_done"


@dataclass(frozen=True, slots=True)
class Window:
    """The program on a desk."""

    desk: Desk
    folder: Path

    def press(self, name: str, seconds: float = 60.0) -> None:
        """Click a key once it is there and hears."""
        key = self.desk.find(name, seconds)
        time.sleep(1.0)
        self.desk.click(key)

    def resize(self, number: int) -> None:
        """Change the size of the window, as if its corner were dragged."""
        size = (str(1100 + 7 * (number % 30)), str(640 + 3 * (number % 30)))
        command = ["xdotool", "search", "--name", "^Hand Coach$", "windowsize", *size]
        subprocess.run(command, env=self.desk.environment, check=True, capture_output=True)

    def mid_hold(self) -> bool | None:
        """True when the ring of a hold has 12 to 17 seconds left, else None."""
        wanted = {f"{left} seconds" for left in range(12, 18)}
        return True if any(c.name in wanted for c in self.desk.controls()) else None


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--pause", type=float, default=60.0)
    parser.add_argument("--stall", type=float, default=10.0)
    options = parser.parse_args()
    with Desk() as desk, tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "settings.json").write_bytes(msgspec.json.encode(ME))
        program = desk.coach("--data-dir", name)
        window = Window(desk, folder)
        window.press("Exercises")
        window.press("All")
        window.press("Inner arm stretch")
        window.press("Practise now")
        measure(window, program, options.pause, options.stall)
        print(f"holds on record, in seconds from begin to end: {rows(folder, HELD)}")
    return 0


def measure(window: Window, program: subprocess.Popen[str], pause: float, stall: float) -> None:
    """First side: the window is resized all the time. Second side: a pause, then a stalled process."""
    desk = window.desk
    desk.find("Pause", 60)
    resized = 0
    while len(rows(window.folder, "SELECT 1 FROM set_done")) < 1:
        window.resize(resized)
        resized += 1
        time.sleep(0.05)
    print(f"first hold: the window was resized {resized} times in the whole set")
    desk.wait(window.mid_hold, "the middle of the second hold", 60)
    desk.click(desk.find("Pause"))
    time.sleep(1.0)
    before = shown(desk)
    time.sleep(pause)
    print(f"paused for {pause:.0f} s: on the screen before {before}, after {shown(desk)}")
    window.press("Go on")
    time.sleep(2)
    os.kill(program.pid, signal.SIGSTOP)
    time.sleep(stall)
    os.kill(program.pid, signal.SIGCONT)
    time.sleep(1)
    keys = [c.name for c in desk.controls() if c.role == "push button"]
    print(f"stopped for {stall:.0f} s: keys now {keys}")
    window.press("Go on")
    while len(rows(window.folder, "SELECT 1 FROM set_done")) < 2:
        time.sleep(0.5)


def shown(desk: Desk) -> list[str]:
    """The names on the screen."""
    return [c.name for c in desk.controls() if c.role == "progress bar"]


if __name__ == "__main__":
    sys.exit(main())
