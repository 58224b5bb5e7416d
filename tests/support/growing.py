"""A made-up life with the program: days of practice as they are recorded, and answers to what is proposed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from coach.library.catalogue import ResourceCatalogue
from coach.practice.agenda import Agenda, Past, agenda
from coach.practice.exercise import Tool
from coach.practice.growth.changes import Back, Change, Decision
from coach.practice.growth.evidence import Review, reviews
from coach.practice.growth.ports import Proposals
from coach.practice.growth.words import Asking
from coach.practice.outline import outline, unit_of
from coach.practice.ports import Journal
from coach.practice.preferences import Preferences
from coach.practice.programme import Movement, Programme
from coach.practice.record import Asked, CheckIn, Moment, Outcome, SessionRow, SetAim, SetDone
from coach.practice.sitting import from_json, to_json

CATALOGUE = ResourceCatalogue(Path(__file__).parents[2] / "resources")
MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
ME = Preferences(
    movement=Movement.LITTLE,
    opens_hand=False,
    opens_hand_asked="2999-01-01",
    tools=tuple(Tool),
    allowed=True,
    programme_started="2026-03-02",
)


def at(day: int, minutes: float = 0.0, start: datetime = MONDAY) -> Moment:
    """The moment so many days and minutes after the first Monday, nine o'clock, or another `start` in UTC."""
    moment = start + timedelta(days=day, minutes=minutes)
    return Moment(f"{moment:%Y-%m-%dT%H:%M:%S}.000Z", moment.date().isoformat(), 0)


class Book:
    """The answers, kept in memory."""

    def __init__(self) -> None:
        self.kept: list[Decision] = []

    def decisions(self) -> list[Decision]:
        """See `growth.ports.Proposals`."""
        return list(self.kept)

    def decide(self, programme: str, change: Change, at: Moment, *, accepted: bool) -> None:
        """See `growth.ports.Proposals`."""
        self.kept.append(Decision(len(self.kept) + 1, programme, change, accepted, at))


class Life:
    """One person, day by day. `day` counts from 0; `look` is Today in the morning, `practise` does what it says."""

    def __init__(self, preferences: Preferences = ME, start: datetime = MONDAY) -> None:
        self.preferences = preferences
        self._start = start
        self.day = 0
        self.rows: list[SessionRow] = []
        self.answers: list[CheckIn] = []
        self._book = Book()
        self.book: Proposals = self._book
        self.programmes: Mapping[str, Programme] = CATALOGUE.programmes
        self._minutes = 0.0
        self._looked: dict[tuple[int, int, int], Agenda] = {}

    @property
    def decisions(self) -> list[Decision]:
        """What was said."""
        return self._book.kept

    @property
    def past(self) -> Past:
        """What the record says."""
        return Past(tuple(self.rows), (), None, tuple(self.answers), tuple(self.decisions))

    def look(self) -> Agenda:
        """Today, as it is now."""
        state = (self.day, len(self.rows), len(self.decisions))
        if state not in self._looked:
            self._looked = {state: self._look()}
        return self._looked[state]

    def _look(self) -> Agenda:
        return agenda(CATALOGUE.exercises, self.programmes, self.preferences, self.past, self._now())

    def reviews(self, programme: str) -> tuple[Review, ...]:
        """How the sittings of this programme went."""
        known = CATALOGUE.exercises
        return reviews(self.rows, self.answers, known, lambda row: from_json(row.plan, known), programme)

    def asked(self) -> Asking | None:
        """What is asked before Start."""
        return self.look().asking

    def change(self) -> Change | None:
        """The change that is proposed."""
        asking = self.asked()
        return None if asking is None else asking.proposal.change

    def write(self, journal: Journal) -> None:
        """Put all of it into a record."""
        for row in self.rows:
            session = journal.begin_session(row.plan, row.started)
            for done in row.sets:
                journal.add_set(session, done)
            if row.ended is not None and row.outcome is not None:
                for answer in self.answers:
                    if row.started.utc <= answer.at.utc <= row.ended.utc:
                        journal.add_check_in(session, answer)
                journal.end_session(session, row.ended, row.outcome)

    def wait(self, days: int = 1) -> None:
        """Let days pass."""
        self.day += days
        self._minutes = 0.0

    def say(self, accepted: bool) -> Change:
        """Answer what is asked."""
        asking = self.asked()
        assert asking is not None
        self._decide(asking.proposal.programme, asking.proposal.change, accepted)
        return asking.proposal.change

    def take_back(self, of: Decision) -> None:
        """Undo a change by hand."""
        self._decide(of.programme, Back(of=of.id), accepted=True)

    def practise(
        self,
        *,
        effort: int | None = 2,
        before: int | None = 1,
        after: int | None = 1,
        hurt: Collection[int] = (),
        left_out: Collection[int] = (),
        outcome: Outcome = Outcome.FINISHED,
    ) -> None:
        """Do the next sitting of today. The last set of what `hurt` or was `left_out` is not whole."""
        planned, started = self.look(), self._now()
        self.answers.append(CheckIn(Asked.PAIN_BEFORE, before, None, self._now()))
        sets = []
        for bout in outline(planned.sitting.entries, CATALOGUE.exercises, self.preferences):
            number = bout.exercise.number
            for task in bout.tasks:
                unit, side = unit_of(bout.exercise.work), task.side
                aim = SetAim(task.index, number, "", side, unit, task.amount, 4.0)
                sets.append(SetDone(aim, task.amount, Outcome.FINISHED, self._now(), self._now()))
            if number in hurt or number in left_out:
                how = Outcome.HURT if number in hurt else Outcome.SKIPPED
                sets[-1] = replace(sets[-1], done=1.0, outcome=how)
        self.answers.append(CheckIn(Asked.EFFORT, effort, None, self._now()))
        self.answers.append(CheckIn(Asked.PAIN, after, None, self._now()))
        plan = to_json(planned.sitting)
        self.rows.append(SessionRow(len(self.rows) + 1, plan, started, self._now(), outcome, tuple(sets)))

    def whole_day(self, effort: int = 2) -> None:
        """All parts of the day, cleanly; then comes the next day."""
        while not self.look().prescription.done:
            self.practise(effort=effort)
        self.wait()

    def good_days(self, days: int, effort: int = 2) -> None:
        """So many days running, cleanly."""
        for _ in range(days):
            self.whole_day(effort)

    def _decide(self, programme: str, change: Change, accepted: bool) -> None:
        self.book.decide(programme, change, self._now(), accepted=accepted)

    def _now(self) -> Moment:
        self._minutes += 1
        return at(self.day, self._minutes, self._start)
