"""Practice in a hard place: python -m tests.store.cramped TASK FOLDER. Prints what the person is told."""

from __future__ import annotations

import os
import resource
import sys
from collections.abc import Callable
from pathlib import Path

from coach.practice.message import Message
from coach.practice.ports import Fault
from coach.practice.record import Outcome
from coach.store.connection import shipped_migrations
from coach.store.journal import SqliteJournal
from coach.store.record_file import RecordFile
from tests.support.practised import StandingClock, moment, repetitions

NOBODY = 65534
WHOLE_YEAR = ("2026-01-01", "2026-12-31")


def say(line: object) -> None:
    """One line for the test."""
    sys.stdout.write(f"{line}\n")


def words(message: Message) -> str:
    """The English words."""
    values = {name: words(value) if isinstance(value, Message) else value for name, value in message.values}
    return message.text.format_map(values)


def refused(work: Callable[[], object]) -> str:
    """What the person is told when `work` fails, as it must."""
    try:
        work()
    except Fault as fault:
        return words(fault.says)
    raise SystemExit("nothing was refused")


def allow_bytes(most: int) -> None:
    """From now on no file may grow past so many bytes."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))


def become_nobody() -> None:
    """Rights do not bind root."""
    if os.geteuid() == 0:
        os.setuid(NOBODY)


def full(journal: SqliteJournal) -> None:
    """Practise until no set can be written, then some more, then make room."""
    session = journal.begin_session("{}", moment())
    allow_bytes(240_000)
    told = []
    for index in range(60):
        try:
            journal.add_set(session, repetitions(index))
        except Fault as fault:
            told.append(words(fault.says))
    written = sum(day.sets for day in journal.days(*WHOLE_YEAR))
    allow_bytes(resource.RLIM_INFINITY)
    journal.end_session(session, moment(1), Outcome.FINISHED)
    say(told[0])
    say(written)
    say(len(told))
    say(sum(day.sets for day in journal.days(*WHOLE_YEAR)))
    journal.record.close()


def backup(journal: SqliteJournal, backups: Path) -> None:
    """Make a backup that does not fit."""
    session = journal.begin_session("{}", moment())
    journal.end_session(session, moment(1), Outcome.FINISHED)
    allow_bytes(20_000)
    say(refused(journal.record.back_up_daily))
    say(f"{len(journal.practised_sessions(*WHOLE_YEAR))} session")
    say(f"{len(list(backups.iterdir()))} files")


def main(task: str, folder: Path) -> None:
    """Do one task."""
    database, backups = folder / "hand-coach.db", folder / "backups"
    journal = SqliteJournal(RecordFile(database, backups, StandingClock(), migrations=shipped_migrations()))
    if task == "full":
        full(journal)
    elif task == "backup":
        backup(journal, backups)
    elif task == "first":
        allow_bytes(10_000)
        say(refused(journal.record.open))
    else:
        if task != "no-rights-new":
            journal.add_set(journal.begin_session("{}", moment()), repetitions(0))
            journal.record.close()
        if task == "no-rights-file":
            folder.chmod(0o777)
            database.chmod(0o444)
        else:
            folder.chmod(0o555)
        become_nobody()
        say(refused(journal.record.open))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
