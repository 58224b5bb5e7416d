from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.library.catalogue import ResourceCatalogue
from coach.practice.exercise import Tool
from coach.practice.fitting import is_strong
from coach.practice.growth.changes import Change, Decision, NextWeek, Repetitions
from coach.practice.message import Message, content, ui
from coach.practice.preferences import Preferences, Side
from coach.practice.prescription import (
    Part,
    Practised,
    Prescription,
    practice_weekdays,
    practised,
    prescribe,
    strength_allowed,
)
from coach.practice.programme import Entry, Form, Movement
from coach.practice.record import Moment, Outcome, SessionRow, SetAim, SetDone, Unit

CATALOGUE = ResourceCatalogue(Path(__file__).parents[2] / "resources")
EXERCISES, PROGRAMMES = CATALOGUE.exercises, CATALOGUE.programmes
MONDAY = date(2026, 3, 2)
ABLE = Preferences(movement=Movement.OPENS, opens_hand=True, tools=tuple(Tool), programme_started=MONDAY.isoformat())

wishes = st.builds(
    Preferences,
    movement=st.sampled_from(Movement),
    opens_hand=st.sampled_from((True, False, None)),
    tools=st.lists(st.sampled_from(Tool), unique=True).map(tuple),
    programme=st.sampled_from(("", "gone", *PROGRAMMES)),
    programme_started=st.just(MONDAY.isoformat()),
)


def seconds(entry: Entry) -> float:
    return max(1, entry.sets) * max(60.0, entry.seconds)


def on(days: int, preferences: Preferences = ABLE, *history: Practised, week: int = 1, **changes: Any) -> Prescription:
    """What is prescribed `days` after the start, once `week` of every programme is reached."""
    wanted = msgspec.structs.replace(preferences, **changes)
    today = (MONDAY + timedelta(days=days)).isoformat()
    moved = [decision(number, name, NextWeek(was=1, to=week)) for number, name in enumerate(PROGRAMMES, start=1)]
    return prescribe(EXERCISES, PROGRAMMES, wanted, today, history=history, seconds=seconds, decisions=moved)


def decision(number: int, programme: str, change: Change) -> Decision:
    at = Moment("2026-03-02T08:00:00.000Z", MONDAY.isoformat(), 0)
    return Decision(number, programme, change, accepted=True, at=at)


def done(days: int, *entries: Entry | int) -> Practised:
    made = tuple(Entry(exercise=one) if isinstance(one, int) else one for one in entries)
    return Practised((MONDAY + timedelta(days=days)).isoformat(), made)


def numbers(plan: Prescription) -> list[int]:
    return [entry.exercise for entry in plan.entries]


# --- which programme ---


@pytest.mark.parametrize("movement", Movement)
def test_without_a_choice_the_starter_for_the_movement_is_done(movement: Movement) -> None:
    assert on(0, movement=movement).programme.id == movement.value
    assert on(0, movement=movement, programme="gone").programme.id == movement.value


def test_the_chosen_programme_is_done() -> None:
    assert on(0, programme="stretches").programme.id == "stretches"


@pytest.mark.parametrize("answer", [False, None])
def test_the_advanced_programme_waits_for_a_hand_that_opens(answer: bool | None) -> None:
    plan = on(0, movement=Movement.LITTLE, opens_hand=answer, programme="advanced")
    assert plan.programme.id == "a-little"
    assert plan.notes[:2] == (
        ui("Not yet: {name}. Your hand must open by itself first.", name=content("Advanced")),
        ui("Instead: {name}.", name=content("The hand moves a little")),
    )
    assert on(0, programme="advanced").programme.id == "advanced"


# --- which week ---


def test_weeks_move_on_when_the_person_said_so_and_never_by_the_calendar() -> None:
    assert (on(400).number, on(400).week.week) == (1, 1)
    assert (on(7, week=2).number, on(7, week=2).week.week) == (2, 2)
    assert on(7, week=6).week.week == 6


def test_a_programme_of_groups_of_weeks_keeps_the_earlier_one() -> None:
    assert [on(0, programme="ball", week=n).week.week for n in range(1, 8)] == [1, 1, 3, 3, 5, 5, 5]


def test_what_was_said_before_the_programme_began_anew_no_longer_holds() -> None:
    assert on(7, week=3, programme_started=(MONDAY + timedelta(days=7)).isoformat()).number == 1
    assert on(7, week=3, programme_started="").number == 3


def test_the_changes_in_force_are_in_the_plan() -> None:
    more = decision(1, "opens-and-closes", Repetitions(exercise=33, was=10, to=15))
    plan = prescribe(EXERCISES, PROGRAMMES, ABLE, MONDAY.isoformat(), history=(), seconds=seconds, decisions=[more])
    assert [entry.repetitions for entry in plan.entries] == [15, 3]
    assert plan.in_force == (more,)


