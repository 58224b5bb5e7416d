"""Fits the entries of a session to the person: the open-hand gate, the objects at home, days of rest from strength.

Whatever is changed is told, so that the screen can say why. The rules are those of the clinical sheet.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import msgspec

from coach.practice.exercise import Exercise, Tool
from coach.practice.message import Message, content, ui
from coach.practice.preferences import Preferences
from coach.practice.programme import Entry, Form, Movement
from coach.practice.safety import ALWAYS_THERE, LAST_RESORT, OPENING, has_objects, may_do

OPENING_FIRST = (32, 33)  # come first, with the bare hand, until the hand opens by itself
NEVER_TOGETHER = {19: frozenset({29, 34}), 29: frozenset({19}), 34: frozenset({19})}  # on one day

# Why an exercise stays out, and what may take its place; nothing does where strength rests.
Obstacle: TypeAlias = tuple[Message, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Person:
    """What decides about an exercise on one day.

    `strength` is False on a day of rest from strength; `done` are the numbers of the exercises done today.
    """

    movement: Movement
    opens_hand: bool
    tools: frozenset[Tool]
    strength: bool
    done: frozenset[int]


def person(preferences: Preferences, strength: bool, done: Collection[int]) -> Person:
    """The person behind the settings. A hand counts as open only after the answer Yes."""
    return Person(
        preferences.movement,
        preferences.opens_hand is True,
        frozenset(preferences.tools) | ALWAYS_THERE,
        strength,
        frozenset(done),
    )


def is_strong(entry: Entry, exercises: Mapping[int, Exercise]) -> bool:
    """Whether an entry trains strength: with the bare hand none does."""
    known = exercises.get(entry.exercise)
    return known is not None and known.strength and entry.form is not Form.WITHOUT_OBJECT


def fit(
    entries: Sequence[Entry], exercises: Mapping[int, Exercise], who: Person
) -> tuple[tuple[Entry, ...], tuple[Message, ...]]:
    """The entries that this person does today, never none, and a message for each change."""
    fitting = _Fitting(exercises, who, entries)
    for entry in entries:
        fitting.add(entry)
    fitting.order()
    return tuple(fitting.entries), tuple(dict.fromkeys(fitting.notes))


@dataclass(slots=True)
class _Fitting:
    exercises: Mapping[int, Exercise]
    who: Person
    planned: Sequence[Entry]
    entries: list[Entry] = field(default_factory=list)
    notes: list[Message] = field(default_factory=list)
    rests: bool = False  # whether something was left out for a rest from strength

    def add(self, entry: Entry) -> None:
        """Take an entry over, in the form that suits, or what takes its place."""
        fitted = self._form(entry)
        obstacle = self._obstacle(fitted)
        if obstacle is None:
            if fitted.form is not entry.form:
                self.notes.append(ui("{name}: use your bare hand today.", name=self._title(entry.exercise)))
            if fitted.note:
                self.notes.append(content(fitted.note))
            self.entries.append(fitted)
            return
        reason, instead = obstacle
        self.rests = self.rests or not instead
        self.notes.append(reason)
        other = next(self._possible(instead), None)
        if other is not None:
            self.entries.append(other)
            self._tell_instead(other)

    def order(self) -> None:
        """Opening comes first for a hand that does not open; a day of rest from strength begins with 2."""
        if self.rests and all(entry.exercise != LAST_RESORT for entry in self.entries):
            self.entries.insert(0, Entry(exercise=LAST_RESORT))
            self._tell_instead(self.entries[0])
        if not self.who.opens_hand:
            numbers = [entry.exercise for entry in self.entries]
            first = [numbers.index(number) for number in OPENING_FIRST if number in numbers]
            order = sorted(range(len(numbers)), key=lambda index: index not in first)
            if order != sorted(order):
                self.entries = [self.entries[index] for index in order]
                self.notes.append(ui("Opening the hand comes first."))

    def _form(self, entry: Entry) -> Entry:
        exercise = self.exercises[entry.exercise]
        missing = any(item.optional and item.tool not in self.who.tools for item in exercise.equipment)
        closed = not self.who.opens_hand and entry.exercise in OPENING
        if entry.form is Form.WITHOUT_OBJECT or not (missing or closed):
            return entry
        return msgspec.structs.replace(entry, form=Form.WITHOUT_OBJECT, note="")

    def _obstacle(self, entry: Entry) -> Obstacle | None:
        exercise, title = self.exercises[entry.exercise], self._title(entry.exercise)
        if exercise.gate and not self.who.opens_hand:
            return ui("Not today: {name}. Your hand must open by itself first.", name=title), OPENING_FIRST
        if is_strong(entry, self.exercises) and not self.who.strength:
            return ui("Not today: {name}. Strength needs a day off in between.", name=title), ()
        today = self.who.done.union(earlier.exercise for earlier in self.entries)
        if today & NEVER_TOGETHER.get(entry.exercise, frozenset()):
            return ui("Not today: {name}. Your hand has squeezed enough.", name=title), (LAST_RESORT,)
        if not may_do(exercise, self.who.opens_hand, self.who.movement):
            return ui("Not today: {name}. It is for a hand that moves.", name=title), (exercise.swap, LAST_RESORT)
        if not has_objects(exercise, self.who.tools):
            reason = ui("Not today: {name}. You do not have what it needs.", name=title)
            return reason, (exercise.swap, LAST_RESORT)
        return None

    def _possible(self, numbers: Sequence[int]) -> Iterator[Entry]:
        """What may stand in: nothing that is in the session already, and 31 to 33 with the bare hand."""
        for number in numbers:
            form = Form.WITHOUT_OBJECT if number in OPENING else Form.USUAL
            entry = self._form(Entry(exercise=number, form=form))
            if self._obstacle(entry) is None and not self._is_there(number):
                yield entry

    def _is_there(self, number: int) -> bool:
        coming = (entry for entry in self.planned if entry.exercise == number)
        return any(entry.exercise == number for entry in self.entries) or any(
            self._obstacle(self._form(entry)) is None for entry in coming
        )

    def _tell_instead(self, entry: Entry) -> None:
        self.notes.append(ui("Instead: {name}.", name=self._title(entry.exercise)))

    def _title(self, number: int) -> Message:
        return content(self.exercises[number].title)
