"""Changing a programme: which numbers of an exercise can be changed, in which steps, and what moves where."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

import msgspec

from coach.practice.exercise import Count, Exercise, Hold, Repetitions
from coach.practice.message import Message, ui, ui_counted
from coach.practice.own.limits import MOST_ENTRIES, MOST_STEPS
from coach.practice.own.model import OwnExercise, OwnHold, OwnProgramme, OwnRepetitions, OwnStep, OwnTimed, OwnWork
from coach.practice.programme import Arm, Entry, Form
from coach.practice.safety import REST_BETWEEN_SETS

DAYS_FOR_NEW = (0, 1, 3, 5)  # four days a week: where a start is advised (clinical sheet)


class Number(StrEnum):
    """The numbers of an entry, and of an exercise of one's own."""

    SETS = "sets"
    REPETITIONS = "repetitions"
    HOLD = "hold"
    TIMED = "timed"
    TEMPO = "tempo"
    REST = "rest"
    EACH = "each"  # seconds of one repetition
    TIMES = "times"  # a day


_STEPS: Mapping[Number, tuple[float, ...]] = MappingProxyType(
    {
        Number.SETS: tuple(range(1, 11)),
        Number.REPETITIONS: (*range(1, 21), 25, 30, 40, 50, 60, 80, 100),
        Number.HOLD: (3, 5, 10, 15, 20, 25, 30, 40, 50, 60, 90, 120),
        Number.TIMED: (10, 20, 30, 45, 60, 90, 120, 180, 240, 300, 420, 600, 900, 1200, 1800),
        Number.TEMPO: (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 2.5, 3.0),
        Number.REST: (5, 15, 30, 45, 60, 90, 120, 180, 300, 600),
        Number.EACH: (1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 30, 45, 60),
        Number.TIMES: tuple(range(1, 7)),
    }
)
_FIELDS = MappingProxyType(
    {
        Number.SETS: "sets",
        Number.REPETITIONS: "repetitions",
        Number.HOLD: "seconds",
        Number.TIMED: "seconds",
        Number.TEMPO: "tempo",
        Number.REST: "rest",
    }
)
# What stands before each number, and a hint.
NUMBER_WORDS: Mapping[Number, tuple[Message, Message | None]] = MappingProxyType(
    {
        Number.SETS: (ui("Sets"), None),
        Number.REPETITIONS: (ui("Repetitions"), ui("in one set")),
        Number.HOLD: (ui("Hold"), None),
        Number.TIMED: (ui("Time"), None),
        Number.TEMPO: (ui("Slower movement"), ui("1 is the usual pace")),
        Number.REST: (ui("Rest"), ui("between sets")),
        Number.EACH: (ui("One repetition"), ui("there and back")),
        Number.TIMES: (ui("Times a day"), None),
    }
)
FORM_WORDS: Mapping[Form, Message] = MappingProxyType(
    {
        Form.USUAL: ui("With it"),
        Form.WITHOUT_OBJECT: ui("Bare hand"),
        Form.WITH_OBJECT: ui("With it"),
        Form.EASIER: ui("Easier"),
    }
)
_WHOLE = frozenset({Number.SETS, Number.REPETITIONS, Number.TIMES})


def stepped(number: Number, value: float, by: int) -> float:
    """The next value above or below, which stays within what is offered."""
    steps = _STEPS[number]
    if by > 0:
        found = next((step for step in steps if step > value), steps[-1])
    else:
        found = next((step for step in reversed(steps) if step < value), steps[0])
    return int(found) if number in _WHOLE else float(found)


def can_step(number: Number, value: float, by: int) -> bool:
    """Whether there is a value above or below."""
    steps = _STEPS[number]
    return value < steps[-1] if by > 0 else value > steps[0]


