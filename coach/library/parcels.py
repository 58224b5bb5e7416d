"""Programme files: one JSON text each, in which pictures stand as base64. Nothing in it has to be unpacked.

What comes from outside is read only up to a size, decoded into typed values, and checked in every field, before
anything else sees it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

import msgspec

from coach.library.files import Problem, explained
from coach.library.picture_check import picture_problem
from coach.practice.disk import disk_faults
from coach.practice.exercise import Exercise
from coach.practice.message import Value, ui
from coach.practice.own.exercises import as_exercise
from coach.practice.own.limits import exercise_problems, number_problems, programme_problems
from coach.practice.own.parcel import KIND, VERSION, Parcel
from coach.practice.ports import Catalogue, Fault

MOST_MEGABYTES = 24
MOST_PICTURES = 40
MOST_SHOWN = 90  # letters of a name or reason that are shown
_MOST_BYTES = MOST_MEGABYTES * 1_000_000
_MARK = b"\xef\xbb\xbf"  # some editors put it before a text in UTF-8


class _Head(msgspec.Struct):
    """What every version of these files has."""

    kind: str
    version: int


class ParcelFiles:
    """The `ProgrammeFiles` beside a catalogue: programmes may name the exercises that ship."""

    def __init__(self, shipped: Catalogue) -> None:
        self._shipped = shipped

    def read(self, path: str) -> Parcel:
        """What a file holds, checked in every field."""
        file = Path(path)
        try:
            with file.open("rb") as opened:
                content = opened.read(_MOST_BYTES + 1)
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise _refused(file.name, "", ui("it cannot be read ({reason})", reason=reason)) from error
        return decoded(content, file.name, self._shipped.exercises)

    def write(self, path: str, parcel: Parcel) -> None:
        """Write a file that is not there yet."""
        content = encoded(parcel)
        target = Path(path)
        unfinished = target.with_name(f"{target.name}.part")
        with disk_faults(target.parent):
            try:
                with unfinished.open("wb") as opened:
                    opened.write(content)
                    opened.flush()
                    os.fsync(opened.fileno())
                if target.exists():
                    raise Fault(ui("There is a file {file} already. It was left as it is.", file=target.name))
                unfinished.replace(target)
            finally:
                unfinished.unlink(missing_ok=True)


def encoded(parcel: Parcel) -> bytes:
    """The file of a parcel; raises Fault if it holds too much."""
    inside = msgspec.structs.asdict(parcel)
    first = {name: inside.pop(name) for name in ("kind", "version")}
    content = msgspec.json.format(msgspec.json.encode(first | inside), indent=1)
    if len(content) > _MOST_BYTES or len(parcel.pictures) > MOST_PICTURES:
        raise Fault(
            ui(
                "This programme is too large for one file: it may have {pictures} pictures and {megabytes} MB. "
                "Nothing was written.",
                pictures=MOST_PICTURES,
                megabytes=MOST_MEGABYTES,
            )
        )
    return content


def decoded(content: bytes, name: str, known: Mapping[int, Exercise]) -> Parcel:
    """What a file called `name` holds; raises Fault that names the field and the reason."""
    if len(content) > _MOST_BYTES:
        raise _refused(name, "", ui("it is larger than {megabytes} MB", megabytes=MOST_MEGABYTES))
    text = content.removeprefix(_MARK)
    try:
        head = msgspec.json.decode(text, type=_Head)
        if head.kind != KIND:
            raise _refused(name, "kind", ui("it is not a programme of Hand Coach"))
        if head.version > VERSION:
            raise _refused(name, "version", ui("it was made by a newer Hand Coach"))
        if head.version < 1:
            raise _refused(name, "version", ui("there is no such version"))
        parcel = msgspec.json.decode(text, type=Parcel)
    except msgspec.ValidationError as error:
        raise _refused(name, *explained(str(error))) from error
    except (msgspec.DecodeError, UnicodeError, RecursionError, ValueError, OverflowError) as error:
        raise _refused(name, "", ui("it is not a programme of Hand Coach")) from error
    for field, reason in _problems(parcel, known):
        raise _refused(name, field, reason)
    return parcel


def _problems(parcel: Parcel, known: Mapping[int, Exercise]) -> Iterator[Problem]:
    yield from _picture_problems(parcel)
    own: dict[int, Exercise] = {}
    for index, one in enumerate(parcel.exercises):
        field = f"exercises[{index}]"
        for place, reason in number_problems(one.number):
            yield f"{field}.{place}", reason
        if one.number in own:
            yield f"{field}.number", ui("another exercise has it too")
        for place, reason in exercise_problems(one.exercise, parcel.pictures.__contains__):
            yield f"{field}.exercise.{place}", reason
        own[one.number] = as_exercise(one.number, one.exercise)
    for place, reason in programme_problems(parcel.programme, {**known, **own}):
        yield f"programme.{place}", reason


def _picture_problems(parcel: Parcel) -> Iterator[Problem]:
    if len(parcel.pictures) > MOST_PICTURES:
        yield "pictures", ui("there must be from {least} to {most}", least=0, most=MOST_PICTURES)
    for index, (name, content) in enumerate(parcel.pictures.items()):
        field = f"pictures[{index}]"
        if name != sha256(content).hexdigest():
            yield field, ui("the picture is not the one that its name stands for")
        problem = picture_problem(content)
        if problem is not None:
            yield field, problem


def _refused(name: str, field: str, reason: Value) -> Fault:
    """The fault of a programme file; `field` is a place in it such as "programme.entries[2].sets", or "" for all."""
    why = _short(reason) if isinstance(reason, str) else reason
    if not field:
        return Fault(ui("{file}: {reason}. Nothing was taken from it.", file=_short(name), reason=why))
    return Fault(
        ui(
            "{file}: {field}: {reason}. Nothing was taken from it.",
            file=_short(name),
            field=_short(field),
            reason=why,
        )
    )


def _short(words: str) -> str:
    """Words that may come from the file, so that one line stays one line."""
    shown = "".join(sign if sign.isprintable() else " " for sign in words)
    return shown if len(shown) <= MOST_SHOWN else f"{shown[:MOST_SHOWN]}..."