# --- which session ---


def test_sessions_are_taken_in_turn_on_the_days_of_practice() -> None:
    names, history = [], [done(-5, 14)]
    for day in (0, 1, 3, 5, 7):
        plan = on(day, ABLE, *history, programme="moves")
        names.append(plan.session.name)
        history += [done(day, *numbers(plan)), done(day, 1)]  # two sittings a day are one day of practice
    assert names == ["Day A", "Day B", "Day A", "Day B", "Day A"]


def test_a_day_on_which_nothing_but_pain_was_told_is_no_turn() -> None:
    told = done(1)
    assert on(2, ABLE, done(0, 14), told, programme="moves").session.name == "Day B"


def test_strength_is_not_trained_two_days_running() -> None:
    assert on(1, ABLE, done(0, 1), done(0, 14), programme="moves").session.name == "Day A"
    assert on(2, ABLE, done(0, 14), programme="moves").session.name == "Day B"


def test_strength_is_trained_on_three_days_in_seven_at_most() -> None:
    three = [done(day, 19) for day in (0, 2, 4)]
    assert not strength_allowed(EXERCISES, MONDAY + timedelta(days=6), three)
    assert strength_allowed(EXERCISES, MONDAY + timedelta(days=7), three)
    assert strength_allowed(EXERCISES, MONDAY + timedelta(days=6), three[1:])


def test_without_a_light_session_strength_is_left_out() -> None:
    plan = on(1, ABLE, done(0, 29), programme="ball")
    assert numbers(plan) == [2, 22, 21, 2]
    assert plan.notes == (
        ui("Not today: {name}. Strength needs a day off in between.", name=content("Squeeze the ball")),
    )


