"""Flesh on the skeleton: the solids of a right hand and its sleeve. Lengths in centimetres."""

from __future__ import annotations

from itertools import pairwise

from sketchbook.geometry import vector
from sketchbook.rig import DIGITS, FINGERS, MEASURES, Skeleton
from sketchbook.shapes import BODY, DIGIT, SLEEVE, Cone, Ellipsoid, Shape, Solid, Triangle, ball

CARPUS_X = (-1.35, -0.45, 0.45, 1.3)  # where the four metacarpals start, across the wrist
ARM = 60.0  # length of sleeve that is modelled


def hand_solids(bones: Skeleton, thing: int, sleeve_thing: int, sleeve: float) -> list[Solid]:
    """Hand, then sleeve. `sleeve` is the length of bare forearm between wrist and cuff."""
    digits = [_thumb(bones, thing), *(_finger(bones, name, thing) for name in FINGERS)]
    return [_body(bones, thing, sleeve), *digits, *_sleeve(bones, sleeve_thing, sleeve)]


def _body(bones: Skeleton, thing: int, sleeve: float) -> Solid:
    shapes = [*_forearm(bones, sleeve), *_metacarpals(bones), *_thumb_ball(bones), *_webs(bones)]
    return Solid(BODY, thing, 0, tuple(shapes))


def _forearm(bones: Skeleton, bare: float) -> list[Shape]:
    at = bones.at_forearm
    reach = min(9.0, bare + 1.5)
    shapes: list[Shape] = []
    for side in (-1, 0, 1):
        wrist, thick = (1.62, 2.1) if side else (1.72, 2.3)
        middle = at((side * 1.35, -reach, -0.1))
        shapes.append(Cone(at((side * 1.0, 0.2, -0.02)), middle, wrist, thick, 1.5))
        if bare > 7.5:
            shapes.append(Cone(middle, at((side * 1.5, -bare - 2.0, -0.1)), thick, thick + 0.25, 1.2))
    shapes.append(Cone(at((1.75, -1.3, 0.75)), at((1.75, -0.9, 0.75)), 0.75, 0.75, 0.7))  # head of the ulna
    return shapes


def _metacarpals(bones: Skeleton) -> list[Shape]:
    hand, at = bones.hand, bones.at_hand
    roots = [bones.digits[name].points[0] for name in FINGERS]
    shapes: list[Shape] = []
    for i, name in enumerate(FINGERS):
        radius = MEASURES[name].radii[0]
        start = at((CARPUS_X[i], 1.0, -0.05))
        end = roots[i] - hand[:, 1] * 0.2 - hand[:, 2] * 0.12
        shapes.append(Cone(start, end, 1.5, radius * 1.05, 0.9))
        knuckle = roots[i] + hand[:, 2] * 0.12 + bones.digits[name].frames[0][:, 2] * 0.06
        shapes.append(ball(knuckle, radius * 0.98, 0.45))
    for i in range(3):
        a, b = roots[i] - hand[:, 2] * 0.25, roots[i + 1] - hand[:, 2] * 0.25
        shapes.append(Triangle(at((CARPUS_X[i], 1.5, -0.2)), a, b, 0.85, 0.8))
    for root, name in zip(roots, FINGERS, strict=True):
        pad = root - hand[:, 2] * 0.55 + bones.digits[name].frames[0][:, 1] * 0.35
        shapes.append(ball(pad, MEASURES[name].radii[0] * 0.86, 1.1))
    low = [roots[0] - hand[:, 2] * 0.75 - hand[:, 1] * 0.5, roots[3] - hand[:, 2] * 0.65 - hand[:, 1] * 0.5]
    shapes.append(Cone(low[0], low[1], 0.8, 0.8, 1.1))
    lift = (roots[3] - at(MEASURES["little"].root)) * 0.6
    shapes.append(Cone(at((1.8, 1.7, -0.75)), at((2.85, 5.4, -0.72)) + lift, 1.45, 1.2, 1.1))  # edge of the palm
    return shapes


def _thumb_ball(bones: Skeleton) -> list[Shape]:
    points, frames = bones.digits["thumb"].points, bones.digits["thumb"].frames
    bone, back = points[1] - points[0], frames[0][:, 2]
    return [
        Cone(points[0], points[1], 1.4, 1.08, 1.2),
        Cone(bones.at_hand((-0.8, 2.3, -0.95)), points[0] + bone * 0.74 - back * 0.3, 1.55, 1.22, 1.3),
        ball(points[1] + back * 0.05, 1.12, 0.4),
        Cone(bones.at_forearm((-1.15, -2.6, -0.25)), points[0] + bone * 0.12 + back * 0.1, 1.45, 1.3, 1.5),
    ]


