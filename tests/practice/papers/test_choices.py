"""The dates of a report, and whose it is."""

from __future__ import annotations

import pytest

from coach.practice.papers.archive import Span
from coach.practice.papers.choices import PERIODS, USUAL_PERIOD, period_span, person_named
from coach.practice.people import GUEST, Book, Member
from coach.practice.ports import Fault
from coach.practice.preferences import Preferences
from coach.practice.speaking import english

TODAY = "2026-03-29"


def test_four_weeks_are_usual_and_periods_grow() -> None:
    assert PERIODS[USUAL_PERIOD].days == 28
    firsts = [period_span(period, TODAY, "2020-01-01").first for period in PERIODS]
    assert firsts == sorted(firsts, reverse=True)


@pytest.mark.parametrize(("first_day", "first"), [("2020-01-01", "2020-01-01"), (None, TODAY), ("2099-01-01", TODAY)])
def test_everything_begins_with_the_first_practice(first_day: str | None, first: str) -> None:
    assert period_span(PERIODS[-1], TODAY, first_day) == Span(first, TODAY)


ANN, BO, OTHER_BO = (
    Member(id=1, name="Ann", preferences=Preferences()),
    Member(id=3, name="Bo", preferences=Preferences()),
    Member(id=4, name="bo", preferences=Preferences()),
)
FAMILY = Book(active=3, people=(ANN, BO))


@pytest.mark.parametrize(
    ("name", "person"), [("", 3), ("ann ", 1), ("BO", 3), ("#1", 1), ("#2", GUEST), ("#x", GUEST), ("Cy", GUEST)]
)
def test_a_person_is_found_by_name_or_number(name: str, person: int) -> None:
    assert person_named(FAMILY, name) == person


def test_a_name_that_two_people_have_is_not_enough() -> None:
    with pytest.raises(Fault) as caught:
        person_named(FAMILY.with_member(OTHER_BO), "Bo")
    assert english(caught.value.says) == "More than one person is called Bo. Name one of #3, #4."
