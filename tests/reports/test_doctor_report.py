"""What `coach doctor` says of what it found."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from coach.practice.message import ui
from coach.practice.ports import Finding
from coach.reports import doctor
from coach.text.words import Words, open_words

GOOD = Finding("record", good=True, needed=True, says=ui("The record is **whole**."))
WISH = Finding("sketches", good=False, needed=False, says=ui("No sketch yet."))
FAULT = Finding("exercises", good=False, needed=True, says=ui("Exercise {number} is broken.", number=3))
VERSIONS = {"Hand Coach": "1.0", "Qt": "6.11.3"}
ENGLISH = Words("en", {})


@pytest.mark.parametrize(
    ("findings", "possible"), [((), True), ((GOOD,), True), ((GOOD, WISH), True), ((GOOD, WISH, FAULT), False)]
)
def test_session_is_possible_unless_something_needed_is_not_good(findings: tuple[Finding, ...], possible: bool) -> None:
    assert doctor.session_possible(findings) is possible
    assert json.loads(doctor.as_json(findings, VERSIONS, ENGLISH))["ok"] is possible


def test_lines_for_people() -> None:
    assert doctor.as_text((GOOD, WISH, FAULT), VERSIONS, ENGLISH).splitlines() == [
        "good     The record is whole.",
        "notice   No sketch yet.",
        "FAULT    Exercise 3 is broken.",
        "Hand Coach 1.0, Qt 6.11.3",
        "You cannot do a session yet. First put right what is marked FAULT.",
    ]


def test_json_for_programs() -> None:
    report = json.loads(doctor.as_json((WISH, FAULT), VERSIONS, ENGLISH))
    assert report["findings"] == [
        {"name": "sketches", "good": False, "needed": False, "says": "No sketch yet."},
        {"name": "exercises", "good": False, "needed": True, "says": "Exercise 3 is broken."},
    ]
    assert report["versions"] == VERSIONS


def test_report_speaks_the_language_of_the_person(tmp_path: Path) -> None:
    report = doctor.as_text((GOOD,), VERSIONS, open_words("qps", tmp_path))
    assert "The record" not in report
    assert "can do a session" not in report
