"""A spawner whose time and children move only when a test says so."""

from __future__ import annotations

import heapq
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count

from coach.practice.pace import spoken_seconds
from coach.practice.ports import Child
from coach.speech.protocol import Done, Error, InstalledVoice, Ready, Report, Say, Unavailable, line, read_order

VOICE = InstalledVoice("gmw/en", "English (Great Britain)", "en-GB")


@dataclass(eq=False)
class FakeChild:
    """A worker that does what the test tells it."""

    on_line: Callable[[bytes], None]
    on_exit: Callable[[int], None]
    orders: list[Say] = field(default_factory=list)
    open: list[Say] = field(default_factory=list)  # not ended yet
    killed: bool = False
    gone: bool = False
    warm: bool = False

    def write(self, text: bytes) -> None:
        if not self.gone:
            self.orders.append(read_order(text))
            self.open.append(self.orders[-1])

    def kill(self) -> None:
        self.killed = self.gone = True

    def tell(self, report: Report) -> None:
        self.on_line(line(report))

    def ready(self) -> None:
        self.warm = True
        self.tell(Ready((VOICE,)))

    def unavailable(self) -> None:
        self.tell(Unavailable("OSError: no library"))
        self.die(3)

    def finish(self, seconds: float | None = None) -> None:
        """End the oldest utterance; after as long as it takes to say it, unless told otherwise."""
        said = self.open.pop(0)
        usual = spoken_seconds(said.words, said.words_per_minute)
        self.tell(Done(said.id, usual if seconds is None else seconds))

    def fail(self) -> None:
        self.tell(Error(self.open.pop(0).id, "RuntimeError: engine"))

    def die(self, status: int = -1) -> None:
        self.gone = True
        self.on_exit(status)


class FakeSpawner:
    """Implements `ports.Spawner`."""

    def __init__(self) -> None:
        self.children: list[FakeChild] = []
        self._now = 1000.0
        self._timers: list[tuple[float, int, Callable[[], None]]] = []
        self._cancelled: set[int] = set()
        self._numbers = count()

    @property
    def alive(self) -> list[FakeChild]:
        return [child for child in self.children if not child.gone]

    @property
    def sent(self) -> list[str]:
        """All words that any worker was given, in order."""
        orders = [order for child in self.children for order in child.orders]
        return [order.words for order in sorted(orders, key=lambda order: order.id)]

    def spawn(self, on_line: Callable[[bytes], None], on_exit: Callable[[int], None]) -> Child:
        self.children.append(FakeChild(on_line, on_exit))
        return self.children[-1]

    def later(self, seconds: float, call: Callable[[], None]) -> Callable[[], None]:
        number = next(self._numbers)
        heapq.heappush(self._timers, (self._now + seconds, number, call))
        return lambda: self._cancelled.add(number)

    def monotonic(self) -> float:
        return self._now

    def advance(self, seconds: float) -> None:
        """Let time pass, with all that is due in it."""
        end = self._now + seconds
        while self._timers and self._timers[0][0] <= end:
            self._now, number, call = heapq.heappop(self._timers)
            if number not in self._cancelled:
                call()
        self._now = end
