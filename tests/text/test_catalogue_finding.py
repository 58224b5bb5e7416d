"""What `coach doctor` says about the translations."""

from __future__ import annotations

from pathlib import Path

import polib

from coach.practice.message import ui
from coach.text.check import findings
from coach.text.words import Words, open_words


def catalogue(folder: Path, language: str) -> Path:
    path = folder / language / "LC_MESSAGES" / "ui.mo"
    path.parent.mkdir(parents=True)
    made = polib.POFile()
    made.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
    made.append(polib.POEntry(msgid="Start", msgstr="Start!"))
    made.save_as_mofile(str(path))
    return path


def test_languages_are_listed(tmp_path: Path) -> None:
    catalogue(tmp_path, "pl")
    catalogue(tmp_path, "de")
    (finding,) = findings(tmp_path)
    assert finding.good
    assert Words("en", {}).of(finding.says) == "Languages: de, en, pl."


def test_damaged_translation_is_named_and_the_program_speaks_english(tmp_path: Path) -> None:
    path = catalogue(tmp_path, "pl")
    path.write_bytes(path.read_bytes()[:30])
    (finding,) = findings(tmp_path)
    assert not finding.good
    assert not finding.needed
    assert str(path) in Words("en", {}).of(finding.says)
    assert open_words("pl", tmp_path).of(ui("Start")) == "Start"
