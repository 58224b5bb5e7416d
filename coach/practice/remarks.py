"""Remarks: what the person or the helper wants the therapist to know, ready-made or in their own words.

Some of them are signs of danger. For these the advice of the clinical sheet follows at once, before anything else.
"""

from __future__ import annotations

from dataclasses import dataclass

from coach.practice.message import Message, ui
from coach.practice.record import Moment
from coach.practice.safety import EMERGENCY, SAME_DAY

MOST_LETTERS = 200  # of a remark in own words


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark as it is kept, in the words in which it was shown or written."""

    words: str
    at: Moment


@dataclass(frozen=True, slots=True)
class ReadyMade:
    """A remark that one press makes, and what is advised after it; `advice` is empty where none is needed."""

    words: Message
    advice: tuple[Message, ...] = ()


_TELL_AND_REST = ui("If you are tired, do **half** today. A small dose each day is best.")
_STOP_AND_CALL = ui("**Stop** for today. Call your doctor or therapist.")
_HARD_HIT = ui("You hit your head, or you cannot use the arm as before: **call emergency** now.")
_BURNING = ui("Burning pain with swelling and a change in colour or heat: call them today.")

# Advice: the clinical sheet. Falls, a tighter hand, a painful shoulder, numbness and skin: call doctor or therapist
# (unsourced). Swelling: Chest Heart & Stroke Scotland 2021. After botulinum toxin: North Tees NHS, and a US
# regulator's warning. Burning pain: a clinic's page on complex regional pain.
READY_MADE: tuple[ReadyMade, ...] = (
    ReadyMade(ui("My hand moved better")),
    ReadyMade(
        ui("My hand was stiffer"),
        (ui("Go slowly. Wait when the hand pushes back."), ui("Tighter for **two days**: call your therapist.")),
    ),
    ReadyMade(ui("I slept badly"), (_TELL_AND_REST,)),
    ReadyMade(ui("I was very tired"), (_TELL_AND_REST,)),
    ReadyMade(ui("It was too easy")),
    ReadyMade(ui("It was too hard"), (ui("Do the **easier way**, or do less."),)),
    ReadyMade(
        ui("I had a fall"),
        (ui("A fall on the hand: call your doctor or therapist **before you go on**."), _HARD_HIT),
    ),
    ReadyMade(
        ui("My shoulder hurts more"),
        (ui("Hands stay below the chest. Nobody pulls the arm."), ui("Call your doctor or therapist.")),
    ),
    ReadyMade(ui("New swelling"), (*SAME_DAY, _BURNING)),
    ReadyMade(ui("Newly numb or dizzy"), (_STOP_AND_CALL, *EMERGENCY)),
    ReadyMade(
        ui("My skin is sore or broken"),
        (_STOP_AND_CALL, ui("No putty, coins or beans until it has healed.")),
    ),
    ReadyMade(
        ui("I have a new medicine"),
        (ui("Ask if it changes how you may exercise."), ui("If you bruise easily, press lightly. Tell your nurse.")),
    ),
    ReadyMade(
        ui("I had an injection in the arm"),
        (
            ui("**Ask who gave it** what to do, and when."),
            ui("Your grip may be weaker for some months. Use lighter things."),
            ui("Trouble to swallow, speak or breathe: **call emergency** now."),
        ),
    ),
    ReadyMade(ui("I was ill or away"), (ui("Begin again with **less**. That is no step back."),)),
)
