"""The moment of a press is the one that the system tells, however late the window hears of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.practice.trials.model import Device
from coach.ui.press_times import PressTimes


@given(
    st.integers(1, 10**9),
    st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 1999)), min_size=1, max_size=40),
)
def test_once_a_press_was_heard_at_once_every_moment_is_exact(clock: int, presses: list[tuple[int, int]]) -> None:
    times = PressTimes()
    now = 5000
    assert times.made(Device.KEYS, clock, now / 1000) == pytest.approx(now / 1000)
    for passed, late in presses:
        now += passed
        heard = (now + late) / 1000
        assert times.made(Device.KEYS, clock + now - 5000, heard) == pytest.approx(now / 1000, abs=1e-6)


@given(st.lists(st.tuples(st.integers(0, 2**63), st.floats(0, 1e6)), max_size=30))
def test_whatever_the_system_tells_no_press_is_of_the_future_nor_long_past(told: list[tuple[int, float]]) -> None:
    times = PressTimes()
    for stamp, heard in told:
        made = times.made(Device.MOUSE, stamp, heard)
        assert made <= heard + 1e-3 * max(1.0, stamp / 1e12)
        assert heard - made <= 2.001 + 1e-3 * stamp / 1e12


def test_each_device_has_its_own_clock_and_a_press_without_a_stamp_is_just_made() -> None:
    times = PressTimes()
    times.made(Device.KEYS, 1000, 50.0)
    assert times.made(Device.TOUCH, 900_000, 50.2) == pytest.approx(50.2)
    assert times.made(Device.KEYS, 1500, 51.9) == pytest.approx(50.5)
    assert times.made(Device.KEYS, 0, 52.0) == 52.0
