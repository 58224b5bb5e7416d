"""Real files on a real disk that is too small: python -m tests.store.small_disk [tmpfs|ext4]. Mounts, so it needs root.

Prints what the person is told and what is counted; stops at the first thing that is not as it must be.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from coach.desktop.paths import find_paths
from coach.desktop.settings import SettingsFile
from coach.joining.custody import DataCustody
from coach.joining.keeping import open_record
from coach.practice.message import Message
from coach.practice.people import FIRST_PERSON, OwnSettings
from coach.practice.ports import Fault
from coach.practice.preferences import Preferences, Theme
from coach.practice.record import Outcome
from coach.store.journal import SqliteJournal
from tests.store.make_fixture import FIXTURES
from tests.support.practised import StandingClock, moment, repetitions

EVER = ("2026-01-01", "2099-12-31")
ROOT = Path(__file__).parents[2]


def say(line: str) -> None:
    """One line of the report."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def words(message: Message) -> str:
    """The English words."""
    values = {name: words(value) if isinstance(value, Message) else value for name, value in message.values}
    return message.text.format_map(values)


def must(truth: bool, what: str) -> None:
    """Go on if this is so."""
    if not truth:
        raise SystemExit(f"NOT SO: {what}")
    say(f"    {what}")


def told(work: Callable[[], object]) -> str:
    """What the person is told when this fails, as it must."""
    try:
        work()
    except Fault as fault:
        says = words(fault.says)
        say(f'    told: "{says}"')
        return says
    raise SystemExit("NOT SO: nothing was refused")


@contextmanager
def disk(kind: str, kilobytes: int) -> Iterator[Path]:
    """A mounted file system of this size."""
    with tempfile.TemporaryDirectory() as scratch:
        folder, image = Path(scratch) / "disk", Path(scratch) / "image"
        folder.mkdir()
        if kind == "tmpfs":
            command = ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(folder)]
        else:
            image.write_bytes(bytes(kilobytes * 1024))
            subprocess.run(["mkfs.ext4", "-q", "-F", "-m", "0", str(image)], check=True)
            command = ["mount", "-o", "loop", str(image), str(folder)]
        subprocess.run(command, check=True)
        try:
            yield folder
        finally:
            subprocess.run(["umount", "-l", str(folder)], check=True)


class Home:
    """A data folder as the program has it."""

    def __init__(self, folder: Path) -> None:
        self.paths = find_paths(folder)
        self.clock = StandingClock()
        self.settings = SettingsFile(self.paths.settings, self.clock)
        self.record = open_record(self.paths, self.clock, self.settings)
        self.custody = DataCustody(self.paths, self.clock, self.settings, self.record)
        self.journal = SqliteJournal(self.record)

    def practise(self, sets: int, day: int = 0) -> None:
        """One session."""
        session = self.journal.begin_session("{}" * 400, moment(days=day))
        for index in range(sets):
            self.journal.add_set(session, repetitions(index, days=day))
        self.journal.end_session(session, moment(100, days=day), Outcome.FINISHED)

    def sets(self) -> int:
        """How many are in the record."""
        return sum(day.sets for day in self.journal.days(*EVER))

    def scraps(self) -> list[str]:
        """What was left over."""
        return [path.name for path in self.paths.data.rglob("*") if path.name.endswith((".part", "-restoring"))]


def fill(folder: Path, leave: int) -> Path:
    """Leave only so many bytes."""
    ballast = folder / "holiday.avi"
    with ballast.open("wb", buffering=0) as file:
        while (free := shutil.disk_usage(folder).free) > leave:
            if not file.write(bytes(min(4096, free - leave))):
                break
    return ballast


def full_while_practising(kind: str) -> None:
    """The disk fills up in the middle of a session."""
    say("The disk fills up while somebody practises.")
    with disk(kind, 8192) as folder:
        home = Home(folder / "data")
        home.practise(10)
        session = home.journal.begin_session("{}", moment(days=1))
        ballast = fill(folder, 0)
        refused = 0
        for index in range(200):
            try:
                home.journal.add_set(session, repetitions(index, days=1))
            except Fault as fault:
                refused += 1
                if refused == 1:
                    say(f'    told: "{words(fault.says)}"')
        must(refused > 0, f"of 200 sets {refused} could not be written at once")
        told(home.record.back_up_daily)
        ballast.unlink()
        home.journal.end_session(session, moment(300, days=1), Outcome.FINISHED)
        must(home.sets() == 210, "with room again, all 210 sets are in the record")
        home.record.close()
        again = Home(folder / "data")
        must(again.record.open() is None, "the next start finds it whole")
        must(again.sets() == 210, "and all 210 sets in it")
        must(home.scraps() == [], "nothing is left over")
        again.record.close()


