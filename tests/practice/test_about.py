"""The page About."""

from __future__ import annotations

from coach.practice.about import about
from coach.practice.safety import EMERGENCY


def test_it_says_what_it_is_not_what_to_watch_for_and_where_the_data_is() -> None:
    paragraphs = about("1.2.3", "/home/me/coach")
    assert "does not replace a therapist" in paragraphs[0].text
    assert set(EMERGENCY) < set(paragraphs)
    assert ("folder", "/home/me/coach") in [value for paragraph in paragraphs for value in paragraph.values]
    assert ("version", "1.2.3") in paragraphs[-1].values
