"""What `coach doctor` says about the record and its copies. Looks only: nothing is mended here."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from coach.practice.message import Message, ui, ui_counted
from coach.practice.ports import Fault, Finding
from coach.store.backups import backups_in
from coach.store.connection import Damaged, check, check_header, connect, shipped_migrations
from coach.store.faults import faults


def findings(database: Path, backups: Path) -> Sequence[Finding]:
    """The state of the record, and of its backups."""
    return (_record(database), _copies(backups))


def _record(database: Path) -> Finding:
    name = "record"
    try:
        with faults(database.parent):
            if not database.exists():
                return Finding(name, good=True, needed=True, says=ui("There is no record yet."))
            return Finding(name, good=True, needed=True, says=_whole(database))
    except Fault as fault:
        return Finding(name, good=False, needed=True, says=fault.says)
    except Damaged as damage:
        says = ui("The record is damaged: {reason}. The next start sets it aside.", reason=str(damage))
        return Finding(name, good=False, needed=True, says=says)


def _whole(database: Path) -> Message:
    migrations = shipped_migrations()
    check_header(database)
    with closing(connect(database)) as connection:
        version = check(connection, migrations)
        sets = connection.execute("SELECT count(*) FROM set_done").fetchone()[0] if version else 0
    return ui_counted(
        "The record is whole and holds {number} set. It has version {version}, with SQLite {sqlite}.",
        "The record is whole and holds {number} sets. It has version {version}, with SQLite {sqlite}.",
        sets,
        version=version,
        sqlite=sqlite3.sqlite_version,
    )


def _copies(backups: Path) -> Finding:
    name = "backups"
    try:
        with faults(backups):
            copies = backups_in(backups)
    except Fault as fault:
        return Finding(name, good=False, needed=False, says=fault.says)
    if not copies:
        return Finding(name, good=True, needed=False, says=ui("There is no copy of the record yet."))
    says = ui_counted(
        "There is {number} copy of the record. It is of {date}.",
        "There are {number} copies of the record. The newest is of {date}.",
        len(copies),
        date=copies[0].date,
    )
    return Finding(name, good=True, needed=False, says=says)
