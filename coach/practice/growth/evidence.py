"""What the record says about how practice went: each sitting with what was done of it, and how it felt."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from coach.practice.exercise import Exercise
from coach.practice.outline import amount_of
from coach.practice.programme import Entry
from coach.practice.record import Asked, CheckIn, Outcome, SessionRow, SetDone
from coach.practice.safety import CLEAR_PAIN, TIRED
from coach.practice.sitting import Sitting

MODERATE = 3  # the effort face up to which a sitting was not too hard (clinical sheet)
OFF_DAYS = 3  # so many days without practice are a break (clinical sheet)


@dataclass(frozen=True, slots=True)
class Review:
    """One sitting. `clean` gives the exercises whose last set was whole, with how much was done of it.

    `before`, `after` and `effort` are faces 1..5, None if nobody answered; `hurt` are the exercises stopped by
    "It hurts"; `whole`: the sitting came to its end.
    """

    date: str
    utc: str
    clean: Mapping[int, float]
    done: frozenset[int]
    hurt: frozenset[int]
    before: int | None
    after: int | None
    effort: int | None
    whole: bool

    @property
    def pain_rose(self) -> bool:
        """Whether it hurt clearly, or more at the end than before. Without an answer before, no pain is assumed."""
        return self.after is not None and (self.after >= CLEAR_PAIN or self.after > (self.before or 1))

    @property
    def was_hard(self) -> bool:
        """Whether it was too hard."""
        return self.effort is not None and self.effort >= TIRED

    @property
    def bad(self) -> bool:
        """Whether the next time should ask for less."""
        return bool(self.hurt) or self.pain_rose or self.was_hard

    @property
    def good(self) -> bool:
        """Whether it went well. That takes answers: who skips them is not asked to do more."""
        answered = self.after is not None and self.effort is not None
        return answered and self.whole and not self.bad


def reviews(
    rows: Sequence[SessionRow],
    answers: Sequence[CheckIn],
    exercises: Mapping[int, Exercise],
    planned: Callable[[SessionRow], Sitting | None],
    programme: str,
) -> tuple[Review, ...]:
    """The sittings of a programme in order of time; `planned` gives what a session was meant to be."""
    ordered = sorted(rows, key=lambda row: row.started.utc)
    ends = [*(row.started.utc for row in ordered[1:]), "~"]  # "~" comes after every date
    found = []
    for row, end in zip(ordered, ends, strict=False):
        sitting = planned(row)
        if sitting is not None and sitting.programme == programme and row.sets:
            mine = [one for one in answers if row.started.utc <= one.at.utc < end]
            found.append(_review(row, mine, exercises, sitting.entries))
    return tuple(found)


def since_break(found: Sequence[Review], day: date, longest: int = OFF_DAYS) -> tuple[Review, ...]:
    """The sittings before `day` that no break of more than `longest` days divides from it."""
    kept: list[Review] = []
    after = day
    for review in reversed(found):
        on = date.fromisoformat(review.date)
        if days_off(on, after) >= longest:
            break
        kept.insert(0, review)
        after = on
    return tuple(kept)


def days_off(last: date, day: date) -> int:
    """How many days lie between."""
    return max(0, (day - last).days - 1)


def _review(
    row: SessionRow, answers: Sequence[CheckIn], exercises: Mapping[int, Exercise], entries: Sequence[Entry]
) -> Review:
    sets = sorted(row.sets, key=lambda one: one.aim.index)
    last = {one.aim.exercise: one for one in sets}
    wanted = {entry.exercise: amount_of(entry, exercises[entry.exercise]) for entry in entries}
    efforts = [one.face for one in answers if one.asked is Asked.EFFORT and one.face is not None]
    closing = [one for one in answers if one.exercise is None]
    return Review(
        date=row.started.local_date,
        utc=row.started.utc,
        clean={number: one.done for number, one in last.items() if _is_clean(one, wanted.get(number))},
        done=frozenset(last),
        hurt=frozenset(one.aim.exercise for one in sets if one.outcome is Outcome.HURT),
        before=_last_face(closing, Asked.PAIN_BEFORE),
        after=_last_face(closing, Asked.PAIN),
        effort=max(efforts) if _last_face(closing, Asked.EFFORT) is not None or _tired(efforts) else None,
        whole=row.outcome is Outcome.FINISHED,
    )


def _is_clean(one: SetDone, wanted: float | None) -> bool:
    """Whether all of the set was done, and it was not a smaller one than planned."""
    return one.outcome is Outcome.FINISHED and one.done >= one.aim.aimed and one.aim.aimed >= (wanted or 0.0) > 0


def _tired(efforts: Sequence[int]) -> bool:
    return any(face >= TIRED for face in efforts)


def _last_face(answers: Sequence[CheckIn], asked: Asked) -> int | None:
    return next((one.face for one in reversed(answers) if one.asked is asked), None)
