"""Programme files: a good one comes back as it was, a damaged one is refused in one clear sentence."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from coach.library.catalogue import ResourceCatalogue
from coach.library.parcels import MOST_PICTURES, ParcelFiles, decoded, encoded
from coach.library.picture_check import picture_problem
from coach.practice.own.parcel import Parcel
from coach.practice.ports import Fault
from coach.text.words import open_words
from tests.support.parcels import DAMAGES, GOOD, PARCEL, PICTURE, PROGRAMME, damaged_file, png

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = ResourceCatalogue(ROOT / "resources")
KNOWN = SHIPPED.exercises
WORDS = open_words("en", ROOT / "i18n")
DAMAGED = int(os.environ.get("DAMAGED_FILES", "60"))
# A JPEG of 2 x 1 px: its parts up to the scan, and its end.
JPEG = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffc0000b080001000201011100ffda0008010100003f00d2ffd9")


def refusal(content: bytes) -> str:
    with pytest.raises(Fault) as caught:
        decoded(content, "mine.hand-coach", KNOWN)
    return WORDS.of(caught.value.says)


def test_what_is_written_comes_back(tmp_path: Path) -> None:
    files = ParcelFiles(SHIPPED)
    path = str(tmp_path / "mine.hand-coach")
    files.write(path, PARCEL)
    assert files.read(path) == PARCEL
    assert [one.name for one in tmp_path.iterdir()] == ["mine.hand-coach"]


def test_a_mark_of_an_editor_before_the_text_does_no_harm() -> None:
    assert decoded(b"\xef\xbb\xbf" + GOOD, "mine.hand-coach", KNOWN) == PARCEL


@pytest.mark.parametrize("number", range(DAMAGED))
def test_a_damaged_file_is_refused_in_one_sentence(number: int) -> None:
    said = refusal(damaged_file(number)[1])
    assert said.startswith("mine.hand-coach: ")
    assert said.endswith(". Nothing was taken from it.")
    assert said.isprintable()
    assert len(said) < 320


def test_there_is_a_file_of_each_damage() -> None:
    assert len(DAMAGES) <= DAMAGED


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ((b'"version": 1', b'"version": 2'), "version: it was made by a newer Hand Coach"),
        ((b'"kind": "hand-coach-programme"', b'"kind": "other"'), "kind: it is not a programme of Hand Coach"),
        ((b'"sets": 1', b'"sets": 99'), "programme.entries[0].sets: it must be from 1 to 10"),
        ((b'"sets": 1', b'"sets": "1"'), "programme.entries[0].sets: Expected `int`, got `str`"),
        ((b'"name": "Morning hand"', b'"name": " "'), "programme.name: it must not be empty"),
        ((b'"exercise": 1001', b'"exercise": 1002'), "programme.entries[2].exercise: there is no such exercise"),
        ((b'"title": "Towel', b'"titel": "Towel'), "exercises[0].exercise.titel: this field is unknown"),
    ],
)
def test_the_field_is_named(change: tuple[bytes, bytes], said: str) -> None:
    assert change[0] in GOOD
    assert refusal(GOOD.replace(*change, 1)) == f"mine.hand-coach: {said}. Nothing was taken from it."


def test_a_file_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    for name in ("none.hand-coach", "\0"):
        with pytest.raises(Fault) as caught:
            ParcelFiles(SHIPPED).read(str(tmp_path / name))
        assert "it cannot be read (" in WORDS.of(caught.value.says)


def test_a_file_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "mine.hand-coach"
    path.write_text("a letter", encoding="utf-8")
    with pytest.raises(Fault) as caught:
        ParcelFiles(SHIPPED).write(str(path), PARCEL)
    assert "It was left as it is." in WORDS.of(caught.value.says)
    assert [(one.name, one.read_text()) for one in tmp_path.iterdir()] == [("mine.hand-coach", "a letter")]


def test_where_nothing_can_be_written_it_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(Fault):
        ParcelFiles(SHIPPED).write(str(tmp_path / "file" / "mine.hand-coach"), PARCEL)


def test_too_much_for_one_file_is_not_written() -> None:
    pictures = {str(number): PICTURE for number in range(MOST_PICTURES + 1)}
    with pytest.raises(Fault) as caught:
        encoded(Parcel(programme=PROGRAMME, pictures=pictures))
    assert "too large for one file" in WORDS.of(caught.value.says)


def test_pictures_are_looked_at_without_unpacking_them() -> None:
    assert picture_problem(PICTURE) is None
    assert picture_problem(png(1600, 1600, b"")) is None
    assert picture_problem(JPEG) is None
    for wrong in (b"", b"GIF89a", JPEG[:-2], JPEG[:20] + b"\0\0" + JPEG[22:], PICTURE[:-1], png(1601, 2, b"")):
        assert picture_problem(wrong) is not None
