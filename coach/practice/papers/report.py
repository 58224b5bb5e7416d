"""What stands on the therapist's page: what was planned and what was done, pain and effort, tests, remarks.

All of it is numbers of the record, summed and compared with nothing but the plan. Bands tell what is usual, so that
the ups and downs that every person has are not taken for more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import msgspec

from coach.practice.exercise import Exercise
from coach.practice.outline import tasks_of, unit_of
from coach.practice.papers.archive import Extract, SessionPlan, SetSum
from coach.practice.papers.marks import Mark, Step, marks_of, usual_of
from coach.practice.preferences import Preferences, Side
from coach.practice.programme import Entry
from coach.practice.record import Asked, CheckIn, Outcome, Unit
from coach.practice.remarks import Remark
from coach.practice.safety import CLEAR_PAIN
from coach.practice.sitting import Sitting
from coach.practice.stats import Band, Compared
from coach.practice.trials.model import Result, Trial
from coach.practice.trials.noise import alike, compare, usual


@dataclass(frozen=True, slots=True)
class Line:
    """One exercise with one arm: sets and amount, in `unit`, that the plan asked for, and those that were done.

    `title` is "" for an exercise that is not known any more. `hurt` are the sets that pain ended.
    """

    exercise: int
    title: str
    own: bool
    side: Side
    unit: Unit
    planned_sets: int = 0
    planned: float = 0.0
    done_sets: int = 0
    done: float = 0.0
    hurt: int = 0


@dataclass(frozen=True, slots=True)
class Felt:
    """The answers about pain or effort: how many, on how many days, the highest, and on how many days 3 or more."""

    answers: int
    days: int
    highest: int
    high_days: int


@dataclass(frozen=True, slots=True)
class Results:
    """A test of one's own with one arm: the results in the period that can be compared, oldest first.

    Taps made in another way than the newest are no comparison; `others` are how many of them there were. `chance` is
    what chance alone makes of a usual result, and `compared` the newest beside it; None while there are too few.
    """

    trial: Trial
    side: Side
    results: tuple[Result, ...]
    others: int
    chance: Band | None
    compared: Compared | None


@dataclass(frozen=True, slots=True)
class Report:
    """The page. `usual` is the middle half of the steps with practice, None where there are too few to tell.

    `unplanned` sessions were picked by hand: what was done in them counts as done, and as planned nothing does.
    """

    name: str
    affected: Side
    first: date
    last: date
    today: date
    days: int
    sessions: int
    finished: int
    unplanned: int
    sets: int
    repetitions: int
    seconds: float
    lines: tuple[Line, ...]
    pain: Felt | None
    effort: Felt | None
    step: Step
    marks: tuple[Mark, ...]
    usual: Band | None
    results: tuple[Results, ...]
    remarks: tuple[Remark, ...]

    @property
    def empty(self) -> bool:
        """Whether nothing at all was recorded."""
        return not (self.sessions or self.lines or self.results or self.remarks)


def report(extract: Extract, exercises: Mapping[int, Exercise], preferences: Preferences, today: date) -> Report:
    """The page of this extract. `exercises` are those of the catalogue, and own ones as far as they are known."""
    days = extract.days
    step, marks = marks_of(extract, today)
    pain = (Asked.PAIN_BEFORE, Asked.PAIN)
    return Report(
        extract.name,
        preferences.affected,
        date.fromisoformat(extract.span.first),
        date.fromisoformat(extract.span.last),
        today,
        len(days),
        len(extract.sessions),
        sum(session.outcome is Outcome.FINISHED for session in extract.sessions),
        sum(not _sitting(session).programme for session in extract.sessions),
        sum(day.sets for day in days),
        sum(day.repetitions for day in days),
        sum(day.seconds for day in days),
        tuple(_lines(extract, exercises, preferences)),
        _felt(extract.check_ins, pain),
        _felt(extract.check_ins, (Asked.EFFORT,)),
        step,
        marks,
        usual_of(marks),
        tuple(_results(extract, preferences.affected)),
        extract.remarks,
    )


# Planned and done


def _sitting(session: SessionPlan) -> Sitting:
    """What a session was to be; nothing, picked by hand, if that cannot be read."""
    try:
        return msgspec.json.decode(session.plan, type=Sitting)
    except msgspec.DecodeError:
        return Sitting(entries=())


def planned_sums(
    sessions: Iterable[SessionPlan], exercises: Mapping[int, Exercise], preferences: Preferences
) -> dict[tuple[int, Side, Unit], tuple[int, float]]:
    """Sets and amount that the sessions asked for, by exercise, arm and unit; sessions picked by hand ask for none.

    Exercises that were never begun count. One that is not known any more has no dose, and is left out.
    """
    sums: dict[tuple[int, Side, Unit], tuple[int, float]] = {}
    for session in sessions:
        sitting = _sitting(session)
        if not sitting.programme:
            continue
        known = [entry for entry in sitting.entries if entry.exercise in exercises]
        for exercise, side, amount in _tasks(known, session.sides, exercises, preferences):
            key = (exercise, side, unit_of(exercises[exercise].work))
            sets, before = sums.get(key, (0, 0.0))
            sums[key] = (sets + 1, before + amount)
    return sums


def _tasks(
    entries: Sequence[Entry],
    sides: Sequence[tuple[int, Side]],
    exercises: Mapping[int, Exercise],
    preferences: Preferences,
) -> list[tuple[int, Side, float]]:
    """The sets of a session, with the arm that was the affected one then: the sets that were begun tell which."""
    ways = []
    for affected in (preferences.affected, preferences.affected.other):
        then = msgspec.structs.replace(preferences, affected=affected)
        ways.append(
            [
                (entry.exercise, task.side, task.amount)
                for entry in entries
                for task in tasks_of(entry, exercises[entry.exercise], then, 0)
            ]
        )
    return max(ways, key=lambda way: len({(exercise, side) for exercise, side, _ in way} & set(sides)))


def _lines(extract: Extract, exercises: Mapping[int, Exercise], preferences: Preferences) -> Iterator[Line]:
    """By number, the affected arm first."""
    planned = planned_sums(extract.sessions, exercises, preferences)
    done = {(one.exercise, one.side, one.unit): one for one in extract.sums}
    titles = dict(extract.titles)
    keys = planned.keys() | {key for key, one in done.items() if one.done > 0 or one.hurt}
    for key in sorted(keys, key=lambda key: (key[0], key[1] is not preferences.affected, key[2])):
        exercise, side, unit = key
        sets, amount = planned.get(key, (0, 0.0))
        known = exercises.get(exercise)
        title = titles.get(exercise) or (known.title if known else "")
        line = Line(exercise, title, exercise in titles, side, unit, sets, amount)
        yield _with_done(line, done.get(key))


def _with_done(line: Line, done: SetSum | None) -> Line:
    return replace(line, done_sets=done.sets, done=done.done, hurt=done.hurt) if done else line


# Pain and effort


def _felt(check_ins: Iterable[CheckIn], asked: Sequence[Asked]) -> Felt | None:
    given = [(one.at.local_date, one.face) for one in check_ins if one.asked in asked and one.face is not None]
    if not given:
        return None
    high = {day for day, face in given if face >= CLEAR_PAIN}
    return Felt(len(given), len({day for day, _ in given}), max(face for _, face in given), len(high))


# Tests


def _results(extract: Extract, affected: Side) -> Iterator[Results]:
    for trial in Trial:
        for side in Side:
            found = [one for one in extract.results if one.trial is trial and one.side is side]
            inside = [one for one in found if one.at.local_date >= extract.span.first]
            if inside:
                same = alike(found)
                shown = tuple(one for one in same if one.at.local_date >= extract.span.first)
                others = len(inside) - len(shown)
                yield Results(trial, side, shown, others, usual(same, affected), compare(same, affected))
