"""How long a person has kept going.

A run is a row of days with practice. It goes on over days without practice as long as at most one of them was a
planned day: rest days of the plan never break it, and one missed day is forgiven each time. The day that is not over
yet is not missed. A run counts its days with practice, not the days in between.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

FORGIVEN = 1  # planned days missed between two days of practice; ours


@dataclass(frozen=True, slots=True)
class Run:
    """From the `first` day of practice to the `last`, with so many `days` of practice in it."""

    first: date
    last: date
    days: int


def runs(dates: Iterable[date], planned: Collection[int]) -> tuple[Run, ...]:
    """All runs, the oldest first; `dates` are days with practice, `planned` the weekdays (0 = Monday) of the plan."""
    found: list[Run] = []
    for day in sorted(set(dates)):
        if found and missed(found[-1].last, day, planned) <= FORGIVEN:
            found[-1] = Run(found[-1].first, day, found[-1].days + 1)
        else:
            found.append(Run(day, day, 1))
    return tuple(found)


def current(found: Sequence[Run], planned: Collection[int], today: date) -> Run | None:
    """The run that still goes on today; None if it has ended, or nothing was done yet."""
    if found and missed(found[-1].last, today, planned) <= FORGIVEN:
        return found[-1]
    return None


def longest(found: Sequence[Run]) -> Run | None:
    """The run with the most days, the first one of its length."""
    return max(found, key=lambda run: run.days, default=None)


def missed(before: date, after: date, planned: Collection[int]) -> int:
    """How many planned days lie between two dates, neither of them counted."""
    weeks, rest = divmod(max(0, (after - before).days - 1), 7)
    days = ((before + timedelta(days=ahead)).weekday() for ahead in range(1, rest + 1))
    return weeks * len(set(planned)) + sum(day in planned for day in days)
