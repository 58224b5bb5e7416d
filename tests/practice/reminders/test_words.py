"""Reminders in words, and what a press changes in one."""

from __future__ import annotations

from datetime import time

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.practice.message import ui
from coach.practice.preferences import Preferences, within_limits
from coach.practice.reminders.ports import ReminderBook
from coach.practice.reminders.schedule import MINUTES, Answer, Key, Reminder
from coach.practice.reminders.words import clock_time, days_words, fresh, moved, with_day


class Book:
    """What was shown, in memory."""

    def __init__(self) -> None:
        self.answers: dict[Key, Answer] = {}

    def shown(self, first: str, last: str) -> set[Key]:
        return {key for key in self.answers if first <= key[0] <= last}

    def note(self, keys: object, answer: Answer) -> None:
        assert isinstance(keys, list)
        self.answers |= dict.fromkeys(keys, answer)


def test_a_book_keeps_the_last_answer() -> None:
    kept = Book()
    book: ReminderBook = kept
    book.note([("2026-03-02", 600)], Answer.SHOWN)
    book.note([("2026-03-02", 600)], Answer.NOT_TODAY)
    assert book.shown("2026-03-02", "2026-03-02") == {("2026-03-02", 600)}
    assert kept.answers == {("2026-03-02", 600): Answer.NOT_TODAY}


def test_reminders_from_outside_are_brought_within_limits() -> None:
    given_ = (Reminder(weekdays=(9, 3, -1, 3, 0), minute=5000), Reminder(weekdays=(7,), minute=5))
    kept = within_limits(msgspec.structs.replace(Preferences(), reminders=given_, quiet_ends=-5))
    assert kept.reminders == (Reminder(weekdays=(0, 3), minute=MINUTES - 1),)
    assert kept.quiet_ends == 0


def test_a_new_reminder_is_for_the_days_of_practice() -> None:
    assert fresh((0, 1, 3)) == Reminder(weekdays=(0, 1, 3), minute=600)


def test_a_day_is_switched_on_and_off_and_the_last_one_stays() -> None:
    reminder = with_day(fresh((0,)), 3)
    assert reminder.weekdays == (0, 3)
    assert with_day(reminder, 0).weekdays == (3,)
    assert with_day(with_day(reminder, 0), 3).weekdays == (3,)
    assert with_day(fresh((3,)), 0).weekdays == (0, 3)


@pytest.mark.parametrize(
    ("minute", "by", "then"),
    [
        (600, 60, 660),
        (600, -60, 540),
        (1380, 60, 0),
        (0, -60, 1380),
        (600, 5, 605),
        (603, 5, 605),
        (0, -5, 1435),
        (1435, 5, 0),
        (630, 60, 690),
        (615, 30, 630),
    ],
)
def test_the_clock_moves_in_steps_and_goes_round(minute: int, by: int, then: int) -> None:
    assert moved(minute, by) == then


@given(st.integers(0, MINUTES - 1), st.sampled_from((-60, -30, -5, 5, 30, 60)))
def test_a_time_of_the_day_stays_one(minute: int, by: int) -> None:
    then = moved(minute, by)
    assert 0 <= then < MINUTES
    assert clock_time(then) == time(then // 60, then % 60)


def test_days_in_words() -> None:
    assert days_words((0, 1, 2, 3, 4, 5, 6)) == (ui("every day"),)
    assert days_words((2,)) == (ui("Wednesday"),)
    assert days_words((3, 0)) == (ui("Mon"), ui("Thu"))
