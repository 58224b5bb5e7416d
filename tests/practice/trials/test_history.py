"""What is usual, what is a change and what is only chance; and what is a week old."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.practice.preferences import Side
from coach.practice.speaking import english
from coach.practice.stats import Compared
from coach.practice.trials.history import POINTS, days_since, history, offer, span, week_old, when
from coach.practice.trials.model import (
    TITLES,
    Detail,
    Device,
    EverydayDetail,
    Result,
    TappingDetail,
    TransferDetail,
    Trial,
    from_json,
    to_json,
)
from coach.practice.trials.noise import (
    EVERYDAY_POINTS,
    EVIDENCE,
    MOVED_AFFECTED,
    MOVED_OTHER,
    SOURCES,
    alike,
    compare,
    usual,
)
from tests.support.practised import moment
from tests.support.reading import grade

TODAY = date(2026, 3, 30)
DETAILS: dict[Trial, Detail] = {
    Trial.TAPPING: TappingDetail(tries=(1,), device=Device.TOUCH, alternating=False),
    Trial.TRANSFER: TransferDetail(pressed=1, entered=1),
    Trial.EVERYDAY: EverydayDetail(answers={"cup": 1}),
}
ON_KEYS = TappingDetail(tries=(1,), device=Device.KEYS, alternating=True)


def results(
    trial: Trial, scores: Sequence[float], side: Side = Side.LEFT, detail: Detail | None = None
) -> list[Result]:
    """One a week, from 2 March on."""
    return [
        Result(trial, side, float(score), detail or DETAILS[trial], moment(days=7 * place))
        for place, score in enumerate(scores)
    ]


def words(found: Sequence[Result], trial: Trial, side: Side = Side.LEFT) -> str:
    return " ".join(english(line) for line in history(found, trial, side, Side.LEFT).words)


@pytest.mark.parametrize(
    ("trial", "side", "noise"),
    [
        (Trial.TRANSFER, Side.LEFT, MOVED_AFFECTED),
        (Trial.TRANSFER, Side.RIGHT, MOVED_OTHER),
        (Trial.EVERYDAY, Side.LEFT, EVERYDAY_POINTS),
    ],
)
def test_published_noise_is_drawn_round_what_was_usual(trial: Trial, side: Side, noise: float) -> None:
    band = usual(results(trial, [20, 24, 22, 99], side), Side.LEFT)
    assert band is not None
    assert (band.low, band.high) == (22 - noise, 22 + noise)


def test_taps_use_the_persons_own_spread_and_wait_for_it() -> None:
    assert usual(results(Trial.TAPPING, [30, 34, 31]), Side.LEFT) is None
    band = usual(results(Trial.TAPPING, [30, 34, 30, 32]), Side.LEFT)
    assert band is not None
    assert band.high - 30 == pytest.approx(4 * 2.457, abs=0.01)


def test_even_taps_do_not_make_every_tap_a_change() -> None:
    found = results(Trial.TAPPING, [30, 30, 30, 33])
    assert compare(found, Side.LEFT) is Compared.USUAL
    assert compare(results(Trial.TAPPING, [5, 5, 5, 7]), Side.LEFT) is Compared.USUAL
    assert compare(results(Trial.TAPPING, [30, 30, 30, 34]), Side.LEFT) is Compared.MORE


scores = st.lists(st.floats(0, 100), min_size=1, max_size=20)


@given(st.sampled_from(Trial), scores, st.sampled_from(Side))
def test_words_praise_or_warn_only_outside_of_the_band(trial: Trial, numbers: list[float], affected: Side) -> None:
    found = results(trial, numbers)
    band, compared = usual(found, affected), compare(found, affected)
    if band is None:
        assert compared is None
        return
    assert 0 <= band.low <= band.high
    assert (compared is Compared.LESS) == (numbers[-1] < band.low)
    assert (compared is Compared.MORE) == (numbers[-1] > band.high)


@given(st.sampled_from(Trial), st.floats(0, 5), st.integers(2, 12))
def test_the_same_again_is_never_a_change(trial: Trial, score: float, times: int) -> None:
    assert compare(results(trial, [score] * times), Side.LEFT) in (Compared.USUAL, None)


def test_sentences_say_what_it_was_and_how_that_compares() -> None:
    moved = words(results(Trial.TRANSFER, [20, 21, 20, 22]), Trial.TRANSFER)
    assert moved == "22 things in 60 seconds. That is about the same as usual."
    assert "better than usual" in words(results(Trial.TRANSFER, [20, 20, 20, 26]), Trial.TRANSFER)
    assert "less than usual" in words(results(Trial.TRANSFER, [20, 20, 20, 14]), Trial.TRANSFER)
    assert words([], Trial.TAPPING) == "Nothing is saved yet. Your results will show here."
    first = words(results(Trial.TAPPING, [31]), Trial.TAPPING)
    assert first == "31 taps in 10 seconds. What is usual for you shows after 3 more tests."
    second = words(results(Trial.EVERYDAY, [2.5, 3.25]), Trial.EVERYDAY)
    assert second.startswith("3.2 of 5 on average.")
    assert "by practice alone" in second


def test_the_other_hand_stands_beside_it_and_is_kept_apart() -> None:
    found = results(Trial.TAPPING, [31]) + results(Trial.TAPPING, [52], Side.RIGHT)
    assert "Your right hand: 52" in words(found, Trial.TAPPING)
    assert "Your left hand: 31" in words(found, Trial.TAPPING, Side.RIGHT)
    page = history(found, Trial.TAPPING, Side.RIGHT, Side.LEFT)
    assert [point.score for point in page.points] == [52]
    assert english(page.title) == "Fast taps: right hand"
    assert english(history(found, Trial.TAPPING, Side.LEFT, Side.LEFT).title) == "Fast taps: left hand"


def test_only_what_was_done_the_same_way_is_compared_but_all_of_it_is_in_the_table() -> None:
    found = results(Trial.TAPPING, [30, 31, 32]) + results(Trial.TAPPING, [60], detail=ON_KEYS)
    assert [result.score for result in alike(found)] == [60]
    page = history(found, Trial.TAPPING, Side.LEFT, Side.LEFT)
    assert [english(row.score) for row in page.rows] == ["60, two keys", "32, touch", "31, touch", "30, touch"]
    assert [point.score for point in page.points] == [60]
    assert page.band is None
    assert alike([]) == ()


def test_a_chart_holds_the_newest_results() -> None:
    page = history(results(Trial.TRANSFER, range(30)), Trial.TRANSFER, Side.LEFT, Side.LEFT)
    assert [point.score for point in page.points] == list(range(30 - POINTS, 30))
    assert len(page.rows) == 30
    assert english(page.rows[0].score) == "29"
    assert history([], Trial.EVERYDAY, Side.LEFT, Side.LEFT).scale == 5


def test_tests_are_offered_when_they_are_a_week_old_and_only_if_they_were_done() -> None:
    taps = results(Trial.TAPPING, [30, 30])  # the newest on 9 March
    assert week_old(taps, Side.LEFT, date(2026, 3, 15)) == ()
    assert week_old(taps, Side.LEFT, date(2026, 3, 16)) == (Trial.TAPPING,)
    assert week_old(taps, Side.RIGHT, TODAY) == ()
    one = offer(taps, Side.LEFT, TODAY)
    assert one is not None
    assert english(one) == "The test Fast taps is a week old. Do it again when you like."
    both = offer(taps + results(Trial.EVERYDAY, [2]), Side.LEFT, TODAY)
    assert both is not None
    assert english(both).startswith("Some tests are a week old.")
    assert offer([], Side.LEFT, TODAY) is None


def test_how_long_ago_it_was_is_said_in_words() -> None:
    taps = results(Trial.TAPPING, [30])
    ago = [days_since(taps, Trial.TAPPING, Side.LEFT, day) for day in (date(2026, 3, 1), date(2026, 3, 2), TODAY)]
    assert ago == [0, 0, 28]
    assert days_since(taps, Trial.TRANSFER, Side.LEFT, TODAY) is None
    said = [english(when(days)) for days in (None, 0, 1, 28)]
    assert said == ["Not done yet", "Done today", "Done yesterday", "Done 28 days ago"]


def test_what_is_said_of_chance_is_easy_to_read_and_names_no_known_test() -> None:
    texts = [english(words) for words in (*SOURCES.values(), *EVIDENCE)]
    assert [text for text in texts if grade(text) > 8] == []
    known = ("box and block", "nine hole", "peg", "finger tapping", "motor activity", "halstead", "purdue")
    texts += [english(words) for words in TITLES.values()]
    assert not [text for text in texts if any(name in text.lower() for name in known)]


def test_a_clock_that_was_set_back_hides_no_result() -> None:
    assert span("2026-03-02") == ("2025-03-01", "2027-03-03")


@pytest.mark.parametrize("trial", list(Trial))
def test_a_detail_is_read_back_as_it_was(trial: Trial) -> None:
    assert from_json(trial, to_json(DETAILS[trial])) == DETAILS[trial]


def test_a_detail_that_cannot_be_read_is_none() -> None:
    assert from_json(Trial.TAPPING, "{}") is None
