"""What can be shown and played may be kept, and nothing else."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from coach.practice.own.exercises import KeptExercise, KeptProgramme
from coach.practice.own.limits import entry_problems, exercise_problems, number_problems, programme_problems
from coach.practice.own.model import OwnHold, OwnStep, OwnTimed
from coach.practice.own.parcel import file_name, free_name, packed, renumbered
from coach.practice.programme import Entry, Form
from tests.practice.own.test_exercises import LONG, own
from tests.practice.test_prescription import EXERCISES

BALL = 19


def fields(problems: Any) -> list[str]:
    return [field for field, _ in problems]


def test_a_good_programme_and_a_good_exercise_have_none() -> None:
    assert fields(programme_problems(LONG, EXERCISES)) == []
    for work in (None, OwnHold(seconds=20.0), OwnTimed(seconds=60.0)):
        assert fields(exercise_problems(own(work), lambda _: True)) == []
    assert fields(number_problems(1000)) == []


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": " "}, "name"),
        ({"name": "n" * 41}, "name"),
        ({"by": "a\x07"}, "by"),
        ({"base": "\ud800"}, "base"),
        ({"times_a_day": 7}, "times_a_day"),
        ({"weekdays": ()}, "weekdays"),
        ({"weekdays": (7,)}, "weekdays"),
        ({"weekdays": (1, 0)}, "weekdays"),
        ({"entries": ()}, "entries"),
        ({"entries": (Entry(exercise=77),)}, "entries[0].exercise"),
    ],
)
def test_what_is_wrong_with_a_programme_is_named(change: dict[str, Any], field: str) -> None:
    assert fields(programme_problems(msgspec.structs.replace(LONG, **change), EXERCISES)) == [field]


@pytest.mark.parametrize(
    ("entry", "field"),
    [
        (Entry(exercise=1, sets=11), "sets"),
        (Entry(exercise=1, repetitions=101), "repetitions"),
        (Entry(exercise=3, repetitions=5), "repetitions"),
        (Entry(exercise=3, seconds=2.0), "seconds"),
        (Entry(exercise=3, seconds=float("nan")), "seconds"),
        (Entry(exercise=9, seconds=5.0), "seconds"),
        (Entry(exercise=1, seconds=20.0), "seconds"),
        (Entry(exercise=1, tempo=0.4), "tempo"),
        (Entry(exercise=1, rest=601.0), "rest"),
        (Entry(exercise=1, note="n" * 161), "note"),
        (Entry(exercise=BALL, form=Form.WITHOUT_OBJECT), "form"),
        (Entry(exercise=BALL, form=Form.WITH_OBJECT), "form"),
    ],
)
def test_what_is_wrong_with_an_entry_is_named(entry: Entry, field: str) -> None:
    assert fields(entry_problems(entry, EXERCISES)) == [field]


def test_an_entry_may_have_the_forms_of_its_exercise() -> None:
    for entry in (Entry(exercise=33, form=Form.WITHOUT_OBJECT), Entry(exercise=35, form=Form.WITH_OBJECT)):
        assert fields(entry_problems(entry, EXERCISES)) == []


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"title": "t" * 25}, "title"),
        ({"sets": 0}, "sets"),
        ({"work": OwnHold(seconds=121.0)}, "work.seconds"),
        ({"work": OwnTimed(seconds=1.0)}, "work.seconds"),
        ({"steps": ()}, "steps"),
        ({"steps": (OwnStep(shown=""),)}, "steps[0].shown"),
        ({"steps": (OwnStep(shown="Go.", picture="bb"),)}, "steps[0].picture"),
    ],
)
def test_what_is_wrong_with_an_exercise_is_named(change: dict[str, Any], field: str) -> None:
    wrong = msgspec.structs.replace(own(), **change)
    assert fields(exercise_problems(wrong, "aa".__eq__)) == [field]


@pytest.mark.parametrize("number", [999, -1, 2**31])
def test_numbers_of_the_catalogue_are_not_for_own_exercises(number: int) -> None:
    assert fields(number_problems(number)) == ["number"]


# --- what a file holds ---


def test_a_file_holds_what_the_programme_needs_and_no_more() -> None:
    programme = msgspec.structs.replace(LONG, entries=(Entry(exercise=1), Entry(exercise=1000), Entry(exercise=1000)))
    made = packed(programme, {1000: own(), 1001: own(sets=1)}, {"aa": b"a", "bb": b"b"})
    assert [one.number for one in made.exercises] == [1000]
    assert made.pictures == {"aa": b"a"}
    assert packed(programme, {1000: own()}, {}).pictures == {}


def test_an_empty_record_numbers_them_from_the_first() -> None:
    programme = msgspec.structs.replace(LONG, entries=(Entry(exercise=1005), Entry(exercise=2)))
    changed, numbers = renumbered(packed(programme, {1005: own()}, {}), (), 0)
    assert numbers == {1005: 1000}
    assert [entry.exercise for entry in changed.entries] == [1000, 2]


def test_what_is_on_the_shelf_already_is_not_numbered_anew() -> None:
    programme = msgspec.structs.replace(LONG, entries=(Entry(exercise=1000), Entry(exercise=1001)))
    made = packed(programme, {1000: own(), 1001: own(sets=1)}, {})
    shelf = (
        KeptExercise(1004, archived=False, exercise=own()),
        KeptExercise(1005, archived=True, exercise=own(sets=1)),
    )
    assert renumbered(made, shelf, 1006)[1] == {1000: 1004, 1001: 1006}


def test_a_long_name_stays_within_its_letters() -> None:
    kept = [KeptProgramme(1, False, msgspec.structs.replace(LONG, name=name)) for name in ("n" * 40, "n" * 38 + " 2")]
    assert free_name("n" * 40, kept, 40) == "n" * 38 + " 3"
    assert free_name("New", kept, 40) == "New"


def test_files_have_names_that_every_system_takes() -> None:
    assert file_name("A/b: <c>?") == "Hand Coach A b c.hand-coach"
    assert file_name("Morning", 2) == "Hand Coach Morning 2.hand-coach"
    assert file_name("...") == "Hand Coach.hand-coach"
