"""How much may stand in people's own programmes and exercises: what the program can show and play."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeAlias
from unicodedata import category

from coach.practice.exercise import Exercise, Hold, Repetitions, Timed
from coach.practice.message import Message, ui
from coach.practice.own.model import FIRST_OWN_NUMBER, OwnExercise, OwnHold, OwnProgramme, OwnRepetitions, OwnStep
from coach.practice.programme import Entry, Form

Problem: TypeAlias = tuple[str, Message]  # the field, and what is wrong with it

MOST_NAME = 40  # letters
MOST_TITLE = 24
MOST_WORDS = 160  # of a step, a spoken line, a caution, a note
MOST_ENTRIES = 30
MOST_STEPS = 12
SETS = (1, 10)
REPETITIONS = (1, 100)
SECONDS_EACH = (1.0, 60.0)  # of one repetition
HOLD = (3.0, 120.0)
TIMED = (10.0, 1800.0)
TEMPO = (0.5, 3.0)
REST = (5.0, 600.0)
TIMES = (1, 6)
_UNSHOWABLE = ("Cc", "Cs")  # categories of signs that cannot be shown: control signs, halves of signs


def programme_problems(programme: OwnProgramme, known: Mapping[int, Exercise]) -> Iterator[Problem]:
    """What keeps a programme from being kept; `known` are the exercises that it may name."""
    yield from _words("name", programme.name, MOST_NAME, needed=True)
    yield from _words("by", programme.by, MOST_NAME)
    yield from _words("base", programme.base, MOST_NAME)
    yield from _number("times_a_day", programme.times_a_day, TIMES)
    days = programme.weekdays
    if list(days) != sorted(set(days)) or not days or not all(0 <= day <= 6 for day in days):
        yield "weekdays", ui("there must be one or more from 0 to 6, each once, in order")
    yield from _size("entries", programme.entries, MOST_ENTRIES)
    for index, entry in enumerate(programme.entries):
        for name, reason in entry_problems(entry, known):
            yield f"entries[{index}].{name}", reason


def entry_problems(entry: Entry, known: Mapping[int, Exercise]) -> Iterator[Problem]:
    """What is wrong with one entry. Zero stands for the exercise's own number."""
    exercise = known.get(entry.exercise)
    if exercise is None:
        yield "exercise", ui("there is no such exercise")
        return
    work = exercise.work
    yield from _number("sets", entry.sets, SETS, zero=True)
    yield from _number("repetitions", entry.repetitions, REPETITIONS, zero=True)
    yield from _number("seconds", entry.seconds, HOLD if isinstance(work, Hold) else TIMED, zero=True)
    yield from _number("tempo", entry.tempo, TEMPO, zero=True)
    yield from _number("rest", entry.rest, REST, zero=True)
    yield from _words("note", entry.note, MOST_WORDS)
    if entry.repetitions and not isinstance(work, Repetitions):
        yield "repetitions", ui("exercise {number} cannot have this number", number=entry.exercise)
    if entry.seconds and not isinstance(work, Hold | Timed):
        yield "seconds", ui("exercise {number} cannot have this number", number=entry.exercise)
    optional = any(item.optional for item in exercise.equipment)
    if entry.form is Form.WITHOUT_OBJECT and not optional:
        yield "form", ui("exercise {number} needs its object", number=entry.exercise)
    if entry.form is Form.WITH_OBJECT and not (optional and exercise.sketches):
        yield "form", ui("exercise {number} has no object that comes later", number=entry.exercise)


def exercise_problems(exercise: OwnExercise, has_picture: Callable[[str], bool]) -> Iterator[Problem]:
    """What keeps an exercise from being kept; `has_picture` tells whether there is a picture of this name."""
    yield from _words("title", exercise.title, MOST_TITLE, needed=True)
    yield from _words("caution", exercise.caution, MOST_WORDS)
    yield from _number("sets", exercise.sets, SETS)
    work = exercise.work
    if isinstance(work, OwnRepetitions):
        yield from _number("work.repetitions", work.repetitions, REPETITIONS)
        yield from _number("work.seconds", work.seconds, SECONDS_EACH)
    else:
        yield from _number("work.seconds", work.seconds, HOLD if isinstance(work, OwnHold) else TIMED)
    yield from _size("steps", exercise.steps, MOST_STEPS)
    for index, step in enumerate(exercise.steps):
        yield from _step_problems(f"steps[{index}]", step, has_picture)


def _step_problems(field: str, step: OwnStep, has_picture: Callable[[str], bool]) -> Iterator[Problem]:
    yield from _words(f"{field}.shown", step.shown, MOST_WORDS, needed=True)
    yield from _words(f"{field}.said", step.said, MOST_WORDS)
    yield from _words(f"{field}.helper", step.helper, MOST_WORDS)
    if step.picture and not has_picture(step.picture):
        yield f"{field}.picture", ui("there is no picture of this name")


def number_problems(number: int) -> Iterator[Problem]:
    """What is wrong with the number of an own exercise."""
    if not FIRST_OWN_NUMBER <= number < 2**31:
        yield "number", ui("it must be {least} or more", least=FIRST_OWN_NUMBER)


def _number(field: str, value: float, limits: tuple[float, float], *, zero: bool = False) -> Iterator[Problem]:
    least, most = limits
    if not (least <= value <= most or (zero and value == 0)):
        yield field, ui("it must be from {least} to {most}", least=least, most=most)


def _size(field: str, things: Sequence[object], most: int) -> Iterator[Problem]:
    if not 1 <= len(things) <= most:
        yield field, ui("there must be from 1 to {most}", most=most)


def _words(field: str, text: str, most: int, *, needed: bool = False) -> Iterator[Problem]:
    if needed and not text.strip():
        yield field, ui("it must not be empty")
    if len(text) > most:
        yield field, ui("it must not have more than {most} letters", most=most)
    if any(category(sign) in _UNSHOWABLE for sign in text):
        yield field, ui("it has signs that cannot be shown")
