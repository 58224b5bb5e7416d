"""Compiles the entries of a session into a timeline that the player walks along."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coach.practice.exercise import Exercise
from coach.practice.preferences import Preferences
from coach.practice.programme import Entry
from coach.practice.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Estimate:
    """What Today says about a session: whole minutes, repetitions and objects, seconds of holding, exercises."""

    minutes: int
    repetitions: int
    hold_seconds: int
    exercises: int


def compile_session(entries: Sequence[Entry], exercises: Mapping[int, Exercise], preferences: Preferences) -> Timeline:
    """The timeline of a session; raises KeyError when an entry names an exercise that is not in `exercises`."""
    raise NotImplementedError


def estimate(timeline: Timeline) -> Estimate:
    """How long the session takes and what it holds."""
    raise NotImplementedError
