"""What is told of the sketches."""

from __future__ import annotations

import json

from coach.library.exercises import load_exercises
from coach.practice.exercise import Exercise
from coach.practice.message import ui
from coach.practice.sketch import Drawing
from coach.reports import sketches
from coach.text.words import Words
from i18n.extract import ROOT

WORDS = Words("en", {})
EXERCISES = load_exercises(ROOT / "resources" / "exercises")


def whole(exercise: int, variant: str = "") -> Drawing:
    file = f"{exercise:02}.json.gz"
    return Drawing(exercise, variant, file, True, None, 13, False, (0.0, 0.5), 70_000, "A h\u00e4nd moves.")


def missing(exercise: int, variant: str = "") -> Drawing:
    return Drawing(exercise, variant, "06-index.json.gz", False, ui("It is not drawn yet."))


def shown() -> tuple[list[Exercise], list[Drawing]]:
    return [EXERCISES[2], EXERCISES[6]], [whole(2), whole(6, "tripod"), missing(6, "index")]


def test_every_drawing_is_listed_with_its_numbers_and_what_is_missing() -> None:
    text = sketches.as_json(*shown(), WORDS)
    two, six = json.loads(text)
    assert text.isascii()
    assert (two["number"], two["title"], two["complete"], two["missing"]) == (2, "Thumb across the palm", True, [])
    (drawn,) = two["sketches"]
    assert (drawn["frames"], drawn["stills"], drawn["bytes"], drawn["cyclic"]) == (13, [0.0, 0.5], 70_000, False)
    assert drawn["description"] == "A h\u00e4nd moves."
    assert not six["complete"]
    assert six["bytes"] == 70_000
    assert six["missing"] == ["06-index.json.gz: It is not drawn yet."]
    assert [(one["variant"], one["drawn"]) for one in six["sketches"]] == [("tripod", True), ("index", False)]


def test_for_people_it_is_one_line_an_exercise() -> None:
    two, six = sketches.as_text(*shown(), WORDS).splitlines()
    assert two.split() == ["2", "Thumb", "across", "the", "palm", "drawn", "and", "complete"]
    assert six.endswith("06-index.json.gz: It is not drawn yet.")
