"""Reads one content file into its type, and says in one sentence what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import TypeAlias, TypeVar

import msgspec

from coach.practice.message import Message, Value, ui
from coach.practice.ports import Fault

T = TypeVar("T")
Problem: TypeAlias = tuple[str, Message]  # the field, and what is wrong with it

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

_PLACE = re.compile(r"^(?P<what>.*) - at `\$\.?(?P<field>.*)`$")
_NAMED = re.compile(r"^Object (?P<fault>contains unknown|missing required) field `(?P<field>.*)`$")


def content_files(folder: Path) -> list[Path]:
    """The TOML files of a content folder, in order of their names; raises Fault if there are none."""
    try:
        found = sorted(path for path in folder.iterdir() if path.suffix == ".toml")
    except OSError:
        found = []
    if not found:
        raise Fault(
            ui(
                "The folder {folder} is empty. Your record is safe. Please install Hand Coach again.",
                folder=str(folder),
            )
        )
    return found


def read(path: Path, kind: type[T]) -> T:
    """Decode the TOML file at `path` into `kind`; raises Fault that names the file, the field and the reason."""
    try:
        return msgspec.toml.decode(path.read_bytes(), type=kind)
    except OSError as error:
        raise broken(path, "", ui("it cannot be read ({reason})", reason=error.strerror or str(error))) from error
    except msgspec.ValidationError as error:
        raise broken(path, *explained(str(error))) from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise broken(path, "", ui("it is not valid TOML ({reason})", reason=str(error))) from error


def broken(path: Path, field: str, reason: Value) -> Fault:
    """The fault of a content file; `field` is a place in it such as "steps[2].said", or "" for all of it."""
    if not field:
        return Fault(
            ui(
                "{file}: {reason}. Your record is safe. Please mend this file, or install Hand Coach again.",
                file=path.name,
                reason=reason,
            )
        )
    return Fault(
        ui(
            "{file}: {field}: {reason}. Your record is safe. Please mend this file, or install Hand Coach again.",
            file=path.name,
            field=field,
            reason=reason,
        )
    )


def text_problems(value: object, *, may_be_empty: Collection[str], field: str = "") -> Iterator[Problem]:
    """Texts that cannot be shown: empty ones, key words that never end, and braces, which stand for placeholders.

    Looks into every field of `value`; only fields named in `may_be_empty` may hold an empty text.
    """
    if isinstance(value, msgspec.Struct):
        value = msgspec.to_builtins(value)
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from text_problems(inner, may_be_empty=may_be_empty, field=f"{field}.{name}" if field else name)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for index, inner in enumerate(value):
            yield from text_problems(inner, may_be_empty=may_be_empty, field=f"{field}[{index}]")
    elif isinstance(value, str):
        if not value.strip() and field.rpartition(".")[2] not in may_be_empty:
            yield field, ui("it must not be empty")
        if value.count("**") % 2:
            yield field, ui("a key word has only one ** mark")
        if "{" in value or "}" in value:
            yield field, ui("braces are not allowed")


def explained(error: str) -> tuple[str, Value]:
    """The field and the reason in an error of msgspec, such as "Expected `int`, got `str` - at `$.number`"."""
    place = _PLACE.match(error)
    what, field = (place["what"], place["field"]) if place else (error, "")
    named = _NAMED.match(what)
    if named is None:
        return field, what
    inner = f"{field}.{named['field']}" if field else named["field"]
    return inner, ui("this field is missing") if named["fault"] == "missing required" else ui("this field is unknown")
