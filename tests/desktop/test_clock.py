"""Moments: UTC, the local date, and the offset in force at that time."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from coach.desktop.clock import SystemClock, system_time
from coach.practice.ports import Clock
from coach.practice.record import Moment

NEW_YORK = "EST5EDT,M3.2.0,M11.1.0"


@pytest.fixture
def in_new_york(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", NEW_YORK)
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("in_new_york")
@pytest.mark.parametrize(
    ("utc", "moment"),
    [
        (datetime(2026, 1, 15, 3, 4, 5, 678_900, UTC), Moment("2026-01-15T03:04:05.678Z", "2026-01-14", -300)),
        (datetime(2026, 7, 15, 3, 4, 5, 0, UTC), Moment("2026-07-15T03:04:05.000Z", "2026-07-14", -240)),
        # The night when clocks go back: both half past ones, an hour apart.
        (datetime(2026, 11, 1, 5, 30, tzinfo=UTC), Moment("2026-11-01T05:30:00.000Z", "2026-11-01", -240)),
        (datetime(2026, 11, 1, 6, 30, tzinfo=UTC), Moment("2026-11-01T06:30:00.000Z", "2026-11-01", -300)),
    ],
)
def test_a_moment_has_utc_and_the_local_date(utc: datetime, moment: Moment) -> None:
    clock: Clock = SystemClock(read=lambda: utc)
    assert clock.now() == moment


def test_it_shows_the_time_of_the_machine() -> None:
    before = system_time()
    now = datetime.fromisoformat(SystemClock().now().utc)
    assert before - timedelta(milliseconds=1) <= now <= system_time()


def test_a_fast_clock_runs_from_its_start() -> None:
    real = [datetime(2026, 1, 1, 12, 0, tzinfo=UTC)]
    clock = SystemClock(60.0, lambda: real[0])
    assert clock.now().utc == "2026-01-01T12:00:00.000Z"
    real[0] += timedelta(seconds=2)
    assert clock.now().utc == "2026-01-01T12:02:00.000Z"
