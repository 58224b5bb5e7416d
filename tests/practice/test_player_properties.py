"""What holds for every session, every way of pressing and every way in which time is cut into ticks."""

from __future__ import annotations

import math
from typing import TypeAlias

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.practice import player
from coach.practice.effects import Answered, Begin, Choose, Command, Effect, Finish, Hush, Press, Record, Say, Show
from coach.practice.player import State
from coach.practice.preferences import Advance, Preferences
from coach.practice.programme import Arm, Entry, Form
from coach.practice.record import Asked, Moment, Outcome, SetDone
from coach.practice.speaking import english
from coach.practice.timeline import Timeline
from coach.practice.view import Part, Primary
from tests.support.coaching import ABLE, CATALOGUE, Sitting, session

FACES = [Choose(str(face)) for face in range(1, 6)]
WAYS = [Choose(way) for way in ("swap", "easier", "next", "end", "go-on")]

# A script is presses, times to let pass (milliseconds), and what the voice does (busy or not).
Event: TypeAlias = Press | int | bool

entries = st.lists(
    st.builds(
        Entry,
        exercise=st.sampled_from(sorted(CATALOGUE)),
        sets=st.integers(0, 2),
        repetitions=st.integers(0, 3),
        form=st.sampled_from(Form),
        arm=st.sampled_from(Arm),
        tempo=st.sampled_from([0.0, 0.5, 2.0]),
        rest=st.sampled_from([0.0, 20.0, 90.0]),
    ),
    min_size=1,
    max_size=3,
)
preferences = st.builds(
    lambda advance, self_paced, tempo, helper: msgspec.structs.replace(
        ABLE, advance=advance, self_paced=self_paced, tempo=tempo, helper=helper
    ),
    st.sampled_from(Advance),
    st.booleans(),
    st.sampled_from([0.5, 1.0, 1.7]),
    st.booleans(),
)
presses: st.SearchStrategy[Press] = st.one_of(st.sampled_from(Command), st.sampled_from(FACES), st.sampled_from(WAYS))
times = st.integers(1, 60_000)
events: st.SearchStrategy[Event] = st.one_of(
    times, st.just(Command.PRIMARY), st.just(Command.NEXT), presses, st.booleans()
)
scripts = st.lists(events, max_size=40)


def happen(state: State, event: Event, tick: int | None = None) -> player.Moved:
    """One event. Time passes in one piece, or in ticks of so many milliseconds."""
    if isinstance(event, bool):
        return player.voice_busy(state, event), ()
    if not isinstance(event, int):
        return player.press(state, event)
    effects: list[Effect] = []
    left = event
    while left:
        piece = min(left, tick or left)
        state, more = player.advance(state, piece / 1000, stall=math.inf)
        effects += more
        left -= piece
    return state, tuple(effects)


def play(timeline: Timeline, script: list[Event], tick: int | None = None) -> player.Moved:
    state, effects = player.start(timeline)
    for event in script:
        state, more = happen(state, event, tick)
        effects += more
    return state, effects


@given(entries, preferences, scripts, st.integers(50, 1999))
@settings(max_examples=60, deadline=None)
def test_any_split_of_the_same_time_gives_the_same_effects_and_the_same_state(
    what: list[Entry], how: Preferences, script: list[Event], tick: int
) -> None:
    timeline = session(*what, preferences=how)
    assert play(timeline, script, tick) == play(timeline, script)


@given(entries, preferences, st.lists(st.tuples(times, st.integers(0, 60_000)), max_size=15))
@settings(max_examples=60, deadline=None)
def test_a_pause_changes_nothing_but_the_time(
    what: list[Entry], how: Preferences, parts: list[tuple[int, int]]
) -> None:
    timeline = session(*what, preferences=how)
    plain, expected = player.start(timeline)
    paused, effects = plain, list(expected)
    heard = list(expected)
    for before, pause in parts:
        plain, more = happen(plain, before)
        heard += more
        paused, more = happen(paused, before)
        effects += more
        if paused.runs:
            for event in (Command.PAUSE, pause, Command.PRIMARY):
                paused, more = happen(paused, event)
                effects += [effect for effect in more if not isinstance(effect, Hush)]
    assert effects == heard
    assert paused == plain


@given(entries, preferences, scripts)
@settings(max_examples=120, deadline=None)
def test_nothing_that_was_begun_is_lost_or_recorded_twice(
    what: list[Entry], how: Preferences, script: list[Event]
) -> None:
    state, effects = play(session(*what, preferences=how), script)
    begun = None
    seen: set[int] = set()
    for effect in effects:
        if isinstance(effect, Begin):
            assert begun is None
            begun = effect.aim
            assert begun.index not in seen
            seen.add(begun.index)
        elif isinstance(effect, Record):
            assert effect.aim == begun
            assert 0 <= effect.done <= effect.aim.aimed
            assert effect.outcome is not Outcome.FINISHED or effect.done == effect.aim.aimed
            begun = None
        elif isinstance(effect, Finish):
            assert begun is None
    assert state.aim == begun
    assert [type(effect) for effect in effects].count(Finish) == int(state.finished)


