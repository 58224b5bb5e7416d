"""The sound device, through miniaudio. Slow to import and slow to answer: for a thread, not for the main one."""

from __future__ import annotations

import ctypes
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache

import miniaudio

from coach.ui import tones
from coach.ui.mixer import Mixer

BUFFER_MILLISECONDS = 30  # a sound begins 15 to 50 ms after it was asked for; shorter ones keep the processor busy
LOST_SECONDS = 1.0
UNREAL = ("NULL", "CUSTOM", "WEBAUDIO")


class SoundDevice:
    """The default device. Opened as it is made, started by the first sound.

    `backends` are names in miniaudio.Backend; none given, those of the system. Everything here raises
    miniaudio.MiniaudioError when the device fails, or is not there.
    """

    def __init__(self, backends: Sequence[str] = ()) -> None:
        enabled = sorted(miniaudio.get_enabled_backends(), key=lambda backend: backend.value)  # the library's order
        self._mixer = Mixer()
        self._made = cache(lambda tone, volume: {"tick": tones.tick, "chime": tones.chime}[tone](volume))
        with _quiet_alsa():
            self._device = miniaudio.PlaybackDevice(
                output_format=miniaudio.SampleFormat.SIGNED16,
                nchannels=1,
                sample_rate=tones.RATE,
                buffersize_msec=BUFFER_MILLISECONDS,
                backends=[b for b in enabled if (b.name in backends if backends else b.name not in UNREAL)],
                app_name="Hand Coach",
            )

    @property
    def running(self) -> bool:
        """Whether it has been started and is not at rest."""
        return bool(self._device.running)

    @property
    def lost(self) -> bool:
        """Whether it should be running but has asked for no samples for a second: unplugged, or its server is gone."""
        return self.running and time.monotonic() - self._mixer.asked_at > LOST_SECONDS

    def play(self, tone: str, volume: float) -> None:
        """Play "tick" or "chime" now, with what is playing already; `volume` is 0..1."""
        self._mixer.add(self._made(tone, volume))
        if not self.running:
            self._mixer.asked_at = time.monotonic()
            self._device.start(self._mixer.stream())

    def rest(self) -> None:
        """Stop until the next sound; costs nothing meanwhile."""
        self._device.stop()

    def close(self) -> None:
        """Let it go."""
        self._device.close()


@contextmanager
def _quiet_alsa() -> Iterator[None]:
    """Keep ALSA from printing a page of errors to the terminal when there is no sound card."""
    try:
        alsa = ctypes.CDLL("libasound.so.2") if sys.platform == "linux" else None
    except OSError:  # not installed
        alsa = None
    if alsa is None:
        yield
        return
    # File, line, function, error and format; what is to be filled in follows, and is left where it is.
    error = ctypes.CFUNCTYPE(None, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p)
    drop = error(lambda *_: None)
    alsa.snd_lib_error_set_handler(drop)
    try:
        yield
    finally:
        alsa.snd_lib_error_set_handler(None)
