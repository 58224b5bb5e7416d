"""From the entries of a session to its outline: which sets of which exercise, and how much in each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import ceil

from coach.practice.exercise import Count, Exercise, Hold, Repetitions, Timed, Variant, Work
from coach.practice.preferences import Preferences, Side
from coach.practice.programme import Arm, Entry, Form
from coach.practice.record import Unit
from coach.practice.timeline import Bout, Task

# The easier form of the counted tasks is "three large ones" (clinical content sheet, ours).
EASIER_OBJECTS = 3
# Stretch holds are adjustable from 10 to 60 s (product facts); the easier form never goes below.
SHORTEST_HOLD = 10.0


def outline(entries: Sequence[Entry], exercises: Mapping[int, Exercise], preferences: Preferences) -> tuple[Bout, ...]:
    """One bout for each entry, its sets numbered through the session. Raises KeyError for an unknown exercise."""
    bouts: list[Bout] = []
    explained: set[int] = set()
    index = 0
    for place, entry in enumerate(entries):
        exercise = exercises[entry.exercise]
        tasks = tasks_of(entry, exercise, preferences, index)
        explained_before = exercise.number in explained
        bouts.append(Bout(place, exercise, entry.form, tasks, explained_before, tempo=entry.tempo, rest=entry.rest))
        explained.add(exercise.number)
        index += len(tasks)
    return tuple(bouts)


def tasks_of(entry: Entry, exercise: Exercise, preferences: Preferences, first: int) -> tuple[Task, ...]:
    """The sets of one entry, with indices from `first` on: set by set, in it each variant, in that each side.

    The affected arm goes first. An entry may name the arms, whatever the exercise usually asks for.
    """
    sets = entry.sets or exercise.dose.sets
    amount = amount_of(entry, exercise)
    order = [
        (number, variant, side)
        for number in range(1, sets + 1)
        for variant in variants_of(exercise.work)
        for side in sides_of(exercise.work, preferences.affected, entry.arm)
    ]
    return tuple(
        Task(number, sets, variant, side, amount, first + offset)
        for offset, (number, variant, side) in enumerate(order)
    )


def variants_of(work: Work) -> tuple[Variant | None, ...]:
    """The positions, grips or finger pairs in order; one None when there are none."""
    return work.variants if isinstance(work, Repetitions) and work.variants else (None,)


def drawing_of(bout: Bout, task: Task | None) -> str:
    """Which drawing shows a set: that of its variant, else that of the form in which the exercise is done."""
    if task is not None and task.variant is not None:
        return task.variant.id
    drawings = bout.exercise.drawings
    return drawings[-1] if bout.form is Form.WITH_OBJECT else drawings[0]


def sides_of(work: Work, affected: Side, arm: Arm = Arm.USUAL) -> tuple[Side, ...]:
    """The arms that do it, in order."""
    if arm is Arm.OTHER:
        return (affected.other,)
    both = isinstance(work, Hold) and work.both_sides if arm is Arm.USUAL else arm is Arm.BOTH
    return (affected, affected.other) if both else (affected,)


def unit_of(work: Work) -> Unit:
    """What a set of this work counts."""
    if isinstance(work, Repetitions):
        return Unit.REPETITIONS
    return Unit.OBJECTS if isinstance(work, Count) else Unit.SECONDS


def amount_of(entry: Entry, exercise: Exercise) -> float:
    """Repetitions, objects or seconds of one set, in the form of the entry. The easier form is half, rounded up."""
    work = exercise.work
    if isinstance(work, Repetitions):
        usual = float(entry.repetitions or exercise.dose.repetitions)
    elif isinstance(work, Count):
        usual = float(work.objects)
    else:
        usual = entry.seconds or exercise.dose.seconds
    return easier_amount(work, usual) if entry.form is Form.EASIER else usual


def easier_amount(work: Work, amount: float) -> float:
    """How much of it the easier form asks for."""
    return min(EASIER_OBJECTS, amount) if isinstance(work, Count) else half_amount(work, amount)


def half_amount(work: Work, amount: float) -> float:
    """Half of it: whole repetitions and objects are rounded up, a hold stays at 10 s or more."""
    if isinstance(work, Timed):
        return amount / 2
    if isinstance(work, Hold):
        return min(amount, max(SHORTEST_HOLD, amount / 2))
    return float(ceil(amount / 2))


def halved(bout: Bout) -> Bout:
    """The same sets with half as much in each, so that every side and variant keeps its turn."""
    work = bout.exercise.work
    return replace(bout, tasks=tuple(replace(task, amount=half_amount(work, task.amount)) for task in bout.tasks))


def eased(bout: Bout) -> Bout:
    """The same sets in the easier form."""
    work = bout.exercise.work
    tasks = tuple(replace(task, amount=easier_amount(work, task.amount)) for task in bout.tasks)
    return replace(bout, form=Form.EASIER, tasks=tasks)
