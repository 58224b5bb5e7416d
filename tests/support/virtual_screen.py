"""A screen for programs that need one."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def screen() -> Iterator[None]:
    """The screen that is there, or one without a monitor."""
    if "DISPLAY" in os.environ or "WAYLAND_DISPLAY" in os.environ:
        yield
        return
    if shutil.which("Xvfb") is None:
        raise SystemExit("There is no screen, and no Xvfb to make one.")
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=(writing,), stderr=subprocess.DEVNULL) as server:
        os.close(writing)
        with os.fdopen(reading) as display:
            os.environ["DISPLAY"] = f":{display.readline().strip()}"
        try:
            yield
        finally:
            server.terminate()
