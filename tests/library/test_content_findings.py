"""What `coach doctor` says about exercises and sketches."""

from __future__ import annotations

import gzip
import shutil
from pathlib import Path

import msgspec
import pytest

from coach.library.check import findings
from coach.library.exercises import load_exercises
from coach.library.sketches import sketch_name
from coach.practice.ports import Finding
from coach.text.words import Words
from i18n.extract import ROOT
from tests.support.drawn import sketch

EXERCISES = load_exercises(ROOT / "resources" / "exercises")


def resources(folder: Path) -> Path:
    for part in ("exercises", "programmes"):
        shutil.copytree(ROOT / "resources" / part, folder / part)
    (folder / "sketches").mkdir()
    return folder


def draw(folder: Path, exercise: int, variant: str, stills: tuple[float, ...]) -> None:
    file = sketch(exercise, variant, stills=stills)
    (folder / sketch_name(exercise, variant)).write_bytes(gzip.compress(msgspec.json.encode(file)))


def draw_all(folder: Path) -> None:
    for exercise in EXERCISES.values():
        for variant in exercise.drawings:
            draw(folder, exercise.number, variant, tuple(step.pose for step in exercise.steps))


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
    told = "0 of 39 exercises are drawn and complete. Not drawn yet: 1 palm-down, 1 palm-up, 2, 3, "
    assert said(sketches).startswith(told)
    assert said(sketches).endswith(", 38, 39.")


def test_all_that_is_wrong_with_sketches_is_told(tmp_path: Path) -> None:
    folder = resources(tmp_path) / "sketches"
    draw_all(folder)
    (folder / "07.json.gz").write_bytes(b"torn")
    (folder / "06-tripod.json.gz").unlink()
    (folder / "40.json.gz").write_bytes(b"")
    draw(folder, 9, "", stills=(0.0,))
    told = [said(finding) for finding in findings(tmp_path) if finding.name == "sketches"]
    assert told[0] == "36 of 39 exercises are drawn and complete. Not drawn yet: 6 tripod."
    assert told[1].startswith("07.json.gz: The picture file 07.json.gz is damaged.")
    assert told[2:] == ["09.json.gz: Step 2 has no still.", "40.json.gz: No exercise shows this sketch."]
    assert not any(finding.good for finding in findings(tmp_path) if finding.name == "sketches")


def test_a_whole_set_of_sketches_is_good(tmp_path: Path) -> None:
    draw_all(resources(tmp_path) / "sketches")
    *_, sketches = findings(tmp_path)
    assert sketches.good
    assert said(sketches) == "39 of 39 exercises are drawn and complete."


@pytest.mark.parametrize("file", ["exercises/03-*.toml", "programmes/ball.toml"])
def test_broken_content_makes_a_session_impossible(tmp_path: Path, file: str) -> None:
    broken = next(resources(tmp_path).glob(file))
    broken.write_text("week = 3\n", encoding="utf-8")
    (content,) = findings(tmp_path)
    assert not content.good
    assert content.needed
    assert broken.name in said(content)
