"""What is needed to make programmes and exercises of one's own."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass

from coach.practice.growth.changes import Decision
from coach.practice.own.ports import ProgrammeFiles, Shelf
from coach.practice.preferences import Preferences
from coach.ui.hall import Hall
from coach.ui.lobby import Lobby
from coach.ui.own_catalogue import OwnCatalogue


@dataclass(frozen=True, slots=True)
class Workshop:
    """`use` lets settings hold; `fixed` are the fields that a preset of the computer fixes.

    `decisions` reads what was said about changes of programmes; it blocks, and raises Fault.
    """

    lobby: Lobby
    catalogue: OwnCatalogue
    shelf: Shelf
    files: ProgrammeFiles
    use: Callable[[Preferences], None]
    decisions: Callable[[], Sequence[Decision]]
    fixed: Set[str] = frozenset()

    @classmethod
    def of(cls, hall: Hall) -> Workshop:
        """That of who practises now."""
        rooms, notebook = hall.rooms, hall.rooms.notebook
        decisions, fixed = notebook.proposals.decisions, rooms.preset.fixed_fields
        return cls(hall, rooms.catalogue, notebook.shelf, rooms.programme_files, hall.use, decisions, fixed)
