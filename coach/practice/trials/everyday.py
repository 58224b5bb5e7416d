"""Everyday use of a hand, rated by the person: six activities in our own words, each from 0 to 5, in words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from statistics import fmean

from coach.practice.message import Message, ui
from coach.practice.preferences import Side
from coach.practice.trials.model import LEAST_ANSWERS, EverydayDetail
from coach.practice.view import Choice, Question, Scale

# From the top, as in the other questions the best comes first.
SCALE: tuple[tuple[int, Message], ...] = (
    (5, ui("5: With no trouble")),
    (4, ui("4: With a little trouble")),
    (3, ui("3: With some trouble")),
    (2, ui("2: With much trouble")),
    (1, ui("1: Hardly")),
    (0, ui("0: Not at all")),
)

ACTIVITIES = ("cup", "button", "spoon", "door", "wash", "coin")


@dataclass(frozen=True, slots=True)
class Rating:
    """The questions under way: which one is on, and the answers so far; None = skipped."""

    side: Side
    place: int = 0
    answers: tuple[int | None, ...] = ()

    @property
    def over(self) -> bool:
        """Whether every question was answered or skipped."""
        return self.place == len(ACTIVITIES)


def answer(rating: Rating, number: int | None) -> Rating:
    """Answer the question that is on, 0..5, or skip it with None."""
    if rating.over:
        return rating
    answers = (*rating.answers[: rating.place], number, *rating.answers[rating.place + 1 :])
    return replace(rating, place=rating.place + 1, answers=answers)


def back(rating: Rating) -> Rating:
    """To the question before; its answer stays until it is given anew."""
    return replace(rating, place=max(0, rating.place - 1))


def scored(rating: Rating) -> tuple[float, EverydayDetail] | None:
    """The mean of what was answered, and the answers; None with too few of them."""
    pairs = zip(ACTIVITIES, rating.answers, strict=False)
    given = {activity: number for activity, number in pairs if number is not None}
    if len(given) < LEAST_ANSWERS:
        return None
    return fmean(given.values()), EverydayDetail(answers=given)


def question(rating: Rating) -> Question:
    """The question that is on."""
    words = _ASKED_LEFT if rating.side is Side.LEFT else _ASKED_RIGHT
    choices = tuple(Choice(str(number), label) for number, label in SCALE)
    return Question(Scale.PLAIN, words[ACTIVITIES[rating.place]], choices)


def said(rating: Rating) -> tuple[Message, ...]:
    """What the voice says: with the first question, how they are answered."""
    asked = question(rating).words
    if rating.place:
        return (asked,)
    return (ui("Think of the last week."), asked, ui("Choose from 5, no trouble, down to 0, not at all."))


TOO_FEW = ui("That was fewer than {number} answers. **Nothing is saved.**", number=LEAST_ANSWERS)

_ASKED_LEFT: dict[str, Message] = {
    "cup": ui("Can your **left hand** lift a **cup** and drink from it?"),
    "button": ui("Can your **left hand** help to close a **button**?"),
    "spoon": ui("Can your **left hand** eat with a **spoon**?"),
    "door": ui("Can your **left hand** open a **door**?"),
    "wash": ui("Can your **left hand** **wash** your face?"),
    "coin": ui("Can your **left hand** take a **coin** out of a purse?"),
}
_ASKED_RIGHT: dict[str, Message] = {
    "cup": ui("Can your **right hand** lift a **cup** and drink from it?"),
    "button": ui("Can your **right hand** help to close a **button**?"),
    "spoon": ui("Can your **right hand** eat with a **spoon**?"),
    "door": ui("Can your **right hand** open a **door**?"),
    "wash": ui("Can your **right hand** **wash** your face?"),
    "coin": ui("Can your **right hand** take a **coin** out of a purse?"),
}
