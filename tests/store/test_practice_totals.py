"""Totals by day and by exercise equal sums over the sets; answers come as the lowest and highest of a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from coach.practice.progress.model import ExerciseTotal, FaceOfDay, GroupTotal
from coach.practice.progress.ports import Totals
from coach.practice.record import Asked, CheckIn, SetDone, Unit
from coach.store.journal import SqliteJournal
from coach.store.practice_totals import SqliteTotals
from coach.store.record_file import RecordFile
from tests.support.practised import StandingClock, hold, moment, objects, repetitions

Start = Callable[..., SqliteJournal]
YEAR = ("2026-01-01", "2026-12-31")


def practise(journal: SqliteJournal, *done: SetDone) -> None:
    session = journal.begin_session("{}", moment())
    for each in done:
        journal.add_set(session, each)


def is_empty(totals: Totals) -> bool:
    found = (totals.days(*YEAR), totals.exercises(*YEAR), totals.faces(*YEAR), totals.groups({}, *YEAR), totals.dates())
    return totals.first_day() is None and not any(found)


def test_nothing_yet(start: Start) -> None:
    assert is_empty(SqliteTotals(start().record))


def test_exercises_are_summed_over_the_days_asked_for(start: Start) -> None:
    journal = start()
    practise(journal, repetitions(0), repetitions(1, days=1), hold(2, days=1), objects(3, 8, days=9))
    totals = SqliteTotals(journal.record)
    assert totals.first_day() == "2026-03-02"
    assert totals.exercises("2026-03-02", "2026-03-03") == [
        ExerciseTotal(3, 0, 20.0, 1, 1),
        ExerciseTotal(11, 20, 90.0, 2, 2),
    ]
    assert totals.exercises("2026-03-11", "2026-03-11") == [ExerciseTotal(5, 8, 60.0, 1, 1)]


def test_groups_are_summed_under_their_names_and_a_date_counts_once(start: Start) -> None:
    journal = start()
    practise(journal, repetitions(0), hold(1), repetitions(2, days=1), objects(3, 8, days=9))
    totals = SqliteTotals(journal.record)
    names = {11: "moves", 3: "moves"}
    assert totals.groups(names, *YEAR) == [
        GroupTotal("", 8, 60.0, 1, 1),
        GroupTotal("moves", 20, 110.0, 3, 2),
    ]
    assert totals.groups({}, *YEAR) == [GroupTotal("", 28, 170.0, 4, 3)]


def test_the_dates_of_practice_are_told_once_each_in_order(start: Start) -> None:
    journal = start()
    practise(journal, repetitions(0, days=9), repetitions(1), hold(2), repetitions(3, days=40))
    assert SqliteTotals(journal.record).dates() == ["2026-03-02", "2026-03-11", "2026-04-11"]


def test_answers_of_a_day_are_its_lowest_and_highest_face(start: Start) -> None:
    journal = start()
    session = journal.begin_session("{}", moment())
    for asked, face, day in ((Asked.PAIN, 1, 0), (Asked.PAIN, 3, 0), (Asked.EFFORT, None, 0), (Asked.EFFORT, 2, 1)):
        journal.add_check_in(session, CheckIn(asked, face, None, moment(days=day)))
    assert SqliteTotals(journal.record).faces(*YEAR) == [
        FaceOfDay("2026-03-02", Asked.PAIN, 1, 3),
        FaceOfDay("2026-03-03", Asked.EFFORT, 2, 2),
    ]


def test_another_person_is_not_counted(start: Start) -> None:
    journal = start()
    practise(journal, repetitions(0))
    assert is_empty(SqliteTotals(journal.record, 2))


made = st.sampled_from([repetitions, hold, objects])


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(made, st.integers(0, 30), st.integers(0, 20)), max_size=12))
def test_totals_are_the_sums_of_the_sets(sets: list[tuple[Callable[..., SetDone], int, int]]) -> None:
    done = [make(index, float(amount), days=day) for index, (make, amount, day) in enumerate(sets)]
    with TemporaryDirectory() as folder:
        record = RecordFile(Path(folder) / "hand-coach.db", Path(folder) / "backups", StandingClock())
        practise(SqliteJournal(record), *done)
        totals = SqliteTotals(record)
        found, days = totals.exercises(*YEAR), totals.days(*YEAR)
        record.close()
    counted: dict[int, int] = defaultdict(int)
    for one in done:
        if one.done:
            counted[one.aim.exercise] += 0 if one.aim.unit is Unit.SECONDS else int(one.done)
    assert {one.exercise: one.repetitions for one in found} == counted
    assert sum(one.sets for one in found) == sum(day.sets for day in days) == sum(one.done > 0 for one in done)
