"""Pain that is worse the next day: half a dose; the second time, a call to the therapist (clinical sheet)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from coach.practice.growth.evidence import OFF_DAYS, days_off
from coach.practice.message import Message, ui
from coach.practice.record import Asked, CheckIn

WORSE: tuple[Message, ...] = (
    ui("Your pain is **more** than last time."),
    ui("Today we do **half**."),
)
WORSE_AGAIN: tuple[Message, ...] = (
    *WORSE,
    ui("It is more for the second time. **Call your therapist**."),
)


@dataclass(frozen=True, slots=True)
class Soreness:
    """The pain face at the start of the last day of practice, None if unknown; `rose`: it was more than before that."""

    face: int | None = None
    rose: bool = False

    def words(self, face: int | None) -> tuple[Message, ...]:
        """What to say to this pain at the start of today; nothing if it is no worse."""
        if face is None or self.face is None or face <= self.face:
            return ()
        return WORSE_AGAIN if self.rose else WORSE


NOT_SORE = Soreness()


def soreness(answers: Sequence[CheckIn], today: str) -> Soreness:
    """What earlier days say. A day counts by its first answer, and only if no break divides it from the next."""
    first: dict[str, int] = {}
    for one in sorted(answers, key=lambda one: one.at.utc):
        if one.asked is Asked.PAIN_BEFORE and one.face is not None and one.at.local_date < today:
            first.setdefault(one.at.local_date, one.face)
    linked: list[int] = []
    following = today
    for day in sorted(first, reverse=True)[:2]:
        if days_off(date.fromisoformat(day), date.fromisoformat(following)) >= OFF_DAYS:
            break
        linked.append(first[day])
        following = day
    return Soreness(linked[0], linked[0] > linked[-1]) if linked else NOT_SORE
