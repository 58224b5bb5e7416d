"""How long words take, when a count becomes a tick, and what is said of a result."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.practice.message import content, ui, ui_counted
from coach.practice.pace import spoken_seconds
from coach.practice.record import Unit
from coach.practice.speaking import Spoken, decide_count, english, number_word, praise, seconds_to_say


def test_the_source_text_is_read_with_its_values_and_without_marks() -> None:
    nested = ui("Next: **{title}**.", title=content("Wrist bend"))
    assert english(nested) == "Next: Wrist bend."
    assert english(ui_counted("{number} set", "{number} sets", 1)) == "1 set"
    assert english(ui_counted("{number} set", "{number} sets", 2)) == "2 sets"


def test_words_take_their_time_one_after_the_other() -> None:
    words = (ui("Rest."), ui("Next: {title}.", title=content("Bend")))
    assert seconds_to_say(words, 120) == spoken_seconds("Rest.", 120) + spoken_seconds("Next: Bend.", 120)
    assert seconds_to_say((), 120) == 0.0


@given(st.floats(0, 10), st.floats(0, 10), st.booleans())
def test_counting_never_falls_behind(estimate: float, window: float, busy: bool) -> None:
    spoken = decide_count(estimate, window, busy)
    assert (spoken is Spoken.SAY) == (not busy and estimate <= window)


@pytest.mark.parametrize(
    ("unit", "done", "said"),
    [
        (Unit.REPETITIONS, 1.0, "1 repetition done."),
        (Unit.REPETITIONS, 10.0, "10 repetitions done."),
        (Unit.OBJECTS, 8.0, "8 things moved."),
        (Unit.SECONDS, 19.9, "19 seconds done."),
        (Unit.SECONDS, 60.0, "1 minute done."),
        (Unit.SECONDS, 180.0, "3 minutes done."),
        (Unit.SECONDS, 90.0, "90 seconds done."),
    ],
)
def test_praise_says_what_was_done_and_that_it_is_saved(unit: Unit, done: float, said: str) -> None:
    assert [english(word) for word in praise(unit, done)] == [said, "It is saved."]


def test_nothing_done_is_not_praised() -> None:
    assert praise(Unit.SECONDS, 0.9) == ()
    assert praise(Unit.REPETITIONS, 0.0) == ()


def test_a_number_is_said_as_it_is() -> None:
    assert english(number_word(7)) == "7"
