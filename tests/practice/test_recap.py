"""What is shown and said after a session."""

from __future__ import annotations

from datetime import date

import pytest

from coach.practice.message import Message, ui
from coach.practice.preferences import Side
from coach.practice.recap import RecapView, recap_view
from coach.practice.record import DayTotal, Moment, Outcome, SetAim, SetDone, Unit
from coach.practice.safety import AFTER_EXHAUSTION, AFTER_PAIN, AFTER_STRONG_PAIN
from coach.practice.today import Counted
from tests.support.coaching import CATALOGUE

TODAY = date(2026, 3, 2)
REPEATED, HELD, TIMED = 1, 3, 5


def moment(minute: int) -> Moment:
    return Moment(f"2026-03-02T09:{minute:02}:00.000Z", "2026-03-02", 0)


def one_set(exercise: int, done: float, unit: Unit = Unit.REPETITIONS) -> SetDone:
    aim = SetAim(0, exercise, "", Side.RIGHT, unit, 10, 4.0)
    return SetDone(aim, done, Outcome.FINISHED, moment(0), moment(3))


def recap(
    *sets: SetDone,
    outcome: Outcome = Outcome.FINISHED,
    pain: int | None = None,
    effort: int | None = None,
) -> RecapView:
    totals = [DayTotal("2026-03-02", 10, 60.0, 1)]
    return recap_view(sets, outcome, CATALOGUE, totals, planned=(0, 2, 4), today=TODAY, pain=pain, effort=effort)


def numbers(view: RecapView) -> list[tuple[Counted, int]]:
    return [(figure.counted, figure.number) for figure in view.figures]


def test_it_says_what_was_done_and_that_it_is_saved() -> None:
    hold = one_set(HELD, 20, Unit.SECONDS)
    view = recap(one_set(REPEATED, 10), one_set(REPEATED, 8), hold, hold)
    assert numbers(view) == [(Counted.EXERCISES, 2), (Counted.REPETITIONS, 18), (Counted.HOLDS, 2)]
    assert view.title == ui("**You did your exercises.**")
    assert view.saved == ui("It is all saved.")
    assert view.following == ui("Next: **{day}**.", day=ui("Wednesday"))
    assert view.words[0] == view.title
    assert view.words[-1] == view.following


def test_sets_without_anything_done_count_for_nothing() -> None:
    view = recap(one_set(REPEATED, 0), outcome=Outcome.SKIPPED)
    assert view.figures == ()
    assert "saved" not in view.saved.text
    assert "fine" in view.title.text


def test_practice_by_time_is_said_in_minutes() -> None:
    view = recap(one_set(TIMED, 180, Unit.SECONDS))
    assert numbers(view) == [(Counted.EXERCISES, 1), (Counted.MINUTES, 3)]


def test_a_session_left_early_is_still_practice() -> None:
    assert "practised" in recap(one_set(REPEATED, 4), outcome=Outcome.SKIPPED).title.text


@pytest.mark.parametrize(
    ("outcome", "pain", "effort", "advice"),
    [
        (Outcome.HURT, 4, None, AFTER_STRONG_PAIN),
        (Outcome.HURT, 3, None, AFTER_PAIN),
        (Outcome.HURT, None, None, AFTER_PAIN),
        (Outcome.FINISHED, 5, None, AFTER_STRONG_PAIN),
        (Outcome.SKIPPED, None, 5, AFTER_EXHAUSTION),
        (Outcome.FINISHED, 1, 4, ()),
        (Outcome.FINISHED, None, None, ()),
    ],
)
def test_pain_and_exhaustion_come_before_all_praise(
    outcome: Outcome, pain: int | None, effort: int | None, advice: tuple[Message, ...]
) -> None:
    view = recap(one_set(REPEATED, 10), outcome=outcome, pain=pain, effort=effort)
    assert view.advice == advice
    assert view.words[1 : 1 + len(advice)] == advice
    assert ("right" in view.title.text) is bool(advice)
