from __future__ import annotations

import gzip
from pathlib import Path

import msgspec
import pytest

from coach.library.catalogue import ResourceCatalogue
from coach.library.sketches import read_sketch
from coach.practice.message import Message
from coach.practice.ports import Catalogue, Fault

RESOURCES = Path(__file__).parents[2] / "resources"


def test_it_holds_all_exercises_and_programmes() -> None:
    catalogue: Catalogue = ResourceCatalogue(RESOURCES)
    assert list(catalogue.exercises) == list(range(1, 40))
    assert len(catalogue.programmes) == 9


def test_files_are_read_once(tmp_path: Path) -> None:
    folder = tmp_path / "resources"
    (folder / "exercises").mkdir(parents=True)
    for path in (RESOURCES / "exercises").glob("*.toml"):
        (folder / "exercises" / path.name).write_bytes(path.read_bytes())
    catalogue = ResourceCatalogue(folder)
    before = catalogue.exercises
    for path in (folder / "exercises").iterdir():
        path.unlink()
    assert catalogue.exercises is before


def test_making_it_touches_no_file_and_asking_it_says_what_is_missing(tmp_path: Path) -> None:
    catalogue = ResourceCatalogue(tmp_path / "nowhere")
    with pytest.raises(Fault):
        _ = catalogue.exercises
    with pytest.raises(Fault):
        _ = catalogue.programmes
    with pytest.raises(Fault):
        catalogue.loop(1)


def test_an_exercise_is_shown_by_its_first_drawing_unless_another_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "exercises").symlink_to(RESOURCES / "exercises")
    (tmp_path / "sketches").mkdir()
    for variant in ("with", "without"):
        built = read_sketch(RESOURCES / "sketches" / "02.json.gz")
        file = msgspec.structs.replace(built, exercise=35, variant=variant)
        (tmp_path / "sketches" / f"35-{variant}.json.gz").write_bytes(gzip.compress(msgspec.json.encode(file)))
    catalogue = ResourceCatalogue(tmp_path)
    shown = [catalogue.loop(35), catalogue.loop(35, "with")]
    assert [loop and loop.variant for loop in shown] == ["without", "with"]
    assert catalogue.loop(36) is None


def test_a_damaged_sketch_is_told_and_counts_as_not_drawn(tmp_path: Path) -> None:
    (tmp_path / "exercises").symlink_to(RESOURCES / "exercises")
    (tmp_path / "sketches").mkdir()
    (tmp_path / "sketches" / "02.json.gz").write_bytes(b"torn")
    told: list[Message] = []
    assert ResourceCatalogue(tmp_path, told.append).loop(2) is None
    assert [dict(says.values) for says in told] == [{"name": "02.json.gz"}]
    with pytest.raises(Fault):
        ResourceCatalogue(tmp_path).loop(2)
