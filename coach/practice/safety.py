"""The safety rules as data and pure functions: who may do what, when to stop, what to do instead.

The rules are those of the clinical content sheet: stricter than leaflets for joint injuries, on purpose.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from coach.practice.exercise import Exercise, Group, Tool
from coach.practice.message import Message, ui
from coach.practice.preferences import Preferences
from coach.practice.programme import Form, Movement

# Pain, five faces: 1 none, 2 slight, 3 clear, 4 strong, 5 very strong. Limits: ours, for review by a therapist.
CLEAR_PAIN = 3
STRONG_PAIN = 4
# Effort, five faces: at 4 rest two minutes and do half, at 5 finish for today (NHS Tayside fatigue advice; faces ours).
TIRED = 4
EXHAUSTED = 5
REST_WHEN_TIRED = 120.0  # seconds; clinical convention, unsourced
REST_BETWEEN_SETS = 45.0  # seconds; clinical convention, unsourced
GATE_DAYS = 7  # "Can you open your hand by yourself?" is asked again weekly; ours

# In the house of anybody who uses this program: the program's own screen and keys included.
ALWAYS_THERE = frozenset({Tool.TABLE, Tool.CUSHION, Tool.KEYBOARD})
LAST_RESORT = 2  # the exercise that stands in when the swap needs a thing that is not there
OPENING = frozenset({31, 32, 33})  # opening exercises; as a swap they are done without putty
NEXT_IF_CLOSED = 32  # the next step when that is gated and the hand does not open


class Verdict(StrEnum):
    """What an answer on the pain faces means for the session."""

    FINE = "fine"
    STOP_EXERCISE = "stop-exercise"
    END_SESSION = "end-session"


@dataclass(frozen=True, slots=True)
class Substitute:
    """An exercise and the form in which it is done."""

    exercise: int
    form: Form


def judge_pain(face: int | None, before: int | None) -> Verdict:
    """The stop rule for pain during an exercise; `before` is the face at the start of the session.

    Without an answer the exercise stops, as pain was the reason to ask. Without an answer at the start
    no pain is assumed, so that any pain counts as a rise.
    """
    if face is None:
        return Verdict.STOP_EXERCISE
    if face >= STRONG_PAIN:
        return Verdict.END_SESSION
    if face >= CLEAR_PAIN or face > (before or 1):
        return Verdict.STOP_EXERCISE
    return Verdict.FINE


def may_start(before: int | None) -> bool:
    """Whether pain before the first exercise allows a session; unanswered does."""
    return before is None or before < CLEAR_PAIN


def may_do(exercise: Exercise, opens_hand: bool | None, movement: Movement) -> bool:
    """Whether a person may do the exercise: gated ones need a hand that opens, some need a hand that moves.

    People know for whom they wrote an exercise of their own.
    """
    if exercise.gate and opens_hand is not True:
        return False
    return exercise.group is Group.OWN or movement is not Movement.NONE or exercise.still_hand != ""


def gate_due(asked: str, today: date) -> bool:
    """Whether "Can you open your hand by yourself?" is to be asked; `asked` is the ISO date of the last answer."""
    return asked == "" or (today - date.fromisoformat(asked)).days >= GATE_DAYS


def has_objects(exercise: Exercise, tools: Collection[Tool]) -> bool:
    """Whether everything that the exercise needs is in the house."""
    return all(item.optional or item.tool in ALWAYS_THERE or item.tool in tools for item in exercise.equipment)


def next_step(exercise: Exercise, exercises: Mapping[int, Exercise], opens_hand: bool | None) -> Substitute:
    """The exercise that follows when this one is mastered: 32 without putty if that one needs a hand that opens."""
    if exercises[exercise.next].gate and opens_hand is not True:
        return Substitute(NEXT_IF_CLOSED, Form.WITHOUT_OBJECT)
    return Substitute(exercise.next, Form.USUAL)


def swap_for(
    exercise: Exercise, exercises: Mapping[int, Exercise], preferences: Preferences, hurt: Collection[int]
) -> Substitute | None:
    """What to do instead of an exercise that hurts; None when nothing is left that did not hurt.

    Swaps to 31, 32 and 33 are without putty. When the swap needs a thing that is not in the house, 2 stands in.
    """
    for number in (exercise.swap, LAST_RESORT):
        swap = exercises.get(number)
        if swap is None or number in hurt or number == exercise.number:
            continue
        form = Form.WITHOUT_OBJECT if number in OPENING else Form.USUAL
        there = form is Form.WITHOUT_OBJECT or has_objects(swap, preferences.tools)
        if there and may_do(swap, preferences.opens_hand, preferences.movement):
            return Substitute(number, form)
    return None


# When to stop at once and whom to call. Sources: FAST signs, ambulance service and Stroke Association pages;
# the rest is clinical convention.
EMERGENCY: tuple[Message, ...] = (
    ui("Chest pain, fainting, choking, or suddenly no breath: **call emergency** now."),
    ui("The face drops, an arm is newly weak, or speech is slurred: **call emergency** now."),
    ui("Call even if it passes."),
)
SAME_DAY: tuple[Message, ...] = (
    ui("New swelling, or swelling with pain, warmth or a new colour: **stop**."),
    ui("Get medical help the same day. Do not rub it."),
)
CALL: tuple[Message, ...] = (
    ui("Dizzy, newly numb, or broken skin: **stop** and call your doctor or therapist."),
    ui("Burning pain with swelling and a change in colour or heat: call your doctor or therapist."),
    ui("A shoulder that hurts more, a hand tighter for two days, or a fall on the hand: call them too."),
)
# Said when strong pain ends a session.
AFTER_STRONG_PAIN: tuple[Message, ...] = (
    ui("**Stop for today.** Rest your arm."),
    ui("If the pain lasts **an hour**, call your doctor or therapist."),
    ui("Chest pain, fainting, or a face that drops: **call emergency** now."),
)
# Said when clear pain, or a rise, is there at the end.
AFTER_PAIN: tuple[Message, ...] = (
    ui("Rest your arm now."),
    ui("If the pain lasts **an hour**, call your doctor or therapist."),
    ui("If it is worse tomorrow, do **half**."),
)
PAIN_BEFORE_START: tuple[Message, ...] = (
    ui("Your pain is clear today. **Do not exercise** now."),
    ui("Rest your arm. **Ask your therapist** or doctor first."),
    ui("Chest pain, fainting, or a face that drops: **call emergency** now."),
)
AFTER_EXHAUSTION: tuple[Message, ...] = (
    ui("You are **very tired**. That is enough for today."),
    ui("Rest now. A small dose each day is best."),
)
