"""Where keys and column stand: nothing overlaps, nothing leaves the window, every key has its millimetres."""

from __future__ import annotations

from itertools import combinations, pairwise, product
from typing import Any

import pytest
from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtWidgets import QApplication

from coach.practice.preferences import Layout, Preferences, Seeing, Side
from coach.ui.places import Form, Places, places
from coach.ui.screens.player_places import player_places
from coach.ui.theme.theme import Theme
from coach.ui.theme.tokens import CAPTION, COLUMN_FIRST_RUN, COLUMN_LIST, TALL_LARGE
from tests.support.windows import PX_PER_MM, make_kit

PLAYER = Form(apart=True, player=True)
TODAY = Form(tall=TALL_LARGE)
LIST = Form(column=COLUMN_LIST)
FIRST_RUN = Form(column=COLUMN_FIRST_RUN, below=True)
WINDOWS = [(1366, 768), (1366, 698), (1024, 600), (1920, 1080), (2560, 1440), (1280, 800)]
FINE = 5.2  # px per mm of a laptop of 15.6 inches with 1080 lines


def look(size: tuple[int, int], px_per_mm: float = PX_PER_MM, **chosen: Any) -> Theme:
    """The look in a window."""
    return make_kit(Preferences(**chosen), size=QSize(*size), px_per_mm=px_per_mm).theme


def placed(theme: Theme, form: Form, count: int) -> Places:
    """The places in the window of this look."""
    return places(theme, form, count, theme.metrics.width, theme.metrics.height)


def _check(theme: Theme, found: Places) -> None:
    window = QRect(0, 0, theme.metrics.width, theme.metrics.height)
    for place in (*found.keys, found.column):
        assert window.contains(place), place
    for one, other in combinations((*found.keys, found.column), 2):
        assert not one.intersects(other), (one, other)


@pytest.mark.parametrize("size", WINDOWS)
@pytest.mark.parametrize(
    ("form", "count"), [(PLAYER, 5), (PLAYER, 6), (TODAY, 4), (LIST, 5), (LIST, 1), (FIRST_RUN, 3)]
)
def test_nothing_overlaps_and_every_key_is_large_enough(
    qapp: QApplication, size: tuple[int, int], form: Form, count: int
) -> None:
    for text_percent, layout, controls in product((100, 125, 150, 200), Layout, Side):
        theme = look(size, text_percent=text_percent, layout=layout, controls=controls)
        found = placed(theme, form, count)
        assert len(found.keys) == count
        _check(theme, found)
        least = theme.metrics.player_key if form.player else theme.metrics.key
        assert min(min(place.width(), place.height()) for place in found.keys) >= least


@pytest.mark.parametrize("size", [(1920, 1080), (1920, 1010)])
def test_keys_keep_their_millimetres_on_a_fine_screen(qapp: QApplication, size: tuple[int, int]) -> None:
    theme = look(size, FINE)
    found = placed(theme, PLAYER, 5)
    _check(theme, found)
    assert min(place.height() for place in found.keys) >= 30 * FINE


def test_the_dock_is_on_the_control_side(qapp: QApplication) -> None:
    right = placed(look((1366, 768), controls=Side.RIGHT), PLAYER, 5)
    left = placed(look((1366, 768), controls=Side.LEFT), PLAYER, 5)
    assert right.keys[0].left() > right.column.right()
    assert left.keys[0].right() < left.column.left()
    assert [key.width() for key in right.keys] == [272] * 5
    assert right.column == QRect(87, 24, 880, 720)


def test_the_primary_key_is_on_top_and_the_danger_key_apart(qapp: QApplication) -> None:
    keys = placed(look((1366, 768)), PLAYER, 5).keys
    gaps = [below.top() - above.bottom() - 1 for above, below in pairwise(keys)]
    assert gaps == [16, 16, 16, 28]
    assert keys[0].height() == 168


def test_the_band_lies_across_the_bottom_and_the_danger_key_far_from_it(qapp: QApplication) -> None:
    theme = look((1366, 768), layout=Layout.BAND)
    band, first, *_, danger = placed(theme, PLAYER, 5).keys
    assert (band.height(), band.width()) == (152, 1366 - 64)
    assert band.bottom() > first.bottom() > danger.bottom()
    assert band.top() - first.bottom() - 1 == 16
    assert danger.top() == 24


