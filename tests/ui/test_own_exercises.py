"""An exercise of one's own is written step by step, with pictures, and shown like the others."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import msgspec
import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from coach.practice.own.model import OwnHold, OwnStep
from coach.practice.ports import Fault
from coach.ui.journeys.own_exercises import OwnExercises
from coach.ui.photo import MOST_BYTES, SIDE, take_picture
from coach.ui.screens.exercise import ExercisePage
from coach.ui.widgets.sketch_view import SketchView
from tests.support.hall_desk import HallDesk
from tests.support.parcels import PICTURE, PICTURE_NAME, TOWEL, png


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[HallDesk]:
    (tmp_path / "home").mkdir()
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    made = HallDesk(qapp, tmp_path)
    OwnExercises(made.shop, made.back, made.back).open()
    yield made
    made.record.close()


def photo(path: Path, width: int, height: int, colour: str = "#884422") -> None:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    assert image.save(str(path))


def test_an_exercise_is_written_from_nothing(desk: HallDesk) -> None:
    photo(desk.folder / "home" / "towel.jpg", 1200, 900)
    desk.press("New")
    desk.write("Towel push")
    desk.press("Keep")
    assert "no step" in desk.texts()
    desk.press("Add")
    desk.write("Lay your hand on the towel.")
    desk.press("Helper")
    desk.write("Hold the towel.")
    desk.press("A picture", "Home", "towel.jpg")
    assert "No picture" in desk.names()
    desk.press("Done", "Add")
    desk.write("Push it away.")
    desk.press("To hear")
    desk.write("Push slowly.")
    desk.press("Done", "Done", "How much", "Hold it")
    desk.press_beside("Hold", "More")
    desk.press_beside("Sets", "More")
    desk.press_beside("Side", "Both")
    desk.press("Done", "Take care")
    desk.write("Stop if it hurts.")
    desk.press("Keep")
    kept = desk.shelf.exercises()[0]
    assert kept.number == 1000
    made = kept.exercise
    assert (made.title, made.caution, made.sets) == ("Towel push", "Stop if it hurts.", 2)
    assert made.work == OwnHold(seconds=25.0, both_sides=True)
    name = made.steps[0].picture
    assert made.steps == (
        OwnStep(shown="Lay your hand on the towel.", helper="Hold the towel.", picture=name),
        OwnStep(shown="Push it away.", said="Push slowly."),
    )
    stored = desk.shelf.picture(name) or b""
    assert sha256(stored).hexdigest() == name
    image = QImage.fromData(stored)
    assert (image.width(), image.height()) == (800, 600)
    assert 1000 in desk.catalogue.exercises


def test_how_it_will_look_is_seen_before_it_is_kept(desk: HallDesk) -> None:
    desk.shelf.keep_exercise(TOWEL, [PICTURE])
    OwnExercises(desk.shop, desk.back, desk.back).open()
    desk.press("Towel push", "Look at it")
    screen = desk.shell.screen_shown
    assert isinstance(screen, ExercisePage)
    assert "Practise now" not in desk.names()
    assert "Stop if your shoulder hurts." in desk.texts()
    assert screen.findChildren(SketchView)
    desk.press("Done")
    assert desk.title == "Towel push"


def test_steps_move_are_removed_and_come_back(desk: HallDesk) -> None:
    desk.shelf.keep_exercise(TOWEL, [PICTURE])
    OwnExercises(desk.shop, desk.back, desk.back).open()
    desk.press("Towel push", "What to do", "2. ", "Earlier", "Done")
    assert any(name.startswith("1. Push") for name in desk.names())
    desk.press("1. ", "Remove", "Done", "Undo", "Undo", "What to do")
    assert any(name.startswith("2. Push") for name in desk.names())
    desk.press("1. ", "No picture", "Another picture" if "Another picture" in desk.names() else "A picture", "Back")
    desk.press("Done", "Done", "Keep")
    assert [step.picture for step in desk.shelf.exercises()[0].exercise.steps] == ["", ""]


def test_leaving_without_keeping_changes_nothing(desk: HallDesk) -> None:
    desk.shelf.keep_exercise(TOWEL, [PICTURE])
    OwnExercises(desk.shop, desk.back, desk.back).open()
    desk.press("Towel push", "Name")
    desk.write("Other")
    desk.press("Back", "Leave without keeping")
    assert desk.shelf.exercises()[0].exercise == TOWEL
    desk.press("Towel push", "Back")
    assert desk.title == "My exercises"


def test_it_is_put_away_and_brought_back(desk: HallDesk) -> None:
    desk.shelf.keep_exercise(TOWEL, [PICTURE])
    OwnExercises(desk.shop, desk.back, desk.back).open()
    desk.press("Towel push", "Put away")
    assert 1000 not in desk.catalogue.offered
    desk.press("Put away: 1", "Bring back: Towel push")
    assert 1000 in desk.catalogue.offered


def test_a_file_that_is_no_picture_is_told(desk: HallDesk) -> None:
    (desk.folder / "home" / "letter.png").write_bytes(b"Dear Ann")
    desk.shelf.keep_exercise(TOWEL, [PICTURE])
    OwnExercises(desk.shop, desk.back, desk.back).open()
    desk.press("Towel push", "What to do", "2. ", "A picture", "Home", "letter.png")
    assert desk.notice == "letter.png: it is not a PNG or JPEG picture. Nothing was taken from it."
    desk.press("Choose nothing")
    assert desk.title == "Step 2"
    assert not desk.notice


# --- pictures ---


def test_a_large_picture_becomes_small_and_one_with_clear_parts_stays_clear(qapp: QApplication, tmp_path: Path) -> None:
    photo(tmp_path / "large.png", 3000, 1000)
    large = QImage.fromData(take_picture(tmp_path / "large.png"))
    assert (large.width(), large.height()) == (SIDE, 266)
    clear = QImage(50, 40, QImage.Format.Format_ARGB32)
    clear.fill(0)
    clear.save(str(tmp_path / "clear.png"))
    taken = QImage.fromData(take_picture(tmp_path / "clear.png"))
    assert (taken.width(), taken.pixelColor(5, 5).alpha()) == (50, 0)


def test_what_cannot_be_made_small_with_clear_parts_stands_on_white(qapp: QApplication, tmp_path: Path) -> None:
    noise = QImage(800, 800, QImage.Format.Format_ARGB32)
    for y in range(800):
        for x in range(800):
            noise.setPixel(x, y, (x * 2654435761 ^ y * 40503 ^ (x * y) << 7) & 0xFFFFFFFF)
    noise.setPixel(0, 0, 0)
    noise.save(str(tmp_path / "noise.png"))
    taken = take_picture(tmp_path / "noise.png")
    assert len(taken) <= MOST_BYTES
    assert not QImage.fromData(taken).hasAlphaChannel()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (png(60_000, 60_000, b""), "more than {millions} million pixels"),
        (b"GIF89a" + bytes(50), "not a PNG or JPEG picture"),
        (b"", "not a PNG or JPEG picture"),
        (png(40, 40, b"")[:60], "it is damaged"),
        (bytes(30_000_001), "it is larger than {megabytes} MB"),
    ],
)
def test_a_hostile_or_broken_picture_is_refused(qapp: QApplication, tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "bad.png"
    path.write_bytes(content)
    with pytest.raises(Fault) as caught:
        take_picture(path)
    assert said.rsplit(maxsplit=1)[-1] in str(dict(caught.value.says.values)["reason"])


def test_a_picture_that_is_gone_is_told(qapp: QApplication, tmp_path: Path) -> None:
    with pytest.raises(Fault):
        take_picture(tmp_path / "gone.png")


def test_braces_in_words_do_no_harm(desk: HallDesk) -> None:
    steps = (OwnStep(shown="Reach {up} 100 %.", picture=PICTURE_NAME),)
    desk.shelf.keep_exercise(msgspec.structs.replace(TOWEL, title="Reach {up}", steps=steps), [PICTURE])
    OwnExercises(desk.shop, desk.back, desk.back).open()
    desk.press("Reach {up}", "Look at it")
    assert desk.title == "Reach {up}"
    assert "Reach {up} 100 %." in desk.texts()
