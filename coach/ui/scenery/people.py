"""The screens of the people who share a computer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import msgspec

from coach.practice.message import Message, ui
from coach.practice.people import Book, Household, Person, book_of
from coach.practice.preferences import Preferences
from coach.ui.company import Company
from coach.ui.journeys.people import PeopleJourney
from coach.ui.scenery.lobby import StillLobby
from coach.ui.shell import Shell

_PEOPLE = (Person(1, "Anna"), Person(2, "Maximilian"), Person(3), Person(4, "Omar", "2026-03-30"))


class _Settings:
    """A settings file in memory."""

    def __init__(self, preferences: Preferences) -> None:
        self._book = book_of(preferences)

    @property
    def book(self) -> Book:
        """As it is."""
        return self._book

    def change(self, edit: Callable[[Book], Book]) -> Book:
        """As it is now."""
        self._book = edit(self._book)
        return self._book


class _Rows:
    """The people of a record in memory."""

    def __init__(self) -> None:
        self._people = {one.id: one for one in _PEOPLE}

    def people(self) -> Sequence[Person]:
        """All of them."""
        return list(self._people.values())

    def keep(self, person: Person) -> None:
        """Take this one."""
        self._people[person.id] = person

    def erase(self, person: int) -> None:
        """Forget this one."""


class PeopleScenes:
    """`pages` turns the pages of the screen that is on, and tells their names; `press` presses a key of it."""

    def __init__(self, shell: Shell, pages: Callable[[str], Iterator[str]], press: Callable[[Message], bool]) -> None:
        self._shell, self._pages, self._press = shell, pages, press
        fresh = msgspec.structs.replace(shell.preferences, first_run_done=True)
        self._company = Company(Household(_Settings(fresh), _Rows(), lambda: fresh))
        self._journey = PeopleJourney(StillLobby(shell), self._company, lambda *_: None, self._home, self._home)

    def walk(self) -> Iterator[str]:
        """Everybody, a new person, and how somebody is deleted."""
        self._home()
        yield from self._pages("everybody")
        self._press(ui("New person"))
        yield "name"
        self._press(ui("Back"))
        self._press(ui("Change"))
        yield from self._pages("whom")
        self._home()
        self._press(ui("Change"))
        self._press(_PEOPLE[1].words)
        yield from self._pages("person")
        for name, words in (
            ("delete", ui("Delete")),
            ("delete-again", ui("Delete")),
            ("deleted", ui("Yes, delete {name}", name=_PEOPLE[1].words)),
        ):
            while not self._press(words) and self._press(ui("More")):
                pass
            yield from self._pages(name)
            while name != "deleted" and self._press(ui("To the top")):
                pass

    def _home(self) -> None:
        self._journey.open(self._home)
