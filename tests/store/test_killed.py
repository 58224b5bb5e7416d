"""The program may be killed at any moment: the record opens, and no set that was reported as written is missing."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from coach.store.backups import backups_in
from coach.store.journal import SqliteJournal
from coach.store.record_file import RecordFile
from tests.support.practised import StandingClock

Start = Callable[..., SqliteJournal]
ROOT = Path(__file__).parents[2]
KILLS = int(os.environ.get("COACH_KILLS", "40"))
WHOLE_YEAR = ("2026-01-01", "2026-12-31")


def writer(database: Path, backups: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.store.writer", str(database), str(backups)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)


def test_no_set_is_ever_missing(start: Start, database: Path, backups: Path) -> None:
    chance = random.Random(4)
    told: set[tuple[int, int]] = set()
    for _ in range(KILLS):
        with writer(database, backups) as child:
            assert child.stdout is not None
            said = "".join(child.stdout.readline() for _ in range(chance.randrange(60)))
            time.sleep(chance.uniform(0.0, 0.003))  # the moment is the point of the test
            child.kill()
            said += child.stdout.read()
        whole_lines = [line.split() for line in said.split("\n")[:-1]]
        told |= {(int(line[1]), int(line[2])) for line in whole_lines if line[0] == "set"}
        journal = start()
        assert journal.record.open() is None
        rows = journal.practised_sessions(*WHOLE_YEAR)
        assert told <= {(row.id, done.aim.index) for row in rows for done in row.sets}
        for row in rows:
            assert [done.aim.index for done in row.sets] == list(range(len(row.sets)))
        journal.record.close()
    assert len(told) > KILLS
    assert backups_in(backups)


def test_a_kill_while_the_record_is_made_leaves_one_that_opens(tmp_path: Path) -> None:
    chance = random.Random(5)
    for number in range(KILLS // 4):
        folder = tmp_path / str(number)
        with writer(folder / "hand-coach.db", folder / "backups") as child:
            while not folder.exists():
                assert child.poll() is None
            time.sleep(chance.uniform(0.0, 0.01))
            child.kill()
        journal = SqliteJournal(RecordFile(folder / "hand-coach.db", folder / "backups", StandingClock()))
        assert journal.record.open() is None
        assert all(day.sets for day in journal.days(*WHOLE_YEAR))
        journal.record.close()
