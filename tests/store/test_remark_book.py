"""Remarks go into the record, come out again, and can be taken back."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from coach.practice.ports import Fault
from coach.practice.progress.ports import RemarkBook
from coach.practice.remarks import Remark
from coach.store.journal import SqliteJournal
from coach.store.remark_book import SqliteRemarkBook
from tests.support.practised import moment

Start = Callable[..., SqliteJournal]
YEAR = ("2026-01-01", "2026-12-31")
STIFFER, SLEPT = Remark("My hand was stiffer", moment()), Remark("Schlecht geschlafen 🙂", moment(days=1))


def test_remarks_come_back_in_order_after_a_new_start(start: Start) -> None:
    book: RemarkBook = SqliteRemarkBook(start().record)
    book.add(SLEPT)
    book.add(STIFFER)
    again = SqliteRemarkBook(start().record)
    assert again.remarks(*YEAR) == [STIFFER, SLEPT]
    assert again.remarks("2026-03-03", "2026-03-03") == [SLEPT]


def test_one_is_taken_back_and_no_other(start: Start) -> None:
    book = SqliteRemarkBook(start().record)
    for remark in (STIFFER, Remark(STIFFER.words, moment(60)), SLEPT):
        book.add(remark)
    book.take_back(STIFFER)
    assert book.remarks(*YEAR) == [Remark(STIFFER.words, moment(60)), SLEPT]


def test_people_do_not_read_each_other(start: Start) -> None:
    record = start().record
    SqliteRemarkBook(record).add(STIFFER)
    other = SqliteRemarkBook(record, 2)
    other.take_back(STIFFER)
    assert other.remarks(*YEAR) == []
    assert SqliteRemarkBook(record).remarks(*YEAR) == [STIFFER]


def test_a_remark_that_could_not_be_written_waits(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = start()
    book = SqliteRemarkBook(journal.record)
    with journal.record.reading() as connection:
        connection.execute("PRAGMA query_only = 1")
        with pytest.raises(Fault):
            book.add(STIFFER)
        connection.execute("PRAGMA query_only = 0")
    book.add(SLEPT)
    assert book.remarks(*YEAR) == [STIFFER, SLEPT]
