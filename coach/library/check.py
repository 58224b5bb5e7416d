"""What `coach doctor` says about the content that ships with the program."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from coach.library.catalogue import ResourceCatalogue
from coach.practice.message import Message, ui, ui_counted
from coach.practice.ports import Catalogue, Fault, Finding


def findings(resources: Path) -> Sequence[Finding]:
    """The state of exercises, programmes and sketches in the folder `resources`."""
    catalogue = ResourceCatalogue(resources)
    try:
        content = (_exercises(catalogue), _programmes(catalogue))
    except Fault as fault:
        return (Finding("content", good=False, needed=True, says=fault.says),)
    return (*content, _sketches(catalogue))


def _exercises(catalogue: Catalogue) -> Finding:
    count = len(catalogue.exercises)
    says = ui_counted("{number} exercise is here and whole.", "{number} exercises are here and whole.", count)
    return Finding("exercises", good=True, needed=True, says=says)


def _programmes(catalogue: Catalogue) -> Finding:
    count = len(catalogue.programmes)
    says = ui_counted("{number} programme is here and whole.", "{number} programmes are here and whole.", count)
    return Finding("programmes", good=True, needed=True, says=says)


def _sketches(catalogue: Catalogue) -> Finding:
    missing, damaged = list[int](), list[Message]()
    for number in catalogue.exercises:
        try:
            if catalogue.loop(number) is None:
                missing.append(number)
        except Fault as fault:
            damaged.append(fault.says)
    says = ui("Every exercise has its sketch.")
    if missing:
        says = ui("No sketch yet for the exercises {numbers}.", numbers=", ".join(map(str, missing)))
    if damaged:
        says = damaged[0]
    return Finding("sketches", good=not (missing or damaged), needed=False, says=says)
