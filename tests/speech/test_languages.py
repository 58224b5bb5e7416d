"""Whatever an engine calls a language, the program knows it by its BCP-47 tag."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.speech.languages import first_tag, language_tag


@pytest.mark.parametrize(
    ("name", "tag"),
    [
        # espeak-ng
        (b"\x05en-gb", "en-GB"),
        (b"\x02de\x00", "de"),
        ("\x05en-gb", "en-GB"),
        ("en-gb", "en-GB"),
        ("en-029", "en-029"),
        ("en-gb-x-rp", "en-GB-x-rp"),
        ("chr-US-Qaaa-x-west", "chr-US-Qaaa-x-west"),
        ("cmn-latn-pinyin", "cmn-Latn-pinyin"),
        # macOS
        ("en_US", "en-US"),
        ("zh_CN", "zh-CN"),
        ("en-scotland", "en-scotland"),
        ("de_DE.UTF-8", "de-DE"),
        # SAPI, as numbers and as pyttsx3 translates them
        ("409", "en-US"),
        ("409;9", "en-US"),
        ("809;9", "en-GB"),
        ("c0a", "es-ES"),
        ("9", "en"),
        ("en-US", "en-US"),
        ("Unknown Locale: 9", ""),
        # hexadecimal digits that are languages all the same
        ("de", "de"),
        ("fa", "fa"),
        # nothing
        (None, ""),
        ("", ""),
        (b"\x05", ""),
        ("Unknown", ""),
        ("fffff", ""),
        ("11111", ""),
    ],
)
def test_names_of_languages(name: str | bytes | None, tag: str) -> None:
    assert language_tag(name) == tag


@settings(deadline=None)
@given(st.one_of(st.text(), st.binary()))
def test_any_name_gives_a_tag_or_nothing_and_a_tag_stays_as_it_is(name: str | bytes) -> None:
    tag = language_tag(name)
    assert language_tag(tag) == tag


def test_the_first_name_that_is_a_language_counts() -> None:
    assert first_tag([None, "Unknown", "fr_CA", "de"]) == "fr-CA"
    assert first_tag([]) == ""
