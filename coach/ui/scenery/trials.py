"""The screens of the tests of one's own, with made-up tries and results."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from datetime import timedelta

from coach.practice.message import ui
from coach.practice.preferences import Preferences, Side
from coach.practice.record import Moment
from coach.practice.timeline import SECOND
from coach.practice.trials import timed
from coach.practice.trials.model import (
    TITLES,
    Device,
    EverydayDetail,
    Result,
    TappingDetail,
    TransferDetail,
    Trial,
)
from coach.practice.trials.run import TAPPING, TRANSFER, Command, Phase, Rules, Run, Tap
from coach.practice.trials.view import view
from coach.ui import sample
from coach.ui.frame import Screen
from coach.ui.screens.rating import RatingScreen
from coach.ui.screens.trial import TrialScreen
from coach.ui.screens.trial_list import trial_list
from coach.ui.screens.trial_results import TrialResults
from coach.ui.shell import Shell
from coach.ui.widgets.chart_library import LIBRARY

_TAPS = (28.0, 31.0, 29.0, 33.0, 32.0, 41.0)
_MOVED = (9.0, 11.0, 10.0, 12.0)
_RATED = (1.5, 1.8, 2.0, 1.7, 2.2)


def results() -> tuple[Result, ...]:
    """One of each test a week, the newest a week ago; the other hand has tapped once."""
    tapped = TappingDetail(tries=(26, 31), device=Device.TOUCH, alternating=False)
    moved = TransferDetail(pressed=12, entered=12)
    rated = EverydayDetail(answers={"cup": 2, "button": 1, "door": 3})
    weekly = (
        *(_result(Trial.TAPPING, score, tapped, len(_TAPS) - place) for place, score in enumerate(_TAPS)),
        *(_result(Trial.TRANSFER, score, moved, len(_MOVED) - place) for place, score in enumerate(_MOVED)),
        *(_result(Trial.EVERYDAY, score, rated, len(_RATED) - place) for place, score in enumerate(_RATED)),
    )
    other = Result(Trial.TAPPING, Side.LEFT, 58.0, tapped, _weeks_ago(6))
    return (other, *sorted(weekly, key=lambda result: result.at.utc))


def _result(trial: Trial, score: float, detail: TappingDetail | TransferDetail | EverydayDetail, ago: int) -> Result:
    return Result(trial, Side.RIGHT, score, detail, _weeks_ago(ago))


def _weeks_ago(weeks: int) -> Moment:
    day = (sample.TODAY - timedelta(weeks=weeks)).isoformat()
    return Moment(f"{day}T08:10:00.000Z", day, 60)


class TrialScenes:
    """`pages` turns the pages of a screen and tells their names, as `Scenes` does."""

    def __init__(self, shell: Shell, preferences: Preferences, pages: Callable[[Screen, str], Iterator[str]]) -> None:
        self._shell, self._preferences, self._pages = shell, preferences, pages

    def walk(self) -> Iterator[str]:
        """The list, the phases of both tests against the clock, the rating, and the results."""
        for name, found in (("list", results()), ("list-first-day", ())):
            yield from self._pages(self._list(found), name)
        for rules in (TAPPING, TRANSFER):
            for name, run in _phases(rules, self._preferences).items():
                screen = TrialScreen(self._shell.kit, TITLES[rules.trial], 2 if rules is TAPPING else 1)
                self._shell.show_screen(screen)
                screen.show_view(view(run))
                yield from self._pages(screen, f"{rules.trial}-{name}")
        rating = RatingScreen(self._shell.kit, self._preferences.affected)
        self._shell.show_screen(rating)
        yield from self._pages(rating, "everyday-use")
        for trial in Trial:
            yield from self._results(trial)
        nothing = self._made((), Trial.TAPPING)
        yield from self._pages(nothing, "results-none")

    def _list(self, found: tuple[Result, ...]) -> Screen:
        kit, affected = self._shell.kit, Side.RIGHT
        screen = trial_list(kit, found, sample.TODAY, affected, begin=_nothing, results=lambda: None, speak=_nothing)
        self._shell.show_screen(screen)
        return screen

    def _results(self, trial: Trial) -> Iterator[str]:
        screen = self._made(results(), trial)
        yield from self._pages(screen, f"results-{trial}")
        screen = self._made(results(), trial)
        key = next(key for key in screen.dock_keys if key.words == screen.kit.words.spoken(ui("As a table")))
        key.chosen.emit()
        yield f"results-{trial}-table"

    def _made(self, found: tuple[Result, ...], trial: Trial) -> TrialResults:
        affected = Side.RIGHT
        screen = TrialResults(self._shell.kit, found, trial, affected, affected=affected, bring=_at_once)
        self._shell.show_screen(screen)
        return screen


def _phases(rules: Rules, preferences: Preferences) -> dict[str, Run]:
    """A run in each phase that looks different."""
    ready, _ = timed.begin(rules, preferences.affected, preferences)
    counting, _ = timed.press(ready, Command.START)
    counting, _ = timed.advance(counting, counting.lead + SECOND // 2)
    go, _ = timed.advance(counting, counting.lead + 4 * SECOND)
    first = max(go.now, go.since)
    running = go
    for place in range(20):
        running, _ = timed.tap(running, Tap(first + place * SECOND // 5, place % 2, Device.TOUCH))
    running, _ = timed.advance(running, first + 5 * SECOND)
    after, _ = timed.advance(running, first + 70 * SECOND)
    broken, _ = timed.press(running, Command.STOP)
    hurts, _ = timed.press(running, Command.HURTS)
    found = {"ready": ready, "countdown": counting, "running": running, "after": after, "broken": broken}
    return found | {"waiting": go} | {"hurts": hurts} if go.phase is Phase.WAITING else found


def _nothing(_what: object) -> None:
    """Nothing follows here."""


def _at_once(then: Callable[[], None]) -> None:
    """Bring the chart library: nobody waits here."""
    importlib.import_module(LIBRARY)
    then()
