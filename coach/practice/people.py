"""The people who share this computer: who they are, each one's settings, and who practises now."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

import msgspec

from coach.practice.message import Message, ui
from coach.practice.preferences import Preferences

FIRST_PERSON = 1  # there from the beginning
GUEST = 0  # nobody's practice: kept in memory, and gone with the program
LONGEST_NAME = 30
KEPT_DAYS = 30  # a deleted person can come back for so long


@dataclass(frozen=True, slots=True)
class Person:
    """`name` is "" unless one was given; `erase_on` the local date (ISO) on which a deleted person is erased, or ""."""

    id: int
    name: str = ""
    erase_on: str = ""

    @property
    def words(self) -> Message:
        """What the person is called on a key."""
        if self.id == GUEST:
            return ui("Guest")
        return ui("{name}", name=self.name) if self.name else ui("Person {number}", number=self.id)


class Member(msgspec.Struct, frozen=True, kw_only=True):
    """One person's part of the settings file."""

    id: int
    name: str = ""
    preferences: Preferences


class Book(msgspec.Struct, frozen=True, kw_only=True):
    """The settings file: who practises now, and what each person chose. `active` is always among `people`."""

    version: int = 2
    active: int = FIRST_PERSON
    people: tuple[Member, ...]

    def member(self, person: int) -> Member | None:
        """One person's part, if there is one."""
        return next((one for one in self.people if one.id == person), None)

    @property
    def chosen(self) -> Preferences:
        """The settings of who practises now."""
        return next(one.preferences for one in self.people if one.id == self.active)

    def with_member(self, member: Member) -> Book:
        """This person's part anew."""
        others = [one for one in self.people if one.id != member.id]
        people = tuple(sorted((*others, member), key=lambda one: one.id))
        return msgspec.structs.replace(self, people=people)

    def without(self, person: int) -> Book:
        """Nothing of this person, who does not practise now."""
        return msgspec.structs.replace(self, people=tuple(one for one in self.people if one.id != person))

    def each(self, change: Callable[[Preferences], Preferences]) -> Book:
        """Everybody's settings changed in this way."""
        changed = [msgspec.structs.replace(one, preferences=change(one.preferences)) for one in self.people]
        return msgspec.structs.replace(self, people=tuple(changed))


def book_of(preferences: Preferences) -> Book:
    """The settings of one person, who has no name yet."""
    return Book(people=(Member(id=FIRST_PERSON, preferences=preferences),))


def is_sound(book: Book) -> bool:
    """Whether the numbers of the people are such as this program gives."""
    known = [one.id for one in book.people]
    return len(set(known)) == len(known) and min(known, default=0) >= FIRST_PERSON and book.active in known


def tidy_name(typed: str) -> str:
    """A name as it was meant: printable, without needless blanks, no longer than a key can show."""
    printable = "".join(letter if letter.isprintable() else " " for letter in typed)
    return " ".join(printable.split())[:LONGEST_NAME].strip()


class SettingsBook(Protocol):
    """The settings file. `change` blocks, and raises Fault; what the file holds then is what it held before."""

    @property
    def book(self) -> Book:
        """As it was last read or written."""
        ...

    def change(self, edit: Callable[[Book], Book]) -> Book:
        """Replace what is in the file by the edit of it."""
        ...


class PeopleRows(Protocol):
    """The people of the record. Calls block, and raise Fault."""

    def people(self) -> Sequence[Person]:
        """All of them, also those who were deleted and not yet erased."""
        ...

    def keep(self, person: Person) -> None:
        """Add this person, or take the new name and date."""
        ...

    def erase(self, person: int) -> None:
        """Erase this person and everything that is kept of them, for good."""
        ...


