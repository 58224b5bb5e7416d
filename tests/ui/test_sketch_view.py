"""The picture of an exercise, as a person or a screen reader meets it."""

from __future__ import annotations

import itertools
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QPainter, QRegion
from PySide6.QtWidgets import QApplication, QWidget

from coach.library.sketches import read_sketch
from coach.practice.exercise import Group
from coach.practice.preferences import Side, Theme
from coach.practice.sketch import Fill, Loop, Role
from coach.ui.theme.sketch_colours import sketch_colours
from coach.ui.widgets.sketch_painting import line_by_line, other_end, outline, paint_loop, paint_outlines
from coach.ui.widgets.sketch_view import SketchView

pytestmark = pytest.mark.usefixtures("qapp")

LIGHT = sketch_colours(Theme.LIGHT, 1)
BUILT = sorted((Path(__file__).parents[2] / "resources" / "sketches").glob("*.json.gz"))
PAPER = QColor("#FFFEFB")


def square(role: Role, left: float, top: float, side: float = 200) -> Fill:
    corners = (left, top, left + side, top, left + side, top + side, left, top + side)
    return Fill(role, "MLLLZ", corners)


def loop() -> Loop:
    """A block of skin at the left that rises from the bottom to the top; a table under it; an arrow at the right."""
    return Loop(
        exercise=7,
        variant="",
        description="A hand rises.",
        size=1000,
        cyclic=False,
        still=(square(Role.TABLE, 400, 800),),
        frames=tuple((square(Role.SKIN, 100, y),) for y in (700, 400, 100)),
        arrows=(square(Role.ARROW, 700, 400),),
        stills=(0.0, 0.5),
        print_version=(),
    )


def view(shown: Loop | None = None, group: Group = Group.BALL) -> SketchView:
    widget = SketchView(LIGHT)
    widget.resize(200, 200)
    widget.set_loop(shown, group, "A hand rises.")
    return widget


