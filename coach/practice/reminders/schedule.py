"""When a person is reminded to practise: pure scheduling, which survives sleep, changed clocks and daylight saving.

A reminder stands for a local date and a minute of the day, and is due once, whatever the clock does. A local time
that is skipped in spring is due as much later as the clock jumps; of a time that comes twice in autumn, the first
counts. Which ones were shown is kept in the record, so nothing is shown twice, also after a new start.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Protocol, TypeAlias

import msgspec

MINUTES = 24 * 60
LOOK_BACK = timedelta(days=7)  # every weekday once: what is older than that is no reminder any more
_AHEAD = 8  # days in which every reminder comes again

Key: TypeAlias = tuple[str, int]
"""The local date (ISO) and the minute of the day that a due reminder stands for."""


class Reminder(msgspec.Struct, frozen=True, kw_only=True):
    """Certain weekdays (0 = Monday) at a minute of the day."""

    weekdays: tuple[int, ...]
    minute: int

    def within_limits(self) -> Reminder:
        """With a minute that there is, on days that there are; for values that come from outside."""
        days = tuple(sorted({day for day in self.weekdays if 0 <= day < 7}))
        return Reminder(weekdays=days, minute=_clipped(self.minute))


class LocalTime(Protocol):
    """The local time of this computer, with its summer time."""

    def to_utc(self, local: datetime) -> datetime:
        """The moment of a local time without zone; of two the first, and for a skipped one that of the old offset."""
        ...

    def to_local(self, utc: datetime) -> datetime:
        """The local time of a moment, without zone."""
        ...


@dataclass(frozen=True, slots=True)
class Quiet:
    """Minutes of the day between which nobody is reminded, also over midnight; both alike: never quiet."""

    begins: int
    ends: int

    def holds(self, minute: int) -> bool:
        """Whether it is quiet at this minute of the day."""
        if self.begins <= self.ends:
            return self.begins <= minute < self.ends
        return minute >= self.begins or minute < self.ends


@dataclass(frozen=True, slots=True)
class Due:
    """A reminder of one day, and its moment in UTC."""

    date: str
    minute: int
    at: datetime

    @property
    def key(self) -> Key:
        """What it stands for."""
        return self.date, self.minute


@dataclass(frozen=True, slots=True)
class Look:
    """What is due now and was not shown, oldest first; since when is looked; and when to look again at the latest."""

    due: tuple[Due, ...]
    since: datetime
    again: datetime


class Answer(StrEnum):
    """What became of a reminder."""

    SHOWN = "shown"
    NOT_TODAY = "not-today"
    PRACTISED = "practised"  # it was not needed any more


def look(
    reminders: Sequence[Reminder],
    quiet: Quiet,
    shown: Collection[Key],
    *,
    since: datetime,
    now: datetime,
    place: LocalTime,
) -> Look:
    """What is due at `now`. `since` is that of the look before, or the start of the program; both in UTC.

    What fell due while nobody looked, as the computer slept, is due now. In the quiet time it waits for its end.
    """
    here = place.to_local(now)
    since = max(min(since, _start(quiet, here, place)), now - LOOK_BACK)
    first = place.to_local(since).date() - timedelta(days=1)
    days = (here.date() - first).days + _AHEAD
    coming = sorted(_dues(reminders, first, days, place), key=lambda due: due.at)
    if quiet.holds(_minute(here)):
        return Look((), since, _end_of(quiet, here, place))
    due = tuple(one for one in coming if since <= one.at <= now and one.key not in shown)
    again = next((one.at for one in coming if one.at > now), now + timedelta(days=1))
    starts = place.to_utc(_at_minute(here.date(), quiet.begins))
    return Look(due, since, min(again, starts) if starts > now else again)


def keys_of_day(reminders: Sequence[Reminder], day: date) -> tuple[Key, ...]:
    """All that is due on one local date."""
    minutes = {_clipped(one.minute) for one in reminders if day.weekday() in one.weekdays}
    return tuple((day.isoformat(), minute) for minute in sorted(minutes))


def _dues(reminders: Sequence[Reminder], first: date, days: int, place: LocalTime) -> Iterator[Due]:
    for number in range(days):
        day = first + timedelta(days=number)
        for iso, minute in keys_of_day(reminders, day):
            yield Due(iso, minute, place.to_utc(_at_minute(day, minute)))


def _start(quiet: Quiet, here: datetime, place: LocalTime) -> datetime:
    """The midnight before; in a quiet time that began before it, that beginning."""
    before = quiet.holds(_minute(here)) and _minute(here) < _clipped(quiet.begins)
    day = here.date() - timedelta(days=before)
    return place.to_utc(_at_minute(day, quiet.begins if before else 0))


def _end_of(quiet: Quiet, here: datetime, place: LocalTime) -> datetime:
    later = _minute(here) >= _clipped(quiet.ends)
    return place.to_utc(_at_minute(here.date() + timedelta(days=later), quiet.ends))


def _at_minute(day: date, minute: int) -> datetime:
    return datetime.combine(day, datetime.min.time()) + timedelta(minutes=_clipped(minute))


def _minute(local: datetime) -> int:
    return local.hour * 60 + local.minute


def _clipped(minute: int) -> int:
    return min(max(minute, 0), MINUTES - 1)
