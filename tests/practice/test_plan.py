"""What a compiled session holds, in which order, and how long it takes."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import msgspec
import pytest

from coach.practice.effects import Count, Pose, Say, Tick
from coach.practice.exercise import Exercise, Item, Phase, Repetitions, Step, Tool
from coach.practice.message import Message
from coach.practice.plan import compile_session, estimate, session_seconds
from coach.practice.preferences import Advance, Preferences, Seeing, Side
from coach.practice.programme import Entry, Form, Movement
from coach.practice.record import Unit
from coach.practice.speaking import english, seconds_to_say
from coach.practice.timeline import SECOND, Segment, Timeline
from coach.practice.view import Part
from coach.practice.walk import effects_between
from tests.support.coaching import ABLE, PLAIN, UP_AND_DOWN, Sitting, made, session, spoken


def with_(**changes: Any) -> Preferences:
    return msgspec.structs.replace(ABLE, **changes)


def alone(exercise: Exercise, **fields: Any) -> Timeline:
    return compile_session([Entry(exercise=exercise.number, **fields)], {exercise.number: exercise}, ABLE)


def parts(timeline: Timeline) -> list[str]:
    return [segment.part.value for segment in timeline.segments]


def said(segment: Segment) -> list[str]:
    return spoken([mark.effect for mark in segment.marks])


def sets(timeline: Timeline) -> list[Segment]:
    return [segment for segment in timeline.segments if segment.aim]


def english_of(words: tuple[Message, ...]) -> list[str]:
    return [english(word) for word in words]


def due(segment: Segment) -> list[tuple[float, str]]:
    """What a segment says, in seconds from its start."""
    return [
        (mark.at / SECOND, spoken([mark.effect])[0]) for mark in segment.marks if isinstance(mark.effect, Say | Count)
    ]


# --- order ---


def test_a_session_asks_explains_works_rests_and_asks_again() -> None:
    assert parts(session(1, 2)) == [
        "question",
        *("ready", "ready", "step", "step", "ready", "work"),
        "rest",
        *("ready", "ready", "step", "step", "ready", "work"),
        *("question", "question", "done"),
    ]


def test_sets_come_before_variants_and_a_rest_lies_between_sets_only() -> None:
    timeline = session(6)
    assert [s.aim and (s.aim.index, s.aim.variant) for s in sets(timeline)] == [
        (0, "index"),
        (1, "middle"),
        (2, "index"),
        (3, "middle"),
    ]
    first = parts(timeline).index("work")
    assert parts(timeline)[first : first + 8] == [
        "work",
        "switch",
        "work",
        "rest",
        "ready",
        "work",
        "switch",
        "work",
    ]


def test_a_stretch_is_done_by_the_affected_arm_and_then_by_the_other() -> None:
    timeline = session(3)
    assert [s.aim and (s.aim.side, s.aim.aimed, s.aim.unit) for s in sets(timeline)] == [
        (Side.LEFT, 20.0, Unit.SECONDS),
        (Side.RIGHT, 20.0, Unit.SECONDS),
    ]
    switch = next(s for s in timeline.segments if s.part is Part.SWITCH)
    assert said(switch)[:2] == ["Now the other side.", "Right arm."]
    assert switch.side is Side.RIGHT


def test_two_holds_a_side_take_turns_with_only_the_short_rest_between() -> None:
    timeline = session(Entry(exercise=3, sets=2))
    assert [s.aim and s.aim.side for s in sets(timeline)] == [Side.LEFT, Side.RIGHT, Side.LEFT, Side.RIGHT]
    assert Part.REST not in {s.part for s in timeline.segments}


def test_an_exercise_that_comes_twice_is_explained_once() -> None:
    assert parts(session(1, 2, 1)).count("step") == 4


def test_an_unknown_exercise_is_refused() -> None:
    with pytest.raises(KeyError):
        session(99)


def test_no_entries_make_a_session_of_the_closing_questions() -> None:
    assert parts(session()) == ["question", "question", "done"]


# --- words ---


def test_get_ready_says_where_we_are_and_what_to_have_ready() -> None:
    ready = session(1, 7).segments[-10:]
    first = next(s for s in ready if s.part is Part.READY)
    assert said(first) == ["Exercise 2 of 2.", "Squeeze", "Have ready:", "A soft ball"]


def test_a_thing_that_is_not_in_the_house_is_shown_with_its_stand_in() -> None:
    ready = session(7, preferences=with_(tools=())).segments[1]
    assert english_of(ready.caption) == ["Have ready:", "A soft ball", "Or this:", "Rolled socks"]


def test_a_table_alone_is_nothing_to_fetch() -> None:
    assert english_of(session(1).segments[1].caption) == ["You need only a table."]


def test_the_helper_is_spoken_to_only_when_there_is_one() -> None:
    alone = next(s for s in session(1).segments if s.part is Part.STEP)
    assert alone.helper is None
    assert said(alone) == ["Lift your hand slowly."]
    with_helper = next(s for s in session(1, preferences=with_(helper=True)).segments if s.part is Part.STEP)
    assert with_helper.helper is not None
    assert with_helper.marks[1].effect == Say((with_helper.helper,), helper=True)
    assert (with_helper.lasts or 0) > (alone.lasts or 0)
    working = sets(session(1, preferences=with_(helper=True)))[0]
    assert working.helper is not None
    assert english(working.helper) == "Hold the forearm."
    assert sets(session(1))[0].helper is None


def test_a_set_is_announced_with_its_number_its_grip_and_its_dose() -> None:
    announced = [s for s in session(6).segments if s.part in (Part.READY, Part.SWITCH)][2:]
    assert said(announced[0]) == ["Set 1 of 2.", "First, the index finger.", "2 repetitions."]
    assert said(announced[1]) == ["Now the middle finger.", "2 repetitions."]
    assert said(announced[2]) == ["Set 2 of 2.", "First, the index finger.", "2 repetitions."]


@pytest.mark.parametrize(
    ("entry", "dose"),
    [
        (Entry(exercise=3), "Hold for 20 seconds."),
        (Entry(exercise=4), "Pick them up."),
        (Entry(exercise=5), "1 minute."),
        (Entry(exercise=5, seconds=90), "90 seconds."),
        (Entry(exercise=1, repetitions=1), "1 repetition."),
    ],
)
def test_the_dose_is_said_in_its_own_unit(entry: Entry, dose: str) -> None:
    segments = session(entry).segments
    work = next(i for i, s in enumerate(segments) if s.part is Part.WORK)
    assert said(segments[work - 1])[0] == dose


def test_rounds_are_called_rounds() -> None:
    rounds = made(1, "Rounds", work=Repetitions(phases=UP_AND_DOWN, rounds=True))
    assert ["3 rounds."] in [said(s) for s in alone(rounds).segments]


def test_squeezes_are_done_with_the_voice_and_the_breath() -> None:
    assert any("breathing" in word for s in session(7).segments for word in said(s))
    assert not any("breathing" in word for s in session(1).segments for word in said(s))


def test_a_person_who_misses_a_side_is_told_to_look_at_the_hand() -> None:
    seeing = session(1, preferences=with_(seeing=Seeing.RIGHT))
    assert any("Look at your hand." in said(s) for s in seeing.segments)


def test_a_rest_between_exercises_shows_the_next_with_its_objects() -> None:
    rest = next(s for s in session(1, 7).segments if s.part is Part.REST)
    assert rest.is_next
    assert rest.exercise == 7
    assert rest.place == 0
    assert said(rest) == ["Rest. Let your hand lie loose.", "Next: Squeeze.", "Have ready:", "A soft ball"]


# --- forms ---


def test_the_easier_form_is_half_rounded_up_and_says_how() -> None:
    timeline = session(Entry(exercise=1, form=Form.EASIER))
    assert [s.aim and s.aim.aimed for s in sets(timeline)] == [2.0]
    assert ["Today the easier way.", "Go half way."] in [said(s) for s in timeline.segments]


@pytest.mark.parametrize(
    ("entry", "amount"),
    [
        (Entry(exercise=3, form=Form.EASIER), 10.0),
        (Entry(exercise=3, seconds=14, form=Form.EASIER), 10.0),
        (Entry(exercise=3, seconds=8, form=Form.EASIER), 8.0),
        (Entry(exercise=4, form=Form.EASIER), 3.0),
        (Entry(exercise=5, form=Form.EASIER), 30.0),
        (Entry(exercise=1, repetitions=5, form=Form.EASIER), 3.0),
    ],
)
def test_the_easier_form_of_every_kind(entry: Entry, amount: float) -> None:
    assert {s.aim.aimed for s in sets(session(entry)) if s.aim} == {amount}


def test_without_its_object_nothing_is_fetched_and_a_closed_hand_is_helped() -> None:
    bare = Entry(exercise=32, form=Form.WITHOUT_OBJECT)
    timeline = session(bare)
    assert english_of(timeline.segments[1].caption) == ["You need only a table."]
    assert ["Today without putty."] in [said(s) for s in timeline.segments]
    closed = session(bare, preferences=with_(opens_hand=False))
    assert ["Today without putty.", "The other hand opens it."] in [said(s) for s in closed.segments]


def test_other_objects_that_are_left_out_are_named_too() -> None:
    weight = made(1, "Weight", equipment=(Item(tool=Tool.BOTTLE, words="A bottle"),))
    assert ["Today without a weight."] in [said(s) for s in alone(weight, form=Form.WITHOUT_OBJECT).segments]
    bare = Entry(exercise=7, form=Form.WITHOUT_OBJECT)
    assert ["Today without an object."] in [said(s) for s in session(bare).segments]


def test_an_object_that_comes_later_is_drawn_only_where_it_is_prescribed() -> None:
    steps = (*PLAIN.steps, Step(shown="Later, hold a bottle.", said="Later, hold a bottle.", sketch="with"))
    weight = made(1, "Weight", sketches=("without", "with"), steps=steps)
    for form in Form:
        shown = [s for s in alone(weight, form=form).segments if s.question is None and s.exercise]
        usual = "with" if form is Form.WITH_OBJECT else "without"
        later = [s.variant for s in shown if s.part is Part.STEP][-1:]
        assert later == ["with"]
        assert {s.variant for s in shown if s.part is not Part.STEP} == {usual}
        assert {s.aim.variant for s in shown if s.aim} == {""}  # the record counts one exercise
    assert ["Today with a weight, if it is easy without."] in [
        said(s) for s in alone(weight, form=Form.WITH_OBJECT).segments
    ]


def test_a_hand_that_does_not_move_is_told_how_the_other_does_it() -> None:
    still = session(1, preferences=with_(movement=Movement.NONE))
    assert ["Let the other hand do it."] in [said(s) for s in still.segments]


# --- repetitions ---


def test_the_first_repetition_is_cued_and_the_others_are_counted_when_they_are_complete() -> None:
    (work,) = sets(session(1))
    assert work.seconds == 12.0
    assert due(work) == [(0.0, "Up"), (2.0, "Down"), (4.0, "1"), (8.0, "2")]


def test_tempo_stretches_the_movement_and_the_windows_of_the_counts() -> None:
    (work,) = sets(session(1, preferences=with_(tempo=3.0)))
    assert work.seconds == 36.0
    assert work.aim is not None
    assert work.aim.pace == 12.0
    assert {mark.effect.window for mark in work.marks if isinstance(mark.effect, Count)} == {6.0}


@pytest.mark.parametrize(("tempo", "seconds"), [(0.1, 6.0), (9.0, 36.0)])
def test_tempo_stays_within_half_and_three_times(tempo: float, seconds: float) -> None:
    assert sets(session(1, preferences=with_(tempo=tempo)))[0].seconds == seconds


def test_the_picture_goes_with_the_movement() -> None:
    (work,) = sets(session(1))
    poses = [effect for effect in effects_between(work, -1, 12 * SECOND) if isinstance(effect, Pose)]
    assert poses == [Pose(0.5, 2.0), Pose(1.0, 2.0)] * 3


def test_there_and_back_every_second_repetition_comes_back() -> None:
    (work,) = sets(session(8))
    poses = [effect.to for effect in effects_between(work, -1, 6 * SECOND) if isinstance(effect, Pose)]
    assert poses == [0.5, 1.0, 0.5]


def test_many_cues_give_way_to_how_it_ends() -> None:
    many = made(1, "Many", work=Repetitions(phases=UP_AND_DOWN * 3))
    assert english_of(sets(alone(many))[0].caption) == ["It hangs loose."]
    five = made(1, "Five", work=Repetitions(phases=(*UP_AND_DOWN * 2, UP_AND_DOWN[0])))
    assert english_of(sets(alone(five))[0].caption) == ["It hangs loose."]
    four = made(1, "Four", work=Repetitions(phases=UP_AND_DOWN * 2))
    assert english_of(sets(alone(four))[0].caption) == ["Up.", "Down."] * 2
    assert english_of(sets(session(1))[0].caption) == ["Up.", "Down."]


def test_no_cues_give_way_to_how_it_ends_too() -> None:
    silent = made(1, "Silent", work=Repetitions(phases=(Phase(cue="", seconds=2, pose=1.0),)))
    assert english_of(sets(alone(silent))[0].caption) == ["It hangs loose."]


def test_a_phase_without_a_cue_is_not_said() -> None:
    silent = made(1, "Silent", work=Repetitions(phases=(Phase(cue="", seconds=2, pose=0.5), *UP_AND_DOWN[1:])))
    assert due(sets(alone(silent))[0])[:2] == [(2.0, "Down"), (4.0, "1")]


# --- holds ---


def test_a_hold_is_entered_held_counted_down_and_left() -> None:
    timeline = session(3)
    at = timeline.segments.index(sets(timeline)[0])
    enter, hold, leave = timeline.segments[at - 1 : at + 2]
    assert (enter.seconds, hold.seconds, leave.seconds) == (3.0, 20.0, 3.0)
    assert due(enter) == [(0.0, "Slide out")]
    assert due(hold) == [
        (0.0, "Hold. Breathe slowly."),
        (10.0, "Ten seconds left."),
        *[(15.0 + n, str(5 - n)) for n in range(5)],
    ]
    assert due(leave) == [(0.0, "Relax. Come back.")]


def test_a_short_hold_has_no_ten_seconds_left() -> None:
    assert due(sets(session(Entry(exercise=3, seconds=4)))[0]) == [
        (0.0, "Hold. Breathe slowly."),
        (1.0, "3"),
        (2.0, "2"),
        (3.0, "1"),
    ]
    assert (4.0, "Ten seconds left.") not in due(sets(session(Entry(exercise=3, seconds=14)))[0])
    assert (5.0, "Ten seconds left.") in due(sets(session(Entry(exercise=3, seconds=15)))[0])


# --- counted and timed tasks ---


def test_objects_are_counted_stage_by_stage() -> None:
    (work,) = sets(session(4))
    gap = seconds_to_say(work.stage_captions[1], ABLE.words_per_minute)
    assert due(work) == [
        *[(0.0, "Up"), (2.0, "Down"), (4.0, "1"), (8.0, "2"), (12.0, "3")],
        (16.0, "Put them down."),
        *[(pytest.approx(16.0 + gap + n, abs=1e-5), word) for n, word in enumerate(["Put", "1", "2", "3"])],
    ]
    assert work.aim is not None
    assert (work.aim.unit, work.aim.aimed) == (Unit.OBJECTS, 4.0)
    assert work.seconds == pytest.approx(20.0 + gap, abs=1e-5)


def test_a_timed_task_ticks_reminds_of_rests_and_counts_down() -> None:
    (work,) = sets(session(5))
    assert [mark.at // SECOND for mark in work.marks if isinstance(mark.effect, Tick)] == list(range(0, 61, 2))
    assert [at for at, words in due(work) if words == "Rest a moment."] == [10.0, 20.0, 30.0, 40.0]
    assert due(work)[-6:] == [(50.0, "Ten seconds left."), *[(55.0 + n, str(5 - n)) for n in range(5)]]


def test_a_beat_is_slower_at_a_slower_tempo() -> None:
    (work,) = sets(session(5, preferences=with_(tempo=2.0)))
    assert [mark.at // SECOND for mark in work.marks if isinstance(mark.effect, Tick)] == list(range(0, 61, 4))
    assert work.seconds == 60.0


# --- time ---


def test_a_rest_lasts_45_seconds_and_is_stretched_with_every_other_part() -> None:
    usual, long = session(6), session(6, preferences=with_(wait_factor=10.0))
    for short, stretched in zip(usual.segments, long.segments, strict=True):
        if short.lasts is None or stretched.lasts is None:
            assert short.part is Part.DONE
        elif short.part is Part.WORK:
            assert stretched.lasts == short.lasts
        else:
            assert stretched.lasts == 10 * short.lasts
    assert next(s for s in usual.segments if s.part is Part.REST).seconds == 45.0


def test_a_spoken_part_lasts_longer_than_its_words_and_longer_for_a_slow_voice() -> None:
    for usual, slow in zip(
        session(1, 3).segments, session(1, 3, preferences=with_(words_per_minute=60)).segments, strict=True
    ):
        if usual.part in (Part.READY, Part.STEP, Part.SWITCH):
            assert usual.seconds is not None
            assert slow.seconds is not None
            assert usual.seconds >= max(5.0, seconds_to_say(usual.words, ABLE.words_per_minute) + 2)
            assert slow.seconds >= usual.seconds


def test_only_work_and_the_summary_have_no_press_at_their_end_in_manual_advance() -> None:
    manual = session(1, 6, preferences=with_(advance=Advance.MANUAL))
    for before, after in pairwise(manual.segments):
        if after.part is Part.WORK and before.part is not Part.WORK and not before.waits:
            # the announcement of a set follows a part that waited
            assert manual.segments[manual.segments.index(before) - 1].waits
        elif before.part not in (Part.WORK, Part.QUESTION):
            assert before.waits


# --- the estimate ---


def test_the_estimate_counts_repetitions_objects_and_holding() -> None:
    told = estimate(session(1, 3, 4))
    assert (told.repetitions, told.hold_seconds, told.exercises) == (7, 40, 3)


def test_the_estimated_time_is_the_time_it_takes_untouched_but_for_the_questions() -> None:
    timeline = session(1, 4)
    sitting = Sitting(timeline)
    sitting.until_end()
    questions = 3 * (30.0 - 8.0)
    assert session_seconds(timeline) == pytest.approx(sitting.now - questions, abs=0.3)
    assert estimate(timeline).minutes == -(-session_seconds(timeline) // 60)


def test_a_long_task_is_told_in_whole_minutes_rounded_up() -> None:
    short, long = (estimate(session(Entry(exercise=5, seconds=minutes * 60))).minutes for minutes in (1, 91))
    assert long - short == 90


def test_self_paced_sets_are_reckoned_at_the_usual_pace() -> None:
    paced, own = session(8), session(8, preferences=with_(self_paced=True))

    def work_seconds(timeline: Timeline) -> float:
        said_seconds = sum(s.seconds or 0.0 for s in timeline.segments if s.part in (Part.READY, Part.STEP))
        return session_seconds(timeline) - said_seconds

    assert work_seconds(own) == pytest.approx(work_seconds(paced))
