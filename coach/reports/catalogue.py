"""The exercises as a list for other programs, and as one for people."""

from __future__ import annotations

import json
from collections.abc import Iterable

import msgspec

from coach.practice.exercise import Exercise


def as_json(exercises: Iterable[Exercise]) -> str:
    """Return a JSON list of the exercises, whole, by number. Texts are the English source; only ASCII is used."""
    return json.dumps([msgspec.to_builtins(exercise) for exercise in _by_number(exercises)], indent=2)


def as_text(exercises: Iterable[Exercise]) -> str:
    """Return one line an exercise: number, group and English title."""
    return "\n".join(f"{one.number:2}  {one.group:10}  {one.title}" for one in _by_number(exercises))


def _by_number(exercises: Iterable[Exercise]) -> list[Exercise]:
    return sorted(exercises, key=lambda exercise: exercise.number)