@settings(max_examples=40)
@given(wish=wishes, days=st.lists(st.booleans(), min_size=20, max_size=50))
def test_whoever_follows_it_rests_from_strength(wish: Preferences, days: list[bool]) -> None:
    history: list[Practised] = []
    strong: list[int] = []
    for day, practises in enumerate(days):
        plan = on(day, wish, *history, week=day // 7 + 1)
        if practises and any(is_strong(entry, EXERCISES) for entry in plan.entries):
            strong.append(day)
        if practises:
            history.append(done(day, *plan.entries))
    assert all(later - earlier > 1 for earlier, later in pairwise(strong))
    assert all(later - earlier > 6 for earlier, later in zip(strong, strong[3:], strict=False))


# --- fitted to the person ---


@given(wish=wishes, day=st.integers(0, 60))
def test_the_gate_and_the_objects_are_respected(wish: Preferences, day: int) -> None:
    plan = on(day, wish, week=day // 7 + 1)
    assert plan.entries
    for entry in plan.entries:
        one = EXERCISES[entry.exercise]
        assert wish.opens_hand is True or not one.gate
        assert wish.movement is not Movement.NONE or one.still_hand
        missing = {item.tool for item in one.equipment if not item.optional} - set(wish.tools)
        assert missing <= {Tool.TABLE, Tool.CUSHION, Tool.KEYBOARD}


def test_what_was_practised_today_counts() -> None:
    plan = on(0, ABLE, done(0, 34), programme="ball")
    assert 19 not in numbers(plan)


# --- parts of a day ---


def test_a_short_session_is_done_at_once() -> None:
    plan = on(0)
    assert (plan.part, plan.minutes, plan.done) == (Part.WHOLE, 9, False)
    assert numbers(plan) == [33, 18]
    assert on(0, ABLE, done(0, 33, 18)).done


def test_a_session_of_20_minutes_or_more_is_done_in_two_parts() -> None:
    first = on(35, week=6)
    assert first.part is Part.FIRST
    second = on(35, ABLE, done(35, *first.entries), week=6)
    assert second.part is Part.SECOND
    assert numbers(first) + numbers(second) == [33, 18, 19, 15, 14, 5, 39]
    assert first.minutes + second.minutes == 28
    assert not first.done
    assert not second.done
    assert on(35, ABLE, done(35, *first.entries), done(35, *second.entries), week=6).done


def test_19_minutes_are_not_split_and_21_are() -> None:
    assert on(21, movement=Movement.NONE, week=4).part is Part.WHOLE
    assert on(28, movement=Movement.NONE, week=5).part is Part.FIRST


def test_what_is_left_of_a_long_session_may_be_short() -> None:
    plan = on(35, week=6, opens_hand=False, programme="ball", movement=Movement.LITTLE, tools=())
    assert plan.part is Part.WHOLE
    assert plan.minutes < 20


def test_the_parts_are_halves_by_minutes() -> None:
    first = on(28, programme="everyday", week=5)
    assert numbers(first) == [6, 5, 9]
    assert numbers(on(28, ABLE, done(28, 6, 5, 9), programme="everyday", week=5)) == [8]


def test_a_skipped_exercise_does_not_bring_the_first_part_back() -> None:
    assert on(28, ABLE, done(28, 6, 9), programme="everyday", week=5).part is Part.SECOND
    assert on(28, ABLE, done(28, 6), programme="everyday", week=5).part is Part.FIRST


def test_a_part_that_repeats_the_first_one_is_not_done_by_it() -> None:
    week = PROGRAMMES["stretches"].weeks[0]
    twice = msgspec.structs.replace(week.sessions[0], entries=(Entry(exercise=1), Entry(exercise=1)))
    long = msgspec.structs.replace(
        PROGRAMMES["stretches"], weeks=(msgspec.structs.replace(week, minutes=(30,), sessions=(twice,)),)
    )
    plan = prescribe(
        EXERCISES,
        {**PROGRAMMES, "long": long},
        msgspec.structs.replace(ABLE, programme="long"),
        MONDAY.isoformat(),
        history=[done(0, 1)],
        seconds=seconds,
    )
    assert (plan.part, plan.done) == (Part.SECOND, False)


def test_a_single_long_exercise_is_not_split() -> None:
    week = PROGRAMMES["stretches"].weeks[0]
    only = msgspec.structs.replace(week.sessions[0], entries=(Entry(exercise=1),))
    long = msgspec.structs.replace(
        PROGRAMMES["stretches"], weeks=(msgspec.structs.replace(week, minutes=(30,), sessions=(only,)),)
    )
    plan = prescribe(
        EXERCISES,
        {**PROGRAMMES, "long": long},
        msgspec.structs.replace(ABLE, programme="long"),
        MONDAY.isoformat(),
        history=(),
        seconds=seconds,
    )
    assert (plan.part, plan.minutes) == (Part.WHOLE, 30)


@given(wish=wishes, day=st.integers(0, 60))
def test_both_parts_together_are_the_day(wish: Preferences, day: int) -> None:
    first = on(day, wish, week=day // 7 + 1)
    assert not first.done
    after = on(day, wish, done(day, *first.entries), week=day // 7 + 1)
    if first.part is Part.WHOLE:
        assert after.done
    else:
        assert first.part is Part.FIRST
        assert after.part is Part.SECOND
        assert abs(first.minutes - after.minutes) <= 15
    assert first.minutes >= 1


# --- the week ---


@given(st.integers(1, 7))
def test_practice_days_are_as_many_as_wanted_and_lie_apart(days: int) -> None:
    weekdays = practice_weekdays(days)
    assert len(weekdays) == days
    assert list(weekdays) == sorted(set(weekdays))
    gaps = [(later - earlier) % 7 or 7 for earlier, later in zip(weekdays, weekdays[1:] + weekdays[:1], strict=True)]
    assert max(gaps) - min(gaps) <= 1
    assert all(0 <= day <= 6 for day in weekdays)


def test_four_days_are_monday_tuesday_thursday_and_saturday() -> None:
    assert practice_weekdays(4) == (0, 1, 3, 5)


# --- what was practised ---


def row(*sets: tuple[int, float]) -> SessionRow:
    moment = Moment("2026-03-02T09:00:00.000Z", "2026-03-02", 0)
    made = tuple(
        SetDone(
            SetAim(index, exercise, "", Side.RIGHT, Unit.REPETITIONS, 10, 6.0), amount, Outcome.FINISHED, moment, moment
        )
        for index, (exercise, amount) in enumerate(sets)
    )
    return SessionRow(1, "{}", moment, None, None, made)


def test_what_was_practised_is_what_has_a_set_with_something_done() -> None:
    assert practised(row((2, 10), (2, 10), (33, 0), (18, 3))) == Practised(
        "2026-03-02", (Entry(exercise=2), Entry(exercise=18))
    )


def test_the_planned_entries_tell_the_form() -> None:
    planned = (Entry(exercise=33, form=Form.WITHOUT_OBJECT), Entry(exercise=2))
    assert practised(row((33, 10)), planned).entries == planned[:1]


def test_notes_are_messages_for_the_screen() -> None:
    plan = on(35, movement=Movement.LITTLE, week=6)
    assert all(isinstance(note, Message) for note in plan.notes)
    assert content("Move the pen only if your hand can let it go.") in plan.notes
