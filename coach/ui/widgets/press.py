"""Which presses count: one touch is one press, whatever the hand does besides."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

_LONGEST_WAIT = 2.0  # seconds: a disk that hangs must not make the program look dead


class PressGuard:
    """Shared by all keys of a window, so that a bouncing press cannot reach the next screen either.

    A press that starts within `repeat_seconds` of the last one's end is ignored, and so is one that starts while
    keys are deaf: for `arming_seconds` after a page has turned or a key has changed its meaning in place. While a
    press still waits for its answer no other one counts, so that two quick ones never save twice or race for a screen.
    `monotonic` gives seconds.
    """

    def __init__(
        self, monotonic: Callable[[], float], *, repeat_seconds: float = 0.3, arming_seconds: float = 0.8
    ) -> None:
        self._monotonic = monotonic
        self._ended = float("-inf")
        self._deaf_until = self._waits_until = float("-inf")
        self._acts = False
        self.repeat_seconds = repeat_seconds
        self.arming_seconds = arming_seconds

    def configure(self, *, repeat_seconds: float, arming_seconds: float) -> None:
        """Use these from now on; 0 switches one off."""
        self.repeat_seconds, self.arming_seconds = repeat_seconds, arming_seconds

    def arm(self) -> None:
        """Every key is deaf for a moment: the page has turned, which answers the press that led here."""
        self._deaf_until = self.armed_at()
        self._waits_until, self._acts = float("-inf"), False

    def armed_at(self) -> float:
        """When a key that changes its meaning now hears again."""
        return self._monotonic() + self.arming_seconds

    @contextmanager
    def acting(self) -> Iterator[None]:
        """A press that counts is being carried out inside the block."""
        self._acts = True
        try:
            yield
        finally:
            self._acts = False

    def wait(self) -> Callable[[], None]:
        """What is asked for inside `acting` takes a while: no other press counts until the call that is returned.

        Outside it nobody has pressed, and nothing waits.
        """
        if not self._acts:
            return lambda: None
        until = self._waits_until = self._monotonic() + _LONGEST_WAIT

        def answered() -> None:
            if self._waits_until == until:
                self._waits_until = float("-inf")

        return answered

    def admits(self, deaf_until: float = float("-inf"), *, urgent: bool = False) -> bool:
        """Whether a press that starts now counts, on a key that is deaf until then; an `urgent` one waits for none."""
        now = self._monotonic()
        deaf = max(deaf_until, self._deaf_until, float("-inf") if urgent else self._waits_until)
        return now >= deaf and now - self._ended >= self.repeat_seconds

    def ended(self) -> None:
        """A press has ended, whether it counted or not."""
        self._ended = self._monotonic()
