"""Ticks and chimes."""

from __future__ import annotations

import math
import queue
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from coach.practice.message import ui
from coach.practice.ports import Finding

if TYPE_CHECKING:
    from coach.ui.sound_device import SoundDevice

LATE_SECONDS = 0.25  # a sound that could not begin by then is left out
REST_SECONDS = 4.0  # after the last sound, the device is stopped
RETRY_SECONDS = 30.0
CLOSE_SECONDS = 0.5


class DeviceSounds:
    """Implements `ports.Sounds` with the default device of the system, minded by a thread of its own.

    Nothing is loaded or opened before `configure` or the first sound; call `configure` in good time, a sound does not
    wait for it. `working` is True until a device could not be opened, or failed. The next try comes with `configure`,
    or with the first sound after half a minute. `backends` are names of miniaudio's backends ("NULL" plays into
    nothing); none given, those of the system.
    """

    def __init__(self, backends: Sequence[str] = ()) -> None:
        self._minder = _Minder(backends)
        self._volume = 1.0
        self._on = True

    @property
    def working(self) -> bool:
        """See `ports.Sounds`."""
        return self._minder.working

    def tick(self) -> None:
        """See `ports.Sounds`."""
        self._play("tick")

    def chime(self) -> None:
        """See `ports.Sounds`."""
        self._play("chime")

    def configure(self, *, volume_percent: int, on: bool) -> None:
        """See `ports.Sounds`. Switched on, the device is made ready for the first sound."""
        self._volume = volume_percent / 100
        self._on = on
        if on:
            self._minder.order(_Order("open"))

    def close(self) -> None:
        """See `ports.Sounds`. Waits for the device, half a second at the most; no sound follows."""
        self._on = False
        self._minder.close()

    def _play(self, tone: Literal["tick", "chime"]) -> None:
        if self._on and self._volume:
            self._minder.order(_Order(tone, self._volume, time.monotonic()))


@dataclass(frozen=True, slots=True)
class _Order:
    """What the thread is to do; for a sound, how loud (0..1) and when it was asked for."""

    what: Literal["open", "tick", "chime", "rest", "close"]
    volume: float = 0.0
    at: float = 0.0


class _Minder:
    """Opens, starts, stops and closes the device on a thread, because a sound server may take its time to answer."""

    def __init__(self, backends: Sequence[str]) -> None:
        self.working = True
        self._backends = backends
        self._orders: queue.SimpleQueue[_Order] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._device: SoundDevice | None = None
        self._tried_at = -math.inf

    def order(self, order: _Order) -> None:
        """Have it done, after what was ordered before."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._serve, name="sounds", daemon=True)
            self._thread.start()
        self._orders.put(order)

    def close(self) -> None:
        """Let the device go and end the thread."""
        if self._thread is not None:
            self._orders.put(_Order("close"))
            self._thread.join(CLOSE_SECONDS)

    def _serve(self) -> None:
        while (order := self._next()).what != "close":
            try:
                self._carry_out(order)
            except Exception:  # whatever a sound library raises, the exercise goes on
                self.working = False
                self._device = None
        if self._device is not None:
            self._device.close()

    def _next(self) -> _Order:
        try:
            return self._orders.get(timeout=REST_SECONDS if self._device is not None and self._device.running else None)
        except queue.Empty:
            return _Order("rest")

    def _carry_out(self, order: _Order) -> None:
        if self._device is not None and self._device.lost:
            self._device.close()
            self._device = None
        if self._device is None and (order.what == "open" or time.monotonic() - self._tried_at > RETRY_SECONDS):
            self._open()
        if self._device is None:
            return
        if order.what == "rest":
            self._device.rest()
        elif order.what in ("tick", "chime") and time.monotonic() - order.at < LATE_SECONDS:
            self._device.play(order.what, order.volume)

    def _open(self) -> None:
        from coach.ui.sound_device import SoundDevice

        self._tried_at = time.monotonic()
        self._device = SoundDevice(self._backends)
        self.working = True


def check_sounds(backends: Sequence[str] = ()) -> Sequence[Finding]:
    """What `coach doctor` says about sounds; a session is possible without. Opens the device and plays nothing."""
    try:
        from coach.ui.sound_device import SoundDevice

        SoundDevice(backends).close()
    except Exception:  # whatever a sound library raises, there is no device to use
        says = ui("There is no sound device. Exercises work without sounds.")
        return (Finding("sounds", good=False, needed=False, says=says),)
    return (Finding("sounds", good=True, needed=False, says=ui("The sound device works.")),)
