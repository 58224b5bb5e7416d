"""Rating everyday use: one question at a time, each can be skipped, and the mean is of what was answered."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.practice.preferences import Side
from coach.practice.speaking import english
from coach.practice.trials.everyday import ACTIVITIES, Rating, answer, back, question, said, scored
from coach.practice.trials.model import LEAST_ANSWERS, EverydayDetail
from tests.support.reading import grade

answers = st.lists(st.one_of(st.none(), st.integers(0, 5)), min_size=len(ACTIVITIES), max_size=len(ACTIVITIES))


def rated(numbers: list[int | None], side: Side = Side.LEFT) -> Rating:
    rating = Rating(side)
    for number in numbers:
        rating = answer(rating, number)
    return rating


@given(answers)
def test_the_score_is_the_mean_of_what_was_answered(numbers: list[int | None]) -> None:
    given_numbers = [number for number in numbers if number is not None]
    rating = rated(numbers)
    assert rating.over
    found = scored(rating)
    if len(given_numbers) < LEAST_ANSWERS:
        assert found is None
        return
    assert found is not None
    assert found[0] == pytest.approx(sum(given_numbers) / len(given_numbers))
    assert found[1] == EverydayDetail(answers={a: n for a, n in zip(ACTIVITIES, numbers, strict=True) if n is not None})


@given(answers, st.integers(1, 6), st.integers(0, 5))
def test_one_can_go_back_and_answer_anew(numbers: list[int | None], steps: int, other: int) -> None:
    rating = rated(numbers)
    for _ in range(steps):
        rating = back(rating)
    rating = answer(rating, other)
    place = len(ACTIVITIES) - steps
    assert rating.answers == (*numbers[:place], other, *numbers[place + 1 :])


def test_before_the_first_question_there_is_none_and_after_the_last_nothing_is_asked() -> None:
    assert back(Rating(Side.LEFT)) == Rating(Side.LEFT)
    over = rated([3] * 6)
    assert answer(over, 1) == over


@pytest.mark.parametrize("side", list(Side))
def test_questions_name_the_hand_and_are_easy_to_read(side: Side) -> None:
    rating = Rating(side)
    texts = []
    while not rating.over:
        asked = english(question(rating).words)
        assert f"{side} hand" in asked
        assert english(said(rating)[0 if rating.place else 1]) == asked
        texts.append(asked)
        rating = answer(rating, 3)
    assert len(set(texts)) == 6
    assert grade("\n".join(texts)) <= 6
    assert [choice.id for choice in question(Rating(side)).choices] == ["5", "4", "3", "2", "1", "0"]
