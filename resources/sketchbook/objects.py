"""Things that hands hold, press and move: what each kind is made of. Lengths in centimetres.

Every kind has its own frame; an object's key says where that frame is. `KINDS` tells usual sizes and colours.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from coach.practice.sketch import Role
from sketchbook import held, lap, tabletop
from sketchbook.field import Field, pack
from sketchbook.geometry import Array, vector
from sketchbook.place import Place
from sketchbook.pose_file import ObjectKey, ObjectTable
from sketchbook.shapes import SOFT, Solid

Tones = tuple[Role, Role]
Make = Callable[[Place, tuple[float, ...], ObjectKey], list[Solid]]

BAND = "putty-band"  # laid round digits by `bands`
COPY = 100  # the parts of each copy are this much higher than those of the one before

CORAL = (Role.OBJECT, Role.OBJECT_SHADE)
PUTTY = (Role.PUTTY, Role.PUTTY_SHADE)
METAL = (Role.METAL, Role.METAL_SHADE)
CLOTH = (Role.CLOTH, Role.CLOTH_SHADE)
WOOD = (Role.WOOD, Role.WOOD_SHADE)
GLASS = (Role.GLASS, Role.GLASS_SHADE)
IVORY = (Role.IVORY, Role.IVORY_SHADE)
EBONY = (Role.EBONY, Role.EBONY_SHADE)
GOLD = (Role.GOLD, Role.GOLD_SHADE)
BEAN = (Role.BEAN, Role.BEAN_SHADE)


@dataclass(frozen=True, slots=True)
class Kind:
    """How to make a kind: its solids with things numbered from 0, usual size, and fill and shade of each thing.

    `smooth` are its things that are rigid but have no sharp edges to draw.
    """

    make: Make
    size: tuple[float, ...]
    tones: tuple[Tones, ...]
    smooth: tuple[int, ...] = ()


KINDS = {
    "ball": Kind(held.ball_solids, (2.6,), (CORAL, IVORY)),
    "putty": Kind(held.putty, (1.7, 1.6, 1.5), (PUTTY,)),
    "putty-sheet": Kind(held.putty_sheet, (6.0, 4.0, 0.8), (PUTTY,)),
    "towel": Kind(held.towel, (2.8, 16.0), (IVORY, GLASS)),
    "bean": Kind(held.bean, (1.3,), (BEAN,), smooth=(0,)),
    "pen": Kind(held.pen, (14.0, 0.42), (CORAL, METAL, EBONY), smooth=(0, 1)),
    "bottle": Kind(held.bottle, (2.6, 16.0), (GLASS, IVORY, CORAL)),
    "can": Kind(held.can, (2.6, 11.0), (METAL, CORAL)),
    "dumbbell": Kind(held.dumbbell, (2.6, 15.0), (METAL, EBONY)),
    "clothespin": Kind(held.clothespin, (7.2,), (CORAL, METAL)),
    "coin": Kind(tabletop.coin, (1.1, 0.22), (GOLD,)),
    "tray": Kind(tabletop.tray, (12.0, 8.0, 4.0), (WOOD,)),
    "box": Kind(tabletop.box, (7.0, 6.0, 3.0), (WOOD, (Role.WOOD_SHADE, Role.WOOD_SHADE))),
    "board": Kind(tabletop.board, (8.0, 8.0, 2.6), (IVORY, WOOD, WOOD)),
    "piece": Kind(tabletop.piece, (1.05, 0.7), (CORAL,)),
    "jigsaw": Kind(tabletop.jigsaw, (5.0, 5.0, 2.7), (PUTTY, GOLD, GLASS)),
    "jigsaw-piece": Kind(tabletop.jigsaw_piece, (2.7,), (CORAL,)),
    "keyboard": Kind(tabletop.keyboard, (10.0, -1.0), (IVORY, EBONY, WOOD)),
    "piano-key": Kind(tabletop.piano_key, (), (IVORY,)),
    "lap": Kind(lap.lap, (60.0,), (CLOTH,)),
    "note": Kind(tabletop.note, (3.0,), (CORAL,)),
}


def object_solids(table: ObjectTable, key: ObjectKey, origin: Array, axes: Array) -> list[Solid]:
    """The solids of an object and its copies, with things numbered from 0. Raises KeyError for an unknown kind."""
    kind = KINDS[table.kind]
    solids: list[Solid] = []
    for i, shift in enumerate(table.copies):
        place = Place(origin + axes @ vector(shift), axes)
        for solid in kind.make(place, table.size or kind.size, key):
            solids.append(replace(solid, part=solid.part + COPY * i))
    return solids


def object_field(table: ObjectTable, key: ObjectKey, origin: Array, axes: Array) -> Field:
    """One object alone, with nothing that dents it: what digits must meet."""
    return pack(object_solids(table, key, origin, axes))


def smooth_things(table: ObjectTable, solids: list[Solid]) -> set[int]:
    """The things of an object, numbered from 0, that have no sharp edges."""
    soft = {solid.thing for solid in solids if solid.kind == SOFT}
    return soft if table.kind == BAND else soft | set(KINDS[table.kind].smooth)


def object_tones(table: ObjectTable) -> tuple[Tones, ...]:
    """Fill and shade of each thing of an object. Raises KeyError for an unknown kind, ValueError for a colour."""
    tones = (PUTTY,) if table.kind == BAND else KINDS[table.kind].tones
    if not table.colour:
        return tones
    return ((Role(table.colour), Role(f"{table.colour}-shade")), *tones[1:])
