"""One moment of an exercise: solids, skeletons, creases, and what each thing is made of."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np

from coach.practice.sketch import Role
from sketchbook.bands import band_solids
from sketchbook.body import hand_solids
from sketchbook.creases import Crease, creases
from sketchbook.field import Field, pack
from sketchbook.geometry import MIRROR, Array, Triple, frame, vector
from sketchbook.objects import BAND, object_solids, object_tones, smooth_things
from sketchbook.pose_file import ObjectKey, ObjectTable
from sketchbook.rig import Pose, Skeleton, skeleton
from sketchbook.shapes import DIGIT, PLAIN, Box, Shape, Solid

AFFECTED, OTHER = 0, 1  # things: the hands; their sleeves are 10 higher
SLEEVES = 10
SUPPORT = 20  # table or cushion
FIRST_OBJECT = 21  # objects, by their parts, in the order of the file

SLEEVE_ROLES = {AFFECTED: (Role.SLEEVE, Role.SLEEVE_SHADE), OTHER: (Role.OTHER_SLEEVE, Role.OTHER_SLEEVE_SHADE)}


@dataclass(frozen=True, slots=True)
class Placed:
    """A posed right hand, or a left hand described as the right hand of the mirrored world."""

    pose: Pose
    wrist: Array
    forearm: Array
    hand: Array | None  # None: as the wrist's angles bend it
    sleeve: float
    left: bool = False

    def bones(self) -> Skeleton:
        """Its skeleton in the world."""
        bones = skeleton(self.pose, self.wrist, self.forearm, self.hand)
        return bones.mirrored() if self.left else bones


@dataclass
class Scene:
    """Built up by `add_hand`, `add_box` and `add_object`; `roles` gives fill and shade of each thing.

    `places` gives origin and axes of each thing of an object; `worn` are bands, which move as the hand's skin does;
    `smooth` are things without sharp edges.
    """

    solids: list[Solid] = field(default_factory=list)
    skeletons: dict[int, Skeleton] = field(default_factory=dict)
    creases: list[Crease] = field(default_factory=list)
    roles: dict[int, tuple[Role, Role]] = field(default_factory=dict)
    still: set[int] = field(default_factory=set)
    places: dict[int, tuple[Array, Array]] = field(default_factory=dict)
    worn: set[int] = field(default_factory=set)
    smooth: set[int] = field(default_factory=set)
    residuals: list[tuple[str, float]] = field(default_factory=list)  # which contact, and by how many cm it fails

    def add_hand(self, placed: Placed, thing: int) -> None:
        """A hand with its sleeve."""
        bones = skeleton(placed.pose, placed.wrist, placed.forearm, placed.hand)
        solids = hand_solids(bones, thing, thing + SLEEVES, placed.sleeve)
        lines = creases(bones, thing)
        if placed.left:
            solids = [solid.mirrored() for solid in solids]
            lines = [line.mirrored() for line in lines]
        self.solids += solids
        self.creases += lines
        self.skeletons[thing] = placed.bones()
        self.roles[thing] = (Role.SKIN, Role.SKIN_SHADE)
        self.roles[thing + SLEEVES] = SLEEVE_ROLES[thing]

    def add_box(self, low: Triple, high: Triple, rounding: float, thing: int, colour: str = "table") -> None:
        """A table or cushion, which never moves. Raises ValueError for an unknown colour."""
        a, b = vector(low), vector(high)
        half = (b - a) / 2
        box = Box((a + b) / 2, np.eye(3), (float(half[0]), float(half[1]), float(half[2])), rounding)
        shapes: tuple[Shape, ...] = (box,)
        self.solids.append(Solid(PLAIN, thing, 0, shapes))
        self.roles[thing] = (Role(colour), Role(f"{colour}-shade"))
        self.still.add(thing)

    def add_object(self, table: ObjectTable, key: ObjectKey, origin: Array, axes: Array) -> None:
        """An object, its frame at `origin` along `axes`; a band after the affected hand that it is laid round.

        Raises KeyError for an unknown kind and ValueError for an unknown colour.
        """
        first = max([FIRST_OBJECT - 1, *self.roles]) + 1
        if table.kind == BAND:
            digits = [solid for solid in self.solids if solid.thing == AFFECTED and solid.kind == DIGIT]
            solids = band_solids(table, self.skeletons[AFFECTED], digits, origin)
            self.worn.add(first)
        else:
            solids = object_solids(table, key, origin, axes)
        self.solids += [replace(solid, thing=first + solid.thing) for solid in solids]
        self.smooth |= {first + thing for thing in smooth_things(table, solids)}
        for thing, tones in enumerate(object_tones(table), first):
            self.roles[thing] = tones
            self.places[thing] = (origin, axes)
            if table.backdrop:
                self.still.add(thing)

    def field(self) -> Field:
        """Packed for the tracer."""
        return pack(self.solids)

    @property
    def hands(self) -> list[int]:
        """The things that are skin."""
        return list(self.skeletons)


def left_hand(pose: Pose, wrist: Array, forearm: Array, hand: Array, sleeve: float) -> Placed:
    """A left hand placed by its frames in the world; +x of a left hand's frame points to its thumb."""
    return Placed(
        pose,
        vector(MIRROR @ wrist),
        frame(MIRROR @ forearm[:, 1], MIRROR @ forearm[:, 2]),
        frame(MIRROR @ hand[:, 1], MIRROR @ hand[:, 2]),
        sleeve,
        left=True,
    )
