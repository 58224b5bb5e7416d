"""Wall time, as the system's clock and time zone give it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from coach.practice.record import Moment


def system_time() -> datetime:
    """Now, in UTC."""
    return datetime.now(UTC)


class SystemClock:
    """The `Clock` of the machine. With `speed` N, time runs N times faster from the start on, for trying things out."""

    def __init__(self, speed: float = 1.0, read: Callable[[], datetime] = system_time) -> None:
        self._speed = speed
        self._read = read
        self._start = read()

    def now(self) -> Moment:
        """This moment."""
        utc = self._start + (self._read() - self._start) * self._speed
        local = utc.astimezone()
        offset = local.utcoffset() or timedelta()
        return Moment(
            utc=utc.isoformat(timespec="milliseconds").removesuffix("+00:00") + "Z",
            local_date=local.date().isoformat(),
            offset_minutes=round(offset.total_seconds() / 60),
        )
