"""How long words take, what is said for numbers and results, and when a count gives way to a tick."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from coach.practice.message import Message, ui, ui_counted
from coach.practice.pace import spoken_seconds
from coach.practice.record import Unit

SAVED = ui("It is saved.")
"""Said and shown after a set. Whoever carries out the effects leaves it out when the disk has failed."""


class Spoken(StrEnum):
    """How a count is made heard."""

    SAY = "say"
    TICK = "tick"


def english(message: Message) -> str:
    """The English source text with its values filled in, as a voice would read it."""
    text = message.plural if message.plural is not None and message.number != 1 else message.text
    for name, value in message.values:
        filled = english(value) if isinstance(value, Message) else str(value)
        text = text.replace("{" + name + "}", filled)
    return text.replace("**", "")


def seconds_to_say(words: Iterable[Message], words_per_minute: int) -> float:
    """The time in seconds that a voice takes for `words`, the silence after each sentence included.

    Assumes that a translation takes about as long as its English source. Where that is wrong the player still does
    not cut words off, as it waits for the voice.
    """
    return sum(spoken_seconds(english(message), words_per_minute) for message in words)


def decide_count(words_estimate: float, window: float, voice_busy: bool) -> Spoken:
    """Whether a cue of `words_estimate` seconds is said, or a tick stands in because it would be late.

    A cue is said only into silence and only when it ends within `window` seconds, so that counting never falls
    behind the movement.
    """
    return Spoken.TICK if voice_busy or words_estimate > window else Spoken.SAY


def number_word(number: int) -> Message:
    """A bare number."""
    return ui("{number}", number=number)


def praise(unit: Unit, done: float) -> tuple[Message, ...]:
    """What is said once a set is on disk: what was done, and that it is saved. Nothing for less than one."""
    whole = int(done)
    if whole < 1:
        return ()
    return (_done(unit, whole), SAVED)


def _done(unit: Unit, whole: int) -> Message:
    if unit is Unit.REPETITIONS:
        return ui_counted("{number} repetition done.", "{number} repetitions done.", whole)
    if unit is Unit.OBJECTS:
        return ui_counted("{number} thing moved.", "{number} things moved.", whole)
    if whole >= 60 and whole % 60 == 0:
        return ui_counted("{number} minute done.", "{number} minutes done.", whole // 60)
    return ui_counted("{number} second done.", "{number} seconds done.", whole)
