"""What the screens need from the rooms below and beside them, joined by the composition root."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from coach.practice.custody_ports import Custody
from coach.practice.growth.ports import Proposals
from coach.practice.own.ports import ProgrammeFiles, Shelf
from coach.practice.people import Household
from coach.practice.ports import Background, Clock, Journal, PreferenceKeeper, Sounds, Voice
from coach.practice.preset import Preset
from coach.practice.progress.ports import RemarkBook, Totals
from coach.practice.reminders.ports import Autostart, ReminderBook
from coach.practice.reminders.schedule import LocalTime
from coach.practice.trials.ports import TrialBook
from coach.ui.input_aids import Later
from coach.ui.own_catalogue import OwnCatalogue
from coach.ui.printing.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Notebook:
    """What is kept of one person, on disk; of a guest, in memory. Its calls block, so they go through `Background`."""

    settings: PreferenceKeeper
    journal: Journal
    trials: TrialBook
    totals: Totals
    remarks: RemarkBook
    proposals: Proposals
    shelf: Shelf
    reminders: ReminderBook


@dataclass(frozen=True, slots=True)
class Rooms:
    """`later` and `monotonic` are those of `ports.Spawner`; `speed` is how many times faster the clock runs.

    `notebook` is that of the person who practises, `notebook_of` gives that of another one (by number; `GUEST`: a new,
    empty one in memory). `copier` runs what takes long and reads the record by itself: practice does not wait for it.
    """

    catalogue: OwnCatalogue
    household: Household
    custody: Custody
    notebook: Notebook
    notebook_of: Callable[[int], Notebook]
    background: Background
    copier: Background
    voice: Voice
    sounds: Sounds
    clock: Clock
    later: Later
    monotonic: Callable[[], float]
    programme_files: ProgrammeFiles
    workshop: Workshop
    local_time: LocalTime
    autostart: Autostart
    speed: float = 1.0
    preset: Preset = field(default_factory=Preset)
