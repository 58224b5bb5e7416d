"""The commands `coach catalogue` and `coach sketches`: what there is, as lists or as pictures."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from coach.desktop.paths import find_paths
from coach.joining.machine import no_window
from coach.practice.message import ui_counted
from coach.practice.ports import Fault
from coach.practice.preferences import Side, Theme
from coach.text.words import Words


def run_catalogue(*, as_json: bool) -> str:
    """Return the list of all exercises; raises Fault if the content is broken."""
    from coach.library.catalogue import ResourceCatalogue
    from coach.reports import catalogue

    exercises = ResourceCatalogue(find_paths().resources).exercises.values()
    return catalogue.as_json(exercises) if as_json else catalogue.as_text(exercises)


def run_sketches(words: Words, *, as_json: bool) -> str:
    """Return what there is of the sketches; raises Fault if the content is broken. Needs no Qt."""
    from coach.library.catalogue import ResourceCatalogue
    from coach.library.drawings import drawings
    from coach.reports import sketches

    resources = find_paths().resources
    exercises = tuple(ResourceCatalogue(resources).exercises.values())
    found = tuple(drawings(exercises, resources / "sketches"))
    return (sketches.as_json if as_json else sketches.as_text)(exercises, found, words)


@dataclass(frozen=True, slots=True)
class Pictures:
    """Pictures of the sketches that somebody wants: where, and how they look. `size` is px, `tone` 0..5."""

    folder: Path
    size: int
    hand: Side
    theme: Theme
    tone: int
    printed: bool


def run_sketch_pictures(wanted: Pictures, words: Words) -> str:
    """Save every frame and still of every sketch; return how many. Raises Fault if it cannot."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        from PySide6.QtGui import QGuiApplication
    except ImportError as error:
        raise Fault(no_window(error)) from error

    from coach.library.catalogue import ResourceCatalogue
    from coach.ui.sketch_pictures import Look, save_pictures

    catalogue = ResourceCatalogue(find_paths().resources)
    names = [(one.number, variant) for one in catalogue.exercises.values() for variant in one.drawings]
    loops = (loop for name in names if (loop := catalogue.loop(*name)) is not None)
    look = Look(wanted.size, wanted.hand, wanted.theme, wanted.tone, wanted.printed)
    application = QGuiApplication([])
    number = save_pictures(loops, look, wanted.folder)
    application.shutdown()
    return words.spoken(
        ui_counted(
            "{number} picture of the sketches is in {folder}.",
            "{number} pictures of the sketches are in {folder}.",
            number,
            folder=str(wanted.folder),
        )
    )
