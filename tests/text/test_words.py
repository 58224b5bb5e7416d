"""Words of the person's language."""

from __future__ import annotations

import datetime
import gettext
import io
import subprocess
import sys
from pathlib import Path

import polib
import pytest

from coach.practice.message import Message, content, ui, ui_counted
from coach.text.words import Words, open_words

TUESDAY = datetime.date(2025, 3, 4)


def english() -> Words:
    return Words("en", {})


def translated(**texts: str) -> gettext.GNUTranslations:
    """Polish, as it has three plural forms."""
    catalogue = polib.POFile()
    catalogue.metadata = {
        "Content-Type": "text/plain; charset=UTF-8",
        "Plural-Forms": "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);",
    }
    catalogue.append(polib.POEntry(msgid="Start", msgstr=texts["start"]))
    catalogue.append(
        polib.POEntry(
            msgid="{number} set",
            msgid_plural="{number} sets",
            msgstr_plural={0: "{number} seria", 1: "{number} serie", 2: "{number} serii"},
        )
    )
    return gettext.GNUTranslations(io.BytesIO(catalogue.to_binary()))


def test_english_is_the_source_text() -> None:
    assert english().of(ui("Start")) == "Start"
    assert english().of(content("Open your **hand**.")) == "Open your **hand**."


def test_voice_ignores_the_marks_of_key_words() -> None:
    assert english().spoken(content("Open your **hand** and **rest**.")) == "Open your hand and rest."


def test_placeholders_take_numbers_texts_and_messages() -> None:
    inner = ui_counted("{number} minute", "{number} minutes", 5)
    message = ui("{title} takes {time}, at {pace}", title="Make a fist", time=inner, pace=2.5)
    assert english().of(message) == "Make a fist takes 5 minutes, at 2.5"


def test_braces_in_a_value_are_only_text() -> None:
    assert english().of(ui("Saved in {folder}", folder="/home/{x}")) == "Saved in /home/{x}"


def test_missing_value_is_a_bug_that_shows() -> None:
    with pytest.raises(KeyError, match="title"):
        english().of(ui("Next: {title}"))


@pytest.mark.parametrize(("number", "words"), [(0, "0 sets"), (1, "1 set"), (2, "2 sets"), (1200, "1,200 sets")])
def test_counted_text_follows_its_number(number: int, words: str) -> None:
    assert english().of(ui_counted("{number} set", "{number} sets", number)) == words


@pytest.mark.parametrize(("number", "words"), [(1, "1 seria"), (3, "3 serie"), (5, "5 serii"), (22, "22 serie")])
def test_language_with_three_plurals(number: int, words: str) -> None:
    polish = Words("pl", {"ui": translated(start="Zacznij")})
    assert polish.of(ui_counted("{number} set", "{number} sets", number)) == words


def test_domains_do_not_mix() -> None:
    polish = Words("pl", {"ui": translated(start="Zacznij")})
    assert polish.of(ui("Start")) == "Zacznij"
    assert polish.of(content("Start")) == "Start"


def test_empty_text_stays_empty_though_a_catalogue_has_a_head() -> None:
    assert Words("pl", {"ui": translated(start="Zacznij")}).of(Message("")) == ""


@pytest.mark.parametrize(
    ("locale", "number", "words"),
    [
        ("en", 7, "7"),
        ("en", -12, "-12"),
        ("en", 1234567, "1,234,567"),
        ("en", 0.5, "0.5"),
        ("en", 20.0, "20"),
        ("de", 1234.5, "1.234,5"),
        ("fr", 12, "12"),
        ("xx-unknown", 1234, "1,234"),
        ("C.UTF-8", 1234, "1,234"),
    ],
)
def test_numbers(locale: str, number: float, words: str) -> None:
    assert Words(locale, {}).number(number) == words


def test_dates() -> None:
    british = Words("en_GB.UTF-8", {}).formats
    assert british.date(TUESDAY) == "4 March 2025"
    assert british.day_and_month(TUESDAY) == "4 Mar"
    assert Words("en-US", {}).formats.day_and_month(TUESDAY) == "Mar 4"
    assert british.weekday(TUESDAY, "narrow") == "T"
    assert british.weekday(TUESDAY, "abbreviated") == "Tue"
    assert british.weekday(TUESDAY) == "Tuesday"
    assert british.time(datetime.time(16, 5)) == "16:05"


@pytest.mark.parametrize(
    ("locale", "right_to_left"),
    [("en", False), ("en_GB", False), ("de", False), ("he", True), ("ar", True), ("qps", False), ("qps-rtl", True)],
)
def test_direction_of_writing(locale: str, right_to_left: bool) -> None:
    assert Words(locale, {}).right_to_left is right_to_left


def test_catalogues_are_read_from_their_folder(tmp_path: Path) -> None:
    folder = tmp_path / "pl" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    catalogue = polib.POFile()
    catalogue.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
    catalogue.append(polib.POEntry(msgid="Start", msgstr="Zacznij"))
    catalogue.save_as_mofile(str(folder / "ui.mo"))
    words = open_words("pl-PL", tmp_path)
    assert words.of(ui("Start")) == "Zacznij"
    assert words.of(content("Rest.")) == "Rest."
    assert open_words("en", tmp_path).of(ui("Start")) == "Start"


def test_english_screen_of_small_numbers_does_not_load_babel() -> None:
    program = """
import sys
from pathlib import Path
from coach.practice.message import ui_counted
from coach.text.words import open_words
words = open_words("en_GB", Path("nowhere"))
words.of(ui_counted("{number} set", "{number} sets", 3))
assert not words.right_to_left
print("babel" in sys.modules)
"""
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert answer.stdout == "False\n"
