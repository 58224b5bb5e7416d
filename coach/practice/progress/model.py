"""What the record tells about a stretch of time."""

from __future__ import annotations

from dataclasses import dataclass

from coach.practice.record import Asked


@dataclass(frozen=True, slots=True)
class ExerciseTotal:
    """What was done of one exercise: repetitions and objects, seconds of sets, sets, and on how many dates."""

    exercise: int
    repetitions: int
    seconds: float
    sets: int
    days: int


@dataclass(frozen=True, slots=True)
class FaceOfDay:
    """The answers to one question on one local date (ISO): the lowest and the highest face, 1..5."""

    date: str
    asked: Asked
    low: int
    high: int
