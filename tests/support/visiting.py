"""A program with its own data folder, used by pressing keys."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import msgspec
from PySide6.QtTest import QTest

from coach.app import Program
from coach.desktop.paths import Paths, find_paths, make_data_folder
from coach.desktop.preset import Found
from coach.practice.preferences import Preferences
from coach.practice.programme import Movement
from coach.ui.frame import Screen
from coach.ui.widgets.key import Key

SPEED = 1000.0
ME = Preferences(
    first_run_done=True,
    allowed=True,
    movement=Movement.NONE,
    opens_hand=False,
    opens_hand_asked="2999-01-01",
    arming_seconds=0,
    repeat_guard_seconds=0,
    reduced_motion=True,
)


def comes(there: Callable[[], bool], seconds: float = 20.0) -> bool:
    """Let the program run until this is so."""
    end = time.monotonic() + seconds
    while not there() and time.monotonic() < end:
        QTest.qWait(5)
    return there()


class Visit:
    """A program with its own data folder, used by pressing keys."""

    def __init__(self, folder: Path, preferences: Preferences | None) -> None:
        self.paths: Paths = find_paths(folder)
        make_data_folder(self.paths)
        if preferences is not None:
            self.paths.settings.write_bytes(msgspec.json.encode(preferences))
        self.program: Program | None = None

    def open(self, speed: float = SPEED, found: Found | None = None) -> None:
        self.program = Program(self.paths, speed, found)
        self.program.open()

    def close(self) -> None:
        if self.program is not None:
            self.program.shell.close()
            self.program.close()
            self.program = None

    @property
    def screen(self) -> Screen | None:
        assert self.program is not None
        return self.program.shell.screen_shown

    @property
    def notices(self) -> str:
        assert self.program is not None
        return self.program.shell.notice.accessibleName()

    def until(self, there: Callable[[], bool]) -> None:
        assert comes(there), f"still on {type(self.screen).__name__}"

    def on(self, kind: type[Screen]) -> None:
        self.until(lambda: isinstance(self.screen, kind))

    def press(self, name: str) -> None:
        def key() -> Key | None:
            order = self.screen.scan_order() if self.screen is not None else []
            return next((one for one in order if one.accessibleName() == name), None)

        self.until(lambda: key() is not None)
        found = key()
        assert found is not None
        found.chosen.emit()
