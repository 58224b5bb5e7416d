"""Letters in their order, in groups, and capitals where a sentence begins."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.practice.writing import ALPHABET, SIGNS, alphabet, begins, begins_name, both_cases, capital, groups, tidy


def test_the_letters_are_those_of_the_language() -> None:
    assert alphabet(ALPHABET.text) == tuple("abcdefghijklmnopqrstuvwxyz")
    assert alphabet("ж ф я") == ("ж", "ф", "я")


@pytest.mark.parametrize("listed", ["", "abc def", "1 2 3", "[áá ƀƀ]"])
def test_a_list_that_is_none_gives_latin_letters(listed: str) -> None:
    assert alphabet(listed) == tuple("abcdefghijklmnopqrstuvwxyz")


@given(st.lists(st.characters(), unique=True, max_size=60), st.integers(2, 9))
def test_every_sign_is_in_one_group(signs: list[str], size: int) -> None:
    found = groups(signs, size)
    assert [sign for group in found for sign in group] == signs
    assert all(2 <= len(group) <= size + 1 for group in found) or len(signs) < 2


def test_all_signs_are_there_once() -> None:
    assert len(set(SIGNS)) == len(SIGNS)
    assert set("0123456789.,?") <= set(SIGNS)


@pytest.mark.parametrize(("letter", "large"), [("a", "A"), ("é", "É"), ("ß", "ß")])
def test_capitals(letter: str, large: str) -> None:
    assert capital(letter) == large


@pytest.mark.parametrize(
    ("text", "begun"), [("", True), ("  ", True), ("One", False), ("One ", False), ("One.", False), ("One. ", True)]
)
def test_a_sentence_begins_with_a_capital(text: str, begun: bool) -> None:
    assert begins(text) is begun


@pytest.mark.parametrize(
    ("text", "begun"), [("", True), ("Anna", False), ("Anna ", True), ("Anna-", True), ("O'", False), ("Anna M", False)]
)
def test_each_part_of_a_name_begins_with_a_capital(text: str, begun: bool) -> None:
    assert begins_name(text) is begun


def test_both_cases_of_a_letter_are_there_and_each_sign_once() -> None:
    assert both_cases(("a", "ß", "1"), large=False) == ("a", "ß", "1", "A")
    assert both_cases(("a", "ß", "1"), large=True) == ("A", "ß", "1", "a")


def test_what_was_written_is_one_line() -> None:
    assert tidy("  My \n  hand ") == "My hand"