@given(entries, preferences, scripts)
@settings(max_examples=120, deadline=None)
def test_after_it_hurts_there_is_no_movement_until_the_pain_is_told(
    what: list[Entry], how: Preferences, script: list[Event]
) -> None:
    _, effects = play(session(*what, preferences=how), script)
    hurts = False
    for effect in effects:
        if isinstance(effect, Record) and effect.outcome is Outcome.HURT:
            hurts = True
        elif isinstance(effect, Answered) and effect.asked is Asked.PAIN:
            hurts = False
        assert not (hurts and isinstance(effect, Begin))


@given(entries, preferences, scripts)
@settings(max_examples=120, deadline=None)
def test_praise_comes_after_the_record_that_it_speaks_of(
    what: list[Entry], how: Preferences, script: list[Event]
) -> None:
    _, effects = play(session(*what, preferences=how), script)
    recorded = False
    for effect in effects:
        recorded = recorded or (isinstance(effect, Record) and effect.done > 0)
        if isinstance(effect, Say) and any("saved" in english(words) for words in effect.words):
            assert recorded


@given(entries, preferences, scripts)
@settings(max_examples=120, deadline=None)
def test_the_screen_keeps_its_promises(what: list[Entry], how: Preferences, script: list[Event]) -> None:
    state, _ = player.start(session(*what, preferences=how))
    for event in script:
        state, _ = happen(state, event)
        view = player.view(state)
        assert 0.0 <= view.pose <= 1.0
        assert 0 <= view.place < view.total
        if view.ring:
            assert 0.0 <= view.ring.left <= 1.0
            assert 0 <= view.ring.done <= view.ring.segments or not view.ring.segments
        assert view.caption or view.question
        assert view.can_next or player.press(state, Command.NEXT)[0] == state
        assert view.can_back or player.press(state, Command.BACK)[0] == state
        assert (view.part is Part.DONE) == state.finished
        if view.question:
            assert view.primary is (Primary.GO_ON if view.paused else Primary.SKIP)
            for choice in view.question.choices:
                answered, effects = player.press(state, Choose(choice.id))
                assert any(isinstance(effect, Show) for effect in effects)
                assert answered != state


@given(entries, preferences.filter(lambda how: how.advance is Advance.AUTO and not how.self_paced))
@settings(max_examples=40, deadline=None)
def test_untouched_a_session_is_done_as_planned(what: list[Entry], how: Preferences) -> None:
    sitting = Sitting(session(*what, preferences=how), tick=1.9)
    sitting.until_end()
    assert [record.aim.index for record in sitting.records] == list(range(sitting.state.timeline.planned))
    assert all(record.done == record.aim.aimed > 0 for record in sitting.records)
    assert all(record.outcome is Outcome.FINISHED for record in sitting.records)
    assert sitting.end.outcome is Outcome.FINISHED


@given(entries, preferences)
@settings(max_examples=40, deadline=None)
def test_one_key_is_enough(what: list[Entry], how: Preferences) -> None:
    sitting = Sitting(session(*what, preferences=how), tick=1.0)
    for _ in range(3000):
        if sitting.state.finished:
            break
        if sitting.view.primary is not Primary.PAUSE:
            sitting.press(Command.PRIMARY)
        sitting.wait(1.0)
    assert all(record.done == record.aim.aimed for record in sitting.records)
    assert sitting.end.outcome is Outcome.FINISHED


@given(entries, st.integers(0, 600))
@settings(max_examples=40, deadline=None)
def test_after_a_crash_every_planned_set_is_done_once(what: list[Entry], second: int) -> None:
    timeline = session(*what)
    before = Sitting(timeline, tick=1.0)
    before.wait(second)
    moment = Moment("", "", 0)
    kept = [SetDone(r.aim, r.done, r.outcome, moment, moment) for r in before.records]
    after = Sitting(timeline, tick=1.9, begun=player.go_on(timeline, kept))
    after.until_end()
    indices = [record.aim.index for record in before.records + after.records]
    assert indices == list(range(timeline.planned))
    before.until_end()
    assert after.state.tally == before.state.tally


@given(st.integers(0, 150_000), st.integers(150, 1999))
@settings(max_examples=30, deadline=None)
def test_a_hold_lasts_exactly_its_seconds_however_long_the_voice_speaks(busy_from: int, tick: int) -> None:
    state, _ = player.start(session(3))
    now, began, lasted = 0, 0, []
    while not state.finished:
        state = player.voice_busy(state, now > busy_from)
        state, effects = player.advance(state, tick / 1000)
        now += tick
        for effect in effects:
            if isinstance(effect, Begin):
                began = now - state.at // 1000
            elif isinstance(effect, Record):
                lasted.append(now - state.at // 1000 - began)
    assert lasted == [20_000, 20_000]
