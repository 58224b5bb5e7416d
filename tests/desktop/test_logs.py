"""Bugs are logged on this machine and told in one sentence; the person's data stays out of the log."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from coach.desktop import logs
from coach.desktop.logs import Logbook
from coach.practice.message import Message, ui
from coach.practice.ports import Fault


@pytest.fixture
def told() -> list[Message]:
    return []


@pytest.fixture
def logbook(tmp_path: Path, told: list[Message]) -> Iterator[Logbook]:
    logbook = Logbook(tmp_path / "logs", told.append)
    yield logbook
    logbook.close()


def log(tmp_path: Path) -> str:
    return (tmp_path / "logs" / "coach.log").read_text("utf-8")


def nobody_catches(work: Callable[[], object]) -> None:
    """What the interpreter does with an exception at the top."""
    try:
        work()
    except BaseException as error:
        sys.excepthook(type(error), error, error.__traceback__)


def bug() -> None:
    raise ZeroDivisionError(f"in {Path.home()}/picture.png")


@pytest.mark.usefixtures("logbook")
def test_a_bug_is_logged_whole_and_told_in_a_sentence(tmp_path: Path, told: list[Message]) -> None:
    nobody_catches(bug)
    assert "ZeroDivisionError" in log(tmp_path)
    assert "in bug" in log(tmp_path)
    (message,) = told
    assert "mistake" in message.text
    assert "Zero" not in message.text


@pytest.mark.usefixtures("logbook")
def test_the_same_bug_over_and_over_is_told_once(told: list[Message]) -> None:
    for _ in range(5):
        nobody_catches(bug)
    nobody_catches(lambda: int("no number"))
    assert len(told) == 2


@pytest.mark.usefixtures("logbook")
def test_the_home_folder_is_not_in_the_log(tmp_path: Path) -> None:
    nobody_catches(bug)
    logging.getLogger("coach").warning("cannot read %s", Path.home() / "x")
    assert str(Path.home()) not in log(tmp_path)
    assert "~/picture.png" in log(tmp_path)
    assert "cannot read ~/x" in log(tmp_path)


@pytest.mark.usefixtures("logbook")
def test_a_fault_that_nobody_handled_speaks_for_itself(told: list[Message]) -> None:
    says = ui("The disk is full.")

    def refuse() -> None:
        raise Fault(says)

    nobody_catches(refuse)
    assert told == [says]


@pytest.mark.usefixtures("logbook")
def test_a_bug_in_a_thread_is_logged(tmp_path: Path) -> None:
    thread = threading.Thread(target=bug)
    thread.start()
    thread.join()
    assert "bug in a thread" in log(tmp_path)


def test_control_c_still_ends_the_program(tmp_path: Path, told: list[Message], monkeypatch: pytest.MonkeyPatch) -> None:
    ended: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, _error, _trace: ended.append(kind))
    logbook = Logbook(tmp_path / "logs", told.append)

    def interrupt() -> None:
        raise KeyboardInterrupt

    nobody_catches(interrupt)
    logbook.close()
    assert (ended, told) == ([KeyboardInterrupt], [])


def test_closing_gives_everything_back(tmp_path: Path, told: list[Message]) -> None:
    before = (sys.excepthook, threading.excepthook, sys.unraisablehook, list(logging.getLogger().handlers))
    Logbook(tmp_path / "logs", told.append).close()
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook, logging.getLogger().handlers) == before


def test_the_log_stays_small(tmp_path: Path, told: list[Message], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "MOST_BYTES", 2000)
    logbook = Logbook(tmp_path / "logs", told.append)
    for number in range(500):
        logging.getLogger("coach").info("line %s", number)
    logbook.close()
    files = list((tmp_path / "logs").iterdir())
    assert len(files) == 1 + logs.OLD_FILES
    assert all(file.stat().st_size <= 2000 for file in files)
    assert "line 499" in log(tmp_path)


def test_a_log_that_cannot_be_opened_is_a_fault(tmp_path: Path, told: list[Message]) -> None:
    (tmp_path / "logs").write_text("in the way")
    hook = sys.excepthook
    with pytest.raises(Fault, match="is not a folder"):
        Logbook(tmp_path / "logs", told.append)
    assert sys.excepthook is hook
