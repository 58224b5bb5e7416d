"""The 39 exercises that ship: are they all there, are the stated facts in them, and do they read and sound well?"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from coach.library.exercises import load_exercises
from coach.practice.exercise import (
    CATALOGUE_GROUPS,
    Count,
    Exercise,
    Group,
    Hold,
    Mover,
    Origin,
    Phase,
    Posture,
    Repetitions,
    Step,
    Tag,
    Timed,
    Tool,
)
from tests.support.reading import grade, words

FOLDER = Path(__file__).parents[2] / "resources" / "exercises"
EXERCISES = load_exercises(FOLDER)
NUMBERS = range(1, 40)

GATED = {19, 20, 23, 25, 27, 28, 29, 30, 34}
STATED_DOSES = {3, 4, 10, 11, 13}
PAIRS = ["index-middle", "middle-ring", "ring-little"]

# What must be heard or read of each movement, whatever the sentence.
MOVEMENTS: dict[int, tuple[str, ...]] = {
    1: ("past the edge", "up", "down", "wrist"),
    2: ("number 5", "number 4", "thumb over to the little finger", "back out"),
    3: ("lap", "lace your fingers", "inner arm", "palm turn up", "other side", "never pull", "never lift"),
    4: ("lace your fingers", "wrist gently backward", "other side"),
    5: ("stack", "coin", "by size", "largest at the bottom"),
    6: ("clothespin", "thumb", "tripod"),
    7: ("board", "checkers or chess", "piece", "hand that you train", "look over", "choose"),
    8: ("puzzle", "piece", "fingers"),
    9: ("keyboard", "piano app", "tap on the table", "from before"),
    10: ("palm up", "palm down", "other hand", "turn it back"),
    11: ("forearm on the table", "past the edge", "gently up", "down"),
    12: ("palm down", "other hand", "thumb side", "little finger"),
    13: ("bottle", "can", "palm up", "curl your fingers round", "let go"),
    14: ("bottle", "palm up", "bend your wrist up", "lower", "elbow stays on the table", "strength"),
    15: ("pen lies on the table", "grip", "across the table", "let go", "bring it back"),
    16: ("pen", "thumb and index finger", "spin"),
    17: ("8 coins in a row in your hand", "thumb and index finger", "other fingers keep the rest", "one by one"),
    18: ("index finger", "middle, ring and little finger", "fingertip", "exercise 39"),
    19: ("squeeze", "fingers and your thumb", "pads and tips", "soft ball", "firm ball", "challenge"),
    20: ("straight", "press your fingers down and your thumb up", "top"),
    21: ("bend your thumb", "thumb straight", "up your palm", "down your palm", "nearly straight line"),
    22: ("on the table", "from your fingertips to your palm", "coordination more than strength"),
    23: ("ball in your palm", "press your fingers straight in", "not the squeeze of the whole hand"),
    24: ("thumb", "circle", "palm", "dexterity"),
    25: ("ball between two fingers", "squeeze", "stretches gently"),
    26: ("thumb", "index finger", "little finger", "side to side"),
    27: ("scissors", "putty between two fingers", "web of skin", "squeeze"),
    28: ("pinch the putty", "fingertips and your thumb", "small muscles"),
    29: ("squeeze with all your fingers", "putty", "whole hand"),
    30: ("straight fingers down against your thumb", "exercise 28"),
    31: ("putty round two fingers", "spread the two fingers apart"),
    32: ("hooked", "putty round", "straighten the finger"),
    33: ("round the whole hand", "spread all your fingers outward", "stretch the putty"),
    34: ("squeeze down", "press your fingers into your palm"),
    35: ("past the edge, palm down", "lift the back of your hand", "exercise 14"),
    36: ("pen round your middle finger", "thumb, your index finger and your ring finger"),
    37: (
        "as if you write",
        "thumb, index and middle finger",
        "slide the pen forward",
        "far end",
        "slide the pen back",
        "inch",
    ),
    38: ("pick up one bean", "keep all the beans there", "palm", "put them down one by one"),
    39: ("thumb", "index finger", "next finger", "beat", "music"),
}


def taught(exercise: Exercise) -> str:
    """All that is shown, said or stated of an exercise, in small letters and without marks."""
    texts = [exercise.title, *exercise.article, *exercise.cautions, exercise.avoid]
    for step in exercise.steps:
        texts += [step.shown, step.said]
    if isinstance(exercise.work, Repetitions):
        texts += [variant.said for variant in exercise.work.variants]
    if isinstance(exercise.work, Count):
        texts += [stage.said for stage in exercise.work.stages]
    return " ".join(texts).replace("**", "").lower()


def phases(exercise: Exercise) -> tuple[Phase, ...]:
    match exercise.work:
        case Hold(enter=enter, leave=leave):
            return enter, leave
        case Count(stages=stages):
            return tuple(phase for stage in stages for phase in stage.phases)
        case Repetitions(phases=several) | Timed(phases=several):
            return several


def spoken(exercise: Exercise) -> Iterator[str]:
    """Every line that the voice says as a whole."""
    yield exercise.title
    yield exercise.start
    for step in exercise.steps:
        yield step.said
        yield step.helper
    match exercise.work:
        case Repetitions(variants=variants):
            yield from (variant.said for variant in variants)
        case Count(stages=stages):
            yield from (stage.said for stage in stages)
        case Timed(rest_said=rest_said):
            yield rest_said
        case Hold():
            pass
    yield from (phase.cue for phase in phases(exercise))


def texts_of(value: object) -> Iterator[str]:
    """Every text inside an exercise that a person may read or hear."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if name not in ("id", "kind", "tool", "group", "mover", "posture", "origin", "tags"):
                yield from texts_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts_of(inner)
    elif isinstance(value, str) and value:
        yield value


