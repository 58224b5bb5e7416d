"""Who practises now, and who else could."""

from __future__ import annotations

from collections.abc import Sequence

from coach.practice.people import GUEST, Household, Person, present


class Company:
    """The people of this computer, as far as they are known in the window."""

    def __init__(self, household: Household) -> None:
        self.household = household
        self.person = household.now
        self._people: tuple[Person, ...] = (self.person,)

    @property
    def people(self) -> tuple[Person, ...]:
        """Everybody; also those who were deleted and can still come back."""
        return self._people

    @property
    def present(self) -> tuple[Person, ...]:
        """Everybody who was not deleted."""
        return present(self._people)

    @property
    def others(self) -> tuple[Person, ...]:
        """Who else could practise now."""
        return tuple(one for one in self.present if one.id != self.person.id)

    @property
    def is_guest(self) -> bool:
        """Whether the practice counts for nobody."""
        return self.person.id == GUEST

    def meet(self, people: Sequence[Person]) -> None:
        """These are the people, from now on."""
        self._people = tuple(people)
        named = next((one for one in people if one.id == self.person.id), None)
        self.person = named or self.person
