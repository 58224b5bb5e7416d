"""How long a person has kept going: rest days never break it, and one missed day is forgiven."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from coach.practice.progress.streaks import FORGIVEN, Run, current, longest, missed, runs

MONDAY = date(2026, 3, 2)
FIVE = (0, 1, 3, 4, 5)
WEEK = range(7)

plans = st.sets(st.integers(0, 6), min_size=1)
practice = st.sets(st.integers(0, 120).map(lambda ago: MONDAY - timedelta(days=ago)), max_size=60)


def days(*ahead: int) -> list[date]:
    return [MONDAY + timedelta(days=day) for day in ahead]


def test_rest_days_of_the_plan_do_not_break_it() -> None:
    assert runs(days(0, 1, 3, 4, 5, 7), FIVE) == (Run(MONDAY, MONDAY + timedelta(days=7), 6),)


def test_one_missed_day_is_forgiven_and_two_end_it() -> None:
    assert [run.days for run in runs(days(0, 3), FIVE)] == [2]
    assert [run.days for run in runs(days(0, 4), FIVE)] == [1, 1]


def test_it_goes_on_today_until_two_planned_days_are_over() -> None:
    found = runs(days(0), FIVE)
    lasting = [current(found, FIVE, MONDAY + timedelta(days=ahead)) is not None for ahead in range(6)]
    assert lasting == [True, True, True, True, False, False]
    assert current((), FIVE, MONDAY) is None


def test_the_longest_is_the_first_of_its_length() -> None:
    assert longest(runs(days(0, 1, 20, 21, 40), FIVE)) == Run(MONDAY, MONDAY + timedelta(days=1), 2)
    assert longest(()) is None


@given(practice, plans)
def test_every_day_of_practice_is_in_one_run(done: set[date], planned: set[int]) -> None:
    found = runs(done, planned)
    assert sum(run.days for run in found) == len(done)
    for run in found:
        assert run.days == sum(run.first <= day <= run.last for day in done)


@given(practice, plans, st.integers(0, 120))
def test_one_more_day_of_practice_never_shortens_anything(done: set[date], planned: set[int], ago: int) -> None:
    more = done | {MONDAY - timedelta(days=ago)}
    before, after = longest(runs(done, planned)), longest(runs(more, planned))
    assert after is not None
    assert after.days >= (before.days if before else 0)
    lasting, then = current(runs(done, planned), planned, MONDAY), current(runs(more, planned), planned, MONDAY)
    assert lasting is None or (then is not None and then.days >= lasting.days)


@given(practice, plans, st.integers(0, 6))
def test_a_day_of_rest_more_in_the_plan_never_shortens_it(done: set[date], planned: set[int], rest: int) -> None:
    easier = planned - {rest} or planned
    found, kept = longest(runs(done, planned)), longest(runs(done, easier))
    assert (kept.days if kept else 0) >= (found.days if found else 0)


@given(plans, st.integers(1, 100))
def test_who_keeps_the_plan_is_never_broken(planned: set[int], length: int) -> None:
    done = [day for day in days(*range(length)) if day.weekday() in planned]
    assert [run.days for run in runs(done, planned)] == ([len(done)] if done else [])


@given(practice, plans)
def test_the_day_that_is_not_over_yet_counts_only_once_it_is_done(done: set[date], planned: set[int]) -> None:
    before = done - {MONDAY}
    lasting = current(runs(before, planned), planned, MONDAY)
    then = current(runs(before | {MONDAY}, planned), planned, MONDAY)
    assert then is not None
    assert then.days == (lasting.days if lasting else 0) + 1


@given(st.integers(0, 400), plans)
def test_missed_days_are_the_planned_ones_in_between(apart: int, planned: set[int]) -> None:
    after = MONDAY + timedelta(days=apart)
    between = [MONDAY + timedelta(days=ahead) for ahead in range(1, apart)]
    assert missed(MONDAY, after, planned) == sum(day.weekday() in planned for day in between)
    assert FORGIVEN == 1
