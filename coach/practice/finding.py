"""Finding an exercise: the filters of the list, and why an exercise is not for this hand yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from coach.practice.exercise import Exercise, Group, Tag
from coach.practice.message import Message, ui
from coach.practice.preferences import Preferences
from coach.practice.safety import has_objects, may_do


@dataclass(frozen=True, slots=True)
class Filter:
    """One way to narrow the list: to a group, to a need, or to what this person can do at home today."""

    words: Message
    of: Group | Tag | None = None
    for_me: bool = False


MY_OWN = Filter(ui("My own"), Group.OWN)
FOR_ME = Filter(ui("For me"), for_me=True)
NEEDS = (
    Filter(ui("Wrist"), Tag.WRIST),
    Filter(ui("Fingers"), Tag.FINGERS),
    Filter(ui("Thumb"), Tag.THUMB),
    Filter(ui("Strength"), Tag.STRENGTH),
    Filter(ui("Forearm"), Tag.FOREARM),
    Filter(ui("Stretching"), Tag.STRETCH),
    Filter(ui("Control"), Tag.COORDINATION),
    Filter(ui("Fine skill"), Tag.DEXTERITY),
)
GROUPS = (
    Filter(ui("Gentle stretches"), Group.STRETCHES),
    Filter(ui("Everyday things"), Group.EVERYDAY),
    Filter(ui("Hand moves"), Group.MOVES),
    Filter(ui("With a ball"), Group.BALL),
    Filter(ui("With putty"), Group.PUTTY),
    Filter(ui("Advanced"), Group.ADVANCED),
)


def filters(exercises: Mapping[int, Exercise]) -> tuple[Filter, ...]:
    """All filters in the order in which they are offered; the second one keeps everything.

    What people brought themselves has one of its own, if there is any.
    """
    own = (MY_OWN,) if any(exercise.group is Group.OWN for exercise in exercises.values()) else ()
    return (FOR_ME, Filter(ui("All {number}", number=len(exercises))), *own, *NEEDS, *GROUPS)


def find(kept: Filter, exercises: Mapping[int, Exercise], preferences: Preferences) -> tuple[int, ...]:
    """The numbers of the exercises that a filter keeps, in the order of the catalogue."""
    return tuple(number for number, exercise in exercises.items() if _keeps(kept, exercise, preferences))


def _keeps(kept: Filter, exercise: Exercise, preferences: Preferences) -> bool:
    if kept.for_me:
        return not_yet(exercise, preferences) is None and has_objects(exercise, preferences.tools)
    return kept.of is None or kept.of is exercise.group or kept.of in exercise.tags


def not_yet(exercise: Exercise, preferences: Preferences) -> Message | None:
    """Why this hand may not do the exercise now; None when it may."""
    if may_do(exercise, preferences.opens_hand, preferences.movement):
        return None
    if exercise.gate and preferences.opens_hand is not True:
        return ui("This is only for a hand that **opens by itself**.")
    return ui("This is only for a hand that **moves by itself**.")
