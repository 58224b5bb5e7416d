"""What `coach doctor` says about the content that ships with the program."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from coach.library.catalogue import ResourceCatalogue
from coach.library.drawings import drawings, strangers
from coach.practice.exercise import Exercise
from coach.practice.message import Message, ui, ui_counted
from coach.practice.ports import Catalogue, Fault, Finding
from coach.practice.sketch import Drawing


def findings(resources: Path) -> Sequence[Finding]:
    """The state of exercises, programmes and sketches in the folder `resources`."""
    catalogue = ResourceCatalogue(resources)
    try:
        content = (_exercises(catalogue), _programmes(catalogue))
    except Fault as fault:
        return (Finding("content", good=False, needed=True, says=fault.says),)
    return (*content, *_sketches(tuple(catalogue.exercises.values()), resources / "sketches"))


def _exercises(catalogue: Catalogue) -> Finding:
    count = len(catalogue.exercises)
    says = ui_counted("{number} exercise is here and whole.", "{number} exercises are here and whole.", count)
    return Finding("exercises", good=True, needed=True, says=says)


def _programmes(catalogue: Catalogue) -> Finding:
    count = len(catalogue.programmes)
    says = ui_counted("{number} programme is here and whole.", "{number} programmes are here and whole.", count)
    return Finding("programmes", good=True, needed=True, says=says)


def _sketches(exercises: Sequence[Exercise], folder: Path) -> list[Finding]:
    """How many exercises are drawn whole, and what is missing; then what is wrong with a file that is there."""
    found = list(drawings(exercises, folder))
    wanting = {one.exercise for one in found if one.trouble is not None}
    whole = len(exercises) - len(wanting)
    says = ui("{whole} of {total} exercises are drawn and complete.", whole=whole, total=len(exercises))
    missing = ", ".join(_named(one) for one in found if not one.there)
    if missing:
        says = ui("{drawn} Not drawn yet: {names}.", drawn=says, names=missing)
    wrong = [ui("{file}: {trouble}", file=one.file, trouble=one.trouble) for one in found if one.there and one.trouble]
    wrong += [ui("{file}: No exercise shows this sketch.", file=name) for name in strangers(exercises, folder)]
    good = not wanting and not wrong
    return [_finding(says, good=good), *(_finding(line, good=False) for line in wrong)]


def _named(drawing: Drawing) -> str:
    return f"{drawing.exercise} {drawing.variant}".rstrip()


def _finding(says: Message, *, good: bool) -> Finding:
    return Finding("sketches", good=good, needed=False, says=says)
