"""Copies are whole, found again, and thinned so that the newest of each span stays."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.practice.ports import Fault
from coach.practice.record import Outcome
from coach.store.backups import backups_in, surplus
from coach.store.journal import SqliteJournal
from tests.support.practised import StandingClock, moment, repetitions

Start = Callable[..., SqliteJournal]
NOW = datetime(2026, 6, 10, 12, 0)

ages = st.lists(st.timedeltas(timedelta(days=-2), timedelta(days=4000)), max_size=60)


def test_one_copy_a_day_and_it_holds_what_was_done(start: Start, backups: Path, clock: StandingClock) -> None:
    journal = start()
    for day in range(3):
        clock.days, clock.seconds = day, 0.0
        journal.add_set(journal.begin_session("{}", moment(days=day)), repetitions(0, days=day))
        journal.record.back_up_daily()
        clock.seconds = 3600.0
        journal.record.back_up_daily()
    copies = backups_in(backups)
    assert [copy.date for copy in copies] == ["2026-03-04", "2026-03-03", "2026-03-02"]
    for copy, sets in zip(copies, (3, 2, 1), strict=True):
        with closing(sqlite3.connect(copy.path)) as connection:
            assert connection.execute("SELECT count(*) FROM set_done").fetchone() == (sets,)
            assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert len(list(backups.iterdir())) == 3


def test_a_year_of_days_is_thinned_on_the_way(start: Start, backups: Path, clock: StandingClock) -> None:
    journal = start()
    for day in range(0, 365):
        clock.days = day
        if day % 3 == 0 or day > 350:
            journal.record.back_up_daily()
    days = [(copy.taken.date() - backups_in(backups)[0].taken.date()).days for copy in backups_in(backups)]
    assert days[:7] == [0, -1, -2, -3, -4, -5, -6]
    assert 7 + 7 + 9 <= len(days) <= 7 + 9 + 12


def test_other_files_in_the_folder_are_left_alone(start: Start, backups: Path, clock: StandingClock) -> None:
    backups.mkdir(parents=True)
    names = ["holiday.jpg", "hand-coach-2001-99-99-000000-v1.db", "hand-coach-2001-01-01-000000-v1.db.old"]
    for name in names:
        (backups / name).write_text("mine")
    start().record.back_up_daily()
    assert {path.name for path in backups.iterdir()} > set(names)
    assert len(backups_in(backups)) == 1


def test_a_backup_that_fails_says_so_leaves_no_scrap_and_practice_goes_on(
    start: Start, backups: Path, clock: StandingClock
) -> None:
    journal = start()
    session = journal.begin_session("{}", moment())
    backups.write_text("in the way")
    with pytest.raises(Fault, match="is not a folder"):
        journal.record.back_up_daily()
    journal.end_session(session, moment(5), Outcome.FINISHED)
    assert backups.read_text() == "in the way"


def test_a_record_that_went_bad_in_use_makes_no_copy(start: Start, backups: Path, database: Path) -> None:
    journal = start()
    session = journal.begin_session("{}", moment())
    journal.add_set(session, repetitions(0))
    with closing(sqlite3.connect(database)) as other, other:
        other.execute("PRAGMA ignore_check_constraints = ON")
        other.execute("UPDATE set_done SET unit = 'nothing'")
    with pytest.raises(Fault, match="damaged"):
        journal.record.back_up_daily()
    assert list(backups.iterdir()) == []


@given(ages)
def test_the_newest_copy_and_those_of_the_week_always_stay(ages: list[timedelta]) -> None:
    taken = [NOW - age for age in ages]
    gone = surplus(taken, NOW)
    assert gone <= set(taken)
    assert not {time for time in gone if NOW - time < timedelta(days=7)}
    if taken:
        assert max(taken) not in gone


@given(ages)
def test_thinning_twice_is_thinning_once(ages: list[timedelta]) -> None:
    taken = {NOW - age for age in ages}
    assert surplus(taken - surplus(taken, NOW), NOW) == set()


@given(ages)
def test_every_week_month_and_year_with_a_copy_keeps_one(ages: list[timedelta]) -> None:
    taken = {NOW - age for age in ages}
    kept = taken - surplus(taken, NOW)
    assert {time.year for time in kept} == {time.year for time in taken}
    recent = timedelta(weeks=8)
    assert {t.isocalendar()[:2] for t in kept if NOW - t < recent} == {
        t.isocalendar()[:2] for t in taken if NOW - t < recent
    }


def test_ten_years_of_daily_copies_come_down_to_a_few() -> None:
    kept: set[datetime] = set()
    for day in range(3660):
        now = NOW + timedelta(days=day)
        kept.add(now)
        kept -= surplus(kept, now)
        assert len(kept) <= 7 + 9 + 13 + 11
    assert min(kept).year == NOW.year