def texts(exercise: Exercise) -> list[str]:
    return list(texts_of(msgspec.to_builtins(exercise)))


each = pytest.mark.parametrize("number", NUMBERS)


# --- all of them, in their groups ---


def test_there_are_39_exercises_in_order() -> None:
    assert list(EXERCISES) == list(NUMBERS)


def test_the_six_groups_hold_4_5_9_8_8_and_5_in_the_order_of_the_catalogue() -> None:
    sizes = [sum(one.group is group for one in EXERCISES.values()) for group in CATALOGUE_GROUPS]
    assert sizes == [4, 5, 9, 8, 8, 5]
    order: list[Group] = list(CATALOGUE_GROUPS)
    assert [order.index(one.group) for one in EXERCISES.values()] == sorted(
        order.index(one.group) for one in EXERCISES.values()
    )


def test_exactly_the_squeezes_are_only_for_a_hand_that_opens() -> None:
    assert {number for number, one in EXERCISES.items() if one.gate} == GATED


def test_no_swap_leads_to_a_gated_exercise() -> None:
    assert not [number for number, one in EXERCISES.items() if EXERCISES[one.swap].gate]


def test_exercise_2_which_stands_in_for_missing_things_needs_none() -> None:
    assert {item.tool for item in EXERCISES[2].equipment} <= {Tool.TABLE, Tool.CUSHION}


# --- what the article states ---


def test_only_five_doses_are_stated_by_the_article_and_the_others_say_that_they_are_ours() -> None:
    assert {number for number, one in EXERCISES.items() if one.dose.origin is Origin.ARTICLE} == STATED_DOSES
    for number, one in EXERCISES.items():
        if number in STATED_DOSES:
            assert one.dose.note == ""
        else:
            assert one.dose.note.startswith("We chose "), number


@pytest.mark.parametrize("number", [3, 4])
def test_the_two_stretches_are_held_20_seconds_on_both_sides(number: int) -> None:
    work = EXERCISES[number].work
    assert isinstance(work, Hold)
    assert work.both_sides
    assert EXERCISES[number].dose.seconds == 20
    assert "Hold for 20 seconds. Then do the other side too." in EXERCISES[number].article


@pytest.mark.parametrize("number", [10, 11, 13])
def test_ten_repetitions_are_stated(number: int) -> None:
    assert EXERCISES[number].dose.repetitions == 10
    assert "Do this 10 times." in EXERCISES[number].article


