"""Reads the record for Today, and works the day out. All of it blocks: it is called in the background."""

from __future__ import annotations

from coach.practice.agenda import Agenda, Past, agenda, can_go_on, history_span
from coach.practice.message import Message
from coach.practice.ports import Clock
from coach.practice.preferences import Preferences
from coach.ui.own_catalogue import OwnCatalogue
from coach.ui.rooms import Notebook


class DayReader:
    """Works out the day that the clock shows. Raises Fault if the record cannot be read."""

    def __init__(self, catalogue: OwnCatalogue, notebook: Notebook, clock: Clock, who: str | Message = "") -> None:
        self._catalogue, self._notebook, self._clock, self._who = catalogue, notebook, clock, who

    def read(self, preferences: Preferences) -> tuple[Past, Agenda]:
        """The record, and today after it."""
        today = self._clock.now().local_date
        span = history_span(today)
        self._catalogue.read(self._notebook.shelf)
        journal = self._notebook.journal
        unfinished = journal.unfinished()
        past = Past(
            tuple(journal.practised_sessions(*span)),
            tuple(journal.days(*span)),
            unfinished if can_go_on(unfinished, self._catalogue.exercises, today) else None,
            tuple(journal.check_ins(*span)),
            tuple(self._notebook.proposals.decisions()),
        )
        return past, self._plan(preferences, past)

    def without_record(self, preferences: Preferences) -> tuple[Past, Agenda]:
        """Today as if nothing had been done yet."""
        nothing = Past((), (), None)
        return nothing, self._plan(preferences, nothing)

    def _plan(self, preferences: Preferences, past: Past) -> Agenda:
        catalogue = self._catalogue
        planned = agenda(catalogue.exercises, catalogue.programmes, preferences, past, self._clock.now(), who=self._who)
        for entry in planned.sitting.entries:
            catalogue.loop(entry.exercise)  # read here, so that the window does not wait for it
        return planned
