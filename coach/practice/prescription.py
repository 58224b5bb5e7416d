"""Today's session: which programme, week of it and session in turn, fitted to the person, in one part or two."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from coach.practice.exercise import Exercise
from coach.practice.fitting import fit, is_strong, person
from coach.practice.growth.changes import Decision, changes_of, decided, grown, in_force, week_reached
from coach.practice.message import Message, content, ui
from coach.practice.preferences import Preferences
from coach.practice.programme import Entry, Programme, Session, Week
from coach.practice.record import SessionRow

SPLIT_MINUTES = 20  # from here on a session is done in two parts (clinical sheet)
STRENGTH_DAYS = 3  # at most, in any 7 days, and never two running (clinical sheet)

# Spread over the week so that rest days lie apart; 0 is Monday.
_WEEKDAYS = {
    1: (0,),
    2: (0, 3),
    3: (0, 2, 4),
    4: (0, 1, 3, 5),
    5: (0, 1, 3, 4, 5),
    6: (0, 1, 2, 3, 4, 5),
    7: (0, 1, 2, 3, 4, 5, 6),
}


class Part(StrEnum):
    """Which part of the day's session is next."""

    WHOLE = "whole"
    FIRST = "first"
    SECOND = "second"


@dataclass(frozen=True, slots=True)
class Practised:
    """What was really done in one sitting: its local date (ISO), and the entries of which at least one set was done."""

    date: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Prescription:
    """Today's session. `entries` are those of `part` alone; `notes` say what was changed and why, and what to check.

    `number` is the week of the programme that the person has reached; `week` is what holds in it. `minutes` are those
    that the programme states, for `part` alone, with the changes `in_force`. With `done` the day's session has been
    done already; `time` counts from 1 which of the `times` of the day is next, or was the last. `weekdays` are those
    of practice, 0 = Monday.
    """

    programme: Programme
    number: int
    week: Week
    session: Session
    entries: tuple[Entry, ...]
    minutes: int
    part: Part
    done: bool
    notes: tuple[Message, ...]
    weekdays: tuple[int, ...]
    time: int = 1
    times: int = 1
    in_force: tuple[Decision, ...] = ()
    grows: bool = True  # whether changes of it may be proposed


def prescribe(
    exercises: Mapping[int, Exercise],
    programmes: Mapping[str, Programme],
    preferences: Preferences,
    today: str,
    *,
    history: Sequence[Practised],
    seconds: Callable[[Entry], float],
    decisions: Sequence[Decision] = (),
) -> Prescription:
    """What is to be done on `today` (ISO date) after `history`, in any order, which may hold today's sittings too.

    `decisions` say how the plan has grown. `seconds` is the length of an entry, more than 0; only the shares matter.
    A starter must exist for each movement.
    """
    programme, notes = _programme(programmes, preferences)
    day = date.fromisoformat(today)
    started = date.fromisoformat(preferences.programme_started or today)
    force = in_force(decided(decisions, programme.id, preferences.programme_started, programme.settled))
    number = week_reached(force, programme.weeks[0].week)
    week = [week for week in programme.weeks if week.week <= number][-1]
    strength = strength_allowed(exercises, day, history)
    index = _in_turn(week, _days_practised(history, started, day), strength)
    sittings = [frozenset(entry.exercise for entry in past.entries) for past in history if past.date == today]
    done = frozenset[int]().union(*sittings)
    session = week.sessions[index]
    entries, changes = fit(grown(session.entries, changes_of(force)), exercises, person(preferences, strength, done))
    minute = week.minutes[index] / sum(map(seconds, session.entries)) if week.minutes else 1 / 60
    own = bool(programme.weekdays)  # whoever prescribed its days has said how it is to be parted
    part, chosen = (Part.WHOLE, entries) if own else _part(entries, done, seconds, minute)
    times = programme.times_a_day
    over = _times_done(entries, sittings) if own else int(_mostly(_new(chosen, entries), done))
    return Prescription(
        programme,
        number,
        week,
        session,
        chosen,
        max(1, round(minute * sum(map(seconds, chosen)))),
        part,
        part is not Part.FIRST and over >= times,
        notes + changes,
        programme.weekdays or practice_weekdays(week.days),
        min(over + 1, times),
        times,
        force,
        programme.grows,
    )


