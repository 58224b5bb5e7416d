"""Reads one content file into its type, and says in one sentence what is wrong with it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TypeVar

import msgspec

from coach.practice.message import Value, ui
from coach.practice.ports import Fault

T = TypeVar("T")

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
        raise broken(path, *_explained(str(error))) from error
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


def _explained(error: str) -> tuple[str, Value]:
    """The field and the reason in an error of msgspec, such as "Expected `int`, got `str` - at `$.number`"."""
    place = _PLACE.match(error)
    what, field = (place["what"], place["field"]) if place else (error, "")
    named = _NAMED.match(what)
    if named is None:
        return field, what
    inner = f"{field}.{named['field']}" if field else named["field"]
    return inner, ui("this field is missing") if named["fault"] == "missing required" else ui("this field is unknown")
