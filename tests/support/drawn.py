"""A made-up sketch, as the builder writes it."""

from __future__ import annotations

from coach.library.sketches import FORMAT, PackedFill, SketchFile
from coach.practice.sketch import Role

SQUARE = PackedFill(Role.SKIN, "MLLLZ", (100, 200, 50, 0, 0, 50, -50, 0))


def sketch(exercise: int = 7, variant: str = "", *, stills: tuple[float, ...] = (0.0, 0.5)) -> SketchFile:
    """A small square of skin that stays where it is, for two frames."""
    return SketchFile(
        format=FORMAT,
        pose_file="07.toml",
        pose_hash="",
        builder_hash="",
        exercise=exercise,
        variant=variant,
        description="A hand moves a piece.",
        size=6000,
        cyclic=False,
        still=(),
        frames=((SQUARE,), (SQUARE,)),
        arrows=(),
        stills=stills,
        print_version=(SQUARE,),
    )
