"""Which presses count: one touch is one press, whatever the hand does besides."""

from __future__ import annotations

from collections.abc import Callable


class PressGuard:
    """Shared by all keys of a window, so that a bouncing press cannot reach the next screen either.

    A press that starts within `repeat_seconds` of the last one's end is ignored, and so is one that starts while
    keys are deaf: for `arming_seconds` after a page has turned or a key has changed its meaning in place.
    `monotonic` gives seconds.
    """

    def __init__(
        self, monotonic: Callable[[], float], *, repeat_seconds: float = 0.3, arming_seconds: float = 0.8
    ) -> None:
        self._monotonic = monotonic
        self._ended = float("-inf")
        self._deaf_until = float("-inf")
        self.repeat_seconds = repeat_seconds
        self.arming_seconds = arming_seconds

    def configure(self, *, repeat_seconds: float, arming_seconds: float) -> None:
        """Use these from now on; 0 switches one off."""
        self.repeat_seconds, self.arming_seconds = repeat_seconds, arming_seconds

    def arm(self) -> None:
        """Every key is deaf for a moment: the page has turned."""
        self._deaf_until = self.armed_at()

    def armed_at(self) -> float:
        """When a key that changes its meaning now hears again."""
        return self._monotonic() + self.arming_seconds

    def admits(self, deaf_until: float = float("-inf")) -> bool:
        """Whether a press that starts now counts, on a key that is deaf until then."""
        now = self._monotonic()
        return now >= max(deaf_until, self._deaf_until) and now - self._ended >= self.repeat_seconds

    def ended(self) -> None:
        """A press has ended, whether it counted or not."""
        self._ended = self._monotonic()
