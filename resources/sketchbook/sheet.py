"""Pictures of built loops for the person who poses, painted as the program paints them.

    sheet look.png FILES                one row a loop, one picture a phase
    sheet strip.png FILES --strip       every frame of each loop, in rows
    sheet all.png --contact             one picture an exercise, right hands at the left, left hands at the right

A contact sheet keeps a place for what is not drawn. `--size 60` shows thumbnails.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from math import ceil
from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QImage, QPainter

from coach.library.exercises import load_exercises
from coach.library.sketches import read_sketch, sketch_name
from coach.practice.preferences import Theme
from coach.practice.sketch import Loop
from coach.ui.theme.sketch_colours import sketch_colours
from coach.ui.theme.tokens import palette
from coach.ui.widgets.sketch_painting import LoopPaths, paint_loop, paint_outlines, paint_print

RESOURCES = Path(__file__).resolve().parent.parent
LABEL = 18  # px above each picture of a contact sheet, for its number
PHASES = (0.0, 0.125, 0.25, 0.375, 0.5)

Paint: TypeAlias = Callable[[QPainter, QRectF], None]


@dataclass(frozen=True, slots=True)
class Cell:
    """One picture of a sheet: how it is painted, and what stands above it."""

    paint: Paint
    label: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """How the pictures look; `tone` is the skin, 0 lightest to 5 darkest."""

    theme: Theme
    tone: int
    left: bool
    ghost: bool

    def at(self, loop: Loop, phase: float) -> Paint:
        """Paints a loop at a phase."""
        colours = sketch_colours(self.theme, self.tone)

        def paint(painter: QPainter, square: QRectF) -> None:
            paint_loop(painter, square, loop, phase, colours, mirrored=self.left, ghost=self.ghost)

        return paint

    def frame(self, paths: LoopPaths, index: int) -> Paint:
        """Paints one frame of a loop."""
        colours = sketch_colours(self.theme, self.tone)

        def paint(painter: QPainter, square: QRectF) -> None:
            outlines = [*paths.still, *paths.frame(index), *paths.arrows]
            paint_outlines(painter, square, paths.loop.size, outlines, colours, mirrored=self.left)

        return paint


def main(arguments: Sequence[str] | None = None) -> None:
    """Paint the sheet that is asked for. `arguments` are those of the command line."""
    options = _options(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QGuiApplication([])
    look = Look(Theme(options.theme), options.tone, options.left, options.ghost)
    if options.contact:
        image = contact_sheet(options.files, look, options.size, options.columns, every=options.variants)
    else:
        loops = [read_sketch(path).loop for path in options.files]
        rows = film_strip(loops, look, options.columns) if options.strip else by_phase(loops, look, options)
        image = painted(rows, options.size, look.theme)
    image.save(str(options.out))
    app.quit()


def by_phase(loops: Sequence[Loop], look: Look, options: argparse.Namespace) -> list[list[Cell]]:
    """One row a loop, one picture a phase, and the version for print if it is asked for."""
    phases = options.phases or PHASES
    rows = [[Cell(look.at(loop, phase)) for phase in phases] for loop in loops]
    if options.print:
        for row, loop in zip(rows, loops, strict=True):
            row.append(Cell(partial(_on_white, loop=loop, left=look.left)))
    return rows


def film_strip(loops: Sequence[Loop], look: Look, columns: int) -> list[list[Cell]]:
    """Every frame of each loop, as many in a row as there are columns."""
    rows: list[list[Cell]] = []
    for loop in loops:
        paths = LoopPaths(loop)
        rows += _rows([Cell(look.frame(paths, index)) for index in range(len(loop.frames))], columns)
    return rows


def contact_sheet(files: Sequence[Path], look: Look, size: int, columns: int, *, every: bool) -> QImage:
    """One picture an exercise, or with `every` one a drawing; right hands in the left half, left hands in the other.

    Without `files` those of the program are shown.
    """
    built = {path.name: path for path in files or sorted((RESOURCES / "sketches").glob("*.json.gz"))}
    names = [
        (sketch_name(one.number, variant), f"{one.number} {variant if every else ''}")
        for one in load_exercises(RESOURCES / "exercises").values()
        for variant in (one.drawings if every else one.drawings[:1])
    ]
    halves = []
    for left in (False, True):
        hand = Look(look.theme, look.tone, left, look.ghost)
        cells = []
        for name, label in names:
            loop = read_sketch(built[name]).loop if name in built else None
            cells.append(Cell(_nothing if loop is None else hand.at(loop, loop.teaches), label))
        halves.append(painted(_rows(cells, columns), size, look.theme))
    right, left_half = halves
    gap = size // 4
    whole = QImage(right.width() + gap + left_half.width(), right.height(), QImage.Format.Format_RGB32)
    whole.fill(palette(look.theme).paper)
    painter = QPainter(whole)
    painter.drawImage(0, 0, right)
    painter.drawImage(right.width() + gap, 0, left_half)
    painter.end()
    return whole


def painted(rows: Sequence[Sequence[Cell]], size: int, theme: Theme) -> QImage:
    """All pictures, each `size` px; labelled ones have a line above them."""
    above = LABEL if any(cell.label for row in rows for cell in row) else 0
    columns = max((len(row) for row in rows), default=1)
    image = QImage(size * columns, (size + above) * max(1, len(rows)), QImage.Format.Format_RGB32)
    colours = palette(theme)
    image.fill(colours.stage)
    painter = QPainter(image)
    painter.setFont(_label_font())
    for down, row in enumerate(rows):
        for across, cell in enumerate(row):
            square = QRectF(across * size, down * (size + above) + above, size, size)
            if above:
                line = QRectF(square.left(), square.top() - above, size, above)
                painter.fillRect(line, colours.paper)
                painter.setPen(colours.ink)
                painter.drawText(line.adjusted(4, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, cell.label)
            cell.paint(painter, square)
    painter.end()
    return image


def _rows(cells: Sequence[Cell], columns: int) -> list[list[Cell]]:
    return [list(cells[row * columns : (row + 1) * columns]) for row in range(ceil(len(cells) / columns))]


def _nothing(_painter: QPainter, _square: QRectF) -> None:
    """It is not drawn yet."""


def _on_white(painter: QPainter, square: QRectF, loop: Loop, left: bool) -> None:
    painter.fillRect(square, QColor("#FFFFFF"))
    paint_print(painter, square, loop, mirrored=left)


def _label_font() -> QFont:
    font = QFont()
    font.setPixelSize(LABEL - 5)
    return font


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="sketchbook.sheet", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("out", type=Path, help="the PNG file to write")
    parser.add_argument("files", type=Path, nargs="*", help="built loops; a contact sheet shows all that are built")
    parser.add_argument("--phases", type=float, nargs="+", help="0..1; five on the way out if none")
    parser.add_argument("--size", type=int, default=300, help="side of one picture, px")
    parser.add_argument("--theme", choices=[theme.value for theme in Theme], default="light")
    parser.add_argument("--tone", type=int, default=1, help="skin tone, 0 lightest to 5 darkest")
    parser.add_argument("--left", action="store_true", help="show left hands")
    parser.add_argument("--ghost", action="store_true", help="show the other end of the movement beneath")
    parser.add_argument("--print", action="store_true", help="add the version for print")
    parser.add_argument("--strip", action="store_true", help="every frame of each loop")
    parser.add_argument("--contact", action="store_true", help="one picture an exercise, both hands")
    parser.add_argument("--variants", action="store_true", help="in a contact sheet, one picture a drawing")
    parser.add_argument("--columns", type=int, default=8, help="of a film strip, and of each half of a contact sheet")
    options = parser.parse_args(arguments)
    if not (options.files or options.contact):
        parser.error("name the built loops to show")
    return options


if __name__ == "__main__":
    main()
