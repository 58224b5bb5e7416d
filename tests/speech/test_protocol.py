"""Messages between the program and the worker survive the way there."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.speech.protocol import (
    Done,
    Error,
    InstalledVoice,
    Ready,
    Report,
    Say,
    Started,
    Unavailable,
    line,
    read_order,
    read_report,
)

WORDS = st.text(st.characters(exclude_categories=["Cs"]))
NUMBERS = st.integers(0, 2**31)
VOICES = st.builds(InstalledVoice, WORDS, WORDS, WORDS)
ORDERS = st.builds(Say, NUMBERS, WORDS, WORDS, st.integers(80, 300), st.integers(0, 100), st.booleans())
REPORTS: st.SearchStrategy[Report] = st.one_of(
    st.builds(Ready, st.lists(VOICES).map(tuple)),
    st.builds(Unavailable, WORDS),
    st.builds(Started, NUMBERS),
    st.builds(Done, NUMBERS, st.floats(0, 1e6)),
    st.builds(Error, NUMBERS, WORDS),
)


@settings(deadline=None)
@given(ORDERS)
def test_an_order_is_one_line_and_comes_back_the_same(order: Say) -> None:
    text = line(order)
    assert text.count(b"\n") == 1
    assert text.endswith(b"\n")
    assert read_order(text) == order


@settings(deadline=None)
@given(REPORTS)
def test_a_report_is_one_line_and_comes_back_the_same(report: Report) -> None:
    text = line(report)
    assert text.count(b"\n") == 1
    assert text.endswith(b"\n")
    assert read_report(text) == report


@pytest.mark.parametrize("text", [b"", b"\n", b"no such file", b'{"kind": "sing"}', b'{"kind": "done", "id": "one"}'])
def test_other_lines_are_refused(text: bytes) -> None:
    with pytest.raises(msgspec.DecodeError):
        read_report(text)
    with pytest.raises(msgspec.DecodeError):
        read_order(text)
