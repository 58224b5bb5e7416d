"""Writes `fixtures/version-N.db`, the record of a small practice as this version of the program leaves it.

Run once for each released version of the record, and never again for that version:
python -m tests.store.make_fixture
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from coach.practice.record import Asked, CheckIn, Outcome
from coach.store.connection import shipped_migrations
from coach.store.journal import SqliteJournal
from coach.store.record_file import RecordFile
from tests.support.practised import StandingClock, hold, moment, objects, repetitions

FIXTURES = Path(__file__).with_name("fixtures")
PLAN = '{"entries": [{"exercise": 11}, {"exercise": 3}]}'


def practise(journal: SqliteJournal) -> None:
    """One whole session with three sets and three answers; one session that was broken off after a set."""
    session = journal.begin_session(PLAN, moment())
    journal.add_check_in(session, CheckIn(Asked.PAIN_BEFORE, 1, None, moment(1)))
    journal.add_set(session, repetitions(0, at=10))
    journal.add_check_in(session, CheckIn(Asked.PAIN, 3, 11, moment(80)))
    journal.add_set(session, hold(1, 12.5, at=100))
    journal.add_set(session, objects(2, at=200))
    journal.add_check_in(session, CheckIn(Asked.EFFORT, None, None, moment(280)))
    journal.end_session(session, moment(300), Outcome.FINISHED)
    journal.add_set(journal.begin_session(PLAN, moment(days=1)), repetitions(0, 6, days=1))


def main() -> None:
    """Write the fixture of the newest version."""
    target = FIXTURES / f"version-{len(shipped_migrations())}.db"
    if target.exists():
        raise SystemExit(f"{target} is there already")
    with tempfile.TemporaryDirectory() as scratch:
        database = Path(scratch) / "hand-coach.db"
        journal = SqliteJournal(RecordFile(database, Path(scratch) / "backups", StandingClock()))
        practise(journal)
        journal.record.close()
        target.write_bytes(database.read_bytes())


if __name__ == "__main__":
    main()