def practised(row: SessionRow, planned: Sequence[Entry] = ()) -> Practised:
    """What was done of a stored session; `planned` are its entries, if known: they tell in which form."""
    numbers = dict.fromkeys(done.aim.exercise for done in row.sets if done.done > 0)
    known = {entry.exercise: entry for entry in planned}
    return Practised(row.started.local_date, tuple(known.get(n, Entry(exercise=n)) for n in numbers))


def practice_weekdays(days: int) -> tuple[int, ...]:
    """The weekdays (0 = Monday) on which one practises `days` (1..7) days a week; the others are rest days."""
    return _WEEKDAYS[days]


def strength_allowed(exercises: Mapping[int, Exercise], day: date, history: Sequence[Practised]) -> bool:
    """Whether strength may be trained on `day`: never two days running, nor more than 3 days in 7."""
    strong = {past.date for past in history if any(is_strong(entry, exercises) for entry in past.entries)}
    before = [(day - timedelta(days=ago)).isoformat() in strong for ago in range(1, 7)]
    return not before[0] and sum(before) < STRENGTH_DAYS


def _programme(programmes: Mapping[str, Programme], preferences: Preferences) -> tuple[Programme, tuple[Message, ...]]:
    starter = next(one for one in programmes.values() if one.movement is preferences.movement)
    chosen = programmes.get(preferences.programme, starter)
    if chosen.needs_open_hand and preferences.opens_hand is not True:
        reason = ui("Not yet: {name}. Your hand must open by itself first.", name=content(chosen.title))
        return starter, (reason, ui("Instead: {name}.", name=content(starter.title)))
    return chosen, ()


def _days_practised(history: Sequence[Practised], first: date, before: date) -> int:
    """Days on which something was done; a session that only tells of pain, as a test of one's own may, is none."""
    days = {past.date for past in history if past.entries}
    return sum(first.isoformat() <= day < before.isoformat() for day in days)


def _in_turn(week: Week, turn: int, strength: bool) -> int:
    """Index of the session whose turn it is; on a day of rest from strength the first light one, if there is one."""
    index = turn % len(week.sessions)
    if not week.sessions[index].strength or strength:
        return index
    return next((i for i, session in enumerate(week.sessions) if not session.strength), index)


def _part(
    entries: tuple[Entry, ...], done: Collection[int], seconds: Callable[[Entry], float], minute: float
) -> tuple[Part, tuple[Entry, ...]]:
    """All entries, or the half of a long session that is next; the halves are as equal as whole entries allow."""
    lengths = [minute * seconds(entry) for entry in entries]
    if sum(lengths) < SPLIT_MINUTES or len(entries) < 2:
        return Part.WHOLE, entries
    cut = min(range(1, len(entries)), key=lambda at: abs(sum(lengths[:at]) - sum(lengths[at:])))
    if _mostly(entries[:cut], done):
        return Part.SECOND, entries[cut:]
    return Part.FIRST, entries[:cut]


def _new(chosen: tuple[Entry, ...], entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The entries of a part that were not in the part before it."""
    earlier = {entry.exercise for entry in entries[: len(entries) - len(chosen)]}
    return tuple(entry for entry in chosen if entry.exercise not in earlier)


def _times_done(entries: Sequence[Entry], sittings: Sequence[Collection[int]]) -> int:
    """How often at least half of the entries were done today, in one sitting or spread over some."""
    often = sorted(sum(entry.exercise in sitting for sitting in sittings) for entry in entries)
    return often[len(often) // 2]


def _mostly(entries: Sequence[Entry], done: Collection[int]) -> bool:
    """Whether at least half of the entries were done: one that hurt or was skipped does not bring all of them back."""
    return bool(entries) and 2 * sum(entry.exercise in done for entry in entries) >= len(entries)
