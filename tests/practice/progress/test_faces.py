"""Effort and pain over time."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from coach.practice.progress.faces import AIM, faces
from coach.practice.progress.model import Answers, FaceOfDay, Faces, Grain, Period, Subject
from coach.practice.record import Asked
from coach.practice.speaking import english

TODAY = date(2026, 3, 6)


def answer(ago: int, asked: Asked, low: int, high: int) -> FaceOfDay:
    return FaceOfDay((TODAY - timedelta(days=ago)).isoformat(), asked, low, high)


def said(chart: Faces) -> str:
    return " ".join(english(word) for word in chart.words)


def test_pain_before_and_after_is_one_answer_of_the_day() -> None:
    found = [answer(1, Asked.PAIN_BEFORE, 1, 1), answer(1, Asked.PAIN, 2, 3), answer(1, Asked.EFFORT, 5, 5)]
    chart = faces([*found, answer(0, Asked.PAIN, 1, 1)], TODAY, TODAY, Subject.PAIN, Period.FOUR_WEEKS)
    yesterday, today = chart.answers[-2:]
    assert (yesterday.low, yesterday.high, yesterday.middle) == (1, 3, 3)
    assert (today.low, today.high) == (1, 1)
    assert chart.drawn
    assert chart.stop is not None
    assert chart.aim is None


def test_effort_is_said_beside_what_is_aimed_at() -> None:
    found = [answer(ago, Asked.EFFORT, face, face) for ago, face in ((0, 3), (1, 3), (2, 5))]
    chart = faces(found, TODAY, TODAY, Subject.EFFORT, Period.FOUR_WEEKS)
    assert said(chart) == "Mostly Medium in four weeks. The most was Very hard."
    assert chart.aim == AIM
    assert chart.stop is None


def test_what_was_never_more_is_said_so() -> None:
    found = [answer(ago, Asked.PAIN, 1, 1) for ago in range(3)]
    assert said(faces(found, TODAY, TODAY, Subject.PAIN, Period.FOUR_WEEKS)) == (
        "Mostly No pain in four weeks. It was never more."
    )


def test_no_answer_and_one_day_are_words_and_no_chart() -> None:
    nothing = faces([], None, TODAY, Subject.PAIN, Period.FOUR_WEEKS)
    first = faces([answer(0, Asked.PAIN, 1, 1)], TODAY, TODAY, Subject.PAIN, Period.FOUR_WEEKS)
    assert not nothing.drawn
    assert "No answers yet." in said(nothing)
    assert not first.drawn
    assert "second day" in said(first)


face = st.integers(1, 5)
answers = st.lists(
    st.builds(
        lambda ago, asked, one, other: answer(ago, asked, min(one, other), max(one, other)),
        st.integers(0, 900),
        st.sampled_from(Asked),
        face,
        face,
    ),
    unique_by=lambda one: (one.date, one.asked),
    max_size=40,
)


@given(answers, st.sampled_from(Period), st.sampled_from([Subject.EFFORT, Subject.PAIN]))
def test_the_middle_lies_between_lowest_and_highest(found: list[FaceOfDay], period: Period, subject: Subject) -> None:
    first = TODAY - timedelta(days=900)
    for one in faces(found, first, TODAY, subject, period).answers:
        if one != Answers(one.span):
            assert one.low is not None
            assert one.middle is not None
            assert one.high is not None
            assert 1 <= one.low <= one.middle <= one.high <= 5


def test_longer_periods_are_cut_into_weeks_and_months() -> None:
    first = TODAY - timedelta(days=900)
    grains = [faces([], first, TODAY, Subject.PAIN, period).answers[0].span.grain for period in Period]
    assert grains == [Grain.DAY, Grain.WEEK, Grain.MONTH, Grain.QUARTER]
