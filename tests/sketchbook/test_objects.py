"""Objects of the sketches: what a viewer would notice about them."""

from __future__ import annotations

import itertools

import msgspec
import numpy as np
import pytest

from coach.practice.sketch import Role
from sketchbook.field import Field, distances, nearest
from sketchbook.geometry import Array, columns, frame, turn_x, turn_z, vector
from sketchbook.objects import BAND, KINDS, object_field, object_solids
from sketchbook.pose_file import BASES, ObjectKey, ObjectTable
from sketchbook.scene import AFFECTED, FIRST_OBJECT, Placed, Scene
from sketchbook.shapes import DIGIT, Strap
from sketchbook.steady import Motion
from sketchbook.trace import Buffers, View

START = ObjectKey(at=0.0)
MIDDLE, UPRIGHT = np.zeros(3), np.eye(3)
RIGID = sorted(set(KINDS) - {"ball", "putty", "putty-sheet", "towel"})


def table(kind: str, **fields: object) -> ObjectTable:
    return msgspec.convert({"name": kind, "kind": kind, **fields}, ObjectTable)


def alone(kind: str, key: ObjectKey = START, origin: Array = MIDDLE, axes: Array = UPRIGHT, **fields: object) -> Field:
    return object_field(table(kind, **fields), key, origin, axes)


def away(field: Field, points: Array) -> Array:
    return distances(field.rows, field.groups, np.ascontiguousarray(points, dtype=np.float64))


def grid(low: Array, high: Array, step: float) -> Array:
    steps = [np.arange(a + step / 2, b, step) for a, b in zip(low, high, strict=True)]
    return np.stack(np.meshgrid(*steps, indexing="ij"), -1).reshape(-1, 3)


def volume(field: Field, half: float, step: float = 0.1) -> float:
    """Cubic centimetres of what lies within `half` of the origin."""
    inside = away(field, grid(vector([-half] * 3), vector([half] * 3), step))
    return float(np.clip(0.5 - inside / step, 0, 1).sum() * step**3)


def open_hand(**digits: tuple[float, ...]) -> Scene:
    pose = BASES["open"]
    for name, angles in digits.items():
        pose = pose.with_digit(name, angles)
    scene = Scene()
    scene.add_hand(Placed(pose, MIDDLE, frame((0, 0, 1), (0, -1, 0)), None, 4.0), AFFECTED)
    return scene


def digits_of(scene: Scene) -> Field:
    whole = scene.field()
    return whole.only(whole.groups[:, 0] == DIGIT)


def straps(scene: Scene) -> list[Strap]:
    return [shape for solid in scene.solids for shape in solid.shapes if isinstance(shape, Strap)]


def length(band: list[Strap]) -> float:
    return float(sum(np.linalg.norm(strap.b - strap.a) for strap in band))


@pytest.mark.parametrize("kind", KINDS)
def test_every_thing_of_a_kind_has_its_colours(kind: str) -> None:
    made = alone(kind)
    things = {int(thing) for thing in made.groups[:, 1]}
    printed = {
        nearest(made.rows, made.groups, x, y, z)[1]
        for x, y, z in grid(vector((-6, -9, -1)), vector((6, 14, 3)), 0.5)
        if nearest(made.rows, made.groups, x, y, z)[0] < 0
    }
    assert things <= set(range(len(KINDS[kind].tones)))
    assert printed - {-1} <= set(range(len(KINDS[kind].tones)))


@pytest.mark.parametrize("kind", ["ball", "putty", "putty-sheet"])
@pytest.mark.parametrize("share", [0.2, 0.4])
def test_a_squeezed_soft_thing_is_flatter_and_wider_and_as_large(kind: str, share: float) -> None:
    before, after = alone(kind), alone(kind, ObjectKey(at=0.0, squeeze=share))

    def reach(field: Field, axis: int) -> float:
        line = np.zeros((400, 3))
        line[:, axis] = np.linspace(0, 5, 400)
        return float(line[away(field, line) < 0, axis].max())

    assert reach(after, 2) == pytest.approx(reach(before, 2) * (1 - share), abs=0.03)
    assert reach(after, 0) > reach(before, 0) * 1.05
    assert reach(after, 1) > reach(before, 1) * 1.05
    assert volume(after, 4.6) == pytest.approx(volume(before, 4.6), rel=0.04)


