"""A programme in words: its days, how long it takes, its exercises."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import reduce

from coach.practice.exercise import Exercise
from coach.practice.message import Message, content, ui, ui_counted
from coach.practice.own.editing import dose_line
from coach.practice.own.exercises import literal
from coach.practice.own.model import OwnProgramme
from coach.practice.programme import Entry
from coach.practice.week import LONG_NAMES, SHORT_NAMES


def in_a_row(words: Sequence[Message]) -> Message:
    """Words with commas between them; at least one."""
    return reduce(lambda before, word: ui("{before}, {word}", before=before, word=word), words)


def days_words(weekdays: Sequence[int]) -> Message:
    """The days of the week by their names; one alone by its long name."""
    if len(weekdays) == 7:
        return ui("Every day")
    names = LONG_NAMES if len(weekdays) == 1 else SHORT_NAMES
    return in_a_row([names[day] for day in weekdays])


def times_words(times: int) -> Message:
    """How often on such a day."""
    return ui("once a day") if times == 1 else ui_counted("{number} time a day", "{number} times a day", times)


def when_words(programme: OwnProgramme) -> Message:
    """Days, and times a day."""
    return ui("{days}, {times}", days=days_words(programme.weekdays), times=times_words(programme.times_a_day))


def size_words(entries: Sequence[Entry], minutes: int) -> Message:
    """How many exercises, and about how long they take together."""
    if not entries:
        return ui("No exercise yet")
    number = ui_counted("{number} exercise", "{number} exercises", len(entries))
    length = ui_counted("about {number} minute", "about {number} minutes", minutes)
    return ui("{number}, {length}", number=number, length=length)


def entry_words(entries: Sequence[Entry], exercises: Mapping[int, Exercise]) -> tuple[Message, ...]:
    """A line for each exercise, in order."""
    known = [(entry, exercises[entry.exercise]) for entry in entries if entry.exercise in exercises]
    return tuple(
        ui("{number}. {name}: {dose}", number=number, name=content(exercise.title), dose=dose_line(entry, exercise))
        for number, (entry, exercise) in enumerate(known, 1)
    )


def own_words(text: str) -> Message:
    """Words that a person wrote, as a message."""
    return content(literal(text))
