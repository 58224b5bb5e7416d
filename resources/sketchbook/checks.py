"""What is wrong with built loops: marks that jump, loops that do not close, files too large, thumbnails too alike.

It needs only the built files, so it runs wherever the tests run. `python -m sketchbook.checks` lists all of it, and the
thumbnails that are most alike. Faults of poses are found by `scene_checks` while a loop is built.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage, QPainter

from coach.library.sketches import read_sketch
from coach.practice.sketch import Loop, Role
from coach.ui.widgets.sketch_painting import outline
from sketchbook.alike import LEAST, closest

BUILT = Path(__file__).resolve().parents[1] / "sketches"

FILE_BYTES, ALL_BYTES = 250_000, 12_000_000
SIDE = 300  # pixels of the pictures in which areas are measured

# How far a step from one frame to the next may stand out from the steps round it. An even movement changes the marks
# evenly and stands out by nothing; what pops does. The figures are of ten loops, with and without objects.
STROKES, STROKES_SHARE = 6, 0.25  # outlines of ink, and of their mean: the larger counts. 2 to 7 of 20 to 45 stand out
INK = 0.08  # of the loop's mean ink; up to 0.065 where fingers come into sight one by one
SKIN_TONE = 0.02  # of the skin; up to 0.012
TONE = 0.06  # of anything else, whose flat sides turn into the shade all at once: up to 0.04 on a sleeve
CAST = 0.15  # of what stands still: a shadow falls across it as fast as the hand above it moves, up to 0.112 on a tray
SMALL = 0.05  # of the picture; what shows less is taken for as large as this, so that a sliver may change
MOVES = 1.7  # times the steps before and after; 1.0 to 1.05 in movements that look even, 2.2 where a ball leapt
STILL = 0.005  # of the picture; a step that changes less is no leap
CLOSES = 1.3  # the step from the last frame of a cyclic loop to its first, in the largest steps between neighbours

RoleMap: TypeAlias = NDArray[np.uint8]

_ROLES = tuple(Role)
_SHADES = {role: Role(f"{role.value}-shade") for role in Role if f"{role.value}-shade" in set(Role)}


@dataclass(frozen=True, slots=True)
class Complaint:
    """One fault: the check that found it, the frame from 0, the number found and its limit."""

    check: str
    frame: int
    number: float
    limit: float
    what: str
    least: bool = False  # the limit is the least, not the most
    others: int = 0  # other frames with the same fault

    def __str__(self) -> str:
        side = "least" if self.least else "most"
        others = f" and {self.others} more" if self.others else ""
        return f"{self.check}, frame {self.frame}{others}: {self.what}: {self.number:.4g} (at {side} {self.limit:.4g})"


def worst(complaints: Iterable[Complaint]) -> list[Complaint]:
    """The same fault of several frames as one, at the frame where it is worst."""
    same: dict[tuple[str, str], list[Complaint]] = {}
    for complaint in complaints:
        same.setdefault((complaint.check, complaint.what), []).append(complaint)
    return [
        replace(max(group, key=lambda c: -c.number if c.least else c.number), others=len(group) - 1)
        for group in same.values()
    ]


def jumps(loop: Loop) -> list[Complaint]:
    """Strokes, ink and tones that jump between neighbouring frames; a cyclic loop also from its last to its first."""
    maps = [_role_map(loop, i) for i in range(len(loop.frames))]
    pairs = list(zip(maps, [*maps[1:], maps[0]], strict=True))[: None if loop.cyclic else -1]
    inked = [[fill.commands.count("M") for fill in frame if fill.role is Role.INK] for frame in loop.frames]
    strokes = np.array([sum(counts) for counts in inked], dtype=np.float64)
    ink = np.array([(m == _ROLES.index(Role.INK)).sum() for m in maps]) / SIDE**2
    series = [
        ("strokes jump", "outlines", strokes, max(STROKES, STROKES_SHARE * float(strokes.mean()))),
        ("ink jumps", "share of the loop's ink", ink / max(ink.mean(), 1e-9), INK),
    ]
    found = []
    for check, what, values, limit in series:
        out = standing_out(_steps(values, loop.cyclic), loop.cyclic)
        found += [Complaint(check, int(i) + 1, float(out[i]), limit, what) for i in np.nonzero(out > limit)[0]]
    standing = {fill.role for fill in loop.still}
    for role, shade in _SHADES.items():
        out = _tone_jumps(maps, pairs, role, shade, loop.cyclic)
        limit = SKIN_TONE if role is Role.SKIN else CAST if role in standing else TONE
        what = f"share of {role.value} that changes its tone"
        found += [Complaint("tone jumps", int(i) + 1, float(out[i]), limit, what) for i in np.nonzero(out > limit)[0]]
    return found + _leaps([float((a != b).mean()) for a, b in pairs], loop.cyclic)


def _steps(values: NDArray[np.float64], cyclic: bool) -> NDArray[np.float64]:
    return np.diff(np.append(values, values[0]) if cyclic else values)


def _tone_jumps(
    maps: list[RoleMap], pairs: list[tuple[RoleMap, RoleMap]], role: Role, shade: Role, cyclic: bool
) -> NDArray[np.float64]:
    """By how much the tone of a thing stands out, in two ways, of which the smaller counts.

    The share of all that shows of it jumps also where another thing hides its shade; the share of the pixels that show
    it in both frames jumps also where it moves fast.
    """
    light, dark = _ROLES.index(role), _ROLES.index(shade)
    least = SMALL * SIDE**2
    shares = np.array([(m == dark).sum() / max(((m == dark) | (m == light)).sum(), least) for m in maps])
    darker = []
    for a, b in pairs:
        both = ((a == light) | (a == dark)) & ((b == light) | (b == dark))
        gained = int((both & (b == dark)).sum()) - int((both & (a == dark)).sum())
        darker.append(gained / max(int(both.sum()), least))
    ways = standing_out(_steps(shares, cyclic), cyclic), standing_out(np.array(darker), cyclic)
    return np.asarray(np.minimum(*ways))


def standing_out(steps: NDArray[np.float64], cyclic: bool) -> NDArray[np.float64]:
    """By how much each step between neighbours differs from the steps round it: 0 where values change evenly.

    The median of three steps keeps a bend in an even movement from counting. A ping-pong loop turns round at its ends.
    """
    if cyclic:
        before, after = np.roll(steps, 1), np.roll(steps, -1)
    else:
        before, after = np.append(-steps[:1], steps[:-1]), np.append(steps[1:], -steps[-1:])
    return np.asarray(np.abs(steps - np.median([before, steps, after], axis=0)))


def _leaps(changed: list[float], cyclic: bool) -> list[Complaint]:
    """Steps in which far more of the picture changes than before and after, and a loop that does not close."""
    found = []
    what = "share of the picture that changes"
    for i, now in enumerate(changed[:-1] if cyclic else changed):
        around = changed[max(0, i - 1) : i] + changed[i + 1 : i + 2]
        limit = max(MOVES * max(around, default=now), STILL)
        if now > limit:
            found.append(Complaint("leaps", i + 1, now, limit, what))
    limit = CLOSES * max(changed[:-1], default=0.0)
    if cyclic and changed[-1] > limit:
        found.append(Complaint("does not close", len(changed) - 1, changed[-1], limit, what))
    return found


def _role_map(loop: Loop, frame: int) -> RoleMap:
    """The index of the role that each pixel (SIDE, SIDE) of a frame shows; 255 is paper."""
    image = QImage(SIDE, SIDE, QImage.Format.Format_Grayscale8)
    image.fill(255)
    painter = QPainter(image)
    painter.scale(SIDE / loop.size, SIDE / loop.size)
    for fill in (*loop.still, *loop.frames[frame]):
        level = _ROLES.index(fill.role)
        painter.fillPath(outline(fill), QColor(level, level, level))
    painter.end()
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(SIDE, image.bytesPerLine())
    return rows[:, :SIDE].copy()


def file_complaints(path: Path) -> list[Complaint]:
    """Everything that a built file alone can show. Raises Fault if it is damaged."""
    return too_large(path.stat().st_size) + jumps(read_sketch(path).loop)


def too_large(size: int) -> list[Complaint]:
    """Whether a file has more bytes than a loop may."""
    return [Complaint("size", 0, size, FILE_BYTES, "bytes of the file")] if size > FILE_BYTES else []


def main() -> int:
    """List the faults of all built loops, and the thumbnails most alike. Returns 1 if there is a fault."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else BUILT
    paths = sorted(folder.glob("*.json.gz"))
    faults = [f"{path.name}: {fault}" for path in paths for fault in file_complaints(path)]
    total = sum(path.stat().st_size for path in paths)
    if total > ALL_BYTES:
        faults.append(f"all art: {total} bytes (at most {ALL_BYTES})")
    for i, (apart, a, b) in enumerate(closest({path.name: read_sketch(path).loop for path in paths})):
        if i < 10 or apart < LEAST:
            print(f"{apart:.3f}  {a}  {b}")
        if apart < LEAST:
            faults.append(f"thumbnails of {a} and {b} are alike: {apart:.3f} (at least {LEAST})")
    print(f"{len(paths)} loops, {total / 1e6:.2f} MB, {len(faults)} faults", *faults, sep="\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