def test_the_dent_of_a_finger_leaves_no_gap_and_the_ball_does_not_come_through() -> None:
    scene = open_hand()
    middle = scene.skeletons[AFFECTED].digits["middle"]
    spot = (middle.points[1] + middle.points[2]) / 2 - middle.frames[1][:, 2] * 2.6
    scene.add_object(table("ball", size=(2.2,)), START, spot, UPRIGHT)
    whole, skin = scene.field(), digits_of(scene)
    near = grid(spot - 2.4, spot + 2.4, 0.12)
    pressed = away(alone("ball", size=(2.2,), origin=spot), near)
    on_skin = near[(np.abs(away(skin, near)) < 0.06) & (pressed < -0.1)]
    assert len(on_skin) > 30
    seen = [nearest(whole.rows, whole.groups, *point) for point in on_skin]
    assert max(distance for distance, _, _ in seen) < 0.07  # the ball is at the skin all over the dent
    under_skin = near[(away(skin, near) < -0.15) & (pressed < 0)]
    assert all(nearest(whole.rows, whole.groups, *point)[1] == AFFECTED for point in under_skin)


def test_digits_meet_the_ball_as_it_is_before_they_dent_it() -> None:
    ball = alone("ball", size=(2.0,), origin=vector((1, 2, 3)))
    assert away(ball, columns([(1, 2, 6), (1, 2, 3), (9, 2, 3)])) == pytest.approx([1.0, -2.0, 6.0], abs=1e-6)


def test_distances_from_a_can_are_exact_for_those_who_close_their_fingers_round_it() -> None:
    at, axes = vector((3, 1, -2)), turn_x(40) @ turn_z(25)
    can = alone("can", origin=at, axes=axes, size=(2.0, 10.0))
    beside = columns([(7, 0, 0), (0, 3, 5), (1, 0, 0), (0, 9, 0), (2 - 0.2 + 3, 5 - 0.2 + 4, 0)])
    assert away(can, at + beside @ axes.T) == pytest.approx([5.0, 3.0, -1.0, 4.0, 4.8], abs=1e-5)


def test_a_stripe_shows_how_a_ball_rolls() -> None:
    ball = alone("ball", size=(2.0,))
    turned = alone("ball", axes=turn_z(90), size=(2.0,))
    top, side = (0.0, 0.0, 2.0), (0.0, 2.0, 0.0)
    assert nearest(ball.rows, ball.groups, *top)[1] == nearest(ball.rows, ball.groups, *side)[1] == 1
    assert nearest(turned.rows, turned.groups, *side)[1] == 0


def band(bone: int = 1, **spread: tuple[float, ...]) -> Scene:
    scene = open_hand(ring=(2, 74, 92, 50), little=(4, 76, 92, 48), **spread)
    scene.add_object(
        table(BAND, round=("index", "middle"), bone=bone, along=0.5, size=(8.0, 2.2)), START, MIDDLE, UPRIGHT
    )
    return scene


def test_a_longer_band_is_thinner_and_as_large() -> None:
    short = straps(band(index=(-4, 8, 8, 5), middle=(1, 8, 8, 5)))
    long = straps(band(index=(14, 8, 8, 5), middle=(-10, 8, 8, 5)))
    assert length(long) > length(short) * 1.2
    assert long[0].thick < short[0].thick * 0.95
    assert long[0].half < short[0].half * 0.95
    sizes = [length(each) * 4 * each[0].half * each[0].thick for each in (short, long)]
    assert sizes == pytest.approx([8.0, 8.0], rel=0.03)


def test_a_band_closes_and_lies_taut_on_the_digits_it_is_round() -> None:
    scene = band(index=(14, 8, 8, 5), middle=(-10, 8, 8, 5))
    laid, skin = straps(scene), digits_of(scene)
    for one, after in itertools.pairwise([*laid, laid[0]]):
        assert one.b == pytest.approx(after.a)
    from_skin = away(skin, columns([strap.a for strap in laid])) - laid[0].thick
    assert -0.08 < from_skin.min() < 0.02
    assert (np.abs(from_skin) < 0.08).mean() > 0.5  # the rest spans the space between the digits


