"""Several people share a computer: whatever they do, nobody gets what is another's, and nobody is lost by mistake."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from coach.practice.doors import DOORS, DoorName
from coach.practice.message import ui
from coach.practice.people import (
    FIRST_PERSON,
    GUEST,
    LONGEST_NAME,
    Book,
    GuestSettings,
    Household,
    Member,
    OwnSettings,
    Person,
    book_of,
    is_sound,
    present,
    tidy_name,
)
from coach.practice.preferences import Preferences, Theme

TODAY = "2026-03-02"
FRESH = Preferences(theme=Theme.DARK)


class Settings:
    """A settings file in memory."""

    def __init__(self, book: Book | None = None) -> None:
        self.book = book or book_of(Preferences())

    def change(self, edit: Callable[[Book], Book]) -> Book:
        self.book = edit(self.book)
        assert is_sound(self.book)
        return self.book


class Rows:
    """The people of a record in memory."""

    def __init__(self) -> None:
        self.kept = {FIRST_PERSON: Person(FIRST_PERSON)}
        self.erased: list[int] = []

    def people(self) -> Sequence[Person]:
        return list(self.kept.values())

    def keep(self, person: Person) -> None:
        self.kept[person.id] = person

    def erase(self, person: int) -> None:
        self.erased.append(person)
        self.kept.pop(person, None)


class Home:
    """A household with all that is behind it."""

    def __init__(self) -> None:
        self.settings, self.rows = Settings(), Rows()
        self.household = Household(self.settings, self.rows, lambda: FRESH)

    def choose(self, person: int, preferences: Preferences) -> None:
        OwnSettings(self.settings, person).save(preferences)

    def chosen(self, person: int) -> Preferences | None:
        member = self.settings.book.member(person)
        return member.preferences if member else None


@pytest.fixture
def home() -> Home:
    return Home()


def test_in_the_beginning_there_is_one_person_without_a_name(home: Home) -> None:
    assert home.household.people() == (Person(FIRST_PERSON),)
    assert home.household.now == Person(FIRST_PERSON)


def test_a_new_person_begins_with_fresh_settings_and_changes_nobody_elses(home: Home) -> None:
    home.choose(FIRST_PERSON, Preferences(tempo=2.0))
    anna = home.household.add("  Anna \n")
    assert anna == Person(2, "Anna")
    assert home.household.now.id == FIRST_PERSON
    assert home.household.enter(anna) == FRESH
    assert home.household.now == anna
    assert home.household.chosen == FRESH
    home.choose(anna.id, Preferences(tempo=3.0))
    assert home.chosen(FIRST_PERSON) == Preferences(tempo=2.0)
    assert home.household.enter(Person(FIRST_PERSON)) == Preferences(tempo=2.0)


def test_names_change_and_can_be_taken_away(home: Home) -> None:
    anna = home.household.add("Anna")
    assert home.household.rename(anna, "Anne") == Person(2, "Anne")
    assert home.household.people()[1].name == "Anne"
    assert home.rows.kept[2].name == "Anne"
    home.household.rename(anna, "")
    assert home.household.people()[1].words == ui("Person {number}", number=2)


def test_who_stands_in_the_record_alone_is_met_too(home: Home) -> None:
    """The settings were lost: names and practice are still there."""
    home.rows.keep(Person(4, "Omar"))
    assert home.household.people() == (Person(1), Person(4, "Omar"))
    home.household.rename(Person(4, "Omar"), "Omar K.")
    assert home.household.enter(Person(4, "Omar K.")) == FRESH
    assert home.household.now == Person(4, "Omar K.")
    assert home.household.add("").id == 5


def test_who_stands_in_the_settings_alone_is_met_too(home: Home) -> None:
    home.settings.change(lambda book: book.with_member(Member(id=3, name="Ines", preferences=FRESH)))
    assert home.household.people() == (Person(1), Person(3, "Ines"))


def test_a_deleted_person_comes_back_with_everything(home: Home) -> None:
    anna = home.household.add("Anna")
    home.choose(anna.id, Preferences(tempo=3.0))
    assert home.household.delete(anna, TODAY) == Person(FIRST_PERSON)
    (gone,) = (one for one in home.household.people() if one.erase_on)
    assert gone == Person(2, "Anna", "2026-04-01")
    assert present(home.household.people()) == (Person(FIRST_PERSON),)
    home.household.erase_due("2026-03-31")
    home.household.get_back(gone)
    assert present(home.household.people()) == (Person(FIRST_PERSON), anna)
    home.household.erase_due("2027-01-01")
    assert home.household.enter(anna) == Preferences(tempo=3.0)


def test_on_the_day_a_deleted_person_is_erased_for_good(home: Home) -> None:
    anna = home.household.add("Anna")
    home.household.delete(anna, TODAY)
    home.household.erase_due("2026-04-01")
    assert home.rows.erased == [2]
    assert home.chosen(2) is None
    assert home.household.people() == (Person(FIRST_PERSON),)


def test_who_deletes_oneself_makes_room_for_the_next(home: Home) -> None:
    anna = home.household.add("Anna")
    assert home.household.delete(Person(FIRST_PERSON), TODAY) == anna
    assert home.household.now == anna
    newcomer = home.household.delete(anna, TODAY)
    assert newcomer == Person(3)
    assert home.household.enter(newcomer) == FRESH


@pytest.mark.parametrize("others", [(), ("Anna",)])
def test_nobody_practises_who_is_erased(home: Home, others: tuple[str, ...]) -> None:
    """The day may come while that person practises: the settings were restored meanwhile."""
    for name in others:
        home.household.add(name)
    home.rows.keep(Person(FIRST_PERSON, "", TODAY))
    home.household.erase_due(TODAY)
    assert home.household.now.id == 2
    assert home.chosen(FIRST_PERSON) is None


def test_a_guest_leaves_no_trace(home: Home) -> None:
    before = home.settings.book
    GuestSettings().save(Preferences(tempo=3.0))
    assert home.settings.book == before
    assert Person(GUEST).words == ui("Guest")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("", ""),
        ("  ", ""),
        (" Ann\tMarie\n", "Ann Marie"),
        ("名前", "名前"),
        ("x" * 99, "x" * LONGEST_NAME),
        ("a\x00b\u202e", "a b"),
    ],
)
def test_names_are_tidied(typed: str, name: str) -> None:
    assert tidy_name(typed) == name


@given(st.text(max_size=80))
def test_a_tidy_name_stays_as_it_is(typed: str) -> None:
    name = tidy_name(typed)
    assert tidy_name(name) == name
    assert len(name) <= LONGEST_NAME
    assert name.isprintable()


class Years(RuleBasedStateMachine):
    """Whatever happens, each person keeps what is theirs.

    Settings change by their own person alone; nobody goes but 30 days after being deleted.
    """

    def __init__(self) -> None:
        super().__init__()
        self.home, self.day = Home(), date.fromisoformat(TODAY)
        self.own: dict[int, Preferences] = {FIRST_PERSON: Preferences()}
        self.due: dict[int, date] = {}

    def one(self, which: int) -> Person:
        here = present(self.home.household.people())
        return here[which % len(here)]

    @rule(name=st.sampled_from(["", "Anna", "Omar"]))
    def add(self, name: str) -> None:
        self.own[self.home.household.add(name).id] = FRESH

    @rule(which=st.integers(0, 5))
    def enter(self, which: int) -> None:
        person = self.one(which)
        assert self.home.household.enter(person) == self.own[person.id]

    @rule(which=st.integers(0, 5), tempo=st.floats(0.5, 3))
    def choose(self, which: int, tempo: float) -> None:
        person = self.one(which)
        self.own[person.id] = Preferences(tempo=tempo)
        self.home.choose(person.id, self.own[person.id])

    @rule(which=st.integers(0, 5), name=st.sampled_from(["", "Ines"]))
    def rename(self, which: int, name: str) -> None:
        self.home.household.rename(self.one(which), name)

    @rule(which=st.integers(0, 5))
    def delete(self, which: int) -> None:
        person = self.one(which)
        follows = self.home.household.delete(person, self.day.isoformat())
        self.due[person.id] = self.day + timedelta(days=30)
        self.own.setdefault(follows.id, FRESH)

    @precondition(lambda self: self.due)
    @rule(which=st.integers(0, 5))
    def get_back(self, which: int) -> None:
        number = sorted(self.due)[which % len(self.due)]
        person = next(one for one in self.home.household.people() if one.id == number)
        self.home.household.get_back(person)
        del self.due[number]

    @rule(days=st.integers(0, 31))
    def start_later(self, days: int) -> None:
        self.day += timedelta(days=days)
        self.home.household.erase_due(self.day.isoformat())
        for gone in [number for number, last in self.due.items() if last <= self.day]:
            del self.due[gone], self.own[gone]

    @invariant()
    def everybody_has_their_own(self) -> None:
        assert {one.id: one.preferences for one in self.home.settings.book.people} == self.own
        assert {one.id for one in self.home.household.people() if one.erase_on} == set(self.due)
        assert self.home.household.now.id in {one.id for one in present(self.home.household.people())}


TestYears = Years.TestCase


def test_the_numbers_of_people_are_checked() -> None:
    book = book_of(Preferences())
    assert is_sound(book)
    assert not is_sound(msgspec.structs.replace(book, active=2))
    assert not is_sound(msgspec.structs.replace(book, people=()))
    assert not is_sound(msgspec.structs.replace(book, people=(*book.people, *book.people)))


def test_every_door_stands_on_one_page() -> None:
    names = [door.name for doors in DOORS.values() for door in doors]
    assert sorted(names) == sorted(DoorName)


def test_one_change_for_everybody() -> None:
    book = Book(people=(Member(id=1, preferences=FRESH), Member(id=2, name="Anna", preferences=Preferences())))
    changed = book.each(lambda chosen: msgspec.structs.replace(chosen, tempo=2.0))
    assert [one.preferences.tempo for one in changed.people] == [2.0, 2.0]
    assert [one.preferences.theme for one in changed.people] == [FRESH.theme, Theme.LIGHT]
