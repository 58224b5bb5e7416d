"""What is worth knowing about a programme before it is kept: the limits of the clinical sheet. Nothing is forbidden."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from coach.practice.exercise import Exercise, Hold, Repetitions
from coach.practice.finding import not_yet
from coach.practice.fitting import NEVER_TOGETHER, is_strong
from coach.practice.message import Message, content, ui
from coach.practice.own.editing import Number, value_of
from coach.practice.own.model import OwnProgramme
from coach.practice.preferences import Preferences
from coach.practice.prescription import SPLIT_MINUTES, STRENGTH_DAYS
from coach.practice.programme import Entry
from coach.practice.safety import REST_BETWEEN_SETS, has_objects

HOLD_LEAST, HOLD_MOST = 10.0, 60.0  # of a stretch (product facts)
SETS_MOST, FEWEST_STRONG, MOST_REPETITIONS = 3, 10, 15  # AHA/ASA 2014, for strength
DAYS_MOST, MINUTES_MOST = 6, 60  # the upper target: a small trial (Disabil Rehabil 2016)
MINUTES_KEPT = 43  # from here on people kept to it less: 125 survivors, a link and no cause


def warnings(
    programme: OwnProgramme, exercises: Mapping[int, Exercise], preferences: Preferences, seconds: float
) -> tuple[Message, ...]:
    """One sentence or two for each limit that it goes beyond; `seconds` is how long one session of it takes."""
    entries = [entry for entry in programme.entries if entry.exercise in exercises]
    found = [*_of_the_days(programme, entries, exercises, seconds / 60), *_together(entries)]
    for entry in entries:
        found += _of_an_entry(entry, exercises[entry.exercise], preferences)
    if any(exercises[entry.exercise].gate for entry in entries):
        found.append(ui("No squeezing with a **swollen** hand."))
    return tuple(dict.fromkeys(found))


def _of_the_days(
    programme: OwnProgramme, entries: Sequence[Entry], exercises: Mapping[int, Exercise], minutes: float
) -> Iterator[Message]:
    days, a_day = programme.weekdays, minutes * programme.times_a_day
    if len(days) > DAYS_MOST:
        yield ui("**Seven days** a week. One day of rest is better.")
    if a_day > MINUTES_MOST:
        yield ui("About **{minutes} minutes** a day. 60 are the most.", minutes=round(a_day))
    elif a_day > MINUTES_KEPT:
        yield ui("About **{minutes} minutes** a day. From 43 on, people gave up more often.", minutes=round(a_day))
    if programme.times_a_day == 1 and minutes >= SPLIT_MINUTES:
        yield ui("About {minutes} minutes at once. **Two times** a day is easier.", minutes=round(minutes))
    if any(is_strong(entry, exercises) for entry in entries):
        if any((day + 1) % 7 in days for day in days):
            yield ui("Strength needs **a day off** in between. On the second day it is left out.")
        if len(days) > STRENGTH_DAYS:
            yield ui("Strength on **three days** a week at most. On the others it is left out.")


def _together(entries: Sequence[Entry]) -> Iterator[Message]:
    numbers = {entry.exercise for entry in entries}
    if any(number in numbers and numbers & others for number, others in NEVER_TOGETHER.items()):
        yield ui("**Ball and putty** squeezes on one day are too much. The second is left out.")


def _of_an_entry(entry: Entry, exercise: Exercise, preferences: Preferences) -> Iterator[Message]:
    name = content(exercise.title)
    obstacle = not_yet(exercise, preferences)
    if obstacle is not None:
        yield ui("{name}: {reason} Until then it is left out.", name=name, reason=obstacle)
    elif not has_objects(exercise, preferences.tools):
        yield ui("{name}: **what it needs** is not at home. It is left out.", name=name)
    sets = value_of(entry, exercise, Number.SETS)
    if isinstance(exercise.work, Hold):
        if not HOLD_LEAST <= value_of(entry, exercise, Number.HOLD) <= HOLD_MOST:
            yield ui("{name}: a hold of **10 to 60 seconds** is usual.", name=name)
    elif sets > SETS_MOST:
        yield ui("{name}: **one to three sets** are usual.", name=name)
    if isinstance(exercise.work, Repetitions):
        times = value_of(entry, exercise, Number.REPETITIONS)
        if exercise.strength and not FEWEST_STRONG <= times <= MOST_REPETITIONS:
            yield ui("{name}: for strength, **10 to 15 repetitions** are usual.", name=name)
        elif times > MOST_REPETITIONS:
            yield ui("{name}: up to **15 repetitions** in a set are usual.", name=name)
    if sets > 1 and value_of(entry, exercise, Number.REST) < REST_BETWEEN_SETS:
        yield ui("{name}: **45 seconds** of rest between sets are usual.", name=name)
