"""The commands `coach report` and `coach guide`: papers and tables of what is recorded."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import msgspec

from coach.commands.reading import Reading
from coach.desktop.clock import SystemClock
from coach.desktop.paths import find_paths
from coach.desktop.preset import preset_file, read_preset
from coach.desktop.settings import SettingsFile
from coach.joining.machine import load
from coach.practice.message import ui
from coach.practice.papers.archive import Span, days_before
from coach.practice.ports import Fault
from coach.practice.preferences import Side
from coach.text.words import Words


@dataclass(frozen=True, slots=True)
class Report:
    """A report that somebody wants: a PDF, tables in a folder, or on a printer if both are None.

    `first` and `last` are local dates (ISO), "" for the usual ones. `person` is a name, "#" and a number, or "" for who
    practises now.
    """

    pdf: Path | None
    tables: Path | None
    first: str
    last: str
    person: str = ""


@dataclass(frozen=True, slots=True)
class Guide:
    """A printed guide that somebody wants: a PDF, or on a printer without one.

    No number means all exercises; a `paper` or `hand` of "" is that of the country and of the person.
    """

    pdf: Path | None
    numbers: Sequence[int]
    paper: str = ""
    hand: str = ""
    person: str = ""


def run_report(data_dir: Path | None, words: Words, wanted: Report) -> str:
    """Save or print what is recorded, as a page for the therapist or as tables. Raises Fault if it cannot."""
    with _reading(data_dir, words, wanted.person, needed=True) as desk:
        last = wanted.last or desk.today
        if wanted.first > last:
            raise Fault(
                ui(
                    "The first day, {first}, is after the last, {last}. Nothing was made.",
                    first=wanted.first,
                    last=last,
                )
            )
        if wanted.tables is not None:
            span = Span(wanted.first or "0001-01-01", last) if wanted.first or wanted.last else None
            desk.save_tables(span, wanted.tables)
            return words.spoken(ui("The tables are in {folder}.", folder=str(wanted.tables)))
        span = Span(wanted.first or days_before(last), last)
        if wanted.pdf is None:
            office = desk.office(window=True)
            return words.spoken(desk.print(partial(office.print_report, span)))
        desk.office().save_report(span, str(wanted.pdf), desk.wish(""))
        return words.spoken(ui("The report is in {file}.", file=str(wanted.pdf)))


def run_guide(data_dir: Path | None, words: Words, wanted: Guide) -> str:
    """Save the printed guide, or print it. Raises Fault if it cannot."""
    with _reading(data_dir, words, wanted.person, needed=False) as desk:
        if wanted.hand:
            desk.preferences = msgspec.structs.replace(desk.preferences, affected=Side(wanted.hand))
        numbers = desk.chosen(wanted.numbers)
        if wanted.pdf is None:
            office = desk.office(window=True)
            return words.spoken(desk.print(partial(office.print_guide, numbers)))
        desk.office().save_guide(numbers, str(wanted.pdf), desk.wish(wanted.paper))
        return words.spoken(ui("The guide is in {file}.", file=str(wanted.pdf)))


@contextmanager
def _reading(data_dir: Path | None, words: Words, person: str, *, needed: bool) -> Iterator[Reading]:
    """The person's settings and record, to be read. Raises Fault if there is none and it is `needed`."""
    from coach.practice.papers.choices import person_named
    from coach.practice.people import GUEST
    from coach.store.record_file import RecordFile

    found = read_preset(preset_file())
    paths = find_paths(data_dir, found.folders)
    if needed and not paths.database.exists():
        raise Fault(ui("Nothing is recorded in {folder}. Nothing was made.", folder=str(paths.data)))
    clock = SystemClock(1.0)
    settings = SettingsFile(paths.settings, clock, found.preset)
    _, trouble = load(settings)
    record = RecordFile(paths.database, paths.backups, clock)
    try:
        for says in (trouble, record.open() if paths.database.exists() else None):
            if says is not None:
                sys.stderr.write(words.spoken(says) + "\n")
        who = person_named(settings.book, person)
        member = settings.book.member(who)
        if member is None and (needed or who != GUEST):
            raise Fault(ui("There is nobody called {name} here. Nothing was made.", name=person))
        preferences = member.preferences if member else found.preset.fresh()
        kept = member is not None and paths.database.exists()
        reading = Reading(paths, preferences, clock.now().local_date, record, person=who if kept else None)
        yield reading
        reading.close()
    finally:
        record.close()
