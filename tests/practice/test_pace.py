"""How long words take to say."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from coach.practice.pace import sounding_seconds, spoken_seconds


def test_nothing_takes_no_time() -> None:
    assert spoken_seconds(" ... ", 150) == 0.0


def test_a_sentence_takes_what_a_voice_needs() -> None:
    # espeak-ng needs 2.34 s and 6.93 s for these at 150 words a minute.
    assert 2.0 < spoken_seconds("Put your hand flat on the table.", 150) < 2.8
    long = "Hold your wrist with your other hand, and bend it slowly down, then up, as far as it goes without pain."
    assert 6.0 < spoken_seconds(long, 150) < 8.2


def test_the_silence_after_the_words_is_left_out_of_their_sound() -> None:
    # espeak-ng sounds for 0.50 s, 0.50 s and 1.24 s with these at 150 words a minute, and is silent for 0.4 s then.
    assert 0.38 < sounding_seconds("5", 150) < 0.62
    assert 0.38 < sounding_seconds("Hold", 150) < 0.62
    assert 1.0 < sounding_seconds("Ten seconds left.", 150) < 1.5
    assert sounding_seconds(" ... ", 150) == 0.0


def test_a_number_in_digits_takes_time_too() -> None:
    assert spoken_seconds("20", 150) > 0.7


def test_pauses_count() -> None:
    flowing = spoken_seconds("Open your hand and rest", 150)
    assert flowing == spoken_seconds("Open your hand and rest.", 150)
    assert spoken_seconds("Open your hand, and rest.", 150) > flowing
    assert spoken_seconds("Open your hand. And rest.", 150) > spoken_seconds("Open your hand, and rest.", 150)


@settings(deadline=None)
@given(st.text(), st.text(), st.floats(80, 300))
def test_more_words_never_take_less_time(first: str, second: str, pace: float) -> None:
    assert spoken_seconds(f"{first} {second}", pace) >= spoken_seconds(first, pace) - 1e-9


@settings(deadline=None)
@given(st.text(), st.floats(80, 300))
def test_twice_the_pace_takes_half_the_time(words: str, pace: float) -> None:
    assert abs(spoken_seconds(words, 2 * pace) * 2 - spoken_seconds(words, pace)) < 1e-6
