"""The sketches as picture files."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage, QRegion
from PySide6.QtWidgets import QWidget

from coach.library.sketches import read_sketch
from coach.practice.exercise import Group
from coach.practice.ports import Fault
from coach.practice.preferences import Side, Theme
from coach.practice.sketch import Loop
from coach.ui.sketch_pictures import Look, pictures, save_pictures
from coach.ui.theme.sketch_colours import sketch_colours
from coach.ui.theme.tokens import palette
from coach.ui.widgets.sketch_view import SketchView
from i18n.extract import ROOT

pytestmark = pytest.mark.usefixtures("qapp")

BUILT = sorted((ROOT / "resources" / "sketches").glob("*.json.gz"))


def drawn() -> Loop:
    return read_sketch(BUILT[0]).loop


def test_every_frame_and_every_still_is_saved_under_its_name(tmp_path: Path) -> None:
    loop = drawn()
    number = save_pictures([loop], Look(size=40), tmp_path / "new")
    names = sorted(path.name for path in (tmp_path / "new").iterdir())
    assert len(names) == number == len(loop.frames) + len(set(loop.stills))
    assert {"01-palm-down-frame-00.png", "01-palm-down-still-050.png"} <= set(names)
    assert QImage(str(tmp_path / "new" / names[0])).width() == 40


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("hand", Side)
def test_it_is_the_picture_that_the_program_paints(theme: Theme, hand: Side) -> None:
    loop = drawn()
    view = SketchView(sketch_colours(theme, 4))
    view.resize(300, 300)
    view.set_loop(loop, Group.STRETCHES, "")
    view.set_side(hand)
    view.set_phase(0.5)
    seen = QImage(300, 300, QImage.Format.Format_RGB32)
    seen.fill(palette(theme).stage)
    view.render(seen, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
    saved = dict(pictures(loop, Look(size=300, hand=hand, theme=theme, tone=4)))["01-palm-down-still-050"]
    far = [
        (x, y)
        for x in range(0, 300, 3)
        for y in range(0, 300, 3)
        if abs(seen.pixelColor(x, y).lightness() - saved.pixelColor(x, y).lightness()) > 3
    ]
    assert far == []


def test_the_version_for_paper_is_black_on_white_and_mirrored_for_a_left_hand() -> None:
    ((name, right),) = pictures(drawn(), Look(size=200, printed=True))
    ((_, left),) = pictures(drawn(), Look(size=200, printed=True, hand=Side.LEFT))
    assert name == "01-palm-down-print"
    seen = [right.pixelColor(x, y) for x in range(0, 200, 2) for y in range(0, 200, 2)]
    assert all(colour.saturation() == 0 for colour in seen)
    assert QColor("#FFFFFF") in seen
    assert min(colour.lightness() for colour in seen) < 60
    turned = left.flipped(Qt.Orientation.Horizontal)
    assert (
        sum(
            abs(turned.pixelColor(x, y).lightness() - right.pixelColor(x, y).lightness()) > 60
            for x in range(200)
            for y in range(0, 200, 7)
        )
        < 20
    )


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(Fault) as caught:
        save_pictures([drawn()], Look(), tmp_path / "file" / "inside")
    assert "cannot be saved" in caught.value.says.text
