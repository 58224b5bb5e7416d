"""Effort and pain over time, on the five faces of the check-in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from statistics import median

from coach.practice.asking import EFFORT_FACES, PAIN_FACES
from coach.practice.message import Message, ui
from coach.practice.progress.model import Answers, FaceOfDay, Faces, Grain, Level, Period, Span, Subject
from coach.practice.progress.periods import IN_PERIOD, NAMES, spans
from coach.practice.record import Asked
from coach.practice.safety import CLEAR_PAIN
from coach.practice.stats import Band

# Tiredness: aim at faces 2 to 3 (NHS Tayside's advice on fatigue; the faces are ours).
AIM = Band(2, 3)
DAYS_FOR_CHART = 2

_ASKED = {
    Subject.EFFORT: frozenset({Asked.EFFORT}),
    Subject.PAIN: frozenset({Asked.PAIN_BEFORE, Asked.PAIN}),
}
_WORDS = {Subject.EFFORT: EFFORT_FACES, Subject.PAIN: PAIN_FACES}
_TITLES = {Subject.EFFORT: ui("How hard it was"), Subject.PAIN: ui("Pain")}
_NOTES = {
    Subject.EFFORT: ui("Easy to medium is a good pace. Very hard: finish for the day."),
    Subject.PAIN: ui("A gentle pull is fine. If pain comes or grows, **stop that exercise**."),
}
_OF_DAYS = ui("The dot is the most of its day. The line starts at the least.")
_OF_MORE = ui("The dot is the middle of its days. The line goes from the least to the most.")


def faces(found: Sequence[FaceOfDay], first: date | None, today: date, subject: Subject, period: Period) -> Faces:
    """The chart of effort or pain. `found` are the answers of the period; `first` is the first day of practice."""
    days = _by_day([one for one in found if one.asked in _ASKED[subject]])
    answers = tuple(_answers(days, span) for span in spans(period, first, today))
    inside = [one for one in days if answers[0].span.first <= one[0] <= today]
    title = ui("{what}, {period}", what=_TITLES[subject], period=NAMES[period])
    effort = subject is Subject.EFFORT
    return Faces(
        subject,
        period,
        title,
        _words(inside, subject, period),
        (_NOTES[subject], _OF_DAYS if answers[0].span.grain is Grain.DAY else _OF_MORE),
        answers,
        _WORDS[subject],
        AIM if effort else None,
        ui("A good pace"),
        None if effort else Level(CLEAR_PAIN - 0.5, ui("From here: stop")),
        len(inside) >= DAYS_FOR_CHART,
    )


def _by_day(found: Sequence[FaceOfDay]) -> list[tuple[date, int, int]]:
    """Date, lowest and highest face of each day, whichever question was asked."""
    days: dict[str, tuple[int, int]] = {}
    for one in found:
        low, high = days.get(one.date, (one.low, one.high))
        days[one.date] = (min(low, one.low), max(high, one.high))
    return [(date.fromisoformat(day), low, high) for day, (low, high) in sorted(days.items())]


def _answers(days: Sequence[tuple[date, int, int]], span: Span) -> Answers:
    """A day is judged by its highest face: pain in between is pain."""
    inside = [(low, high) for day, low, high in days if span.first <= day <= span.last]
    if not inside:
        return Answers(span)
    lowest, highest = min(low for low, _ in inside), max(high for _, high in inside)
    return Answers(span, lowest, highest, float(median(high for _, high in inside)))


def _words(days: Sequence[tuple[date, int, int]], subject: Subject, period: Period) -> tuple[Message, ...]:
    if not days:
        return (ui("No answers yet."), ui("You are asked at the end of each session."))
    named = _WORDS[subject]
    middle = named[round(median(high for _, _, high in days)) - 1]
    most = named[max(high for _, _, high in days) - 1]
    mostly = ui("Mostly **{face}** {when}.", face=middle, when=IN_PERIOD[period])
    words = (mostly, ui("The most was **{face}**.", face=most)) if most != middle else (mostly, _ALWAYS)
    if len(days) < DAYS_FOR_CHART:
        return (words[0], ui("The chart comes with your second day."))
    return words


_ALWAYS = ui("It was never more.")
