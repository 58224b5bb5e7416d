"""One step up: which change of the plan asks for more, after enough clean sittings, within the limits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TypeAlias

from coach.practice.exercise import Count, Exercise, Hold, Repetitions
from coach.practice.fitting import NEVER_TOGETHER
from coach.practice.growth.changes import (
    MOST_MINUTES,
    MOST_REPETITIONS,
    MOST_SETS,
    Back,
    Change,
    Decision,
    Harder,
    NextWeek,
    Sets,
    Starter,
    changes_of,
    exercise_of,
    grown,
    is_up,
)
from coach.practice.growth.changes import Repetitions as MoreRepetitions
from coach.practice.growth.evidence import Review
from coach.practice.growth.standing import Evidence, Proposal, Standing
from coach.practice.programme import Entry, Form, Movement
from coach.practice.safety import OPENING, has_objects, may_do, next_step

IN_A_ROW = 2  # clean sittings before a step up (clinical sheet)
FULL_DOSE, STEP = 10, 5  # the sheet counts on 10 repetitions; smaller doses grow by 5 as well
CALM_DAYS = 7  # between two steps up, as between the weeks of a programme; ours
STARTER_DAYS = 14  # two clean weeks before the next starter (clinical sheet)
STARTER_AGAIN_DAYS = 28  # before it is asked again; ours


def step_up(standing: Standing, fresh: Sequence[Review], today: date) -> Proposal | None:
    """The first step that `fresh`, the sittings since the last answer, and the limits allow."""
    streaks = {entry.exercise: _streak(entry.exercise, fresh) for entry in standing.entries}
    ready = {number: streak for number, streak in streaks.items() if len(streak) >= IN_A_ROW}
    if not _went_well(fresh) or not ready:
        return None
    for change, streak in (*_restored(standing, ready), *_onward(standing, ready, fresh, today)):
        if _within_limits(standing, change):
            return Proposal(standing.programme.id, change, _facts(exercise_of(change), streak[-IN_A_ROW:]))
    return None


def _facts(exercise: int | None, streak: Sequence[Review]) -> Evidence:
    amount = min(review.clean[exercise] for review in streak) if exercise is not None else 0.0
    return Evidence(amount, IN_A_ROW, max(review.effort or 0 for review in streak))


def _went_well(fresh: Sequence[Review]) -> bool:
    """Whether the last two sittings were good, and the later one did not begin with more pain."""
    last = fresh[-IN_A_ROW:]
    pain = [review.before or 1 for review in last]
    return len(last) == IN_A_ROW and all(review.good for review in last) and pain == sorted(pain, reverse=True)


def _streak(exercise: int, fresh: Sequence[Review]) -> list[Review]:
    """The last sittings that held the exercise, all of them good, with its last set clean."""
    found: list[Review] = []
    for review in reversed(fresh):
        if exercise in review.done:
            if not review.good or exercise not in review.clean:
                break
            found.insert(0, review)
    return found


Candidate: TypeAlias = tuple[Change, list[Review]]


def _restored(standing: Standing, ready: Mapping[int, list[Review]]) -> Iterator[Candidate]:
    """What was made less comes back first."""
    for decision in reversed(standing.force):
        number = exercise_of(decision.change)
        if number is not None and number in ready and not is_up(decision.change):
            yield Back(of=decision.id), ready[number]


def _onward(
    standing: Standing, ready: Mapping[int, list[Review]], fresh: Sequence[Review], today: date
) -> Iterator[Candidate]:
    """While the programme has a next week, that is the step; after its last one single exercises grow."""
    following = next((week for week in standing.programme.weeks if week.week > standing.week.week), None)
    if following is not None:
        done = {number for review in fresh for number in review.done}
        planned = {entry.exercise for entry in standing.entries}
        lasted = (today - _week_since(standing)).days >= 7 * (following.week - standing.week.week)
        if lasted and done & planned <= set(ready):
            yield NextWeek(was=standing.week.week, to=following.week), list(fresh)
        return
    steps_up = [one.at.local_date for one in standing.decisions if one.accepted and is_up(one.change)]
    if steps_up and (today - date.fromisoformat(steps_up[-1])).days < CALM_DAYS:
        return
    starter = _next_starter(standing, today)
    if starter is not None:
        yield starter, list(fresh)
    steps = Counter(exercise_of(decision.change) for decision in standing.force)
    for number in sorted(ready, key=lambda number: steps[number]):
        entry = next(entry for entry in standing.entries if entry.exercise == number)
        change = _more(standing, entry)
        if change is not None:
            yield change, ready[number]


def _week_since(standing: Standing) -> date:
    """When the week that holds began: with its last change, else with the programme."""
    weeks = [one.at.local_date for one in standing.decisions if _moves_week(standing, one)]
    return date.fromisoformat(weeks[-1] if weeks else standing.started or standing.reviews[0].date)


def _moves_week(standing: Standing, decision: Decision) -> bool:
    if not decision.accepted:
        return False
    change = decision.change
    if isinstance(change, Back):
        change = next((one.change for one in standing.decisions if one.id == change.of), change)
    return isinstance(change, NextWeek)


def _next_starter(standing: Standing, today: date) -> Starter | None:
    """After two weeks with the last of a starter: whether the hand moves more now. Closing needs a hand that opens."""
    following = {Movement.NONE: Movement.LITTLE, Movement.LITTLE: Movement.OPENS}
    asked = [one.at.local_date for one in standing.decisions if isinstance(one.change, Starter)]
    again = not asked or (today - date.fromisoformat(asked[-1])).days >= STARTER_AGAIN_DAYS
    movement = standing.programme.movement
    if movement not in following or not again or (today - _week_since(standing)).days < STARTER_DAYS:
        return None
    to = following[movement]
    return Starter(movement=to) if to is Movement.LITTLE or standing.preferences.opens_hand is True else None


def _more(standing: Standing, entry: Entry) -> Change | None:
    """15 repetitions, then a set, up to three, then the exercise that follows."""
    exercise, number = standing.exercises[entry.exercise], entry.exercise
    work = exercise.work
    repetitions = entry.repetitions or exercise.dose.repetitions
    sets = standing.sets(entry)
    more = min(_most_repetitions(exercise), (repetitions // STEP + 1) * STEP)
    if isinstance(work, Repetitions) and repetitions < more:
        return MoreRepetitions(exercise=number, was=repetitions, to=more)
    if isinstance(work, Repetitions | Hold | Count) and sets < MOST_SETS:
        return Sets(exercise=number, was=sets, to=sets + 1)
    return _harder(standing, entry)


def _most_repetitions(exercise: Exercise) -> int:
    """15; but what has a small dose, as each repetition goes through all fingers or grips, keeps that."""
    usual = exercise.dose.repetitions
    return usual if usual < FULL_DOSE else MOST_REPETITIONS


def _harder(standing: Standing, entry: Entry) -> Harder | None:
    """The exercise that follows, if this person may and can do it, and it suits each session where this one stands.

    An exercise that opens the hand stays, and so does one that begins and ends a session. What was left behind does
    not come again.
    """
    exercise, preferences = standing.exercises[entry.exercise], standing.preferences
    step = next_step(exercise, standing.exercises, preferences.opens_hand)
    following = standing.exercises.get(step.exercise)
    behind = {one.change.exercise for one in standing.force if isinstance(one.change, Harder)} | {entry.exercise}
    if following is None or entry.exercise in OPENING or step.exercise in behind:
        return None
    there = step.form is Form.WITHOUT_OBJECT or has_objects(following, preferences.tools)
    if not there or not may_do(following, preferences.opens_hand, preferences.movement):
        return None
    for entries in standing.sessions:
        numbers = Counter(one.exercise for one in entries)
        others = frozenset(numbers) - {entry.exercise}
        if numbers[entry.exercise] > 1 or step.exercise in others:
            return None
        if numbers[entry.exercise] and others & NEVER_TOGETHER.get(step.exercise, frozenset()):
            return None
    return Harder(exercise=entry.exercise, to=step.exercise, form=step.form)


def _within_limits(standing: Standing, change: Change) -> bool:
    """Whether each day stays within the hour that is the upper target."""
    week = standing.week
    if isinstance(change, NextWeek):
        week = next(one for one in standing.programme.weeks if one.week == change.to)
    changes = (*changes_of(standing.force), change)
    for number, session in enumerate(week.sessions):
        base = sum(map(standing.seconds, session.entries))
        minutes = week.minutes[number] if week.minutes else base / 60
        after = sum(map(standing.seconds, grown(session.entries, changes)))
        if minutes * after / base * standing.programme.times_a_day > MOST_MINUTES:
            return False
    return True
