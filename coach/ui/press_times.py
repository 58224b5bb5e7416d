"""When a press was made, on the clock of the program: as the system says, not when a busy window hears of it."""

from __future__ import annotations

from math import inf

from coach.practice.trials.model import Device

LATEST = 2.0  # seconds by which a press may be heard late; more means that the system tells by another clock


class PressTimes:
    """The system stamps each press, by a clock of its own that runs as fast as ours and begins elsewhere.

    How far they lie apart shows in the press that was heard soonest. A press without a stamp counts as just made.
    """

    def __init__(self) -> None:
        self._apart: dict[Device, float] = {}

    def made(self, device: Device, stamp_ms: int, heard: float) -> float:
        """The moment of a press that is heard now; `heard` and the answer are seconds of the program's clock."""
        if stamp_ms <= 0:
            return heard
        stamp = stamp_ms / 1000
        apart = min(self._apart.get(device, inf), heard - stamp)
        if heard - (stamp + apart) > LATEST:
            apart = heard - stamp
        self._apart[device] = apart
        return stamp + apart
