"""What stands in the printed guide."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from coach.library.catalogue import ResourceCatalogue
from coach.practice.own.exercises import as_exercise
from coach.practice.own.model import OwnExercise, OwnRepetitions, OwnStep
from coach.practice.papers.handout import Chapter, Handout, doses_of, handout
from coach.practice.preferences import Preferences, Side
from coach.practice.programme import Arm, Entry, Form, Movement
from coach.practice.speaking import english
from coach.text.words import Words
from tests.support.coaching import BEANS, BEND, CATALOGUE, GRIPS, STRETCH, TAPS, made

SHIPPED = ResourceCatalogue(Path(__file__).parents[3] / "resources")
LEFT_HAND = Preferences(affected=Side.LEFT, first_run_done=True, movement=Movement.LITTLE)


def chapter(number: int, entry: Entry | None = None) -> Chapter:
    doses = {} if entry is None else {number: entry}
    return handout([CATALOGUE[number]], doses, LEFT_HAND).chapters[0]


def dose(number: int, entry: Entry | None = None) -> str:
    return " ".join(english(line) for line in chapter(number, entry).dose)


def everything(guide: Handout) -> str:
    parts = [
        *(guide.safety),
        *(line for one in guide.chapters for line in (*one.dose, *one.needs)),
        *(line for one in guide.chapters for passage in one.passages for line in passage.lines),
        *(line for one in guide.chapters for passage in one.passages for line in passage.helper if line),
    ]
    return " ".join(map(english, parts))


@pytest.mark.parametrize("number", SHIPPED.exercises)
def test_every_exercise_tells_its_steps_cautions_and_helper(number: int) -> None:
    exercise = SHIPPED.exercises[number]
    guide = handout([exercise], {}, LEFT_HAND)
    told = everything(guide)
    for words in (
        *(step.shown for step in exercise.steps),
        *(step.helper for step in exercise.steps),
        *exercise.cautions,
        *(item.words for item in exercise.equipment),
        exercise.start,
        exercise.easier,
        exercise.harder,
        exercise.avoid,
        exercise.finish,
        exercise.still_hand,
    ):
        assert words.replace("**", "") in told
    chapter = guide.chapters[0]
    assert [picture.name for picture in chapter.pictures] == list(exercise.drawings)
    assert all(picture.caption for picture in chapter.pictures) == (len(exercise.drawings) > 1)
    assert [passage.warning for passage in chapter.passages].count(True) == bool(exercise.cautions)


def test_the_safety_words_come_with_every_guide() -> None:
    told = everything(handout([BEND], {}, LEFT_HAND))
    assert "does not replace a therapist" in told
    assert "call emergency" in told


@pytest.mark.parametrize(
    ("number", "entry", "words"),
    [
        (1, None, "3 repetitions. This number is our own choice."),
        (6, None, "2 sets: 2 times 2 repetitions. This number is our own choice."),
        (3, None, "20 seconds, each arm. The source article states 20 seconds."),
        (4, None, "1 round of 4. This number is our own choice."),
        (1, Entry(exercise=1, sets=2, repetitions=8), "2 sets: 8 repetitions. Left arm. This is from your programme."),
        (
            3,
            Entry(exercise=3, sets=2, seconds=30),
            "2 holds: 30 seconds, each arm. First: Left arm. Then: Right arm. This is from your programme.",
        ),
        (4, Entry(exercise=4, sets=3), "3 rounds of 4. Left arm. This is from your programme."),
        (5, Entry(exercise=5, seconds=120, arm=Arm.OTHER), "2 minutes. Right arm. This is from your programme."),
        (
            1,
            Entry(exercise=1, form=Form.EASIER),
            "2 repetitions. Do it the easier way. Left arm. This is from your programme.",
        ),
    ],
)
def test_the_dose_is_that_of_the_programme_if_there_is_one(number: int, entry: Entry | None, words: str) -> None:
    assert dose(number, entry) == words


def test_drawings_have_names_where_there_are_several() -> None:
    grips, weights = chapter(6).pictures, made(9, "Up", sketches=("without", "with"))
    assert [(one.name, english(one.caption)) for one in grips if one.caption] == [
        ("index", "Index finger"),
        ("middle", "Middle finger"),
    ]
    pictures = handout([weights], {}, LEFT_HAND).chapters[0].pictures
    assert [english(one.caption) for one in pictures if one.caption] == ["First without an object", "Later with it"]


def test_an_exercise_of_ones_own_says_what_it_has() -> None:
    own = OwnExercise(
        title="Key {ring}",
        steps=(OwnStep(shown="Turn the {key}."),),
        work=OwnRepetitions(repetitions=5),
        caution="Slowly.",
    )
    told = handout([as_exercise(1000, own)], {}, LEFT_HAND).chapters[0]
    assert [english(passage.heading) for passage in told.passages] == ["Take care", "Steps"]
    assert Words("en", {}).of(told.passages[1].lines[0]) == "1. Turn the {key}."
    assert told.needs == ()


def test_doses_are_those_of_the_week_once_a_programme_is_chosen() -> None:
    doses = doses_of(SHIPPED.exercises, SHIPPED.programmes, LEFT_HAND, "2026-03-02")
    assert {number: (one.sets, one.repetitions) for number, one in doses.items()} == {2: (2, 10), 11: (2, 10)}
    fresh = msgspec.structs.replace(LEFT_HAND, first_run_done=False)
    assert doses_of(SHIPPED.exercises, SHIPPED.programmes, fresh, "2026-03-02") == {}


def test_the_made_up_exercises_are_of_every_kind() -> None:
    guide = handout([BEND, STRETCH, BEANS, TAPS, GRIPS], {}, LEFT_HAND, "Ann")
    assert (guide.name, guide.affected, len(guide.chapters)) == ("Ann", Side.LEFT, 5)


def test_pictures_of_ones_own_have_no_names() -> None:
    steps = (OwnStep(shown="Push.", picture="aa"), OwnStep(shown="Pull.", picture="bb"))
    exercise = as_exercise(1000, OwnExercise(title="Push", steps=steps, work=OwnRepetitions(repetitions=5)))
    guide = handout([exercise], {}, Preferences())
    assert [(one.name, one.caption) for one in guide.chapters[0].pictures] == [("aa", None), ("bb", None)]
