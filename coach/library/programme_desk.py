"""What the command `coach programme` does: looks at a file, takes it over, or makes one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from coach.practice.exercise import Exercise
from coach.practice.message import Message, ui, ui_counted
from coach.practice.own.exercises import as_exercise, programme_id, started_from
from coach.practice.own.model import OwnProgramme
from coach.practice.own.parcel import Parcel, packed
from coach.practice.own.ports import ProgrammeFiles, Shelf
from coach.practice.own.warning import warnings
from coach.practice.own.words import entry_words, own_words, size_words, when_words
from coach.practice.plan import compile_session, session_seconds
from coach.practice.ports import Catalogue, Fault
from coach.practice.preferences import Preferences
from coach.practice.prescription import practice_weekdays
from coach.practice.programme import Programme


class ProgrammeDesk:
    """`shelf` is that of the person whose `preferences` these are; None while nothing is recorded yet."""

    def __init__(
        self, files: ProgrammeFiles, catalogue: Catalogue, shelf: Shelf | None, preferences: Preferences
    ) -> None:
        self._files, self._catalogue, self._shelf, self._preferences = files, catalogue, shelf, preferences

    def check(self, path: str) -> Sequence[Message]:
        """What a file holds, and what is worth knowing about it. Raises Fault if it cannot be used."""
        parcel = self._files.read(path)
        return tuple(self._told(parcel, self._exercises(parcel)))

    def take_in(self, path: str) -> tuple[Message, str]:
        """Take a file over; what to say, and the id of the programme now. Raises Fault, and then nothing is changed."""
        parcel = self._files.read(path)
        assert self._shelf is not None
        kept = self._shelf.bring_in(parcel)
        return ui("{name} is among the programmes now.", name=own_words(kept.programme.name)), programme_id(kept.id)

    def give_out(self, path: str, name: str) -> Message:
        """Save the programme of this name, or the one that is followed, in a file that is not there yet.

        Raises Fault if there is none, or if it cannot be written.
        """
        shelf = self._shelf
        exercises = shelf.exercises() if shelf is not None else ()
        own = {one.number: one.exercise for one in exercises}
        programme = self._named(name) if name else self._followed()
        names = {step.picture for one in own.values() for step in one.steps if step.picture}
        pictures = {one: found for one in names if shelf is not None and (found := shelf.picture(one)) is not None}
        self._files.write(path, packed(programme, own, pictures))
        return ui("{name} is in {file}.", name=own_words(programme.name), file=path)

    def _told(self, parcel: Parcel, exercises: Mapping[int, Exercise]) -> Iterator[Message]:
        programme = parcel.programme
        seconds = session_seconds(compile_session(programme.entries, exercises, self._preferences))
        yield own_words(programme.name)
        yield when_words(programme)
        yield size_words(programme.entries, round(seconds / 60))
        yield from entry_words(programme.entries, exercises)
        number = len(parcel.exercises)
        yield ui_counted("It brings {number} exercise.", "It brings {number} exercises.", number)
        for warning in warnings(programme, exercises, self._preferences, seconds):
            yield ui("Worth knowing: {what}", what=warning)

    def _exercises(self, parcel: Parcel) -> Mapping[int, Exercise]:
        own = {one.number: as_exercise(one.number, one.exercise) for one in parcel.exercises}
        return {**self._catalogue.exercises, **own}

    def _followed(self) -> OwnProgramme:
        """The programme that is followed; one that ships as it begins."""
        chosen, shipped = self._preferences.programme, self._catalogue.programmes
        for kept in self._shelf.programmes() if self._shelf is not None else ():
            if programme_id(kept.id) == chosen and not kept.archived:
                return kept.programme
        starter = next(one for one in shipped.values() if one.movement is self._preferences.movement)
        return _as_own(shipped.get(chosen, starter))

    def _named(self, name: str) -> OwnProgramme:
        wanted = name.casefold()
        for kept in self._shelf.programmes() if self._shelf is not None else ():
            if kept.programme.name.casefold() == wanted:
                return kept.programme
        for one in self._catalogue.programmes.values():
            if wanted in (one.id.casefold(), one.title.casefold()):
                return _as_own(one)
        raise Fault(ui("There is no programme {name}. Nothing was written.", name=name))


def _as_own(programme: Programme) -> OwnProgramme:
    return started_from(programme, 1, programme.title, practice_weekdays(programme.weeks[0].days))
