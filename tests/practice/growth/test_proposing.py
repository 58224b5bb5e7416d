"""Growing by the rules of the clinical sheet: what is proposed, when, and what never is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.practice.exercise import Tool
from coach.practice.growth.changes import (
    MOST_MINUTES,
    MOST_REPETITIONS,
    MOST_SETS,
    Back,
    Change,
    Easier,
    Harder,
    NextWeek,
    Repetitions,
    Sets,
    Starter,
    changes_of,
    decided,
    grown,
    in_force,
    is_up,
)
from coach.practice.growth.proposing import propose
from coach.practice.growth.standing import Standing
from coach.practice.growth.words import asking
from coach.practice.preferences import Preferences
from coach.practice.programme import Entry, Movement, Programme, Session, Week
from coach.practice.record import Outcome
from tests.support.growing import CATALOGUE, ME, Life, at

EXERCISES, PROGRAMMES = CATALOGUE.exercises, CATALOGUE.programmes


def settled(week: int = 6, programme: str = "a-little", **changes: Any) -> Life:
    """A life in which the last week of the programme was agreed on, on the first morning."""
    life = Life(msgspec.structs.replace(ME, **changes))
    life.book.decide(programme, NextWeek(was=1, to=week), at(0), accepted=True)
    return life


def test_the_first_day_asks_nothing() -> None:
    assert Life().asked() is None


def test_a_session_starts_with_two_exercises_and_about_ten_minutes() -> None:
    for movement in Movement:
        plan = Life(msgspec.structs.replace(ME, movement=movement, opens_hand=True)).look().prescription
        assert len(plan.entries) == 2
        assert 9 <= plan.minutes <= 10


# --- the weeks of a programme ---


def test_the_next_week_is_asked_for_after_a_week_with_clean_sittings() -> None:
    life = Life()
    life.good_days(6)
    assert life.asked() is None
    life.whole_day()
    assert life.change() == NextWeek(was=1, to=2)
    life.say(accepted=True)
    assert [entry.exercise for entry in life.look().prescription.entries] == [2, 11, 4]
    assert life.asked() is None


def test_a_week_lasts_two_when_the_last_sets_are_not_clean() -> None:
    life = Life()
    for day in range(7):
        life.practise(left_out={11} if day == 6 else ())
        life.wait()
    assert life.asked() is None
    life.whole_day()
    assert life.asked() is None
    life.whole_day()
    assert life.change() == NextWeek(was=1, to=2)


def test_a_programme_of_groups_of_weeks_stays_two_weeks_with_each() -> None:
    life = Life(msgspec.structs.replace(ME, programme="stretches"))
    life.good_days(13)
    assert life.asked() is None
    life.whole_day()
    assert life.change() == NextWeek(was=1, to=3)


def test_the_week_counts_from_when_it_began() -> None:
    life = Life()
    life.good_days(10)
    life.say(accepted=True)
    life.good_days(6)
    assert life.asked() is None
    life.whole_day()
    assert life.change() == NextWeek(was=2, to=3)
    life.say(accepted=True)
    life.take_back(life.decisions[-1])
    life.good_days(6)
    assert life.asked() is None
    life.whole_day()
    assert life.change() == NextWeek(was=2, to=3)


def test_sessions_in_turn_must_all_be_clean() -> None:
    life = Life(msgspec.structs.replace(ME, movement=Movement.OPENS, opens_hand=True))
    for _ in range(8):
        life.practise(left_out={33})
        life.wait()
    assert life.asked() is None


# --- single exercises ---


def test_after_the_last_week_repetitions_grow_then_sets_then_the_exercise() -> None:
    life = settled()
    found: list[Change] = []
    while not any(isinstance(change, Harder) for change in found):
        life.good_days(7)
        if life.asked() is not None:
            found.append(life.say(accepted=True))
    of_two = [change for change in found if getattr(change, "exercise", 0) == 11]
    assert of_two == [Repetitions(exercise=11, was=10, to=15), Sets(exercise=11, was=2, to=3)]
    assert [change for change in found if getattr(change, "exercise", 0) == 4][-1] == Harder(exercise=4, to=1)


def test_the_first_step_up_takes_two_clean_sittings() -> None:
    standing = alone(Entry(exercise=2, repetitions=10), days=1)
    assert propose(standing, date(2026, 3, 4)) is None
    standing = alone(Entry(exercise=2, repetitions=10), days=2)
    proposal = propose(standing, date(2026, 3, 4))
    assert proposal is not None
    assert proposal.change == Repetitions(exercise=2, was=10, to=15)


@pytest.mark.parametrize(
    "felt",
    [
        {"effort": 4},
        {"effort": None},
        {"after": None},
        {"after": 3},
        {"before": 1, "after": 2},
        {"outcome": Outcome.SKIPPED},
        {"left_out": {2}},
    ],
)
def test_no_step_up_after_a_sitting_that_did_not_go_well(felt: dict[str, Any]) -> None:
    for place in (0, 1):
        standing = alone(Entry(exercise=2, repetitions=10), days=2, felt={place: felt})
        proposal = propose(standing, date(2026, 3, 4))
        assert proposal is None or not is_up(proposal.change)


def test_no_step_up_when_the_later_sitting_began_with_more_pain() -> None:
    worse = {1: {"before": 2, "after": 2}}
    assert propose(alone(Entry(exercise=2, repetitions=10), days=2, felt=worse), date(2026, 3, 4)) is None
    less = {0: {"before": 2, "after": 2}}
    assert propose(alone(Entry(exercise=2, repetitions=10), days=2, felt=less), date(2026, 3, 4)) is not None


def test_effort_three_is_not_too_hard() -> None:
    same = {0: {"effort": 3}, 1: {"effort": 3}}
    proposal = propose(alone(Entry(exercise=2, repetitions=10), days=2, felt=same), date(2026, 3, 4))
    assert proposal is not None
    assert proposal.why.effort == 3


@pytest.mark.parametrize(
    ("entry", "change"),
    [
        (Entry(exercise=2, repetitions=5), Repetitions(exercise=2, was=5, to=10)),
        (Entry(exercise=2, repetitions=12), Repetitions(exercise=2, was=12, to=15)),
        (Entry(exercise=2, repetitions=15), Sets(exercise=2, was=1, to=2)),
        (Entry(exercise=2, repetitions=20, sets=2), Sets(exercise=2, was=2, to=3)),
        (Entry(exercise=2, repetitions=15, sets=3), Harder(exercise=2, to=18)),
        (Entry(exercise=6, repetitions=5), Sets(exercise=6, was=1, to=2)),  # five grips, five times each
        (Entry(exercise=18, repetitions=3), Repetitions(exercise=18, was=3, to=5)),  # rounds through all fingers
        (Entry(exercise=3, sets=2, seconds=20), Sets(exercise=3, was=2, to=3)),
        (Entry(exercise=3, sets=4, seconds=20), Harder(exercise=3, to=4)),
        (Entry(exercise=17), Sets(exercise=17, was=2, to=3)),
        (Entry(exercise=5, seconds=180), Harder(exercise=5, to=17)),
        (Entry(exercise=32, sets=3, repetitions=5), None),  # what opens the hand stays
    ],
)
def test_the_step_that_follows(entry: Entry, change: Change | None) -> None:
    proposal = propose(alone(entry, days=2, opens_hand=True, movement=Movement.OPENS), date(2026, 3, 4))
    assert (proposal and proposal.change) == change


def test_what_was_left_behind_does_not_come_again() -> None:
    behind = alone(Entry(exercise=39, seconds=60), days=2, changes=(Harder(exercise=39, to=9),))
    assert [entry.exercise for entry in behind.entries] == [9]
    assert EXERCISES[9].next == 39
    assert propose(behind, date(2026, 3, 4)) is None


def test_a_gated_next_step_is_32_without_putty_for_a_closed_hand() -> None:
    proposal = propose(alone(Entry(exercise=6, sets=3, repetitions=5), days=2, opens_hand=False), date(2026, 3, 4))
    assert proposal is not None
    assert proposal.change == Harder(exercise=6, to=32, form=msgspec.json.decode('"without-object"'))


def test_no_harder_exercise_without_its_objects_or_for_a_hand_that_does_not_move() -> None:
    full = Entry(exercise=22, sets=3, repetitions=15)
    assert propose(alone(full, days=2, movement=Movement.NONE), date(2026, 3, 4)) is None
    pens = Entry(exercise=24, sets=3, repetitions=15)
    assert propose(alone(pens, days=2, tools=(Tool.BALL,)), date(2026, 3, 4)) is None


def test_no_harder_exercise_that_is_there_already_or_must_not_share_a_day() -> None:
    full = Entry(exercise=2, sets=3, repetitions=15)
    there = Entry(exercise=18, sets=3, repetitions=5)
    change = propose(alone(full, there, days=2), date(2026, 3, 4))
    assert change is not None
    assert change.change == Harder(exercise=18, to=39)
    assert propose(alone(full, full, days=2), date(2026, 3, 4)) is None  # it begins and ends the session
    squeezes = (Entry(exercise=23, sets=3, repetitions=15), Entry(exercise=19, sets=3, repetitions=15))
    able: dict[str, Any] = {"opens_hand": True, "movement": Movement.OPENS}
    squeeze = propose(alone(*squeezes, days=2, apart=1, **able), date(2026, 3, 6))
    assert squeeze is not None
    assert squeeze.change == Harder(exercise=19, to=29)  # not 34 for 23, which must not share a day with 19


def test_steps_up_lie_a_week_apart() -> None:
    life = settled()
    life.good_days(7)
    life.say(accepted=True)
    life.good_days(6)
    assert life.asked() is None
    life.whole_day()
    assert life.asked() is not None


def test_what_was_declined_is_asked_again_after_two_more_clean_sittings() -> None:
    standing = alone(Entry(exercise=2, repetitions=10), days=3, declined=2)
    assert propose(standing, date(2026, 3, 5)) is None
    standing = alone(Entry(exercise=2, repetitions=10), days=4, declined=2)
    assert propose(standing, date(2026, 3, 6)) is not None


def test_practice_of_other_exercises_is_no_evidence() -> None:
    life = Life()
    life.good_days(6)
    life.wait()
    for _ in range(4):
        life.preferences = msgspec.structs.replace(ME, programme="stretches")
        life.whole_day()
    life.preferences = ME
    assert life.change() is None  # the sittings before are too long ago
    assert life.look().prescription.number == 1


def test_days_with_other_exercises_are_no_days_off() -> None:
    life = Life()
    life.good_days(7)
    life.say(accepted=True)
    life.whole_day()
    for _ in range(4):
        life.preferences = msgspec.structs.replace(ME, programme="stretches")
        life.whole_day()
    life.preferences = ME
    assert life.asked() is None


def test_nothing_beyond_an_hour_a_day() -> None:
    long = tuple(Entry(exercise=number, repetitions=10, sets=2) for number in (2, 11, 10, 12))
    assert propose(alone(*long, days=2, minutes=40), date(2026, 3, 4)) is not None
    assert propose(alone(*long, days=2, minutes=60), date(2026, 3, 4)) is None


def test_nothing_is_asked_once_something_was_done_today() -> None:
    life = Life()
    life.good_days(7)
    assert life.asked() is not None
    life.practise()
    assert life.asked() is None


def test_nothing_is_asked_before_somebody_said_that_the_person_may_exercise() -> None:
    life = Life(msgspec.structs.replace(ME, allowed=False))
    life.good_days(8)
    assert life.asked() is None


def test_nothing_is_asked_of_a_plan_that_is_meant_to_stay() -> None:
    life = Life()
    base = PROGRAMMES["a-little"]
    life.programmes = {**PROGRAMMES, "a-little": msgspec.structs.replace(base, grows=False)}
    life.good_days(8)
    assert life.asked() is None


# --- the next starter ---


def test_after_two_weeks_with_the_last_week_the_hand_is_asked_for() -> None:
    life = settled(programme="not-yet", movement=Movement.NONE)
    life.good_days(14)
    assert life.change() == Starter(movement=Movement.LITTLE)
    life.say(accepted=False)
    life.good_days(7)
    assert isinstance(life.change(), Repetitions)
    life.good_days(21)
    assert life.change() == Starter(movement=Movement.LITTLE)


@pytest.mark.parametrize(("opens", "asked"), [(True, True), (False, False), (None, False)])
def test_closing_takes_a_hand_that_opens(opens: bool | None, asked: bool) -> None:
    life = settled(opens_hand=opens)
    life.good_days(14)
    assert (life.change() == Starter(movement=Movement.OPENS)) is asked


# --- one step back ---


@pytest.mark.parametrize(("off", "asked"), [(2, False), (3, True), (9, True)])
def test_after_three_days_off_one_step_back(off: int, asked: bool) -> None:
    life = Life()
    life.good_days(7)
    life.say(accepted=True)
    life.whole_day()
    life.wait(off)
    assert (life.change() == Back(of=1)) is asked


def test_days_off_are_asked_about_once_and_start_the_counting_anew() -> None:
    life = Life()
    life.good_days(7)
    life.say(accepted=True)
    life.good_days(2)
    life.wait(5)
    life.say(accepted=False)
    assert life.asked() is None
    life.wait(2)
    assert life.asked() is None
    life.whole_day()
    life.wait(4)
    assert life.change() == Back(of=1)


def test_the_start_stays_as_it_is_after_days_off() -> None:
    life = Life()
    life.whole_day()
    life.wait(20)
    assert life.asked() is None


def test_sittings_before_days_off_do_not_count() -> None:
    life = Life()
    life.good_days(6)
    life.wait(4)
    life.whole_day()
    assert life.asked() is None
    life.whole_day()
    assert life.change() == NextWeek(was=1, to=2)


def test_rest_days_that_are_planned_are_no_days_off() -> None:
    once_a_week = alone(Entry(exercise=2, repetitions=10), days=2, apart=6, gap=6)
    proposal = propose(once_a_week, date(2026, 3, 16))
    assert proposal is not None
    assert is_up(proposal.change)
    assert propose(replace(once_a_week, gap=1), date(2026, 3, 16)) is None


def test_after_a_hard_day_the_newest_step_is_taken_back() -> None:
    life = Life()
    life.good_days(7)
    life.say(accepted=True)
    life.practise(effort=4)
    life.wait()
    assert life.change() == Back(of=1)
    life.say(accepted=True)
    assert [entry.exercise for entry in life.look().prescription.entries] == [2, 11]


def test_without_a_step_to_take_back_a_set_less_then_the_easier_way() -> None:
    life = Life()
    found = []
    for _ in range(5):
        life.practise(effort=5)
        life.wait()
        if life.asked() is not None:
            found.append(life.say(accepted=True))
    assert found == [
        Sets(exercise=2, was=2, to=1),
        Sets(exercise=11, was=2, to=1),
        Easier(exercise=2),
        Easier(exercise=11),
    ]


def test_the_exercise_that_hurt_is_made_easier_first() -> None:
    life = settled()
    life.good_days(7)
    life.practise(hurt={11}, after=2)
    life.wait()
    assert life.change() == Sets(exercise=11, was=2, to=1)
    grew = settled()
    grew.good_days(7)
    grew.say(accepted=True)
    grew.practise(hurt={2})
    grew.wait()
    assert grew.decisions[-1].change == Repetitions(exercise=2, was=10, to=15)
    assert grew.change() == Back(of=2)


def test_the_harder_exercise_that_hurt_gives_way_to_the_one_before() -> None:
    standing = alone(
        Entry(exercise=2, repetitions=15),
        days=2,
        changes=(Harder(exercise=2, to=18),),
        felt={1: {"hurt": {18}}},
    )
    proposal = propose(standing, date(2026, 3, 4))
    assert proposal is not None
    assert proposal.change == Back(of=1)


def test_after_pain_nothing_grows_and_what_was_made_less_comes_back_first() -> None:
    life = settled()
    life.practise(hurt={11})
    life.wait()
    assert life.say(accepted=True) == Sets(exercise=11, was=2, to=1)
    life.whole_day()
    assert life.asked() is None
    life.whole_day()
    assert life.change() == Back(of=2)
    life.say(accepted=True)
    assert in_force(life.decisions) == (life.decisions[0],)


# --- whatever happens ---

felt_days = st.lists(
    st.fixed_dictionaries(
        {
            "days": st.sampled_from((1, 1, 1, 2, 3, 5)),
            "effort": st.sampled_from((1, 2, 2, 3, 4, None)),
            "after": st.sampled_from((1, 1, 1, 2, 3, None)),
            "hurts": st.sampled_from((0, 0, 0, 0, 1)),
            "says": st.sampled_from((True, True, False)),
        }
    ),
    min_size=8,
    max_size=20,
)
people = st.builds(
    Preferences,
    movement=st.sampled_from(Movement),
    opens_hand=st.sampled_from((True, False)),
    opens_hand_asked=st.just("2999-01-01"),
    tools=st.lists(st.sampled_from(Tool), unique=True).map(tuple),
    allowed=st.just(True),
    programme=st.sampled_from(("", *PROGRAMMES)),
    programme_started=st.just("2026-03-02"),
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(person=people, days=felt_days, week=st.sampled_from((1, 3, 6)))
def test_whatever_happens_the_limits_hold(person: Preferences, days: list[dict[str, Any]], week: int) -> None:
    life = Life(person)
    name = life.look().prescription.programme.id
    if week > 1:
        life.book.decide(name, NextWeek(was=1, to=week), at(0), accepted=True)
    for felt in days:
        asked = life.asked()
        if asked is not None:
            change = asked.proposal.change
            before = plan(life)
            life.say(felt["says"])
            one_change(change, before, plan(life), felt["says"])
            sane(life, change, before)
            assert life.asked() is None  # never two at a time
        entries = life.look().prescription.entries
        hurt = {entries[0].exercise} if felt["hurts"] else set()
        life.practise(effort=felt["effort"], after=felt["after"], hurt=hurt)
        life.wait(felt["days"])
    again = in_force(decided(life.decisions, name, person.programme_started))
    assert again == life.look().prescription.in_force  # told anew, it is the same plan


def plan(life: Life) -> tuple[tuple[Entry, ...], ...]:
    """All sessions of the week that holds, after the changes in force."""
    prescription = life.look().prescription
    changes = changes_of(prescription.in_force)
    return tuple(grown(session.entries, changes) for session in prescription.week.sessions)


def one_change(
    change: Change, before: tuple[tuple[Entry, ...], ...], after: tuple[tuple[Entry, ...], ...], said: bool
) -> None:
    """A No changes nothing; a Yes changes one exercise at most, unless it is about the week."""
    if not said or isinstance(change, Starter):
        assert before == after
    elif not isinstance(change, NextWeek | Back):
        pairs = [pair for old, new in zip(before, after, strict=True) for pair in zip(old, new, strict=True)]
        assert len({old.exercise for old, new in pairs if old != new}) == 1


def sane(life: Life, change: Change, before: tuple[tuple[Entry, ...], ...]) -> None:
    """No dose beyond the limits, and no gated exercise for a hand that does not open."""
    if isinstance(change, Repetitions) and is_up(change):
        assert change.to <= MOST_REPETITIONS
    if isinstance(change, Sets) and is_up(change):
        assert change.to <= MOST_SETS
        assert change.to == change.was + 1
    if isinstance(change, Harder):
        harder = EXERCISES[change.to]
        assert life.preferences.opens_hand or not harder.gate
        assert life.preferences.movement is not Movement.NONE or harder.still_hand
        assert all(entry.exercise != change.to for entries in before for entry in entries)
    assert life.look().prescription.minutes <= MOST_MINUTES


# --- a programme of one session ---


def alone(
    *entries: Entry,
    days: int,
    minutes: int = 10,
    apart: int = 0,
    gap: int = 0,
    declined: int = 0,
    changes: tuple[Change, ...] = (),
    felt: dict[int, dict[str, Any]] | None = None,
    **preferences: Any,
) -> Standing:
    """Where one stands with these entries alone, after so many days of practice from Monday the 2nd on."""
    week = Week(week=1, days=5, minutes=(minutes,), sessions=(Session(entries=entries),))
    base = PROGRAMMES["a-little"]
    programme = Programme(id="alone", title="Alone", summary="", origin=base.origin, weeks=(week,))
    life = Alone(programme, msgspec.structs.replace(ME, programme="alone", **preferences))
    for change in changes:
        life.book.decide("alone", change, at(0, -60), accepted=True)
    for day in range(days):
        if declined and day == declined:
            life.book.decide("alone", Easier(exercise=99), at(life.day, -60), accepted=False)
        life.practise(**(felt or {}).get(day, {}))
        life.wait(1 + apart)
    return life.standing(gap)


class Alone(Life):
    """A life with one programme of its own."""

    def __init__(self, programme: Programme, preferences: Preferences) -> None:
        super().__init__(preferences)
        self.programmes = {**PROGRAMMES, programme.id: programme}

    def standing(self, gap: int) -> Standing:
        prescription = self.look().prescription
        return Standing(
            programme=prescription.programme,
            week=prescription.week,
            started=self.preferences.programme_started,
            decisions=tuple(self.decisions),
            reviews=self.reviews(prescription.programme.id),
            practised=self.rows[-1].started.local_date,
            exercises=EXERCISES,
            preferences=self.preferences,
            seconds=lambda entry: 60.0 * (entry.sets or 1) * max(10, entry.repetitions),
            gap=gap,
        )


def test_every_proposal_has_its_words() -> None:
    standing = alone(Entry(exercise=2, repetitions=10), days=2)
    proposal = propose(standing, date(2026, 3, 4))
    assert proposal is not None
    assert asking(proposal, standing, PROGRAMMES).said