def test_exercise_1_is_done_palm_down_then_palm_up() -> None:
    work = EXERCISES[1].work
    assert isinstance(work, Repetitions)
    assert [variant.id for variant in work.variants] == ["palm-down", "palm-up"]
    assert EXERCISES[1].posture is Posture.EDGE


def test_exercise_5_stacks_by_size_with_the_largest_at_the_bottom() -> None:
    one = EXERCISES[5]
    assert "Stack by size, with the largest at the bottom." in one.steps[-1].said
    assert "Stack them by size, with the largest at the bottom." in one.article


def test_exercise_6_goes_through_four_grips_and_then_the_tripod() -> None:
    work = EXERCISES[6].work
    assert isinstance(work, Repetitions)
    assert [variant.id for variant in work.variants] == ["index", "middle", "ring", "little", "tripod"]
    for variant, finger in zip(work.variants, ("index", "middle", "ring", "little"), strict=False):
        assert variant.said.endswith(f"thumb and {finger} finger.")
    assert "thumb, index and middle finger" in work.variants[-1].said
    assert "tripod" in work.variants[-1].said


def test_exercise_17_drops_8_coins_that_lie_in_a_row() -> None:
    one = EXERCISES[17]
    assert isinstance(one.work, Count)
    assert one.work.objects == 8
    assert len(one.work.stages) == 1
    assert "8 coins in a row" in one.steps[0].said
    assert any(item.tool is Tool.COINS and item.words.startswith("8 ") for item in one.equipment)


def test_exercise_35_is_first_done_without_weight_and_later_with_a_bottle_or_a_light_dumbbell() -> None:
    one = EXERCISES[35]
    lines = " ".join([*(step.said for step in one.steps), *one.article])
    assert re.search(r"First.{0,20} no weight.*Later.{0,20} a bottle or a light dumbbell", lines)
    assert all(item.optional for item in one.equipment if item.tool is Tool.BOTTLE)
    assert one.drawings == ("without", "with")
    assert [step.sketch for step in one.steps] == ["", "", "", "with"]


def test_exercise_38_picks_up_10_small_objects_and_then_puts_them_down() -> None:
    one = EXERCISES[38]
    assert isinstance(one.work, Count)
    assert one.work.objects == 10
    assert len(one.work.stages) == 2
    assert "There are 10 small objects, such as dry beans." in one.article
    assert any(item.tool is Tool.BEANS and item.words.startswith("10 ") for item in one.equipment)


@each
def test_the_article_is_kept_apart_in_its_own_field(number: int) -> None:
    assert EXERCISES[number].article


@each
def test_the_movement_comes_through(number: int) -> None:
    heard = taught(EXERCISES[number])
    assert [phrase for phrase in MOVEMENTS[number] if phrase not in heard] == []


# --- the work and the dose of the catalogue ---


def test_who_moves_the_hand() -> None:
    assert {number for number, one in EXERCISES.items() if one.mover is Mover.OTHER} == {10, 12}
    assert all(EXERCISES[number].mover is Mover.HELPED for number in (1, 2, 3, 4))


def test_the_kinds_of_work() -> None:
    kinds = {number: type(one.work) for number, one in EXERCISES.items()}
    assert {number for number, kind in kinds.items() if kind is Hold} == {3, 4}
    assert {number for number, kind in kinds.items() if kind is Count} == {17, 38}
    assert {number for number, kind in kinds.items() if kind is Timed} == {5, 7, 8, 9, 39}


def test_the_doses_of_the_catalogue() -> None:
    fives = {6, 18, 25, 27, 31, 32, 37}
    for number, one in EXERCISES.items():
        if isinstance(one.work, Repetitions):
            assert one.dose.repetitions == (5 if number in fives else 10), number
    minutes = {number: one.dose.seconds / 60 for number, one in EXERCISES.items() if isinstance(one.work, Timed)}
    assert minutes == {5: 3, 7: 15, 8: 15, 9: 5, 39: 5}
    assert {number: one.dose.sets for number, one in EXERCISES.items() if one.dose.sets > 1} == {17: 2, 38: 2}


