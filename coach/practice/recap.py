"""What the screen after a session shows: what was done, in numbers and plain words, and what comes next."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from coach.practice.exercise import Exercise, Hold
from coach.practice.message import Message, ui
from coach.practice.record import DayTotal, Outcome, SetDone, Unit
from coach.practice.safety import (
    AFTER_EXHAUSTION,
    AFTER_PAIN,
    AFTER_STRONG_PAIN,
    EXHAUSTED,
    STRONG_PAIN,
)
from coach.practice.today import (
    Figure,
    exercises_figure,
    figures_words,
    holds_figure,
    minutes_figure,
    repetitions_figure,
)
from coach.practice.week import WeekView, next_day, week_view


@dataclass(frozen=True, slots=True)
class RecapView:
    """The end of a session. `advice` is for after pain or tiredness: it comes before all praise."""

    title: Message
    advice: tuple[Message, ...]
    figures: tuple[Figure, ...]
    saved: Message
    week: WeekView
    following: Message

    @property
    def words(self) -> tuple[Message, ...]:
        """All of it in the order in which it is said."""
        return (self.title, *self.advice, *figures_words(self.figures), self.saved, self.following)


def recap_view(
    sets: Sequence[SetDone],
    outcome: Outcome,
    exercises: Mapping[int, Exercise],
    day_totals: Sequence[DayTotal],
    *,
    planned: Collection[int],
    today: date,
    pain: int | None = None,
    effort: int | None = None,
) -> RecapView:
    """The end of a session of these sets; `day_totals` hold them already; `planned` are the weekdays of practice.

    `pain` and `effort` are the faces 1..5 of the answer that ended the session, None if it ended otherwise.
    """
    done = [one for one in sets if one.done > 0]
    advice = _advice(outcome, pain, effort)
    return RecapView(
        title=_title(outcome, advice, done),
        advice=advice,
        figures=_figures(done, exercises),
        saved=ui("It is all saved.") if done else ui("Come back when you like."),
        week=week_view(day_totals, planned, today),
        following=ui("Next: **{day}**.", day=next_day(planned, today)),
    )


def _advice(outcome: Outcome, pain: int | None, effort: int | None) -> tuple[Message, ...]:
    if pain is not None and pain >= STRONG_PAIN:
        return AFTER_STRONG_PAIN
    if outcome is Outcome.HURT:
        return AFTER_PAIN
    return AFTER_EXHAUSTION if effort is not None and effort >= EXHAUSTED else ()


def _title(outcome: Outcome, advice: Sequence[Message], done: Sequence[SetDone]) -> Message:
    if outcome is Outcome.HURT or advice in (AFTER_PAIN, AFTER_STRONG_PAIN):
        return ui("You stopped when it hurt. **That was right.**")
    if advice:
        return ui("You stopped in time. **That was right.**")
    if not done:
        return ui("**That is fine.** Each day is new.")
    return ui("**You did your exercises.**") if outcome is Outcome.FINISHED else ui("**You practised today.**")


def _figures(done: Sequence[SetDone], exercises: Mapping[int, Exercise]) -> tuple[Figure, ...]:
    """Exercises, then repetitions if there were any, else holds; with neither, the minutes of practice."""
    if not done:
        return ()
    figures = [exercises_figure(len({one.aim.exercise for one in done}))]
    repetitions = sum(int(one.done) for one in done if one.aim.unit is not Unit.SECONDS)
    holds = sum(isinstance(exercises[one.aim.exercise].work, Hold) for one in done)
    if repetitions:
        figures.append(repetitions_figure(repetitions))
    if holds:
        figures.append(holds_figure(holds))
    if not repetitions and not holds:
        figures.append(minutes_figure(sum(map(_seconds, done))))
    return tuple(figures)


def _seconds(one: SetDone) -> float:
    return (datetime.fromisoformat(one.ended.utc) - datetime.fromisoformat(one.started.utc)).total_seconds()
