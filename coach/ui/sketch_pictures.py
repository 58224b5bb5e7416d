"""Every frame and still of the sketches as PNG files, painted as the screens paint them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from coach.practice.preferences import Side, Theme
from coach.practice.sketch import Loop
from coach.ui.png_files import make_folder, save_png
from coach.ui.theme.sketch_colours import sketch_colours
from coach.ui.theme.tokens import palette
from coach.ui.widgets.sketch_painting import LoopPaths, paint_outlines, paint_print


@dataclass(frozen=True, slots=True)
class Look:
    """How they are painted: `size` is the side in px, `tone` the skin, 0 lightest to 5 darkest.

    With `printed` it is the hatched version, black on white.
    """

    size: int = 600
    hand: Side = Side.RIGHT
    theme: Theme = Theme.LIGHT
    tone: int = 2
    printed: bool = False


def save_pictures(loops: Iterable[Loop], look: Look, folder: Path) -> int:
    """Save all pictures of these loops; return how many. Raises Fault if the folder cannot be written."""
    make_folder(folder)
    number = 0
    for loop in loops:
        for name, picture in pictures(loop, look):
            save_png(picture, folder / f"{name}.png")
            number += 1
    return number


def pictures(loop: Loop, look: Look) -> Iterator[tuple[str, QImage]]:
    """The pictures of a loop, each with its name: "06-index-frame-03", "06-index-still-050" at half of the loop."""
    start = f"{loop.exercise:02d}-{loop.variant}" if loop.variant else f"{loop.exercise:02d}"
    if look.printed:
        yield f"{start}-print", _printed(loop, look)
        return
    paths = LoopPaths(loop)
    for index in range(len(loop.frames)):
        yield f"{start}-frame-{index:02d}", _frame(paths, index, look)
    for phase in dict.fromkeys(loop.stills):
        yield f"{start}-still-{round(100 * phase):03d}", _frame(paths, loop.frame_at(phase), look)


def _printed(loop: Loop, look: Look) -> QImage:
    image = _paper(look, QColor("#FFFFFF"))
    painter = QPainter(image)
    paint_print(painter, QRectF(image.rect()), loop, mirrored=look.hand is Side.LEFT)
    painter.end()
    return image


def _frame(paths: LoopPaths, index: int, look: Look) -> QImage:
    image = _paper(look, palette(look.theme).stage)
    painter = QPainter(image)
    outlines = [*paths.still, *paths.frame(index), *paths.arrows]
    colours, mirrored = sketch_colours(look.theme, look.tone), look.hand is Side.LEFT
    paint_outlines(painter, QRectF(image.rect()), paths.loop.size, outlines, colours, mirrored=mirrored)
    painter.end()
    return image


def _paper(look: Look, colour: QColor) -> QImage:
    image = QImage(look.size, look.size, QImage.Format.Format_RGB32)
    image.fill(colour)
    return image
