"""What `coach doctor` says about the translations."""

from __future__ import annotations

import gettext
from pathlib import Path

from coach.practice.message import ui
from coach.practice.ports import Finding
from coach.text.words import DAMAGED


def findings(translations: Path) -> tuple[Finding, ...]:
    """Whether every compiled catalogue in the folder can be read, and which languages there are."""
    languages = {"en"}
    for path in sorted(translations.glob("*/LC_MESSAGES/*.mo")):
        try:
            with path.open("rb") as file:
                gettext.GNUTranslations(file)
        except DAMAGED:
            says = ui("The translation {file} is damaged. The program speaks English.", file=str(path))
            return (Finding("languages", good=False, needed=False, says=says),)
        languages.add(path.parent.parent.name)
    says = ui("Languages: {languages}.", languages=", ".join(sorted(languages)))
    return (Finding("languages", good=True, needed=False, says=says),)
