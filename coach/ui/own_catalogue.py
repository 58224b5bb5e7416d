"""What ships with the program, and beside it what the person brought: one catalogue for all screens."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from coach.practice.exercise import Exercise
from coach.practice.own.exercises import KeptExercise, KeptProgramme, as_exercise, as_programme, pictures_of
from coach.practice.own.model import FIRST_OWN_NUMBER
from coach.practice.own.ports import Shelf
from coach.practice.ports import Catalogue
from coach.practice.programme import Programme
from coach.practice.sketch import Loop, photo_loop


@dataclass(frozen=True, slots=True)
class Own:
    """What is on a person's shelf."""

    programmes: tuple[KeptProgramme, ...] = ()
    exercises: tuple[KeptExercise, ...] = ()
    pictures: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Known:
    """What was read of a shelf, and all that is there with it. Replaced whole, so that no thread sees half of it."""

    own: Own
    exercises: Mapping[int, Exercise]
    programmes: Mapping[str, Programme]


class OwnCatalogue:
    """A `ports.Catalogue` over the one that ships. `read` brings what is on a shelf.

    Exercises that were put away stay known, as sessions of the past name them; `offered` leaves them out.
    """

    def __init__(self, shipped: Catalogue) -> None:
        self._shipped = shipped
        self._known: _Known | None = None

    @property
    def shipped(self) -> Catalogue:
        """What everybody has."""
        return self._shipped

    @property
    def own(self) -> Own:
        """What this person brought."""
        return self._known.own if self._known is not None else Own()

    def read(self, shelf: Shelf) -> None:
        """Read a shelf anew. It blocks; raises Fault if the record cannot be read, and then nothing has changed."""
        programmes, exercises = tuple(shelf.programmes()), tuple(shelf.exercises())
        names = {name for one in exercises for name in pictures_of(one.exercise)}
        before = self.own.pictures  # named by their content, so none has changed
        found = {name: before.get(name) or shelf.picture(name) or b"" for name in names}
        mine = {one.number: as_exercise(one.number, one.exercise) for one in exercises}
        known = MappingProxyType({**self._shipped.exercises, **mine})
        self._known = _Known(
            Own(programmes, exercises, MappingProxyType(found)),
            known,
            MappingProxyType({**self._shipped.programmes, **_followable(programmes, known)}),
        )

    def forget(self) -> None:
        """Know only what ships, until the shelf of another person is read."""
        self._known = None

    @property
    def exercises(self) -> Mapping[int, Exercise]:
        """All exercises by number: those that ship, then the person's own."""
        return self._known.exercises if self._known is not None else self._shipped.exercises

    @property
    def programmes(self) -> Mapping[str, Programme]:
        """All programmes by id: those that ship, then the person's own that can be followed."""
        return self._known.programmes if self._known is not None else self._shipped.programmes

    @property
    def offered(self) -> Mapping[int, Exercise]:
        """Those that can be picked."""
        away = {one.number for one in self.own.exercises if one.archived}
        return {number: one for number, one in self.exercises.items() if number not in away}

    def loop(self, exercise: int, variant: str = "") -> Loop | None:
        """The sketch of an exercise, or its picture; None if there is neither."""
        if exercise < FIRST_OWN_NUMBER:
            return self._shipped.loop(exercise, variant)
        known = self.exercises.get(exercise)
        if known is None:
            return None
        name = variant or known.drawings[0]
        photo = self.own.pictures.get(name, b"")
        return photo_loop(exercise, name, known.title, photo) if photo else None


def _followable(kept: Sequence[KeptProgramme], exercises: Mapping[int, Exercise]) -> dict[str, Programme]:
    made = (as_programme(one, exercises) for one in kept if not one.archived)
    return {one.id: one for one in made if one is not None}
