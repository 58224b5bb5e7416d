"""An exercise in words: the amount, where the number comes from, what is needed, and the sections of its page."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from coach.library.catalogue import ResourceCatalogue
from coach.practice.describing import Section, amount, dose_words, object_words, sections
from coach.practice.exercise import Exercise
from coach.practice.preferences import Preferences
from coach.practice.programme import Movement
from coach.practice.speaking import english
from tests.support.reading import grade

EXERCISES = ResourceCatalogue(Path(__file__).parents[2] / "resources").exercises
ABLE = Preferences(movement=Movement.OPENS, opens_hand=True)


def page(exercise: Exercise, who: Preferences = ABLE) -> dict[str, list[str]]:
    return {english(s.heading): [english(line) for line in s.lines] for s in sections(exercise, who)}


def everything(found: tuple[Section, ...]) -> str:
    return "\n".join(english(words) for section in found for words in (section.heading, *section.lines))


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (10, "10 repetitions"),
        (1, "2 times 10 repetitions"),
        (18, "5 rounds"),
        (3, "20 seconds, each arm"),
        (17, "2 rounds of 8"),
        (5, "3 minutes"),
    ],
)
def test_the_amount_in_a_few_words(number: int, words: str) -> None:
    assert english(amount(EXERCISES[number])) == words


def test_a_stretch_of_one_arm_is_a_number_of_seconds() -> None:
    stretch = EXERCISES[3]
    one_sided = msgspec.structs.replace(stretch, work=msgspec.structs.replace(stretch.work, both_sides=False))
    assert english(amount(one_sided)) == "20 seconds"


@pytest.mark.parametrize(("number", "words"), [(3, "20 seconds"), (4, "20 seconds"), (10, "10 repetitions")])
def test_a_number_of_the_article_is_said_to_be_stated_there(number: int, words: str) -> None:
    assert english(dose_words(EXERCISES[number])[-1]) == f"The source article states {words}."


def test_our_own_number_is_said_to_be_ours() -> None:
    assert english(dose_words(EXERCISES[2])[-1]).startswith("We chose 10.")
    unexplained = msgspec.structs.replace(EXERCISES[2], dose=msgspec.structs.replace(EXERCISES[2].dose, note=""))
    assert english(dose_words(unexplained)[-1]) == "This number is our own choice."


def test_positions_and_fingers_are_named() -> None:
    said = [english(words) for words in dose_words(EXERCISES[1])]
    assert said[:3] == ["2 times 10 repetitions.", "1: Palm down.", "2: Palm up."]


@pytest.mark.parametrize(
    ("number", "words"),
    [(2, "Table"), (3, "Cushion"), (6, "Clothespin"), (9, "No object"), (22, "Soft ball"), (31, "No object")],
)
def test_the_card_names_the_thing_it_needs(number: int, words: str) -> None:
    assert english(object_words(EXERCISES[number])) == words


def test_every_exercise_has_a_word_for_its_thing() -> None:
    assert all(english(object_words(exercise)) for exercise in EXERCISES.values())


def test_a_stand_in_is_named_for_what_may_be_missing() -> None:
    assert page(EXERCISES[17])["You need"] == ["8 coins", "Or this: 8 bottle caps"]
    assert page(EXERCISES[2])["You need"] == ["A table"]


def test_a_thing_that_can_be_left_out_is_not_demanded() -> None:
    first = page(EXERCISES[31])["You need"][0]
    assert first.startswith("If you like: Therapy putty")


def test_the_steps_and_the_helper_share_their_numbers() -> None:
    found = page(EXERCISES[10])
    assert found["Steps"][1].startswith("2. Your other hand turns it")
    assert found["Helper"][1].startswith("2. Turn the whole forearm")


def test_a_page_has_all_that_the_exercise_says() -> None:
    for exercise in EXERCISES.values():
        words = everything(sections(exercise, ABLE))
        said = [exercise.purpose, exercise.start, exercise.finish, exercise.avoid, exercise.easier, exercise.harder]
        said += [exercise.still_hand, *exercise.cautions, *(step.helper for step in exercise.steps)]
        assert all(text in words for text in said)


def test_sections_without_a_word_are_left_out() -> None:
    bare = msgspec.structs.replace(
        EXERCISES[24],
        cautions=(),
        steps=tuple(msgspec.structs.replace(step, helper="") for step in EXERCISES[24].steps),
    )
    found = page(bare)
    assert not {"Take care", "Helper", "If your hand does not move", "Not yet"} & set(found)
    assert all(lines for lines in found.values())


def test_what_keeps_a_person_from_it_comes_first() -> None:
    first = sections(EXERCISES[19], Preferences(opens_hand=False))[0]
    assert english(first.heading) == "Not yet"
    assert "opens by itself" in english(first.lines[0])


def test_it_reads_easily() -> None:
    for exercise in EXERCISES.values():
        assert grade(everything(sections(exercise, Preferences()))) <= 6
