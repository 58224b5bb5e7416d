"""Reminders: each due one exactly once, over changes of the clock, sleep, restarts and quiet hours."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from coach.practice.reminders.schedule import (
    LOOK_BACK,
    MINUTES,
    Due,
    Key,
    LocalTime,
    Quiet,
    Reminder,
    keys_of_day,
    look,
)

NEVER = Quiet(0, 0)
NIGHT = Quiet(21 * 60, 8 * 60)


class Zone:
    """The local time of a zone."""

    def __init__(self, name: str) -> None:
        self.zone = ZoneInfo(name)

    def to_utc(self, local: datetime) -> datetime:
        return local.replace(tzinfo=self.zone).astimezone(UTC)

    def to_local(self, utc: datetime) -> datetime:
        return utc.astimezone(self.zone).replace(tzinfo=None)


PLACES = {name: Zone(name) for name in ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu")}
BERLIN: LocalTime = PLACES["Europe/Berlin"]
# Days on which these zones turn their clocks, and days round a leap day.
TURNS = (
    date(2026, 3, 29),
    date(2026, 10, 25),
    date(2026, 3, 8),
    date(2026, 11, 1),
    date(2026, 4, 5),
    date(2026, 10, 4),
    date(2028, 2, 28),
    date(2028, 2, 29),
    date(2027, 12, 31),
)
EVERY_DAY = tuple(range(7))


def daily(*minutes: int) -> tuple[Reminder, ...]:
    return tuple(Reminder(weekdays=EVERY_DAY, minute=minute) for minute in minutes)


def utc(day: date, hour: float) -> datetime:
    return datetime.combine(day, datetime.min.time(), UTC) + timedelta(hours=hour)


class Watcher:
    """Looks as the program does: at the latest when told to, or once a minute. What was shown is kept."""

    def __init__(
        self, reminders: tuple[Reminder, ...], place: LocalTime, start: datetime, quiet: Quiet = NEVER
    ) -> None:
        self.reminders, self.place, self.quiet = reminders, place, quiet
        self.now = start
        self.kept: set[Key] = set()
        self.rung: list[tuple[Due, datetime]] = []
        self.again = start
        self.since = start
        self.restart()

    def restart(self) -> None:
        """The program starts anew: only what is kept is known."""
        self.since = self.now
        self.look()

    def look(self) -> None:
        found = look(self.reminders, self.quiet, self.kept, since=self.since, now=self.now, place=self.place)
        self.since, self.again = found.since, found.again
        self.rung += [(due, self.now) for due in found.due]
        self.kept |= {due.key for due in found.due}

    def stay_awake(self, hours: float) -> None:
        end = self.now + timedelta(hours=hours)
        while self.now < end:
            self.now = min(end, max(self.again, self.now + timedelta(seconds=1)))
            self.look()

    def sleep(self, hours: float) -> None:
        self.now += timedelta(hours=hours)
        self.look()

    def set_back(self, hours: float) -> None:
        self.now -= timedelta(hours=hours)
        self.look()

    def do(self, act: str, hours: float) -> None:
        if act == "awake":
            self.stay_awake(hours)
        elif act == "sleep":
            self.sleep(hours)
        elif act == "back":
            self.set_back(hours)
        elif not self.quiet.holds(minute_of(self.place.to_local(self.now))):  # what waits has a test of its own
            self.restart()

    def times(self, key: Key) -> int:
        return Counter(due.key for due, _ in self.rung)[key]


reminders = st.lists(
    st.builds(
        Reminder,
        weekdays=st.lists(st.integers(0, 6), unique=True, min_size=1).map(tuple),
        minute=st.one_of(st.integers(0, MINUTES - 1), st.sampled_from((0, 30, 60, 90, 120, 150, 180, MINUTES - 1))),
    ),
    min_size=1,
    max_size=4,
).map(tuple)
quiets = st.sampled_from((NEVER, NIGHT, Quiet(0, 6 * 60), Quiet(12 * 60, 14 * 60)))
acts = st.lists(
    st.tuples(st.sampled_from(("awake", "sleep", "back", "restart")), st.floats(0.01, 40)), min_size=1, max_size=10
)


@settings(max_examples=300, deadline=None)
@given(
    reminders,
    st.tuples(st.sampled_from(sorted(PLACES)), st.sampled_from(TURNS), st.integers(0, 47)),
    quiets,
    acts,
)
@example(daily(150), ("Europe/Berlin", date(2026, 3, 29), 0), NEVER, [("awake", 24.0)])
@example(
    daily(150), ("Europe/Berlin", date(2026, 10, 25), 0), NEVER, [("awake", 24.0), ("back", 24.0), ("awake", 30.0)]
)
@example(daily(90), ("Australia/Lord_Howe", date(2026, 4, 5), 10), NEVER, [("sleep", 30.0)])
def test_each_due_reminder_exactly_once(
    wanted: tuple[Reminder, ...], start: tuple[str, date, int], quiet: Quiet, what: list[tuple[str, float]]
) -> None:
    name, day, hour = start
    place = PLACES[name]
    watcher = Watcher(wanted, place, utc(day, hour) - timedelta(days=1), quiet)
    begun = place.to_local(watcher.now).date()
    for act, hours in what:
        watcher.do(act, hours)
    while quiet.holds(minute_of(place.to_local(watcher.now))):
        watcher.now = watcher.again
        watcher.look()
    assert max(Counter(due.key for due, _ in watcher.rung).values(), default=1) == 1
    assert not any(quiet.holds(minute_of(place.to_local(at))) for _, at in watcher.rung)
    rung, expected = {due.key for due, _ in watcher.rung}, wanted_keys(watcher, begun, watcher.now)
    assert rung >= expected
    if all(act in ("awake", "sleep") for act, _ in what):
        early = set() if quiet.begins <= quiet.ends else wanted_keys(watcher, begun - timedelta(days=1), watcher.now)
        assert rung <= expected | early  # what waited for the end of a quiet time since the evening before


def minute_of(local: datetime) -> int:
    return local.hour * 60 + local.minute


def wanted_keys(watcher: Watcher, first: date, now: datetime) -> set[Key]:
    """All that fell due from the day of the start until now, found by counting days alone."""
    found = set()
    day = first
    while day <= watcher.place.to_local(now).date() + timedelta(days=1):
        for iso, minute in keys_of_day(watcher.reminders, day):
            local = datetime.combine(day, datetime.min.time()) + timedelta(minutes=minute)
            if watcher.place.to_utc(local) <= now:
                found.add((iso, minute))
        day += timedelta(days=1)
    return found


# --- the cases by name ---


def test_a_time_that_is_skipped_in_spring_rings_once_after_the_jump() -> None:
    watcher = Watcher(daily(150), BERLIN, utc(date(2026, 3, 28), 22))
    watcher.stay_awake(24)
    assert [(due.key, place_time(at)) for due, at in watcher.rung] == [
        (("2026-03-28", 150), "2026-03-28 23:00"),  # of the day of the start, at the start
        (("2026-03-29", 150), "2026-03-29 03:30"),
    ]


def test_a_time_that_comes_twice_in_autumn_rings_the_first_time() -> None:
    watcher = Watcher(daily(150), BERLIN, utc(date(2026, 10, 24), 23))
    watcher.stay_awake(24)
    assert [(due.key, at) for due, at in watcher.rung] == [(("2026-10-25", 150), utc(date(2026, 10, 25), 0.5))]


def place_time(at: datetime) -> str:
    return f"{BERLIN.to_local(at):%Y-%m-%d %H:%M}"


def test_a_computer_that_slept_tells_once_when_it_wakes() -> None:
    watcher = Watcher(daily(600), BERLIN, utc(date(2026, 6, 1), 6))
    watcher.sleep(5)
    assert watcher.times(("2026-06-01", 600)) == 1
    watcher.stay_awake(5)
    assert watcher.times(("2026-06-01", 600)) == 1


def test_a_clock_that_is_set_back_rings_nothing_twice() -> None:
    watcher = Watcher(daily(600), BERLIN, utc(date(2026, 6, 1), 7))
    watcher.stay_awake(2)
    watcher.set_back(5)
    watcher.stay_awake(20)
    assert watcher.times(("2026-06-01", 600)) == 1


def test_a_clock_that_ran_years_ahead_by_mistake_does_not_end_the_reminders() -> None:
    watcher = Watcher(daily(600), BERLIN, utc(date(2026, 6, 1), 6))
    watcher.sleep(24 * 365 * 4)
    watcher.set_back(24 * 365 * 4)
    watcher.stay_awake(24)
    assert watcher.times(("2026-06-01", 600)) == 1
    assert len(watcher.rung) < 10


def test_reminders_of_long_ago_are_none() -> None:
    watcher = Watcher(daily(600), BERLIN, utc(date(2026, 6, 1), 6))
    watcher.sleep(24 * 30)
    assert {due.date for due, _ in watcher.rung} == {f"2026-06-{day}" for day in range(24, 31)}
    assert all(watcher.now - due.at <= LOOK_BACK for due, _ in watcher.rung)


def test_a_program_that_starts_late_in_the_day_tells_what_was_due_today() -> None:
    watcher = Watcher(daily(600), BERLIN, utc(date(2026, 6, 1), 15))
    assert [due.key for due, _ in watcher.rung] == [("2026-06-01", 600)]
    watcher.restart()
    assert len(watcher.rung) == 1


def test_a_leap_day_is_a_day_like_any_other() -> None:
    watcher = Watcher(daily(600), BERLIN, utc(date(2028, 2, 28), 0))
    watcher.stay_awake(24 * 3)
    assert [due.date for due, _ in watcher.rung] == ["2028-02-28", "2028-02-29", "2028-03-01"]


def test_in_the_quiet_time_a_reminder_waits_for_its_end() -> None:
    watcher = Watcher(daily(6 * 60, 22 * 60), BERLIN, utc(date(2026, 5, 31), 21), NIGHT)
    assert watcher.rung == []
    assert place_time(watcher.again) == "2026-06-01 08:00"
    watcher.stay_awake(24)
    assert [(due.key, place_time(at)) for due, at in watcher.rung] == [
        (("2026-05-31", 360), "2026-06-01 08:00"),  # of the day of the start
        (("2026-05-31", 1320), "2026-06-01 08:00"),
        (("2026-06-01", 360), "2026-06-01 08:00"),
    ]


@pytest.mark.parametrize(
    ("quiet", "minute", "holds"),
    [
        (NEVER, 600, False),
        (NIGHT, 21 * 60, True),
        (NIGHT, 0, True),
        (NIGHT, 8 * 60, False),
        (Quiet(720, 840), 719, False),
        (Quiet(720, 840), 800, True),
        (Quiet(720, 840), 840, False),
    ],
)
def test_quiet_time_may_go_over_midnight(quiet: Quiet, minute: int, holds: bool) -> None:
    assert quiet.holds(minute) is holds


def test_what_waits_for_the_end_of_the_night_survives_a_new_start() -> None:
    watcher = Watcher(daily(22 * 60), BERLIN, utc(date(2026, 6, 1), 15), NIGHT)
    watcher.stay_awake(10)
    watcher.restart()
    watcher.stay_awake(10)
    assert [(due.key, place_time(at)) for due, at in watcher.rung] == [(("2026-06-01", 22 * 60), "2026-06-02 08:00")]


def test_only_the_chosen_weekdays_ring() -> None:
    monday = date(2026, 6, 1)
    chosen = (Reminder(weekdays=(0, 3), minute=600), Reminder(weekdays=(0,), minute=600))
    assert keys_of_day(chosen, monday) == (("2026-06-01", 600),)
    assert keys_of_day(chosen, monday + timedelta(days=1)) == ()
    assert keys_of_day((Reminder(weekdays=(0,), minute=99999),), monday) == (("2026-06-01", MINUTES - 1),)


def test_without_a_reminder_one_looks_again_tomorrow() -> None:
    now = utc(date(2026, 6, 1), 8)
    found = look((), NEVER, (), since=now, now=now, place=BERLIN)
    assert (found.due, found.again) == ((), now + timedelta(days=1))