@pytest.mark.parametrize("number", [25, 27, 31])
def test_finger_pairs_go_from_the_index_finger_outward(number: int) -> None:
    work = EXERCISES[number].work
    assert isinstance(work, Repetitions)
    assert [variant.id for variant in work.variants] == PAIRS


def test_exercise_18_goes_round_the_four_fingers() -> None:
    work = EXERCISES[18].work
    assert isinstance(work, Repetitions)
    assert work.rounds
    assert [phase.cue for phase in work.phases[::3]] == ["Index", "Middle", "Ring", "Little"]
    assert len(work.phases) == 12


# Of one repetition, one object of a count, or the two ways of a hold.
SECONDS_OF_ONE: dict[int, float] = {
    1: 6, 2: 6, 3: 6, 4: 6, 5: 6, 6: 6, 7: 6, 8: 7, 9: 2, 10: 8, 11: 6, 12: 6, 13: 8, 14: 7, 15: 8, 16: 4, 17: 4,
    18: 16, 19: 10, 20: 9, 21: 5, 22: 4, 23: 10, 24: 3, 25: 7, 26: 4, 27: 7, 28: 7, 29: 10, 30: 7, 31: 7, 32: 7, 33: 8,
    34: 10, 35: 8, 36: 5, 38: 7, 39: 6,
}  # fmt: skip


@pytest.mark.parametrize("number", SECONDS_OF_ONE)
def test_the_tempo_is_that_of_the_clinical_sheet(number: int) -> None:
    assert sum(phase.seconds for phase in phases(EXERCISES[number])) == SECONDS_OF_ONE[number]


@pytest.mark.parametrize("number", [3, 4])
def test_a_hold_is_followed_by_5_seconds_of_rest(number: int) -> None:
    work = EXERCISES[number].work
    assert isinstance(work, Hold)
    assert work.rest_seconds == 5


@pytest.mark.parametrize("number", [9, 39])
def test_playing_is_broken_by_a_rest_every_2_minutes(number: int) -> None:
    work = EXERCISES[number].work
    assert isinstance(work, Timed)
    assert work.rest_every == 120


# --- safety ---


@pytest.mark.parametrize("number", [5, 7, 8, 17, 38, 27, 28, 29, 30, 31, 32, 33, 34])
def test_small_things_and_putty_warn_of_confusion_swallowing_and_children(number: int) -> None:
    warnings = " ".join(EXERCISES[number].cautions)
    assert "Is there confusion, trouble with swallowing, or a child near?" in warnings
    assert "only with a helper." in warnings


@pytest.mark.parametrize("number", [5, 17, 38, 27, 28, 29, 30, 31, 32, 33, 34])
def test_broken_skin_is_kept_from_coins_beans_and_putty(number: int) -> None:
    assert "when the skin of your hand is broken" in " ".join(EXERCISES[number].cautions)


@pytest.mark.parametrize("number", [6, 13, 14, 15, 16])
def test_a_grip_that_does_not_open_in_5_seconds_ends_it(number: int) -> None:
    assert "If your grip does not open in 5 seconds, stop." in " ".join(EXERCISES[number].cautions)


@pytest.mark.parametrize("number", sorted(GATED))
def test_gated_exercises_say_so_and_what_to_do_instead(number: int) -> None:
    warnings = " ".join(EXERCISES[number].cautions)
    assert "Only for a hand that opens by itself." in warnings
    assert "If your hand gets harder to open, stop." in warnings


@pytest.mark.parametrize("number", [31, 32, 33])
def test_a_putty_loop_is_never_a_tight_ring_and_putty_can_be_left_out(number: int) -> None:
    one = EXERCISES[number]
    assert "Never wrap the putty as a tight ring." in one.cautions
    assert all(item.optional for item in one.equipment if item.tool is Tool.PUTTY)


