"""Two sounds, made of sines: a tick for a count and a chime for a part that is done.

They are low enough for ears that have lost the high notes (under 1.8 kHz), and begin and end in silence, so that
nothing clicks. A tick stands in for a word, and is about as strong as one. Words are said over a chime, so it is
softer: 8 dB under espeak-ng, where it was as strong as the first word. Importing this module imports numpy, which is
slow.
"""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Samples: TypeAlias = npt.NDArray[np.int16]  # one channel, shape (samples,), at RATE

Wave: TypeAlias = npt.NDArray[np.float64]

RATE = 48_000  # samples a second; what most devices work at
TICK_PEAK = 0.25  # of full scale: -12 dBFS
CHIME_PEAK = 0.11  # -19 dBFS
FULL = 32767

TICK_HERTZ = 880.0
TICK_SECONDS = 0.07
CHIME_HERTZ = (587.33, 880.0)  # D5 and A5, a fifth
CHIME_STEP_SECONDS = 0.2
CHIME_SECONDS = 0.9
FADE_IN_SECONDS = 0.004
FADE_OUT_SECONDS = 0.02


def tick(volume: float) -> Samples:
    """A soft knock; `volume` is 0..1."""
    time = _times(TICK_SECONDS)
    return _finished(time, _note(time, TICK_HERTZ, fall=0.014), volume * TICK_PEAK)


def chime(volume: float) -> Samples:
    """Two soft notes, the second one higher; `volume` is 0..1."""
    time = _times(CHIME_SECONDS)
    notes = [_note(time - place * CHIME_STEP_SECONDS, hertz, fall=0.18) for place, hertz in enumerate(CHIME_HERTZ)]
    return _finished(time, np.sum(notes, axis=0), volume * CHIME_PEAK)


def _finished(time: Wave, wave: Wave, peak: float) -> Samples:
    faded = wave * np.minimum(1.0, (time[-1] - time) / FADE_OUT_SECONDS)
    scale = peak * FULL / float(np.abs(faded).max())
    return np.asarray(np.round(faded * scale), np.int16)


def _times(seconds: float) -> Wave:
    return np.arange(round(seconds * RATE)) / RATE


def _note(time: Wave, hertz: float, fall: float) -> Wave:
    """A note struck at 0, with a weak octave in it; `fall` is the seconds in which it falls to a third."""
    since = np.maximum(time, 0.0)
    swell = np.minimum(1.0, since / FADE_IN_SECONDS)
    turn = 2 * np.pi * hertz * since
    return np.asarray(swell * np.exp(-since / fall) * (np.sin(turn) + 0.2 * np.sin(2 * turn)))
