"""Child processes and timers, as the voice uses them."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coach.ui.child_process import ChildProcesses

ECHO = "import sys; [print(line.strip(), flush=True) for line in sys.stdin]"
CROWD = "import subprocess, time; print(subprocess.Popen(['sleep', '60']).pid, flush=True); time.sleep(60)"


@pytest.fixture
def running(qapp: QApplication) -> Iterator[Callable[..., ChildProcesses]]:
    """Makes spawners of a command; what is given is added to the environment."""
    made: list[ChildProcesses] = []

    def make(command: Sequence[str], **environment: str) -> ChildProcesses:
        made.append(ChildProcesses(command, environment=environment))
        return made[-1]

    yield make
    for processes in made:
        processes.close()
        processes.deleteLater()


def until(happened: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not happened():
        assert time.monotonic() < end
        QTest.qWait(5)


def is_running(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_lines_go_in_and_out(running: Callable[..., ChildProcesses]) -> None:
    lines: list[bytes] = []
    child = running([sys.executable, "-c", ECHO]).spawn(lines.append, lambda _status: None)
    child.write(b"one\n")
    child.write("zwölf\n".encode())
    until(lambda: len(lines) == 2)
    assert lines == [b"one\n", "zwölf\n".encode()]


def test_what_a_child_said_last_is_told_before_its_exit(running: Callable[..., ChildProcesses]) -> None:
    told: list[object] = []
    running([sys.executable, "-c", "print('bye'); raise SystemExit(3)"]).spawn(told.append, told.append)
    until(lambda: 3 in told)
    assert told == [b"bye\n", 3]


def test_a_start_that_fails_is_told_as_an_exit(running: Callable[..., ChildProcesses], tmp_path: Path) -> None:
    exits: list[int] = []
    child = running([str(tmp_path / "none")]).spawn(lambda _line: None, exits.append)
    assert exits == [], "never from within spawn"
    until(lambda: bool(exits))
    QTest.qWait(5)
    child.write(b"lost\n")
    child.kill()
    assert exits == [-1]


def test_the_environment_is_added_to(running: Callable[..., ChildProcesses]) -> None:
    lines: list[bytes] = []
    look = "import os; print(os.environ['FLAVOUR'], 'PATH' in os.environ)"
    running([sys.executable, "-c", look], FLAVOUR="mint").spawn(lines.append, lambda _status: None)
    until(lambda: bool(lines))
    assert lines == [b"mint True\n"]


def test_kill_ends_the_children_of_the_child(running: Callable[..., ChildProcesses]) -> None:
    lines: list[bytes] = []
    exits: list[int] = []
    child = running([sys.executable, "-c", CROWD]).spawn(lines.append, exits.append)
    until(lambda: bool(lines))
    assert is_running(int(lines[0]))
    child.kill()
    until(lambda: bool(exits))
    assert exits == [-1]
    until(lambda: not is_running(int(lines[0])))


def test_closing_ends_all_children_and_tells_nobody(running: Callable[..., ChildProcesses]) -> None:
    lines: list[bytes] = []
    exits: list[int] = []
    processes = running([sys.executable, "-c", CROWD])
    for _ in range(2):
        processes.spawn(lines.append, exits.append)
    until(lambda: len(lines) == 2)
    processes.close()
    until(lambda: not any(is_running(int(line)) for line in lines))
    assert exits == []


def test_timers_call_once_in_their_order(running: Callable[..., ChildProcesses]) -> None:
    called: list[str] = []
    processes = running(["unused"])
    processes.later(0.03, lambda: called.append("late"))
    processes.later(0.0, lambda: called.append("soon"))
    assert called == []
    until(lambda: len(called) == 2)
    assert called == ["soon", "late"]


def test_a_cancelled_timer_does_not_call_and_a_spent_one_may_be_cancelled(
    running: Callable[..., ChildProcesses],
) -> None:
    called: list[str] = []
    processes = running(["unused"])
    processes.later(0.0, lambda: called.append("cancelled"))()
    cancel_spent = processes.later(0.0, lambda: called.append("spent"))
    processes.later(0.02, lambda: called.append("end"))
    until(lambda: "end" in called)
    cancel_spent()
    assert called == ["spent", "end"]


def test_the_clock_goes_on(running: Callable[..., ChildProcesses]) -> None:
    processes = running(["unused"])
    before = processes.monotonic()
    QTest.qWait(2)
    assert processes.monotonic() > before
