"""Whether a built loop is up to date: its pose file, the builder and the steps of the exercise are as they were."""

from __future__ import annotations

import ast
import hashlib
from functools import cache
from pathlib import Path

import msgspec

from coach.library.exercises import load_exercises
from coach.library.sketches import pose_hash, read_sketch
from coach.practice.ports import Fault

HERE = Path(__file__).resolve().parent
POSES, BUILT, EXERCISES = HERE / "poses", HERE.parent / "sketches", HERE.parent / "exercises"

# They run the builder, judge what it built, or show it, and have no say in how it looks.
_BESIDE = ("__init__", "__main__", "alike", "checks", "compiling", "freshness", "jobs", "scene_checks", "sheet")


@cache
def builder_hash() -> str:
    """SHA-256 in hex of the code that shapes a drawing, as it is when first asked for. Docstrings do not count."""
    sources = (path for path in sorted(HERE.glob("*.py")) if path.stem not in _BESIDE)
    return hashlib.sha256("\n".join(_code(path.read_text(encoding="utf-8")) for path in sources).encode()).hexdigest()


def _code(source: str) -> str:
    """The lines of a module without its docstrings, whatever the system's line ends are."""
    lines = source.splitlines()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            end = node.end_lineno or node.lineno
            lines[node.lineno - 1 : end] = [""] * (end - node.lineno + 1)
    return "\n".join(line.rstrip() for line in lines if line.strip())


def key_phases() -> dict[tuple[int, str], tuple[float, ...]]:
    """The phases that the steps of each exercise show, in the order of the steps, by number and drawing.

    A step that names no drawing is shown by all. Raises Fault if an exercise is broken.
    """
    phases = {}
    for number, exercise in load_exercises(EXERCISES).items():
        for drawing in exercise.drawings:
            mine = [step.pose for step in exercise.steps if step.sketch in ("", drawing)]
            phases[(number, drawing)] = tuple(dict.fromkeys(mine))
    return phases


def fresh(target: Path, pose_path: Path, builder: str, phases: tuple[float, ...]) -> bool:
    """Whether a built file is what this builder would make of a pose file, with these stills."""
    try:
        built = read_sketch(target)
    except Fault:
        return False
    return (built.pose_hash, built.builder_hash, built.stills) == (pose_hash(pose_path), builder, phases)


class Title(msgspec.Struct, frozen=True):
    """What of a pose file tells the name of the built one."""

    exercise: int
    variant: str = ""


def read_title(path: Path) -> Title:
    """Read it, and nothing else. Raises msgspec.DecodeError."""
    return msgspec.toml.decode(path.read_bytes(), type=Title)
