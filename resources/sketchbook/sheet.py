"""Pictures of built loops for the person who poses, painted as the program paints them."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

from coach.library.sketches import read_sketch
from coach.practice.preferences import Theme
from coach.practice.sketch import Loop, Role
from coach.ui.theme.sketch_colours import SketchColours, sketch_colours
from coach.ui.widgets.sketch_painting import outline, paint_loop, paint_outlines

BACK = {Theme.LIGHT: "#FFFEFB", Theme.DARK: "#24211E", Theme.CONTRAST: "#000000"}


def main(arguments: Sequence[str] | None = None) -> None:
    """Paint a sheet: one row a file, one picture a phase. `arguments` are those of the command line."""
    options = _options(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QGuiApplication([])
    theme, side = Theme(options.theme), options.size
    colours = sketch_colours(theme, options.tone)
    loops = [read_sketch(path).loop for path in options.files]
    columns = len(options.phases) + options.print
    image = QImage(side * columns, side * len(loops), QImage.Format.Format_RGB32)
    image.fill(QColor(BACK[theme]))
    painter = QPainter(image)
    for row, loop in enumerate(loops):
        for column, phase in enumerate(options.phases):
            spot = QRectF(column * side, row * side, side, side)
            paint_loop(painter, spot, loop, phase, colours, mirrored=options.left, ghost=options.ghost)
        if options.print:
            _print(painter, QRectF((columns - 1) * side, row * side, side, side), loop)
    painter.end()
    image.save(str(options.out))
    app.quit()


def _print(painter: QPainter, square: QRectF, loop: Loop) -> None:
    black = {role: "#111111" if role in (Role.INK, Role.ARROW) else "#FFFFFF" for role in Role}
    outlines = [(fill.role, outline(fill)) for fill in loop.print_version]
    paint_outlines(painter, square, loop.size, outlines, SketchColours(black, "#111111"), mirrored=False)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="sketchbook.sheet", description=__doc__)
    parser.add_argument("out", type=Path, help="the PNG file to write")
    parser.add_argument("files", type=Path, nargs="+", help="built loops")
    parser.add_argument("--phases", type=float, nargs="+", default=[0.0, 0.125, 0.25, 0.375, 0.5])
    parser.add_argument("--size", type=int, default=300, help="side of one picture, px")
    parser.add_argument("--theme", choices=[theme.value for theme in Theme], default="light")
    parser.add_argument("--tone", type=int, default=1, help="skin tone, 0 lightest to 5 darkest")
    parser.add_argument("--left", action="store_true", help="show left hands")
    parser.add_argument("--ghost", action="store_true", help="show the other end of the movement beneath")
    parser.add_argument("--print", action="store_true", help="add the version for print")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main()
