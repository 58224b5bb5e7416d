"""Writes the templates that translators start from: `python -m i18n.extract`.

`ui.pot` holds the texts of the program: the literals given to `ui` and `ui_counted`. `content.pot` holds the texts of
the exercises and programmes: every text field of their types but `id`, so a new field is never forgotten; and what
the sketches say to those who cannot see them.
Templates name files without line numbers and carry no date; they only change when a text changes.
"""

from __future__ import annotations

import ast
import enum
import string
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec
import polib

from coach.practice.exercise import Exercise
from coach.practice.message import Domain
from coach.practice.programme import Programme

FOLDER = Path(__file__).parent
ROOT = FOLDER.parent

_TEXTS_OF_KEYWORD = {"ui": 1, "ui_counted": 2}  # how many texts stand first in a call

_HEAD = {
    "Project-Id-Version": "Hand Coach",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
}


class Sketch(msgspec.Struct):
    """The one text of a sketch's pose file."""

    description: str


class NotLiteral(Exception):
    """A text of the program is computed, so no translator would ever see it."""


@dataclass(frozen=True)
class Text:
    """One text and where it stands; `plural` is "" when it is not counted."""

    source: str
    file: str
    plural: str = ""
    note: str = ""


def program_texts(root: Path) -> Iterator[Text]:
    """Yield the texts of all modules below `root`/coach; raises NotLiteral."""
    for path in sorted((root / "coach").rglob("*.py")):
        file = path.relative_to(root).as_posix()
        calls = (node for node in ast.walk(ast.parse(path.read_bytes())) if isinstance(node, ast.Call))
        for call in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
            keyword = call.func.id if isinstance(call.func, ast.Name) else ""
            if count := _TEXTS_OF_KEYWORD.get(keyword, 0):
                texts = [_literal(argument) for argument in call.args[:count]]
                if len(texts) < count or not all(texts):
                    raise NotLiteral(f"{file}:{call.lineno}: give {keyword}() its text as a literal")
                yield Text(texts[0], file, *texts[1:])


def _literal(node: ast.expr) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def content_texts(root: Path) -> Iterator[Text]:
    """Yield the texts of all exercises, then of all programmes and sketches, below `root`/resources."""
    kinds: tuple[tuple[str, type[msgspec.Struct]], ...] = (
        ("exercises", Exercise),
        ("programmes", Programme),
        ("sketchbook/poses", Sketch),
    )
    for folder, kind in kinds:
        for path in sorted((root / "resources" / folder).glob("*.toml")):
            decoded = msgspec.toml.decode(path.read_bytes(), type=kind)
            for source, place in _fields(decoded, ""):
                yield Text(source, path.relative_to(root).as_posix(), note=place)


def _fields(value: object, place: str) -> Iterator[tuple[str, str]]:
    """Yield every text inside `value` with its place, such as "steps 2 said"."""
    if isinstance(value, msgspec.Struct):
        for field in msgspec.structs.fields(value):
            if field.name not in ("id", "sketch", "sketches"):
                yield from _fields(getattr(value, field.name), f"{place} {field.name}")
    elif isinstance(value, tuple):
        for number, part in enumerate(value, start=1):
            yield from _fields(part, f"{place} {number}")
    elif isinstance(value, str) and not isinstance(value, enum.Enum) and value:
        yield value, place.strip()


def placeholders(text: str) -> set[str]:
    """Return the names of the {placeholders} of a text; raises ValueError when a brace has no partner."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def template(texts: Iterable[Text]) -> polib.POFile:
    """Return a catalogue without translations; a text used in many places stands in it once."""
    catalogue = polib.POFile(wrapwidth=100)
    catalogue.metadata = dict(_HEAD)
    entries: dict[tuple[str, str], polib.POEntry] = {}
    for text in texts:
        entry = entries.get((text.source, text.plural))
        if entry is None:
            entry = entries[text.source, text.plural] = polib.POEntry(msgid=text.source, comment=text.note)
            if text.plural:
                entry.msgid_plural, entry.msgstr_plural = text.plural, {0: "", 1: ""}
            if placeholders(text.source + text.plural):
                entry.flags.append("python-brace-format")
            catalogue.append(entry)
        if (text.file, "") not in entry.occurrences:
            entry.occurrences.append((text.file, ""))
    return catalogue


def templates(root: Path) -> dict[Domain, str]:
    """Return what each template file must hold; raises NotLiteral."""
    return {"ui": str(template(program_texts(root))), "content": str(template(content_texts(root)))}


def main() -> None:
    """Write both templates."""
    try:
        made = templates(ROOT)
    except NotLiteral as error:
        raise SystemExit(str(error)) from None
    for domain, text in made.items():
        (FOLDER / f"{domain}.pot").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
