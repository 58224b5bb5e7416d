"""Uses a finished build as a person would, without one: python -m freeze.smoke FOLDER_OF_PROGRAMS TO

On Windows, macOS and Linux (with a screen, or Xvfb, and xdotool). A Windows build on Linux takes --through wine and
--system win32. Each step prints one line and leaves its proof in the folder TO: the doctor's report, the screens, the
record of a session. Exit code 0 if all went well. Needs nothing but Python, and the fixtures of tests/store.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from freeze import product

SPEED = "60"
PATIENCE = 300.0
SCREENS_PATIENCE = 1800.0  # there are more than a thousand
LEAST_SCREENS = 20
UNHURRIED = 3.0
SETTLED = 8.0
OLD_RECORDS = product.ROOT / "tests" / "store" / "fixtures"
# As after the first run, for a hand that does not move yet: two exercises.
SETTINGS = {
    "version": 1,
    "first_run_done": True,
    "allowed": True,
    "movement": "not-yet",
    "opens_hand": False,
    "opens_hand_asked": "2999-01-01",
    "arming_seconds": 0.0,
    "scan_seconds": 30.0,  # the light of one-key use stays on Start
}


class Build:
    """The two programs of a build for `system`, started `through` another command, such as wine."""

    def __init__(self, folder: Path, system: str, through: str) -> None:
        self._start = through.split()
        self.window = str(folder / product.window_program(system))
        self.console = str(folder / product.console_program(system))

    def told(self, *arguments: str, patience: float = PATIENCE) -> tuple[int, str]:
        """The exit code and the output of a command of the companion."""
        command = [*self._start, self.console, *arguments]
        answer = subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, timeout=patience, check=False)
        return answer.returncode, answer.stdout.decode("utf-8", "replace")

    def open(self, *arguments: str) -> subprocess.Popen[bytes]:
        """Start the program with the window."""
        command = [*self._start, self.window, *arguments]
        return subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def press_space(self) -> None:
        """Press the space bar in the window, if it is there."""
        if sys.platform == "win32":
            _press_on_windows()
        elif sys.platform == "darwin":
            _ask("osascript", "-e", f'tell application "{product.NAME}" to activate')
            _ask("osascript", "-e", 'tell application "System Events" to key code 49')
        else:
            _press_on_x()


def _ask(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()


def _press_on_x() -> None:
    for window in _ask("xdotool", "search", "--onlyvisible", "--name", f"^{product.NAME}$").split():
        _ask("xdotool", "windowfocus", "--sync", window)
        _ask("xdotool", "key", "space")


def _press_on_windows() -> None:
    import ctypes

    key_down, key_up, space = 0x0100, 0x0101, 0x20
    user = vars(ctypes)["windll"].user32  # only there on Windows
    window = user.FindWindowW(None, product.NAME)
    for message in (key_down, key_up):
        user.PostMessageW(window, message, space, 0x390001 | (0xC0000000 if message == key_up else 0))


def wait(look: Callable[[], bool], seconds: float, between: float = 0.5) -> bool:
    """Whether this comes to be so within so many seconds."""
    end = time.monotonic() + seconds
    while not look():
        if time.monotonic() > end:
            return False
        time.sleep(between)
    return True


def rows(data: Path, sql: str) -> list[tuple[object, ...]]:
    """The answer of a copy of the record: under wine, two systems must not lock one file."""
    copy = data.parent / "copy-of-record"
    shutil.rmtree(copy, ignore_errors=True)
    copy.mkdir()
    for part in data.glob("hand-coach.db*"):
        if not part.name.endswith("-shm"):
            shutil.copyfile(part, copy / part.name)
    try:
        connection = sqlite3.connect(copy / "hand-coach.db")
        try:
            return connection.execute(sql).fetchall()
        finally:
            connection.close()
    except sqlite3.Error:
        return []


def check_commands(build: Build, to: Path) -> None:
    """The companion tells its version, and finds this computer fit."""
    status, text = build.told("--version")
    require(status == 0 and product.version() in text, f"version: {text.strip()}")
    status, text = build.told("doctor", "--json", "--data-dir", str(to / "doctor"))
    (to / "doctor.json").write_text(text, encoding="utf-8")
    report = json.loads(text)
    require(status == 0 and report["ok"], f"doctor: exit {status}, {len(report['findings'])} findings")
    status, _ = build.told("catalogue", "--json")
    require(status == 0, "catalogue: all exercises are listed")


def check_screens(build: Build, to: Path) -> None:
    """Every screen can be drawn."""
    wanted = ("doctor", "--screens", str(to / "screens"), "--data-dir", str(to / "doctor"))
    status, text = build.told(*wanted, patience=SCREENS_PATIENCE)
    (to / "screens.txt").write_text(text, encoding="utf-8")
    number = len(list((to / "screens").rglob("*.png")))
    require(status == 0 and number >= LEAST_SCREENS, f"screens: exit {status}, {number} pictures")


def check_session(build: Build, to: Path) -> None:
    """The window opens, Start is pressed, and a whole session is written down."""
    data = to / "session data"
    data.mkdir(parents=True)
    (data / "settings.json").write_text(json.dumps(SETTINGS), encoding="utf-8")
    began = time.monotonic()
    program = build.open("--data-dir", str(data), "--speed", SPEED)
    try:

        def begun() -> bool:
            if program.poll() is not None:
                require(False, f"session: the program ended by itself, with {program.returncode}")
            build.press_space()
            time.sleep(UNHURRIED)  # a second press would pause the session
            return bool(rows(data, "SELECT id FROM session"))

        require(wait(begun, PATIENCE), f"session: begun {time.monotonic() - began:.0f} s after the program was called")
        done = wait(lambda: rows(data, "SELECT outcome FROM session") == [("finished",)], PATIENCE)
        sets = rows(data, "SELECT exercise, variant, side, unit, done, outcome FROM set_done")
        require(done and len(sets) > 0, f"session: finished and in its record, {len(sets)} sets: {sets}")
        second = build.open("--data-dir", str(data))
        try:
            second.wait(PATIENCE)
        finally:
            second.kill()
        require(second.returncode == 0 and program.poll() is None, "second window: the first one comes to the front")
    finally:
        program.terminate()
        program.wait()


def check_upgrade(build: Build, to: Path, record: Path) -> None:
    """A record of an older version opens, and the copy made before is whole and of that version."""
    data = to / f"upgrade {record.stem}"
    data.mkdir()
    (data / "settings.json").write_text(json.dumps(SETTINGS), encoding="utf-8")
    shutil.copyfile(record, data / "hand-coach.db")
    (before,), sets = rows(data, "PRAGMA user_version")[0], rows(data, "SELECT count(*) FROM set_done")
    program = build.open("--data-dir", str(data))
    try:
        newest = _newest()
        require(
            wait(lambda: rows(data, "PRAGMA user_version") == [(newest,)], PATIENCE),
            f"upgrade: a record of version {before} is of version {newest} now",
        )
    finally:
        program.terminate()
        program.wait()
    require(rows(data, "SELECT count(*) FROM set_done") == sets, f"upgrade: all {sets[0][0]} sets are there")
    copies = list((data / "backups").glob("*.db"))
    kept = [_version_of(copy) for copy in copies]
    require(before == newest or before in kept, f"upgrade: copies of versions {kept} were made")


def check_downgrade(build: Build, to: Path) -> None:
    """A record of a newer version is refused in words, and left alone byte for byte."""
    data = to / "downgrade"
    data.mkdir()
    shutil.copyfile(max(OLD_RECORDS.glob("version-*.db")), data / "hand-coach.db")
    connection = sqlite3.connect(data / "hand-coach.db")
    connection.execute("PRAGMA user_version = 999")
    connection.close()
    before = (data / "hand-coach.db").read_bytes()
    program = build.open("--data-dir", str(data))
    time.sleep(SETTLED)
    alive = program.poll() is None
    program.terminate()
    program.wait()
    status, text = build.told("doctor", "--json", "--data-dir", str(data))
    says = [finding["says"] for finding in json.loads(text)["findings"] if "newer" in finding["says"]]
    require(alive and status == 1 and len(says) > 0, f"downgrade: {' '.join(says)}")
    require((data / "hand-coach.db").read_bytes() == before, "downgrade: the record was not touched")


def _newest() -> int:
    return len(list((product.ROOT / "coach" / "store" / "migrations").glob("*.sql")))


def _version_of(record: Path) -> int:
    connection = sqlite3.connect(record)
    try:
        version: int = connection.execute("PRAGMA user_version").fetchone()[0]
        return version
    finally:
        connection.close()


def require(good: bool, what: str) -> None:
    """Say it, and end here if it is not so."""
    print(f"{'good' if good else 'BAD '}  {what}", flush=True)
    if not good:
        raise SystemExit(1)


def main(arguments: Sequence[str] | None = None) -> int:
    """Use the build."""
    parser = argparse.ArgumentParser("freeze.smoke")
    parser.add_argument("folder", type=Path)
    parser.add_argument("to", type=Path)
    parser.add_argument("--through", default="")
    parser.add_argument("--system", default=sys.platform)
    parser.add_argument("--without-screens", action="store_true")
    options = parser.parse_args(arguments)
    build, to = Build(options.folder.absolute(), options.system, options.through), options.to.absolute()
    os.environ.pop("QT_QPA_PLATFORM", None)
    shutil.rmtree(to, ignore_errors=True)
    to.mkdir(parents=True)
    check_commands(build, to)
    check_session(build, to)
    for record in sorted(OLD_RECORDS.glob("version-*.db")):
        check_upgrade(build, to, record)
    check_downgrade(build, to)
    if not options.without_screens:
        check_screens(build, to)
    return 0


if __name__ == "__main__":
    sys.exit(main())
