"""What `coach doctor` says about the content that ships with the program."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from coach.library.exercises import load_exercises
from coach.library.sketches import Sketches
from coach.practice.message import Message, ui, ui_counted
from coach.practice.ports import Fault, Finding


def findings(resources: Path) -> Sequence[Finding]:
    """The state of exercises and sketches in the folder `resources`."""
    try:
        exercises = load_exercises(resources / "exercises")
    except Fault as fault:
        return (Finding("exercises", good=False, needed=True, says=fault.says),)
    says = ui_counted("{number} exercise is here and whole.", "{number} exercises are here and whole.", len(exercises))
    return (Finding("exercises", good=True, needed=True, says=says), _sketches(resources / "sketches", exercises))


def _sketches(folder: Path, exercises: Iterable[int]) -> Finding:
    sketches, missing, damaged = Sketches(folder), list[int](), list[Message]()
    for number in exercises:
        try:
            if sketches.loop(number) is None:
                missing.append(number)
        except Fault as fault:
            damaged.append(fault.says)
    return Finding("sketches", good=not (missing or damaged), needed=False, says=_said(missing, damaged))


def _said(missing: Sequence[int], damaged: Sequence[Message]) -> Message:
    if damaged:
        return damaged[0]
    if missing:
        return ui("No sketch yet for the exercises {numbers}.", numbers=", ".join(map(str, missing)))
    return ui("Every exercise has its sketch.")
