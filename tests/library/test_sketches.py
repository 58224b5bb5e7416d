"""The built sketches: each belongs to its pose file, fits its budget, and a damaged one says so once and clearly."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from coach.library.sketches import Sketches, SketchFile, pose_hash, read_sketch
from coach.practice.ports import Fault
from coach.practice.sketch import Role
from tests.support.drawn import sketch

RESOURCES = Path(__file__).parents[2] / "resources"
POSES = RESOURCES / "sketchbook" / "poses"
BUILT = sorted((RESOURCES / "sketches").glob("*.json.gz"))


def write(folder: Path, file: SketchFile, name: str) -> Path:
    path = folder / name
    path.write_bytes(gzip.compress(msgspec.json.encode(file)))
    return path


def test_every_pose_file_is_built_and_every_built_file_has_its_pose_file() -> None:
    named = {read_sketch(path).pose_file for path in BUILT}
    assert named == {path.name for path in POSES.glob("*.toml")}
    assert len(named) == len(BUILT)


@pytest.mark.parametrize("path", BUILT, ids=lambda path: path.name)
def test_a_built_loop_matches_its_pose_file(path: Path) -> None:
    file = read_sketch(path)
    assert file.pose_hash == pose_hash(POSES / file.pose_file), "build it again: python -m sketchbook"


@pytest.mark.parametrize("path", BUILT, ids=lambda path: path.name)
def test_a_built_loop_is_whole_and_small(path: Path) -> None:
    loop = read_sketch(path).loop
    assert path.stat().st_size <= 250_000
    assert len(loop.frames) in (range(20, 33) if loop.cyclic else (13,)), (
        "24 on the way out and back, or about so round"
    )
    assert {Role.SKIN, Role.SLEEVE, Role.INK} <= {fill.role for frame in loop.frames for fill in frame}
    assert all(any(fill.role is Role.SLEEVE for fill in frame) for frame in loop.frames)
    assert {fill.role for fill in loop.arrows} == {Role.ARROW}
    assert loop.description.endswith(".")
    assert loop.description.count(".") == 1
    assert not {"left", "right"} & set(loop.description.split())
    assert loop.print_version


@pytest.mark.parametrize("path", BUILT, ids=lambda path: path.name)
def test_a_built_loop_stays_near_its_picture(path: Path) -> None:
    loop = read_sketch(path).loop
    arrows = [number for fill in loop.arrows for number in fill.points]
    everything = arrows + [number for frame in loop.frames for fill in frame for number in fill.points]
    assert 0 <= min(arrows) <= max(arrows) <= loop.size
    assert -0.05 * loop.size < min(everything) < max(everything) < 1.05 * loop.size


def test_line_ends_of_another_system_do_not_change_the_hash(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours.toml", tmp_path / "theirs.toml"
    ours.write_bytes(b"a = 1\nb = 2\n")
    theirs.write_bytes(b"a = 1\r\nb = 2\r\n")
    assert pose_hash(ours) == pose_hash(theirs)
    theirs.write_bytes(b"a = 1\nb = 3\n")
    assert pose_hash(ours) != pose_hash(theirs)


def test_points_come_back_from_their_steps(tmp_path: Path) -> None:
    fill = read_sketch(write(tmp_path, sketch(), "07.json.gz")).loop.frames[0][0]
    assert fill.points == (100, 200, 150, 200, 150, 250, 100, 250)


def test_an_exercise_that_is_not_drawn_has_no_loop(tmp_path: Path) -> None:
    assert Sketches(tmp_path).loop(7) is None


def test_a_variant_is_found_and_none_means_the_first(tmp_path: Path) -> None:
    write(tmp_path, sketch(7, "up"), "07-up.json.gz")
    write(tmp_path, sketch(7, "down"), "07-down.json.gz")
    sketches = Sketches(tmp_path)
    up, first = sketches.loop(7, "up"), sketches.loop(7)
    assert up is not None
    assert first is not None
    assert (up.variant, first.variant) == ("up", "down")


def test_no_finger_stands_in_for_another(tmp_path: Path) -> None:
    write(tmp_path, sketch(7, "index"), "07-index.json.gz")
    assert Sketches(tmp_path).loop(7, "ring") is None


def test_a_variant_without_its_own_drawing_shows_the_plain_one(tmp_path: Path) -> None:
    write(tmp_path, sketch(), "07.json.gz")
    loop = Sketches(tmp_path).loop(7, "sideways")
    assert loop is not None
    assert loop.variant == ""


def test_a_loop_is_read_once_while_it_is_in_use(tmp_path: Path) -> None:
    path = write(tmp_path, sketch(), "07.json.gz")
    sketches = Sketches(tmp_path)
    first = sketches.loop(7)
    path.write_bytes(b"no longer a sketch")
    assert sketches.loop(7) is first


def test_only_a_few_loops_are_held_in_memory(tmp_path: Path) -> None:
    for number in range(1, 8):
        write(tmp_path, sketch(number), f"{number:02d}.json.gz")
    sketches = Sketches(tmp_path)
    first = sketches.loop(1)
    for number in range(2, 8):
        sketches.loop(number)
    again = sketches.loop(1)
    assert again == first
    assert again is not first


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "not gzip": lambda whole: whole[3:],
    "cut off": lambda whole: whole[: len(whole) // 2],
    "one byte changed": lambda whole: whole[:40] + bytes([whole[40] ^ 0xFF]) + whole[41:],
    "not JSON": lambda _: gzip.compress(b"a picture"),
    "another format": lambda whole: _changed(whole, b'"format":2', b'"format":9'),
    "a number too few": lambda whole: _changed(whole, b"-50,0]", b"-50]"),
    "an unknown command": lambda whole: _changed(whole, b"MLLLZ", b"MLLQZ"),
    "an unknown role": lambda whole: _changed(whole, b'"skin"', b'"tail"'),
    "no frames": lambda _: gzip.compress(msgspec.json.encode(msgspec.structs.replace(sketch(), frames=()))),
    "the wrong exercise": lambda _: gzip.compress(msgspec.json.encode(sketch(8))),
}


def _changed(whole: bytes, old: bytes, new: bytes) -> bytes:
    inside = gzip.decompress(whole)
    assert old in inside
    return gzip.compress(inside.replace(old, new))


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE.keys())
def test_a_damaged_file_gives_one_fault_that_names_it(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    path = write(tmp_path, sketch(), "07.json.gz")
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(Fault) as caught:
        Sketches(tmp_path).loop(7)
    assert dict(caught.value.says.values) == {"name": "07.json.gz"}
    assert "damaged" in caught.value.says.text
