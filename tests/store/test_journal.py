"""What goes into the record comes out again, and is counted as the person counts."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.practice.message import Message
from coach.practice.ports import Fault, Journal
from coach.practice.preferences import Side
from coach.practice.record import Asked, CheckIn, DayTotal, Moment, Outcome, SessionRow, SetAim, SetDone, Unit
from coach.store import journal as journal_module
from coach.store.journal import SqliteJournal
from coach.store.record_file import RecordFile
from tests.support.practised import StandingClock, hold, moment, objects, repetitions

Start = Callable[..., SqliteJournal]
WHOLE_YEAR = ("2026-01-01", "2026-12-31")

real = st.floats(0, 1e6, allow_nan=False)
moments = st.builds(moment, st.floats(0, 1e6), st.integers(0, 400), st.integers(-720, 840))
sets = st.builds(
    SetDone,
    st.builds(
        SetAim,
        st.integers(0, 500),
        st.integers(1, 10_000),
        st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=12),
        st.sampled_from(Side),
        st.sampled_from(Unit),
        real,
        real,
    ),
    real,
    st.sampled_from(Outcome),
    moments,
    moments,
)


def test_a_session_is_read_back_exactly(start: Start) -> None:
    journal: Journal = start()
    done = (repetitions(0), hold(1, 7.5, at=90), objects(2, 3, at=200))
    session = journal.begin_session('{"entries": "ünï"}', moment())
    for each in done:
        journal.add_set(session, each)
    assert journal.unfinished() == SessionRow(session, '{"entries": "ünï"}', moment(), None, None, done)
    journal.end_session(session, moment(300), Outcome.HURT)
    whole = SessionRow(session, '{"entries": "ünï"}', moment(), moment(300), Outcome.HURT, done)
    assert journal.unfinished() is None
    assert journal.practised_sessions(*WHOLE_YEAR) == [whole]
    assert start().practised_sessions(*WHOLE_YEAR) == [whole]


@settings(deadline=None, max_examples=40)
@given(st.lists(sets, unique_by=lambda done: done.aim.index, max_size=8))
def test_any_set_survives_the_trip(tmp_path_factory: pytest.TempPathFactory, done: list[SetDone]) -> None:
    folder = tmp_path_factory.mktemp("record")
    journal = SqliteJournal(RecordFile(folder / "r.db", folder / "backups", StandingClock()))
    session = journal.begin_session("{}", moment())
    for each in done:
        journal.add_set(session, each)
    unfinished = journal.unfinished()
    journal.record.close()
    assert unfinished is not None
    assert list(unfinished.sets) == sorted(done, key=lambda each: each.aim.index)


def test_the_same_set_a_second_time_changes_nothing(start: Start) -> None:
    journal = start()
    session = journal.begin_session("{}", moment())
    journal.add_set(session, repetitions(0))
    journal.add_set(session, repetitions(0, 3))
    (row,) = journal.practised_sessions(*WHOLE_YEAR)
    assert row.sets == (repetitions(0),)


def test_a_finished_set_can_be_read_by_another_program_at_once(start: Start, database: Path) -> None:
    journal = start()
    journal.add_set(journal.begin_session("{}", moment()), repetitions(0))
    with closing(sqlite3.connect(database)) as other:
        assert other.execute("SELECT exercise, side, unit, aimed, done, pace, outcome FROM set_done").fetchall() == [
            (11, "left", "repetitions", 10.0, 10.0, 4.5, "finished")
        ]
        assert other.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_between_sessions_the_one_file_holds_everything(start: Start, database: Path, tmp_path: Path) -> None:
    journal = start()
    session = journal.begin_session("{}", moment())
    journal.add_set(session, repetitions(0))
    journal.end_session(session, moment(100), Outcome.FINISHED)
    carried_away = tmp_path / "carried.db"
    carried_away.write_bytes(database.read_bytes())
    with closing(sqlite3.connect(carried_away)) as copy:
        assert copy.execute("SELECT count(*) FROM set_done").fetchone() == (1,)


def test_the_newest_session_without_an_end_is_offered_again(start: Start) -> None:
    journal = start()
    journal.begin_session("older", moment())
    newer = journal.begin_session("newer", moment(10))
    journal.end_session(journal.begin_session("ended", moment(20)), moment(30), Outcome.FINISHED)
    unfinished = start().unfinished()
    assert unfinished is not None
    assert (unfinished.id, unfinished.plan) == (newer, "newer")


def test_days_add_up_what_was_done(start: Start) -> None:
    journal = start()
    first = journal.begin_session("{}", moment())
    journal.add_set(first, repetitions(0, 10))  # 45 s at its pace
    journal.add_set(first, hold(1, 20))
    journal.add_set(first, objects(2, 8))  # at the person's own pace: the minute it took
    second = journal.begin_session("{}", moment(days=3))
    journal.add_set(second, repetitions(0, 4, days=3))
    assert journal.days(*WHOLE_YEAR) == [
        DayTotal("2026-03-02", 18, 125.0, 3),
        DayTotal("2026-03-05", 4, 18.0, 1),
    ]
    assert [day.date for day in journal.days("2026-03-05", "2026-03-05")] == ["2026-03-05"]
    assert journal.days("2026-03-03", "2026-03-04") == []


def test_a_set_left_before_anything_was_done_makes_no_day(start: Start) -> None:
    journal = start()
    journal.add_set(journal.begin_session("{}", moment()), repetitions(0, 0))
    assert journal.days(*WHOLE_YEAR) == []


def test_a_pause_adds_nothing_to_a_hold(start: Start) -> None:
    journal = start()
    aim = hold(0).aim
    journal.add_set(
        journal.begin_session("{}", moment()), SetDone(aim, 20.0, Outcome.FINISHED, moment(), moment(8 * 3600))
    )
    assert journal.days(*WHOLE_YEAR) == [DayTotal("2026-03-02", 0, 20.0, 1)]


def test_a_clock_set_back_takes_no_time_away(start: Start) -> None:
    journal = start()
    aim = objects(0).aim
    journal.add_set(journal.begin_session("{}", moment()), SetDone(aim, 5.0, Outcome.FINISHED, moment(3600), moment()))
    assert journal.days(*WHOLE_YEAR) == [DayTotal("2026-03-02", 5, 0.0, 1)]


def test_a_set_counts_for_the_local_date_on_which_it_began(start: Start) -> None:
    journal = start()
    late = moment(14 * 3600 - 1)  # 23:59:59 local
    early = moment(14 * 3600 + 30)  # half a minute past midnight
    assert (late.local_date, early.local_date) == ("2026-03-02", "2026-03-03")
    session = journal.begin_session("{}", late)
    journal.add_set(session, SetDone(hold(0).aim, 20.0, Outcome.FINISHED, late, early))
    journal.add_set(session, SetDone(hold(1).aim, 20.0, Outcome.FINISHED, early, early))
    assert [day.date for day in journal.days(*WHOLE_YEAR)] == ["2026-03-02", "2026-03-03"]
    assert [len(row.sets) for row in journal.practised_sessions("2026-03-02", "2026-03-02")] == [2]


def test_check_ins_come_back_oldest_first(start: Start) -> None:
    journal = start()
    session = journal.begin_session("{}", moment())
    answers = [
        CheckIn(Asked.PAIN_BEFORE, 1, None, moment()),
        CheckIn(Asked.PAIN, None, 11, moment(50)),
        CheckIn(Asked.EFFORT, 5, None, moment(50)),
        CheckIn(Asked.EFFORT, 2, None, moment(days=1)),
    ]
    for answer in reversed(answers[:1] + answers[3:]):
        journal.add_check_in(session, answer)
    for answer in answers[1:3]:
        journal.add_check_in(session, answer)
    assert journal.check_ins(*WHOLE_YEAR) == answers
    assert journal.check_ins("2026-03-03", "2026-03-03") == answers[3:]


def test_each_person_sees_their_own_practice(start: Start, database: Path, backups: Path, clock: StandingClock) -> None:
    mine = start()
    session = mine.begin_session("{}", moment())
    mine.add_set(session, repetitions(0))
    mine.add_check_in(session, CheckIn(Asked.PAIN, 1, None, moment()))
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("INSERT INTO person (id, name) VALUES (2, 'Grandchild')")
    theirs = SqliteJournal(RecordFile(database, backups, clock), 2)
    assert theirs.unfinished() is None
    assert (theirs.days(*WHOLE_YEAR), theirs.practised_sessions(*WHOLE_YEAR), theirs.check_ins(*WHOLE_YEAR)) == (
        [],
        [],
        [],
    )
    theirs.end_session(theirs.begin_session("{}", moment()), moment(1), Outcome.SKIPPED)
    theirs.record.close()
    assert [row.id for row in mine.practised_sessions(*WHOLE_YEAR)] == [session]


def test_a_set_of_no_session_is_a_bug_and_spoils_nothing(start: Start) -> None:
    journal = start()
    with pytest.raises(sqlite3.IntegrityError):
        journal.add_set(99, repetitions(0))
    session = journal.begin_session("{}", moment())
    journal.add_set(session, repetitions(0))
    assert len(journal.days(*WHOLE_YEAR)) == 1


def test_a_month_is_found_by_its_index(start: Start, database: Path) -> None:
    start().record.open()
    with closing(sqlite3.connect(database)) as connection:
        rows = connection.execute(f"EXPLAIN QUERY PLAN {journal_module._DAYS}", (1, "2026-01-01", "2026-01-28"))
        assert "day_total USING PRIMARY KEY (person=? AND date>? AND date<?)" in " ".join(row[3] for row in rows)


def test_while_another_program_writes_the_set_waits_and_is_then_written(
    start: Start, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coach.store.connection.WAIT_SECONDS", 0.0)
    journal = start()
    session = journal.begin_session("{}", moment())
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Fault) as fault:
            journal.add_set(session, repetitions(0))
        with pytest.raises(Fault):
            journal.begin_session("{}", moment(5))
    assert "waits in memory" in fault.value.says.text
    reason = dict(fault.value.says.values)["reason"]
    assert isinstance(reason, Message)
    assert "Another program" in reason.text
    journal.add_set(session, hold(1))
    (row,) = start().practised_sessions(*WHOLE_YEAR)
    assert row.sets == (repetitions(0), hold(1))


def test_what_waits_is_written_when_the_program_closes(
    start: Start, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coach.store.connection.WAIT_SECONDS", 0.0)
    journal = start()
    session = journal.begin_session("{}", moment())
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Fault):
            journal.add_set(session, repetitions(0))
        with pytest.raises(Fault):
            journal.add_check_in(session, CheckIn(Asked.PAIN, 2, None, moment()))
        with pytest.raises(Fault):
            journal.end_session(session, moment(9), Outcome.FINISHED)
    journal.record.close()
    again = start()
    assert again.unfinished() is None
    assert [len(row.sets) for row in again.practised_sessions(*WHOLE_YEAR)] == [1]
    assert len(again.check_ins(*WHOLE_YEAR)) == 1


def test_moments_keep_their_own_offset(start: Start) -> None:
    journal = start()
    away = Moment("2026-03-28T23:30:00.001Z", "2026-03-28", -300)
    session = journal.begin_session("{}", away)
    journal.end_session(session, moment(), Outcome.FINISHED)
    (row,) = journal.practised_sessions(*WHOLE_YEAR)
    assert row.started == away
