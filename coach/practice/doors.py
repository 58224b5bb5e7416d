"""Rows of Settings that open a screen of their own, as what they change does not fit in a row.

To add one: a name here, its `Door` on the page where one would look for it, and what it opens in the navigator.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from coach.practice.choices import PageName
from coach.practice.message import Message, ui


class DoorName(StrEnum):
    """What a row can open."""

    TOOLS = "tools"
    PROGRAMME = "programme"
    PEOPLE = "people"
    CHANGES = "changes"
    DATA = "data"
    REMINDERS = "reminders"
    ABOUT = "about"


@dataclass(frozen=True, slots=True)
class Door:
    """One such row, and what its key says. `field`: the setting it changes; it is not offered where that is fixed."""

    name: DoorName
    words: Message
    hint: Message
    key: Message
    field: str = ""


DOORS: Mapping[PageName, tuple[Door, ...]] = MappingProxyType(
    {
        PageName.HAND: (Door(DoorName.TOOLS, ui("At home"), ui("what I have for exercises"), ui("Change"), "tools"),),
        PageName.PRACTICE: (
            Door(
                DoorName.PROGRAMME,
                ui("Programme"),
                ui("which exercises, which weeks"),
                ui("Change"),
                "programme",
            ),
            Door(DoorName.CHANGES, ui("What has changed"), ui("in my plan"), ui("Look")),
            Door(DoorName.REMINDERS, ui("Reminders"), ui("days and times"), ui("Open")),
        ),
        PageName.DATA: (
            Door(DoorName.PEOPLE, ui("People"), ui("who practises here"), ui("Open")),
            Door(DoorName.DATA, ui("My data"), ui("backups, and where it is"), ui("Open")),
            Door(DoorName.ABOUT, ui("About"), ui("this program, and what is known"), ui("Open")),
        ),
    }
)
"""The doors of each page of Settings; they stand before its other rows."""
