"""What was practised: exercise by exercise, and group by group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from coach.practice.exercise import Exercise
from coach.practice.finding import GROUPS
from coach.practice.message import Message, content, ui, ui_counted
from coach.practice.progress.model import ExerciseTotal, GroupTotal, Period, Share, Shares, Subject
from coach.practice.progress.periods import IN_PERIOD, NAMES

SHARES_FOR_CHART = 2
_OWN = ui("Own exercises")


def by_exercise(totals: Sequence[ExerciseTotal], names: Mapping[int, Message], period: Period) -> Shares:
    """One share for each exercise that was done; `names` are their titles."""
    shares = tuple(_share(one, names.get(one.exercise, ui("Exercise {number}", number=one.exercise))) for one in totals)
    counted = ui_counted("**{number} exercise**", "**{number} exercises**", len(shares))
    return _shares(Subject.EXERCISES, ui("Minutes for each exercise"), shares, counted, period)


def by_group(totals: Sequence[GroupTotal], period: Period) -> Shares:
    """One share for each group of the catalogue that was practised; the exercises of no group are one's own."""
    named = {kept.of.value: kept.words for kept in GROUPS if kept.of is not None}
    shares = tuple(_share(one, named.get(one.name, _OWN)) for one in totals)
    counted = ui_counted("**{number} group**", "**{number} groups**", len(shares))
    return _shares(Subject.GROUPS, ui("Minutes for each group"), shares, counted, period)


def group_names(exercises: Mapping[int, Exercise]) -> dict[int, str]:
    """The group of each exercise of the catalogue, for `Totals.groups`."""
    return {number: exercise.group.value for number, exercise in exercises.items()}


def titles(exercises: Mapping[int, Exercise]) -> dict[int, Message]:
    """The names of the exercises."""
    return {number: content(exercise.title) for number, exercise in exercises.items()}


def _share(total: ExerciseTotal | GroupTotal, name: Message) -> Share:
    return Share(name, max(1, round(total.seconds / 60)), total.repetitions, total.days)


def _shares(subject: Subject, title: Message, shares: Sequence[Share], counted: Message, period: Period) -> Shares:
    found = tuple(sorted(shares, key=lambda share: (-share.minutes, -share.repetitions)))
    words: tuple[Message, ...] = (ui("Nothing is saved yet. Your practice will show here."),)
    if found:
        most = ui("Most of the time: **{name}**.", name=found[0].name)
        words = (ui("{amount} {when}.", amount=counted, when=IN_PERIOD[period]), most)
    return Shares(
        subject,
        period,
        ui("{what}, {period}", what=title, period=NAMES[period]),
        words,
        (ui("The table shows all, with their repetitions and days."),),
        found,
        len(found) >= SHARES_FOR_CHART,
    )
