"""The plan that is kept with a session."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.practice.programme import Entry, Form
from coach.practice.sitting import Sitting, from_json, to_json

ENTRIES = st.builds(
    Entry,
    exercise=st.integers(1, 39),
    sets=st.integers(0, 4),
    repetitions=st.integers(0, 20),
    seconds=st.floats(0, 900),
    form=st.sampled_from(Form),
)


@given(st.lists(ENTRIES, min_size=1, max_size=8), st.sampled_from(["", "not-yet"]))
def test_what_was_kept_comes_back(entries: list[Entry], programme: str) -> None:
    sitting = Sitting(entries=tuple(entries), programme=programme)
    assert from_json(to_json(sitting), range(1, 40)) == sitting


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"entries": 3}', '{"entries": []}', '{"entries": [{"exercise": 40}]}']
)
def test_what_cannot_be_used_is_none(text: str) -> None:
    assert from_json(text, range(1, 40)) is None
