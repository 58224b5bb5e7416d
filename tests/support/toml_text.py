"""Writes plain values as TOML, to make good and broken content files."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any


def toml(fields: Mapping[str, Any]) -> str:
    """A TOML document with these fields."""
    return "".join(f"{name} = {_value(value)}\n" for name, value in fields.items())


def write_content(folder: Path, files: Mapping[str, Mapping[str, Any]]) -> Path:
    """Make `folder` hold exactly these files: name to fields."""
    folder.mkdir(exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    for name, fields in files.items():
        (folder / name).write_text(toml(fields), encoding="utf-8")
    return folder


def _value(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{name} = {_value(inner)}" for name, inner in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_value, value)) + "]"
    if isinstance(value, float):
        return repr(value)
    return json.dumps(value, ensure_ascii=False)
