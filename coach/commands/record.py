"""The commands `coach backup` and `coach restore`: everything as one file."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from coach.desktop.clock import SystemClock
from coach.desktop.paths import find_paths, make_data_folder
from coach.desktop.preset import preset_file, read_preset
from coach.desktop.settings import SettingsFile
from coach.joining.custody import back_up_to
from coach.joining.keeping import open_record
from coach.joining.machine import load
from coach.practice.message import ui
from coach.practice.ports import Fault
from coach.store.record_file import RecordFile
from coach.text.words import Words


def run_backup(data_dir: Path | None, words: Words, file: Path) -> str:
    """Save everything in one file. It may be done while the program runs. Raises Fault if it cannot."""

    with _kept(data_dir, words) as record:
        replaced = back_up_to(record, file)
    says = ui("The backup in {file} is new. It takes the place of an older one.", file=str(file))
    return words.spoken(says if replaced else ui("The backup is in {file}.", file=str(file)))


def run_restore(data_dir: Path | None, words: Words, file: Path) -> str:
    """Let a backup take the place of everything. Raises Fault if it cannot, or if the program runs."""
    from coach.ui.single import alone

    paths = find_paths(data_dir, read_preset(preset_file()).folders)
    make_data_folder(paths)
    with alone(paths.data) as free:
        if not free:
            raise Fault(ui("Hand Coach is open. Nothing was changed. Please close it, then try again."))
        with _kept(data_dir, words, new=True) as record:
            kept = str(record.restore(file).path)
    return words.spoken(
        ui("Everything is as in {file}. What was there before is kept in {kept}.", file=str(file), kept=kept)
    )


@contextmanager
def _kept(data_dir: Path | None, words: Words, *, new: bool = False) -> Iterator[RecordFile]:
    """The record with the settings beside it, opened. Raises Fault if nothing is kept yet, unless it may be `new`."""

    found = read_preset(preset_file())
    paths, clock = find_paths(data_dir, found.folders), SystemClock(1.0)
    settings = SettingsFile(paths.settings, clock, found.preset)
    if not new and not paths.database.exists() and not paths.settings.exists():
        raise Fault(ui("Nothing is kept in {folder}. Nothing was made.", folder=str(paths.data)))
    make_data_folder(paths)
    _, trouble = load(settings)
    record = open_record(paths, clock, settings)
    try:
        for says in (trouble, record.open()):
            if says is not None:
                sys.stderr.write(words.spoken(says) + "\n")
        yield record
    finally:
        record.close()
