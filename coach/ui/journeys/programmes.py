"""Programmes: which one is followed, a new one, one made one's own, and what is done with each."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

import msgspec
from PySide6.QtCore import QObject

from coach.practice import choices
from coach.practice.choices import Option
from coach.practice.message import Message, content, ui, ui_counted
from coach.practice.own.editing import new_programme
from coach.practice.own.exercises import KeptProgramme, as_practised, as_programme, programme_id, started_from
from coach.practice.own.limits import MOST_NAME
from coach.practice.own.model import OwnProgramme
from coach.practice.own.parcel import free_name
from coach.practice.own.words import entry_words, own_words, size_words, when_words
from coach.practice.plan import compile_session, estimate
from coach.practice.prescription import practice_weekdays
from coach.practice.programme import Entry, Programme
from coach.ui.hall import nothing
from coach.ui.journeys.asking_words import ask_words
from coach.ui.journeys.workshop import Workshop
from coach.ui.screens.list_screen import ListScreen, Row
from coach.ui.theme.icons import Icon

T = TypeVar("T")


class Programmes(QObject):
    """The journey through the programmes; `back` leads to where it began, `today` home."""

    def __init__(self, shop: Workshop, back: Callable[[], None], today: Callable[[], None]) -> None:
        super().__init__(shop.lobby.shell)
        self._shop, self._lobby, self._back, self._today = shop, shop.lobby, back, today
        self._catalogue = shop.catalogue

    def open(self) -> None:
        """Read the shelf, then show the list."""
        shelf = self._shop.shelf
        self._lobby.work(lambda: self._catalogue.read(shelf), self._list, self._list)

    # The list

    def _list(self, _read: object = None) -> None:
        kept = self._catalogue.own.programmes
        followed = self._followed()
        rows = [self._row(starter_words(), starter_id(self._shop), followed, partial(self._shipped, ""))]
        rows += [
            self._row(one.programme.name, programme_id(one.id), followed, partial(self.show_own, one))
            for one in kept
            if not one.archived
        ]
        rows += [
            self._row(content(one.title), one.id, followed, partial(self._shipped, one.id))
            for one in self._catalogue.shipped.programmes.values()
            if one.group is not None
        ]
        away = [one for one in kept if one.archived]
        if away:
            words = ui_counted("Put away: {number}", "Put away: {number}", len(away))
            rows.append(Row(words, self._put_away, Icon.DATA))
        others = (
            Row(ui("New"), self._new, Icon.PLUS),
            Row(ui("From a file"), self._from_file, Icon.DATA),
            Row(ui("My exercises"), self._my_exercises, Icon.HAND),
        )
        self._show(ListScreen(self._lobby.shell.kit, ui("Programmes"), rows=rows, others=others), self._back)

    def _followed(self) -> str:
        chosen = self._lobby.preferences.programme
        return chosen if chosen in self._catalogue.programmes else starter_id(self._shop)

    @staticmethod
    def _row(words: Message | str, name: str, followed: str, does: Callable[[], None]) -> Row:
        return Row(words, does, Icon.LIST, chosen=name == followed)

    def _put_away(self) -> None:
        away = [one for one in self._catalogue.own.programmes if one.archived]
        rows = [Row(one.programme.name, partial(self.show_own, one), Icon.LIST) for one in away]
        self._show(ListScreen(self._lobby.shell.kit, ui("Put away"), rows=rows), self._list)

    # One of them

    def _shipped(self, name: str) -> None:
        """One that ships: it can be followed, and made one's own."""
        programme = self._catalogue.shipped.programmes[name or starter_id(self._shop)]
        week = programme.weeks[0]
        entries = started_from(programme, 1, "", (0,)).entries

        def show(minutes: int) -> None:
            words = [
                content(programme.summary),
                ui_counted("{number} day a week", "{number} days a week", week.days),
                *self._contents(entries, minutes),
            ]
            others = [Row(ui("Change it for me"), lambda: self._make_own(programme), Icon.REPEAT)]
            self._one(content(programme.title), programme.id, choice=name, words=words, others=others)

        self._minutes(entries, show)

    def show_own(self, kept: KeptProgramme) -> None:
        """One of one's own."""
        programme = kept.programme

        def show(minutes: int) -> None:
            words = [when_words(programme)]
            if programme.by:
                words.append(ui("From: {name}", name=own_words(programme.by)))
            words += self._contents(programme.entries, minutes)
            name = programme_id(kept.id)
            self._one(own_words(programme.name), name, choice=name, words=words, others=self._keys(kept), kept=kept)

        self._minutes(programme.entries, show)

    def _keys(self, kept: KeptProgramme) -> list[Row]:
        if kept.archived:
            return [Row(ui("Bring back"), lambda: self._set_away(kept, away=False), Icon.UP)]
        return [
            Row(ui("Change"), lambda: self._change_kept(kept), Icon.REPEAT),
            Row(ui("Make a copy"), lambda: self._copy(kept), Icon.PLUS),
            Row(ui("Save as a file"), lambda: self._to_file(kept), Icon.DATA),
            Row(ui("Put away"), lambda: self._set_away(kept, away=True), Icon.DOWN),
        ]

    def _contents(self, entries: tuple[Entry, ...], minutes: int) -> list[Message]:
        exercises = self._catalogue.exercises
        return [ui("**{size}**", size=size_words(entries, minutes)), *entry_words(entries, exercises)]

    def _one(
        self,
        title: Message,
        name: str,
        *,
        choice: str,
        words: list[Message],
        others: list[Row],
        kept: KeptProgramme | None = None,
    ) -> None:
        """The screen of one programme; `choice` is what the settings then hold."""
        primary = None
        followed = name == self._followed()
        if followed:
            words.insert(0, ui("**You follow this one.**"))
        elif self._may_follow(kept):
            primary = Row(ui("Follow it"), lambda: self._follow(choice, title), Icon.CHECK)
        screen = ListScreen(self._lobby.shell.kit, title, words=words, primary=primary, others=others)
        self._show(screen, self._list)

    def _may_follow(self, kept: KeptProgramme | None) -> bool:
        """Whether it can be followed; a preset of this computer may say which one is."""
        if "programme" in self._shop.fixed:
            return False
        return kept is None or (not kept.archived and as_programme(kept, self._catalogue.exercises) is not None)

    def _follow(self, choice: str, title: Message) -> None:
        lobby = self._lobby
        self._use(choice, title)
        lobby.speak(lobby.shell.kit.words.spoken(ui("You follow {name} now.", name=title)))
        self._list()

    def _use(self, choice: str, title: Message) -> None:
        """Begin this one today: what was agreed to in an earlier time with it holds no more."""
        row = choices.Row("programme", ui("Programme"), None, (Option(title, choice),))
        self._shop.use(choices.answer(self._lobby.preferences, row, 0, self._lobby.today_date))

    # Changing them

    def _new(self) -> None:
        def named(name: str) -> None:
            self._change(new_programme(self._free(name)), None)

        ask_words(self._lobby, ui("What is the **name** of the programme?"), "", named, self._list, most=MOST_NAME)

    def _make_own(self, programme: Programme) -> None:
        """Start from a ready-made one, as it is in the week that is reached."""
        title = self._lobby.shell.kit.words.spoken(content(programme.title))
        days = practice_weekdays(programme.weeks[0].days)
        self._change(started_from(programme, 1, self._free(title[:MOST_NAME]), days), None)

    def _copy(self, kept: KeptProgramme) -> None:
        copy = msgspec.structs.replace(kept.programme, name=self._free(kept.programme.name), settled=0)
        self._written(lambda: self._shop.shelf.keep_programme(copy), nothing)

    def _free(self, name: str) -> str:
        return free_name(name, self._catalogue.own.programmes, MOST_NAME)

    def _set_away(self, kept: KeptProgramme, *, away: bool) -> None:
        if away and programme_id(kept.id) == self._lobby.preferences.programme:
            self._use("", starter_words())
        self._written(lambda: self._shop.shelf.put_away(kept.id, away=away), nothing)

    def _change_kept(self, kept: KeptProgramme) -> None:
        preferences, read = self._lobby.preferences, self._shop.decisions

        def as_it_is() -> OwnProgramme:
            return as_practised(kept, read(), preferences)

        self._lobby.work(as_it_is, lambda programme: self._change(programme, kept.id))

    def _change(self, programme: OwnProgramme, kept: int | None) -> None:
        from coach.ui.journeys.programme_editing import ProgrammeEditing

        shelf = self._shop.shelf

        def keep(changed: OwnProgramme) -> None:
            self._written(lambda: shelf.keep_programme(changed, kept), nothing)

        ProgrammeEditing(self._shop, programme, keep, self._list, new=kept is None).open()

    def _written(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        """Write to the shelf and read it anew; the list follows."""
        shelf = self._shop.shelf

        def write() -> T:
            done = work()
            self._catalogue.read(shelf)
            return done

        def done(result: T) -> None:
            then(result)
            self._list()

        self._lobby.work(write, done)

    # Other ways

    def _from_file(self) -> None:
        from coach.ui.journeys.programme_files import TakingIn

        TakingIn(self._shop, self._list).open()

    def _to_file(self, kept: KeptProgramme) -> None:
        from coach.ui.journeys.programme_files import GivingOut

        GivingOut(self._shop, kept.programme, lambda: self.show_own(kept)).open()

    def _my_exercises(self) -> None:
        from coach.ui.journeys.own_exercises import OwnExercises

        OwnExercises(self._shop, self._list, self._today).open()

    def _minutes(self, entries: tuple[Entry, ...], then: Callable[[int], None]) -> None:
        session_minutes(self._shop, entries, then)

    def _show(self, screen: ListScreen, back: Callable[[], None]) -> None:
        screen.back.connect(back)
        screen.today.connect(self._today)
        self._lobby.shell.show_screen(screen)


def session_minutes(shop: Workshop, entries: tuple[Entry, ...], then: Callable[[int], None]) -> None:
    """How many minutes these entries take, worked out in the background."""
    exercises, preferences = shop.catalogue.exercises, shop.lobby.preferences
    known = tuple(entry for entry in entries if entry.exercise in exercises)
    shop.lobby.work(lambda: estimate(compile_session(known, exercises, preferences)).minutes, then)


def starter_words() -> Message:
    """The programme that suits the hand, whatever it can do."""
    return ui("The one for my hand")


def starter_id(shop: Workshop) -> str:
    """The id of the starter for how much the hand moves."""
    shipped = shop.catalogue.shipped.programmes.values()
    return next(one.id for one in shipped if one.movement is shop.lobby.preferences.movement)
