"""Things that lie or stand on a table. Lengths in centimetres. Of flat things z = 0 is the top, where others lie."""

from __future__ import annotations

from sketchbook.geometry import turn_z
from sketchbook.place import Place
from sketchbook.pose_file import ObjectKey
from sketchbook.shapes import CARVED, CHECKS, JIGSAW, LEAVES, PLAIN, RING, Ellipsoid, Print, Rod, Solid

Size = tuple[float, ...]

RIM = 0.8  # share of a disc's radius within its rim
EDGE = 0.7  # of a board round its squares
BOX_WALL = 0.5

KNOB, KNOB_REACH = 0.38, 0.27  # of a jigsaw's piece, as shares of half its side: radius, and from side to middle
CARD = 0.4  # thickness of a jigsaw
CLEAR = 0.02  # by how much a piece is smaller than its gap, on each side

KEY_WIDTH, KEY_LENGTH, KEY_DEPTH = 2.3, 13.0, 1.7
BLACK_AFTER = (0, 1, 3, 4, 5)  # white keys of an octave that have a black one to their right


def coin(place: Place, size: Size, _: ObjectKey) -> list[Solid]:
    """A coin: radius and thickness, with its middle at the origin."""
    return _disc(place, size, 0.05)


def piece(place: Place, size: Size, _: ObjectKey) -> list[Solid]:
    """A draughtsman: radius and height, with its foot at z = 0."""
    radius, height = size
    return _disc(place.moved((0, 0, height / 2)), (radius, height), 0.12)


def _disc(place: Place, size: Size, rounding: float) -> list[Solid]:
    radius, thick = size
    disc = place.rod((0, 0, -thick / 2), (0, 0, thick / 2), radius, rounding=rounding)
    return [Solid(PLAIN, 0, 0, (disc,), printed=place.printed(RING, (RIM * radius,)))]


def tray(place: Place, size: Size, _: ObjectKey) -> list[Solid]:
    """An open box: length along y, width along x, height; its foot is at z = 0."""
    return [_open_box(place, size, 0.35)]


def box(place: Place, size: Size, _: ObjectKey) -> list[Solid]:
    """As a tray, with thicker walls and an inside that is a thing of its own, so that it can be darker."""
    length, width, height = size
    x, y, thin = width / 2 - BOX_WALL + 0.01, length / 2 - BOX_WALL + 0.01, 0.05
    lining = place.box((-x, -y, 0.3), (x, y, height - 0.1), 0.02)
    hollow = place.box((thin - x, thin - y, BOX_WALL + thin), (x - thin, y - thin, height + 1), 0.05)
    return [_open_box(place, size, BOX_WALL), Solid(CARVED, 1, 0, (lining, hollow), roots=1)]


def _open_box(place: Place, size: Size, wall: float) -> Solid:
    length, width, height = size
    x, y = width / 2, length / 2
    outside = place.box((-x, -y, 0), (x, y, height))
    inside = place.box((wall - x, wall - y, wall), (x - wall, y - wall, height + 1), 0.1)
    return Solid(CARVED, 0, 0, (outside, inside), roots=1)


def board(place: Place, size: Size, _: ObjectKey) -> list[Solid]:
    """A checkerboard: columns along x, rows along y, side of a square. Its middle is at the origin."""
    columns, rows, side = size
    x, y = columns * side / 2, rows * side / 2
    shift = tuple(side / 2 if count % 2 == 0 else 0.0 for count in (columns, rows))
    squares = place.moved((shift[0], shift[1], 0)).printed(CHECKS, (side,))
    top = place.box((-x, -y, -0.4), (x, y, 0), 0.02)
    frame = place.box((-x - EDGE, -y - EDGE, -0.9), (x + EDGE, y + EDGE, -0.02), 0.1)
    return [Solid(PLAIN, 0, 0, (top,), printed=squares), Solid(PLAIN, 2, 0, (frame,))]


def jigsaw(place: Place, size: Size, _: ObjectKey) -> list[Solid]:
    """A jigsaw with a gap at the origin: columns along x and rows along y, both odd, and the side of a piece."""
    columns, rows, side = size
    s = side / 2
    x, y = columns * s, rows * s
    pieces = place.printed(JIGSAW, (s, KNOB * s, KNOB_REACH * s, 3.0, (columns - 1) / 2, (rows - 1) / 2))
    card = place.box((-x, -y, -CARD), (x, y, 0), 0.03)
    gap = place.box((-s, -s, -2 * CARD), (s, s, CARD), 0.01)
    holes = [_knob(place, (dx * (1 + KNOB_REACH) * s, 0.0), KNOB * s, CARD) for dx in (-1, 1)]
    knobs = [_knob(place, (0.0, dy * (1 - KNOB_REACH) * s), KNOB * s) for dy in (-1, 1)]
    return [
        Solid(CARVED, 0, 0, (card, gap, *holes), roots=1, printed=pieces),
        Solid(PLAIN, 0, 0, tuple(knobs), printed=pieces),
    ]


