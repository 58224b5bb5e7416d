"""Local time over changes of the clock, as the system gives it."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from coach.desktop.local_time import SystemLocalTime


@pytest.fixture
def in_berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    if not hasattr(time, "tzset"):
        pytest.fail("This test needs a system whose zone can be set.")
    before = os.environ.get("TZ")
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    yield
    if before is None:
        monkeypatch.delenv("TZ")
    else:
        monkeypatch.setenv("TZ", before)
    time.tzset()


@pytest.mark.usefixtures("in_berlin")
@pytest.mark.parametrize(
    ("local", "utc"),
    [
        (datetime(2026, 1, 1, 10), datetime(2026, 1, 1, 9, tzinfo=UTC)),
        (datetime(2026, 7, 1, 10), datetime(2026, 7, 1, 8, tzinfo=UTC)),
        (datetime(2026, 3, 29, 2, 30), datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),  # skipped: an hour later
        (datetime(2026, 10, 25, 2, 30), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),  # twice: the first
    ],
)
def test_a_local_time_is_a_moment(local: datetime, utc: datetime) -> None:
    assert SystemLocalTime().to_utc(local) == utc


@pytest.mark.usefixtures("in_berlin")
def test_a_moment_is_a_local_time() -> None:
    place = SystemLocalTime()
    assert place.to_local(datetime(2026, 3, 29, 1, 30, tzinfo=UTC)) == datetime(2026, 3, 29, 3, 30)
    assert place.to_local(datetime(2026, 10, 25, 1, 30, tzinfo=UTC)).replace(fold=0) == datetime(2026, 10, 25, 2, 30)
