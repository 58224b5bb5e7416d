"""What there is of the drawings that the exercises ask for, file by file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from coach.library.sketches import read_sketch, sketch_name
from coach.practice.exercise import Exercise
from coach.practice.message import Message, ui
from coach.practice.ports import Fault
from coach.practice.sketch import Drawing

_CLOSE = 1e-6  # phases nearer than this are the same


def drawings(exercises: Iterable[Exercise], folder: Path) -> Iterator[Drawing]:
    """Every drawing that these exercises ask for, in their order; each file is read whole."""
    for exercise in exercises:
        for variant in exercise.drawings:
            yield _drawing(exercise, variant, folder / sketch_name(exercise.number, variant))


def strangers(exercises: Iterable[Exercise], folder: Path) -> list[str]:
    """The names of the built files that no exercise asks for."""
    asked = {sketch_name(exercise.number, variant) for exercise in exercises for variant in exercise.drawings}
    return sorted(path.name for path in folder.glob("*.json.gz") if path.name not in asked)


def _drawing(exercise: Exercise, variant: str, path: Path) -> Drawing:
    number = exercise.number
    if not path.is_file():
        return Drawing(number, variant, path.name, there=False, trouble=ui("It is not drawn yet."))
    try:
        file = read_sketch(path)
    except Fault as fault:
        return Drawing(number, variant, path.name, there=True, trouble=fault.says)
    return Drawing(
        number,
        variant,
        path.name,
        there=True,
        trouble=_without_still(exercise, variant, file.stills),
        frames=len(file.frames),
        cyclic=file.cyclic,
        stills=file.stills,
        bytes=path.stat().st_size,
        description=file.description,
    )


def _without_still(exercise: Exercise, variant: str, stills: tuple[float, ...]) -> Message | None:
    """What to say of the first step whose still is not among those that were built."""
    for number, step in enumerate(exercise.steps, start=1):
        mine = step.sketch in ("", variant)
        if mine and not any(_same(step.pose, still) for still in stills):
            return ui("Step {step} has no still.", step=number)
    return None


def _same(pose: float, still: float) -> bool:
    """Whether two phases are the same; the end of every loop is its start."""
    apart = abs(pose - still) % 1
    return min(apart, 1 - apart) < _CLOSE
