"""Where a person stands in a programme: what a proposal is made from, and what it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from coach.practice.exercise import Exercise
from coach.practice.growth.changes import Change, Decision, changes_of, grown, in_force
from coach.practice.growth.evidence import Review
from coach.practice.preferences import Preferences
from coach.practice.programme import Entry, Programme, Week


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a change is proposed: the facts of which its sentence is made.

    `amount` was done `times` in a row, with this `effort`; or there were `off` days off; or it `hurt`, or was hard.
    """

    amount: float = 0.0
    times: int = 0
    effort: int = 0
    off: int = 0
    hurt: bool = False
    hard: bool = False


@dataclass(frozen=True, slots=True)
class Proposal:
    """One change for the programme of this id, and why."""

    programme: str
    change: Change
    why: Evidence


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a person stands in a programme.

    `decisions` are those about this programme, in order; `reviews` all its sittings, oldest first; `practised` is the
    last date (ISO) of any practice. `seconds` is the length of an entry. `gap` is the longest planned number of days
    off between two days of practice.
    """

    programme: Programme
    week: Week
    started: str
    decisions: tuple[Decision, ...]
    reviews: tuple[Review, ...]
    practised: str
    exercises: Mapping[int, Exercise]
    preferences: Preferences
    seconds: Callable[[Entry], float]
    gap: int = 0

    @property
    def force(self) -> tuple[Decision, ...]:
        """The changes in force."""
        return in_force(self.decisions)

    @property
    def sessions(self) -> tuple[tuple[Entry, ...], ...]:
        """The sessions of the week, as they are by now."""
        changes = changes_of(self.force)
        return tuple(grown(session.entries, changes) for session in self.week.sessions)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """One entry for each exercise of the week, in order."""
        found: dict[int, Entry] = {}
        for entries in self.sessions:
            for entry in entries:
                found.setdefault(entry.exercise, entry)
        return tuple(found.values())

    def sets(self, entry: Entry) -> int:
        """How many sets of an entry are done."""
        return entry.sets or self.exercises[entry.exercise].dose.sets

    @property
    def fresh(self) -> tuple[Review, ...]:
        """The sittings since the last answer."""
        last = self.decisions[-1].at.utc if self.decisions else ""
        return tuple(review for review in self.reviews if review.utc > last)
