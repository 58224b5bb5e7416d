"""The record of a session: in order, one after the other, and again until the disk takes it."""

from __future__ import annotations

from coach.practice.message import Message
from coach.practice.preferences import Side
from coach.practice.record import Asked, CheckIn, Outcome, SetAim, SetDone, Unit
from coach.ui.recorder import Recorder
from tests.support.session_desk import NOW, Disk, Queue
from tests.support.windows import FakeTime


def set_done(index: int) -> SetDone:
    """A set of ten repetitions."""
    aim = SetAim(index, 1, "", Side.RIGHT, Unit.REPETITIONS, 10, 6.0)
    return SetDone(aim, 10, Outcome.FINISHED, NOW, NOW)


class Bench:
    """A recorder with its disk, queue and clock."""

    def __init__(self) -> None:
        self.disk, self.queue, self.time = Disk(), Queue(), FakeTime()
        self.troubles: list[Message | None] = []
        self.recorder = Recorder(self.disk, self.queue, self.time.later, self.troubles.append)
        self.after: list[str] = []

    def add_set(self, index: int) -> None:
        """A set, and a note of when the session may go on."""
        self.recorder.add_set(set_done(index), lambda: self.after.append(f"after {index}"))


def test_everything_is_written_in_order_under_the_session_that_was_opened() -> None:
    bench = Bench()
    bench.recorder.begin("{}", NOW)
    bench.add_set(0)
    bench.recorder.add_check_in(CheckIn(Asked.EFFORT, 2, None, NOW))
    bench.recorder.end(NOW, Outcome.FINISHED, lambda: bench.after.append("end"))
    bench.queue.go()
    assert bench.disk.written == ["begin {} 2026-03-04", "set 7/0", "effort 7/2", "end 7/finished 2026-03-04"]
    assert bench.after == ["after 0", "end"]
    assert bench.troubles == []


def test_nothing_goes_on_before_the_set_is_on_the_disk() -> None:
    bench = Bench()
    bench.recorder.go_on(3)
    bench.add_set(4)
    assert bench.after == []
    bench.queue.go()
    assert (bench.disk.written, bench.after) == (["set 3/4"], ["after 4"])


def test_what_the_disk_refuses_is_kept_told_once_and_written_later_in_order() -> None:
    bench = Bench()
    bench.recorder.go_on(1)
    bench.disk.full = True
    bench.add_set(0)
    bench.queue.go()
    assert bench.after == ["after 0"]
    assert bench.recorder.unsaved
    bench.add_set(1)
    bench.queue.go()
    assert bench.after == ["after 0", "after 1"]
    assert len(bench.troubles) == 1
    bench.disk.full = False
    bench.time.go(5)
    bench.queue.go()
    assert bench.disk.written == ["set 1/0", "set 1/1"]
    assert bench.after == ["after 0", "after 1"]
    assert bench.troubles[-1] is None
    assert not bench.recorder.unsaved


def test_a_session_that_cannot_be_opened_is_opened_later_with_all_its_sets() -> None:
    bench = Bench()
    bench.disk.full = True
    bench.recorder.begin("{}", NOW)
    bench.add_set(0)
    bench.queue.go()
    assert bench.after == ["after 0"]
    bench.disk.full = False
    bench.recorder.try_now()
    bench.queue.go()
    assert bench.disk.written == ["begin {} 2026-03-04", "set 7/0"]


def test_it_tries_again_and_again() -> None:
    bench = Bench()
    bench.recorder.go_on(1)
    bench.disk.full = True
    bench.add_set(0)
    for _ in range(4):
        bench.queue.go()
        bench.time.go(5)
    bench.disk.full = False
    bench.queue.go()
    assert bench.disk.written == ["set 1/0"]
