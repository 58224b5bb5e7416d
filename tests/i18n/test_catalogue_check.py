"""What is refused in a translation."""

from __future__ import annotations

from pathlib import Path

import polib
import pytest

from i18n.check import broken, stale
from i18n.extract import templates


def po_file(folder: Path, entry: polib.POEntry) -> Path:
    catalogue = polib.POFile()
    catalogue.metadata = {
        "Content-Type": "text/plain; charset=UTF-8",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    catalogue.append(entry)
    path = folder / "ui.po"
    catalogue.save(str(path))
    return path


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("Next: {title}", "Danach: {title}"),
        ("Open your **hand**.", "**Hand** öffnen."),
        ("Open your **hand**.", "**Hand** **öffnen**."),
        ("Rest", ""),
    ],
)
def test_sound_translation_passes(tmp_path: Path, source: str, translation: str) -> None:
    assert not list(broken(po_file(tmp_path, polib.POEntry(msgid=source, msgstr=translation))))


@pytest.mark.parametrize(
    ("source", "translation", "complaint"),
    [
        ("Next: {title}", "Danach", "lacks {title}"),
        ("Next: {title}", "Danach: {titel}", "has {titel}, which its source has not"),
        ("Next: {title}", "Danach: {title", "has a brace without its partner"),
        ("Open your **hand**.", "Hand öffnen.", "has other ** marks than its source"),
        ("Open your hand.", "**Hand** öffnen.", "has other ** marks than its source"),
        ("Open your **hand**.", "**Hand öffnen.", "has other ** marks than its source"),
    ],
)
def test_broken_translation_is_named(tmp_path: Path, source: str, translation: str, complaint: str) -> None:
    path = po_file(tmp_path, polib.POEntry(msgid=source, msgstr=translation))
    assert any(fault == f"{path}: {source!r}: {complaint}" for fault in broken(path))


@pytest.mark.parametrize(
    ("forms", "complaints"),
    [
        ({0: "eine Runde in {room}", 1: "{number} Runden in {room}"}, []),
        ({0: "eine Runde", 1: "{number} Runden in {room}"}, ["lacks {room}"]),
        ({0: "eine Runde in {room}"}, ["has 1 plural forms where the language has 2"]),
    ],
)
def test_plural_forms(tmp_path: Path, forms: dict[int, str], complaints: list[str]) -> None:
    entry = polib.POEntry(msgid="{number} set in {room}", msgid_plural="{number} sets in {room}", msgstr_plural=forms)
    assert [fault.rpartition(": ")[2] for fault in broken(po_file(tmp_path, entry))] == complaints


def test_file_that_is_no_catalogue_is_one_complaint(tmp_path: Path) -> None:
    path = tmp_path / "ui.po"
    path.write_text("<html>\n", encoding="utf-8")
    assert len(list(broken(path))) == 1


def test_new_text_makes_its_template_stale(tmp_path: Path) -> None:
    module = tmp_path / "coach" / "page.py"
    module.parent.mkdir()
    module.write_text('ui("Rest")\n', encoding="utf-8")
    for domain, text in templates(tmp_path).items():
        (tmp_path / f"{domain}.pot").write_text(text, encoding="utf-8")
    assert not list(stale(tmp_path, tmp_path))
    module.write_text('ui("Rest now")\n', encoding="utf-8")
    assert list(stale(tmp_path, tmp_path)) == ["ui.pot: texts have changed; run: python -m i18n.extract"]
    module.write_text("ui(rest)\n", encoding="utf-8")
    assert list(stale(tmp_path, tmp_path)) == ["coach/page.py:1: give ui() its text as a literal"]
