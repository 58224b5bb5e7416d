"""Which moment of a loop is printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.practice.sketch import Role
from sketchbook.build import build

WAVE = """
exercise = 2
description = "A hand waves."
camera = [0, 1, 0.2]
{more}

[[hand]]
forearm = [1, 0, 0]
back = [0, 0, 1]
key = [{{ at = 0, wrist = [40, 0] }}, {{ at = 1, wrist = [-40, 0] }}]
"""


@pytest.mark.parametrize(("more", "shown"), [("", 2), ("cyclic = true\nteaches = 0.34", 1)], ids=["out", "round"])
def test_the_furthest_pose_is_printed(more: str, shown: int, tmp_path: Path) -> None:
    pose_file = tmp_path / "02-wave.toml"
    pose_file.write_text(WAVE.format(more=more), encoding="utf-8")
    file = build(pose_file, scale=0.15, frames=3)
    skins = [[fill for fill in layer if fill.role is Role.SKIN] for layer in file.frames]
    assert [fill for fill in file.print_version if fill.role is Role.SKIN] == skins[shown]
    assert skins[shown] not in skins[:shown]
