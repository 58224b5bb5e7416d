"""Growing in words: the question, the facts behind it, what has changed."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from coach.practice.agenda import agenda
from coach.practice.growth.changes import Back, Change, Decision, Easier, Harder, NextWeek, Repetitions, Sets, Starter
from coach.practice.growth.standing import Evidence, Proposal, Standing
from coach.practice.growth.words import Asking, asking, change_words, changed_words, standing_changes
from coach.practice.programme import Movement
from coach.practice.today import Offer
from coach.text.words import open_words
from tests.support.growing import CATALOGUE, ME, Life, at

WORDS = open_words("en", Path(__file__).parents[3] / "i18n")
EASY = Evidence(amount=10, times=2, effort=2)
EXERCISES = CATALOGUE.exercises


def told(*changes: Change) -> tuple[Decision, ...]:
    return tuple(Decision(n, "stretches", change, True, at(0)) for n, change in enumerate(changes, start=1))


def ask(change: Change, why: Evidence = EASY, *before: Change, week: int = 0, programme: str = "stretches") -> Asking:
    chosen = CATALOGUE.programmes[programme]
    standing = Standing(
        programme=chosen,
        week=chosen.weeks[week],
        started="",
        decisions=told(*before),
        reviews=(),
        practised="",
        exercises=EXERCISES,
        preferences=ME,
        seconds=lambda _entry: 60.0,
    )
    return asking(Proposal(programme, change, why), standing, CATALOGUE.programmes)


def said(asked: Asking) -> str:
    return " ".join(WORDS.spoken(words) for words in asked.said)


@pytest.mark.parametrize(
    ("change", "why", "words"),
    [
        (
            Repetitions(exercise=11, was=10, to=15),
            EASY,
            "Wrist bend: try 15 repetitions? You did all 10, two times in a row. It was easy. Now you do 10.",
        ),
        (
            Repetitions(exercise=18, was=3, to=5),
            Evidence(3, 2, 1),
            "Thumb to each fingertip: try 5 rounds? You did all 3, two times in a row. It was very easy. Now you do 3.",
        ),
        (
            Sets(exercise=3, was=2, to=3),
            Evidence(20, 2, 3),
            "Inner arm stretch: try 3 sets? You did it to the end, two times in a row. It was not too hard. "
            "Now you do 2.",
        ),
        (
            Harder(exercise=2, to=18),
            EASY,
            "Try a harder exercise: Thumb to each fingertip? You did all 10, two times in a row. It was easy. "
            "It comes instead of: Thumb across the palm.",
        ),
        (
            Sets(exercise=2, was=2, to=1),
            Evidence(hard=True),
            "Thumb across the palm: do only 1 set? It was hard the last time. Now you do 2.",
        ),
        (
            Easier(exercise=2),
            Evidence(hurt=True),
            f"Thumb across the palm: do it the easier way? It hurt the last time. {EXERCISES[2].easier}",
        ),
    ],
)
def test_a_change_is_asked_for_with_its_facts(change: Change, why: Evidence, words: str) -> None:
    assert said(ask(change, why)) == words


@pytest.mark.parametrize(
    ("change", "why", "words"),
    [
        (NextWeek(was=1, to=2), Evidence(off=4), "Go one step back? You had 4 days off. That is week 1 again."),
        (
            Repetitions(exercise=11, was=10, to=15),
            Evidence(off=3),
            "Go one step back? You had 3 days off. Wrist bend: 10 repetitions again.",
        ),
        (
            Harder(exercise=2, to=18),
            Evidence(hurt=True),
            "Go one step back? It hurt the last time. Thumb across the palm comes instead of Thumb to each fingertip.",
        ),
        (
            Sets(exercise=2, was=2, to=1),
            Evidence(0, 2, 2),
            "Thumb across the palm: 2 sets again? You did all of it, two times in a row. It was easy.",
        ),
        (
            Easier(exercise=2),
            Evidence(0, 2, 2),
            "Thumb across the palm: back to the usual way? You did all of it, two times in a row. It was easy.",
        ),
    ],
)
def test_a_change_is_taken_back_with_its_facts(change: Change, why: Evidence, words: str) -> None:
    assert said(ask(Back(of=1), why, change)) == words


def test_a_week_says_what_is_new() -> None:
    asked = ask(NextWeek(was=1, to=2), Evidence(0, 2, 2), programme="not-yet")
    assert said(asked) == (
        "Go on to week 2? You did all of it, two times in a row. It was easy. New: Thumb across the palm."
    )
    more = said(ask(NextWeek(was=1, to=3), Evidence(0, 2, 2)))
    assert more.endswith("A little more of: Thumb across the palm. 5 days a week.")
    both = said(ask(NextWeek(was=4, to=5), Evidence(0, 2, 2), week=3, programme="opens-and-closes"))
    assert both.endswith("New: Stack coins. A little more of: Squeeze the ball. 5 days a week.")


def test_a_week_with_much_that_is_new_names_three_exercises() -> None:
    starter, ball = CATALOGUE.programmes["not-yet"], CATALOGUE.programmes["ball"]
    joined = msgspec.structs.replace(starter, weeks=(starter.weeks[0], msgspec.structs.replace(ball.weeks[2], week=2)))
    standing = Standing(joined, joined.weeks[0], "", (), (), "", EXERCISES, ME, lambda _entry: 60.0)
    asked = asking(Proposal("x", NextWeek(was=1, to=2), EASY), standing, CATALOGUE.programmes)
    assert said(asked).count("New:") == 3
    assert "more of" not in said(asked)


@pytest.mark.parametrize(
    ("movement", "words"),
    [
        (Movement.LITTLE, "Does your weak hand move a little by itself now?"),
        (Movement.OPENS, "Does your weak hand open and close by itself, five times in a row?"),
    ],
)
def test_a_hand_that_moves_more_gets_its_starter(movement: Movement, words: str) -> None:
    asked = ask(Starter(movement=movement), Evidence(0, 2, 2))
    following = next(one for one in CATALOGUE.programmes.values() if one.movement is movement)
    assert WORDS.spoken(asked.words) == words
    assert WORDS.spoken(asked.detail[0]) == f"Then a new programme begins: {following.title}."


def test_the_answers_never_blame() -> None:
    def answers(asked: Asking) -> tuple[str, str]:
        return WORDS.spoken(asked.yes), WORDS.spoken(asked.no)

    assert answers(ask(Sets(exercise=2, was=1, to=2))) == ("Yes", "Not yet")
    assert answers(ask(Back(of=1), EASY, Easier(exercise=2))) == ("Yes", "Not yet")
    assert answers(ask(Easier(exercise=2), Evidence(hard=True))) == ("Yes", "Keep it as it is")
    assert answers(ask(Back(of=1), Evidence(off=3), NextWeek(was=1, to=2))) == ("Yes", "Keep it as it is")


# --- what has changed ---


def test_changes_in_force_are_named_newest_first_and_once_each() -> None:
    force = told(
        NextWeek(was=1, to=2),
        Repetitions(exercise=15, was=5, to=10),
        Starter(movement=Movement.LITTLE),
        NextWeek(was=2, to=3),
        Repetitions(exercise=15, was=10, to=15),
        Easier(exercise=5000),  # an exercise that is gone
        Harder(exercise=2, to=18),
        Easier(exercise=3),
    )
    named = [WORDS.spoken(change_words(one.change, EXERCISES)) for one in standing_changes(force, EXERCISES)]
    assert named == [
        "Inner arm stretch: the easier way",
        "Thumb to each fingertip instead of Thumb across the palm",
        "Carry a pen across: 15 repetitions",
        "Week 3",
    ]


def test_today_says_what_has_changed() -> None:
    def line(*changes: Change) -> str | None:
        found = changed_words(told(*changes), EXERCISES)
        return None if found is None else WORDS.spoken(found)

    assert line() is None
    assert line(NextWeek(was=1, to=2)) == "What has changed: Week 2."
    assert (
        line(NextWeek(was=1, to=2), Easier(exercise=3))
        == "What has changed: Inner arm stretch: the easier way, and 1 more."
    )


def test_the_line_is_there_before_start_only() -> None:
    life = Life()
    life.good_days(7)
    assert life.look().view.changed is None
    life.say(accepted=True)
    shown = life.look().view.changed
    assert shown is not None
    life.practise()
    done = agenda(EXERCISES, CATALOGUE.programmes, ME, life.past, at(7, 60))
    assert done.view.offer is Offer.REST
    assert done.view.changed is None