class OwnSettings:
    """The `PreferenceKeeper` of one person."""

    def __init__(self, settings: SettingsBook, person: int) -> None:
        self._settings, self._person = settings, person

    def save(self, preferences: Preferences) -> None:
        """Write atomically; raises Fault."""

        def edit(book: Book) -> Book:
            known = book.member(self._person)
            name = known.name if known else ""
            return book.with_member(Member(id=self._person, name=name, preferences=preferences))

        self._settings.change(edit)


class GuestSettings:
    """A `PreferenceKeeper` that keeps nothing."""

    def save(self, preferences: Preferences) -> None:
        """Let them be forgotten."""


class Household:
    """Who shares this computer. All but `now` and `chosen` block, and raise Fault.

    Names are kept twice: in the settings, which are there before the record is open, and in the record, which may be
    carried elsewhere.
    """

    def __init__(self, settings: SettingsBook, rows: PeopleRows, fresh: Callable[[], Preferences]) -> None:
        self._settings, self._rows, self._fresh = settings, rows, fresh

    @property
    def now(self) -> Person:
        """Who practises, as the settings say."""
        book = self._settings.book
        member = book.member(book.active)
        return Person(book.active, member.name if member else "")

    @property
    def chosen(self) -> Preferences:
        """The settings of who practises."""
        return self._settings.book.chosen

    def people(self) -> tuple[Person, ...]:
        """Everybody, also those who were deleted and can still come back."""
        found = {row.id: row for row in self._rows.people()}
        for member in self._settings.book.people:
            row = found.get(member.id, Person(member.id))
            found[member.id] = Person(member.id, member.name or row.name, row.erase_on)
        return tuple(found[number] for number in sorted(found))

    def enter(self, person: Person) -> Preferences:
        """Let this person practise from now on; returns their settings."""

        def edit(book: Book) -> Book:
            member = book.member(person.id) or Member(id=person.id, name=person.name, preferences=self._fresh())
            return msgspec.structs.replace(book.with_member(member), active=person.id)

        return self._settings.change(edit).chosen

    def add(self, name: str) -> Person:
        """A new person, who has chosen nothing yet."""
        known = (FIRST_PERSON, *(person.id for person in self.people()))
        new = Person(max(known) + 1, tidy_name(name))
        self._rows.keep(new)
        self._settings.change(
            lambda book: book.with_member(Member(id=new.id, name=new.name, preferences=self._fresh()))
        )
        return new

    def rename(self, person: Person, name: str) -> Person:
        """Another name, or none."""
        new = Person(person.id, tidy_name(name), person.erase_on)

        def edit(book: Book) -> Book:
            member = book.member(person.id)
            return book.with_member(msgspec.structs.replace(member, name=new.name)) if member else book

        self._settings.change(edit)
        self._rows.keep(new)
        return new

    def delete(self, person: Person, today: str) -> Person:
        """Put this person away, to be erased in 30 days; returns who practises now.

        If nobody else is there, that is a new person.
        """
        until = date.fromisoformat(today) + timedelta(days=KEPT_DAYS)
        self._rows.keep(Person(person.id, person.name, until.isoformat()))
        if self._settings.book.active != person.id:
            return self.now
        others = present(self.people())
        follows = others[0] if others else self.add("")
        self.enter(follows)
        return follows

    def get_back(self, person: Person) -> None:
        """Be there again, with everything."""
        self._rows.keep(Person(person.id, person.name))

    def erase_due(self, today: str) -> None:
        """Erase for good whose day has come.

        The settings go first: without them, what is left in the record is still due at the next start.
        """
        for person in self.people():
            if person.erase_on and person.erase_on <= today:
                self._forget(person.id)
                self._rows.erase(person.id)

    def _forget(self, person: int) -> None:
        """Drop the settings of this person; if they practise now, somebody else does from now on."""
        if self._settings.book.active == person:
            others = present(self.people())
            self.enter(others[0] if others else self.add(""))
        self._settings.change(lambda book: book.without(person))


def present(people: Sequence[Person]) -> tuple[Person, ...]:
    """Those who were not deleted."""
    return tuple(one for one in people if not one.erase_on)
