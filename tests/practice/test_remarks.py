"""Ready-made remarks: signs of danger are answered with the advice of the clinical sheet."""

from __future__ import annotations

import pytest

from coach.practice.remarks import READY_MADE, ReadyMade
from coach.practice.safety import EMERGENCY, SAME_DAY


def remark(words: str) -> ReadyMade:
    return next(one for one in READY_MADE if one.words.text == words)


@pytest.mark.parametrize("words", ["I had a fall", "My shoulder hurts more", "My skin is sore or broken"])
def test_a_sign_of_danger_sends_to_doctor_or_therapist(words: str) -> None:
    assert any("Call your doctor" in line.text or "call your doctor" in line.text for line in remark(words).advice)


def test_swelling_is_a_matter_of_the_same_day() -> None:
    assert set(SAME_DAY) <= set(remark("New swelling").advice)


def test_newly_numb_names_the_signs_of_an_emergency() -> None:
    assert set(EMERGENCY) <= set(remark("Newly numb or dizzy").advice)


def test_every_remark_differs_and_some_need_no_advice() -> None:
    assert len({one.words for one in READY_MADE}) == len(READY_MADE)
    assert remark("My hand moved better").advice == ()
