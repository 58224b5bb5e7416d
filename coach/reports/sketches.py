"""What there is of the sketches, for other programs and for people."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from coach.practice.exercise import Exercise
from coach.practice.message import ui
from coach.practice.sketch import Drawing
from coach.text.words import Words


def as_json(exercises: Iterable[Exercise], drawings: Sequence[Drawing], words: Words) -> str:
    """Return a JSON list of the exercises in their order, each with its `sketches`, drawn or not; only ASCII is used.

    `complete` says that all of them are whole; `bytes` is what they take together; `missing` says what is not there.
    `frames` are those stored: a loop that goes there and back, not `cyclic`, shows those between its ends twice.
    """
    return json.dumps([_exercise(one, _of(one, drawings), words) for one in exercises], indent=2)


def as_text(exercises: Iterable[Exercise], drawings: Sequence[Drawing], words: Words) -> str:
    """Return one line an exercise: number, English title, and what is missing."""
    return "\n".join(_line(one, _of(one, drawings), words) for one in exercises)


def _of(exercise: Exercise, drawings: Iterable[Drawing]) -> list[Drawing]:
    return [drawing for drawing in drawings if drawing.exercise == exercise.number]


def _exercise(exercise: Exercise, drawings: Sequence[Drawing], words: Words) -> dict[str, object]:
    return {
        "number": exercise.number,
        "id": exercise.id,
        "title": exercise.title,
        "complete": all(drawing.trouble is None for drawing in drawings),
        "missing": _troubles(drawings, words),
        "bytes": sum(drawing.bytes for drawing in drawings),
        "sketches": [_drawing(drawing) for drawing in drawings],
    }


def _drawing(drawing: Drawing) -> dict[str, object]:
    return {
        "variant": drawing.variant,
        "file": drawing.file,
        "drawn": drawing.frames > 0,
        "frames": drawing.frames,
        "cyclic": drawing.cyclic,
        "stills": list(drawing.stills),
        "bytes": drawing.bytes,
        "description": drawing.description,
    }


def _troubles(drawings: Iterable[Drawing], words: Words) -> list[str]:
    """One sentence for each drawing that is not whole."""
    return [
        words.spoken(ui("{file}: {trouble}", file=drawing.file, trouble=drawing.trouble))
        for drawing in drawings
        if drawing.trouble is not None
    ]


def _line(exercise: Exercise, drawings: Sequence[Drawing], words: Words) -> str:
    told = _troubles(drawings, words) or [words.spoken(ui("drawn and complete"))]
    return f"{exercise.number:2}  {exercise.title:24}  {' '.join(told)}"
