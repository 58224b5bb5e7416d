"""What the screen Today shows: a greeting, the plan in three numbers, its exercises, and the week."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from coach.practice.exercise import Exercise, Group, Hold
from coach.practice.growth.words import changed_words
from coach.practice.message import Message, content, ui, ui_counted
from coach.practice.outline import sides_of
from coach.practice.plan import Estimate
from coach.practice.preferences import Preferences, Side
from coach.practice.prescription import Part, Prescription
from coach.practice.programme import Entry
from coach.practice.record import DayTotal
from coach.practice.week import WeekView, next_day, week_view

MORNING, AFTERNOON, EVENING = 5, 12, 18  # hours at which the greeting changes
MOST_PICTURES = 6


class Offer(StrEnum):
    """What is offered first."""

    START = "start"
    GO_ON = "go-on"  # a session was broken off
    REST = "rest"  # the day's session is done; practising again is offered second


class Counted(StrEnum):
    """What a number counts."""

    EXERCISES = "exercises"
    MINUTES = "minutes"
    REPETITIONS = "repetitions"
    HOLDS = "holds"


@dataclass(frozen=True, slots=True)
class Figure:
    """A large number, and the word that stands beside it."""

    counted: Counted
    number: int
    word: Message


@dataclass(frozen=True, slots=True)
class Pictured:
    """An exercise as a small picture."""

    exercise: int
    title: Message
    group: Group


@dataclass(frozen=True, slots=True)
class TodayView:
    """One look at today. `first` is None once nothing is about to begin.

    `ask_first`: nobody has said yet that this person may exercise, so that is asked before a start. `side` is the
    hand of the pictures. `changed` says how the plan has grown.
    """

    greeting: Message
    lead: Message
    figures: tuple[Figure, ...]
    pictures: tuple[Pictured, ...]
    first: Message | None
    notes: tuple[Message, ...]
    week: WeekView
    offer: Offer
    ask_first: bool
    side: Side
    changed: Message | None = None


def today_view(
    prescription: Prescription,
    estimate: Estimate,
    exercises: Mapping[int, Exercise],
    day_totals: Sequence[DayTotal],
    preferences: Preferences,
    *,
    now: date,
    hour: int,
    unfinished: bool,
    name: str | Message = "",
) -> TodayView:
    """What to show on the date `now` at `hour` (0..23) local time; `estimate` is that of the prescribed entries.

    `unfinished`: a session was broken off and can be gone on with. `name` is "" unless the person gave one or is a
    guest.
    """
    planned = prescription.weekdays
    offer = _offer(prescription, unfinished)
    done = next((total for total in day_totals if total.date == now.isoformat()), None)
    entries = prescription.entries
    title = content(exercises[entries[0].exercise].title)
    return TodayView(
        greeting=ui("**Today is done.**") if offer is Offer.REST else _greeting(hour, name),
        lead=_lead(prescription, preferences, offer, planned, now),
        figures=_done(done) if offer is Offer.REST and done else _ahead(estimate, entries, exercises),
        pictures=_pictures(entries, exercises),
        first=ui("First: **{title}**", title=title) if offer is Offer.START else None,
        notes=prescription.notes if offer is Offer.START else (),
        week=week_view(day_totals, planned, now),
        offer=offer,
        ask_first=not preferences.allowed,
        side=preferences.affected,
        changed=changed_words(prescription.in_force, exercises) if offer is Offer.START else None,
    )


def minutes_figure(seconds: float) -> Figure:
    """Minutes, rounded, at least one."""
    number = max(1, round(seconds / 60))
    return Figure(Counted.MINUTES, number, ui_counted("minute", "minutes", number))


def exercises_figure(number: int) -> Figure:
    """How many exercises."""
    return Figure(Counted.EXERCISES, number, ui_counted("exercise", "exercises", number))


def repetitions_figure(number: int) -> Figure:
    """How many repetitions."""
    return Figure(Counted.REPETITIONS, number, ui_counted("repetition", "repetitions", number))


def holds_figure(number: int) -> Figure:
    """How many holds."""
    return Figure(Counted.HOLDS, number, ui_counted("hold", "holds", number))


def figures_words(figures: Sequence[Figure]) -> tuple[Message, ...]:
    """The figures as short sentences, for a voice: "6 exercises."."""
    return tuple(ui("{number} {word}.", number=figure.number, word=figure.word) for figure in figures)


def _offer(prescription: Prescription, unfinished: bool) -> Offer:
    if unfinished:
        return Offer.GO_ON
    return Offer.REST if prescription.done else Offer.START


def _greeting(hour: int, name: str | Message) -> Message:
    if MORNING <= hour < AFTERNOON:
        return ui("**Good morning, {name}**", name=name) if name else ui("**Good morning**")
    if AFTERNOON <= hour < EVENING:
        return ui("**Good afternoon, {name}**", name=name) if name else ui("**Good afternoon**")
    return ui("**Good evening, {name}**", name=name) if name else ui("**Good evening**")


def _lead(
    prescription: Prescription, preferences: Preferences, offer: Offer, planned: Sequence[int], now: date
) -> Message:
    if offer is Offer.REST:
        return ui("You may rest. Next: **{day}**.", day=next_day(planned, now))
    if not preferences.allowed:
        return ui("Ask your doctor or therapist first.")
    if offer is Offer.GO_ON:
        return ui("You can go on where you stopped.")
    if prescription.part is Part.WHOLE and now.weekday() not in planned:
        return ui("A day of rest. You may practise.")
    if prescription.times > 1:
        return ui("Practice **{number} of {total}** today", number=prescription.time, total=prescription.times)
    return _PARTS[prescription.part]


_PARTS = {
    Part.WHOLE: ui("Your plan for today"),
    Part.FIRST: ui("The first half of today's plan"),
    Part.SECOND: ui("The second half of today's plan"),
}


def _ahead(estimate: Estimate, entries: Sequence[Entry], exercises: Mapping[int, Exercise]) -> tuple[Figure, ...]:
    """Exercises, minutes, and repetitions; for a session of holds only, the holds."""
    figures = [exercises_figure(estimate.exercises), minutes_figure(estimate.minutes * 60)]
    holds = sum(_holds(entry, exercises[entry.exercise]) for entry in entries)
    if estimate.repetitions:
        figures.append(repetitions_figure(estimate.repetitions))
    elif holds:
        figures.append(holds_figure(holds))
    return tuple(figures)


def _holds(entry: Entry, exercise: Exercise) -> int:
    if not isinstance(exercise.work, Hold):
        return 0
    return (entry.sets or exercise.dose.sets) * len(sides_of(exercise.work, Side.LEFT, entry.arm))


def _done(total: DayTotal) -> tuple[Figure, ...]:
    minutes = minutes_figure(total.seconds)
    return (minutes, repetitions_figure(total.repetitions)) if total.repetitions else (minutes,)


def _pictures(entries: Sequence[Entry], exercises: Mapping[int, Exercise]) -> tuple[Pictured, ...]:
    known = dict.fromkeys(entry.exercise for entry in entries)
    shown = [exercises[number] for number in known][:MOST_PICTURES]
    return tuple(Pictured(one.number, content(one.title), one.group) for one in shown)
