"""The machine-wide preset: one TOML file that an installer may put on a computer, the same for everybody who uses it.

It lies where only an administrator writes. `packaging/README.md` explains every line of it.
"""

from __future__ import annotations

import getpass
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath

import msgspec

from coach.practice.message import Message, Value, ui
from coach.practice.ports import Fault, Finding
from coach.practice.preset import Picks, Preset

NAME = "preset.toml"
NEWEST = 1

_OWN = ("{home}", "{user}")  # what makes a folder a different one for each person
_PLACEHOLDER = re.compile(r"\{[^}]*\}?|\}")


@dataclass(frozen=True, slots=True)
class Folders:
    """Where the preset wants a person's data and the copies of the record; None leaves that to the program."""

    data: Path | None = None
    backups: Path | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What the preset of a computer says. `trouble` names what is wrong in it; then only the folders hold."""

    preset: Preset = field(default_factory=Preset)
    folders: Folders = field(default_factory=Folders)
    trouble: Message | None = None


class _Head(msgspec.Struct):
    """What is read first, as the rest of a newer file may be anything."""

    version: int


class _FolderTexts(msgspec.Struct, forbid_unknown_fields=True):
    data: str | None = None
    backups: str | None = None


class _Placed(msgspec.Struct):
    """The folders alone: they hold even if something else is wrong, so that a record is never begun elsewhere."""

    folders: _FolderTexts = msgspec.field(default_factory=_FolderTexts)


class _Allow(msgspec.Struct, forbid_unknown_fields=True):
    reminders: bool = True


class _Document(msgspec.Struct, forbid_unknown_fields=True):
    """The whole file."""

    version: int
    start: Picks = Picks()
    fixed: Picks = Picks()
    folders: _FolderTexts = msgspec.field(default_factory=_FolderTexts)
    allow: _Allow = msgspec.field(default_factory=_Allow)


def preset_file(system: str = sys.platform) -> Path:
    """Where the preset of this computer is, if it has one. On Windows it lies beside the program."""
    if system == "win32":
        return Path(sys.executable).parent / NAME
    if system == "darwin":
        return Path("/Library/Application Support/Hand Coach") / NAME
    return Path("/etc/hand-coach") / NAME


def read_preset(file: Path) -> Found:
    """What the preset in `file` says; nothing, if there is none.

    Raises Fault if it does not even tell where the data goes: a record must not be begun in another place.
    """
    try:
        text = file.read_bytes()
    except FileNotFoundError:
        return Found()
    except OSError as error:
        raise _unusable(file, error.strerror or str(error)) from error
    try:
        folders = _folders(msgspec.toml.decode(text, type=_Placed).folders)
    except (msgspec.DecodeError, UnicodeDecodeError, _Wrong) as error:
        raise _unusable(file, _reason(error)) from error
    try:
        if msgspec.toml.decode(text, type=_Head).version != NEWEST:
            raise _Wrong(ui("this Hand Coach reads version {number} only", number=NEWEST))
        document = msgspec.toml.decode(text, type=_Document)
    except (msgspec.DecodeError, _Wrong) as error:
        return Found(folders=folders, trouble=_unusable(file, _reason(error)).says)
    return Found(
        Preset(start=document.start, fixed=document.fixed, reminders_allowed=document.allow.reminders), folders
    )


def findings(file: Path, programmes: Sequence[str], languages: Sequence[str]) -> Sequence[Finding]:
    """What `coach doctor` says about the preset in `file`: it must be whole, and name only what there is.

    `programmes` and `languages` are those that ship with the program.
    """
    try:
        found = read_preset(file)
    except Fault as fault:
        return (_bad(fault.says),)
    if found.trouble is not None:
        return (_bad(found.trouble),)
    if not file.exists():
        return (Finding("preset", good=True, needed=False, says=ui("This computer has no preset.")),)
    for picks in (found.preset.start, found.preset.fixed):
        if picks.programme and picks.programme not in programmes:
            return (_bad(_unusable(file, ui("there is no programme {name}", name=picks.programme)).says),)
        if picks.language and picks.language not in languages:
            return (_bad(_unusable(file, ui("there is no language {name}", name=picks.language)).says),)
    says = ui("The preset of this computer is used: {file}", file=str(file))
    return (Finding("preset", good=True, needed=True, says=says),)


class _Wrong(Exception):
    """A value that cannot be used; `why` completes the sentence of the fault."""

    def __init__(self, why: Message) -> None:
        super().__init__(why.text)
        self.why = why


def _reason(error: Exception) -> Value:
    return error.why if isinstance(error, _Wrong) else str(error)


def _unusable(file: Path, reason: Value) -> Fault:
    return Fault(
        ui(
            "The preset of this computer cannot be used. {file}: {reason}. Your record is safe. "
            "Please ask the person who installed Hand Coach.",
            file=str(file),
            reason=reason,
        )
    )


def _bad(says: Message) -> Finding:
    return Finding("preset", good=False, needed=True, says=says)


def _folders(texts: _FolderTexts) -> Folders:
    """Raises _Wrong."""
    apart = texts.data is None or any(own in texts.data for own in _OWN) or texts.data.startswith("~")
    together = texts.backups is not None and not any(own in texts.backups for own in (*_OWN, "~"))
    if apart and together:  # the copies of one person would be taken for those of another
        raise _Wrong(
            ui("folders.backups: the copies of everybody would be in one folder, so it needs {user}", user="{user}")
        )
    return Folders(_folder("folders.data", texts.data), _folder("folders.backups", texts.backups))


def _folder(field: str, text: str | None) -> Path | None:
    if text is None:
        return None
    home = str(Path.home())
    filled = (home + text[1:] if PurePath(text).parts[:1] == ("~",) else text).replace("{home}", home)
    if "{user}" in filled:
        filled = filled.replace("{user}", getpass.getuser())
    if unknown := _PLACEHOLDER.search(text.replace("{home}", "").replace("{user}", "")):
        raise _Wrong(ui("{field}: {part} means nothing", field=field, part=unknown[0]))
    folder = Path(filled)
    if not folder.is_absolute() or "\0" in filled:
        raise _Wrong(ui("{field}: it must be the whole path of a folder", field=field))
    return folder
