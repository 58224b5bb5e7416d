"""What `coach doctor` says about exercises and sketches."""

from __future__ import annotations

import shutil
from pathlib import Path

from coach.library.check import findings
from coach.practice.ports import Finding
from coach.text.words import Words
from i18n.extract import ROOT


def resources(folder: Path) -> Path:
    shutil.copytree(ROOT / "resources" / "exercises", folder / "exercises")
    (folder / "sketches").mkdir()
    return folder


def said(finding: Finding) -> str:
    return Words("en", {}).of(finding.says)


def test_exercises_without_sketch_are_listed_but_not_needed(tmp_path: Path) -> None:
    exercises, sketches = findings(resources(tmp_path))
    assert exercises.good
    assert said(exercises).startswith("39 exercises")
    assert not sketches.good
    assert not sketches.needed
    assert said(sketches).startswith("No sketch yet for the exercises 1, 2, 3, ")
    assert said(sketches).endswith(", 38, 39.")


def test_damaged_sketch_is_told(tmp_path: Path) -> None:
    (resources(tmp_path) / "sketches" / "07.json.gz").write_bytes(b"torn")
    _, sketches = findings(tmp_path)
    assert not sketches.good
    assert "07.json.gz" in said(sketches)


def test_broken_exercise_makes_a_session_impossible(tmp_path: Path) -> None:
    next((resources(tmp_path) / "exercises").glob("03-*.toml")).write_text("number = 3\n", encoding="utf-8")
    (exercises,) = findings(tmp_path)
    assert not exercises.good
    assert exercises.needed
