"""The three tests and their results, as values. In code a test of one's own is called a trial.

They are like known tests, and never named after one: counts are compared with the person's own, with no norm.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

import msgspec

from coach.practice.message import Message, ui
from coach.practice.preferences import Side
from coach.practice.record import Moment


class Trial(StrEnum):
    """The tests, as the record names them."""

    TAPPING = "tapping"
    TRANSFER = "transfer"
    EVERYDAY = "everyday-use"


TITLES: dict[Trial, Message] = {
    Trial.TAPPING: ui("Fast taps"),
    Trial.TRANSFER: ui("One by one"),
    Trial.EVERYDAY: ui("Everyday use"),
}

LEAST_ANSWERS = 3  # ours: a mean of fewer answers says little


class Device(StrEnum):
    """What was tapped on."""

    TOUCH = "touch"
    MOUSE = "mouse"
    KEYS = "keys"


class TappingDetail(msgspec.Struct, frozen=True, kw_only=True):
    """Where a tapping rate comes from: the taps of each whole try, and how they were made.

    `alternating`: most taps of the best try went from one pad to the other.
    """

    tries: tuple[int, ...]
    device: Device
    alternating: bool


class TransferDetail(msgspec.Struct, frozen=True, kw_only=True):
    """How things moved one by one were counted: `pressed` while moving; `entered` is the number that was kept."""

    pressed: int
    entered: int


class EverydayDetail(msgspec.Struct, frozen=True, kw_only=True):
    """The answers 0..5 by the name of their activity; what was skipped is left out."""

    answers: dict[str, int]


Detail: TypeAlias = TappingDetail | TransferDetail | EverydayDetail

_DETAILS: dict[Trial, type[Detail]] = {
    Trial.TAPPING: TappingDetail,
    Trial.TRANSFER: TransferDetail,
    Trial.EVERYDAY: EverydayDetail,
}


@dataclass(frozen=True, slots=True)
class Result:
    """One test that was done. `score`: best taps of a try, things moved, or mean answer. Higher is always better."""

    trial: Trial
    side: Side
    score: float
    detail: Detail
    at: Moment


def to_json(detail: Detail) -> str:
    """As text for the record."""
    return msgspec.json.encode(detail).decode()


def from_json(trial: Trial, text: str) -> Detail | None:
    """Read back what `to_json` wrote; None if it cannot be used."""
    try:
        return msgspec.json.decode(text, type=_DETAILS[trial])
    except msgspec.DecodeError:
        return None
