"""A test against the clock: what counts, when it begins and ends, and that nothing depends on a busy machine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.practice.effects import Chime, Count, Hush, Say
from coach.practice.preferences import InputWay, Preferences, Side
from coach.practice.speaking import english
from coach.practice.timeline import SECOND, micros
from coach.practice.trials.model import Device, TappingDetail, TransferDetail
from coach.practice.trials.run import (
    GRACE,
    TAPPING,
    TIMED,
    TRANSFER,
    Command,
    Effect,
    Hurt,
    Left,
    Phase,
    Rules,
    Run,
    Scored,
    Tap,
)
from coach.practice.trials.timed import MOST_MOVED, advance, answer, begin, press, tap
from coach.practice.trials.view import view
from coach.practice.trials.words import how
from tests.support.reading import grade

LAST = (Scored, Hurt, Left)


class Trying:
    """A person at a test. Time passes only when it is told to; every effect is kept."""

    def __init__(self, rules: Rules = TAPPING, side: Side = Side.LEFT, preferences: Preferences | None = None) -> None:
        self.effects: list[Effect] = []
        self.run: Run
        self._take(begin(rules, side, preferences or Preferences()))

    def _take(self, moved: tuple[Run, tuple[Effect, ...]]) -> Trying:
        self.run = moved[0]
        self.effects += moved[1]
        return self

    def wait(self, seconds: float) -> Trying:
        return self._take(advance(self.run, self.run.now + micros(seconds)))

    def press(self, *commands: Command) -> Trying:
        for command in commands:
            self._take(press(self.run, command))
        return self

    def answer(self, face: int | None) -> Trying:
        return self._take(answer(self.run, face))

    def tap(self, at: int, pad: int = 0, device: Device = Device.TOUCH) -> Trying:
        return self._take(tap(self.run, Tap(at, pad, device)))

    def on(self, phase: Phase) -> bool:
        return self.run.phase is phase

    def until(self, phase: Phase) -> Trying:
        for _ in range(2000):
            if self.run.phase is phase:
                return self
            self.wait(0.05)
        raise AssertionError(self.run.phase)

    def tap_times(self, number: int, every: float = 0.2, pads: Sequence[int] = (0,)) -> Trying:
        """Tap so often, evenly."""
        for place in range(number):
            self.tap(self.run.now, pads[place % len(pads)])
            self.wait(every)
        return self

    @property
    def said(self) -> list[str]:
        return [english(words) for effect in self.effects if isinstance(effect, Say) for words in effect.words]

    @property
    def last(self) -> Scored | Hurt | Left:
        (found,) = [effect for effect in self.effects if isinstance(effect, LAST)]
        return found


def started(rules: Rules = TAPPING) -> Trying:
    return Trying(rules).press(Command.START).until(Phase.WAITING if rules.first_tap_starts else Phase.RUNNING)


def test_it_says_how_it_goes_with_the_hand_that_is_meant() -> None:
    trying = Trying(side=Side.LEFT)
    assert "Use your left hand" in " ".join(trying.said)
    trying.press(Command.OTHER_HAND)
    assert trying.run.side is Side.RIGHT
    assert "Use your right hand" in " ".join(trying.said)
    before = len(trying.said)
    trying.press(Command.SAY_AGAIN)
    assert trying.said[before:] == trying.said[before - 4 : before]


def test_three_two_one_and_go_come_a_second_apart() -> None:
    trying = Trying().press(Command.START)
    moments: list[float] = []
    while trying.run.phase is Phase.COUNTDOWN:
        known = len(trying.effects)
        trying.wait(0.01)
        moments += [trying.run.now / SECOND for effect in trying.effects[known:] if isinstance(effect, Count | Chime)]
    assert [round(after - before, 1) for before, after in pairwise(moments)] == [1.0, 1.0, 1.0]
    assert [english(effect.words) for effect in trying.effects if isinstance(effect, Count)] == ["3", "2", "1"]
    assert trying.said[-1] == "Tap now."


def test_a_slow_hand_gets_more_time_to_come() -> None:
    usual, slow = Trying().press(Command.START), Trying(preferences=Preferences(wait_factor=3)).press(Command.START)
    assert usual.run.ends is not None
    assert slow.run.ends is not None
    assert slow.run.ends - usual.run.ends == 2 * usual.run.lead


def test_who_has_one_switch_alone_hears_how_it_stops() -> None:
    for way in InputWay:
        said = " ".join(message.text for message in how(Trying(preferences=Preferences(input_way=way)).run))
        assert ("Hold your switch" in said) is (way is InputWay.SCAN)


def test_the_time_begins_with_the_first_tap_however_late() -> None:
    trying = started().wait(100)
    assert trying.on(Phase.WAITING)
    first = trying.run.now
    trying.tap(first).wait(9.9)
    assert trying.on(Phase.RUNNING)
    trying.tap(first + 10 * SECOND).until(Phase.BETWEEN)
    assert [one.taps for one in trying.run.tries] == [2]
    assert trying.said[-3:] == ["Try 1 of 3.", "2 taps.", "Rest as long as you like."]


def test_false_starts_are_forgiven() -> None:
    trying = Trying().press(Command.START).wait(1.0)
    for _ in range(20):
        trying.tap(trying.run.now).wait(0.1)
    assert trying.on(Phase.COUNTDOWN)
    trying.until(Phase.WAITING)
    early = trying.run.since - 1
    trying.tap(early)
    assert trying.on(Phase.WAITING)
    trying.tap_times(3).until(Phase.BETWEEN)
    assert [one.taps for one in trying.run.tries] == [3]


def test_the_best_of_three_tries_is_kept_with_how_it_was_made() -> None:
    trying = started().tap_times(10).until(Phase.BETWEEN)
    trying.press(Command.START).until(Phase.WAITING).tap_times(30, 0.15, pads=(0, 1)).until(Phase.BETWEEN)
    trying.press(Command.START).until(Phase.WAITING).tap_times(20).until(Phase.OVER)
    expected = TappingDetail(tries=(10, 30, 20), device=Device.TOUCH, alternating=True)
    assert trying.last == Scored(30.0, expected)


def test_the_device_is_the_one_that_most_taps_were_made_on() -> None:
    trying = started()
    for place in range(9):
        trying.tap(trying.run.now, 0, Device.KEYS if place % 3 else Device.MOUSE).wait(0.2)
    trying.until(Phase.BETWEEN).press(Command.FINISH)
    assert trying.last == Scored(9.0, TappingDetail(tries=(9,), device=Device.KEYS, alternating=False))


def test_two_fingers_that_land_at_once_are_one_tap() -> None:
    trying = started()
    for _ in range(5):
        trying.tap(trying.run.now, 0).tap(trying.run.now + micros(0.02), 1).wait(0.3)
    trying.until(Phase.BETWEEN)
    assert trying.run.tries[0].taps == 5


@pytest.mark.parametrize("command", [Command.STOP, Command.SLEPT])
@pytest.mark.parametrize("phase", [Phase.COUNTDOWN, Phase.WAITING, Phase.RUNNING])
def test_a_try_that_is_broken_off_counts_for_nothing(command: Command, phase: Phase) -> None:
    trying = started().tap_times(12).until(Phase.BETWEEN).press(Command.START)
    if phase is not Phase.COUNTDOWN:
        trying.until(Phase.WAITING)
    if phase is Phase.RUNNING:
        trying.tap_times(30)
    trying.press(command)
    assert trying.on(Phase.BETWEEN)
    assert "does not count" in " ".join(trying.said[-1:])
    trying.wait(30).press(Command.FINISH)
    assert trying.last == Scored(12.0, TappingDetail(tries=(12,), device=Device.TOUCH, alternating=False))


def test_without_a_whole_try_nothing_is_kept() -> None:
    assert isinstance(started().tap_times(3).press(Command.STOP, Command.FINISH).last, Left)
    assert isinstance(started().tap_times(3).press(Command.STOP, Command.LEAVE).last, Left)


def test_a_stop_after_the_end_loses_no_try() -> None:
    trying = started().tap_times(5).until(Phase.SETTLING).press(Command.STOP).wait(3)
    assert trying.run.tries[0].taps == 5


@pytest.mark.parametrize("face", [None, 1, 4])
def test_it_hurts_ends_the_test_at_any_moment(face: int | None) -> None:
    for trying in (Trying(), started(), started().tap_times(5), started().tap_times(5).until(Phase.BETWEEN)):
        trying.press(Command.HURTS)
        assert isinstance(trying.effects[-2], Hush)
        assert "Rest your arm" in trying.said[-1]
        trying.wait(20).answer(face)
        assert trying.last == Hurt(face)
    assert Trying().press(Command.HURTS, Command.SKIP).last == Hurt(None)


def test_things_are_counted_for_a_minute_from_go_and_the_time_is_called() -> None:
    trying = started(TRANSFER)
    assert trying.said[-1] == "Go."
    for _ in range(12):
        trying.tap(trying.run.now).wait(5)
    trying.until(Phase.CHECKING)
    assert trying.run.now == pytest.approx(trying.run.first + 60 * SECOND + GRACE, abs=SECOND / 10)
    assert trying.said[-5:] == [
        "Half of the time.",
        "Ten seconds left.",
        "Stop.",
        "How many did you move?",
        "12 things",
    ]
    trying.press(Command.FINISH)
    assert trying.last == Scored(12.0, TransferDetail(pressed=12, entered=12))


def test_the_number_can_be_told_at_the_end() -> None:
    trying = started(TRANSFER).until(Phase.CHECKING)
    trying.press(Command.LESS, Command.TEN_MORE, Command.TEN_MORE, Command.MORE, Command.TEN_LESS, Command.LESS)
    trying.press(Command.MORE, Command.FINISH)
    assert trying.last == Scored(11.0, TransferDetail(pressed=0, entered=11))


def test_the_number_stays_possible() -> None:
    trying = started(TRANSFER).until(Phase.CHECKING).press(*[Command.TEN_MORE] * 40)
    assert trying.run.number == MOST_MOVED
    trying.press(*[Command.TEN_LESS] * 40)
    assert trying.run.number == 0


def test_a_minute_that_went_wrong_is_done_anew() -> None:
    trying = started(TRANSFER).tap_times(4).until(Phase.CHECKING).press(Command.START)
    trying.until(Phase.RUNNING).until(Phase.CHECKING)
    assert trying.run.number == 0


def test_presses_that_make_no_sense_change_nothing() -> None:
    ready = Trying()
    for command in (Command.FINISH, Command.MORE, Command.STOP, Command.SKIP):
        assert Trying().press(command).run == ready.run
    running = started().tap_times(2)
    for command in (Command.START, Command.OTHER_HAND, Command.SAY_AGAIN, Command.FINISH, Command.TEN_LESS):
        assert press(running.run, command) == (running.run, ())
    over = Trying().press(Command.LEAVE)
    assert press(over.run, Command.START) == (over.run, ())
    assert answer(running.run, 3) == (running.run, ())


# Whatever the machine does


splits = st.lists(st.integers(1, 4 * SECOND), max_size=30)


@given(splits, st.sampled_from([TAPPING, TRANSFER]))
def test_any_split_of_the_time_gives_the_same(steps: list[int], rules: Rules) -> None:
    run, _ = press(begin(rules, Side.LEFT, Preferences())[0], Command.START)
    whole = advance(run, sum(steps))
    effects: tuple[Effect, ...] = ()
    for step in steps:
        run, more = advance(run, run.now + step)
        effects += more
    assert (run, effects) == whole


@given(
    st.lists(st.integers(-SECOND, 12 * SECOND), min_size=1, max_size=60),
    st.lists(st.integers(0, GRACE - 1), min_size=60, max_size=60),
)
def test_a_tap_counts_for_the_moment_it_was_made_however_late_it_is_told(offsets: list[int], late: list[int]) -> None:
    go = started().run
    first = go.now + SECOND
    run, _ = tap(go, Tap(first, 0, Device.KEYS))
    made = sorted(first + offset for offset in offsets)
    told = sorted((moment + delay, moment) for moment, delay in zip(made, late, strict=False))
    for heard, moment in told:
        run, _ = advance(run, max(run.now, heard))
        run, _ = tap(run, Tap(moment, 0, Device.KEYS))
    run, _ = advance(run, first + 20 * SECOND)
    expected, before = 1, first
    for moment in made:
        if micros(TAPPING.merge) <= moment - before and moment <= first + 10 * SECOND:
            expected, before = expected + 1, moment
    assert [one.taps for one in run.tries] == [expected]


@given(st.lists(st.one_of(st.sampled_from(Command), st.integers(1, 20 * SECOND), st.none()), max_size=60))
def test_any_way_through_ends_at_most_once_and_always_shows_something(steps: list[Command | int | None]) -> None:
    for rules in (TAPPING, TRANSFER):
        trying = Trying(rules)
        for step in steps:
            if isinstance(step, Command):
                trying.press(step)
            elif step is None:
                trying.tap(trying.run.now)
            else:
                trying.wait(step / SECOND)
            shown = view(trying.run)
            assert 0 <= trying.run.number <= MOST_MOVED
            assert len(trying.run.tries) <= rules.tries
            assert (shown.keys != ()) == (trying.run.phase is not Phase.OVER)
            assert shown.pads == (trying.run.phase in TIMED)
        ends = [effect for effect in trying.effects if isinstance(effect, LAST)]
        assert len(ends) == (trying.run.phase is Phase.OVER)


@pytest.mark.parametrize("rules", [TAPPING, TRANSFER])
def test_all_that_is_said_is_easy_to_read(rules: Rules) -> None:
    trying = started(rules).tap_times(3).press(Command.STOP, Command.START)
    trying.until(Phase.WAITING if rules.first_tap_starts else Phase.RUNNING).tap_times(2)
    trying.until(Phase.BETWEEN if rules.first_tap_starts else Phase.CHECKING).press(Command.HURTS)
    assert grade("\n".join(trying.said)) <= 6
    assert [line for line in trying.said if grade(line) > 8] == []


def test_the_screen_follows_the_phases() -> None:
    trying = Trying()
    assert [english(key.words) for key in view(trying.run).keys] == [
        "Start",
        "Right hand",
        "Say again",
        "Leave",
        "It hurts",
    ]
    assert [english(key.words) for key in view(replace(trying.run, side=Side.RIGHT)).keys][1] == "Left hand"
    trying.press(Command.START)
    ring = view(trying.run).ring
    assert ring is not None
    assert (ring.number, ring.left) == (3, 1.0)
    trying.until(Phase.WAITING)
    ring, counted = view(trying.run).ring, view(trying.run).counted
    assert ring is not None
    assert counted is not None
    assert (ring.number, ring.left, english(counted)) == (10, 1.0, "0 taps")
    trying.tap_times(5, 0.5)
    ring, counted = view(trying.run).ring, view(trying.run).counted
    assert ring is not None
    assert counted is not None
    assert (ring.number, ring.left, english(counted)) == (8, 0.75, "5 taps")
    trying.press(Command.STOP)
    assert [english(key.words) for key in view(trying.run).keys] == ["Try again", "Say again", "Leave", "It hurts"]
    trying.press(Command.START).until(Phase.WAITING).tap_times(1).until(Phase.BETWEEN)
    assert [english(key.words) for key in view(trying.run).keys] == ["Next try", "Say again", "Finish", "It hurts"]
    moving = started(TRANSFER)
    checking = view(started(TRANSFER).until(Phase.CHECKING).run)
    assert checking.checks is not None
    assert [english(key.words) for key in checking.keys] == ["Save", "Say again", "Start anew", "Leave", "It hurts"]
    counted = view(moving.tap_times(1).run).counted
    assert counted is not None
    assert english(counted) == "1 thing"
    asked = view(moving.press(Command.HURTS).run)
    assert asked.question is not None
    assert [english(key.words) for key in asked.keys] == ["Skip"]
