"""What ships with the program: exercises, programmes and sketches, read when they are first asked for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

from coach.library.exercises import load_exercises
from coach.library.programmes import load_programmes
from coach.library.sketches import Sketches
from coach.practice.exercise import Exercise
from coach.practice.programme import Programme
from coach.practice.sketch import Loop


class ResourceCatalogue:
    """The `ports.Catalogue` of a folder that holds `exercises`, `programmes` and `sketches`.

    Each part is read once, on first use, and raises Fault then if a file of it is broken.
    """

    def __init__(self, resources: Path) -> None:
        self._resources = resources
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

        Raises Fault when its file is damaged.
        """
        known = self.exercises.get(exercise)
        return self._sketches.loop(exercise, variant or (known.drawings[0] if known is not None else ""))