def killed_on_a_full_disk(kind: str) -> None:
    """The program is killed while it writes on a disk that is about to be full."""
    say("The program is killed, again and again, while the disk fills up.")
    chance = random.Random(7)
    with disk(kind, 8192) as folder:
        data = folder / "data"
        told_of: set[tuple[int, int]] = set()
        for _ in range(12):
            command = [sys.executable, "-m", "tests.store.writer", str(data / "hand-coach.db"), str(data / "backups")]
            with subprocess.Popen(
                command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=ROOT, text=True
            ) as one:
                assert one.stdout is not None
                said = "".join(one.stdout.readline() for _ in range(chance.randrange(20, 120)))
                ballast = fill(folder, 60_000)
                time.sleep(chance.uniform(0, 0.2))
                one.kill()
                said += one.stdout.read()
            lines = [line.split() for line in said.split("\n")[:-1]]
            told_of |= {(int(line[1]), int(line[2])) for line in lines if line[0] == "set"}
            ballast.unlink()
            home = Home(data)
            assert home.record.open() is None
            kept = {(row.id, done.aim.index) for row in home.journal.practised_sessions(*EVER) for done in row.sets}
            assert told_of <= kept
            home.record.close()
        must(True, f"12 kills: each of the {len(told_of)} sets that were reported as written is there")


def no_room_for_copies(kind: str) -> None:
    """Backups, restores, settings and an upgrade that do not fit."""
    say("There is no room for a backup, for a restore, for settings, for an upgrade.")
    with disk(kind, 8192) as folder, disk("tmpfs", 300) as stick, tempfile.TemporaryDirectory() as safe:
        home = Home(folder / "data")
        for day in range(60):
            home.practise(30, day)
        OwnSettings(home.settings, FIRST_PERSON).save(Preferences(theme=Theme.DARK))
        before = home.sets()
        told(lambda: home.custody.back_up(str(stick)))
        must([path.name for path in stick.iterdir() if path.name != "lost+found"] == [], "nothing is left on the stick")
        file = home.custody.back_up(safe)
        home.practise(5, 61)
        ballast = fill(folder, 8192)
        told(lambda: home.custody.restore(file))
        must(home.sets() == before + 5, "what was there is there")
        told(lambda: OwnSettings(home.settings, FIRST_PERSON).save(Preferences(programme="x" * 20_000)))
        must(home.settings.load().chosen.theme is Theme.DARK, "the settings are as they were")
        must(home.scraps() == [], "nothing is left over")
        ballast.unlink()
        kept = home.custody.restore(file)
        must(home.sets() == before, "with room, the backup is restored")
        home.custody.restore(kept.file)
        must(home.sets() == before + 5, "and what was there before can be had again")
        home.record.close()
    with disk(kind, 8192) as folder:
        data = folder / "data"
        data.mkdir()
        shutil.copy(FIXTURES / "version-1.db", data / "hand-coach.db")
        content = (data / "hand-coach.db").read_bytes()
        ballast = fill(folder, 20_000)
        home = Home(data)
        told(home.record.open)
        ballast.unlink()
        must(home.record.open() is None, "with room, the record of the first version opens")
        must(home.sets() == 4, "and its 4 sets are there")
        (copy,) = home.custody.copies()
        old = Path(copy.file)
        must(old.name.endswith("-v1.db"), f"a copy of the first version was made before: {old.name}")
        must(abs(old.stat().st_size - len(content)) <= 4096, "of the same size")
        home.record.close()


def lost_and_damaged(kind: str) -> None:
    """The record is deleted, or written over with rubbish, and everything is brought back from a backup."""
    say("The record is deleted, or written over, and restored from a backup on a stick.")
    with disk(kind, 8192) as folder, disk(kind, 8192) as stick:
        home = Home(folder / "data")
        for day in range(20):
            home.practise(20, day)
        OwnSettings(home.settings, FIRST_PERSON).save(Preferences(theme=Theme.DARK))
        file = home.custody.back_up(str(stick))
        home.record.close()
        database = home.paths.database
        harms: tuple[tuple[str, Callable[[], object]], ...] = (
            ("deleted", lambda: shutil.rmtree(database.parent)),
            ("written over", lambda: database.write_bytes(os.urandom(50_000))),
            ("cut in half", lambda: os.truncate(database, database.stat().st_size // 2)),
        )
        for name, harm in harms:
            harm()
            home = Home(folder / "data")
            home.settings.load()
            notice = home.record.open()
            say(f'    {name}; told: "{words(notice) if notice else ""}"')
            home.custody.restore(file)
            must(home.sets() == 400, "all 400 sets are there again")
            must(home.settings.book.chosen.theme is Theme.DARK, "and the settings")
            home.record.close()


def main(kind: str) -> None:
    """All of it."""
    for part in (full_while_practising, killed_on_a_full_disk, no_room_for_copies, lost_and_damaged):
        part(kind)
    say("All is as it must be.")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "tmpfs")
