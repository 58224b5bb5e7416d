"""What the sketches ask of a computer without a graphics card, beside a plain fill and an empty window.

Run: python tests/benchmarks/bench_sketches.py
Paints off screen, in memory. Prints each figure with its limit, and fails when one is missed.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from coach.library.catalogue import ResourceCatalogue
from coach.library.sketches import read_sketch
from coach.practice.exercise import Group
from coach.practice.preferences import Preferences, Theme
from coach.practice.sketch import Loop, Role
from coach.ui.theme.sketch_colours import sketch_colours
from coach.ui.widgets.sketch_painting import LoopPaths, paint_outlines, rendered

RESOURCES = Path(__file__).parents[2] / "resources"
SIDE = 600
ROUNDS = 5
ONE_HAND, TWO_HANDS, SLOWEST = 4.0, 6.0, 9.0  # ms a frame: median of the worst loop with one hand, with two; 95 %
MEMORY, READ, OPEN = 25.0, 16.0, 100.0  # MB a loop, ms on the main thread, ms from a press to the painted page
COLOURS = sketch_colours(Theme.LIGHT, 2)


@dataclass(frozen=True, slots=True)
class Painted:
    """The milliseconds that the frames of one loop took."""

    name: str
    two_hands: bool
    times: tuple[float, ...]

    @property
    def median(self) -> float:
        """The middle one."""
        return statistics.median(self.times)

    @property
    def slow(self) -> float:
        """The one that 95 % stay below."""
        return percentile(self.times)


def percentile(times: Sequence[float]) -> float:
    """The value that 95 % stay below."""
    return statistics.quantiles(times, n=20)[-1]


def milliseconds(work: Callable[[], object]) -> float:
    """How long a core works on it: what else runs on the machine meanwhile does not count."""
    start = time.thread_time()
    work()
    return (time.thread_time() - start) * 1000


def canvas() -> QImage:
    """A picture in memory."""
    return QImage(SIDE, SIDE, QImage.Format.Format_RGB32)


def painted(path: Path) -> Painted:
    """Every frame, its shadows and all that moves painted anew each time; what never moves is kept, as it is shown.

    The fastest of some rounds counts for each frame: other programs slow the memory that a core shares with them.
    """
    loop, image, square = read_sketch(path).loop, canvas(), QRectF(0, 0, SIDE, SIDE)
    paths = LoopPaths(loop)
    still, lines = (
        rendered(layer, SIDE, 1.0, loop.size, COLOURS, mirrored=False) for layer in (paths.still, paths.still_lines)
    )

    def one(index: int) -> None:
        painter = QPainter(image)
        still.paint(painter, square.topLeft())
        paint_outlines(painter, square, loop.size, paths.shadows(index), COLOURS, mirrored=False)
        lines.paint(painter, square.topLeft())
        moving = [*paths.figure(index), *paths.arrows]
        paint_outlines(painter, square, loop.size, moving, COLOURS, mirrored=False)
        painter.end()

    for index in range(len(loop.frames)):
        one(index)  # the outlines are made when they are first painted
    rounds = [[milliseconds(partial(one, index)) for index in range(len(loop.frames))] for _ in range(ROUNDS)]
    times = [min(frame) for frame in zip(*rounds, strict=True)]
    two_hands = any(fill.role is Role.OTHER_SLEEVE for fill in loop.frames[-1])
    return Painted(path.name, two_hands, tuple(times))


def plain_fill() -> float:
    """The milliseconds of one plain fill of such a picture."""
    image = canvas()
    return statistics.median(milliseconds(lambda: image.fill(QColor("#FFFEFB"))) for _ in range(50))


def child(*arguments: str) -> float:
    """The figure that this program prints when it is called so; a process of its own measures memory cleanly."""
    command = [sys.executable, __file__, *arguments]
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def mebibytes() -> float:
    """What this process holds itself, MiB."""
    for line in Path("/proc/self/smaps_rollup").read_text(encoding="ascii").splitlines():
        if line.startswith("Private_Dirty:"):
            return int(line.split()[1]) / 1024
    raise SystemExit("this system does not tell a process's memory")


def memory_of(file: str) -> float:
    """The megabytes by which one loop, shown through all its frames at 600 px with its ghost, makes a window grow."""
    from coach.ui.widgets.sketch_view import SketchView

    application = QApplication([])
    view = SketchView(COLOURS)
    view.resize(SIDE, SIDE)
    view.set_ghost(True)
    view.set_loop(None, Group.BALL, "")
    view.show()
    view.grab()
    application.processEvents()
    before = mebibytes()
    loop = read_sketch(Path(file)).loop
    view.set_loop(loop, Group.BALL, "")
    count = len(loop.frames)
    for step in range(4 * count):
        view.set_phase(step / (4 * count))
        view.repaint()
        application.processEvents()
    return (mebibytes() - before) * 1024 * 1024 / 1e6


def opening(number: str) -> float:
    """The milliseconds from a press to the painted page of an exercise, in a program where a page was open before."""
    from coach.text.words import open_words
    from coach.ui.screens.exercise import ExercisePage
    from coach.ui.shell import Shell
    from coach.ui.theme.fonts import load_fonts
    from coach.ui.widgets.press import PressGuard

    application = QApplication([])
    catalogue = ResourceCatalogue(RESOURCES)
    family, preferences = load_fonts(RESOURCES / "fonts"), Preferences(screen_px_per_mm=96 / 25.4)
    shell = Shell(open_words("en", Path("nowhere")), preferences, family, PressGuard(time.monotonic))
    shell.resize(1366, 768)
    shell.show()

    def show(wanted: int) -> None:
        loop = partial(catalogue.loop, wanted)
        shell.show_screen(ExercisePage(shell.kit, catalogue.exercises[wanted], preferences, loop))
        shell.repaint()
        application.processEvents()

    others = [n for n in catalogue.exercises if n != int(number)][:3]
    for other in others:
        show(other)
    times = []
    for _ in range(ROUNDS):
        times.append(milliseconds(lambda: show(int(number))))
        for other in others:  # their loops take the place of this one in memory
            show(other)
    return statistics.median(times)


def bare_opening() -> float:
    """The milliseconds in which an empty widget takes the place of another in a window."""
    application = QApplication.instance() or QApplication([])
    window = QWidget()
    window.resize(1366, 768)
    window.show()

    def show() -> None:
        page = QWidget(window)
        page.resize(window.size())
        page.show()
        window.repaint()
        application.processEvents()

    return statistics.median(milliseconds(show) for _ in range(20))


def told(name: str, value: float, limit: float, unit: str, note: str = "") -> bool:
    """Print one figure; whether it is within its limit."""
    good = value <= limit
    print(f"{name:46} {value:7.2f} {unit:3} limit {limit:<6g} {'good' if good else 'MISSED'}  {note}")
    return good


def worst_paint(loops: Sequence[Painted], name: str, limit: float) -> list[bool]:
    """The worst loop of a kind, by its median and by its slow frames."""
    if not loops:
        return []
    middle, slow = max(loops, key=lambda one: one.median), max(loops, key=lambda one: one.slow)
    return [
        told(f"{name}: a frame, median of the worst loop", middle.median, limit, "ms", middle.name),
        told(f"{name}: a frame, 95 % of the worst loop", slow.slow, SLOWEST, "ms", slow.name),
    ]


def read_time(path: Path) -> float:
    """The milliseconds in which a file becomes a loop, on the main thread."""
    return min(milliseconds(lambda: read_sketch(path).loop) for _ in range(ROUNDS))


def first_paint(path: Path) -> float:
    """The milliseconds from the loop in memory to its first painted frame: outlines are made, then filled."""

    def paint(loop: Loop) -> None:
        paths, image = LoopPaths(loop), canvas()
        painter = QPainter(image)
        outlines = [*paths.still, *paths.frame(0), *paths.arrows]
        paint_outlines(painter, QRectF(0, 0, SIDE, SIDE), loop.size, outlines, COLOURS, mirrored=False)
        painter.end()

    loop = read_sketch(path).loop
    return statistics.median(milliseconds(lambda: paint(loop)) for _ in range(ROUNDS))


def main() -> int:
    """Measure all; 0 if every limit is kept."""
    files = sorted((RESOURCES / "sketches").glob("*.json.gz"))
    application = QApplication([])
    loops = [painted(path) for path in files]
    every = [one for loop in loops for one in loop.times]
    fill, bare = plain_fill(), bare_opening()
    print(f"{len(files)} loops, {len(every)} frames at {SIDE} x {SIDE}; a plain fill takes {fill:.2f} ms")
    print(f"all frames: median {statistics.median(every):.2f} ms, 95 % {percentile(every):.2f} ms")
    kept = worst_paint([one for one in loops if not one.two_hands], "one hand", ONE_HAND)
    kept += worst_paint([one for one in loops if one.two_hands], "two hands", TWO_HANDS)
    read = {path: read_time(path) for path in files}
    slowest = max(files, key=lambda path: read[path])
    heaviest = max(files, key=lambda path: path.stat().st_size)
    kept.append(told("reading a loop, the slowest", read[slowest], READ, "ms", slowest.name))
    print(f"{'its first frame after that':46} {first_paint(slowest):7.2f} ms")
    application.shutdown()
    held = {path: child("memory", str(path)) for path in {heaviest, slowest, *_with_most_frames(files)}}
    most = max(held, key=lambda path: held[path])
    kept.append(told("memory of a loop that plays, the most", held[most], MEMORY, "MB", most.name))
    number = heaviest.name[:2].lstrip("0")
    print(f"{'an empty page takes the place of another':46} {bare:7.2f} ms")
    kept.append(told("opening the page of the largest loop", child("open", number), OPEN, "ms", heaviest.name))
    return 0 if all(kept) else 1


def _with_most_frames(files: Sequence[Path]) -> list[Path]:
    """The largest loop among those with the most frames."""
    most = max(len(read_sketch(path).frames) for path in files)
    long = [path for path in files if len(read_sketch(path).frames) == most]
    return [max(long, key=lambda path: path.stat().st_size)]


if __name__ == "__main__":
    parts: dict[str, Callable[[str], float]] = {"memory": memory_of, "open": opening}
    if len(sys.argv) == 3:
        print(parts[sys.argv[1]](sys.argv[2]))
        sys.exit(0)
    sys.exit(main())
