"""What ships with the program: exercises, programmes and sketches, read when they are first asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

from coach.library.exercises import load_exercises
from coach.library.programmes import load_programmes
from coach.library.sketches import Sketches
from coach.practice.exercise import Exercise
from coach.practice.message import Message
from coach.practice.ports import Fault
from coach.practice.programme import Programme
from coach.practice.sketch import Loop


class ResourceCatalogue:
    """The `ports.Catalogue` of a folder that holds `exercises`, `programmes` and `sketches`.

    Each part is read once, on first use, and raises Fault then if a file of it is broken. With `trouble`, a damaged
    sketch is told to it, in a sentence, and counts as not drawn.
    """

    def __init__(self, resources: Path, trouble: Callable[[Message], None] | None = None) -> None:
        self._resources, self._trouble = resources, trouble
        self._sketches = Sketches(resources / "sketches")

    @cached_property
    def exercises(self) -> Mapping[int, Exercise]:
        """All exercises by number, in order."""
        return MappingProxyType(load_exercises(self._resources / "exercises"))

    @cached_property
    def programmes(self) -> Mapping[str, Programme]:
        """All ready-made programmes by id: the starters, then the six groups."""
        return MappingProxyType(load_programmes(self._resources / "programmes", self.exercises))

    def loop(self, exercise: int, variant: str = "") -> Loop | None:
        """The built loop of an exercise, or of its first drawing; None if it is not drawn.

        Raises Fault when its file is damaged, unless somebody is told.
        """
        known = self.exercises.get(exercise)
        try:
            return self._sketches.loop(exercise, variant or (known.drawings[0] if known is not None else ""))
        except Fault as fault:
            if self._trouble is None:
                raise
            self._trouble(fault.says)
            return None
