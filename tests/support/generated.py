"""Records of made-up practice, different for each seed, written as the program writes them."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from coach.practice.preferences import Side
from coach.practice.programme import Entry
from coach.practice.record import Asked, CheckIn, Moment, Outcome, SetAim, SetDone, Unit
from coach.practice.remarks import Remark
from coach.practice.sitting import Sitting, to_json
from coach.practice.trials.model import Result, TransferDetail, Trial
from coach.store.journal import FIRST_PERSON, SqliteJournal
from coach.store.record_file import RecordFile
from coach.store.remark_book import SqliteRemarkBook
from coach.store.trial_book import SqliteTrialBook
from tests.support.practised import StandingClock

COUNTED = (2, 11, 13, 14, 21, 22, 24)  # plain repetitions with one arm
HELD = (3, 4)  # with each arm
TIMED = (5, 9)
REMARKS = ("The hand was stiff.", "=1+1 a formula", "Two ** stars {and} braces", "A long day. " * 12)


def moment(day: date, second: int = 0) -> Moment:
    """A second of the morning of a day."""
    utc = datetime(day.year, day.month, day.day, 8, tzinfo=UTC) + timedelta(seconds=second)
    return Moment(f"{utc:%Y-%m-%dT%H:%M:%S}.000Z", day.isoformat(), 60)


def fill(folder: Path, seed: int, days: int, last: date, *, exercises: int = 6) -> None:
    """Write a record into a data folder: practice on most of so many days up to the last."""
    chance = random.Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    record = RecordFile(folder / "hand-coach.db", folder / "backups", StandingClock())
    pool = chance.sample((*COUNTED, *HELD, *TIMED), exercises)
    for ago in reversed(range(days)):
        if chance.random() < 0.7:
            _practise(record, last - timedelta(days=ago), pool, chance)
    book, tests = SqliteRemarkBook(record, FIRST_PERSON), SqliteTrialBook(record, FIRST_PERSON)
    for words in chance.sample(REMARKS, 2):
        book.add(Remark(words, moment(last - timedelta(days=chance.randrange(days)), 5000)))
    for ago in range(0, days, 7):
        score = float(chance.randrange(8, 20))
        detail = TransferDetail(pressed=int(score), entered=int(score))
        tests.add(Result(Trial.TRANSFER, Side.RIGHT, score, detail, moment(last - timedelta(days=ago), 6000)))
    record.close()


def _entry(number: int, chance: random.Random) -> Entry:
    if number in COUNTED:
        return Entry(exercise=number, sets=chance.randint(1, 3), repetitions=chance.randint(5, 15))
    if number in HELD:
        return Entry(exercise=number, sets=chance.randint(1, 3), seconds=float(chance.choice((10, 20, 30))))
    return Entry(exercise=number, sets=1, seconds=float(chance.choice((60, 120, 180))))


def _practise(record: RecordFile, day: date, pool: list[int], chance: random.Random) -> None:
    journal = SqliteJournal(record, FIRST_PERSON)
    entries = tuple(_entry(number, chance) for number in chance.sample(pool, chance.randint(1, min(4, len(pool)))))
    programme = "a-little" if chance.random() < 0.85 else ""
    session = journal.begin_session(to_json(Sitting(entries=entries, programme=programme)), moment(day))
    journal.add_check_in(session, CheckIn(Asked.PAIN_BEFORE, chance.choice((1, 2, None)), None, moment(day, 5)))
    index, second = 0, 30
    for entry in entries:
        if chance.random() < 0.1:
            break  # the rest is never begun
        for side in (Side.RIGHT, Side.LEFT) if entry.exercise in HELD else (Side.RIGHT,):
            for _ in range(entry.sets):
                journal.add_set(session, _set(entry, side, index, (day, second), chance))
                index, second = index + 1, second + 90
    journal.add_check_in(session, CheckIn(Asked.EFFORT, chance.randint(1, 5), None, moment(day, second)))
    journal.add_check_in(session, CheckIn(Asked.PAIN, chance.randint(1, 4), None, moment(day, second)))
    journal.end_session(session, moment(day, second + 5), chance.choice((Outcome.FINISHED, Outcome.SKIPPED)))


def _set(entry: Entry, side: Side, index: int, at: tuple[date, int], chance: random.Random) -> SetDone:
    counted = entry.exercise in COUNTED
    aimed = float(entry.repetitions if counted else entry.seconds)
    whole = chance.random() < 0.8
    done = aimed if whole else float(int(aimed * chance.random()))
    unit = Unit.REPETITIONS if counted else Unit.SECONDS
    aim = SetAim(index, entry.exercise, "", side, unit, aimed, 6.0 if counted else 0.0)
    outcome = Outcome.FINISHED if whole else chance.choice((Outcome.SKIPPED, Outcome.HURT))
    return SetDone(aim, done, outcome, moment(*at), moment(at[0], at[1] + 60))
