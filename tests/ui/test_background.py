"""Work runs off the main thread, in order; answers, faults and bugs come back on the main thread."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QDeadlineTimer, QEventLoop
from PySide6.QtWidgets import QApplication

from coach.practice.message import Message, ui
from coach.practice.ports import Background, Fault
from coach.store.journal import SqliteJournal
from coach.store.record_file import RecordFile
from coach.ui.background import Worker
from tests.support.practised import StandingClock, moment, repetitions

MAIN = threading.get_ident()


@pytest.fixture
def worker(qapp: QApplication) -> Iterator[Worker]:
    worker = Worker()
    yield worker
    worker.close()


@pytest.fixture
def bugs(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    """What reached sys.excepthook, and on which thread."""
    found: list[tuple[str, int]] = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, bug, _trace: found.append((str(bug), threading.get_ident())))
    return found


def run_until(done: Callable[[], bool]) -> None:
    deadline = QDeadlineTimer(20_000)
    while not done():
        assert not deadline.hasExpired()
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)


def never(_: object) -> None:
    raise AssertionError


def fail(error: Exception) -> int:
    raise error


def stumble(_: object) -> None:
    raise ZeroDivisionError("answer")


def test_work_is_done_elsewhere_and_answered_here_in_order(worker: Worker) -> None:
    background: Background = worker
    threads: set[int] = set()
    answers: list[tuple[int, int]] = []

    def work(number: int) -> int:
        threads.add(threading.get_ident())
        return number * number

    for number in range(50):
        background.run(partial(work, number), lambda n: answers.append((n, threading.get_ident())), never)
    assert answers == []
    run_until(lambda: len(answers) == 50)
    assert answers == [(number * number, MAIN) for number in range(50)]
    assert len(threads) == 1
    assert MAIN not in threads


def test_the_main_thread_goes_on_while_work_blocks(worker: Worker) -> None:
    gate = threading.Event()
    answers: list[bool] = []
    worker.run(lambda: gate.wait(20), answers.append, never)
    QApplication.processEvents()
    assert answers == []
    gate.set()
    run_until(lambda: answers == [True])


def test_a_fault_comes_back_to_the_caller(worker: Worker, bugs: list[tuple[str, int]]) -> None:
    faults: list[tuple[Message, int]] = []
    says = ui("The disk is full.")
    worker.run(lambda: fail(Fault(says)), never, lambda fault: faults.append((fault.says, threading.get_ident())))
    run_until(lambda: bool(faults))
    assert faults == [(says, MAIN)]
    assert bugs == []


def test_a_bug_is_reported_here_and_the_next_work_is_done(worker: Worker, bugs: list[tuple[str, int]]) -> None:
    answers: list[int] = []
    worker.run(lambda: fail(ZeroDivisionError("work")), never, never)
    worker.run(lambda: 7, stumble, never)
    worker.run(lambda: 8, answers.append, never)
    run_until(lambda: bool(answers))
    assert bugs == [("work", MAIN), ("answer", MAIN)]


def test_closing_finishes_what_is_queued_and_what_that_queues(worker: Worker, bugs: list[tuple[str, int]]) -> None:
    answers: list[int] = []

    def again(number: int) -> None:
        answers.append(number)
        if number:
            worker.run(lambda: number - 1, again, never)

    worker.run(lambda: 5, again, never)
    worker.run(lambda: fail(ZeroDivisionError("late")), never, never)
    worker.close()
    assert answers == [5, 4, 3, 2, 1, 0]
    assert bugs == [("late", MAIN)]
    QApplication.processEvents()
    assert answers == [5, 4, 3, 2, 1, 0]
    worker.close()
    with pytest.raises(RuntimeError):
        worker.run(lambda: 1, answers.append, never)


def test_a_journal_lives_on_the_thread_of_the_worker(worker: Worker, tmp_path: Path) -> None:
    journal = SqliteJournal(RecordFile(tmp_path / "hand-coach.db", tmp_path / "backups", StandingClock()))
    counts: list[int] = []
    worker.run(journal.record.open, lambda notice: counts.append(notice is None), never)

    def practise(session: int) -> None:
        worker.run(lambda: journal.add_set(session, repetitions(0)), lambda _: None, never)
        worker.run(lambda: journal.days("2026-01-01", "2026-12-31"), lambda days: counts.append(days[0].sets), never)

    worker.run(lambda: journal.begin_session("{}", moment()), practise, never)
    run_until(lambda: len(counts) == 2)
    worker.run(journal.record.close, lambda _: counts.append(0), never)
    worker.close()
    assert counts == [True, 1, 0]
