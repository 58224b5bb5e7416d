"""The results of a test as a page shows them: sentences, a chart with its band, rows. Also what is a week old."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from coach.practice.message import Message, ui, ui_counted
from coach.practice.preferences import Side
from coach.practice.stats import Band, Compared
from coach.practice.trials.model import TITLES, Device, Result, TappingDetail, Trial
from coach.practice.trials.noise import NEEDED, alike, compare, usual

DAYS_BETWEEN = 7
POINTS = 10  # of a chart, at most
HISTORY_DAYS = 366  # that the page looks back
HIGHEST_ANSWER = 5
_FIRST_TESTS = 3


@dataclass(frozen=True, slots=True)
class Point:
    """One result on its date."""

    date: date
    score: float


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: when, and how much."""

    date: date
    score: Message


@dataclass(frozen=True, slots=True)
class History:
    """The results of one test and hand. `points` run from the oldest; `rows` from the newest, of every way it was done.

    `scale` is the least upper end of the chart. `band` is what chance alone makes of a usual result.
    """

    trial: Trial
    side: Side
    title: Message
    words: tuple[Message, ...]
    points: tuple[Point, ...]
    band: Band | None
    rows: tuple[Row, ...]
    scale: int


def history(results: Sequence[Result], trial: Trial, side: Side, affected: Side) -> History:
    """The page of one test and hand; `results` are of all tests and both hands, oldest first."""
    found = _of(results, trial, side)
    same = alike(found)
    return History(
        trial,
        side,
        _title(trial, side),
        _words(found, same, results, affected),
        tuple(Point(date.fromisoformat(result.at.local_date), result.score) for result in same[-POINTS:]),
        usual(same, affected),
        tuple(Row(date.fromisoformat(result.at.local_date), _cell(result)) for result in reversed(found)),
        HIGHEST_ANSWER if trial is Trial.EVERYDAY else 1,
    )


def span(today: str) -> tuple[str, str]:
    """The first and last local date (ISO) of the results that are looked at. A clock that was set back hides none."""
    day = date.fromisoformat(today)
    return (day - timedelta(days=HISTORY_DAYS)).isoformat(), (day + timedelta(days=HISTORY_DAYS)).isoformat()


def days_since(results: Sequence[Result], trial: Trial, side: Side, today: date) -> int | None:
    """How many days ago a test was last done with this hand; None if it was not."""
    found = _of(results, trial, side)
    return max(0, (today - date.fromisoformat(found[-1].at.local_date)).days) if found else None


def week_old(results: Sequence[Result], side: Side, today: date) -> tuple[Trial, ...]:
    """The tests that this hand has done, but not within a week. One that was never done is not asked for."""
    days = {trial: days_since(results, trial, side, today) for trial in Trial}
    return tuple(trial for trial, ago in days.items() if ago is not None and ago >= DAYS_BETWEEN)


def offer(results: Sequence[Result], side: Side, today: date) -> Message | None:
    """A calm line for Progress when tests are a week old; None otherwise."""
    old = week_old(results, side, today)
    if not old:
        return None
    if len(old) == 1:
        return ui("The test **{title}** is a week old. Do it again when you like.", title=TITLES[old[0]])
    return ui("Some tests are **a week old**. Do them again when you like.")


def when(days: int | None) -> Message:
    """How long ago a test was done, in words."""
    if days is None:
        return ui("Not done yet")
    if days == 0:
        return ui("Done today")
    if days == 1:
        return ui("Done yesterday")
    return ui_counted("Done {number} day ago", "Done {number} days ago", days)


def score_words(result: Result) -> Message:
    """A result in a sentence."""
    number = round(result.score)
    if result.trial is Trial.TAPPING:
        return ui_counted("**{number} tap** in 10 seconds.", "**{number} taps** in 10 seconds.", number)
    if result.trial is Trial.TRANSFER:
        return ui_counted("**{number} thing** in 60 seconds.", "**{number} things** in 60 seconds.", number)
    return ui("**{number} of 5** on average.", number=_plain(result.score))


def _plain(score: float) -> int | float:
    """With one decimal, or none where it says nothing."""
    return int(score) if score == int(score) else round(score, 1)


def _of(results: Sequence[Result], trial: Trial, side: Side) -> list[Result]:
    return [result for result in results if result.trial is trial and result.side is side]


def _title(trial: Trial, side: Side) -> Message:
    if side is Side.LEFT:
        return ui("{title}: left hand", title=TITLES[trial])
    return ui("{title}: right hand", title=TITLES[trial])


def _words(
    found: Sequence[Result], same: Sequence[Result], results: Sequence[Result], affected: Side
) -> tuple[Message, ...]:
    if not same:
        return (ui("Nothing is saved yet. Your results will show here."),)
    newest = same[-1]
    words = [score_words(newest), _compared(same, affected)]
    other = _of(results, newest.trial, newest.side.other)
    if other:
        score = _plain(other[-1].score)
        mine = ui("Your left hand: {number}.", number=score)
        words.append(mine if other[-1].side is Side.LEFT else ui("Your right hand: {number}.", number=score))
    if 1 < len(found) <= _FIRST_TESTS:
        words.append(ui("The first tests often get better by practice alone."))
    return tuple(words)


def _compared(same: Sequence[Result], affected: Side) -> Message:
    compared = compare(same, affected)
    if compared is None:
        left = NEEDED[same[0].trial] + 1 - len(same)
        return ui_counted(
            "What is usual for you shows after {number} more test.",
            "What is usual for you shows after {number} more tests.",
            left,
        )
    words = {
        Compared.LESS: ui("That is **less than usual**."),
        Compared.USUAL: ui("That is **about the same** as usual."),
        Compared.MORE: ui("That is **better than usual**."),
    }
    return words[compared]


def _cell(result: Result) -> Message:
    """The number of a row; taps say on what they were made, as only the same way compares."""
    score = _plain(result.score)
    detail = result.detail
    if not isinstance(detail, TappingDetail):
        return ui("{number}", number=score)
    ways = {
        (Device.TOUCH, False): ui("{number}, touch", number=score),
        (Device.TOUCH, True): ui("{number}, touch, two pads", number=score),
        (Device.MOUSE, False): ui("{number}, mouse", number=score),
        (Device.MOUSE, True): ui("{number}, mouse, two pads", number=score),
        (Device.KEYS, False): ui("{number}, key", number=score),
        (Device.KEYS, True): ui("{number}, two keys", number=score),
    }
    return ways[detail.device, detail.alternating]
