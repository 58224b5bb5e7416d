"""How a plan grows: changes that were proposed, what the person said to each, and the plan after them.

Only what was said is kept. The plan of a day is the programme with the changes in force applied, so nothing is kept
twice, and the same answers always give the same plan. The limits are those of the clinical sheet.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import msgspec

from coach.practice.programme import Entry, Form, Movement
from coach.practice.record import Moment

MOST_REPETITIONS = 15  # strength: 1-3 sets of 10-15 (AHA/ASA 2014, as read in a summary)
MOST_SETS = 3
MOST_MINUTES = 60  # a day; upper target of a small trial (Disabil Rehabil 2016)


class _Base(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, tag_field="kind"):
    pass


class Repetitions(_Base, frozen=True, tag="repetitions"):
    """Another number of repetitions in each set of an exercise."""

    exercise: int
    was: int
    to: int


class Sets(_Base, frozen=True, tag="sets"):
    """Another number of sets of an exercise."""

    exercise: int
    was: int
    to: int


class Harder(_Base, frozen=True, tag="harder"):
    """The exercise that follows comes instead of one that is mastered."""

    exercise: int
    to: int
    form: Form = Form.USUAL


class Easier(_Base, frozen=True, tag="easier"):
    """An exercise is done in its easier form."""

    exercise: int


class NextWeek(_Base, frozen=True, tag="week"):
    """What a ready-made programme states from week `to` on."""

    was: int
    to: int


class Starter(_Base, frozen=True, tag="starter"):
    """The starter for a hand that moves more now."""

    movement: Movement


class Back(_Base, frozen=True, tag="back"):
    """The change of decision `of` is taken back, with all that stands on it."""

    of: int


Change: TypeAlias = Repetitions | Sets | Harder | Easier | NextWeek | Starter | Back


@dataclass(frozen=True, slots=True)
class Decision:
    """A change that was proposed for a programme, and whether the person wanted it. `id` grows with time."""

    id: int
    programme: str
    change: Change
    accepted: bool
    at: Moment


def to_json(change: Change) -> str:
    """As text for the record."""
    return msgspec.json.encode(change).decode()


def from_json(text: str) -> Change | None:
    """Read back what `to_json` wrote; None if it cannot be used."""
    try:
        change: Change = msgspec.json.decode(text, type=Change)
    except msgspec.DecodeError:
        return None
    return change


def decided(decisions: Sequence[Decision], programme: str, started: str, settled: int = 0) -> tuple[Decision, ...]:
    """What was said about this programme since it was `started` (ISO date; "" = always), in order.

    What was said up to the id `settled` holds no more: the programme was edited after it.
    """
    since = (one for one in decisions if one.id > settled and one.at.local_date >= started)
    mine = (one for one in since if one.programme == programme)
    return tuple(sorted(mine, key=lambda one: one.id))


def in_force(decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """Those of the decisions, in order, that change the plan now."""
    force: list[Decision] = []
    for decision in decisions:
        if not decision.accepted:
            continue
        if isinstance(decision.change, Back):
            force = _without(force, decision.change.of)
        else:
            force.append(decision)
    return tuple(force)


def _without(force: Sequence[Decision], taken_back: int) -> list[Decision]:
    gone: list[Decision] = []
    for decision in force:
        if decision.id == taken_back or any(_stands_on(decision.change, one.change) for one in gone):
            gone.append(decision)
    return [decision for decision in force if decision not in gone]


def _stands_on(later: Change, earlier: Change) -> bool:
    if isinstance(earlier, NextWeek):
        return isinstance(later, NextWeek)
    return isinstance(earlier, Harder) and exercise_of(later) == earlier.to


def exercise_of(change: Change) -> int | None:
    """The number of the exercise that a change is about; None if it is about the programme."""
    return change.exercise if isinstance(change, Repetitions | Sets | Harder | Easier) else None


def is_up(change: Change) -> bool:
    """Whether it asks for more than before."""
    if isinstance(change, Repetitions | Sets):
        return change.to > change.was
    return isinstance(change, Harder | NextWeek | Starter)


def week_reached(force: Sequence[Decision], first: int) -> int:
    """The week of the programme that holds; `first` without a change. It moves on as agreed, never by the calendar."""
    return next((one.change.to for one in reversed(force) if isinstance(one.change, NextWeek)), first)


def grown(entries: Sequence[Entry], changes: Sequence[Change]) -> tuple[Entry, ...]:
    """The entries of a session after these changes, one after the other.

    More never means less than the programme itself asks for by now, nor does less mean more.
    """
    result = tuple(entries)
    for change in changes:
        numbers = frozenset(entry.exercise for entry in result)
        result = tuple(_changed(entry, change, numbers) for entry in result)
    return result


def changes_of(force: Sequence[Decision]) -> tuple[Change, ...]:
    """The changes alone."""
    return tuple(decision.change for decision in force)


def _changed(entry: Entry, change: Change, present: Collection[int]) -> Entry:
    if exercise_of(change) != entry.exercise:
        return entry
    if isinstance(change, Repetitions):
        return msgspec.structs.replace(entry, repetitions=_toward(entry.repetitions or change.was, change))
    if isinstance(change, Sets):
        return msgspec.structs.replace(entry, sets=_toward(entry.sets or change.was, change))
    if isinstance(change, Easier) and entry.form is Form.USUAL:
        return msgspec.structs.replace(entry, form=Form.EASIER)
    if isinstance(change, Harder) and change.to not in present:
        return msgspec.structs.replace(
            entry, exercise=change.to, form=change.form, sets=0, repetitions=0, seconds=0.0, note=""
        )
    return entry


def _toward(now: int, change: Repetitions | Sets) -> int:
    return max(now, change.to) if is_up(change) else min(now, change.to)
