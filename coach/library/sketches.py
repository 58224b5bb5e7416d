"""Reads the built sketches: one gzipped JSON file a loop, named `NN.json.gz` or `NN-variant.json.gz`."""

from __future__ import annotations

import gzip
import hashlib
import math
import zlib
from collections import OrderedDict
from pathlib import Path

import msgspec

from coach.practice.message import ui
from coach.practice.ports import Fault
from coach.practice.sketch import Fill, Loop

FORMAT = 1
KEPT = 4  # loops held in memory; a loop takes 2 to 7 MB

_NUMBERS_OF_COMMAND = {"M": 2, "L": 2, "C": 6, "Z": 0}


class SketchFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What one built file holds: the loop, and the hashes that tell whether it is newer than its sources."""

    format: int
    pose_file: str  # its name under resources/sketchbook/poses
    pose_hash: str  # as `pose_hash` gives it
    builder_hash: str  # of the builder's sources
    loop: Loop


_decoder = msgspec.json.Decoder(SketchFile)


def pose_hash(pose_file: Path) -> str:
    """SHA-256 of a pose file in hex; line ends count as one character, whatever the system wrote."""
    return hashlib.sha256(pose_file.read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def sketch_name(exercise: int, variant: str = "") -> str:
    """The name of the built file of a loop."""
    return f"{exercise:02d}-{variant}.json.gz" if variant else f"{exercise:02d}.json.gz"


def read_sketch(path: Path) -> SketchFile:
    """Read and check one built file. Raises Fault, which names the file, when it is damaged or of another format."""
    try:
        file = _decoder.decode(gzip.decompress(path.read_bytes()))
    except (OSError, EOFError, zlib.error, msgspec.DecodeError) as error:
        raise _damaged(path) from error
    name = sketch_name(file.loop.exercise, file.loop.variant)
    if file.format != FORMAT or name != path.name or not _sound(file.loop):
        raise _damaged(path)
    return file


def _damaged(path: Path) -> Fault:
    return Fault(
        ui(
            "The picture file {name} is damaged. Your exercises and your record are safe. "
            "Install the program again to get the picture back.",
            name=path.name,
        )
    )


def _sound(loop: Loop) -> bool:
    layers = (loop.still, loop.arrows, loop.print_version, *loop.frames)
    return (
        len(loop.frames) > 0
        and loop.size > 0
        and bool(loop.description)
        and all(0 <= phase <= 1 for phase in loop.stills)
        and all(_complete(fill) for layer in layers for fill in layer)
    )


def _complete(fill: Fill) -> bool:
    """Whether an outline starts with M, has known commands only, and exactly the finite numbers they need."""
    counts = {command: fill.commands.count(command) for command in _NUMBERS_OF_COMMAND}
    return (
        fill.commands.startswith("M")
        and sum(counts.values()) == len(fill.commands)
        and sum(_NUMBERS_OF_COMMAND[command] * n for command, n in counts.items()) == len(fill.points)
        and math.isfinite(math.fsum(fill.points))
    )


class Sketches:
    """The built loops of a folder. They are read when asked for; the last few are kept."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._kept: OrderedDict[Path, Loop] = OrderedDict()

    def loop(self, exercise: int, variant: str = "") -> Loop | None:
        """The loop of an exercise; None if it is not drawn. Raises Fault when its file is damaged.

        A variant without a drawing of its own shows the plain one; "" shows the first variant if there is no plain one.
        """
        path = self._path(exercise, variant)
        if path is None:
            return None
        if path not in self._kept:
            self._kept[path] = read_sketch(path).loop
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(path)
        return self._kept[path]

    def _path(self, exercise: int, variant: str) -> Path | None:
        own = self._folder / sketch_name(exercise, variant)
        plain = self._folder / sketch_name(exercise)
        if own.is_file():
            return own
        if plain.is_file():
            return plain
        return min(self._folder.glob(f"{exercise:02d}-*.json.gz"), default=None)
