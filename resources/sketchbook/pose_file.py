"""What a pose file says. Lengths in centimetres, angles in degrees."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec

from sketchbook.geometry import Triple
from sketchbook.rig import Angles, Pose

BASES = {
    "relaxed": Pose(
        {
            "thumb": (26, 30, 60, 12, 14),
            "index": (0, 16, 22, 12),
            "middle": (0, 20, 26, 14),
            "ring": (0, 23, 28, 15),
            "little": (0, 24, 30, 16),
        }
    ),
    "open": Pose(
        {
            "thumb": (52, 12, 48, 0, -2),
            "index": (4, 2, 4, 3),
            "middle": (0, 2, 4, 3),
            "ring": (-2, 2, 4, 3),
            "little": (-6, 2, 4, 3),
        }
    ),
    "laced": Pose(
        {
            "thumb": (10, 34, 66, 14, 26),
            "index": (-3, 40, 62, 20),
            "middle": (0, 40, 64, 20),
            "ring": (2, 41, 64, 22),
            "little": (5, 42, 60, 22),
        }
    ),
}
"""Hands to start from; a key changes some of their angles."""


class _Base(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    pass


class Digits(_Base, frozen=True):
    """Changes to a base: the angles of some digits."""

    thumb: Angles | None = None
    index: Angles | None = None
    middle: Angles | None = None
    ring: Angles | None = None
    little: Angles | None = None
    cup: float = 0.0


class Contact(_Base, frozen=True):
    """One thing that must meet another. Exactly one of touch, pad, wrap, between and avoid is given.

    A contact that the keys before and after a frame share is solved for that frame too, with its numbers in between;
    a contact of one key only is solved at that key, and the joints travel there and back.
    """

    touch: tuple[str, str] | None = None  # the pads of two digits meet, `gap` apart
    pad: str | None = (
        None  # the pad of a digit meets the surface of `on` where the ray from its middle along `spot` leaves
    )
    wrap: tuple[str, ...] = ()  # digits close, joint by joint from the root, until each bone meets the surface of `on`
    between: tuple[str, str] | None = None  # the sides of two neighbouring fingers meet `on` between them
    avoid: tuple[str, ...] = ()  # digits that are kept out of `on`
    on: str = ""  # the name of an object, "affected" or "other" for a hand, or "support"
    along: float = 0.0  # for `pad`: what meets is so far from the middle of the pad, towards the tip of the digit
    spot: Triple | None = None  # for `pad`: a direction in the frame that `on` is placed in (a hand: in its own frame)
    gap: float = 0.0
    posed: bool = False  # for `touch`: solved near the key's own angles, not near where the two digits usually meet
    press: float = 0.05  # how deep skin sinks in


class Reach(_Base, frozen=True):
    """Moves the whole hand until the middle of the pads of some digits is at a place."""

    pads: tuple[str, ...]
    to: Triple  # in the frame that the hand is placed in


class HandKey(_Base, frozen=True):
    """One hand at a share of the way out, 0..1, or a little beyond, so that the ends are solved as the way is."""

    at: float
    base: str = "relaxed"
    wrist: tuple[float, float] = (0.0, 0.0)  # bend towards the palm, towards the little finger
    digits: Digits = Digits()
    place: Triple = (0.0, 0.0, 0.0)  # of the wrist
    forearm: Triple | None = None  # instead of the hand's own
    back: Triple | None = None
    contacts: tuple[Contact, ...] = ()
    reach: Reach | None = None  # instead of `place`
    lies: bool = False  # lifted or lowered until its skin lies on the support
    lies_on: Literal["support", "affected"] = "support"  # "affected": the other hand's palm is laid on the affected arm


class HandTable(_Base, frozen=True):
    """A hand. The affected one is a right hand, the other one a left hand."""

    forearm: Triple  # from the elbow to the wrist
    back: Triple  # where the back of the forearm looks
    key: tuple[HandKey, ...]
    who: Literal["affected", "other"] = "affected"
    within: Literal["world", "hand", "forearm"] = "world"  # the frame of places and directions: of the affected hand's
    sleeve: float = 5.0  # bare forearm


class ClaspKey(_Base, frozen=True):
    """Two laced hands at a share of the way out, 0..1."""

    at: float
    turn: Triple  # of the clasp about the world's x, then y, then z
    wrist: Triple  # the affected one
    elbow: Triple
    other_elbow: Triple


class ClaspTable(_Base, frozen=True):
    """Two hands with laced fingers. `fingers` is where the knuckles point before the turn, `back` the affected back.

    The hands are as near as `apart`, `lean` and `shift` say: how far each wrist is from the middle, how much each hand
    leans to the other (its way inwards for each centimetre along the fingers), and how far the other hand is shifted
    towards the affected little finger, so that fingers go between fingers.
    """

    fingers: Triple
    back: Triple
    key: tuple[ClaspKey, ...]
    sleeve: float = 4.6
    apart: float = 5.3
    lean: float = 0.36
    shift: float = 1.0
    affected: Digits = Digits()
    other: Digits = Digits()


class ObjectKey(_Base, frozen=True):
    """An object at a share of the way out, 0..1. Up to the next key it moves with the frame it is placed in.

    Frames: the world; the affected "hand" (+x to the little finger, +y to the fingertips, +z out of its back, from the
    wrist) or "forearm"; "pads": the middle between the pads of `pads`, thumb first, +z from the thumb to the others and
    +y along the finger to its tip. Where two keys share their frame, places and turns go from one to the other.
    """

    at: float
    within: Literal["world", "hand", "forearm", "pads"] = "world"
    pads: tuple[str, ...] = ("thumb", "index")
    place: Triple = (0.0, 0.0, 0.0)
    turn: Triple = (0.0, 0.0, 0.0)  # about the frame's x, then y, then z
    squeeze: float = 0.0  # share by which it is flattened along its own z; it widens to keep its volume
    open: float = 0.0  # degrees between the jaws of a clothespin
    rests: bool = (
        False  # moved along z of its frame until it touches: the palm from below, or what is under it in the world
    )


class ObjectTable(_Base, frozen=True):
    """A thing. `objects` tells what each kind looks like and what its `size` means."""

    name: str
    kind: str
    key: tuple[ObjectKey, ...] = (ObjectKey(at=0.0),)
    size: tuple[float, ...] = ()  # empty: as usual for the kind
    colour: str = ""  # a role such as "wood"; empty: as usual for the kind
    copies: tuple[Triple, ...] = ((0.0, 0.0, 0.0),)  # places of its copies in its own frame
    round: tuple[str, ...] = ()  # for a band: the digits it lies round, and where: bone 0..2 and share of its length
    bone: int = 1
    along: float = 0.6
    backdrop: bool = False  # it never moves and nothing goes behind it: painted once, under every frame


class BoxTable(_Base, frozen=True):
    """A table or a cushion, from its low corner to its high corner."""

    low: Triple
    high: Triple
    rounding: float = 0.12
    colour: str = "table"  # a role; "cloth" where the other arm's sleeve must stand off from it


class ArrowTable(_Base, frozen=True):
    """An arrow of the movement; `both` gives it two heads.

    Through `points` in percent of the picture; or along the way that `follow` takes (the tip of a digit, "wrist", or an
    object's name), moved to where it is free.
    """

    points: tuple[tuple[float, float], ...] = ()
    follow: str = ""
    both: bool = True


class PoseFile(_Base, frozen=True):
    """An exercise, as the person who poses writes it down."""

    exercise: int
    description: str
    camera: Triple  # from the scene towards the eye
    variant: str = ""
    arrow: tuple[ArrowTable, ...] = ()
    hand: tuple[HandTable, ...] = ()
    clasp: ClaspTable | None = None
    object: tuple[ObjectTable, ...] = ()
    support: BoxTable | None = None
    arm: float = 6.0  # forearm that the picture must hold
    other_arm: float = 5.0  # and of the other hand; laced hands share `arm`
    room: tuple[float, float, float, float] = (1.9, 1.9, 1.9, 1.9)  # left, top, right, bottom
    frames: int = 0  # 0: 13 on the way out, 24 if the loop is cyclic
    cyclic: bool = False
    ghost: bool | None = None  # whether the other end of the movement may show faintly beneath; None: as `ghostly` says
    teaches: float = 0.5  # loop phase that shows best what the exercise is: the thumbnail
    light: Triple = (-0.45, 0.75, 0.55)  # in the picture: right, up, towards the eye

    @property
    def ghostly(self) -> bool:
        """Whether a ghost helps. It does with one hand alone; more hands, or a loop that goes round, would confuse."""
        alone = len(self.hand) == 1 and self.clasp is None and not self.cyclic
        return alone if self.ghost is None else self.ghost


def read_pose_file(path: Path) -> PoseFile:
    """Decode a pose file; raises msgspec.ValidationError with the line of thought that failed."""
    return msgspec.toml.decode(path.read_bytes(), type=PoseFile)
