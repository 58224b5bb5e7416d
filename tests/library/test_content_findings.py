"""What `coach doctor` says about exercises and sketches."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from coach.library.check import findings
from coach.practice.ports import Finding
from coach.text.words import Words
from i18n.extract import ROOT


def resources(folder: Path) -> Path:
    for part in ("exercises", "programmes"):
        shutil.copytree(ROOT / "resources" / part, folder / part)
    (folder / "sketches").mkdir()
    return folder


def said(finding: Finding) -> str:
    return Words("en", {}).of(finding.says)


def test_exercises_without_sketch_are_listed_but_not_needed(tmp_path: Path) -> None:
    exercises, programmes, sketches = findings(resources(tmp_path))
    assert exercises.good
    assert said(exercises).startswith("39 exercises")
    assert programmes.good
    assert said(programmes).startswith("9 programmes")
    assert not sketches.good
    assert not sketches.needed
    assert said(sketches).startswith("No sketch yet for the exercises 1, 2, 3, ")
    assert said(sketches).endswith(", 38, 39.")


def test_damaged_sketch_is_told(tmp_path: Path) -> None:
    (resources(tmp_path) / "sketches" / "07.json.gz").write_bytes(b"torn")
    *_, sketches = findings(tmp_path)
    assert not sketches.good
    assert "07.json.gz" in said(sketches)


@pytest.mark.parametrize("file", ["exercises/03-*.toml", "programmes/ball.toml"])
def test_broken_content_makes_a_session_impossible(tmp_path: Path, file: str) -> None:
    broken = next(resources(tmp_path).glob(file))
    broken.write_text("week = 3\n", encoding="utf-8")
    (content,) = findings(tmp_path)
    assert not content.good
    assert content.needed
    assert broken.name in said(content)
