"""People's own exercises and programmes are prescribed and played like those that ship."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec
import pytest

from coach.practice.describing import dose_words, object_words, sections
from coach.practice.exercise import Group, Hold, Repetitions, Timed
from coach.practice.finding import MY_OWN, filters, find
from coach.practice.growth.changes import Decision
from coach.practice.growth.changes import Repetitions as MoreRepetitions
from coach.practice.message import content, ui
from coach.practice.outline import outline
from coach.practice.own.exercises import (
    KeptProgramme,
    as_exercise,
    as_practised,
    as_programme,
    as_written,
    kept_id,
    literal,
    pictures_of,
    programme_id,
    started_from,
)
from coach.practice.own.model import OwnExercise, OwnHold, OwnProgramme, OwnRepetitions, OwnStep, OwnTimed, OwnWork
from coach.practice.own.parcel import Parcel, packed, renumbered
from coach.practice.plan import compile_session, session_seconds
from coach.practice.preferences import Preferences, Side
from coach.practice.prescription import Part, Practised, Prescription, prescribe
from coach.practice.programme import Arm, Entry, Form, Movement
from coach.practice.record import Moment
from coach.practice.safety import may_do
from coach.practice.timeline import SECOND, Gauge, Segment
from coach.practice.view import Part as ViewPart
from tests.practice.test_prescription import EXERCISES, PROGRAMMES
from tests.support.coaching import ABLE, CATALOGUE, PLAIN

MONDAY = date(2026, 3, 2)
STEPS = (OwnStep(shown="Push {one} up.", helper="Hold it.", picture="aa"), OwnStep(shown="Let go.", said="Slowly."))


def own(work: OwnWork | None = None, caution: str = "", sets: int = 2) -> OwnExercise:
    made = work or OwnRepetitions(repetitions=8, seconds=5.0)
    return OwnExercise(title="Towel push", steps=STEPS, work=made, sets=sets, caution=caution)


def texts(segment: Segment) -> list[str]:
    return [words.text for words in segment.caption]


# --- exercises ---


def test_it_says_what_was_written_and_braces_are_no_placeholders() -> None:
    made = as_exercise(1000, own(caution="Not {if} it hurts."))
    assert (made.number, made.title, made.group) == (1000, "Towel push", Group.OWN)
    assert [(step.shown, step.said) for step in made.steps] == [("Push {{one}} up.",) * 2, ("Let go.", "Slowly.")]
    assert made.cautions == ("Not {{if}} it hurts.",)
    assert as_exercise(1000, own()).cautions == ()


def test_what_is_read_as_it_stands_has_its_braces_back() -> None:
    assert as_written(literal("Push {one} up.")) == "Push {one} up."


def test_each_kind_of_work_has_its_dose() -> None:
    repeated = as_exercise(1000, own())
    assert isinstance(repeated.work, Repetitions)
    assert (repeated.dose.sets, repeated.dose.repetitions) == (2, 8)
    assert sum(phase.seconds for phase in repeated.work.phases) == 5.0
    held = as_exercise(1000, own(OwnHold(seconds=20.0, both_sides=True)))
    assert isinstance(held.work, Hold)
    assert (held.dose.seconds, held.work.both_sides) == (20.0, True)
    timed = as_exercise(1000, own(OwnTimed(seconds=90.0)))
    assert isinstance(timed.work, Timed)
    assert timed.dose.seconds == 90.0


def test_its_pictures_are_its_drawings() -> None:
    assert pictures_of(own()) == ("aa",)
    assert as_exercise(1000, own()).drawings == ("aa",)


@pytest.mark.parametrize("movement", Movement)
def test_it_is_for_every_hand(movement: Movement) -> None:
    assert may_do(as_exercise(1000, own()), None, movement)


def test_its_page_has_no_empty_parts() -> None:
    found = sections(as_exercise(1000, own()), ABLE)
    assert [one.heading for one in found] == [ui("How much"), ui("Steps"), ui("Helper")]
    assert ui("You or your therapist chose this number.") in dose_words(as_exercise(1000, own()))


def test_the_list_has_a_filter_for_them_once_there_are_any() -> None:
    known = {**CATALOGUE, 1000: as_exercise(1000, own())}
    assert MY_OWN not in filters(CATALOGUE)
    assert MY_OWN in filters(known)
    assert find(MY_OWN, known, ABLE) == (1000,)


@pytest.mark.parametrize("work", [None, OwnHold(seconds=12.0), OwnTimed(seconds=30.0)])
def test_it_is_played(work: OwnWork | None) -> None:
    known = {**CATALOGUE, 1000: as_exercise(1000, own(work))}
    timeline = compile_session((Entry(exercise=1000),), known, ABLE)
    shown = [line for segment in timeline.segments for line in texts(segment)]
    assert "Push {{one}} up." in shown
    assert "" not in shown
    assert not any("You need" in line for line in shown)
    assert object_words(known[1000]) == ui("My own")
    assert len([segment for segment in timeline.segments if segment.aim]) == 2


def test_a_hold_without_cues_says_how_to_go_and_come_back() -> None:
    known = {1000: as_exercise(1000, own(OwnHold(seconds=12.0)))}
    work = [one for one in compile_session((Entry(exercise=1000),), known, ABLE).segments if one.part is ViewPart.WORK]
    assert [one.caption[0] for one in work[:3:2]] == [content("Let go."), ui("**Relax.** Come back.")]


# --- entries: arm, tempo, rest ---


@pytest.mark.parametrize(
    ("arm", "sides"),
    [
        (Arm.USUAL, [Side.LEFT]),
        (Arm.AFFECTED, [Side.LEFT]),
        (Arm.OTHER, [Side.RIGHT]),
        (Arm.BOTH, [Side.LEFT, Side.RIGHT]),
    ],
)
def test_the_arm_is_the_one_prescribed(arm: Arm, sides: list[Side]) -> None:
    bout = outline((Entry(exercise=1, arm=arm),), CATALOGUE, ABLE)[0]
    assert [task.side for task in bout.tasks] == sides


def test_a_stretch_of_both_sides_may_be_prescribed_for_one() -> None:
    known = {1000: as_exercise(1000, own(OwnHold(seconds=20.0, both_sides=True), sets=1))}
    assert len(outline((Entry(exercise=1000),), known, ABLE)[0].tasks) == 2
    assert [task.side for task in outline((Entry(exercise=1000, arm=Arm.AFFECTED),), known, ABLE)[0].tasks] == [
        Side.LEFT
    ]


def test_the_other_arm_is_named_and_shown_from_the_start() -> None:
    segments = compile_session((Entry(exercise=1, arm=Arm.OTHER),), CATALOGUE, ABLE).segments
    mine = [one for one in segments if one.exercise == 1 and one.part in (ViewPart.READY, ViewPart.STEP, ViewPart.WORK)]
    assert {one.side for one in mine} == {Side.RIGHT}
    assert any(ui("**{arm}.**", arm=ui("Right arm")) in one.caption for one in mine)


def test_the_tempo_prescribed_is_used_in_place_of_the_persons() -> None:
    slow = compile_session((Entry(exercise=1, tempo=2.0),), CATALOGUE, ABLE)
    usual = compile_session((Entry(exercise=1),), CATALOGUE, ABLE)
    lasts = [next(one.lasts for one in timeline.segments if one.aim) for timeline in (slow, usual)]
    assert lasts[0] == 2 * (lasts[1] or 0)


def test_the_rest_prescribed_is_taken_between_sets() -> None:
    timeline = compile_session((Entry(exercise=1, sets=2, rest=90.0),), CATALOGUE, ABLE)
    rests = [one.lasts for one in timeline.segments if one.part is ViewPart.REST and one.gauge is Gauge.COUNTDOWN]
    assert rests == [90 * SECOND]
    assert PLAIN.number == 1


# --- programmes ---


def programme(*entries: Entry, weekdays: tuple[int, ...] = (0, 2), times: int = 1) -> OwnProgramme:
    return OwnProgramme(name="Ann's {list}", entries=entries, weekdays=weekdays, times_a_day=times)


def test_ids_lead_to_the_record_and_back() -> None:
    assert kept_id(programme_id(7)) == 7
    assert [kept_id(other) for other in ("putty", "own-", "own-x", "")] == [None] * 4


def test_it_becomes_a_programme_of_what_is_known() -> None:
    made = as_programme(KeptProgramme(3, False, programme(Entry(exercise=1), Entry(exercise=999))), CATALOGUE)
    assert made is not None
    assert (made.id, made.title, made.weekdays) == ("own-3", "Ann's {{list}}", (0, 2))
    assert [entry.exercise for entry in made.weeks[0].sessions[0].entries] == [1]


@pytest.mark.parametrize(
    "empty", [programme(), programme(Entry(exercise=999)), programme(Entry(exercise=1), weekdays=())]
)
def test_nothing_to_do_is_no_programme(empty: OwnProgramme) -> None:
    assert as_programme(KeptProgramme(3, False, empty), CATALOGUE) is None


def test_one_is_started_from_a_ready_made_one() -> None:
    made = started_from(PROGRAMMES["moves"], 1, "Mine", (0, 3))
    assert made.base == "moves"
    numbers = [entry.exercise for entry in made.entries]
    assert numbers == sorted(set(numbers), key=numbers.index)
    assert {10, 12, 11, 18, 13, 14, 15, 16, 17} == set(numbers)
    later = started_from(PROGRAMMES["moves"], 99, "Mine", (0,))
    assert any(entry.sets == 2 for entry in later.entries)


def seconds(entry: Entry) -> float:
    return session_seconds(compile_session((entry,), EXERCISES, Preferences()))


def on(days: int, made: OwnProgramme, *history: Practised, **changes: object) -> Prescription:
    wanted = msgspec.structs.replace(
        Preferences(movement=Movement.OPENS, opens_hand=True, programme="own-1", programme_started=MONDAY.isoformat()),
        **changes,
    )
    turned = as_programme(KeptProgramme(1, False, made), EXERCISES)
    assert turned is not None
    known = {**PROGRAMMES, "own-1": turned}
    today = (MONDAY + timedelta(days=days)).isoformat()
    return prescribe(EXERCISES, known, wanted, today, history=history, seconds=seconds)


def done(days: int, *numbers: int) -> Practised:
    made = tuple(Entry(exercise=number) for number in numbers)
    return Practised((MONDAY + timedelta(days=days)).isoformat(), made)


LONG = programme(*(Entry(exercise=number, sets=3) for number in (1, 2, 10, 11)))


def test_it_is_prescribed_with_its_days_and_in_one_part() -> None:
    plan = on(0, LONG)
    assert (plan.programme.id, plan.weekdays, plan.part) == ("own-1", (0, 2), Part.WHOLE)
    assert [entry.exercise for entry in plan.entries] == [1, 2, 10, 11]
    assert plan.minutes == pytest.approx(sum(map(seconds, plan.entries)) / 60, abs=1)
    assert plan.minutes > 20


def test_one_put_away_is_followed_by_the_starter() -> None:
    plan = on(0, LONG, programme="own-9")
    assert plan.programme.id == "opens-and-closes"


def test_the_gate_and_strength_days_hold_for_it_too() -> None:
    closed = on(0, programme(Entry(exercise=19), Entry(exercise=1)), opens_hand=False, tools=())
    assert 19 not in [entry.exercise for entry in closed.entries]
    assert closed.notes
    strong = on(1, programme(Entry(exercise=14), Entry(exercise=1)), done(0, 14), tools=tuple("bottle"))
    assert 14 not in [entry.exercise for entry in strong.entries]


def test_twice_a_day_it_is_done_after_the_second_time() -> None:
    made = programme(Entry(exercise=1), Entry(exercise=2), Entry(exercise=11), times=2)
    assert (on(0, made).time, on(0, made).done) == (1, False)
    once = on(0, made, done(0, 1, 2, 11))
    assert (once.time, once.times, once.done) == (2, 2, False)
    half = on(0, made, done(0, 1, 2, 11), done(0, 1))
    assert (half.time, half.done) == (2, False)
    twice = on(0, made, done(0, 1, 2, 11), done(0, 1), done(0, 2, 11))
    assert (twice.time, twice.done) == (2, True)
    assert on(0, made, done(-2, 1, 2, 11)).time == 1


def test_with_the_bare_hand_a_form_is_kept() -> None:
    plan = on(0, programme(Entry(exercise=32, form=Form.WITHOUT_OBJECT)))
    assert plan.entries[0].form is Form.WITHOUT_OBJECT


# --- a programme that has grown is edited ---


def agreed(number: int, to: int, days: int = 0, *, was: int = 10, accepted: bool = True) -> Decision:
    change = MoreRepetitions(exercise=1, was=was, to=to)
    day = (MONDAY + timedelta(days=days)).isoformat()
    return Decision(number, "own-1", change, accepted, Moment(f"{day}T09:00:00.000Z", day, 0))


FOLLOWED = Preferences(programme="own-1", programme_started=MONDAY.isoformat())
KEPT = KeptProgramme(1, archived=False, programme=programme(Entry(exercise=1, repetitions=10)))


def test_what_is_edited_is_what_is_practised_now() -> None:
    now = as_practised(KEPT, [agreed(4, 12), agreed(7, 20, accepted=False)], FOLLOWED)
    assert now.entries[0].repetitions == 12
    assert now.settled == 7
    assert as_practised(KEPT, [], FOLLOWED) == KEPT.programme


def test_one_that_is_not_followed_is_edited_as_it_was_written() -> None:
    now = as_practised(KEPT, [agreed(4, 12)], Preferences())
    assert (now.entries, now.settled) == (KEPT.programme.entries, 4)


def test_a_smaller_dose_that_was_kept_holds_against_what_was_agreed_before() -> None:
    before = [agreed(4, 12)]
    edited = msgspec.structs.replace(
        as_practised(KEPT, before, FOLLOWED), entries=(Entry(exercise=1, repetitions=5), Entry(exercise=2))
    )
    turned = as_programme(KeptProgramme(1, archived=False, programme=edited), EXERCISES)
    assert turned is not None
    able = msgspec.structs.replace(FOLLOWED, movement=Movement.OPENS, opens_hand=True)

    def repetitions(*decisions: Decision) -> int:
        today = (MONDAY + timedelta(days=1)).isoformat()
        known = {**PROGRAMMES, "own-1": turned}
        plan = prescribe(EXERCISES, known, able, today, history=(), seconds=seconds, decisions=decisions)
        return plan.entries[0].repetitions

    assert repetitions(*before) == 5
    assert repetitions(*before, agreed(9, 8, days=1, was=5)) == 8


def test_a_file_carries_no_trace_of_what_was_agreed() -> None:
    settled = msgspec.structs.replace(KEPT.programme, settled=7)
    assert packed(settled, {}, {}).programme.settled == 0
    assert renumbered(Parcel(programme=settled), (), 0)[0].settled == 0