def test_a_band_round_the_whole_hand_holds_all_five_digits() -> None:
    scene = open_hand()
    names = ("thumb", "index", "middle", "ring", "little")
    scene.add_object(table(BAND, round=names, along=0.7, size=(20.0, 2.2)), START, MIDDLE, UPRIGHT)
    laid = straps(scene)
    line, across = columns([strap.a for strap in laid]), laid[0].across
    for name in names:
        a, b = scene.skeletons[AFFECTED].digits[name].points[1:3]
        spot = a + (b - a) * 0.7
        out = line - spot - np.outer((line - spot) @ across, across)
        u = out[0] / np.linalg.norm(out[0])
        turns = np.unwrap(np.arctan2(out @ np.cross(across, u), out @ u))
        assert abs(turns[-1] - turns[0]) > np.pi * 1.5, f"the band does not go round the {name}"


def test_a_band_round_one_finger_is_held_at_its_other_end() -> None:
    scene = open_hand(index=(4, 20, 90, 50))
    held = scene.skeletons[AFFECTED].at_hand((-1.6, 5.8, -2.9))
    scene.add_object(table(BAND, round=("index",), along=0.5, size=(7.0, 2.2)), START, held, UPRIGHT)
    laid = straps(scene)
    assert np.linalg.norm(columns([strap.a for strap in laid]) - held, axis=1).min() < 0.9
    index = scene.skeletons[AFFECTED].digits["index"]
    finger = (index.points[1] + index.points[2]) / 2
    beyond = [(strap.a - finger) @ index.frames[1][:, 2] for strap in laid]
    assert max(beyond) > 0.6  # over the back of the finger


def test_the_piece_fits_the_gap_of_the_jigsaw() -> None:
    axes, at = turn_z(30), vector((3, -2, 1))
    card, piece = alone("jigsaw", origin=at, axes=axes), alone("jigsaw-piece", origin=at, axes=axes)
    flat = grid(vector((-2.4, -2.4, -0.3)), vector((2.4, 2.4, -0.1)), 0.05)
    world = at + flat @ axes.T
    to_card, to_piece = away(card, world), away(piece, world)
    assert not ((to_card < -0.005) & (to_piece < -0.005)).any()  # they never run into each other
    assert not ((to_card > 0.06) & (to_piece > 0.06)).any()  # and leave no hole
    turned = alone("jigsaw-piece", origin=at, axes=axes @ turn_z(90))
    assert ((to_card < -0.1) & (away(turned, world) < -0.1)).any()  # turned by a quarter it does not fit


def test_neighbours_in_the_jigsaw_differ() -> None:
    card = alone("jigsaw")
    side = KINDS["jigsaw"].size[2]
    seen = {}
    for i, j in itertools.product(range(-2, 3), repeat=2):
        if (i, j) != (0, 0):
            seen[i, j] = nearest(card.rows, card.groups, i * side, j * side, 0.0)[1:]
    for (i, j), own in seen.items():
        for beside in ((i + 1, j), (i, j + 1)):
            assert seen.get(beside) != own


def test_squares_of_the_board_alternate() -> None:
    field, side = alone("board"), KINDS["board"].size[2]
    squares = [[(i - 3.5) * side, (j - 3.5) * side] for i in range(8) for j in range(8)]
    things = np.array([nearest(field.rows, field.groups, x, y, 0.0)[1] for x, y in squares]).reshape(8, 8)
    assert set(things.ravel().tolist()) == {0, 1}
    assert (things[1:] != things[:-1]).all()
    assert (things[:, 1:] != things[:, :-1]).all()


def test_a_piano_key_fills_its_place_and_goes_down() -> None:
    keys = alone("keyboard", size=(10.0, 4.0))
    hinge, front = vector(((4 - 4.5) * 2.3, 13, 0)), vector(((4 - 4.5) * 2.3, 1.0, -0.05))
    assert away(keys, columns([front]))[0] > 0.5
    up = alone("piano-key", origin=hinge)
    down = alone("piano-key", origin=hinge, axes=turn_x(4))
    assert away(up, columns([front]))[0] < 0
    assert away(down, columns([front]))[0] > 0.5
    assert away(down, columns([hinge - vector((0, 0.2, 0.3))]))[0] < 0


