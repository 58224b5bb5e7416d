"""The made-up language for layout tests."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.practice.message import content, ui, ui_counted
from coach.text.pseudo import PseudoTranslations
from coach.text.words import open_words

SENTENCES = st.lists(st.sampled_from(["Open", "the **hand**", "{number}", "slowly.", "Rest", "a"]), min_size=1)


@given(words=SENTENCES, locale=st.sampled_from(["qps", "qps-rtl"]))
def test_placeholders_and_marks_survive(words: list[str], locale: str) -> None:
    source = " ".join(words)
    pseudo = PseudoTranslations(locale).gettext(source)
    kept = re.compile(r"\{\w+\}|\*\*")
    assert kept.findall(pseudo) == kept.findall(source)
    assert pseudo.startswith("[")
    assert pseudo.endswith("]")


@pytest.mark.parametrize("source", ["Start", "It hurts", "Put your forearm on the table and open your hand slowly."])
def test_texts_are_about_40_percent_longer(source: str) -> None:
    grown = len(PseudoTranslations("qps").gettext(source)) / len(source)
    assert 1.35 <= grown <= 1.65


def test_letters_are_accented_so_that_unmarked_texts_stand_out() -> None:
    assert PseudoTranslations("qps").gettext("Start") == "[Šţååŕţ]"


def test_right_to_left_turns_each_word_around_and_leaves_values_alone(tmp_path: Path) -> None:
    words = open_words("qps-rtl", tmp_path)
    assert words.of(ui("Next {title}", title="Fist")).count("\u202e") == 1
    assert "Fist" in words.of(ui("Next {title}", title="Fist"))


def test_both_domains_and_both_numbers_speak_it(tmp_path: Path) -> None:
    words = open_words("qps", tmp_path)
    assert words.of(content("Rest")).startswith("[Ŕ")
    one, many = (words.of(ui_counted("{number} set", "{number} sets", n)) for n in (1, 2))
    assert one.startswith("[1 š")
    assert many.startswith("[2 š")
    assert one != many.replace("2", "1")


def test_doubled_braces_stay_what_they_are() -> None:
    words = open_words("qps", Path("nowhere"))
    assert "{" in words.of(content("Reach {{up}}"))
