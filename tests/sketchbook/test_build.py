"""Building loops: the same bytes every time, whole files only, and a clear word on what is wrong."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import msgspec
import numpy as np
import pytest

from coach.library.sketches import read_sketch
from coach.practice.sketch import Role
from sketchbook import __main__ as command
from sketchbook.arrow_places import CLEAR, ArrowInTheWay, placed_arrows
from sketchbook.arrows import half_widths
from sketchbook.beams import span
from sketchbook.curves import Pen
from sketchbook.framing import EYE, SIZE, fitted
from sketchbook.freshness import builder_hash, fresh, key_phases
from sketchbook.jobs import Job, replace_file, run, run_all
from sketchbook.placing import PoseError
from sketchbook.pose_file import ArrowTable, ObjectKey, ObjectTable, PoseFile
from sketchbook.scene import SUPPORT
from sketchbook.staging import scene_at
from sketchbook.steady import Motion
from sketchbook.tones import steady_tones
from sketchbook.trace import trace

SCALE, FRAMES = 0.2, 3

THUMB = """
exercise = 2
description = "A thumb crosses the palm."
camera = [-0.16, 0.98, 0.12]
arm = 4.0
room = [1.2, 1.2, 3.2, 1.2]
hand = [{ forearm = [0, 0, 1], back = [0, -1, 0], sleeve = 4.5, key = [
  { at = 0.0, base = "open" },
  { at = 1.0, base = "open", digits = { thumb = [-5, 48, 125, 42, 22] } },
] }]
"""
WRIST = """
exercise = 1
description = "A wrist bends over the edge of a table."
camera = [0.22, -0.92, 0.34]
support = { low = [-34, -5.5, -4.35], high = [-0.6, 8, -2.75] }
hand = [{ forearm = [1, 0, 0], back = [0, 0, -1], key = [
  { at = 0.0, wrist = [-42, 0] },
  { at = 1.0, wrist = [52, 0] },
] }]
"""


def decoded(poses: str) -> PoseFile:
    return msgspec.toml.decode(poses, type=PoseFile)


def job(poses: str, folder: Path, name: str = "02") -> Job:
    pose_file = folder / f"{name}.toml"
    pose_file.write_text(poses, encoding="utf-8")
    return Job(pose_file, folder / f"{name}.json.gz", SCALE, FRAMES, anyway=True)


def motion_of(file: PoseFile, scale: float = SCALE) -> Motion:
    scenes = [scene_at(file, way) for way in (0.0, 0.5, 1.0)]
    view = fitted(file, scenes, scale)
    shaded = np.array(sorted(scenes[0].still), dtype=np.int64)
    return Motion(scenes, [trace(scene.field(), view, shaded) for scene in scenes], view, file.cyclic)


def with_arrow(arrow: ArrowTable) -> PoseFile:
    return msgspec.structs.replace(decoded(THUMB), arrow=(arrow,))


def test_a_loop_is_the_same_bytes_every_time_and_on_any_number_of_processors(tmp_path: Path) -> None:
    jobs = [job(THUMB, tmp_path), job(WRIST, tmp_path, "01")]
    alone = [run(one).file for one in jobs]
    threaded = [run(one, threads=2).file for one in jobs]
    beside = {done.job.pose_file: done.file for done in run_all(jobs, processes=2)}
    assert None not in alone
    assert threaded == alone
    assert [beside[one.pose_file] for one in jobs] == alone


def test_a_shadow_that_travels_is_not_torn_by_where_it_was_before() -> None:
    motion = motion_of(decoded(WRIST))
    ground = motion.buffers[0].thing == SUPPORT
    across = np.arange(motion.view.pixels)
    cols = across[ground.any(0)]
    thirds = np.linspace(cols[0], cols[-1] + 1, 4)
    buffers = [
        replace(b, lit=np.broadcast_to((across < low) | (across >= high), ground.shape).astype(np.float32))
        for b, low, high in zip(motion.buffers, thirds, thirds[1:], strict=False)
    ]
    tones = steady_tones(replace(motion, buffers=buffers))
    for i, b in enumerate(buffers):
        seen = b.thing == SUPPORT
        shaded = seen & (b.lit == 0)
        assert (tones[i][SUPPORT][shaded] > 0).mean() > 0.6, f"frame {i}"
        assert (tones[i][SUPPORT][seen & ~shaded] > 0).mean() < 0.2, f"frame {i}"


def test_every_surface_that_is_seen_lies_where_its_ray_is_searched() -> None:
    file = decoded(WRIST)
    motion = motion_of(file)
    field, view, b = motion.scenes[0].field(), motion.view, motion.buffers[0]
    rows, cols = np.nonzero(b.thing >= 0)
    rays = b.place - view.eye
    rays /= np.linalg.norm(rays, axis=-1, keepdims=True)
    for r, c in list(zip(rows.tolist(), cols.tolist(), strict=True))[::97]:
        (ex, ey, ez), (dx, dy, dz) = view.eye.tolist(), rays[r, c].tolist()
        near, far = span(field.rows, field.groups, ex, ey, ez, dx, dy, dz, 0.0)
        assert near <= b.depth[r, c] + 0.05
        assert far >= b.depth[r, c] - 0.05


def test_a_broken_pose_file_is_named_with_its_field_and_the_others_are_built(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    poses, built = tmp_path / "poses", tmp_path / "built"
    poses.mkdir()
    (poses / "02-good.toml").write_text(THUMB, encoding="utf-8")
    bad = THUMB.replace("exercise = 2", "exercise = 9").replace("arm = 4.0", 'arm = "long"')
    (poses / "09-bad.toml").write_text(bad, encoding="utf-8")
    arguments = ["sketchbook", "--out", str(built), "--scale", str(SCALE), "--frames", str(FRAMES), "--anyway"]
    monkeypatch.setattr(command, "POSES", poses)
    monkeypatch.setattr("sys.argv", [*arguments, "--jobs", "1"])
    assert command.main() == 1
    shown = capsys.readouterr().out
    assert "09-bad.toml" in shown
    assert "$.arm" in shown
    assert [path.name for path in built.iterdir()] == ["02.json.gz"]
    assert read_sketch(built / "02.json.gz").stills == key_phases()[(2, "")]

    (poses / "09-bad.toml").unlink()
    assert command.main() == 0
    assert "1 of 1 are up to date" in capsys.readouterr().out


def test_a_loop_is_built_again_when_its_pose_file_its_builder_or_the_steps_change(tmp_path: Path) -> None:
    asked = job(THUMB, tmp_path)
    done, target, stills = run(asked), asked.target, key_phases()[(2, "")]
    assert done.file is not None
    assert not fresh(target, asked.pose_file, builder_hash(), stills)
    replace_file(target, done.file)
    assert fresh(target, asked.pose_file, builder_hash(), stills)
    assert not fresh(target, asked.pose_file, "another", stills)
    assert not fresh(target, asked.pose_file, builder_hash(), (0.0, 0.9))
    asked.pose_file.write_text(WRIST, encoding="utf-8")
    assert not fresh(target, asked.pose_file, builder_hash(), stills)


def test_docstrings_and_line_ends_do_not_make_a_loop_stale_but_code_does(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("sketchbook.freshness.HERE", tmp_path)
    module = tmp_path / "arrows.py"

    def hashed(source: bytes) -> str:
        module.write_bytes(source)
        return builder_hash.__wrapped__()

    first = hashed(b'"""Words."""\n\nLONG = 1\n')
    assert hashed(b'"""Other words,\r\nand more."""\r\n\r\nLONG = 1\r\n') == first
    assert hashed(b'"""Words."""\n\nLONG = 2\n') != first


def test_an_interrupted_write_leaves_the_old_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    target = tmp_path / "02.json.gz"
    target.write_bytes(b"old")

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        replace_file(target, b"new")
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_an_unknown_name_is_told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.argv", ["sketchbook", "99"])
    assert command.main() == 2
    assert "99" in capsys.readouterr().err


def test_a_following_arrow_is_free_of_the_hand_in_every_frame() -> None:
    file = with_arrow(ArrowTable(follow="thumb"))
    motion = motion_of(file)
    (drawn,) = placed_arrows(file, motion)
    taken = np.logical_or.reduce([b.thing >= 0 for b in motion.buffers])
    corners = np.array(drawn.unpacked().points).reshape(-1, 2) / 10
    assert corners.min() > 0
    assert corners.max() < SIZE
    cells = (corners * SCALE).astype(int)
    assert not taken[cells[:, 1], cells[:, 0]].any()


@pytest.mark.parametrize(("follow", "told"), [("wrist", "does not move"), ("pen", "'pen'")])
def test_an_arrow_that_has_nothing_to_follow_is_told(follow: str, told: str) -> None:
    file = with_arrow(ArrowTable(follow=follow))
    with pytest.raises(PoseError, match=told):
        placed_arrows(file, motion_of(file))


def test_an_arrow_that_touches_the_hand_is_refused_with_what_is_missing_and_where() -> None:
    table = ArrowTable(points=((60, 60), (60, 50), (60, 40)))
    file = with_arrow(table)
    with pytest.raises(ArrowInTheWay, match=r"units \(\d+\.\d cm\) are missing at its (left|right|top|bottom)"):
        placed_arrows(file, motion_of(file))


def test_an_arrow_without_room_says_how_much_is_missing_on_which_side() -> None:
    file = with_arrow(ArrowTable(follow="thumb"))
    motion = motion_of(file)
    for b in motion.buffers:  # a thing that leaves a narrow strip at the right
        b.thing[:, : motion.view.pixels - 8] = 0
    missing = r"about \d+ units \(\d+\.\d cm of `room`\) are missing at the right"
    with pytest.raises(ArrowInTheWay, match=missing):
        placed_arrows(file, motion)


def test_heads_of_an_arrow_are_wider_than_its_shaft() -> None:
    widths = half_widths(np.column_stack([np.linspace(0, 200, 90), np.zeros(90)]), both=True)
    assert widths[0] == widths[-1] > widths[45]
    assert widths[0] + CLEAR < 30


def test_the_picture_holds_an_object_that_sticks_out_of_the_hand() -> None:
    pen = ObjectTable(
        name="pen", kind="pen", key=(ObjectKey(at=0.0, within="hand", place=(0, 9, -2), turn=(0, 0, 90)),)
    )
    holding = msgspec.structs.replace(decoded(THUMB), object=(pen,), room=(1.0, 1.0, 1.0, 1.0))
    motion = motion_of(holding)
    thing = max(motion.scenes[0].roles)
    for b in motion.buffers:
        rows, cols = np.nonzero(b.thing == thing)
        assert min(rows.min(), cols.min()) > 0
        assert max(rows.max(), cols.max()) < motion.view.pixels - 1
    seen = np.logical_or.reduce([b.thing >= 0 for b in motion.buffers])
    rows, cols = np.nonzero(seen)
    filled = max(np.ptp(rows), np.ptp(cols)) / motion.view.pixels
    assert filled > 0.85
    assert motion.view.depth == EYE


def test_outlines_are_true_to_half_a_pixel() -> None:
    y, x = np.mgrid[0:80, 0:80]
    pen = Pen(1.0)
    pen.region((25 - np.hypot(x - 40, y - 40)).astype(np.float32))
    ends = np.array(pen.fill(Role.INK).unpacked().points[2:]).reshape(-1, 3, 2)[:, 2] / 10
    radii = np.hypot(ends[:, 0] - 40.5, ends[:, 1] - 40.5)
    assert len(radii) >= 8
    assert np.abs(radii - 25).max() < 0.6


def test_a_mark_that_lies_nowhere_has_no_place_in_the_picture() -> None:
    view = motion_of(decoded(THUMB)).view
    here, nowhere = view.project(np.array([[0.0, 0.0, 5.0], [np.nan] * 3]))
    assert np.isfinite(here).all()
    assert not np.isfinite(nowhere).any()
