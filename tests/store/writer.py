"""A program that practises without end, to be killed: python -m tests.store.writer DATABASE BACKUPS.

What it prints was on disk before it was printed: "session ID" and "set ID INDEX".
"""

from __future__ import annotations

import sys
from itertools import count
from pathlib import Path

from coach.practice.record import Asked, CheckIn, Outcome
from coach.store.journal import SqliteJournal
from coach.store.record_file import RecordFile
from tests.support.practised import StandingClock, moment, repetitions

SETS = 25


def tell(line: str) -> None:
    """Say it at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main(database: Path, backups: Path) -> None:
    """Practise."""
    clock = StandingClock()
    journal = SqliteJournal(RecordFile(database, backups, clock))
    for clock.days in count():
        session = journal.begin_session("{}", moment())
        tell(f"session {session}")
        for index in range(SETS):
            journal.add_set(session, repetitions(index))
            tell(f"set {session} {index}")
        journal.add_check_in(session, CheckIn(Asked.EFFORT, 2, None, moment()))
        journal.end_session(session, moment(1), Outcome.FINISHED)
        journal.record.back_up_daily()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
