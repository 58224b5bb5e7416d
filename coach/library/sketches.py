"""Reads the built sketches: one gzipped JSON file a loop, named `NN.json.gz` or `NN-variant.json.gz`."""

from __future__ import annotations

import gzip
import hashlib
import zlib
from collections import OrderedDict
from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path
from typing import TypeAlias, overload

import msgspec

from coach.practice.message import ui
from coach.practice.ports import Fault
from coach.practice.sketch import Fill, Loop, Role

FORMAT = 2
KEPT = 2  # loops held in memory: what is on and what comes next

_NUMBERS_OF_COMMAND = {"M": 2, "L": 2, "C": 6, "Z": 0}


class PackedFill(msgspec.Struct, frozen=True, array_like=True):
    """A fill whose points are steps from the one before, in whole units: they pack to half the size."""

    role: Role
    commands: str
    steps: tuple[int, ...]

    def complete(self) -> bool:
        """Whether the outline starts with M, has known commands only, and exactly the numbers they need."""
        counts = {command: self.commands.count(command) for command in _NUMBERS_OF_COMMAND}
        return (
            self.commands.startswith("M")
            and sum(counts.values()) == len(self.commands)
            and sum(_NUMBERS_OF_COMMAND[command] * n for command, n in counts.items()) == len(self.steps)
        )

    def unpacked(self) -> Fill:
        """With its points."""
        points: list[float] = [0.0] * len(self.steps)
        points[0::2] = accumulate(self.steps[0::2])
        points[1::2] = accumulate(self.steps[1::2])
        return Fill(self.role, self.commands, tuple(points))


Layer: TypeAlias = tuple[PackedFill, ...]


class Frames(Sequence[tuple[Fill, ...]]):
    """The frames of a loop, unpacked one by one when they are asked for: a picture is shown without all the others.

    A frame is the cast shadows on what stands still, the lines of what stands still, and then what moves.
    """

    def __init__(self, shadows: tuple[Layer, ...], still_lines: Layer, moving: tuple[Layer, ...]) -> None:
        self._packed = (shadows, still_lines, moving)
        self._lines = _unpacked(still_lines)

    def __len__(self) -> int:
        return len(self._packed[2])

    @overload
    def __getitem__(self, index: int) -> tuple[Fill, ...]: ...

    @overload
    def __getitem__(self, index: slice) -> Frames: ...

    def __getitem__(self, index: int | slice) -> tuple[Fill, ...] | Frames:
        shadows, lines, moving = self._packed
        if isinstance(index, slice):
            return Frames(shadows[index], lines, moving[index])
        under = _unpacked(shadows[index]) if shadows else ()
        return (*under, *self._lines, *_unpacked(moving[index]))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Frames) and self._packed == other._packed

    def __hash__(self) -> int:
        return hash(self._packed)


class SketchFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What one built file holds: a loop, field by field, and the hashes of what it was made from."""

    format: int
    pose_file: str  # its name under resources/sketchbook/poses
    pose_hash: str  # as `pose_hash` gives it
    builder_hash: str  # of the builder's sources
    exercise: int
    variant: str
    description: str
    size: int
    cyclic: bool
    still: Layer
    frames: tuple[Layer, ...]
    arrows: Layer
    stills: tuple[float, ...]
    print_version: Layer
    teaches: float = 0.5
    still_lines: Layer = ()  # lines of what stands still: over its cast shadows, under what moves
    ghost: bool = True  # whether the other end of the movement may show beneath
    shadows: tuple[Layer, ...] = ()  # cast on what stands still, one layer a frame; none where nothing stands

    def sound(self) -> bool:
        """Whether it can be shown."""
        layers = (self.still, self.still_lines, self.arrows, self.print_version, *self.shadows, *self.frames)
        return (
            self.format == FORMAT
            and len(self.frames) > 0
            and len(self.shadows) in (0, len(self.frames))
            and self.size > 0
            and bool(self.description)
            and all(0 <= phase <= 1 for phase in (*self.stills, self.teaches))
            and all(fill.complete() for layer in layers for fill in layer)
        )

    @property
    def loop(self) -> Loop:
        """The loop, ready to be painted."""
        return Loop(
            exercise=self.exercise,
            variant=self.variant,
            description=self.description,
            size=self.size,
            cyclic=self.cyclic,
            still=_unpacked(self.still),
            frames=Frames(self.shadows, self.still_lines, self.frames),
            arrows=_unpacked(self.arrows),
            stills=self.stills,
            print_version=_unpacked(self.print_version),
            teaches=self.teaches,
            ghost=self.ghost,
        )


def _unpacked(layer: Layer) -> tuple[Fill, ...]:
    return tuple(fill.unpacked() for fill in layer)


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
    if not file.sound() or sketch_name(file.exercise, file.variant) != path.name:
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
        if variant:
            return None
        return min(self._folder.glob(f"{exercise:02d}-*.json.gz"), default=None)
