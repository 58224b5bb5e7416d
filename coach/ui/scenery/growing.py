"""Changes of the plan in pictures: questions of every length, and what has changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from coach.practice.exercise import Exercise
from coach.practice.growth.changes import Change, Decision, Easier, Harder, NextWeek, Repetitions, Starter
from coach.practice.growth.standing import Evidence, Proposal, Standing
from coach.practice.growth.words import Asking, asking, change_words, standing_changes
from coach.practice.message import ui
from coach.practice.ports import Catalogue
from coach.practice.preferences import Preferences
from coach.practice.programme import Movement
from coach.practice.record import Moment
from coach.ui.frame import Screen
from coach.ui.screens.ask import Ask
from coach.ui.screens.list_screen import ListScreen, Row
from coach.ui.shell import Shell
from coach.ui.theme.icons import Icon

_EASY = Evidence(amount=10, times=2, effort=2)


def decisions(now: Moment) -> tuple[Decision, ...]:
    """Some changes that were agreed on."""
    changes: tuple[Change, ...] = (
        NextWeek(was=1, to=3),
        Repetitions(exercise=2, was=10, to=15),
        Harder(exercise=4, to=1),
        Easier(exercise=3),
    )
    return tuple(Decision(n, "stretches", change, True, now) for n, change in enumerate(changes, start=1))


def scenes(
    shell: Shell, catalogue: Catalogue, preferences: Preferences, now: Moment, pages: Callable[..., Iterator[str]]
) -> Iterator[str]:
    """The name of each screen, once it is on; `pages` turns the pages of a screen."""
    for name, asked in _questions(catalogue, preferences).items():
        screen = Ask(shell.kit, asked.words, (asked.why, asked.detail), (asked.yes, asked.no))
        shell.show_screen(screen)
        yield from pages(screen, f"ask-{name}")
    for name, force in (("changes", decisions(now)), ("no-changes", ())):
        listed = _changes(shell, force, catalogue.exercises)
        shell.show_screen(listed)
        yield from pages(listed, name)


def _changes(shell: Shell, force: tuple[Decision, ...], exercises: Mapping[int, Exercise]) -> Screen:
    found = standing_changes(force, exercises)
    words = ui("Press a change to take it back.") if found else ui("Your plan is as it began.")
    rows = [Row(change_words(one.change, exercises), lambda: None, Icon.REPEAT) for one in found]
    return ListScreen(shell.kit, ui("What has changed"), words=[words], rows=rows)


def _questions(catalogue: Catalogue, preferences: Preferences) -> Mapping[str, Asking]:
    chosen = catalogue.programmes["opens-and-closes"]
    standing = Standing(
        programme=chosen,
        week=chosen.weeks[3],
        started="",
        decisions=(),
        reviews=(),
        practised="",
        exercises=catalogue.exercises,
        preferences=preferences,
        seconds=lambda _entry: 60.0,
    )
    wordiest = max(catalogue.exercises.values(), key=lambda one: len(one.easier)).number
    changes: Mapping[str, tuple[Change, Evidence]] = {
        "more": (Repetitions(exercise=18, was=10, to=15), _EASY),
        "week": (NextWeek(was=4, to=5), Evidence(times=2, effort=3)),
        "easier": (Easier(exercise=wordiest), Evidence(hurt=True)),
        "starter": (Starter(movement=Movement.OPENS), Evidence(times=2, effort=1)),
    }
    return {
        name: asking(Proposal(chosen.id, change, why), standing, catalogue.programmes)
        for name, (change, why) in changes.items()
    }
