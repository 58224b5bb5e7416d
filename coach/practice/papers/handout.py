"""What stands in the printed guide: each exercise with its drawings, dose, steps and cautions, and a sheet to tick."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from coach.practice.describing import amount, dose_words
from coach.practice.exercise import Count, Exercise, Group, Hold, Item, Repetitions, Step
from coach.practice.message import Message, content, ui, ui_counted
from coach.practice.outline import tasks_of, variants_of
from coach.practice.preferences import Preferences, Side
from coach.practice.prescription import prescribe
from coach.practice.programme import Entry, Form, Programme
from coach.practice.safety import CALL, EMERGENCY, SAME_DAY
from coach.practice.timeline import Task
from coach.practice.wording import arm

TICKED_WEEKS = 6  # as long as the ready-made programmes


@dataclass(frozen=True, slots=True)
class Picture:
    """One drawing: its name, "" for the first, and what to write below it, None if it is the only one."""

    name: str
    caption: Message | None


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of a chapter: its heading, and its lines; `helper` has one for each line, or none.

    A `warning` must be seen.
    """

    heading: Message
    lines: tuple[Message, ...]
    helper: tuple[Message | None, ...] = ()
    warning: bool = False


@dataclass(frozen=True, slots=True)
class Chapter:
    """One exercise on paper. `dose` says how much, then where the number comes from."""

    number: int
    title: Message
    pictures: tuple[Picture, ...]
    dose: tuple[Message, ...]
    needs: tuple[Message, ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Handout:
    """The printed guide: whose it is ("" nobody's), for which hand, the safety words, and the chapters."""

    name: str
    affected: Side
    safety: tuple[Message, ...]
    chapters: tuple[Chapter, ...]


SAFETY: tuple[Message, ...] = (
    ui("Hand Coach **does not replace a therapist**. Ask yours before you start, and when something changes."),
    *EMERGENCY,
    *SAME_DAY,
    *CALL,
    ui("A therapist has **not yet reviewed** our numbers, our pain limits and our weeks."),
)


def handout(
    exercises: Sequence[Exercise], doses: Mapping[int, Entry], preferences: Preferences, name: str = ""
) -> Handout:
    """The guide of these exercises; `doses` are those of the person's programme, as far as it has them."""
    chapters = tuple(_chapter(one, doses.get(one.number), preferences) for one in exercises)
    return Handout(name, preferences.affected, SAFETY, chapters)


def doses_of(
    exercises: Mapping[int, Exercise], programmes: Mapping[str, Programme], preferences: Preferences, today: str
) -> Mapping[int, Entry]:
    """What the person's programme says this week, by exercise; nothing before a person has chosen any."""
    if not preferences.first_run_done:
        return {}
    now = prescribe(exercises, programmes, preferences, today, history=(), seconds=lambda _entry: 1.0)
    entries = [entry for session in now.week.sessions for entry in session.entries]
    return {entry.exercise: entry for entry in reversed(entries)}


def _chapter(exercise: Exercise, entry: Entry | None, preferences: Preferences) -> Chapter:
    return Chapter(
        exercise.number,
        content(exercise.title),
        _pictures(exercise),
        tuple(_dose(exercise, entry, preferences)),
        tuple(word for item in exercise.equipment for word in _item(item)),
        tuple(_passages(exercise)),
    )


def _pictures(exercise: Exercise) -> tuple[Picture, ...]:
    if len(exercise.drawings) == 1:
        return (Picture(exercise.drawings[0], None),)
    names = {variant.id: content(variant.name) for variant in variants_of(exercise.work) if variant}
    comes_later = (ui("First without an object"), ui("Later with it")) if exercise.group is not Group.OWN else ()
    objects = dict(zip(exercise.sketches, comes_later, strict=False))
    return tuple(Picture(name, names.get(name) or objects.get(name)) for name in exercise.drawings)


def _dose(exercise: Exercise, entry: Entry | None, preferences: Preferences) -> Iterator[Message]:
    """How much: what the person's programme says, else the exercise itself; then where the number comes from."""
    usual = dose_words(exercise)
    if entry is None:
        yield _in_sets(exercise.dose.sets, amount(exercise), exercise)
        yield usual[-1]
        return
    tasks = tasks_of(entry, exercise, preferences, 0)
    yield _in_sets(tasks[0].of, amount(_with(exercise, tasks[0])), exercise)
    form = _FORMS.get(entry.form)
    if form is not None:
        yield form
    yield from _arms(tasks)
    yield ui("This is from your programme.")


_FORMS = {
    Form.EASIER: ui("Do it the **easier** way."),
    Form.WITHOUT_OBJECT: ui("With your **bare hand**."),
    Form.WITH_OBJECT: ui("**With the object**, if it is easy without."),
}


def _with(exercise: Exercise, task: Task) -> Exercise:
    """The exercise with the dose of a set, so that it is told in the same words."""
    work = exercise.work
    if isinstance(work, Repetitions):
        dose = msgspec.structs.replace(exercise.dose, repetitions=int(task.amount))
    elif isinstance(work, Count):
        dose = msgspec.structs.replace(exercise.dose, sets=task.of)
        return msgspec.structs.replace(
            exercise, dose=dose, work=msgspec.structs.replace(work, objects=int(task.amount))
        )
    else:
        dose = msgspec.structs.replace(exercise.dose, seconds=task.amount)
    return msgspec.structs.replace(exercise, dose=dose)


def _in_sets(sets: int, each: Message, exercise: Exercise) -> Message:
    """The amount of one set, and how many sets; rounds of a counted task are sets already."""
    if sets == 1 or isinstance(exercise.work, Count):
        return ui("**{amount}.**", amount=each)
    if isinstance(exercise.work, Hold):
        return ui_counted("**{number} hold: {amount}.**", "**{number} holds: {amount}.**", sets, amount=each)
    return ui_counted("**{number} set: {amount}.**", "**{number} sets: {amount}.**", sets, amount=each)


def _arms(tasks: Sequence[Task]) -> Iterator[Message]:
    """Which arm, or both in turn."""
    sides = tuple(dict.fromkeys(task.side for task in tasks))
    if len(sides) == 1:
        yield ui("{arm}.", arm=arm(sides[0]))
    else:
        yield ui("First: {one}. Then: {other}.", one=arm(sides[0]), other=arm(sides[1]))


def _item(item: Item) -> tuple[Message, ...]:
    thing = ui("If you like: {thing}", thing=content(item.words)) if item.optional else content(item.words)
    return (thing, ui("Or this: {thing}", thing=content(item.stand_in))) if item.stand_in else (thing,)


def _passages(exercise: Exercise) -> Iterator[Passage]:
    """What a person must know to do it well, then what helps. An exercise of one's own may leave much open."""
    if exercise.start:
        yield Passage(ui("How to sit"), (content(exercise.start),))
    if exercise.cautions:
        yield Passage(ui("Take care"), tuple(content(caution) for caution in exercise.cautions), warning=True)
    yield _steps(exercise.steps)
    more = (
        (ui("Done well"), exercise.finish),
        (ui("What to avoid"), exercise.avoid),
        (ui("Easier"), exercise.easier),
        (ui("Harder"), exercise.harder),
        (ui("If your hand does not move"), exercise.still_hand),
    )
    for heading, words in more:
        if words:
            yield Passage(heading, (content(words),))


def _steps(steps: Sequence[Step]) -> Passage:
    lines = tuple(ui("{number}. {what}", number=n, what=content(step.shown)) for n, step in enumerate(steps, 1))
    helper = tuple(ui("Helper: {words}", words=content(step.helper)) if step.helper else None for step in steps)
    return Passage(ui("Steps"), lines, helper)
