"""Pictures of the screens as `coach doctor --screens` saves them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage, QPixmap
from PySide6.QtWidgets import QApplication

from coach.practice.message import Message, ui
from coach.practice.ports import Fault
from coach.practice.preferences import Preferences, Theme
from coach.ui import shots
from tests.support.shooting import make_studio

CORNERS = ("#0B5C63", "#FAF4E8", "#7F170E")
PREFERENCES = Preferences(theme=Theme.DARK, text_percent=150)


@pytest.fixture
def one_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    def pictures(*_: object) -> Iterator[tuple[str, QPixmap, list[Message]]]:
        image = QImage(3, 2, QImage.Format.Format_RGB32)
        image.fill(QColor("#FFFFFF"))
        for column, colour in enumerate(CORNERS):
            image.setPixelColor(column, 1, QColor(colour))
        yield "1-first-screen", QPixmap.fromImage(image), [ui("Cut off: {words}", words="Go on")]

    monkeypatch.setattr(shots, "pictures", pictures)


def test_every_look_has_a_folder_and_the_persons_own_is_on_top() -> None:
    looks = shots.variants(PREFERENCES)
    names = [look.name for look in looks]
    assert looks[0].preferences == PREFERENCES
    assert names[0] == ""
    assert len(set(names)) == 1 + 3 * 2 * 2 + 2 * 2
    assert {"light-100-left", "contrast-200-right", "qps-100", "qps-rtl-200"} <= set(names)


@pytest.mark.usefixtures("one_screen")
def test_pictures_are_saved_counted_and_complained_about(qapp: QApplication, tmp_path: Path) -> None:
    found = shots.findings(make_studio(), PREFERENCES, tmp_path / "new" / "shots")
    words = make_studio().words_of("en")
    said = [words.spoken(finding.says) for finding in found]
    assert said[-1] == f"17 pictures of the screens are in {tmp_path / 'new' / 'shots'}."
    assert said[0] == "1-first-screen: Cut off: Go on"
    assert "dark-200-left/1-first-screen: Cut off: Go on" in said
    assert [finding.good for finding in found] == [False] * 17 + [True]
    assert not any(finding.needed for finding in found)
    saved = QImage(str(tmp_path / "new" / "shots" / "qps-100" / "1-first-screen.png"))
    assert (saved.width(), saved.height()) == (3, 2)
    assert [saved.pixelColor(column, 1).name().upper() for column in range(3)] == list(CORNERS)


@pytest.mark.usefixtures("one_screen")
def test_a_folder_that_cannot_be_written_is_one_sentence(qapp: QApplication, tmp_path: Path) -> None:
    (tmp_path / "shots").write_text("a file", encoding="utf-8")
    with pytest.raises(Fault) as caught:
        shots.findings(make_studio(), PREFERENCES, tmp_path / "shots")
    says = make_studio().words_of("en").spoken(caught.value.says)
    assert says.startswith(f"Pictures cannot be saved in {tmp_path / 'shots'}: ")
