"""Practice to put into a record: moments, sets, and a clock that stands still until it is moved."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from coach.practice.preferences import Side
from coach.practice.record import Moment, Outcome, SetAim, SetDone, Unit

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def moment(seconds: float = 0.0, days: int = 0, offset_minutes: int = 60) -> Moment:
    """The moment so long after `START`."""
    utc = START + timedelta(days=days, seconds=seconds)
    local = utc + timedelta(minutes=offset_minutes)
    return Moment(f"{utc:%Y-%m-%dT%H:%M:%S}.{utc.microsecond // 1000:03}Z", local.date().isoformat(), offset_minutes)


def repetitions(index: int, done: float = 10.0, *, at: float = 0.0, days: int = 0, pace: float = 4.5) -> SetDone:
    """A set of ten finger curls, or as many as were `done`, begun `at` seconds and ended a minute later."""
    aim = SetAim(index, 11, "", Side.LEFT, Unit.REPETITIONS, 10.0, pace)
    outcome = Outcome.FINISHED if done >= aim.aimed else Outcome.SKIPPED
    return SetDone(aim, done, outcome, moment(at, days), moment(at + 60, days))


def hold(index: int, done: float = 20.0, *, at: float = 0.0, days: int = 0) -> SetDone:
    """A stretch held for 20 seconds, or as long as was `done`."""
    aim = SetAim(index, 3, "palm-up", Side.RIGHT, Unit.SECONDS, 20.0, 0.0)
    outcome = Outcome.FINISHED if done >= aim.aimed else Outcome.HURT
    return SetDone(aim, done, outcome, moment(at, days), moment(at + 60, days))


def objects(index: int, done: float = 10.0, *, at: float = 0.0, days: int = 0) -> SetDone:
    """Ten coins, at the person's own pace."""
    aim = SetAim(index, 5, "", Side.LEFT, Unit.OBJECTS, 10.0, 0.0)
    return SetDone(aim, done, Outcome.FINISHED, moment(at, days), moment(at + 60, days))


class StandingClock:
    """A clock that shows `START` plus the days and seconds it was moved."""

    def __init__(self) -> None:
        self.days = 0
        self.seconds = 0.0

    def now(self) -> Moment:
        """This moment."""
        return moment(self.seconds, self.days)
