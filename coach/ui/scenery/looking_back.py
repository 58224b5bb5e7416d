"""Progress, its bests and remarks, with made-up years of practice."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import partial

from coach.practice.exercise import Exercise
from coach.practice.message import ui
from coach.practice.progress.bests import bests
from coach.practice.progress.looking import SUBJECTS, Wanted, look
from coach.practice.progress.model import ExerciseTotal, FaceOfDay, GroupTotal, Period, Subject
from coach.practice.record import Asked, DayTotal
from coach.practice.remarks import READY_MADE, Remark
from coach.ui import sample
from coach.ui.frame import Screen
from coach.ui.journeys.looking_back import bests_screen, see_more_screen
from coach.ui.journeys.remarking import all_kept_screen, kept_screen, remarks_screen
from coach.ui.screens.list_screen import Row
from coach.ui.screens.progress import Progress
from coach.ui.shell import Shell
from coach.ui.theme.icons import Icon
from coach.ui.widgets.chart_library import LIBRARY

_YEARS_BACK = 900  # days
_SHARES = (5, 9, 2, 7, 4, 11, 3)
Turn = Callable[[Screen, str], Iterator[str]]


class SampleTotals:
    """`Totals` of these days, with made-up exercises and answers."""

    def __init__(self, days: Sequence[DayTotal], exercises: Mapping[int, Exercise]) -> None:
        self._days, self._exercises = tuple(days), exercises

    def first_day(self) -> str | None:
        """See `progress.ports.Totals`."""
        return self._days[0].date if self._days else None

    def dates(self) -> Sequence[str]:
        """See `progress.ports.Totals`."""
        return [one.date for one in self._days]

    def days(self, first: str, last: str) -> Sequence[DayTotal]:
        """See `progress.ports.Totals`."""
        return [one for one in self._days if first <= one.date <= last]

    def exercises(self, first: str, last: str) -> Sequence[ExerciseTotal]:
        """See `progress.ports.Totals`."""
        days = len(self.days(first, last))
        numbers = list(self._exercises)[::3] if days else []
        return [
            ExerciseTotal(number, 9 * days, 13.0 * share * days, days, days)
            for number, share in zip(numbers, _SHARES * 3, strict=False)
        ]

    def groups(self, names: Mapping[int, str], first: str, last: str) -> Sequence[GroupTotal]:
        """See `progress.ports.Totals`."""
        days = len(self.days(first, last))
        found = sorted(set(names.values())) if days else []
        return [
            GroupTotal(name, 20 * days, 31.0 * share * days, days, days)
            for name, share in zip(found, _SHARES, strict=False)
        ]

    def faces(self, first: str, last: str) -> Sequence[FaceOfDay]:
        """See `progress.ports.Totals`."""
        return [
            FaceOfDay(one.date, asked, 1 + (number + more) % 2, 2 + more + (number % 9 == 4))
            for number, one in enumerate(self.days(first, last))
            for more, asked in enumerate((Asked.PAIN, Asked.EFFORT))
        ]


def years() -> tuple[DayTotal, ...]:
    """Practice of some years: the days of the sample, and before them a little less."""
    known = (*sample.days(), sample.today_done())
    first = date.fromisoformat(known[0].date)
    older = []
    for ago in range(_YEARS_BACK, 0, -1):
        day = first - timedelta(days=ago)
        if day.weekday() in (0, 2, 4) and ago % 11:
            repetitions = 60 + (_YEARS_BACK - ago) // 30 + 5 * (ago % 4)
            older.append(DayTotal(day.isoformat(), repetitions, 6.0 * repetitions, 5))
    return (*older, *known)


class LookingBackScenes:
    """Shows the screens of Progress one after another."""

    def __init__(self, shell: Shell, exercises: Mapping[int, Exercise], planned: Sequence[int]) -> None:
        self._shell, self._exercises, self._planned = shell, exercises, tuple(planned)

    def walk(self, pages: Turn) -> Iterator[str]:
        """All of them; `pages` turns the pages of a screen."""
        nothing = SampleTotals((), self._exercises)
        first_day = SampleTotals((sample.today_done(),), self._exercises)
        long_ago = SampleTotals(years(), self._exercises)
        for subject in SUBJECTS:
            yield from pages(self._progress(long_ago, Wanted(subject)), subject)
        for period in tuple(Period)[1:]:
            for subject in (Subject.REPETITIONS, Subject.DAYS, Subject.PAIN):
                yield from pages(self._progress(long_ago, Wanted(subject, period)), f"{subject}-{period}")
        yield from self._tables(long_ago)
        yield from pages(self._progress(nothing, Wanted()), "nothing")
        for subject in (Subject.REPETITIONS, Subject.PAIN, Subject.EXERCISES):
            yield from pages(self._progress(first_day, Wanted(subject)), f"first-day-{subject}")
        yield from self._lists(pages)

    def _lists(self, pages: Turn) -> Iterator[str]:
        """What else there is to see, bests, and remarks."""
        kit = self._shell.kit
        here = Row(ui("Tell my therapist"), _nothing, Icon.HELPER)
        danger = next(one for one in READY_MADE if len(one.advice) == max(len(each.advice) for each in READY_MADE))
        remarks = [Remark(kit.words.spoken(one.words), sample.NOW) for one in READY_MADE[:4]]
        lists = {
            "see-more": see_more_screen(kit, [here], _nothing, _nothing),
            "bests": bests_screen(kit, bests(years(), self._planned), _nothing),
            "no-bests": bests_screen(kit, (), _nothing),
            "remarks": remarks_screen(
                kit, _nothing, [Row(ui("Own words"), _nothing), Row(ui("Kept so far"), _nothing)]
            ),
            "remark-kept": kept_screen(
                kit,
                Remark(kit.words.spoken(danger.words), sample.NOW),
                danger.advice,
                Row(ui("Done"), _nothing),
                Row(ui("Take it back"), _nothing),
                speak=_nothing,
            ),
            "all-remarks": all_kept_screen(kit, remarks),
        }
        for name, screen in lists.items():
            self._shell.show_screen(screen)
            yield from pages(screen, name)

    def _progress(self, totals: SampleTotals, wanted: Wanted) -> Progress:
        screen = Progress(self._shell.kit, _at_once)
        find = partial(look, totals, today=sample.TODAY, planned=self._planned, exercises=self._exercises)
        screen.wanted.connect(lambda other: screen.show_look(find(wanted=other)))
        self._shell.show_screen(screen)
        screen.show_look(find(wanted=wanted))
        return screen

    def _tables(self, totals: SampleTotals) -> Iterator[str]:
        for subject in (Subject.REPETITIONS, Subject.PAIN, Subject.EXERCISES):
            screen = self._progress(totals, Wanted(subject))
            screen.show_table()
            yield f"{subject}-table"


def _at_once(then: Callable[[], None]) -> None:
    """Bring the chart library: nobody waits here."""
    importlib.import_module(LIBRARY)
    then()


def _nothing(_given: object = None) -> None:
    """Nothing follows a press here."""
