"""One step back: which change of the plan asks for less."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coach.practice.growth.changes import Back, Change, Easier, Harder, Sets, Starter, exercise_of, is_up
from coach.practice.growth.standing import Standing
from coach.practice.programme import Entry, Form


def step_back(standing: Standing, hurt: frozenset[int]) -> Change | None:
    """First what made the exercise that hurt harder, then the newest step, then a set less, then the easier way."""
    concerned = [entry for entry in standing.entries if entry.exercise in hurt]
    ways: tuple[Change | None, ...] = (
        newest_step(standing, hurt) if hurt else None,
        next(_less(standing, concerned), None),
        newest_step(standing, frozenset()),
        next(_less(standing, standing.entries), None),
    )
    return next((way for way in ways if way is not None), None)


def newest_step(standing: Standing, about: frozenset[int]) -> Back | None:
    """The newest step up in force is taken back; with `about`, the newest that led to one of these exercises."""
    for decision in reversed(standing.force):
        change = decision.change
        reached = {exercise_of(change)} | ({change.to} if isinstance(change, Harder) else set())
        if is_up(change) and not isinstance(change, Starter) and (not about or reached & about):
            return Back(of=decision.id)
    return None


def _less(standing: Standing, entries: Sequence[Entry]) -> Iterator[Change]:
    most = sorted(entries, key=lambda entry: -standing.sets(entry))
    for entry in most:
        sets = standing.sets(entry)
        if sets > 1:
            yield Sets(exercise=entry.exercise, was=sets, to=sets - 1)
    for entry in entries:
        if entry.form is Form.USUAL and standing.exercises[entry.exercise].easier:
            yield Easier(exercise=entry.exercise)
