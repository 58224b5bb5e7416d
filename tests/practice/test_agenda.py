"""Today, worked out from the record of days before."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.library.catalogue import ResourceCatalogue
from coach.practice.agenda import Past, agenda, can_go_on, history_span, local_time
from coach.practice.preferences import Preferences, Side
from coach.practice.programme import Entry, Movement
from coach.practice.record import DayTotal, Moment, Outcome, SessionRow, SetAim, SetDone, Unit
from coach.practice.sitting import Sitting, to_json
from coach.practice.today import Offer

NOW = Moment("2026-03-02T23:30:00.000Z", "2026-03-03", 60)
ME = Preferences(
    movement=Movement.NONE,
    opens_hand=False,
    opens_hand_asked="2026-03-01",
    programme_started="2026-03-02",
    allowed=True,
)
EMPTY = Past((), (), None)


@pytest.fixture(scope="module")
def catalogue() -> ResourceCatalogue:
    return ResourceCatalogue(Path(__file__).parents[2] / "resources")


def broken_off(plan: str, day: str = "2026-03-03") -> SessionRow:
    at = Moment("2026-03-02T23:00:00.000Z", day, 60)
    aim = SetAim(0, 1, "palm-down", Side.RIGHT, Unit.REPETITIONS, 10, 6)
    return SessionRow(1, plan, at, None, None, (SetDone(aim, 10, Outcome.FINISHED, at, at),))


def test_the_first_day_is_the_starter_of_the_hand(catalogue: ResourceCatalogue) -> None:
    today = agenda(catalogue.exercises, catalogue.programmes, ME, EMPTY, NOW)
    assert [entry.exercise for entry in today.sitting.entries] == [1, 3]
    assert today.sitting.programme == "not-yet"
    assert today.view.offer is Offer.START
    assert today.view.greeting.text == "**Good evening**"


def test_a_session_done_today_is_not_asked_for_again(catalogue: ResourceCatalogue) -> None:
    entries = (Entry(exercise=1), Entry(exercise=3))
    row = broken_off(to_json(Sitting(entries=entries)))
    third = SetDone(SetAim(1, 3, "", Side.RIGHT, Unit.SECONDS, 20, 0), 20, Outcome.FINISHED, row.started, row.started)
    whole = SessionRow(1, row.plan, row.started, row.started, Outcome.FINISHED, (*row.sets, third))
    days = (DayTotal("2026-03-03", 10, 80, 2),)
    today = agenda(catalogue.exercises, catalogue.programmes, ME, Past((whole,), days, None), NOW)
    assert today.view.offer is Offer.REST


def test_a_session_broken_off_today_is_offered_again(catalogue: ResourceCatalogue) -> None:
    row = broken_off(to_json(Sitting(entries=(Entry(exercise=1),))))
    past = Past((row,), (), row)
    assert can_go_on(row, catalogue.exercises, "2026-03-03")
    assert agenda(catalogue.exercises, catalogue.programmes, ME, past, NOW).view.offer is Offer.GO_ON


def test_what_is_not_offered_again(catalogue: ResourceCatalogue) -> None:
    plan = to_json(Sitting(entries=(Entry(exercise=1),)))
    assert not can_go_on(None, catalogue.exercises, "2026-03-03")
    assert not can_go_on(broken_off(plan, day="2026-03-02"), catalogue.exercises, "2026-03-03")
    assert not can_go_on(broken_off("rubbish"), catalogue.exercises, "2026-03-03")


def test_a_session_whose_plan_is_lost_still_counts(catalogue: ResourceCatalogue) -> None:
    today = agenda(catalogue.exercises, catalogue.programmes, ME, Past((broken_off("rubbish"),), (), None), NOW)
    assert today.view.offer is Offer.REST  # half of the two exercises was done


def test_the_clock_on_the_wall_and_the_days_looked_at() -> None:
    assert local_time(NOW).isoformat() == "2026-03-03T00:30:00"
    assert history_span("2026-03-03") == ("2025-12-23", "2026-03-03")