@pytest.mark.parametrize(("seeing", "edge"), [(Seeing.LEFT, "left"), (Seeing.RIGHT, "right")])
def test_the_player_packs_towards_the_side_that_is_seen(qapp: QApplication, seeing: Seeing, edge: str) -> None:
    controls = Side(seeing.value)
    theme = look((1366, 768), seeing=seeing, controls=controls)
    column = placed(theme, PLAYER, 5).column
    assert column.width() == 764
    empty = 1366 - column.right() - 1 if edge == "left" else column.left()
    assert empty >= 0.18 * 1366


def test_wide_screens_keep_dock_and_column_together(qapp: QApplication) -> None:
    found = placed(look((2560, 1080)), PLAYER, 5)
    assert found.keys[0].right() - found.column.left() < 1480
    assert found.zoom > 1.3


SEEING = [(Seeing.BOTH, Side.RIGHT), (Seeing.BOTH, Side.LEFT), (Seeing.LEFT, Side.RIGHT), (Seeing.RIGHT, Side.RIGHT)]


@pytest.mark.parametrize("size", WINDOWS)
@pytest.mark.parametrize("text_percent", [100, 150, 200])
def test_inside_the_players_column_nothing_overlaps(
    qapp: QApplication, size: tuple[int, int], text_percent: int
) -> None:
    for layout, (seeing, controls), paused in product(Layout, SEEING, (False, True)):
        theme = look(size, text_percent=text_percent, layout=layout, seeing=seeing, controls=controls)
        frame = placed(theme, PLAYER, 5)
        column = QRectF(frame.column)
        found = player_places(theme, column, frame.zoom, ring=True, keys=paused)
        boxes = [found.header, found.ring, found.beside, found.sketch, found.caption, found.helper]
        shown = [box for box in boxes if box.height() > 0]
        for box in shown:
            assert column.adjusted(-1, -1, 1, 1).contains(box), box
        for one, other in combinations(shown, 2):
            assert not one.adjusted(1, 1, -1, -1).intersects(other), (one, other)
        if paused:
            assert found.helper.height() >= theme.metrics.player_key


@pytest.mark.parametrize("size", WINDOWS)
@pytest.mark.parametrize("text_percent", [100, 125, 150])
@pytest.mark.parametrize("layout", list(Layout))
def test_the_sketch_is_the_largest_and_the_ring_holds_a_count_no_smaller_than_the_caption(
    qapp: QApplication, size: tuple[int, int], text_percent: int, layout: Layout
) -> None:
    if text_percent == 150 and layout is Layout.BAND and size[1] < 768:
        size = (1366, 768)
    theme = look(size, text_percent=text_percent, layout=layout)
    frame = placed(theme, PLAYER, 5)
    found = player_places(theme, QRectF(frame.column), frame.zoom, ring=True)
    assert found.sketch.width() >= found.ring.width()
    assert found.ring.width() * 0.66 >= theme.metrics.text_px(CAPTION) * 1.1


def test_the_ring_is_where_the_person_sees(qapp: QApplication) -> None:
    wanted = {
        (Seeing.BOTH, Side.RIGHT): "left",
        (Seeing.BOTH, Side.LEFT): "right",
        (Seeing.LEFT, Side.RIGHT): "left",
        (Seeing.RIGHT, Side.LEFT): "right",
    }
    for (seeing, controls), side in wanted.items():
        theme = look((1366, 768), seeing=seeing, controls=controls)
        frame = placed(theme, PLAYER, 5)
        found = player_places(theme, QRectF(frame.column), frame.zoom, ring=True)
        assert (found.ring.center().x() < found.sketch.center().x()) == (side == "left")


def test_the_base_window_has_the_sizes_of_the_design(qapp: QApplication) -> None:
    theme = look((1366, 768))
    frame = placed(theme, PLAYER, 5)
    found = player_places(theme, QRectF(frame.column), frame.zoom, ring=True)
    assert found.sketch.width() == pytest.approx(424, abs=10)
    assert found.ring.width() == pytest.approx(316, abs=4)
