"""Results of the tests of one's own go into the record and come out again."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.practice.ports import Fault
from coach.practice.preferences import Side
from coach.practice.trials.model import (
    Detail,
    Device,
    EverydayDetail,
    Result,
    TappingDetail,
    TransferDetail,
    Trial,
)
from coach.store.journal import SqliteJournal
from coach.store.record_file import RecordFile
from coach.store.trial_book import SqliteTrialBook
from tests.support.practised import StandingClock, moment

Start = Callable[..., SqliteJournal]
YEAR = ("2026-01-01", "2026-12-31")
TAPS = TappingDetail(tries=(28, 31, 30), device=Device.TOUCH, alternating=False)

numbers = st.integers(0, 1000)
details: st.SearchStrategy[tuple[Trial, Detail]] = st.one_of(
    st.tuples(
        st.just(Trial.TAPPING),
        st.builds(
            TappingDetail,
            tries=st.lists(numbers, min_size=1, max_size=3).map(tuple),
            device=st.sampled_from(Device),
            alternating=st.booleans(),
        ),
    ),
    st.tuples(st.just(Trial.TRANSFER), st.builds(TransferDetail, pressed=numbers, entered=numbers)),
    st.tuples(
        st.just(Trial.EVERYDAY),
        st.builds(EverydayDetail, answers=st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 5))),
    ),
)


def tapped(score: float = 31.0, side: Side = Side.LEFT, *, seconds: float = 0.0, days: int = 0) -> Result:
    return Result(Trial.TAPPING, side, score, TAPS, moment(seconds, days))


def test_results_come_back_oldest_first_with_both_hands_apart(start: Start) -> None:
    book = SqliteTrialBook(start().record, 1)
    moved = Result(Trial.TRANSFER, Side.RIGHT, 12.0, TransferDetail(pressed=11, entered=12), moment(0, 1))
    for result in (tapped(33.0, days=7), tapped(), tapped(52.0, Side.RIGHT, seconds=60), moved):
        book.add(result)
    found = SqliteTrialBook(start().record, 1).results(*YEAR)
    assert [(one.trial, one.side, one.score) for one in found] == [
        (Trial.TAPPING, Side.LEFT, 31.0),
        (Trial.TAPPING, Side.RIGHT, 52.0),
        (Trial.TRANSFER, Side.RIGHT, 12.0),
        (Trial.TAPPING, Side.LEFT, 33.0),
    ]
    assert SqliteTrialBook(start().record, 1).results("2026-03-03", "2026-03-03") == [moved]


def test_people_never_see_one_anothers_results(start: Start) -> None:
    record = start().record
    with record.writing() as connection:
        connection.execute("INSERT INTO person (id, name) VALUES (2, 'Ada')")
    SqliteTrialBook(record, 1).add(tapped())
    assert SqliteTrialBook(record, 2).results(*YEAR) == []


@settings(deadline=None, max_examples=40)
@given(details, st.sampled_from(Side), st.floats(0, 1e6))
def test_any_result_survives_the_trip(
    tmp_path_factory: pytest.TempPathFactory, made: tuple[Trial, Detail], side: Side, score: float
) -> None:
    folder = tmp_path_factory.mktemp("record")
    record = RecordFile(folder / "r.db", folder / "backups", StandingClock())
    book = SqliteTrialBook(record, 1)
    result = Result(made[0], side, score, made[1], moment())
    book.add(result)
    assert book.results(*YEAR) == [result]
    record.close()


def test_what_cannot_be_read_is_left_out_and_stays_in_the_record(start: Start, database: Path) -> None:
    record = start().record
    book = SqliteTrialBook(record, 1)
    book.add(tapped())
    with record.writing() as connection:
        connection.execute("UPDATE test_done SET detail = '{\"other\": 1}'")
    book.add(tapped(34.0, days=1))
    assert [one.score for one in book.results(*YEAR)] == [34.0]
    with sqlite3.connect(database) as kept:
        assert kept.execute("SELECT count(*) FROM test_done").fetchone() == (2,)
    kept.close()


def test_a_result_that_the_disk_refuses_is_written_with_the_next(start: Start) -> None:
    record = start().record
    book = SqliteTrialBook(record, 1)
    with record.reading() as connection:
        connection.execute("PRAGMA query_only = 1")
    with pytest.raises(Fault, match="waits in memory"):
        book.add(tapped())
    with record.reading() as connection:
        connection.execute("PRAGMA query_only = 0")
    book.add(tapped(34.0, days=1))
    assert [one.score for one in book.results(*YEAR)] == [31.0, 34.0]
