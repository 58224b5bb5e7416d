"""What a session was meant to be, as it is kept with its record: enough to go on after the program has ended."""

from __future__ import annotations

from collections.abc import Collection

import msgspec

from coach.practice.programme import Entry


class Sitting(msgspec.Struct, frozen=True, kw_only=True):
    """The entries of one session, in order, and the id of the programme they come from ("" = picked by hand)."""

    entries: tuple[Entry, ...]
    programme: str = ""


def to_json(sitting: Sitting) -> str:
    """As text for the record."""
    return msgspec.json.encode(sitting).decode()


def from_json(text: str, known: Collection[int]) -> Sitting | None:
    """Read back what `to_json` wrote; None if it cannot be used, or names an exercise that is not `known`."""
    try:
        sitting = msgspec.json.decode(text, type=Sitting)
    except msgspec.DecodeError:
        return None
    fits = sitting.entries and all(entry.exercise in known for entry in sitting.entries)
    return sitting if fits else None
