"""What a built sketch is: vector frames with colour roles, read from `resources/sketches`, painted by `ui`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from coach.practice.message import Message


class Role(StrEnum):
    """What a fill stands for; the theme and the person's skin tone give the colour when it is painted."""

    INK = "ink"
    SKIN = "skin"
    SKIN_SHADE = "skin-shade"
    NAIL = "nail"
    SLEEVE = "sleeve"
    SLEEVE_SHADE = "sleeve-shade"
    OTHER_SLEEVE = "other-sleeve"
    OTHER_SLEEVE_SHADE = "other-sleeve-shade"
    TABLE = "table"
    TABLE_SHADE = "table-shade"
    CLOTH = "cloth"
    CLOTH_SHADE = "cloth-shade"
    OBJECT = "object"
    OBJECT_SHADE = "object-shade"
    OBJECT_LIGHT = "object-light"
    PUTTY = "putty"
    PUTTY_SHADE = "putty-shade"
    METAL = "metal"
    METAL_SHADE = "metal-shade"
    WOOD = "wood"
    WOOD_SHADE = "wood-shade"
    GLASS = "glass"
    GLASS_SHADE = "glass-shade"
    IVORY = "ivory"
    IVORY_SHADE = "ivory-shade"
    EBONY = "ebony"
    EBONY_SHADE = "ebony-shade"
    GOLD = "gold"
    GOLD_SHADE = "gold-shade"
    BEAN = "bean"
    BEAN_SHADE = "bean-shade"
    SHADOW = "shadow"
    ARROW = "arrow"


@dataclass(frozen=True, slots=True)
class Fill:
    """One filled outline. `commands` is a string of M, L, C, Z; `points` its coordinates x, y, x, y, ...

    Coordinates run from 0 to `Loop.size`, y downwards. M and L take one point, C three, Z none.
    Filled by the non-zero winding rule, so that lines may cross.
    """

    role: Role
    commands: str
    points: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Loop:
    """One built loop: `still` fills lie under every frame; `frames[i]` are painted over it; `arrows` over all.

    A ping-pong loop stores its way out only: phase 0 is the first frame, 0.5 the last, 1 the first again.
    A cyclic loop goes through all frames from phase 0 to 1.
    """

    exercise: int
    variant: str  # "" or the id of a variant of the exercise
    description: str
    size: float
    cyclic: bool
    still: tuple[Fill, ...]
    frames: Sequence[tuple[Fill, ...]]
    arrows: tuple[Fill, ...]
    stills: tuple[float, ...]  # phases of the key poses, one for each instruction step that has its own
    print_version: tuple[Fill, ...]  # hatched: paint INK and ARROW black, every other role white
    teaches: float = 0.5  # the phase that shows best what the exercise is, as a thumbnail must
    ghost: bool = True  # whether the other end of the movement, faintly beneath, helps; False where it would confuse
    photo: bytes = b""  # in place of all fills: a picture of one's own, PNG or JPEG; it stays, and is never mirrored

    def frame_at(self, phase: float) -> int:
        """Index of the frame nearest to `phase`; any real phase is wrapped into 0..1."""
        inside = phase % 1.0
        if self.cyclic:
            return round(inside * len(self.frames)) % len(self.frames)
        way_out = 2 * inside if inside <= 0.5 else 2 * (1 - inside)
        return round(way_out * (len(self.frames) - 1))

    def standing(self, phase: float) -> Loop:
        """The same picture, which stays at `phase`: it holds no other frame."""
        return replace(self, cyclic=False, frames=(self.frames[self.frame_at(phase)],), stills=(), teaches=0.0)


def photo_loop(exercise: int, name: str, description: str, photo: bytes) -> Loop:
    """A picture of one's own, in the place of a sketch."""
    return Loop(
        exercise,
        name,
        description,
        1.0,
        cyclic=False,
        still=(),
        frames=((),),
        arrows=(),
        stills=(),
        print_version=(),
        teaches=0.0,
        ghost=False,
        photo=photo,
    )


@dataclass(frozen=True, slots=True)
class Drawing:
    """What there is of one drawing of an exercise. `trouble` says why it is not whole; None: it is.

    `frames` are those that are stored, 0 if it cannot be shown; `stills` the phases of its key poses.
    """

    exercise: int
    variant: str  # "" where one drawing shows the whole exercise
    file: str  # its name under `resources/sketches`
    there: bool
    trouble: Message | None
    frames: int = 0
    cyclic: bool = False
    stills: tuple[float, ...] = ()
    bytes: int = 0
    description: str = ""