@pytest.mark.parametrize("missing", [0, 6])
def test_nothing_is_left_beside_the_gap_of_a_key_at_the_end(missing: int) -> None:
    keys = alone("keyboard", size=(7.0, float(missing)))
    outside = 1.14 if missing else -1.14
    assert away(keys, columns([((missing - 3) * 2.3 + outside, 1.0, -0.5)]))[0] > 0.5


def test_the_jaws_of_a_clothespin_open_when_its_legs_are_pressed() -> None:
    def gap(field: Field, y: float) -> float:
        line = np.stack([np.zeros(801), np.full(801, y), np.linspace(-2, 2, 801)], 1)
        return 2 * float(np.abs(line[away(field, line) < 0, 2]).min())

    shut, opened = alone("clothespin"), alone("clothespin", ObjectKey(at=0.0, open=14.0))
    assert gap(shut, 2.55) < 0.1
    assert gap(opened, 2.4) > 0.4
    assert gap(opened, -3.5) < gap(shut, -3.5) - 0.5


def test_the_clip_shows_how_a_pen_turns() -> None:
    pen = alone("pen")
    beside = away(pen, columns([(0, 4.5, 0.65), (0, 4.5, -0.65), (0.65, 4.5, 0)]))
    assert beside[0] < 0 < min(beside[1:])
    assert nearest(pen.rows, pen.groups, 0.0, -6.9, 0.0)[1] != nearest(pen.rows, pen.groups, 0.0, 6.9, 0.0)[1]


def test_copies_are_one_thing_with_lines_between_them() -> None:
    scene = Scene()
    stack = tuple((0.0, 0.0, 0.22 * i) for i in range(3))
    scene.add_object(table("coin", copies=stack), START, MIDDLE, UPRIGHT)
    scene.add_object(table("bean", colour="wood"), START, vector((5, 0, 0)), UPRIGHT)
    field = scene.field()
    seen = [nearest(field.rows, field.groups, 1.1, 0.0, 0.22 * i) for i in range(3)]
    assert {thing for _, thing, _ in seen} == {FIRST_OBJECT}
    assert len({part for _, _, part in seen}) == 3
    assert scene.roles[FIRST_OBJECT + 1] == (Role.WOOD, Role.WOOD_SHADE)


def test_an_unknown_kind_or_colour_is_refused() -> None:
    with pytest.raises(KeyError):
        Scene().add_object(table("anvil"), START, MIDDLE, UPRIGHT)
    with pytest.raises(ValueError, match="mauve"):
        Scene().add_object(table("coin", colour="mauve"), START, MIDDLE, UPRIGHT)


def test_a_backdrop_stands_still_and_other_things_do_not() -> None:
    scene = Scene()
    scene.add_object(table("board", backdrop=True), START, MIDDLE, UPRIGHT)
    scene.add_object(table("piece"), START, MIDDLE, UPRIGHT)
    assert scene.still == {21, 22, 23}


@pytest.mark.parametrize("kind", RIGID)
def test_what_is_not_soft_keeps_its_shape_when_squeezed(kind: str) -> None:
    made = [object_solids(table(kind), ObjectKey(at=0.0, squeeze=share), MIDDLE, UPRIGHT) for share in (0.0, 0.4)]
    rows = [np.concatenate([shape.row() for solid in solids for shape in solid.shapes]) for solids in made]
    assert rows[0] == pytest.approx(rows[1])


def test_a_mark_on_a_thing_moves_with_it() -> None:
    scenes = []
    for place, axes in ((MIDDLE, UPRIGHT), (vector((1, 0, 2)), turn_z(90))):
        scene = Scene()
        scene.add_object(table("coin"), START, place, axes)
        scenes.append(scene)
    view = View(vector((0, 0, 50)), UPRIGHT, 100.0, 100, 1.0, vector((0, 0, 1)), 50.0)
    blank = np.zeros((1, 1), np.float32)
    mark = np.array([[(0.5, 0.2, 0.1)]], np.float32)
    thing = np.full((1, 1), FIRST_OBJECT, np.int16)
    b = Buffers(blank, mark, mark, thing, thing, blank, mark)
    spots, _ = Motion(scenes, [b, b], view, False).moved(0, 1, np.zeros((1, 2), dtype=np.int64))
    assert spots == pytest.approx(view.project(columns([(1 - 0.2, 0.5, 2.1)])), abs=1e-4)
