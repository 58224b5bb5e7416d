"""What reaches the translators."""

from __future__ import annotations

import shutil
from pathlib import Path

import polib
import pytest

from i18n.extract import ROOT, NotLiteral, content_texts, program_texts, template, templates


def program(root: Path, source: str) -> Path:
    (root / "coach").mkdir()
    (root / "coach" / "page.py").write_text(source, encoding="utf-8")
    return root


def sources(catalogue: polib.POFile) -> list[str]:
    return [entry.msgid for entry in catalogue]


def test_texts_of_the_program_are_found_even_inside_each_other(tmp_path: Path) -> None:
    source = """
title = ui("{what} for today", what=ui("Exercises"))
count = ui_counted(
    "{number} set "
    "to do",
    "{number} sets to do",
    number,
)
"""
    catalogue = template(program_texts(program(tmp_path, source)))
    assert sources(catalogue) == ["{what} for today", "Exercises", "{number} set to do"]
    assert catalogue[2].msgid_plural == "{number} sets to do"
    assert [entry.occurrences for entry in catalogue] == [[("coach/page.py", "")]] * 3
    assert ["python-brace-format" in entry.flags for entry in catalogue] == [True, False, True]


@pytest.mark.parametrize("call", ["ui(text)", "ui()", 'ui_counted("{number} set", many, 3)'])
def test_computed_text_is_refused(tmp_path: Path, call: str) -> None:
    with pytest.raises(NotLiteral, match=r"coach/page\.py:1: give ui"):
        list(program_texts(program(tmp_path, call)))


def test_every_text_field_of_an_exercise_is_found(tmp_path: Path) -> None:
    (tmp_path / "resources" / "exercises").mkdir(parents=True)
    source = sorted((ROOT / "resources" / "exercises").glob("06-*.toml"))[0]
    shutil.copy(source, tmp_path / "resources" / "exercises")
    found = {text.note: text.source for text in content_texts(tmp_path)}
    places = {"title", "purpose", "start", "equipment 1 words", "steps 1 shown", "steps 1 said", "finish", "avoid"}
    assert places <= set(found)
    assert {"work phases 1 cue", "work variants 1 name", "work variants 5 said", "cautions 1"} <= set(found)
    assert not {"id", "group", "mover", "work variants 1 id"} & set(found)


def test_text_used_twice_stands_in_the_template_once(tmp_path: Path) -> None:
    root = program(tmp_path, 'ui("Rest")\n')
    (root / "coach" / "other.py").write_text('ui("Rest")\n', encoding="utf-8")
    catalogue = template(program_texts(root))
    assert [entry.occurrences for entry in catalogue] == [[("coach/other.py", ""), ("coach/page.py", "")]]


def test_moved_line_changes_no_template(tmp_path: Path) -> None:
    root = program(tmp_path, 'ui("Rest")\n')
    before = templates(root)
    (root / "coach" / "page.py").write_text('\n\n\nui("Rest")\n', encoding="utf-8")
    assert templates(root) == before
