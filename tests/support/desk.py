"""A desk of its own: a virtual screen, a window manager and a screen reader's bus, to use the program as a person."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TypeVar

T = TypeVar("T")

READ_SCREEN = Path(__file__).with_name("read_screen.py")
LAUNCHER = "/usr/libexec/at-spi-bus-launcher"


@dataclass(frozen=True, slots=True)
class Control:
    """What a screen reader knows of one control; the rectangle is in pixels of the screen."""

    role: str
    name: str
    description: str
    x: int
    y: int
    width: int
    height: int
    focused: bool
    enabled: bool
    checked: bool


class Desk:
    """A virtual screen; use as a context manager. Programs started on it end with it."""

    def __init__(self, width: int = 1366, height: int = 768) -> None:
        self._size = f"{width}x{height}x24"
        self._stack = ExitStack()
        self.environment: dict[str, str] = {}

    def __enter__(self) -> Desk:
        base = {k: v for k, v in os.environ.items() if k not in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY")}
        reading, writing = os.pipe()
        self._launch(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", self._size, "-nolisten", "tcp"], base, (writing,)
        )
        os.close(writing)
        with os.fdopen(reading) as display:
            number = display.readline().strip()
        base |= {"DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
        bus = self._launch(["dbus-daemon", "--session", "--nofork", "--print-address"], base)
        assert bus.stdout is not None
        base["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
        self.environment = base
        self._launch(["openbox", "--sm-disable"], base)
        self._launch([LAUNCHER, "--launch-immediately"], base)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    def coach(self, *arguments: str, **more: str) -> subprocess.Popen[str]:
        """Start the program on this desk; `more` is added to its environment."""
        return self.run("coach", *arguments, **more)

    def run(self, module: str, *arguments: str, **more: str) -> subprocess.Popen[str]:
        """Start a Python module on this desk; `more` is added to its environment."""
        return self._launch([sys.executable, "-m", module, *arguments], self.environment | more)

    def controls(self) -> list[Control]:
        """Everything that is showing, as a screen reader finds it."""
        answer = subprocess.run(
            ["/usr/bin/python3", str(READ_SCREEN)], env=self.environment, capture_output=True, text=True, check=True
        )
        return [Control(**control) for control in json.loads(answer.stdout)]

    def find(self, name: str, seconds: float = 20.0) -> Control:
        """The first showing control whose name begins with `name`; waits for it."""
        return self.wait(lambda: next((c for c in self.controls() if c.name.startswith(name)), None), name, seconds)

    def wait(self, look: Callable[[], T | None], what: str, seconds: float) -> T:
        """What `look` finds, as soon as it is not None; an AssertionError that names `what` after `seconds`."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            found = look()
            if found is not None:
                return found
            time.sleep(0.1)
        names = [f"{c.role}: {c.name}" for c in self.controls() if c.name]
        raise AssertionError(f"not found within {seconds} s: {what}; on the screen: {names}")

    def key(self, *names: str) -> None:
        """Press keys by their X names, as on the keyboard."""
        subprocess.run(["xdotool", "key", *names], env=self.environment, check=True)

    def click(self, control: Control) -> None:
        """Click the middle of a control."""
        x, y = control.x + control.width // 2, control.y + control.height // 2
        subprocess.run(["xdotool", "mousemove", str(x), str(y), "click", "1"], env=self.environment, check=True)

    def picture(self, to: Path) -> None:
        """Save the screen as a PNG."""
        subprocess.run(["import", "-window", "root", str(to)], env=self.environment, check=True)

    def _launch(
        self, command: list[str], environment: dict[str, str], keep: tuple[int, ...] = ()
    ) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            command,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            pass_fds=keep,
            start_new_session=True,
        )
        self._stack.callback(_end, process)
        return process


def _end(process: subprocess.Popen[str]) -> None:
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
    if process.stdout is not None:
        process.stdout.close()
