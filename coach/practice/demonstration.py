"""The movement of an exercise shown again and again, at the person's own tempo."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from coach.practice.exercise import Exercise
from coach.practice.timeline import Leg, micros
from coach.practice.working import shown_once


@dataclass(frozen=True, slots=True)
class Demonstration:
    """One pass through the movement; after `cycle` microseconds it begins again."""

    legs: tuple[Leg, ...]
    cycle: int

    def phase(self, seconds: float) -> float:
        """The loop phase 0..1 after so many seconds."""
        return phase_on(self.legs, self.cycle, micros(seconds))


def demonstration(exercise: Exercise, tempo: float) -> Demonstration:
    """The movement of an exercise, its phases stretched by `tempo`; with all its ways and stages."""
    return Demonstration(*shown_once(exercise.work, tempo))


def phase_on(legs: Sequence[Leg], cycle: int, at: int) -> float:
    """The loop phase at a time; the hand starts and stops gently on every leg. They repeat every `cycle`, if not 0."""
    inside = at % cycle if cycle else at
    leg = next(leg for leg in reversed(legs) if leg.start <= inside)
    share = min(1.0, (inside - leg.start) / max(1, leg.lasts))
    eased = share * share * (3 - 2 * share)
    return leg.since + (leg.to - leg.since) * eased
