"""Exercise by exercise, and group by group."""

from __future__ import annotations

from coach.practice.message import content
from coach.practice.progress.model import ExerciseTotal, GroupTotal, Period, Shares
from coach.practice.progress.shares import by_exercise, by_group, group_names, titles
from coach.practice.speaking import english
from tests.support.coaching import CATALOGUE

BEND, STRETCH = ExerciseTotal(1, 60, 600.0, 6, 3), ExerciseTotal(3, 0, 1200.0, 8, 4)


def named(chart: Shares) -> list[tuple[str, int, int, int]]:
    return [(english(one.name), one.minutes, one.repetitions, one.days) for one in chart.shares]


def test_exercises_stand_in_order_of_their_time() -> None:
    chart = by_exercise([BEND, STRETCH], titles(CATALOGUE), Period.FOUR_WEEKS)
    assert named(chart) == [("Stretch", 20, 0, 4), ("Bend", 10, 60, 3)]
    assert [english(words) for words in chart.words] == ["2 exercises in four weeks.", "Most of the time: Stretch."]
    assert chart.drawn


def test_an_exercise_that_is_gone_keeps_its_number() -> None:
    chart = by_exercise([ExerciseTotal(1004, 5, 20.0, 1, 1)], {1: content("Bend")}, Period.YEAR)
    assert named(chart) == [("Exercise 1004", 1, 5, 1)]
    assert not chart.drawn


def test_groups_have_their_names_and_own_exercises_are_one_of_them() -> None:
    chart = by_group([GroupTotal("", 8, 90.0, 2, 1), GroupTotal("moves", 60, 600.0, 6, 3)], Period.ALL)
    assert named(chart) == [("Hand moves", 10, 60, 3), ("Own exercises", 2, 8, 1)]
    assert english(chart.words[0]) == "2 groups since the start."


def test_nothing_yet_is_words() -> None:
    for chart in (by_exercise([], {}, Period.FOUR_WEEKS), by_group([], Period.FOUR_WEEKS)):
        assert not chart.drawn
        assert "Nothing is saved yet." in english(chart.words[0])


def test_every_exercise_of_the_catalogue_has_its_group() -> None:
    assert set(group_names(CATALOGUE).values()) == {"moves"}
    assert set(group_names(CATALOGUE)) == set(titles(CATALOGUE)) == set(CATALOGUE)
