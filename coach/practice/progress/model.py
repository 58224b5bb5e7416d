"""What the record tells about a stretch of time, and what Progress makes of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from coach.practice.message import Message
from coach.practice.record import Asked
from coach.practice.stats import Band


@dataclass(frozen=True, slots=True)
class ExerciseTotal:
    """What was done of one exercise: repetitions and objects, seconds of sets, sets, and on how many dates."""

    exercise: int
    repetitions: int
    seconds: float
    sets: int
    days: int


@dataclass(frozen=True, slots=True)
class GroupTotal:
    """The same of the exercises that belong together under a name; "" are those that belong to none."""

    name: str
    repetitions: int
    seconds: float
    sets: int
    days: int


@dataclass(frozen=True, slots=True)
class FaceOfDay:
    """The answers to one question on one local date (ISO): the lowest and the highest face, 1..5."""

    date: str
    asked: Asked
    low: int
    high: int


class Subject(StrEnum):
    """What a chart is about, in the order in which they are turned."""

    REPETITIONS = "repetitions"
    MINUTES = "minutes"
    DAYS = "days"
    EFFORT = "effort"
    PAIN = "pain"
    EXERCISES = "exercises"
    GROUPS = "groups"


class Period(StrEnum):
    """How far a chart looks back."""

    FOUR_WEEKS = "four-weeks"
    THREE_MONTHS = "three-months"
    YEAR = "year"
    ALL = "all"


class Grain(StrEnum):
    """What one mark of a chart stands for."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Span:
    """The dates from `first` to `last`, both counted: one whole day, week, month, quarter or year."""

    first: date
    last: date
    grain: Grain


@dataclass(frozen=True, slots=True)
class Bar:
    """What was done in a span: a whole number, or days a week with one decimal."""

    span: Span
    number: float


@dataclass(frozen=True, slots=True)
class Level:
    """A line across a chart that is a reference and no verdict; `words` stand on it."""

    at: float
    words: Message


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars from the oldest to the current span. `band` is the usual range, in `band_words`.

    `drawn` is False while there is too little for a chart; `words` then say what will come. `words` are read first,
    `notes` say what the numbers mean and do not mean.
    """

    subject: Subject
    period: Period
    title: Message
    words: tuple[Message, ...]
    notes: tuple[Message, ...]
    bars: tuple[Bar, ...]
    band: Band | None
    band_words: Message
    levels: tuple[Level, ...]
    drawn: bool


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers of a span, faces 1..5: the lowest, the highest, and the middle one of its days; None without any."""

    span: Span
    low: int | None = None
    high: int | None = None
    middle: float | None = None


@dataclass(frozen=True, slots=True)
class Faces:
    """Answers on the five faces, from the oldest to the current span. `faces` are the words of 1..5.

    `aim` is the range that is meant, in `aim_words`; from `stop` upwards an exercise is stopped.
    """

    subject: Subject
    period: Period
    title: Message
    words: tuple[Message, ...]
    notes: tuple[Message, ...]
    answers: tuple[Answers, ...]
    faces: tuple[Message, ...]
    aim: Band | None
    aim_words: Message
    stop: Level | None
    drawn: bool


@dataclass(frozen=True, slots=True)
class Share:
    """What was done of one exercise or group."""

    name: Message
    minutes: int
    repetitions: int
    days: int


@dataclass(frozen=True, slots=True)
class Shares:
    """Exercises or groups by the minutes they took, the longest first."""

    subject: Subject
    period: Period
    title: Message
    words: tuple[Message, ...]
    notes: tuple[Message, ...]
    shares: tuple[Share, ...]
    drawn: bool


Chart: TypeAlias = Bars | Faces | Shares
