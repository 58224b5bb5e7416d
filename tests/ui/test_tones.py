"""The tick and the chime are soft, low and free of clicks."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from coach.ui import tones
from coach.ui.tones import RATE, Samples

BOTH = pytest.mark.parametrize("make", [tones.tick, tones.chime])


def strength(samples: Samples, low: float, high: float) -> float:
    """The share of the sound's energy between two frequencies in Hz."""
    energy = np.abs(np.fft.rfft(samples)) ** 2
    hertz = np.fft.rfftfreq(len(samples), 1 / RATE)
    return float(energy[(hertz >= low) & (hertz <= high)].sum() / energy.sum())


@pytest.mark.parametrize(("make", "decibels"), [(tones.tick, -12), (tones.chime, -19)])
def test_loudness_under_full_scale(make: Callable[[float], Samples], decibels: int) -> None:
    assert 20 * np.log10(np.abs(make(1.0)).max() / 32768) == pytest.approx(decibels, abs=0.5)
    assert np.abs(make(0.5)).max() == pytest.approx(np.abs(make(1.0)).max() / 2, abs=1)


@BOTH
def test_nothing_clicks(make: Callable[[float], Samples]) -> None:
    sound = make(1.0)
    assert sound[0] == sound[-1] == 0
    # The steepest slope of a full sine at 1.25 kHz: a jump, as at a hard edge, would be steeper.
    steepest = 2 * np.pi * 1250 / RATE * np.abs(sound).max()
    assert np.abs(np.diff(sound.astype(int))).max() < steepest


@BOTH
def test_old_ears_can_hear_it(make: Callable[[float], Samples]) -> None:
    assert strength(make(1.0), 400, 2000) > 0.95


def test_a_tick_is_short_and_a_chime_is_two_rising_notes() -> None:
    assert len(tones.tick(1.0)) < 0.1 * RATE
    chime = tones.chime(1.0)
    assert len(chime) < RATE
    first, second = chime[: int(0.19 * RATE)], chime[int(0.3 * RATE) : int(0.6 * RATE)]
    assert strength(first, 560, 620) > 0.7
    assert strength(second, 850, 910) > strength(second, 560, 620)
