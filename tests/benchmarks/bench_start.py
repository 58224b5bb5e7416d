"""What Hand Coach asks of a computer, beside a bare PySide6 window measured in the same run. Linux only.

Run: python tests/benchmarks/bench_start.py
Needs a screen, or Xvfb to make one. Prints each figure with its limit, and fails when one is missed.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from tests.support.virtual_screen import screen

FIRST_WINDOW = Path(__file__).with_name("first_window.py")
SKETCHES = Path(__file__).parents[2] / "resources" / "sketches"
ROUNDS = 9  # the bare window and the program in turn, so that both meet the same machine
SETTLE_SECONDS = 8.0  # by then the voice has said the first words
WATCH_SECONDS = 10.0
TIME_LIMIT = 2.0
MEMORY_LIMIT = 1.7
STILL_LIMIT = 1.0  # percent of a core
SKETCH_LIMIT = 12.0


@dataclass(frozen=True, slots=True)
class Start:
    """Seconds from the call to the first painted window, and the memory then, in MiB (proportional set size)."""

    seconds: float
    mebibytes: float


class Window:
    """A process that has painted its window; use as a context manager."""

    def __init__(self, *arguments: str) -> None:
        self._called = time.monotonic()
        self._process = subprocess.Popen(
            [sys.executable, str(FIRST_WINDOW), *arguments], stdout=subprocess.PIPE, text=True, env=environment()
        )
        self.start = self.next_paint()

    def __enter__(self) -> Window:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.wait()

    @property
    def number(self) -> int:
        """The id of the process."""
        return self._process.pid

    def next_paint(self) -> Start:
        """Wait until the process tells of a paint."""
        assert self._process.stdout is not None
        painted = self._process.stdout.readline()
        if not painted:
            raise SystemExit("no window was opened")
        return Start(float(painted) - self._called, mebibytes(self.number))


def environment() -> dict[str, str]:
    """As a person has it: a real platform, and compiled modules kept from one start to the next."""
    return {
        name: value for name, value in os.environ.items() if name not in ("QT_QPA_PLATFORM", "PYTHONDONTWRITEBYTECODE")
    }


def bare_start() -> Start:
    """Open an empty window and close it again."""
    with Window("bare") as window:
        return window.start


def program_start(data: str) -> tuple[Start, Start]:
    """Open Hand Coach and close it again: its window, and its first screen."""
    with Window("program", data) as window:
        return window.start, window.next_paint()


def mebibytes(process: int) -> float:
    """The proportional set size of a process, MiB."""
    for line in Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    raise SystemExit("this system does not tell a process's memory")


def load(*arguments: str) -> float:
    """The share of one core that a window and its child processes use once they have settled, percent."""
    with Window(*arguments) as window:
        time.sleep(SETTLE_SECONDS)
        before = sum(map(cpu_seconds, family(window.number)))
        time.sleep(WATCH_SECONDS)
        return (sum(map(cpu_seconds, family(window.number))) - before) / WATCH_SECONDS * 100


def family(process: int) -> list[int]:
    """A process and all that it started."""
    children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()
    return [process, *(member for child in children for member in family(int(child)))]


def cpu_seconds(process: int) -> float:
    """The time a process has spent on a core so far, s."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def told(name: str, value: float, limit: float, unit: str) -> bool:
    """Print one figure; whether it is within its limit."""
    good = value <= limit
    print(f"{name:44} {value:7.2f} {unit:9} limit {limit:g}   {'good' if good else 'MISSED'}")
    return good


def described(name: str, starts: Sequence[Start]) -> Start:
    """Print the starts of one kind and return their medians."""
    median = Start(statistics.median(one.seconds for one in starts), statistics.median(one.mebibytes for one in starts))
    fastest, slowest = min(one.seconds for one in starts), max(one.seconds for one in starts)
    print(f"{name:14} {median.seconds:6.3f} s ({fastest:.3f} to {slowest:.3f})   {median.mebibytes:6.1f} MiB")
    return median


def main() -> int:
    """Measure all; 0 if every limit is kept."""
    with ExitStack() as stack:
        stack.enter_context(screen())
        data = stack.enter_context(tempfile.TemporaryDirectory())
        bare_start()
        program_start(data)  # all has been read from the disk once now, so that no measured start waits for it
        starts = [(bare_start(), *program_start(data)) for _ in range(ROUNDS)]
        bare_starts, windows, screens = zip(*starts, strict=True)
        bare = described("bare window", bare_starts)
        ours = described("Hand Coach", windows)
        described("  its screen", screens)
        kept = [
            told("first window, time", ours.seconds / bare.seconds, TIME_LIMIT, "x bare"),
            told("first window, memory", ours.mebibytes / bare.mebibytes, MEMORY_LIMIT, "x bare"),
            told("still screen, with the voice's process", load("program", data), STILL_LIMIT, "% of core"),
        ]
        heaviest = max(SKETCHES.glob("*.json.gz"), key=lambda sketch: sketch.stat().st_size)
        kept.append(told("sketch at 24 frames a second", load("sketch", str(heaviest)), SKETCH_LIMIT, "% of core"))
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