@each
def test_what_to_avoid_names_the_shoulder_the_body_and_the_breath(number: int) -> None:
    avoid = EXERCISES[number].avoid
    assert "Keep your shoulder low" in avoid or "Do not lift your shoulder" in avoid
    assert "body still" in avoid
    assert "breath" in avoid


def test_strength_exercises_have_their_tag() -> None:
    strong = {number for number, one in EXERCISES.items() if one.strength}
    assert {14, 19, 29, 33, 34} <= strong
    assert all(Tag.STRENGTH in EXERCISES[number].tags for number in strong)


@each
def test_nothing_of_the_makers_is_claimed_or_named(number: int) -> None:
    everything = " ".join(texts(EXERCISES[number])).lower()
    for word in ("glove", "clinically proven", "cure", "rewire", "guarantee", "arthritis", "neuroplastic"):
        assert word not in everything


# --- how it reads and sounds ---


@each
def test_the_reading_grade_is_6_or_lower(number: int) -> None:
    assert grade("\n".join(texts(EXERCISES[number]))) <= 6


@each
def test_no_text_is_much_harder_than_the_rest(number: int) -> None:
    sentences = [text for text in texts(EXERCISES[number]) if len(words(text)) >= 5]
    assert [text for text in sentences if grade(text) > 8] == []


@each
def test_spoken_lines_have_at_most_20_words(number: int) -> None:
    assert [line for line in spoken(EXERCISES[number]) if len(words(line)) > 20] == []


@each
def test_a_spoken_sentence_holds_one_idea(number: int) -> None:
    parts = [part for line in spoken(EXERCISES[number]) for part in re.split(r"(?<=[.?])\s", line)]
    assert [part for part in parts if len(words(part)) > 15] == []


@each
def test_no_exclamation_marks_contractions_or_brackets(number: int) -> None:
    bad = re.compile(r"[!()\[\];…]|\w['\u2019](?:t|re|ve|ll|d|m|s)\b", re.IGNORECASE)
    assert [text for text in texts(EXERCISES[number]) if bad.search(text)] == []


@each
def test_the_title_heads_the_player_in_one_line(number: int) -> None:
    assert len(EXERCISES[number].title) <= 24


def test_titles_are_told_apart() -> None:
    titles = {one.title for one in EXERCISES.values()}
    assert len(titles) == len(EXERCISES)


@each
def test_a_step_is_shown_in_two_lines_with_its_key_words_bold(number: int) -> None:
    for step in EXERCISES[number].steps:
        plain = step.shown.replace("**", "")
        assert len(textwrap.wrap(plain, 36)) <= 2, plain
        assert re.search(r"\*\*\S.*?\S\*\*", step.shown), plain
        assert step.shown.count("**") <= 4, plain


@each
def test_marks_stand_only_in_what_is_shown(number: int) -> None:
    one = EXERCISES[number]
    shown = {step.shown for step in one.steps}
    assert [text for text in texts(one) if "**" in text and text not in shown] == []


@each
def test_an_exercise_is_taught_in_3_to_5_steps_with_a_line_for_the_helper_in_each(number: int) -> None:
    steps: tuple[Step, ...] = EXERCISES[number].steps
    assert 3 <= len(steps) <= 5
    assert all(step.helper for step in steps)


@each
def test_the_program_alone_announces_the_helper(number: int) -> None:
    assert [step.helper for step in EXERCISES[number].steps if "helper" in step.helper.lower()] == []


@each
def test_cues_are_one_to_three_words(number: int) -> None:
    assert [phase.cue for phase in phases(EXERCISES[number]) if not 1 <= len(words(phase.cue)) <= 3] == []


@each
def test_texts_are_whole_sentences_without_stray_spaces(number: int) -> None:
    one = EXERCISES[number]
    lines = [one.purpose, one.start, one.finish, one.avoid, one.easier, one.harder, *one.cautions, *one.article]
    lines += [text for step in one.steps for text in (step.shown, step.said, step.helper)]
    assert [line for line in lines if not re.fullmatch(r"(?:\*\*)?[A-Z0-9].*[.?]", line)] == []
    assert [line for line in texts(one) if line != line.strip() or "  " in line or "\n" in line] == []
