"""The list of exercises for other programs and for people."""

from __future__ import annotations

import json

import msgspec
import pytest

from coach.library.exercises import load_exercises
from coach.practice.exercise import Exercise
from coach.reports import catalogue
from i18n.extract import ROOT


@pytest.fixture(scope="module")
def exercises() -> dict[int, Exercise]:
    return load_exercises(ROOT / "resources" / "exercises")


def test_nothing_of_an_exercise_is_lost(exercises: dict[int, Exercise]) -> None:
    listed = json.loads(catalogue.as_json(exercises.values()))
    assert [msgspec.convert(whole, Exercise) for whole in listed] == list(exercises.values())


def test_order_is_by_number_whatever_comes_in(exercises: dict[int, Exercise]) -> None:
    backwards = [exercises[number] for number in (17, 3, 1)]
    assert [whole["number"] for whole in json.loads(catalogue.as_json(backwards))] == [1, 3, 17]
    assert [line.split()[0] for line in catalogue.as_text(backwards).splitlines()] == ["1", "3", "17"]


def test_any_terminal_can_print_it(exercises: dict[int, Exercise]) -> None:
    accented = msgspec.structs.replace(exercises[1], title="Étirement")
    text = catalogue.as_json([accented])
    assert text.isascii()
    assert json.loads(text)[0]["title"] == "Étirement"
