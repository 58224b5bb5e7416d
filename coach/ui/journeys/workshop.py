"""What is needed to make programmes and exercises of one's own."""

from __future__ import annotations

from collections.abc import Callable, Set
from dataclasses import dataclass

from coach.practice.own_ports import ProgrammeFiles, Shelf
from coach.practice.preferences import Preferences
from coach.ui.lobby import Lobby
from coach.ui.own_catalogue import OwnCatalogue


@dataclass(frozen=True, slots=True)
class Workshop:
    """`use` lets settings hold; `fixed` are the fields that a preset of the computer fixes."""

    lobby: Lobby
    catalogue: OwnCatalogue
    shelf: Shelf
    files: ProgrammeFiles
    use: Callable[[Preferences], None]
    fixed: Set[str] = frozenset()
