"""The voice and the sounds, heard in a sound room: latency, silence, leaks, and how long the main thread is kept.

Run: python tests/benchmarks/bench_voice.py
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QProcess

from coach.practice.ports import Child, VoiceState
from coach.speech.supervisor import VoiceSupervisor
from coach.ui.child_process import ChildProcesses
from coach.ui.sounds import DeviceSounds
from tests.support.sound_room import SoundRoom

UTTERANCES = 20
RAPID = 120
LOADING_SECONDS = 2.0
LONG = "Open your fingers slowly and stop when it begins to hurt, then rest and breathe, and begin again."
COMMAND = [sys.executable, "-m", "coach.speech.worker"]


class Bench:
    """A voice in a room, and how long its calls kept the main thread, in ms."""

    def __init__(self, room: SoundRoom, folder: Path) -> None:
        self.room = room
        self.folder = folder
        self.kept: dict[str, list[float]] = {}
        self.worked: dict[str, list[float]] = {}  # without the time in which other programs had the processor
        self.idle = 0
        self.processes = TimedProcesses(self, room.environment | {"XDG_RUNTIME_DIR": str(folder)})
        self.voice = VoiceSupervisor(self.processes)
        self.voice.listen(self._count, lambda state: report("trouble", state, ""))

    def timed(self, name: str, call: Callable[[], object]) -> float:
        """Call it, keep how long that took, and return the time.monotonic() before it."""
        begun, worked = time.monotonic(), time.thread_time()
        call()
        self.kept.setdefault(name, []).append((time.monotonic() - begun) * 1000)
        self.worked.setdefault(name, []).append((time.thread_time() - worked) * 1000)
        return begun

    def until(self, happened: Callable[[], bool]) -> None:
        """Let events come in until it has happened; what is done in each turn is timed."""
        while not happened():
            self.timed("a turn of the loop", QCoreApplication.processEvents)
            time.sleep(0.002)

    def pass_time(self, seconds: float) -> None:
        """Let events come in for so long."""
        end = time.monotonic() + seconds
        self.until(lambda: time.monotonic() > end)

    def ready(self) -> None:
        """Until words would be said at once."""
        self.until(lambda: self.voice.state is VoiceState.READY)

    def workers(self) -> set[int]:
        """Process ids."""
        return {child.processId() for child in self.processes.findChildren(QProcess) if child.processId()}

    def heard_since(self, moment: float) -> bool:
        """Whether there was a sound."""
        return bool(self.room.recording().after(moment).sounds())

    def _count(self) -> None:
        self.idle += 1


class TimedProcesses(ChildProcesses):
    """Keeps how long the start of a process takes."""

    def __init__(self, bench: Bench, environment: dict[str, str]) -> None:
        super().__init__(COMMAND, environment=environment)
        self._bench = bench

    def spawn(self, on_line: Callable[[bytes], None], on_exit: Callable[[int], None]) -> Child:
        """Start the worker."""
        children: list[Child] = []
        self._bench.timed(
            "the start of a process", lambda: children.append(super(TimedProcesses, self).spawn(on_line, on_exit))
        )
        return children[0]


def start(bench: Bench) -> None:
    """Until the first worker is ready."""
    begun = time.monotonic()
    bench.voice.configure(voice="", words_per_minute=150, volume_percent=100, on=True)
    bench.ready()
    report("worker ready", (time.monotonic() - begun) * 1000, "ms")
    bench.pass_time(1.0)


def first_sounds(bench: Bench) -> None:
    """From say to the first sound."""
    delays = []
    for number in range(UTTERANCES):
        expected = bench.idle + 1
        begun = bench.timed("say", partial(bench.voice.say, f"Number {number + 1}."))
        while bench.idle < expected:
            bench.pass_time(0.01)
        delays.append((bench.room.listen(0.05).after(begun).sounds()[0][0] - begun) * 1000)
    spread("first sound after say", delays)


def silences(bench: Bench) -> None:
    """From hush to silence."""
    delays = []
    for number in range(UTTERANCES):
        begun = time.monotonic()
        bench.voice.say(LONG)
        bench.until(partial(bench.heard_since, begun))
        bench.pass_time(0.4 + 0.037 * number)
        hushed = bench.timed("hush", bench.voice.hush)
        last = bench.room.listen(0.5).after(begun).sounds()[-1][1]
        delays.append((last - hushed) * 1000)
        bench.pass_time(0.5)
    spread("last sound after hush", delays)


def rapid(bench: Bench) -> None:
    """Say and hush in quick turns; what is left afterwards."""
    before = open_files()
    seen: set[int] = set()
    for number in range(RAPID):
        bench.ready()
        bench.timed("say", partial(bench.voice.say, LONG))
        bench.pass_time(0.02 * (number % 8))
        seen |= bench.workers()
        bench.timed("hush", bench.voice.hush)
    bench.ready()
    bench.pass_time(1.0)
    report(f"workers in {RAPID} rapid say and hush", len(seen), "")
    report("  processes left behind", sum(Path(f"/proc/{it}").exists() for it in seen - bench.workers()), "")
    report("  sound folders beside those of the workers", len(list(bench.folder.iterdir())) - len(bench.workers()), "")
    report("  files left open in the program", open_files() - before, "")


def ticks(room: SoundRoom) -> None:
    """From tick to its sound, and how long the loading of the sounds keeps the main thread."""
    sounds = DeviceSounds()
    sounds.configure(volume_percent=100, on=True)
    gaps, begun = [], time.monotonic()
    last = begun
    while last < begun + LOADING_SECONDS:
        time.sleep(0.001)
        gaps.append((time.monotonic() - last) * 1000)
        last = time.monotonic()
    report("main thread while the sounds are loaded, longest", max(gaps), "ms")
    delays = []
    for _ in range(UTTERANCES):
        begun = time.monotonic()
        sounds.tick()
        delays.append((room.listen(0.4).after(begun).sounds()[0][0] - begun) * 1000)
    sounds.close()
    spread("sound after tick", delays)


def open_files() -> int:
    """Files that this process has open."""
    return len(list(Path("/proc/self/fd").iterdir()))


def spread(name: str, milliseconds: list[float]) -> None:
    """Median and extremes of a figure."""
    report(f"{name}, median of {len(milliseconds)}", statistics.median(milliseconds), "ms")
    report(f"{name}, shortest", min(milliseconds), "ms")
    report(f"{name}, longest", max(milliseconds), "ms")


def report(name: str, value: float | str, unit: str) -> None:
    """One line of figures."""
    figure = value if isinstance(value, str) else f"{value:.1f}"
    sys.stdout.write(f"{name:60}{figure:>10} {unit}\n")


def main() -> None:
    """Measure everything."""
    program = QCoreApplication(sys.argv)
    with ExitStack() as stack:
        room = stack.enter_context(SoundRoom())
        bench = Bench(room, Path(stack.enter_context(tempfile.TemporaryDirectory())))
        for measure in (start, first_sounds, silences, rapid):
            measure(bench)
        bench.timed("the close of the voice", bench.voice.close)
        bench.timed("the close of its processes", bench.processes.close)
        for name, kept in bench.kept.items():
            report(f"main thread kept by {name}, median of {len(kept)}", statistics.median(kept), "ms")
            report("  longest", max(kept), "ms")
            report("  longest, of it at work", max(bench.worked[name]), "ms")
        os.environ.update(room.environment)
        ticks(room)
    program.quit()


if __name__ == "__main__":
    main()
