"""The measure itself, on words and sentences whose values are known."""

from __future__ import annotations

import pytest

from tests.support.reading import grade, sentences, syllables, words


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("palm", 1),
        ("breathe", 1),
        ("laced", 1),
        ("squeeze", 1),
        ("squares", 1),
        ("20", 1),
        ("table", 2),
        ("knuckles", 2),
        ("squeezes", 2),
        ("touches", 2),
        ("player", 2),
        ("gently", 2),
        ("movement", 2),
        ("clothespin", 2),
        ("supported", 3),
        ("together", 3),
        ("piano", 3),
        ("coordination", 5),
    ],
)
def test_syllables_are_counted_as_they_are_spoken(word: str, count: int) -> None:
    assert syllables(word) == count


def test_words_leave_out_marks_and_sentences_end_at_their_stops() -> None:
    assert words("**Lift** your hand. Do it 10 times.") == ["lift", "your", "hand", "do", "it", "10", "times"]
    assert sentences("Lift your hand. Do it 10 times.") == 2
    assert sentences("Hold") == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The cat sat on the mat.", -1.45),  # 6 words, 6 syllables
        ("The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.", 11.3),
        ("", 0.0),
    ],
)
def test_the_grade_is_that_of_the_formula(text: str, expected: float) -> None:
    assert grade(text) == pytest.approx(expected, abs=0.05)
