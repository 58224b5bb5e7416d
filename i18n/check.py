"""Checks templates and translations: `python -m i18n.check`. Prints what is wrong and then fails.

A template must hold the texts of today. A translation must keep the {placeholders} and ** marks of its source, and give
as many plural forms as its language has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import polib

from i18n.extract import FOLDER, ROOT, NotLiteral, placeholders, templates

_PLURAL_COUNT = re.compile(r"nplurals\s*=\s*(\d+)")


def stale(folder: Path, root: Path) -> Iterator[str]:
    """Yield a complaint for each template that does not hold the texts of the program and its content."""
    try:
        wanted = templates(root)
    except NotLiteral as error:
        yield str(error)
        return
    for domain, text in wanted.items():
        path = folder / f"{domain}.pot"
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            yield f"{path.name}: texts have changed; run: python -m i18n.extract"


def broken(path: Path) -> Iterator[str]:
    """Yield a complaint for each translation in a .po file that would show wrong."""
    try:
        catalogue = polib.pofile(str(path))
    except (OSError, UnicodeDecodeError) as error:
        yield f"{path}: cannot be read: {error}"
        return
    plurals = _PLURAL_COUNT.search(catalogue.metadata.get("Plural-Forms", ""))
    for entry in catalogue.translated_entries():
        for fault in _faults(entry, int(plurals.group(1)) if plurals else 0):
            yield f"{path}: {entry.msgid!r}: {fault}"


def _faults(entry: polib.POEntry, plural_count: int) -> Iterator[str]:
    if not entry.msgid_plural:
        yield from _compared(entry.msgid, entry.msgstr, optional=frozenset())
        return
    if len(entry.msgstr_plural) != plural_count:
        yield f"has {len(entry.msgstr_plural)} plural forms where the language has {plural_count}"
    for form in entry.msgstr_plural.values():
        yield from _compared(entry.msgid_plural, form, optional=frozenset({"number"}))


def _compared(source: str, translation: str, optional: frozenset[str]) -> Iterator[str]:
    try:
        wanted, found = placeholders(source), placeholders(translation)
    except ValueError:
        yield "has a brace without its partner"
        return
    for name in sorted(wanted - found - optional):
        yield f"lacks {{{name}}}"
    for name in sorted(found - wanted):
        yield f"has {{{name}}}, which its source has not"
    if translation.count("**") % 2 or (("**" in source) != ("**" in translation)):
        yield "has other ** marks than its source"


def main() -> None:
    """Print every complaint and fail if there is one."""
    complaints = [*stale(FOLDER, ROOT)]
    for path in sorted(FOLDER.glob("*/LC_MESSAGES/*.po")):
        complaints += broken(path)
    for complaint in complaints:
        print(complaint)
    raise SystemExit(1 if complaints else 0)


if __name__ == "__main__":
    main()
