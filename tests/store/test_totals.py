"""The totals by day are always the sums over the sets, whatever is written, upgraded or mended."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.practice.ports import Fault
from coach.practice.preferences import Side
from coach.practice.record import DayTotal, Outcome, SetAim, SetDone, Unit
from coach.store.connection import shipped_migrations
from coach.store.journal import SqliteJournal
from coach.store.record_file import RecordFile
from tests.store.make_fixture import FIXTURES
from tests.support.practised import StandingClock, hold, moment, objects, repetitions

Start = Callable[..., SqliteJournal]
EVER = ("2026-01-01", "2099-12-31")

amounts = st.one_of(st.just(0.0), st.integers(1, 40).map(float), st.floats(0, 1e6, allow_nan=False))
sets_done = st.builds(
    lambda index, exercise, side, unit, done, pace, day, seconds: SetDone(
        SetAim(index, exercise, "", side, unit, 10.0, pace),
        done,
        Outcome.FINISHED,
        moment(days=day),
        moment(seconds, day),
    ),
    st.integers(0, 5),
    st.sampled_from([3, 5, 11, 1000]),
    st.sampled_from(Side),
    st.sampled_from(Unit),
    amounts,
    st.sampled_from([0.0, 2.5]),
    st.integers(0, 2),
    st.sampled_from([-3600.0, 0.0, 61.5]),  # the clock may be set back meanwhile
)
written = st.lists(st.tuples(st.integers(0, 2), sets_done), max_size=30)


SUMS = """
    SELECT person, date, exercise, side, sum(repetitions), sum(seconds), count(*) FROM set_counted
    GROUP BY person, date, exercise, side ORDER BY person, date, exercise, side
"""
Row = tuple[Any, ...]


def by_day(rows: list[Row]) -> Iterator[tuple[Row, list[Row]]]:
    """The rows of each person and date."""
    for key, group in groupby(rows, key=lambda row: row[:2]):
        yield key, list(group)


def seconds_of(done: SetDone) -> float:
    """How long a set counts, worked out from the set itself."""
    if done.aim.unit is Unit.SECONDS:
        return done.done
    if done.aim.pace > 0:
        return done.done * done.aim.pace
    return 61.5 if done.ended.utc > done.started.utc else 0.0


def expected(kept: Sequence[SetDone]) -> list[DayTotal]:
    """What `days()` must say of these sets."""
    practised = sorted((done for done in kept if done.done > 0), key=lambda done: done.started.local_date)
    totals = []
    for date, group in groupby(practised, key=lambda done: done.started.local_date):
        sets = list(group)
        counted = sum(done.done for done in sets if done.aim.unit is not Unit.SECONDS)
        totals.append(DayTotal(date, round(counted), sum(map(seconds_of, sets)), len(sets)))
    return totals


def assert_alike(found: Sequence[DayTotal], wanted: Sequence[DayTotal]) -> None:
    """Equal but for the last digits of a sum."""
    assert [(day.date, day.sets) for day in found] == [(day.date, day.sets) for day in wanted]
    for one, other in zip(found, wanted, strict=True):
        assert one.repetitions == pytest.approx(other.repetitions, abs=1)
        assert one.seconds == pytest.approx(other.seconds, abs=0.01)


@settings(deadline=None, max_examples=40)
@given(written)
def test_totals_are_the_sums_of_the_sets_of_each_person(
    tmp_path_factory: pytest.TempPathFactory, written: list[tuple[int, SetDone]]
) -> None:
    """Sets arrive in any order, some twice: the second is not taken, and not counted."""
    folder = tmp_path_factory.mktemp("totals")
    record = RecordFile(folder / "r.db", folder / "backups", StandingClock())
    with record.writing() as connection:
        connection.execute("INSERT INTO person (id, name) VALUES (2, '')")
    people = {person: SqliteJournal(record, person) for person in (1, 2)}
    owners = (1, 2, 1)
    sessions = [people[owner].begin_session("{}", moment()) for owner in owners]
    kept: dict[tuple[int, int], SetDone] = {}
    for which, done in written:
        people[owners[which]].add_set(sessions[which], done)
        kept.setdefault((which, done.aim.index), done)
    for person, journal in people.items():
        mine = [done for (which, _), done in kept.items() if owners[which] == person]
        assert_alike(journal.days(*EVER), expected(mine))
    record.close()
    with closing(sqlite3.connect(folder / "r.db")) as connection:
        kept_up = connection.execute("SELECT * FROM day_done").fetchall()
        sums = connection.execute(SUMS).fetchall()
        totals = connection.execute("SELECT * FROM day_total").fetchall()
    assert [row[:4] + row[6:] for row in kept_up] == [row[:4] + row[6:] for row in sums]
    for one, other in zip(kept_up, sums, strict=True):
        assert one[4:6] == pytest.approx(other[4:6])
    whole = {key: [sum(row[n] for row in rows) for n in (4, 5, 6)] for key, rows in by_day(kept_up)}
    assert {row[:2]: pytest.approx(list(row[2:])) for row in totals} == whole
    assert record.open() is None  # which compares them with the sums of SQL
    record.close()
    with closing(sqlite3.connect(folder / "r.db")) as connection:
        assert connection.execute("SELECT * FROM day_done").fetchall() == kept_up


def test_an_upgrade_counts_what_was_done_before_it(start: Start, database: Path) -> None:
    database.parent.mkdir()
    shutil.copy(FIXTURES / "version-1.db", database)
    old = SqliteJournal(start(shipped_migrations()).record)
    assert old.days(*EVER) == [DayTotal("2026-03-02", 20, 117.5, 3), DayTotal("2026-03-03", 6, 27.0, 1)]
    old.add_set(2, objects(1, 4, days=1))
    assert old.days(*EVER)[1] == DayTotal("2026-03-03", 10, 87.0, 2)


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE day_done SET sets = 7",
        "UPDATE day_done SET repetitions = repetitions + 1",
        "UPDATE day_done SET seconds = 0 WHERE side = 'right'",
        "DELETE FROM day_done",
        "DELETE FROM day_done WHERE side = 'right'",
        "INSERT INTO day_done VALUES (1, '2026-04-01', 3, 'left', 0, 0, 1)",
        "UPDATE day_total SET repetitions = 0",
        "DELETE FROM day_total",
        "DELETE FROM day_done; DELETE FROM day_total",
    ],
)
def test_totals_that_went_wrong_are_counted_anew_by_the_next_start(start: Start, database: Path, damage: str) -> None:
    journal = start()
    session = journal.begin_session("{}", moment())
    for done in (repetitions(0), hold(1), objects(2)):
        journal.add_set(session, done)
    right = journal.days(*EVER)
    journal.record.close()
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.executescript(damage)
    again = start()
    assert again.record.open() is None
    assert again.days(*EVER) == right
    assert not list(database.parent.glob("hand-coach-damaged-*"))


def test_a_record_without_its_trigger_is_taken_for_damaged(start: Start, database: Path) -> None:
    start().record.open()
    start()
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("DROP TRIGGER set_done_counts")
    notice = start().record.open()
    assert notice is not None
    assert "damaged" in str(notice)


def test_sets_that_waited_for_the_disk_are_counted_once(
    start: Start, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coach.store.connection.WAIT_SECONDS", 0.0)
    journal = start()
    session = journal.begin_session("{}", moment())
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        for _ in range(2):
            with pytest.raises(Fault):
                journal.add_set(session, repetitions(0))
    journal.add_set(session, repetitions(0))
    assert journal.days(*EVER) == [DayTotal("2026-03-02", 10, 45.0, 1)]
