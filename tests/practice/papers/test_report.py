"""The therapist's page: what was planned and done, what was felt, and the steps of the charts."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.practice.papers.archive import Extract, SessionPlan, SetSum, Span, days_before, span_words
from coach.practice.papers.marks import Step, after, start_of
from coach.practice.papers.report import Felt, Line, Report, planned_sums, report
from coach.practice.preferences import Preferences, Side
from coach.practice.programme import Arm, Entry, Form
from coach.practice.record import Asked, CheckIn, DayTotal, Moment, Outcome, Unit
from coach.practice.remarks import Remark
from coach.practice.sitting import Sitting, to_json
from coach.practice.speaking import english
from coach.practice.stats import Band, Compared
from coach.practice.trials.model import EverydayDetail, Result, TransferDetail, Trial
from tests.support.coaching import CATALOGUE

LEFT_HAND = Preferences(affected=Side.LEFT)
FIRST, LAST = date(2026, 3, 2), date(2026, 3, 29)
SPAN = Span(FIRST.isoformat(), LAST.isoformat())
NOTHING = Extract(SPAN, "", (), (), (), (), (), ())


def moment(day: date) -> Moment:
    return Moment(f"{day.isoformat()}T09:00:00.000Z", day.isoformat(), 0)


def planned(*entries: Entry, programme: str = "a-little", sides: tuple[tuple[int, Side], ...] = ()) -> SessionPlan:
    plan = to_json(Sitting(entries=entries, programme=programme))
    return SessionPlan(SPAN.first, plan, Outcome.FINISHED, sides)


def felt(asked: Asked, *faces: int | None) -> tuple[CheckIn, ...]:
    """One answer a day, from the first day on."""
    return tuple(CheckIn(asked, face, None, moment(FIRST + timedelta(days=at))) for at, face in enumerate(faces))


def made(**changes: Any) -> Report:
    return report(replace(NOTHING, **changes), CATALOGUE, LEFT_HAND, LAST)


def lines(found: Report) -> list[tuple[int, Side, int, float, int, float]]:
    return [
        (line.exercise, line.side, line.planned_sets, line.planned, line.done_sets, line.done) for line in found.lines
    ]


def test_an_export_says_which_dates_it_holds() -> None:
    assert english(span_words(None)) == "It holds everything."
    assert english(span_words(SPAN)) == "It holds what is from 2026-03-02 to 2026-03-29."


def test_a_report_is_about_four_weeks_if_nobody_says_otherwise() -> None:
    assert days_before("2026-03-29") == "2026-03-02"
    assert days_before("0001-01-05") == "0001-01-01"


def test_nothing_recorded_is_an_empty_page() -> None:
    page = made()
    assert page.empty
    assert (page.days, page.repetitions, page.lines, page.marks, page.pain, page.usual) == (0, 0, (), (), None, None)
    assert not made(remarks=(Remark("Stiff today.", moment(FIRST)),)).empty


def test_what_was_planned_counts_even_if_it_was_never_begun() -> None:
    done = SetSum(1, Side.LEFT, Unit.REPETITIONS, 1, 3.0, 0)
    page = made(sessions=(planned(Entry(exercise=1, sets=2), Entry(exercise=3)),), sums=(done,))
    assert lines(page) == [
        (1, Side.LEFT, 2, 6.0, 1, 3.0),
        (3, Side.LEFT, 1, 20.0, 0, 0.0),
        (3, Side.RIGHT, 1, 20.0, 0, 0.0),
    ]
    assert [line.unit for line in page.lines] == [Unit.REPETITIONS, Unit.SECONDS, Unit.SECONDS]


def test_what_was_picked_by_hand_was_not_planned() -> None:
    done = SetSum(1, Side.LEFT, Unit.REPETITIONS, 1, 3.0, 0)
    page = made(sessions=(planned(Entry(exercise=1), programme=""),), sums=(done,))
    assert (lines(page), page.sessions, page.unplanned) == ([(1, Side.LEFT, 0, 0.0, 1, 3.0)], 1, 1)


@pytest.mark.parametrize(
    "plan", ["", "{", '{"entries": 3}', "[]", '{"entries": [{"exercise": 999}], "programme": "x"}']
)
def test_a_plan_that_cannot_be_read_or_names_what_is_gone_asks_for_nothing(plan: str) -> None:
    assert lines(made(sessions=(SessionPlan(SPAN.first, plan, None),))) == []


def test_the_arm_that_was_begun_tells_which_was_the_affected_one() -> None:
    session = planned(Entry(exercise=1), Entry(exercise=2), sides=((1, Side.RIGHT),))
    assert planned_sums((session,), CATALOGUE, LEFT_HAND) == {
        (1, Side.RIGHT, Unit.REPETITIONS): (1, 3.0),
        (2, Side.RIGHT, Unit.REPETITIONS): (1, 3.0),
    }


def test_sets_that_pain_ended_and_exercises_that_are_gone_are_shown() -> None:
    sums = (
        SetSum(1, Side.LEFT, Unit.REPETITIONS, 0, 0.0, 2),
        SetSum(2, Side.LEFT, Unit.REPETITIONS, 0, 0.0, 0),
        SetSum(77, Side.LEFT, Unit.OBJECTS, 1, 4.0, 0),
        SetSum(1000, Side.LEFT, Unit.SECONDS, 1, 30.0, 0),
    )
    page = made(sums=sums, titles=((1000, "My {own}"),))
    assert page.lines == (
        Line(1, "Bend", False, Side.LEFT, Unit.REPETITIONS, hurt=2),
        Line(77, "", False, Side.LEFT, Unit.OBJECTS, done_sets=1, done=4.0),
        Line(1000, "My {own}", True, Side.LEFT, Unit.SECONDS, done_sets=1, done=30.0),
    )


entries = st.builds(
    Entry,
    exercise=st.sampled_from(sorted(CATALOGUE)),
    sets=st.integers(0, 3),
    repetitions=st.integers(0, 20),
    form=st.sampled_from(Form),
    arm=st.sampled_from(Arm),
)
sessions = st.lists(
    st.builds(
        lambda found, programme: planned(*found, programme=programme), st.lists(entries), st.sampled_from(["", "x"])
    ),
    max_size=5,
)
sums = st.lists(
    st.builds(
        SetSum,
        st.integers(1, 9),
        st.sampled_from(Side),
        st.sampled_from(Unit),
        st.integers(0, 9),
        st.integers(0, 99).map(float),
        st.integers(0, 2),
    ),
    unique_by=lambda one: (one.exercise, one.side, one.unit),
)


@given(sessions, sums)
def test_no_sum_is_lost_and_none_is_made(found: list[SessionPlan], done: list[SetSum]) -> None:
    page = made(sessions=tuple(found), sums=tuple(done))
    keys = [(line.exercise, line.side, line.unit) for line in page.lines]
    assert len(keys) == len(set(keys))
    assert sum(line.done for line in page.lines) == sum(one.done for one in done)
    assert sum(line.hurt for line in page.lines) == sum(one.hurt for one in done)
    apart: defaultdict[tuple[int, Side, Unit], float] = defaultdict(float)
    for session in found:
        for key, (_, amount) in planned_sums((session,), CATALOGUE, LEFT_HAND).items():
            apart[key] += amount
    assert dict(apart) == {
        (line.exercise, line.side, line.unit): line.planned for line in page.lines if line.planned_sets
    }


def test_pain_and_effort_are_told_by_days() -> None:
    check_ins = (
        *felt(Asked.PAIN_BEFORE, 1, 3, None),
        *felt(Asked.PAIN, 4, 1),
        *felt(Asked.EFFORT, None, 2),
    )
    page = made(check_ins=check_ins)
    assert page.pain == Felt(4, 2, 4, 2)
    assert page.effort == Felt(1, 1, 2, 0)
    assert [(mark.pain, mark.effort) for mark in page.marks[:3]] == [(4, None), (3, 2), (None, None)]
    assert made(check_ins=felt(Asked.PAIN, None)).pain is None


def test_usual_is_the_middle_half_of_five_or_more() -> None:
    days = tuple(DayTotal((FIRST + timedelta(days=at)).isoformat(), 10 * at, 60.0, 1) for at in range(1, 6))
    assert made(days=days).usual == Band(20, 40)
    assert made(days=days[:4]).usual is None


def test_empty_days_at_both_ends_of_the_period_are_shown_up_to_today() -> None:
    day = DayTotal((FIRST + timedelta(days=3)).isoformat(), 8, 60.0, 1)
    page = report(replace(NOTHING, days=(day,)), CATALOGUE, LEFT_HAND, FIRST + timedelta(days=9))
    assert (page.step, len(page.marks)) == (Step.DAY, 10)
    assert [mark.repetitions for mark in page.marks] == [0, 0, 0, 8, 0, 0, 0, 0, 0, 0]


@pytest.mark.parametrize(
    ("days", "step"), [(35, Step.DAY), (36, Step.WEEK), (371, Step.WEEK), (372, Step.MONTH), (3700, Step.YEAR)]
)
def test_the_longer_the_period_the_longer_the_steps(days: int, step: Step) -> None:
    first = FIRST - timedelta(days=days - 1)
    totals = (DayTotal(first.isoformat(), 1, 1.0, 1), DayTotal(FIRST.isoformat(), 2, 1.0, 1))
    page = report(
        replace(NOTHING, span=Span(first.isoformat(), FIRST.isoformat()), days=totals), CATALOGUE, LEFT_HAND, FIRST
    )
    assert page.step is step
    assert len(page.marks) <= 121
    assert sum(mark.repetitions for mark in page.marks) == 3


def test_a_long_period_begins_with_what_was_recorded() -> None:
    day = DayTotal(LAST.isoformat(), 5, 60.0, 1)
    page = report(replace(NOTHING, span=Span("1900-01-01", "2999-12-31"), days=(day,)), CATALOGUE, LEFT_HAND, LAST)
    assert [mark.start for mark in page.marks] == [LAST]


@given(st.dates(date(1, 2, 1), date(9998, 1, 1)), st.sampled_from(Step))
def test_steps_follow_one_another_without_a_gap(day: date, step: Step) -> None:
    start = start_of(day, step)
    following = after(start, step)
    assert start <= day < following
    assert start_of(following, step) == following
    assert start_of(following - timedelta(days=1), step) == start


def test_a_clock_at_the_end_of_all_days_does_no_harm() -> None:
    days = (DayTotal("9999-12-01", 5, 60.0, 1), DayTotal("9999-12-31", 7, 60.0, 1))
    page = report(
        replace(NOTHING, span=Span("9999-12-01", "9999-12-31"), days=days), CATALOGUE, LEFT_HAND, date(9999, 12, 31)
    )
    assert (len(page.marks), page.marks[-1].repetitions) == (31, 7)


def test_tests_are_compared_with_what_chance_can_do() -> None:
    def moved(day: date, score: float, side: Side = Side.LEFT) -> Result:
        return Result(Trial.TRANSFER, side, score, TransferDetail(pressed=9, entered=9), moment(day))

    before = moved(FIRST - timedelta(days=7), 10.0)
    own = Result(Trial.EVERYDAY, Side.LEFT, 2.5, EverydayDetail(answers={"cup": 2}), moment(FIRST))
    page = made(results=(before, moved(FIRST, 18.0), own, moved(FIRST - timedelta(days=1), 12.0, Side.RIGHT)))
    assert [(one.trial, len(one.results), one.others, one.compared) for one in page.results] == [
        (Trial.TRANSFER, 1, 0, Compared.MORE),
        (Trial.EVERYDAY, 1, 0, None),
    ]
    assert page.results[0].chance == Band(4.5, 15.5)
