"""What Today says, from the plan and from what was done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec
import pytest

from coach.practice.exercise import Dose, Hold, Origin
from coach.practice.message import Message, content, ui
from coach.practice.plan import compile_session, estimate
from coach.practice.preferences import Preferences, Side
from coach.practice.prescription import Part, Prescription, practice_weekdays
from coach.practice.programme import Entry, Programme, Session, Week
from coach.practice.record import DayTotal
from coach.practice.today import Counted, Offer, TodayView, figures_words, today_view
from tests.support import coaching

MONDAY, WEDNESDAY = date(2026, 3, 2), date(2026, 3, 4)
BEND, THUMB, STRETCH, BEANS, TAPS, GRIPS, SQUEEZE, CARRY, REACH = range(1, 10)
ONE_SIDED = Hold(enter=coaching.UP_AND_DOWN[0], leave=coaching.UP_AND_DOWN[1], rest_seconds=5.0)
EXERCISES = {
    **coaching.CATALOGUE,
    REACH: coaching.made(REACH, "Reach", work=ONE_SIDED, dose=Dose(origin=Origin.OURS, sets=2, seconds=20.0)),
}
ALLOWED = Preferences(allowed=True, affected=Side.LEFT)


def view(
    numbers: Sequence[int] = (BEND, STRETCH),
    *,
    part: Part = Part.WHOLE,
    done: bool = False,
    notes: tuple[Message, ...] = (),
    totals: Sequence[DayTotal] = (),
    preferences: Preferences = ALLOWED,
    now: date = MONDAY,
    hour: int = 9,
    unfinished: bool = False,
    name: str = "",
    times: int = 1,
) -> TodayView:
    entries = tuple(Entry(exercise=number) for number in numbers)
    session = Session(entries=entries)
    week = Week(week=1, days=3, minutes=(10,), sessions=(session,))
    programme = Programme(id="p", title="P", summary="", origin=Origin.OURS, weeks=(week,))
    prescription = Prescription(
        programme, 1, week, session, entries, 10, part, done, notes, practice_weekdays(3), time=1, times=times
    )
    found = estimate(compile_session(entries, EXERCISES, preferences))
    return today_view(
        prescription,
        found,
        EXERCISES,
        totals,
        preferences,
        now=now,
        hour=hour,
        unfinished=unfinished,
        name=name,
    )


def counted(shown: TodayView) -> dict[Counted, int]:
    return {figure.counted: figure.number for figure in shown.figures}


@pytest.mark.parametrize(
    ("hour", "greeting"),
    [
        (4, "evening"),
        (5, "morning"),
        (11, "morning"),
        (12, "afternoon"),
        (17, "afternoon"),
        (18, "evening"),
        (23, "evening"),
    ],
)
def test_it_greets_by_the_hour_and_names_nobody_who_gave_no_name(hour: int, greeting: str) -> None:
    assert view(hour=hour).greeting == Message(f"**Good {greeting}**")
    named = view(hour=hour, name="Ada").greeting
    assert greeting in named.text
    assert dict(named.values) == {"name": "Ada"}


def test_a_plan_is_said_in_three_numbers() -> None:
    shown = view((BEND, STRETCH))
    assert counted(shown)[Counted.EXERCISES] == 2
    assert counted(shown)[Counted.REPETITIONS] == 3
    assert Counted.HOLDS not in counted(shown)
    assert shown.first == ui("First: **{title}**", title=content("Bend"))
    assert [words.text for words in figures_words(shown.figures)] == ["{number} {word}."] * 3


def test_a_session_of_holds_alone_counts_holds_of_both_arms() -> None:
    assert counted(view((STRETCH, REACH)))[Counted.HOLDS] == 2 + 2
    assert Counted.REPETITIONS not in counted(view((STRETCH, REACH)))


def test_a_session_by_time_alone_has_two_numbers() -> None:
    assert set(counted(view((TAPS,)))) == {Counted.EXERCISES, Counted.MINUTES}


def test_one_of_each_is_said_in_the_singular() -> None:
    words = {figure.counted: figure.word for figure in view((BEND,)).figures}
    assert words[Counted.EXERCISES].number == 1


def test_pictures_show_each_exercise_once_and_at_most_six() -> None:
    shown = view((BEND, THUMB, BEND, STRETCH, BEANS, TAPS, GRIPS, CARRY))
    assert [one.exercise for one in shown.pictures] == [BEND, THUMB, STRETCH, BEANS, TAPS, GRIPS]
    assert shown.side is Side.LEFT


@pytest.mark.parametrize(("part", "word"), [(Part.FIRST, "first"), (Part.SECOND, "second")])
def test_a_long_session_says_which_half_is_next(part: Part, word: str) -> None:
    assert f"The {word} half" in view(part=part).lead.text


def test_a_day_of_rest_is_called_one() -> None:
    assert "plan for today" in view(now=MONDAY).lead.text
    assert "rest" in view(now=date(2026, 3, 3)).lead.text


def test_what_was_changed_is_told_before_a_start_only() -> None:
    notes = (ui("Instead: {name}.", name="Thumb"),)
    assert view(notes=notes).notes == notes
    assert view(notes=notes, unfinished=True).notes == ()


def test_a_session_that_was_broken_off_can_be_gone_on_with() -> None:
    shown = view(unfinished=True, done=True)
    assert shown.offer is Offer.GO_ON
    assert "go on" in shown.lead.text
    assert shown.first is None


def test_after_the_day_is_done_it_says_what_was_done_and_what_comes() -> None:
    shown = view(done=True, totals=[DayTotal("2026-03-02", 40, 300.0, 4)])
    assert shown.offer is Offer.REST
    assert "done" in shown.greeting.text
    assert counted(shown) == {Counted.MINUTES: 5, Counted.REPETITIONS: 40}
    assert dict(shown.lead.values) == {"day": ui("Wednesday")}


def test_a_day_of_holds_alone_was_minutes() -> None:
    assert counted(view(done=True, totals=[DayTotal("2026-03-02", 0, 20.0, 1)])) == {Counted.MINUTES: 1}


def test_a_done_day_without_a_total_keeps_the_numbers_of_the_plan() -> None:
    assert Counted.EXERCISES in counted(view(done=True))


def test_who_has_not_asked_a_doctor_is_asked_first() -> None:
    waiting = msgspec.structs.replace(ALLOWED, allowed=False)
    assert view(preferences=waiting).ask_first
    assert "doctor" in view(preferences=waiting).lead.text
    assert "doctor" in view(preferences=waiting, unfinished=True).lead.text
    assert not view().ask_first


def test_the_week_stands_below() -> None:
    shown = view(totals=[DayTotal("2026-03-02", 40, 300.0, 4)], now=WEDNESDAY)
    assert dict(shown.week.sentence.values) == {"done": 1, "planned": 3}


def test_of_several_times_a_day_it_is_told_which_is_next() -> None:
    assert view(times=2).lead == ui("Practice **{number} of {total}** today", number=1, total=2)
