"""What stands on the therapist's page: what was planned and what was done, pain and effort, tests, remarks.

All of it is numbers of the record, summed and compared with nothing but the plan. Bands tell what is usual, so that
the ups and downs that every person has are not taken for more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from statistics import quantiles

import msgspec

from coach.practice.charts import DAYS_FOR_USUAL
from coach.practice.exercise import Exercise
from coach.practice.outline import tasks_of, unit_of
from coach.practice.papers.archive import Extract, SessionPlan, SetSum
from coach.practice.preferences import Preferences, Side
from coach.practice.programme import Entry
from coach.practice.record import Asked, CheckIn, Outcome, Unit
from coach.practice.remarks import Remark
from coach.practice.safety import CLEAR_PAIN
from coach.practice.sitting import Sitting
from coach.practice.stats import Band, Compared, monday_of
from coach.practice.trials.model import Result, Trial
from coach.practice.trials.noise import alike, compare, usual

_LONG = 400  # days
_MOST_DAYS, _MOST_WEEKS, _MOST_MONTHS = 35, 53, 120  # of bars in one chart; ours


class Step(StrEnum):
    """What one mark of a chart stands for."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


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
class Mark:
    """One step of the charts: where it starts, repetitions, and the highest answers, None where none was given."""

    start: date
    repetitions: int
    pain: int | None
    effort: int | None


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
    step, marks = _marks(extract, today)
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
        _usual(marks),
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


# The charts


def start_of(day: date, step: Step) -> date:
    """The first day of the step in which a day lies."""
    if step is Step.DAY:
        return day
    if step is Step.WEEK:
        return monday_of(day)
    return day.replace(day=1) if step is Step.MONTH else day.replace(month=1, day=1)


def after(start: date, step: Step) -> date:
    """The first day of the next step; the last day of all where there is none."""
    days = {Step.DAY: 1, Step.WEEK: 7, Step.MONTH: 32, Step.YEAR: 366}[step]
    try:
        return start_of(start + timedelta(days=days), step)
    except OverflowError:
        return date.max


def _step(first: date, last: date) -> Step:
    """Steps as small as leaves every one room to be seen."""
    days = (last - first).days + 1
    if days <= _MOST_DAYS:
        return Step.DAY
    if days <= _MOST_WEEKS * 7:
        return Step.WEEK
    return Step.MONTH if days <= _MOST_MONTHS * 30 else Step.YEAR


def _marks(extract: Extract, today: date) -> tuple[Step, tuple[Mark, ...]]:
    """One mark for each step of the period up to today; of a long one from the first day with anything on."""
    days, check_ins = extract.days, extract.check_ins
    told = {date.fromisoformat(day.date) for day in days} | {date.fromisoformat(one.at.local_date) for one in check_ins}
    if not told:
        return Step.DAY, ()
    first, last = date.fromisoformat(extract.span.first), min(date.fromisoformat(extract.span.last), today)
    begin = first if (last - first).days <= _LONG else min(told)
    end = max(last, *told)
    step = _step(begin, end)
    repetitions: defaultdict[date, int] = defaultdict(int)
    for day in days:
        repetitions[start_of(date.fromisoformat(day.date), step)] += day.repetitions
    pain, effort = (
        _highest(check_ins, (Asked.PAIN_BEFORE, Asked.PAIN), step),
        _highest(check_ins, (Asked.EFFORT,), step),
    )
    marks, start = [], start_of(begin, step)
    while True:
        marks.append(Mark(start, repetitions[start], pain.get(start), effort.get(start)))
        following = after(start, step)
        if following > end or following <= start:
            break
        start = following
    return step, tuple(marks)


def _highest(check_ins: Iterable[CheckIn], asked: Sequence[Asked], step: Step) -> dict[date, int]:
    found: dict[date, int] = {}
    for one in check_ins:
        if one.asked in asked and one.face is not None:
            start = start_of(date.fromisoformat(one.at.local_date), step)
            found[start] = max(one.face, found.get(start, 0))
    return found


def _usual(marks: Sequence[Mark]) -> Band | None:
    practised = [mark.repetitions for mark in marks if mark.repetitions]
    if len(practised) < DAYS_FOR_USUAL:
        return None
    low, _, high = quantiles(practised, n=4, method="inclusive")
    return Band(low, high)


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
