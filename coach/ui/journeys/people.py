"""Who practises here: another person, a guest, a new one, another name, and how somebody is deleted and comes back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from coach.practice.message import Message, ui
from coach.practice.people import GUEST, KEPT_DAYS, LONGEST_NAME, Person
from coach.practice.preferences import InputWay, Preferences
from coach.ui.company import Company
from coach.ui.lobby import Lobby
from coach.ui.theme.icons import Icon

if TYPE_CHECKING:
    from coach.ui.screens.list_screen import Row


class PeopleJourney:
    """`open` shows everybody, and needs a way back.

    `enter` lets another person practise, with these settings; `arrive` begins with who practises now; `today` leads
    home.
    """

    def __init__(
        self,
        lobby: Lobby,
        company: Company,
        enter: Callable[[Person, Preferences], None],
        arrive: Callable[[], None],
        today: Callable[[], None],
    ) -> None:
        self._lobby, self._company = lobby, company
        self._enter, self._arrive, self._today = enter, arrive, today
        self._back = today

    # On Today

    @property
    def name(self) -> str | Message:
        """How the person is greeted."""
        return self._company.person.words if self._company.is_guest else self._company.person.name

    @property
    def offer(self) -> Message | None:
        """What the key on Today says that lets another person practise; None if there is nobody else."""
        others = self._company.others
        if self._company.is_guest or len(others) == 1:
            return self._next.words
        return ui("People") if others else None

    def change(self) -> None:
        """With two people one press is enough; of more, one has to be chosen."""
        if self._company.is_guest or len(self._company.others) == 1:
            self._switch(self._next)
        else:
            self.open(self._today)

    @property
    def _next(self) -> Person:
        """After a guest comes who practised before."""
        return self._company.household.now if self._company.is_guest else self._company.others[0]

    # Everybody

    def open(self, back: Callable[[], None]) -> None:
        """Who practises here."""
        self._back = back
        self._read(self._show_people)

    def _show_people(self) -> None:
        company = self._company
        here = company.present
        rows = [
            self._row(one.words, partial(self._switch, one), Icon.HELPER, chosen=one.id == company.person.id)
            for one in here
        ]
        rows.append(self._row(ui("Guest"), self._be_guest, Icon.HELPER, chosen=company.is_guest))
        rows += [
            self._row(ui("Get back: {name}", name=one.words), partial(self._get_back, one), Icon.REPEAT)
            for one in company.people
            if one.erase_on
        ]
        others = [self._row(ui("New person"), self._add, Icon.PLUS), self._row(ui("Change"), self._manage, Icon.PEN)]
        words = (ui("Press who practises now. A guest counts for nobody."),)
        self._show(ui("People"), words, rows, self._back, others=others)

    def _switch(self, person: Person) -> None:
        """Let this person practise now."""
        lobby, company = self._lobby, self._company
        if person.id == company.person.id:
            self._today()
            return
        lobby.work(
            lambda: company.household.enter(person), lambda chosen: self._begin(person, chosen), trouble="people"
        )

    def _be_guest(self) -> None:
        lobby, company = self._lobby, self._company
        if company.is_guest:
            self._today()
            return
        lobby.work(lambda: None, lambda _: self._begin(Person(GUEST), lobby.preferences), trouble="people")

    def _begin(self, person: Person, preferences: Preferences) -> None:
        self._enter(person, preferences)
        self._arrive()

    def _get_back(self, person: Person) -> None:
        self._do(lambda: self._company.household.get_back(person))

    # A new person

    def _add(self) -> None:
        question = ui("What is the **name**? You may leave it empty.")
        self._write(question, "", self._add_named, lambda: self.open(self._back))

    def _add_named(self, name: str) -> None:
        def added(person: Person) -> None:
            self._company.meet((*self._company.people, person))
            self._switch(person)

        self._lobby.work(lambda: self._company.household.add(name), added, trouble="people")

    # Names, and deleting

    def _manage(self) -> None:
        """Whose name is to be changed, or who is to be deleted."""
        rows = [self._row(one.words, partial(self._show_person, one), Icon.PEN) for one in self._company.present]
        self._show(ui("Which person?"), (), rows, lambda: self.open(self._back))

    def _show_person(self, person: Person) -> None:
        rows = [
            self._row(ui("Another name"), lambda: self._rename(person), Icon.PEN),
            self._row(ui("Delete"), lambda: self._ask_first(person), Icon.BIN),
        ]
        self._show(person.words, (), rows, self._manage)

    def _rename(self, person: Person) -> None:
        question = ui("What is the **name**? You may leave it empty.")

        def named(name: str) -> None:
            self._do(lambda: self._company.household.rename(person, name))

        self._write(question, person.name, named, lambda: self._show_person(person))

    def _ask_first(self, person: Person) -> None:
        """The first question: it says what would be gone."""
        words = (
            ui("All practice, programmes, tests and settings of {name} would be deleted.", name=person.words),
            ui("You have **{days} days** to get them back. Then they are gone for good.", days=KEPT_DAYS),
        )
        keep = self._row(ui("Keep"), lambda: self._show_person(person), Icon.CHECK)
        delete = self._row(ui("Delete"), lambda: self._ask_again(person), Icon.BIN)
        title = ui("Delete {name}?", name=person.words)
        self._show(title, words, (), lambda: self._show_person(person), others=(delete,), primary=keep)

    def _ask_again(self, person: Person) -> None:
        """The second question: the answer is in words, and in another place than the first."""
        words = (ui("Are you **sure**?"),)
        rows = [self._row(ui("Yes, delete {name}", name=person.words), lambda: self._delete(person), Icon.BIN)]
        keep = self._row(ui("Keep"), lambda: self._show_person(person), Icon.CHECK)
        title = ui("Delete {name}?", name=person.words)
        self._show(title, words, rows, lambda: self._ask_first(person), primary=keep)

    def _delete(self, person: Person) -> None:
        lobby, company = self._lobby, self._company
        household, today = company.household, lobby.today_date

        def delete() -> tuple[Person, Preferences | None, Sequence[Person]]:
            follows = household.delete(person, today)
            chosen = household.enter(follows) if person.id == company.person.id else None
            return follows, chosen, household.people()

        def deleted(done: tuple[Person, Preferences | None, Sequence[Person]]) -> None:
            follows, chosen, people = done
            if chosen is not None:
                self._enter(follows, chosen)
            company.meet(people)
            self._show_deleted(person, people)

        lobby.work(delete, deleted, trouble="people")

    def _show_deleted(self, person: Person, people: Sequence[Person]) -> None:
        last = next(one.erase_on for one in people if one.id == person.id)
        until = self._lobby.shell.kit.words.formats.date(date.fromisoformat(last))
        words = (
            ui("You can get {name} back until {date}.", name=person.words, date=until),
            ui("Open **Settings**, **People and data**, **People**."),
        )
        rows = [self._row(ui("Get back: {name}", name=person.words), lambda: self._get_back(person), Icon.REPEAT)]
        go_on = self._row(ui("Go on"), self._arrive, Icon.NEXT)
        self._show(ui("{name} is deleted.", name=person.words), words, rows, self._arrive, primary=go_on)

    # What all of them need

    def _do(self, work: Callable[[], object]) -> None:
        """Do this, then show everybody."""

        def done(_result: object) -> None:
            self._read(self._show_people)

        self._lobby.work(work, done, trouble="people")

    def _read(self, then: Callable[[], None]) -> None:
        """Read who is there, then go on; also without, as those known before can still practise."""

        def read(people: Sequence[Person]) -> None:
            self._company.meet(people)
            then()

        self._lobby.work(self._company.household.people, read, then, trouble="people")

    def _row(self, words: Message, does: Callable[[], None], icon: Icon | None = None, *, chosen: bool = False) -> Row:
        from coach.ui.screens.list_screen import Row

        return Row(words, does, icon, chosen)

    def _show(
        self,
        title: Message,
        words: Sequence[Message],
        rows: Sequence[Row],
        back: Callable[[], None],
        *,
        others: Sequence[Row] = (),
        primary: Row | None = None,
    ) -> None:
        from coach.ui.screens.list_screen import ListScreen

        kit = self._lobby.shell.kit
        screen = ListScreen(kit, title, words=words, rows=rows, others=others, primary=primary)
        screen.today.connect(self._today)
        screen.back.connect(back)
        self._lobby.shell.show_screen(screen)
        self._lobby.speak(screen.said)

    def _write(self, question: Message, text: str, kept: Callable[[str], None], back: Callable[[], None]) -> None:
        from coach.ui.screens.writing import Writing

        grouped = self._lobby.preferences.input_way is InputWay.SCAN
        kit = self._lobby.shell.kit
        screen = Writing(kit, question, text, most=LONGEST_NAME, may_be_empty=True, grouped=grouped, name=True)
        screen.kept.connect(kept)
        screen.back.connect(back)
        screen.spoken.connect(self._lobby.speak)
        self._lobby.shell.show_screen(screen)
        screen.say()
