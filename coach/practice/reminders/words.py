"""The words of reminders: their card, their list, and changes of one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time

import msgspec

from coach.practice.message import Message, ui
from coach.practice.reminders.schedule import MINUTES, Reminder
from coach.practice.week import LONG_NAMES, SHORT_NAMES

STEP = 5  # minutes
USUAL = 10 * 60  # ten o'clock: after breakfast, and before most are tired; ours

TIME_TO_PRACTISE = ui("It is **time for your exercises**.")
NOT_TODAY = ui("That is fine. Come back when you like.")


def fresh(weekdays: Sequence[int]) -> Reminder:
    """A new reminder, for the days on which one practises."""
    return Reminder(weekdays=tuple(weekdays), minute=USUAL)


def clock_time(minute: int) -> time:
    """The minute of the day as a time."""
    return time(minute // 60 % 24, minute % 60)


def with_day(reminder: Reminder, weekday: int) -> Reminder:
    """With a weekday switched on or off; the last one stays on."""
    had = reminder.weekdays
    days = tuple(day for day in had if day != weekday) if weekday in had else tuple(sorted((*had, weekday)))
    return msgspec.structs.replace(reminder, weekdays=days or had)


def moved(minute: int, by: int) -> int:
    """Another time of the day, so many minutes on; after midnight comes the morning. Odd minutes are rounded."""
    step = min(abs(by), 60)
    return (minute + by) // step * step % MINUTES if step < 60 else (minute + by) % MINUTES


def days_words(weekdays: Sequence[int]) -> tuple[Message, ...]:
    """The days in a few words."""
    if len(weekdays) == 7:
        return (ui("every day"),)
    return tuple((LONG_NAMES if len(weekdays) == 1 else SHORT_NAMES)[day] for day in sorted(weekdays))
