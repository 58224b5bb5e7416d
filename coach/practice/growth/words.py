"""The words for a change of the plan: the question, why it is asked, and what has changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from coach.practice.exercise import Exercise, Repetitions
from coach.practice.growth.changes import (
    Back,
    Change,
    Decision,
    Easier,
    Harder,
    NextWeek,
    Sets,
    Starter,
    exercise_of,
    is_up,
)
from coach.practice.growth.changes import Repetitions as OtherRepetitions
from coach.practice.growth.standing import Evidence, Proposal, Standing
from coach.practice.message import Message, content, ui, ui_counted
from coach.practice.outline import unit_of
from coach.practice.programme import Movement, Programme, Week
from coach.practice.record import Unit

_NEW_NAMED = 3  # exercises of a new week that are named


@dataclass(frozen=True, slots=True)
class Asking:
    """One question about the plan, why it is asked, what a Yes would mean, and its two answers."""

    proposal: Proposal
    words: Message
    why: tuple[Message, ...]
    detail: tuple[Message, ...]
    yes: Message
    no: Message

    @property
    def said(self) -> tuple[Message, ...]:
        """All of it, in the order in which it is said."""
        return (self.words, *self.why, *self.detail)


def asking(proposal: Proposal, standing: Standing, programmes: Mapping[str, Programme]) -> Asking:
    """How to ask for a change."""
    change, exercises = proposal.change, standing.exercises
    undone = taken_back(change, standing.force)
    back = is_up(undone) if undone is not None else not is_up(change)
    if undone is not None:
        words, detail = _back_words(undone, exercises)
    elif isinstance(change, NextWeek):
        words = ui("Go on to **week {number}**?", number=change.to)
        detail = tuple(_new(standing.week, _week(standing.programme, change.to), exercises))
    elif isinstance(change, Starter):
        words, detail = _starter_words(change, programmes)
    else:
        words, detail = _exercise_words(change, exercises)
    return Asking(
        proposal,
        words,
        why_words(proposal.why, exercises.get(exercise_of(change) or 0)),
        detail,
        ui("Yes"),
        ui("Keep it as it is") if back else ui("Not yet"),
    )


def taken_back(change: Change, force: Sequence[Decision]) -> Change | None:
    """The change that is taken back; None if this change takes none back."""
    of = change.of if isinstance(change, Back) else None
    return next((decision.change for decision in force if decision.id == of), None)


def why_words(why: Evidence, exercise: Exercise | None) -> tuple[Message, ...]:
    """The facts behind a proposal."""
    if why.off:
        return (ui_counted("You had {number} day off.", "You had {number} days off.", why.off),)
    if why.hurt:
        return (ui("It **hurt** the last time."),)
    if why.hard:
        return (ui("It was **hard** the last time."),)
    return (_did(why, exercise), _EFFORT[why.effort])


_EFFORT = {1: ui("It was **very easy**."), 2: ui("It was **easy**."), 3: ui("It was not too hard.")}


def _did(why: Evidence, exercise: Exercise | None) -> Message:
    if exercise is None or not why.amount:
        return ui("You did all of it, two times in a row.")
    if unit_of(exercise.work) is Unit.SECONDS:
        return ui("You did it to the end, two times in a row.")
    return ui("You did all **{number}**, two times in a row.", number=int(why.amount))


def _exercise_words(change: Change, exercises: Mapping[int, Exercise]) -> tuple[Message, tuple[Message, ...]]:
    exercise = exercises[exercise_of(change) or 0]
    title = content(exercise.title)
    if isinstance(change, Harder):
        harder = content(exercises[change.to].title)
        return ui("Try a harder exercise: **{title}**?", title=harder), (
            ui("It comes instead of: {title}.", title=title),
        )
    if isinstance(change, Easier):
        return ui("{title}: do it the **easier way**?", title=title), (content(exercise.easier),)
    assert isinstance(change, OtherRepetitions | Sets)
    now = (ui("Now you do {number}.", number=change.was),)
    amount = amount_words(change, exercise)
    if is_up(change):
        return ui("{title}: try **{amount}**?", title=title, amount=amount), now
    return ui("{title}: do only **{amount}**?", title=title, amount=amount), now


def amount_words(change: OtherRepetitions | Sets, exercise: Exercise, *, before: bool = False) -> Message:
    """How much is done after the change, or was done before it: "15 repetitions"."""
    number = change.was if before else change.to
    if isinstance(change, Sets):
        return ui_counted("{number} set", "{number} sets", number)
    if isinstance(exercise.work, Repetitions) and exercise.work.rounds:
        return ui_counted("{number} round", "{number} rounds", number)
    return ui_counted("{number} repetition", "{number} repetitions", number)


def _back_words(undone: Change, exercises: Mapping[int, Exercise]) -> tuple[Message, tuple[Message, ...]]:
    """To take a change back: one step back if it was a step up, else back to the usual way."""
    if isinstance(undone, NextWeek):
        return ui("Go **one step back**?"), (ui("That is week {number} again.", number=undone.was),)
    exercise = exercises[exercise_of(undone) or 0]
    title = content(exercise.title)
    if isinstance(undone, OtherRepetitions | Sets):
        amount = amount_words(undone, exercise, before=True)
        if is_up(undone):
            return ui("Go **one step back**?"), (ui("{title}: {amount} again.", title=title, amount=amount),)
        return ui("{title}: **{amount}** again?", title=title, amount=amount), ()
    if isinstance(undone, Harder):
        other = content(exercises[undone.to].title)
        return ui("Go **one step back**?"), (ui("{title} comes instead of {other}.", title=title, other=other),)
    return ui("{title}: back to the **usual way**?", title=title), ()


def _starter_words(change: Starter, programmes: Mapping[str, Programme]) -> tuple[Message, tuple[Message, ...]]:
    following = next(one for one in programmes.values() if one.movement is change.movement)
    words = {
        Movement.LITTLE: ui("Does your weak hand **move a little** by itself now?"),
        Movement.OPENS: ui("Does your weak hand **open and close** by itself, five times in a row?"),
    }
    return words[change.movement], (ui("Then a new programme begins: {title}.", title=content(following.title)),)


def _week(programme: Programme, number: int) -> Week:
    return next(week for week in programme.weeks if week.week == number)


def _new(before: Week, after: Week, exercises: Mapping[int, Exercise]) -> Iterator[Message]:
    """What a week brings: its new exercises, else those of which more is done, and other days a week."""
    had = {
        (entry.exercise, entry.sets, entry.repetitions, entry.seconds) for s in before.sessions for entry in s.entries
    }
    numbers = {number for number, *_ in had}
    entries = [entry for session in after.sessions for entry in session.entries]
    new = dict.fromkeys(entry.exercise for entry in entries if entry.exercise not in numbers)
    more = dict.fromkeys(
        entry.exercise
        for entry in entries
        if entry.exercise in numbers and (entry.exercise, entry.sets, entry.repetitions, entry.seconds) not in had
    )
    for number in list(new)[:_NEW_NAMED]:
        yield ui("New: **{title}**.", title=content(exercises[number].title))
    for number in list(more)[: _NEW_NAMED - len(new)] if len(new) < _NEW_NAMED else ():
        yield ui("A little more of: {title}.", title=content(exercises[number].title))
    if after.days != before.days:
        yield ui("{number} days a week.", number=after.days)


def standing_changes(force: Sequence[Decision], exercises: Mapping[int, Exercise]) -> tuple[Decision, ...]:
    """Of the changes in force those that can be seen and taken back, the newest first: the last of each kind."""
    last = {(type(one.change), exercise_of(one.change)): one for one in force if _is_seen(one.change, exercises)}
    return tuple(sorted(last.values(), key=lambda one: -one.id))


def _is_seen(change: Change, exercises: Mapping[int, Exercise]) -> bool:
    number = exercise_of(change)
    return isinstance(change, NextWeek) if number is None else number in exercises


def change_words(change: Change, exercises: Mapping[int, Exercise]) -> Message:
    """A change in force, in a few words."""
    if isinstance(change, NextWeek):
        return ui("Week {number}", number=change.to)
    exercise = exercises[exercise_of(change) or 0]
    title = content(exercise.title)
    if isinstance(change, OtherRepetitions | Sets):
        return ui("{title}: {amount}", title=title, amount=amount_words(change, exercise))
    if isinstance(change, Harder):
        return ui("{other} instead of {title}", other=content(exercises[change.to].title), title=title)
    return ui("{title}: the easier way", title=title)


def changed_words(force: Sequence[Decision], exercises: Mapping[int, Exercise]) -> Message | None:
    """The line on Today that says what has changed; None: nothing."""
    changes = standing_changes(force, exercises)
    if not changes:
        return None
    newest = change_words(changes[0].change, exercises)
    if len(changes) == 1:
        return ui("What has changed: **{change}**.", change=newest)
    return ui_counted(
        "What has changed: **{change}**, and {number} more.",
        "What has changed: **{change}**, and {number} more.",
        len(changes) - 1,
        change=newest,
    )
