"""An exercise in words: its card in the list, and its page, section by section."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from coach.practice.choices import TOOL_WORDS
from coach.practice.exercise import Count, Exercise, Group, Hold, Item, Origin, Repetitions, Tool
from coach.practice.finding import not_yet
from coach.practice.message import Message, content, ui, ui_counted
from coach.practice.preferences import Preferences

# What first run does not ask for. Such things name an exercise only if it needs nothing else.
_PLAIN_TOOLS = {Tool.KEYBOARD: ui("Keyboard"), Tool.CUSHION: ui("Cushion"), Tool.TABLE: ui("Table")}


@dataclass(frozen=True, slots=True)
class Still:
    """A picture of the movement that stays: which drawing, "" for the first, and the loop phase 0..1."""

    sketch: str
    phase: float


@dataclass(frozen=True, slots=True)
class Section:
    """A part of an exercise's page: its heading, and its lines, each an idea of its own; a still for each, or none."""

    heading: Message
    lines: tuple[Message, ...]
    stills: tuple[Still, ...] = ()


def amount(exercise: Exercise) -> Message:
    """How much, in two to six words."""
    work, dose = exercise.work, exercise.dose
    if isinstance(work, Repetitions):
        return _repetitions(work, dose.repetitions)
    if isinstance(work, Hold):
        seconds = _length(dose.seconds)
        return ui("{time}, each arm", time=seconds) if work.both_sides else seconds
    if isinstance(work, Count):
        return ui_counted("{number} round of {things}", "{number} rounds of {things}", dose.sets, things=work.objects)
    return _length(dose.seconds)


def _repetitions(work: Repetitions, each: int) -> Message:
    if work.rounds:
        return ui_counted("{number} round", "{number} rounds", each)
    repetitions = ui_counted("{number} repetition", "{number} repetitions", each)
    if work.variants:
        return ui_counted("{number} time {what}", "{number} times {what}", len(work.variants), what=repetitions)
    return repetitions


def _length(seconds: float) -> Message:
    whole = int(seconds)
    if whole >= 60 and whole % 60 == 0:
        return ui_counted("{number} minute", "{number} minutes", whole // 60)
    return ui_counted("{number} second", "{number} seconds", whole)


def dose_words(exercise: Exercise) -> tuple[Message, ...]:
    """How much, for what, and where the number comes from: the source article, or our own choice."""
    work, dose = exercise.work, exercise.dose
    words = [ui("**{amount}.**", amount=amount(exercise))]
    if isinstance(work, Repetitions) and work.variants:
        words += [ui("{number}: {name}.", number=n, name=content(v.name)) for n, v in enumerate(work.variants, 1)]
    if dose.origin is Origin.ARTICLE:
        words.append(ui("The source article states {amount}.", amount=_stated(exercise)))
    elif exercise.group is Group.OWN:
        words.append(ui("You or your therapist chose this number."))
    elif dose.note:
        words.append(content(dose.note))
    else:
        words.append(ui("This number is our own choice."))
    return tuple(words)


def _stated(exercise: Exercise) -> Message:
    if isinstance(exercise.work, Repetitions):
        return ui_counted("{number} repetition", "{number} repetitions", exercise.dose.repetitions)
    return _length(exercise.dose.seconds)


def object_words(exercise: Exercise) -> Message:
    """The one thing that it needs, in a word or two. Nobody knows it of what people brought themselves."""
    if exercise.group is Group.OWN:
        return ui("My own")
    needed = [item.tool for item in exercise.equipment if not item.optional]
    names = dict(TOOL_WORDS)
    special = next((names[tool] for tool in needed if tool in names), None)
    plain = next((_PLAIN_TOOLS[tool] for tool in needed if tool in _PLAIN_TOOLS), None)
    return special or plain or ui("No object")


def sections(exercise: Exercise, preferences: Preferences) -> tuple[Section, ...]:
    """The page of an exercise; what keeps this person from it stands first."""
    found = _sections(exercise, not_yet(exercise, preferences))
    return tuple(one for one in found if any(line.text for line in one.lines))


def _sections(exercise: Exercise, obstacle: Message | None) -> Iterator[Section]:
    if obstacle is not None:
        yield Section(ui("Not yet"), (obstacle, ui("Settings asks what your hand can do.")))
    yield Section(ui("What it does"), (content(exercise.purpose),))
    yield Section(ui("You need"), tuple(word for item in exercise.equipment for word in _item(item)))
    yield Section(ui("How much"), dose_words(exercise))
    yield Section(ui("How to sit"), (content(exercise.start),))
    yield _steps(exercise)
    yield Section(ui("Done well"), (content(exercise.finish),))
    yield Section(ui("What to avoid"), (content(exercise.avoid),))
    if exercise.cautions:
        yield Section(ui("Take care"), tuple(content(caution) for caution in exercise.cautions))
    yield Section(ui("Easier"), (content(exercise.easier),))
    yield Section(ui("Harder"), (content(exercise.harder),))
    if exercise.still_hand:
        yield Section(ui("If your hand does not move"), (content(exercise.still_hand),))
    helper = [(n, step.helper) for n, step in enumerate(exercise.steps, 1) if step.helper]
    if helper:
        lines = [ui("{number}. {what}", number=number, what=content(line)) for number, line in helper]
        yield Section(ui("Helper"), tuple(lines))


def _steps(exercise: Exercise) -> Section:
    shown = [content(step.shown) for step in exercise.steps]
    lines = tuple(ui("{number}. {what}", number=n, what=step) for n, step in enumerate(shown, 1))
    return Section(ui("Steps"), lines, stills_of(exercise))


def stills_of(exercise: Exercise) -> tuple[Still, ...]:
    """The picture that teaches each step."""
    return tuple(Still(step.sketch, step.pose) for step in exercise.steps)


def _item(item: Item) -> tuple[Message, ...]:
    thing = ui("If you like: **{thing}**", thing=content(item.words)) if item.optional else content(item.words)
    return (thing, ui("Or this: {thing}", thing=content(item.stand_in))) if item.stand_in else (thing,)
