"""The movement of an exercise shown again and again, at the person's own tempo."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from coach.practice.exercise import Exercise, Repetitions
from coach.practice.timeline import Leg, micros
from coach.practice.working import pace_of, phases_of, there_and_back


@dataclass(frozen=True, slots=True)
class Demonstration:
    """One pass through the movement; after `cycle` microseconds it begins again."""

    legs: tuple[Leg, ...]
    cycle: int

    def phase(self, seconds: float) -> float:
        """The loop phase 0..1 after so many seconds."""
        return phase_on(self.legs, self.cycle, micros(seconds))


def demonstration(exercise: Exercise, tempo: float) -> Demonstration:
    """The movement of an exercise, its phases stretched by `tempo`; where it goes and comes back, both ways."""
    work = exercise.work
    pace = pace_of(phases_of(work), tempo)
    if not (isinstance(work, Repetitions) and work.and_back):
        return Demonstration(pace.legs, pace.lasts)
    return Demonstration(there_and_back(pace), 2 * pace.lasts)


def phase_on(legs: Sequence[Leg], cycle: int, at: int) -> float:
    """The loop phase at a time; the hand starts and stops gently on every leg. They repeat every `cycle`, if not 0."""
    inside = at % cycle if cycle else at
    leg = next(leg for leg in reversed(legs) if leg.start <= inside)
    share = min(1.0, (inside - leg.start) / max(1, leg.lasts))
    eased = share * share * (3 - 2 * share)
    return leg.since + (leg.to - leg.since) * eased