def number_words(number: Number, value: float) -> Message:
    """A value as it is shown between minus and plus."""
    if number in (Number.TEMPO, Number.SETS, Number.REPETITIONS):
        return ui("{number}", number=value)
    if number is Number.TIMES:
        return ui_counted("{number} time", "{number} times", int(value))
    if value >= 60 and value % 60 == 0:
        return ui_counted("{number} minute", "{number} minutes", int(value) // 60)
    return ui_counted("{number} second", "{number} seconds", int(value))


# --- one entry ---


def numbers_of(exercise: Exercise) -> tuple[Number, ...]:
    """The numbers that an entry of this exercise has, in order."""
    work = exercise.work
    if isinstance(work, Repetitions):
        return (Number.SETS, Number.REPETITIONS, Number.TEMPO, Number.REST)
    if isinstance(work, Hold):
        return (Number.SETS, Number.HOLD, Number.REST)
    return (Number.SETS, Number.TEMPO, Number.REST) if isinstance(work, Count) else (Number.SETS, Number.TIMED)


def value_of(entry: Entry, exercise: Exercise, number: Number) -> float:
    """What holds for an entry: its own number, or that of the exercise."""
    usual = {
        Number.SETS: float(exercise.dose.sets),
        Number.REPETITIONS: float(exercise.dose.repetitions),
        Number.HOLD: exercise.dose.seconds,
        Number.TIMED: exercise.dose.seconds,
        Number.TEMPO: 1.0,
        Number.REST: REST_BETWEEN_SETS,
    }
    return float(getattr(entry, _FIELDS[number])) or usual[number]


def with_number(entry: Entry, exercise: Exercise, number: Number, by: int) -> Entry:
    """The entry with a number one step up or down."""
    value = stepped(number, value_of(entry, exercise, number), by)
    return msgspec.structs.replace(entry, **{_FIELDS[number]: value})


ARMS = (Arm.USUAL, Arm.AFFECTED, Arm.OTHER, Arm.BOTH)
ARM_WORDS: Mapping[Arm, Message] = MappingProxyType(
    {
        Arm.USUAL: ui("As usual"),
        Arm.AFFECTED: ui("Weak side"),
        Arm.OTHER: ui("Other side"),
        Arm.BOTH: ui("Both"),
    }
)


def with_arm(entry: Entry, arm: Arm) -> Entry:
    """The entry for another arm."""
    return msgspec.structs.replace(entry, arm=arm)


def forms_of(exercise: Exercise) -> tuple[Form, ...]:
    """The forms in which it can be prescribed; one alone is not asked for."""
    if not any(item.optional for item in exercise.equipment):
        return (Form.USUAL,)
    return (Form.WITHOUT_OBJECT, Form.WITH_OBJECT) if exercise.sketches else (Form.USUAL, Form.WITHOUT_OBJECT)


def with_form(entry: Entry, form: Form) -> Entry:
    """The entry in another form."""
    return msgspec.structs.replace(entry, form=form)


def dose_line(entry: Entry, exercise: Exercise) -> Message:
    """How much of an exercise, in a few words: "2 x 10 repetitions"."""
    sets = int(value_of(entry, exercise, Number.SETS))
    work = exercise.work
    if isinstance(work, Count):
        return ui_counted("{number} round of {things}", "{number} rounds of {things}", sets, things=work.objects)
    if isinstance(work, Repetitions):
        each = ui_counted(
            "{number} repetition", "{number} repetitions", int(value_of(entry, exercise, Number.REPETITIONS))
        )
    else:
        number = Number.HOLD if isinstance(work, Hold) else Number.TIMED
        each = number_words(number, value_of(entry, exercise, number))
    return each if sets == 1 else ui("{sets} x {each}", sets=sets, each=each)


# --- a programme ---


def new_programme(name: str) -> OwnProgramme:
    """An empty one."""
    return OwnProgramme(name=name, entries=(), weekdays=DAYS_FOR_NEW)


def added(programme: OwnProgramme, exercise: int) -> OwnProgramme:
    """With one more exercise at its end, in its own dose; unchanged if there are as many as there may be."""
    entries = (*programme.entries, Entry(exercise=exercise))[:MOST_ENTRIES]
    return msgspec.structs.replace(programme, entries=entries)


def with_entry(programme: OwnProgramme, at: int, entry: Entry) -> OwnProgramme:
    """With this entry in the place of another."""
    entries = (*programme.entries[:at], entry, *programme.entries[at + 1 :])
    return msgspec.structs.replace(programme, entries=entries)


def removed(programme: OwnProgramme, at: int) -> OwnProgramme:
    """Without one of its entries."""
    return msgspec.structs.replace(programme, entries=programme.entries[:at] + programme.entries[at + 1 :])


def moved(programme: OwnProgramme, at: int, by: int) -> OwnProgramme:
    """With an entry one place up or down; unchanged at the ends."""
    to = at + by
    if not 0 <= to < len(programme.entries):
        return programme
    entries = list(programme.entries)
    entries[at], entries[to] = entries[to], entries[at]
    return msgspec.structs.replace(programme, entries=tuple(entries))


def with_day(programme: OwnProgramme, day: int) -> OwnProgramme:
    """With a day of the week that it had not, or without it; the last day stays."""
    days = set(programme.weekdays) ^ {day}
    return msgspec.structs.replace(programme, weekdays=tuple(sorted(days)) or programme.weekdays)


def with_times(programme: OwnProgramme, by: int) -> OwnProgramme:
    """More or fewer times a day."""
    return msgspec.structs.replace(programme, times_a_day=int(stepped(Number.TIMES, programme.times_a_day, by)))


# --- an exercise of one's own ---

WORK_WORDS: tuple[Message, ...] = (ui("Repeat it"), ui("Hold it"), ui("For a time"))
_NEW_WORK: tuple[OwnWork, ...] = (OwnRepetitions(repetitions=10), OwnHold(seconds=20.0), OwnTimed(seconds=60.0))


def new_exercise(title: str) -> OwnExercise:
    """One that has no step yet."""
    return OwnExercise(title=title, steps=(), work=_NEW_WORK[0])


def kind_of(work: OwnWork) -> int:
    """Which of `WORK_WORDS` it is."""
    return next(index for index, one in enumerate(_NEW_WORK) if type(one) is type(work))


def with_kind(exercise: OwnExercise, kind: int) -> OwnExercise:
    """With another kind of work, in its usual amount; unchanged if it is of this kind."""
    work = exercise.work if kind_of(exercise.work) == kind else _NEW_WORK[kind]
    return msgspec.structs.replace(exercise, work=work)


def own_numbers(exercise: OwnExercise) -> tuple[Number, ...]:
    """The numbers that it has, in order."""
    if isinstance(exercise.work, OwnRepetitions):
        return (Number.SETS, Number.REPETITIONS, Number.EACH)
    return (Number.SETS, Number.HOLD if isinstance(exercise.work, OwnHold) else Number.TIMED)


def own_value(exercise: OwnExercise, number: Number) -> float:
    """One of its numbers."""
    if number is Number.SETS:
        return float(exercise.sets)
    work = exercise.work
    return (
        float(work.repetitions) if number is Number.REPETITIONS and isinstance(work, OwnRepetitions) else work.seconds
    )


def own_stepped(exercise: OwnExercise, number: Number, by: int) -> OwnExercise:
    """With a number one step up or down."""
    value = stepped(number, own_value(exercise, number), by)
    if number is Number.SETS:
        return msgspec.structs.replace(exercise, sets=int(value))
    field = "repetitions" if number is Number.REPETITIONS else "seconds"
    return msgspec.structs.replace(exercise, work=msgspec.structs.replace(exercise.work, **{field: value}))


def with_sides(exercise: OwnExercise, *, both: bool) -> OwnExercise:
    """A hold for one side or for both; other work is unchanged."""
    if not isinstance(exercise.work, OwnHold):
        return exercise
    return msgspec.structs.replace(exercise, work=msgspec.structs.replace(exercise.work, both_sides=both))


def with_step(exercise: OwnExercise, at: int, step: OwnStep) -> OwnExercise:
    """With this step in the place of another, or as its last one; unchanged if there are as many as there may be."""
    steps = (*exercise.steps[:at], step, *exercise.steps[at + 1 :])[:MOST_STEPS]
    return msgspec.structs.replace(exercise, steps=steps)


def without_step(exercise: OwnExercise, at: int) -> OwnExercise:
    """Without one of its steps."""
    return msgspec.structs.replace(exercise, steps=exercise.steps[:at] + exercise.steps[at + 1 :])


def step_moved(exercise: OwnExercise, at: int, by: int) -> OwnExercise:
    """With a step one place up or down; unchanged at the ends."""
    to = at + by
    if not 0 <= to < len(exercise.steps):
        return exercise
    steps = list(exercise.steps)
    steps[at], steps[to] = steps[to], steps[at]
    return msgspec.structs.replace(exercise, steps=tuple(steps))
