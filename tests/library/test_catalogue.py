from __future__ import annotations

from pathlib import Path

import pytest

from coach.library.catalogue import ResourceCatalogue
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
    assert catalogue.loop(1) is None
