"""Loads and validates the exercises: one TOML file each, named by number and id, such as `05-stack-coins.toml`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import isfinite
from pathlib import Path

from coach.library.files import ID, Problem, broken, content_files, read, text_problems
from coach.practice.exercise import Count, Dose, Exercise, Group, Hold, Phase, Repetitions, Stage, Timed, Variant, Work
from coach.practice.message import Message, ui

_MAY_BE_EMPTY = ("helper", "stand_in", "rest_said", "still_hand", "note", "sketch")


def load_exercises(folder: Path) -> dict[int, Exercise]:
    """Read all exercises of `folder`, by number and in its order.

    Raises Fault that names the file, the field and the reason of the first thing that is wrong.
    """
    files: dict[int, Path] = {}
    exercises: dict[int, Exercise] = {}
    for path in content_files(folder):
        exercise = read(path, Exercise)
        for field, reason in _problems(exercise, path.stem):
            raise broken(path, field, reason)
        if exercise.number in files:
            raise broken(path, "number", ui("{file} has it too", file=files[exercise.number].name))
        files[exercise.number], exercises[exercise.number] = path, exercise
    for field, reason, number in _wrong_references(exercises):
        raise broken(files[number], field, reason)
    return dict(sorted(exercises.items()))


def _problems(exercise: Exercise, stem: str) -> Iterator[Problem]:
    """What is wrong with one exercise, whatever the others say."""
    yield from _naming_problems(exercise, stem)
    yield from text_problems(exercise, may_be_empty=_MAY_BE_EMPTY)
    yield from _at_least_one("steps", exercise.steps)
    for index, step in enumerate(exercise.steps):
        yield from _pose_problems(f"steps[{index}].pose", step.pose)
    yield from _work_problems(exercise.work)
    yield from _dose_problems(exercise.work, exercise.dose)
    yield from _sketches_problems(exercise)


def _naming_problems(exercise: Exercise, stem: str) -> Iterator[Problem]:
    if exercise.group is Group.OWN:
        yield "group", ui("it must be a group of the catalogue")
    if exercise.number < 1:
        yield "number", ui("it must be 1 or more")
    if not ID.fullmatch(exercise.id):
        yield "id", ui("it must be small letters and digits, joined by single hyphens")
    expected = f"{exercise.number:02d}-{exercise.id}"
    if stem != expected:
        yield "id", ui("with this number and id the file must be called {name}", name=f"{expected}.toml")


def _work_problems(work: Work) -> Iterator[Problem]:
    match work:
        case Repetitions():
            yield from _phases_problems("work.phases", work.phases)
            yield from _end_problems(work)
            yield from _variants_problems(work.variants)
        case Hold():
            yield from _phase_problems("work.enter", work.enter)
            yield from _phase_problems("work.leave", work.leave)
            yield from _not_negative("work.rest_seconds", work.rest_seconds)
        case Count():
            if work.objects < 1:
                yield "work.objects", ui("it must be 1 or more")
            yield from _at_least_one("work.stages", work.stages)
            for index, stage in enumerate(work.stages):
                yield from _stage_problems(f"work.stages[{index}]", stage)
        case Timed():
            yield from _phases_problems("work.phases", work.phases)
            yield from _not_negative("work.beat", work.beat)
            yield from _not_negative("work.rest_every", work.rest_every)
            if (work.rest_every > 0) != bool(work.rest_said):
                yield "work.rest_said", ui("rest_every and rest_said need each other")


def _stage_problems(field: str, stage: Stage) -> Iterator[Problem]:
    yield from _pose_problems(f"{field}.start", stage.start)
    yield from _phases_problems(f"{field}.phases", stage.phases)
    last = len(stage.phases) - 1
    if last >= 0 and (stage.phases[last].pose - stage.start) % 1 != 0:  # or the picture would jump
        yield f"{field}.phases[{last}].pose", ui("the last one must lead back to the start")


def _end_problems(work: Repetitions) -> Iterator[Problem]:
    """A repetition ends where the next one begins, or the picture would jump."""
    last = len(work.phases) - 1
    if last >= 0 and work.and_back and work.phases[last].pose != 0.5:
        yield f"work.phases[{last}].pose", ui("with and_back, the last one must be 0.5")
    if last >= 0 and not work.and_back and work.phases[last].pose not in (0, 1):
        yield f"work.phases[{last}].pose", ui("the last one must be 0 or 1")


def _variants_problems(variants: Sequence[Variant]) -> Iterator[Problem]:
    ids = [variant.id for variant in variants]
    for index, name in enumerate(ids):
        if not ID.fullmatch(name):
            yield f"work.variants[{index}].id", ui("it must be small letters and digits, joined by single hyphens")
        if name in ids[:index]:
            yield f"work.variants[{index}].id", ui("another variant has it too")


def _sketches_problems(exercise: Exercise) -> Iterator[Problem]:
    names = exercise.sketches
    if names and (len(set(names)) != 2 or not all(map(ID.fullmatch, names)) or exercise.drawings != names):
        yield "sketches", ui("there must be none or two, with names like an id, and no variants beside them")
    if names and not any(item.optional for item in exercise.equipment):
        yield "sketches", ui("there is no object that comes later")
    for index, step in enumerate(exercise.steps):
        if step.sketch and step.sketch not in exercise.drawings:
            yield f"steps[{index}].sketch", ui("it must be one of {names}", names=", ".join(exercise.drawings))


def _dose_problems(work: Work, dose: Dose) -> Iterator[Problem]:
    """A dose has exactly the numbers that its kind of work uses."""
    if dose.sets < 1:
        yield "dose.sets", ui("it must be 1 or more")
    if isinstance(work, Repetitions) != (dose.repetitions > 0) or dose.repetitions < 0:
        yield "dose.repetitions", ui("repetitions need 1 or more here, all other work needs none")
    if isinstance(work, Hold | Timed) != (dose.seconds > 0) or dose.seconds < 0 or not isfinite(dose.seconds):
        yield "dose.seconds", ui("a hold or a timed task needs more than 0 here, all other work needs none")


def _phases_problems(field: str, phases: Sequence[Phase]) -> Iterator[Problem]:
    yield from _at_least_one(field, phases)
    for index, phase in enumerate(phases):
        yield from _phase_problems(f"{field}[{index}]", phase)


def _phase_problems(field: str, phase: Phase) -> Iterator[Problem]:
    if not (phase.seconds > 0 and isfinite(phase.seconds)):
        yield f"{field}.seconds", ui("it must be more than 0")
    yield from _pose_problems(f"{field}.pose", phase.pose)


def _pose_problems(field: str, pose: float) -> Iterator[Problem]:
    if not 0 <= pose <= 1:
        yield field, ui("it must be from 0 to 1")


def _at_least_one(field: str, things: Sequence[object]) -> Iterator[Problem]:
    if not things:
        yield field, ui("there must be at least one")


def _not_negative(field: str, number: float) -> Iterator[Problem]:
    if not (number >= 0 and isfinite(number)):
        yield field, ui("it must be 0 or more")


def _wrong_references(exercises: dict[int, Exercise]) -> Iterator[tuple[str, Message, int]]:
    """Fields that name another exercise wrongly, with the number of the exercise they stand in."""
    ids: dict[str, int] = {}
    for number, exercise in exercises.items():
        if exercise.id in ids:
            yield "id", ui("exercise {number} has it too", number=ids[exercise.id]), number
        ids[exercise.id] = number
        for field, target in (("next", exercise.next), ("swap", exercise.swap)):
            if target not in exercises:
                yield field, ui("there is no exercise {number}", number=target), number
            elif target == number:
                yield field, ui("an exercise cannot name itself"), number
        if exercise.swap in exercises and exercises[exercise.swap].gate:
            yield "swap", ui("exercise {number} is only for a hand that opens by itself", number=exercise.swap), number
