"""A programme in words."""

from __future__ import annotations

import pytest

from coach.practice.message import Message, content, ui
from coach.practice.own.words import days_words, entry_words, own_words, size_words, times_words, when_words
from coach.practice.programme import Entry
from coach.practice.week import LONG_NAMES, SHORT_NAMES
from tests.practice.own.test_exercises import LONG
from tests.practice.test_prescription import EXERCISES


def said(message: Message) -> str:
    """The English words."""
    text = message.plural if message.plural and message.number != 1 else message.text
    return text.format_map({name: said(v) if isinstance(v, Message) else v for name, v in message.values})


def test_days_and_times() -> None:
    assert days_words((2,)) == LONG_NAMES[2]
    assert said(days_words((0, 2, 4))) == "Mon, Wed, Fri"
    assert days_words(tuple(range(7))) == ui("Every day")
    assert SHORT_NAMES[0] == ui("Mon")
    assert said(times_words(1)) == "once a day"
    assert said(when_words(LONG)) == "Mon, Wed, once a day"
    assert said(times_words(3)) == "3 times a day"


@pytest.mark.parametrize(
    ("entries", "words"),
    [
        ((), "No exercise yet"),
        (LONG.entries[:1], "1 exercise, about 5 minutes"),
        (LONG.entries, "4 exercises, about 5 minutes"),
    ],
)
def test_its_size(entries: tuple[Entry, ...], words: str) -> None:
    assert said(size_words(entries, 5)) == words


def test_its_exercises_in_order() -> None:
    lines = entry_words((Entry(exercise=999), Entry(exercise=11, sets=2), Entry(exercise=3, sets=1)), EXERCISES)
    assert [said(line) for line in lines] == ["1. Wrist bend: 2 x 10 repetitions", "2. Inner arm stretch: 20 seconds"]


def test_words_of_people_are_no_placeholders() -> None:
    assert own_words("{a}") == content("{{a}}")
