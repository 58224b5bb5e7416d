"""The words of the therapist's page: plain about what was counted, and no claim beyond it."""

from __future__ import annotations

from datetime import date

from coach.practice.message import Message, Value, content, ui, ui_counted
from coach.practice.papers.marks import Step
from coach.practice.papers.report import Felt, Line, Report, Results
from coach.practice.preferences import Side
from coach.practice.record import Unit
from coach.practice.stats import Compared
from coach.practice.trials.model import TITLES, Trial
from coach.text.words import Words

NOTES = (
    ui("**Planned**: what the programme asked in the sessions that were started. **Done**: what was counted or timed."),
    ui("The program measures no movement. Pain and effort are the person's own answers, 1 to 5."),
    ui("Nothing here is a finding or a promise. A therapist has not yet reviewed the program's own doses."),
)


def plain(words: str) -> str:
    """Somebody's own words on one line, in which two stars are two stars."""
    return " ".join(words.split()).replace("**", "*\N{WORD JOINER}*")


def date_of(day: str) -> date:
    """The date of an ISO text."""
    return date.fromisoformat(day)


def step_name(words: Words, start: date, step: Step) -> str:
    """What a step of a chart is called on its axis."""
    if step in (Step.DAY, Step.WEEK):
        return words.formats.day_and_month(start)
    return words.formats.month_and_year(start) if step is Step.MONTH else words.formats.year(start)


def period(report: Report, words: Words) -> Message:
    """From when to when."""
    day = words.formats.date
    return ui("**{first}** to **{last}**", first=day(report.first), last=day(report.last))


def printed(report: Report, words: Words) -> Message:
    """When the page was made."""
    return ui("Made on {date} by Hand Coach", date=words.formats.date(report.today))


def figures(report: Report) -> tuple[tuple[int, Message], ...]:
    """The numbers at the top, each with what it counts."""
    return (
        (report.days, ui("days with practice")),
        (report.sessions, ui("sessions started, {number} finished", number=report.finished)),
        (report.repetitions, ui("repetitions and objects")),
        (round(report.seconds / 60), ui("minutes of exercise")),
    )


_BARS = {
    Step.DAY: ui("Repetitions and objects a day"),
    Step.WEEK: ui("Repetitions and objects a week"),
    Step.MONTH: ui("Repetitions and objects a month"),
    Step.YEAR: ui("Repetitions and objects a year"),
}
_FELT = {
    Step.DAY: ui("Pain and effort: highest of a day"),
    Step.WEEK: ui("Pain and effort: highest of a week"),
    Step.MONTH: ui("Pain and effort: highest of a month"),
    Step.YEAR: ui("Pain and effort: highest of a year"),
}


def bars_title(report: Report) -> Message:
    """What the bars are."""
    return _BARS[report.step]


def felt_title(report: Report) -> Message:
    """What the dots are."""
    return _FELT[report.step]


def bars_words(report: Report) -> Message:
    """What is usual, which is no more than the middle half of what was done."""
    if report.usual is None:
        return ui("What is usual shows after five of these with practice.")
    low, high = round(report.usual.low), round(report.usual.high)
    return ui("Grey band: usual for this person, {low} to {high} (the middle half).", low=low, high=high)


def felt_words(felt: Felt | None, *, pain: bool) -> Message:
    """The answers in a sentence."""
    if felt is None:
        return ui("No answer about pain.") if pain else ui("No answer about effort.")
    values: dict[str, Value] = {
        "answers": felt.answers,
        "highest": felt.highest,
        "days": felt.high_days,
        "all": felt.days,
    }
    if pain:
        return ui(
            "**Pain**: {answers} answers, highest {highest} of 5. Days with 3 or more: {days} of {all}.", **values
        )
    return ui("**Effort**: {answers} answers, highest {highest} of 5. Days with 3 or more: {days} of {all}.", **values)


def name(line: Line) -> Message | str:
    """The exercise. A person's own exercise has a name of their own."""
    if line.own:
        return plain(line.title)
    if not line.title:
        return ui("Exercise {number}", number=line.exercise)
    return ui("{number}. {what}", number=line.exercise, what=content(line.title))


def side_name(side: Side) -> Message:
    """The arm, in a narrow column."""
    return ui("left") if side is Side.LEFT else ui("right")


def amount(number: float, unit: Unit, sets: int) -> Message:
    """How much in how many sets."""
    if not sets and not number:
        return ui("none")
    total: float = int(number) if number == int(number) else round(number, 1)
    inside = ui_counted("{number} set", "{number} sets", sets)
    if unit is Unit.REPETITIONS:
        return ui("**{total}** repetitions in {sets}", total=total, sets=inside)
    if unit is Unit.OBJECTS:
        return ui("**{total}** objects in {sets}", total=total, sets=inside)
    return ui("**{total}** seconds in {sets}", total=total, sets=inside)


def folded(lines: int) -> Message:
    """The name of the last row, when there is no room for all."""
    return ui_counted("{number} other row together", "{number} other rows together", lines)


def sets_alone(sets: int) -> Message:
    """How much, where units differ."""
    return ui_counted("{number} set", "{number} sets", sets)


_SCORES = {
    Trial.TAPPING: ui("taps in 10 seconds"),
    Trial.TRANSFER: ui("things in 60 seconds"),
    Trial.EVERYDAY: ui("of 5, own answers"),
}


def results_words(found: Results, words: Words) -> tuple[Message, ...]:
    """A test: its name and hand, the first and the newest result, and what chance alone can do."""
    title = ui(
        "**{title}**, {side}: {what}",
        title=TITLES[found.trial],
        side=side_name(found.side),
        what=_SCORES[found.trial],
    )
    lines = [title, _course(found, words)]
    if found.chance is not None and found.compared is not None:
        low, high = round(found.chance.low, 1), round(found.chance.high, 1)
        lines.append(
            ui("By chance alone: {low} to {high}. {compared}", low=low, high=high, compared=_COMPARED[found.compared])
        )
    if found.others:
        lines.append(ui("{number} more, made in another way.", number=found.others))
    return tuple(lines)


def _course(found: Results, words: Words) -> Message:
    newest, day = found.results[-1], words.formats.day_and_month
    end = day(date_of(newest.at.local_date))
    if len(found.results) == 1:
        return ui("{score} on {date}.", score=round(newest.score, 1), date=end)
    first = found.results[0]
    return ui(
        "{first} on {start}, {last} on {end}; {number} results.",
        first=round(first.score, 1),
        start=day(date_of(first.at.local_date)),
        last=round(newest.score, 1),
        end=end,
        number=len(found.results),
    )


_COMPARED = {
    Compared.LESS: ui("The newest is below."),
    Compared.USUAL: ui("The newest is inside."),
    Compared.MORE: ui("The newest is above."),
}
