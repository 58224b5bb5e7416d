"""Adds up the short sounds that are playing, for a device that asks for samples."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Generator

import numpy as np

from coach.ui.tones import Samples


class Mixer:
    """`add` and `mix` may be called on two threads. `asked_at` is the time.monotonic() of the last `mix`."""

    def __init__(self) -> None:
        self.asked_at = time.monotonic()
        self._playing: deque[tuple[Samples, int]] = deque()  # a sound, and how many of its samples were played

    def add(self, sound: Samples) -> None:
        """Begin to play."""
        self._playing.append((sound, 0))

    def mix(self, count: int) -> Samples:
        """The next `count` samples: the sum of what is playing, cut off at full scale."""
        self.asked_at = time.monotonic()
        mixed = np.zeros(count, np.int32)
        for _ in range(len(self._playing)):
            sound, played = self._playing.popleft()
            part = sound[played : played + count]
            mixed[: len(part)] += part
            if played + count < len(sound):
                self._playing.append((sound, played + count))
        return np.clip(mixed, -32768, 32767).astype(np.int16)

    def stream(self) -> Generator[Samples, int, None]:
        """What miniaudio asks for samples; already at its first `yield`."""
        stream = self._samples()
        next(stream)
        return stream

    def _samples(self) -> Generator[Samples, int, None]:
        count = yield np.zeros(0, np.int16)
        while True:
            count = yield self.mix(count)