def picture(widget: SketchView) -> QImage:
    image = QImage(widget.size(), QImage.Format.Format_RGB32)
    image.fill(PAPER)
    widget.render(image, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
    return image


def colour(widget: SketchView, x: int, y: int) -> str:
    return picture(widget).pixelColor(x, y).name().upper()


LOW, HIGH, TABLE, ARROW = (40, 160), (40, 40), (100, 180), (160, 100)


def test_the_start_and_the_end_of_the_movement_are_shown(qapp: QApplication) -> None:
    widget = view(loop())
    assert colour(widget, *LOW) == LIGHT[Role.SKIN]
    widget.set_phase(0.5)
    assert colour(widget, *HIGH) == LIGHT[Role.SKIN]
    assert colour(widget, *LOW) != LIGHT[Role.SKIN]


def test_the_way_back_looks_like_the_way_out() -> None:
    widget = view(loop())
    widget.set_phase(0.25)
    out = picture(widget)
    widget.set_phase(0.75)
    assert picture(widget) == out


def test_any_real_phase_is_wrapped() -> None:
    widget = view(loop())
    widget.set_phase(3.5)
    assert widget.phase == pytest.approx(0.5)
    assert colour(widget, *HIGH) == LIGHT[Role.SKIN]


def test_what_stands_still_and_the_arrow_are_always_there() -> None:
    widget = view(loop())
    for phase in (0.0, 0.3, 0.5):
        widget.set_phase(phase)
        assert colour(widget, *TABLE) == LIGHT[Role.TABLE]
        assert colour(widget, *ARROW) == LIGHT[Role.ARROW]


def test_a_left_hand_is_the_mirror_of_the_right() -> None:
    widget = view(loop())
    right = picture(widget)
    widget.set_side(Side.LEFT)
    assert picture(widget) == right.flipped(Qt.Orientation.Horizontal)
    widget.set_side(Side.RIGHT)
    assert picture(widget) == right


@pytest.mark.parametrize("theme", Theme)
def test_the_theme_colours_every_layer(theme: Theme) -> None:
    widget = view(loop())
    picture(widget)
    colours = sketch_colours(theme, 4)
    widget.set_colours(colours)
    assert colour(widget, *LOW) == colours[Role.SKIN]
    assert colour(widget, *TABLE) == colours[Role.TABLE]
    assert colour(widget, *ARROW) == colours[Role.ARROW]


def test_the_ghost_shows_the_other_end_faintly_and_can_be_turned_off() -> None:
    widget = view(loop())
    assert colour(widget, *HIGH) == PAPER.name().upper()
    widget.set_ghost(True)
    ghost = picture(widget).pixelColor(*HIGH)
    assert QColor(LIGHT[Role.SKIN]).blue() < ghost.blue() < PAPER.blue()
    widget.set_phase(0.5)
    assert picture(widget).pixelColor(*LOW).blue() < PAPER.blue()
    widget.set_ghost(False)
    assert colour(widget, *LOW) == PAPER.name().upper()


def test_a_loop_whose_ghost_would_confuse_shows_none() -> None:
    widget = view(replace(loop(), ghost=False))
    widget.set_ghost(True)
    assert colour(widget, *HIGH) == PAPER.name().upper()


def test_the_ghost_is_gone_when_it_changes_ends() -> None:
    widget = view(loop())
    widget.set_phase(0.25)
    plain = picture(widget)
    widget.set_ghost(True)
    assert picture(widget) == plain


def test_the_other_end_is_the_farther_one() -> None:
    assert [other_end(phase) for phase in (0.0, 0.1, 0.5, 0.6, 0.9, 1.0)] == [0.5, 0.5, 0.0, 0.0, 0.5, 0.5]


def test_a_new_size_is_painted_anew() -> None:
    widget = view(loop())
    picture(widget)
    widget.resize(400, 300)
    assert colour(widget, 50 + 60, 240) == LIGHT[Role.SKIN]
    assert colour(widget, 50 + 150, 260) == LIGHT[Role.TABLE]
    assert colour(widget, 20, 240) == PAPER.name().upper()


def test_a_picture_too_large_to_keep_its_frames_looks_the_same() -> None:
    widget = view(loop())
    widget.resize(1600, 1600)
    widget.set_phase(0.5)
    assert colour(widget, 320, 320) == LIGHT[Role.SKIN]
    assert colour(widget, 1280, 800) == LIGHT[Role.ARROW]
    widget.set_phase(0.0)
    assert colour(widget, 320, 1280) == LIGHT[Role.SKIN]


def test_rounded_corners_cut_the_picture() -> None:
    full = Loop(7, "", "A.", 1000, False, (square(Role.TABLE, 0, 0, 1000),), ((),), (), (), ())
    widget = view(full)
    assert colour(widget, 1, 1) == LIGHT[Role.TABLE]
    widget.set_corner_radius(24)
    assert colour(widget, 1, 1) == PAPER.name().upper()
    assert colour(widget, 100, 1) == LIGHT[Role.TABLE]


def test_an_exercise_without_a_sketch_shows_its_group() -> None:
    marks = [picture(view(None, group)) for group in Group]
    empty = QImage(marks[0])
    empty.fill(PAPER)
    assert all(mark != empty for mark in marks)
    assert all(a != b for a, b in itertools.combinations(marks, 2))


def test_the_mark_is_recoloured_with_the_theme() -> None:
    widget = view(None)
    light = picture(widget)
    widget.set_colours(sketch_colours(Theme.DARK, 1))
    assert picture(widget) != light


def test_a_screen_reader_meets_a_picture_with_its_description() -> None:
    widget = view(loop())
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface.role() is QAccessible.Role.Graphic
    assert interface.text(QAccessible.Text.Name) == "A hand rises."


def ring(x: float, y: float, radius: float, *, hole: bool) -> tuple[str, tuple[float, ...]]:
    """A closed curve through four points, wound as lines are, or as their holes are."""
    r = -radius if hole else radius
    ends = ((x + radius, y), (x, y - r), (x - radius, y), (x, y + r), (x + radius, y))
    curves = [number for end in ends[1:] for number in end * 3]
    return "MCCCCZ", (*ends[0], *curves)


def test_lines_are_filled_one_by_one_but_a_hole_stays_in_its_line() -> None:
    rings = [
        ring(200, 200, 150, hole=False),
        ring(600, 300, 80, hole=True),
        ring(600, 300, 200, hole=False),
        ring(500, 700, 200, hole=False),
    ]
    whole = Fill(Role.INK, "".join(c for c, _ in rings), tuple(n for _, numbers in rings for n in numbers))
    parts = line_by_line(whole)
    assert ["".join(part.commands for part in parts), sum((part.points for part in parts), ())] == [
        whole.commands,
        whole.points,
    ]
    assert len(parts) == 2
    pictures = []
    for fills in ([whole], parts):
        image = QImage(200, 200, QImage.Format.Format_RGB32)
        image.fill(PAPER)
        painter = QPainter(image)
        outlines = [(fill.role, outline(fill)) for fill in fills]
        paint_outlines(painter, QRectF(0, 0, 200, 200), 1000, outlines, LIGHT, mirrored=False)
        painter.end()
        pictures.append(image)
    assert pictures[0] == pictures[1]
    assert pictures[1].pixelColor(120, 60) == PAPER, "the hole"


def test_a_thumbnail_can_be_painted_anywhere() -> None:
    image = QImage(120, 60, QImage.Format.Format_RGB32)
    image.fill(PAPER)
    painter = QPainter(image)
    paint_loop(painter, QRectF(30, 0, 90, 60), loop(), 0.0, LIGHT, mirrored=True, ghost=True)
    painter.end()
    assert image.pixelColor(45 + 60 - 12, 48).name().upper() == LIGHT[Role.SKIN]
    assert image.pixelColor(45 + 60 - 12, 12) != PAPER
    assert image.pixelColor(20, 30) == PAPER


@pytest.mark.parametrize("path", BUILT, ids=lambda path: path.name)
def test_every_built_loop_moves_and_keeps_the_two_sides_mirrored(path: Path) -> None:
    widget = view(read_sketch(path).loop)
    start = picture(widget)
    widget.set_phase(0.5)
    assert picture(widget) != start
    widget.set_phase(0.0)
    widget.set_side(Side.LEFT)
    left = picture(widget).flipped(Qt.Orientation.Horizontal)
    far = [
        (x, y)
        for x in range(0, 200, 5)
        for y in range(0, 200, 5)
        if abs(left.pixelColor(x, y).lightness() - start.pixelColor(x, y).lightness()) > 60
    ]
    assert far == []
