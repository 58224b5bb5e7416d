"""One folder holds all that is the person's own."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from coach.desktop.check import findings
from coach.desktop.paths import Paths, find_paths, make_data_folder
from coach.practice.ports import Fault


def test_data_dir_moves_everything(tmp_path: Path) -> None:
    paths = find_paths(tmp_path / "mine")
    assert not paths.data.exists()
    assert {paths.database, paths.backups, paths.settings, paths.logs} == {
        tmp_path / "mine" / name for name in ("hand-coach.db", "backups", "settings.json", "logs")
    }


def test_a_relative_folder_is_fixed_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    paths = find_paths(Path("mine"))
    monkeypatch.chdir("/")
    assert paths.data == tmp_path / "mine"


def test_by_default_the_folder_has_the_name_of_the_product() -> None:
    assert find_paths().data.name == "Hand Coach"


def test_the_resources_of_a_checkout_and_of_a_frozen_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert (find_paths().resources / "exercises").is_dir()
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert find_paths().resources == tmp_path / "resources"


def test_the_folder_is_made_with_those_above_it(tmp_path: Path) -> None:
    paths = find_paths(tmp_path / "a" / "b")
    make_data_folder(paths)
    make_data_folder(paths)
    assert paths.data.is_dir()


@pytest.mark.parametrize("below", [".", "deeper"])
def test_a_file_in_the_way_is_named_and_left_alone(tmp_path: Path, below: str) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(Fault, match="is not a folder"):
        make_data_folder(find_paths(tmp_path / "file" / below))
    assert (tmp_path / "file").read_text() == "mine"


def test_the_doctor_finds_a_good_folder_and_makes_none(tmp_path: Path) -> None:
    rights, _ = findings(find_paths(tmp_path / "new"))
    assert (rights.name, rights.good, rights.needed) == ("folder", True, True)
    assert list(tmp_path.iterdir()) == []


def test_the_doctor_finds_a_file_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    rights, _ = findings(find_paths(tmp_path / "file" / "data"))
    assert (rights.good, rights.needed) == (False, True)
    assert "is not a folder" in rights.says.text


@pytest.mark.parametrize(
    ("megabytes", "good", "needed"), [(5, False, True), (100, False, False), (10_000, True, False)]
)
def test_the_doctor_tells_how_much_room_there_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, megabytes: int, good: bool, needed: bool
) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _: type("Usage", (), {"free": megabytes * 1_000_000}))
    _, room = findings(Paths(tmp_path, tmp_path))
    assert (room.name, room.good, room.needed) == ("space", good, needed)