def jigsaw_piece(place: Place, size: Size, _: ObjectKey) -> list[Solid]:
    """The piece that fits the gap of a jigsaw with pieces of the same side, placed and turned like the jigsaw."""
    s = size[0] / 2
    square = place.box((CLEAR - s, CLEAR - s, -CARD), (s - CLEAR, s - CLEAR, 0), 0.03)
    knobs = [_knob(place, (dx * (1 + KNOB_REACH) * s, 0.0), KNOB * s - CLEAR) for dx in (-1, 1)]
    holes = [_knob(place, (0.0, dy * (1 - KNOB_REACH) * s), KNOB * s + CLEAR, CARD) for dy in (-1, 1)]
    return [Solid(CARVED, 0, 0, (square, *knobs, *holes), roots=3)]


def _knob(place: Place, at: tuple[float, float], radius: float, beyond: float = 0.0) -> Rod:
    x, y = at
    return place.rod((x, y, -CARD - beyond), (x, y, beyond), radius, rounding=0.03)


def keyboard(place: Place, size: Size, _: ObjectKey) -> list[Solid]:
    """A piano's keys: how many white ones, from a C, and which of them (from 0) is left out for a `piano-key`; -1 none.

    The keys lie along y, their fronts at y = 0, the middle of the row at x = 0.
    """
    count, missing = round(size[0]), round(size[1])
    low = -count * KEY_WIDTH / 2
    first = place.moved((low + KEY_WIDTH / 2, 0, 0))
    leaves: Print = first.printed(LEAVES, (KEY_WIDTH,))
    white = place.box((low + 0.01, 0, -KEY_DEPTH), (-low - 0.01, KEY_LENGTH, 0), 0.08)
    shapes = [white]
    if missing >= 0:
        x = missing * KEY_WIDTH
        half = KEY_WIDTH / 2 - 0.015  # the sides of the gap belong to one part, so that a line runs along their tops
        left, right = x - half - (missing == 0), x + half + (missing == count - 1)  # at an end nothing is left over
        shapes.append(first.box((left, -1, -KEY_DEPTH - 1), (right, KEY_LENGTH + 1, 1), 0.001))
    places = [low + (i + 1) * KEY_WIDTH for i in range(count - 1) if i % 7 in BLACK_AFTER]
    black = [place.box((x - 0.6, 4.8, -KEY_DEPTH), (x + 0.6, KEY_LENGTH, 0.9), 0.12) for x in places]
    case = place.box((low - 0.6, KEY_LENGTH, -KEY_DEPTH - 0.8), (0.6 - low, KEY_LENGTH + 2.4, 1.6), 0.2)
    bed = place.box((low - 0.6, 0.3, -KEY_DEPTH - 0.8), (0.6 - low, KEY_LENGTH + 0.5, -KEY_DEPTH - 0.1), 0.1)
    return [
        Solid(CARVED if missing >= 0 else PLAIN, 0, 0, tuple(shapes), roots=1, printed=leaves),
        Solid(PLAIN, 1, 0, tuple(black)),
        Solid(PLAIN, 2, 0, (case, bed)),
    ]


def piano_key(place: Place, _: Size, __: ObjectKey) -> list[Solid]:
    """One white key. The origin is the middle of its far edge, about which a turn about x of some 4 degrees presses it.

    It is key i of a keyboard at ((i - (keys - 1) / 2) * 2.3, 13, 0) in the frame of the keyboard.
    """
    half = KEY_WIDTH / 2 - 0.03
    return [Solid(PLAIN, 0, 0, (place.box((-half, -KEY_LENGTH, -KEY_DEPTH), (half, 0, 0), 0.08),))]


def note(place: Place, size: Size, _: ObjectKey) -> list[Solid]:
    """A note of music of a height, flat in its own x-y plane, upright along y, its middle at the origin."""
    k = size[0] / 3
    tilted = place.moved((-0.45 * k, -1.1 * k, 0), turn_z(24))
    head = Ellipsoid(tilted.origin, tilted.axes, (0.62 * k, 0.46 * k, 0.25 * k), 0.02)
    stem = place.cone((0.05 * k, -1.0 * k, 0), (0.05 * k, 1.4 * k, 0), 0.13 * k, 0.13 * k, 0.02)
    flag = [
        place.cone((0.05 * k, 1.3 * k, 0), (0.5 * k, 0.75 * k, 0), 0.22 * k, 0.2 * k, 0.05),
        place.cone((0.5 * k, 0.75 * k, 0), (0.72 * k, 0.3 * k, 0), 0.2 * k, 0.15 * k, 0.05),
        place.cone((0.72 * k, 0.3 * k, 0), (0.6 * k, -0.2 * k, 0), 0.15 * k, 0.06 * k, 0.05),
    ]
    return [Solid(PLAIN, 0, 0, (head, stem, *flag))]
