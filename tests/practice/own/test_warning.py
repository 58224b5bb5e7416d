"""Limits of the clinical sheet are told, each in a sentence; nothing is forbidden."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from coach.practice.exercise import Tool
from coach.practice.own.exercises import started_from
from coach.practice.own.model import OwnProgramme
from coach.practice.own.warning import warnings
from coach.practice.preferences import Preferences
from coach.practice.prescription import practice_weekdays
from coach.practice.programme import Entry, Movement
from tests.practice.test_prescription import EXERCISES, PROGRAMMES

ABLE = Preferences(movement=Movement.OPENS, opens_hand=True, tools=tuple(Tool))


def told(*entries: Entry, minutes: float = 10.0, days: tuple[int, ...] = (0, 2, 4), times: int = 1, **who: Any) -> str:
    programme = OwnProgramme(name="Mine", entries=entries, weekdays=days, times_a_day=times)
    found = warnings(programme, EXERCISES, msgspec.structs.replace(ABLE, **who), minutes * 60)
    return " | ".join(one.text for one in found)


def test_a_modest_programme_is_fine() -> None:
    assert told(Entry(exercise=1, sets=1, repetitions=10), Entry(exercise=3, seconds=20.0)) == ""


@pytest.mark.parametrize(
    ("minutes", "times", "words"),
    [(61.0, 1, "60 are the most"), (22.0, 2, "From 43 on"), (20.0, 1, "**Two times** a day"), (31.0, 2, "60 are the")],
)
def test_long_days_are_told(minutes: float, times: int, words: str) -> None:
    assert words in told(Entry(exercise=1), minutes=minutes, times=times)


def test_a_week_without_rest_is_told() -> None:
    assert "**Seven days**" in told(Entry(exercise=1), days=(0, 1, 2, 3, 4, 5, 6))
    assert told(Entry(exercise=1), days=(0, 1, 2, 3, 4, 5)) == ""


@pytest.mark.parametrize("days", [(0, 1), (0, 6), (0, 2, 4, 5)])
def test_strength_on_two_days_running_is_told(days: tuple[int, ...]) -> None:
    assert "**a day off**" in told(Entry(exercise=14), days=days)


def test_strength_on_more_than_three_days_is_told() -> None:
    assert "**three days**" in told(Entry(exercise=14), days=(0, 2, 4, 6))
    assert told(Entry(exercise=14), days=(0, 2, 4)) == ""


@pytest.mark.parametrize("second", [29, 34])
def test_squeezes_of_ball_and_putty_are_told(second: int) -> None:
    assert "**Ball and putty**" in told(Entry(exercise=19), Entry(exercise=second))


def test_squeezes_are_told_to_a_swollen_hand_and_one_that_does_not_open() -> None:
    squeeze = Entry(exercise=20)
    assert told(squeeze) == "No squeezing with a **swollen** hand."
    assert "Until then it is left out" in told(squeeze, opens_hand=False)


def test_what_is_not_at_home_is_told() -> None:
    assert "**what it needs**" in told(Entry(exercise=5), tools=())


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        (Entry(exercise=3, seconds=5.0), "10 to 60 seconds"),
        (Entry(exercise=3, seconds=90.0), "10 to 60 seconds"),
        (Entry(exercise=1, sets=4), "one to three sets"),
        (Entry(exercise=14, repetitions=5), "10 to 15 repetitions"),
        (Entry(exercise=14, repetitions=20), "10 to 15 repetitions"),
        (Entry(exercise=1, repetitions=20), "**15 repetitions**"),
        (Entry(exercise=1, sets=2, rest=15.0), "**45 seconds**"),
    ],
)
def test_a_dose_beyond_the_usual_is_told(entry: Entry, words: str) -> None:
    assert words in told(entry)


def test_an_exercise_that_is_gone_is_passed_over() -> None:
    assert told(Entry(exercise=999)) == ""


@pytest.mark.parametrize("name", ["not-yet", "a-little"])
def test_a_starter_made_ones_own_has_nothing_to_tell(name: str) -> None:
    programme = started_from(PROGRAMMES[name], 1, "Mine", practice_weekdays(4))
    assert warnings(programme, EXERCISES, ABLE, 600) == ()
