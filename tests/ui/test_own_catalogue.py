"""One catalogue of what ships and what a person brought, with pictures in the place of sketches."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from coach.library.catalogue import ResourceCatalogue
from coach.practice.exercise import Group
from coach.practice.ports import Fault
from coach.practice.preferences import Theme
from coach.practice.sketch import photo_loop
from coach.store.record_file import RecordFile
from coach.store.shelf import SqliteShelf
from coach.ui.own_catalogue import OwnCatalogue
from coach.ui.theme.sketch_colours import sketch_colours
from coach.ui.widgets.sketch_painting import paint_loop, paint_print
from coach.ui.widgets.sketch_view import SketchView
from tests.support.parcels import PARCEL, PICTURE_NAME, png
from tests.support.practised import StandingClock
from tests.support.windows import ROOT

COLOURS = sketch_colours(Theme.LIGHT, 2)


@pytest.fixture
def shelf(tmp_path: Path) -> SqliteShelf:
    return SqliteShelf(RecordFile(tmp_path / "record.db", tmp_path / "backups", StandingClock()))


@pytest.fixture
def catalogue() -> OwnCatalogue:
    return OwnCatalogue(ResourceCatalogue(ROOT / "resources"))


def test_before_anything_is_read_it_is_what_ships(catalogue: OwnCatalogue) -> None:
    assert len(catalogue.exercises) == len(catalogue.offered) == 39
    assert len(catalogue.programmes) == 9
    assert catalogue.loop(1000) is None
    assert catalogue.loop(1) is not None


def test_what_is_on_the_shelf_stands_beside_it(catalogue: OwnCatalogue, shelf: SqliteShelf) -> None:
    taken = shelf.bring_in(PARCEL)
    catalogue.read(shelf)
    assert list(catalogue.exercises)[-2:] == [1000, 1001]
    assert catalogue.exercises[1000].group is Group.OWN
    assert catalogue.programmes[f"own-{taken.id}"].title == "Morning hand"
    picture = catalogue.loop(1000)
    assert picture is not None
    assert (picture.variant, picture.photo) == (PICTURE_NAME, PARCEL.pictures[PICTURE_NAME])
    assert catalogue.loop(1001) is None


def test_what_is_put_away_is_known_and_not_offered(catalogue: OwnCatalogue, shelf: SqliteShelf) -> None:
    taken = shelf.bring_in(PARCEL)
    shelf.put_away(taken.id, away=True)
    shelf.put_exercise_away(1001, away=True)
    catalogue.read(shelf)
    assert f"own-{taken.id}" not in catalogue.programmes
    assert 1001 in catalogue.exercises
    assert 1001 not in catalogue.offered


def test_a_record_that_fails_changes_nothing(catalogue: OwnCatalogue, shelf: SqliteShelf) -> None:
    shelf.bring_in(PARCEL)
    catalogue.read(shelf)
    with shelf._record.writing() as connection:
        connection.execute("UPDATE programme SET content = '{}'")
    with pytest.raises(Fault):
        catalogue.read(shelf)
    assert 1000 in catalogue.exercises


@pytest.mark.parametrize(
    "painting",
    [
        lambda painter, box, loop: paint_loop(painter, box, loop, 0.0, COLOURS, mirrored=True),
        paint_print,
    ],
)
def test_a_picture_is_painted_whole_and_never_mirrored(
    qapp: QApplication, painting: Callable[[QPainter, QRectF, object], None]
) -> None:
    left_red = b"".join(b"\0" + bytes((255, 0, 0)) * 10 + bytes((0, 0, 255)) * 10 for _ in range(10))
    loop = photo_loop(1000, "x", "Towel", png(20, 10, left_red))
    image = QImage(QSize(100, 100), QImage.Format.Format_RGB32)
    image.fill("white")
    painter = QPainter(image)
    painting(painter, QRectF(0, 0, 100, 100), loop)
    painter.end()
    assert [image.pixelColor(x, y).name() for x, y in ((10, 50), (90, 50), (50, 10))] == [
        "#ff0000",
        "#0000ff",
        "#ffffff",
    ]


def test_a_damaged_picture_leaves_its_place_empty(qapp: QApplication) -> None:
    view = SketchView(COLOURS)
    view.resize(100, 100)
    view.set_loop(photo_loop(1000, "x", "Towel", b"\x89PNG\r\n\x1a\n"), Group.OWN, "Towel push")
    assert not view.grab().isNull()
    assert view.accessibleName() == "Towel push"
