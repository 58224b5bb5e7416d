"""Every exercise that ships can be coached from get-ready to the end, in every form."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.library.catalogue import ResourceCatalogue
from coach.practice.effects import Command, Say
from coach.practice.exercise import Tool
from coach.practice.plan import compile_session, estimate
from coach.practice.preferences import Advance, Preferences
from coach.practice.programme import Entry, Form, Movement
from coach.practice.record import Outcome
from coach.practice.safety import swap_for
from coach.practice.speaking import english
from coach.practice.view import Primary
from tests.support.coaching import Sitting, shown

EXERCISES = ResourceCatalogue(Path(__file__).parents[2] / "resources").exercises
ABLE = Preferences(opens_hand=True, movement=Movement.OPENS, tools=tuple(Tool), helper=True)
ONE_KEY = Preferences(opens_hand=True, tools=tuple(Tool), advance=Advance.MANUAL, self_paced=True)


def test_all_39_are_there() -> None:
    assert sorted(EXERCISES) == list(range(1, 40))


@pytest.mark.parametrize("number", EXERCISES)
@pytest.mark.parametrize("form", Form)
def test_it_is_done_untouched(number: int, form: Form) -> None:
    timeline = compile_session([Entry(exercise=number, form=form)], EXERCISES, ABLE)
    sitting = Sitting(timeline, tick=1.9)
    sitting.until_end()
    assert [r.aim.index for r in sitting.records] == list(range(timeline.planned))
    assert all(r.done == r.aim.aimed > 0 for r in sitting.records)
    assert sitting.end.outcome is Outcome.FINISHED
    assert estimate(timeline).minutes >= 1


@pytest.mark.parametrize("number", EXERCISES)
def test_it_is_done_with_one_key(number: int) -> None:
    sitting = Sitting(compile_session([Entry(exercise=number)], EXERCISES, ONE_KEY), tick=1.9)
    while not sitting.state.finished:
        if sitting.view.primary is not Primary.PAUSE:
            sitting.press(Command.PRIMARY)
        sitting.wait(1.9)
    assert all(r.done == r.aim.aimed for r in sitting.records)


@pytest.mark.parametrize("number", EXERCISES)
def test_it_can_be_swapped_when_it_hurts(number: int) -> None:
    hand = Preferences(opens_hand=False, movement=Movement.LITTLE)
    swap = swap_for(EXERCISES[number], EXERCISES, hand, frozenset({number}))
    assert swap is not None
    assert not EXERCISES[swap.exercise].gate


def test_no_line_that_the_player_says_is_longer_than_20_words() -> None:
    said: set[str] = set()
    for preferences in (ABLE, ONE_KEY):
        for form in Form:
            entries = [Entry(exercise=number, form=form, sets=2) for number in EXERCISES]
            for segment in compile_session(entries, EXERCISES, preferences).segments:
                for mark in segment.marks:
                    if isinstance(mark.effect, Say):
                        said |= {english(words) for words in mark.effect.words}
    assert {line for line in said if len(line.split()) > 20} == set()
    assert not {line for line in said if "!" in line or "{" in line or "*" in line}


def test_every_part_shows_something() -> None:
    sitting = Sitting(compile_session([Entry(exercise=n) for n in EXERCISES], EXERCISES, ABLE), tick=1.9)
    for _ in range(200):
        assert shown(sitting.view) or sitting.view.question
        sitting.press(Command.NEXT)
