"""The command `coach programme`: programme files, joined with the record and the settings."""

from __future__ import annotations

import sys
from collections.abc import Sequence, Set
from dataclasses import dataclass
from pathlib import Path

import msgspec

from coach.desktop.clock import SystemClock
from coach.desktop.paths import Paths, find_paths, make_data_folder
from coach.desktop.preset import preset_file, read_preset
from coach.desktop.settings import SettingsFile
from coach.joining.keeping import open_record
from coach.joining.machine import load
from coach.library.catalogue import ResourceCatalogue
from coach.library.parcels import ParcelFiles
from coach.library.programme_desk import ProgrammeDesk
from coach.practice.message import Message, ui
from coach.practice.people import Book, Member, OwnSettings
from coach.practice.ports import Clock, Fault
from coach.store.shelf import SqliteShelf
from coach.text.words import Words


@dataclass(frozen=True, slots=True)
class Errand:
    """What is done with a programme file: "check", "import" or "export". `person` and `name` are "" for those now."""

    what: str
    file: Path
    person: str = ""
    name: str = ""
    follow: bool = False


def run_programme(data_dir: Path | None, words: Words, errand: Errand) -> str:
    """Check, take over or make a programme file. Raises Fault, and then nothing is changed."""
    found = read_preset(preset_file())
    paths, clock = find_paths(data_dir, found.folders), SystemClock(1.0)
    settings = SettingsFile(paths.settings, clock, found.preset)
    _, trouble = load(settings)
    if trouble is not None:
        sys.stderr.write(words.spoken(trouble) + "\n")
    says = _carry_out(errand, paths, settings, clock, fixed=found.preset.fixed_fields)
    return "\n".join(map(words.spoken, says))


def _carry_out(
    errand: Errand, paths: Paths, settings: SettingsFile, clock: Clock, *, fixed: Set[str]
) -> Sequence[Message]:
    """Do it, and return what to say; `fixed` are the settings that the preset fixes. Raises Fault."""
    member = _member(settings.book, errand.person)
    catalogue = ResourceCatalogue(paths.resources)
    if errand.what == "import":
        make_data_folder(paths)
    record = open_record(paths, clock, settings)
    recorded = errand.what == "import" or paths.database.exists()
    shelf = SqliteShelf(record, member.id) if recorded else None
    desk = ProgrammeDesk(ParcelFiles(catalogue), catalogue, shelf, member.preferences)
    try:
        if errand.what == "check":
            return desk.check(str(errand.file))
        if errand.what == "export":
            return (desk.give_out(str(errand.file), errand.name),)
        if errand.follow and "programme" in fixed:
            raise Fault(ui("The preset of this computer says which programme is followed. Nothing was changed."))
        says, programme = desk.take_in(str(errand.file))
        if errand.follow:
            chosen = {"programme": programme, "programme_started": clock.now().local_date}
            OwnSettings(settings, member.id).save(msgspec.structs.replace(member.preferences, **chosen))
        return (says,)
    finally:
        record.close()


def _member(book: Book, name: str) -> Member:
    """The person of this name, or who practises now; raises Fault if it is not one alone."""
    if not name:
        return next(one for one in book.people if one.id == book.active)
    found = [one for one in book.people if one.name.casefold() == name.casefold()]
    if len(found) != 1:
        raise Fault(ui("There is not one person called {name} here. Nothing was changed.", name=name))
    return found[0]
