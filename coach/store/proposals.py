"""What a person said to the changes of the plan that were proposed."""

from __future__ import annotations

from collections.abc import Sequence

from coach.practice.growth.changes import Change, Decision, from_json, to_json
from coach.practice.record import Moment
from coach.store.record_file import RecordFile, cells

_COLUMNS = "programme, change, accepted, at_utc, at_date, at_offset"
_DECIDE = f"INSERT INTO proposal (person, {_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)"
_DECISIONS = f"SELECT id, {_COLUMNS} FROM proposal WHERE person = ? ORDER BY id"


class SqliteProposals:
    """The `Proposals` of one person in the record."""

    def __init__(self, record: RecordFile, person: int) -> None:
        self._record = record
        self._person = person

    def decisions(self) -> Sequence[Decision]:
        """All of it, oldest first. What this program cannot read changes no plan."""
        with self._record.reading() as connection:
            rows = connection.execute(_DECISIONS, (self._person,)).fetchall()
        return [
            Decision(number, programme, change, bool(accepted), Moment(*at))
            for number, programme, text, accepted, *at in rows
            if (change := from_json(text)) is not None
        ]

    def decide(self, programme: str, change: Change, at: Moment, *, accepted: bool) -> None:
        """Write down what was said. After a Fault it waits in memory, and must not be given again."""
        self._record.write(_DECIDE, (self._person, programme, to_json(change), int(accepted), *cells(at)))
