"""The sheets that are looked at while drawing."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication, QImage

from i18n.extract import ROOT
from sketchbook import sheet

SKETCHES = ROOT / "resources" / "sketches"
PAINTED = {
    "one row a loop": (("--size", "40"), 2, (5 * 40, 2 * 40)),
    "chosen phases and print": (("--size", "40", "--phases", "0", "0.5", "--print"), 1, (3 * 40, 40)),
    "a film strip": (("--size", "40", "--strip", "--columns", "5"), 1, (5 * 40, 3 * 40)),
    "a contact sheet": (("--size", "60", "--contact"), 0, (2 * 8 * 60 + 15, 5 * (60 + sheet.LABEL))),
}


@pytest.fixture(autouse=True)
def _one_application(qapp: QGuiApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet, "QGuiApplication", lambda _arguments: qapp)


def seen(image: QImage, left: int, top: int, side: int) -> set[int]:
    """The colours in a square."""
    return {image.pixel(x, y) for x in range(left, left + side, 2) for y in range(top, top + side, 2)}


@pytest.mark.parametrize("kind", PAINTED)
def test_it_has_a_place_for_every_picture(kind: str, tmp_path: Path) -> None:
    options, loops, size = PAINTED[kind]
    files = [str(SKETCHES / name) for name in ("02.json.gz", "03.json.gz")[:loops]]
    sheet.main([str(tmp_path / "sheet.png"), *files, *options])
    image = QImage(str(tmp_path / "sheet.png"))
    assert (image.width(), image.height()) == size


def test_a_contact_sheet_shows_both_hands_and_keeps_a_place_for_what_is_not_drawn(tmp_path: Path) -> None:
    file = str(SKETCHES / "02.json.gz")
    sheet.main([str(tmp_path / "sheet.png"), file, "--contact", "--size", "60"])
    image = QImage(str(tmp_path / "sheet.png"))
    second_half = 8 * 60 + 15
    right, left = (image.copy(start + 60, sheet.LABEL, 60, 60) for start in (0, second_half))
    assert right != left
    assert len(seen(image, 60, sheet.LABEL, 60)) > 20
    assert len(seen(image, second_half + 60, sheet.LABEL, 60)) > 20
    assert len(seen(image, 120, sheet.LABEL, 60)) == 1


def test_without_anything_to_show_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        sheet.main([str(tmp_path / "sheet.png")])
    assert "name the built loops to show" in capsys.readouterr().err