def _webs(bones: Skeleton) -> list[Shape]:
    hand, thumb, index = bones.hand, bones.digits["thumb"], bones.digits["index"]
    first = Triangle(
        bones.at_hand((-1.2, 3.2, -0.5)),
        thumb.points[1] - thumb.frames[1][:, 2] * 0.1 - thumb.frames[0][:, 1] * 0.4,
        index.points[0] - hand[:, 2] * 0.4 - hand[:, 1] * 0.2,
        0.66,
        1.3,
    )
    shapes: list[Shape] = [first]
    edges = [d.points[0] + d.frames[0] @ vector((0, 1.55, -0.30)) for d in map(bones.digits.__getitem__, FINGERS)]
    for a, b in pairwise(edges):
        shapes.append(Cone(a, b, 0.5, 0.5, 0.45))
    return shapes


def _thumb(bones: Skeleton, thing: int) -> Solid:
    (_, p, q, r), (_, middle, end) = bones.digits["thumb"].points, bones.digits["thumb"].frames
    radii = MEASURES["thumb"].radii
    low = -middle[:, 2] * 0.22
    shapes = (
        Cone(p, q, radii[1] * 0.98, radii[2] * 0.93, 0.3),
        Cone(p + middle[:, 1] * 0.9 + low, p + middle[:, 1] * 2.3 + low, 0.85, 0.85, 0.4),
        ball(q + middle[:, 2] * 0.03, radii[2] * 0.99, 0.22),
        Cone(q + end[:, 1] * 0.2, r, radii[2] * 0.92, radii[3] * 0.94, 0.2),
        Ellipsoid(r - end[:, 1] * 0.45 - end[:, 2] * 0.22, end, (0.92, 1.2, 0.78), 0.25),
    )
    return Solid(DIGIT, thing, 1, shapes, roots=2, root=(p, q), root_blend=0.55)


def _finger(bones: Skeleton, name: str, thing: int) -> Solid:
    (p, q, r, s), (first, middle, end) = bones.digits[name].points, bones.digits[name].frames
    length, radii = MEASURES[name].lengths, MEASURES[name].radii
    shapes = (
        Cone(p, q, radii[0] * 0.99, radii[1] * 0.96, 0.3),
        Cone(
            p + first @ vector((0, length[0] * 0.40, -0.26)),
            p + first @ vector((0, length[0] * 0.72, -0.22)),
            radii[1] * 0.86,
            radii[1] * 0.82,
            0.5,
        ),
        ball(q + (first[:, 2] + middle[:, 2]) * 0.02, radii[1], 0.22),
        Cone(q, r, radii[1] * 0.96, radii[2] * 0.97, 0.3),
        Cone(
            q + middle @ vector((0, length[1] * 0.38, -0.17)),
            q + middle @ vector((0, length[1] * 0.68, -0.15)),
            radii[2] * 0.9,
            radii[2] * 0.86,
            0.5,
        ),
        ball(r, radii[2] * 0.985, 0.18),
        Cone(r, s, radii[2] * 0.96, radii[3] * 0.97, 0.25),
        Ellipsoid(s + end @ vector((0, -0.35, -0.14)), end, (radii[3] * 1.12, radii[3] * 1.55, radii[3] * 0.98), 0.25),
    )
    return Solid(DIGIT, thing, DIGITS.index(name) + 1, shapes, roots=2, root=(p, q))


def _sleeve(bones: Skeleton, thing: int, bare: float) -> list[Solid]:
    at, along = bones.at_forearm, bones.forearm[:, 1]
    arm: list[Shape] = []
    cuff: list[Shape] = []
    for side in (-1, 0, 1):
        more = 0.0 if side else 0.1
        start = at((side * 1.4, 1 - bare, -0.1))
        arm.append(Cone(start, at((side * 1.7, -bare - ARM, -0.2)), 2.75 + more, 4.6 + more, 1.0))
        cuff.append(Cone(start, at((side * 1.45, -bare - 4, -0.1)), 2.95 + more, 3.05 + more, 1.0))
    edge, fold = at((0, 0.05 - bare, 0)), at((0, -bare - 2.0, 0))
    end = at((0, -ARM, 0))
    return [
        Solid(SLEEVE, thing, 0, tuple(arm), cuts=((at((0, -bare, 0)), along), (end, -along))),
        Solid(SLEEVE, thing, 1, tuple(cuff), cuts=((edge, along), (fold, -along))),
    ]
