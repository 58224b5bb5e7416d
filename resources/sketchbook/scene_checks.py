"""What is wrong with a traced loop: hidden digits, hands cut off, fingers through things, contacts that fail.

Lengths in centimetres. A complaint names the check, the frame, the number and its limit.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import numpy as np

from sketchbook.checks import Complaint, worst
from sketchbook.field import Field, distances
from sketchbook.geometry import Array, Mask, vector
from sketchbook.rig import DIGITS
from sketchbook.scene import AFFECTED, SUPPORT, Scene
from sketchbook.shapes import BODY, DIGIT, SOFT
from sketchbook.trace import Buffers, View

SEEN = 60.0  # square units; a digit that shows less is hidden. The nail of the little finger has about 150.
FOREARM = 1.0  # cm behind the wrist, where the hand ends: bare arms run out of the picture as sleeves do
MARGIN = 6.0  # units between a hand or a moving object and the border of the picture
CONTACT = 0.15  # a contact that fails by more shows as a gap or a sunk pad

# How deep digits may sink, as both sides give way in a real hand and neither does in the drawn one. The pulp of a
# fingertip is about 0.5 thick and gives 0.2 to 0.3 under a firm press.
INTO_DIGITS = 0.35
BESIDE = 0.60  # neighbours pressed side by side: drawn fists have 0.4 to 0.6, and only the line between them is seen
INTO_PALM = 0.80  # the palm gives more than a finger: drawn fists round a ball have 0.75
INTO_HARD = 0.25
INTO_SOFT = 1.80  # balls and putty are dented round the digit: at most to 0.8 from the middle of a ball
LACED = 0.55  # laced fingers are wider than the clefts they lie in; half of a finger lies on each side of its bone, 0.8

_ROUND, _ALONG = 12, 5  # skin points round a bone, and places along it


def scene_complaints(
    scenes: list[Scene], buffers: list[Buffers], fields: list[Field], view: View, laced: bool
) -> list[Complaint]:
    """Everything that is wrong with the poses and the camera."""
    found = [*_hidden_digits(buffers, view), *_cut_off(scenes, buffers, fields, view)]
    for i, (scene, field) in enumerate(zip(scenes, fields, strict=True)):
        found += [Complaint("contact", i, gap, CONTACT, what) for what, gap in scene.residuals if gap > CONTACT]
        found += through(scene, field, i, laced)
    return worst(found)


def hidden(b: Buffers, view: View) -> list[str]:
    """The digits of the hand that exercises that a frame does not show."""
    parts = b.part[b.thing == AFFECTED]
    seen = np.bincount(parts[parts > 0].astype(np.int64), minlength=len(DIGITS) + 1) / view.scale**2
    return [name for part, name in enumerate(DIGITS, 1) if seen[part] < SEEN]


def hidden_digits(buffers: list[Buffers], view: View) -> str:
    """A line on the digits that some frames hide, for the person who poses; empty if none does."""
    frames: dict[str, list[str]] = {}
    for i, b in enumerate(buffers):
        for name in hidden(b, view):
            frames.setdefault(name, []).append(str(i))
    return "; ".join(f"{name} in frames {', '.join(numbers)}" for name, numbers in frames.items())


def _hidden_digits(buffers: list[Buffers], view: View) -> Iterator[Complaint]:
    """Each digit is seen in some frame of the loop."""
    missing = [set(hidden(b, view)) for b in buffers]
    for name in sorted(set.intersection(*missing), key=DIGITS.index):
        part = DIGITS.index(name) + 1
        areas = [int(((b.thing == AFFECTED) & (b.part == part)).sum()) / view.scale**2 for b in buffers]
        best = int(np.argmax(areas))
        yield Complaint(
            "five digits", best, areas[best], SEEN, f"{name} is hidden in every frame; here it shows most", True
        )


def _cut_off(scenes: list[Scene], buffers: list[Buffers], fields: list[Field], view: View) -> Iterator[Complaint]:
    """Hands and things that move keep away from the border. Arms, tables and what stands still may run out."""
    moving = _moving(scenes, fields)
    for i, (scene, b) in enumerate(zip(scenes, buffers, strict=True)):
        hands = {f"hand {hand}": _hand_alone(scene, b, hand) for hand in scene.hands}
        for name, seen in (hands | {f"object {thing}": b.thing == thing for thing in moving}).items():
            rows, cols = np.nonzero(seen)
            if len(rows):
                inside = min(rows.min(), cols.min(), view.pixels - 1 - rows.max(), view.pixels - 1 - cols.max())
                if inside / view.scale < MARGIN:
                    yield Complaint("cut off", i, float(inside) / view.scale, MARGIN, name, least=True)


def _hand_alone(scene: Scene, b: Buffers, hand: int) -> Mask:
    """The pixels of a hand without its forearm."""
    bones = scene.skeletons[hand]
    seen = np.asarray(b.thing == hand)
    seen[seen] = (b.place[seen] - bones.wrist) @ bones.forearm[:, 1] > -FOREARM
    return seen


def _moving(scenes: list[Scene], fields: list[Field]) -> list[int]:
    """The objects that are not in the same place in every frame."""

    def rows(field: Field, thing: int) -> Array:
        spans = [field.rows[g[2] : g[4]] for g in field.groups if g[1] == thing]
        return np.concatenate(spans) if spans else np.zeros((0, 1))

    found = []
    for thing in (t for t in scenes[0].roles if t > SUPPORT and t not in scenes[0].still):
        places = [rows(field, thing) for field in fields]
        if any(p.shape != places[0].shape or not np.allclose(p, places[0], atol=1e-6) for p in places):
            found.append(thing)
    return found


def through(scene: Scene, field: Field, frame: int, laced: bool) -> Iterator[Complaint]:
    """Digits that sink too deep into each other, into a palm, or into an object."""
    digits = {(hand, part): Probe.of(scene, field, hand, part) for hand in scene.hands for part in range(1, 6)}
    for (a, first), (b, second) in combinations(digits.items(), 2):
        limit = _most(a, b, laced)
        deep = max(first.depth_in(second.flesh), second.depth_in(first.flesh))
        if deep > limit:
            yield Complaint("through", frame, deep, limit, f"{_named(a)} through {_named(b)}")
    for key, probe in digits.items():
        for name, solid, limit, tip in _obstacles(scene, field, key, laced):
            deep = (probe.tip if tip else probe).depth_in(solid)
            if deep > limit:
                yield Complaint("through", frame, deep, limit, f"{_named(key)} through {name}")


def _most(a: tuple[int, int], b: tuple[int, int], laced: bool) -> float:
    """How deep one digit may be in another: each is its hand and its part."""
    if a[0] != b[0]:
        return LACED if laced else INTO_DIGITS
    neighbours = min(a[1], b[1]) > 1 and abs(a[1] - b[1]) == 1  # the thumb has none
    return BESIDE if neighbours else INTO_DIGITS


def _named(key: tuple[int, int]) -> str:
    return f"{DIGITS[key[1] - 1]} of hand {key[0]}"


def _obstacles(
    scene: Scene, field: Field, key: tuple[int, int], laced: bool
) -> Iterator[tuple[str, Field, float, bool]]:
    """Name, solid, how deep a digit may be in it, and whether only its tip is asked: a root belongs to its palm."""
    things = field.groups[:, 1]
    for hand in scene.hands:
        body = field.only((field.groups[:, 0] == BODY) & (things == hand))
        yield f"the palm of hand {hand}", body, LACED if laced and hand != key[0] else INTO_PALM, hand == key[0]
    for thing in sorted({int(t) for t in things if t >= SUPPORT}):
        own = field.only(things == thing)
        soft = bool((own.groups[:, 0] == SOFT).any())
        yield f"object {thing}", own, INTO_SOFT if soft else INTO_HARD, False


class Probe:
    """Points on the skin of a digit and on its bones, to feel how deep it is in something.

    Its first bone begins inside of the palm, and a thumb's lies in it: they are left out as far as they do.
    """

    def __init__(self, flesh: Field, bones: Array, skin: Array, thick: Array, tip_from: tuple[int, int]) -> None:
        self.flesh, self.bones, self.skin, self.thick, self._tip_from = flesh, bones, skin, thick, tip_from

    @classmethod
    def of(cls, scene: Scene, field: Field, hand: int, part: int) -> Probe:
        """The probe of one digit."""
        name = DIGITS[part - 1]
        digit = scene.skeletons[hand].digits[name]
        kinds, things, parts = field.groups[:, 0], field.groups[:, 1], field.groups[:, 5]
        flesh = field.only((kinds == DIGIT) & (things == hand) & (parts == part))
        bones, rays = [], []
        angles = np.arange(_ROUND) * 2 * np.pi / _ROUND
        for k in range(1 if name == "thumb" else 0, 3):
            start = 0.55 if k == 0 else 0.0
            for t in np.linspace(start, 1, _ALONG, endpoint=k == 2):
                bones.append(digit.points[k] * (1 - t) + digit.points[k + 1] * t)
                axes = digit.frames[k]
                rays.append(np.cos(angles)[:, None] * axes[:, 0] + np.sin(angles)[:, None] * axes[:, 2])
        return cls._grown(flesh, vector(bones), np.array(rays), 2 * _ALONG if name != "thumb" else _ALONG)

    @classmethod
    def _grown(cls, flesh: Field, bones: Array, rays: Array, tip: int) -> Probe:
        """With the skin found by walking outwards from the bones."""
        skin = np.repeat(bones[:, None], _ROUND, 1)
        for _ in range(12):
            away = -_felt(flesh, skin.reshape(-1, 3)).reshape(skin.shape[:2])
            skin = skin + rays * away[..., None] * 0.9
        return cls(flesh, bones, skin.reshape(-1, 3), -_felt(flesh, bones), (tip, tip * _ROUND))

    @property
    def tip(self) -> Probe:
        """Its last bone alone."""
        bone, skin = self._tip_from
        return Probe(self.flesh, self.bones[bone:], self.skin[skin:], self.thick[bone:], (0, 0))

    def depth_in(self, solid: Field) -> float:
        """How deep it is in a solid; negative while it is outside.

        The bones are felt too, as a thin thing inside of a finger may meet none of its skin.
        """
        if not len(solid.groups):
            return -np.inf
        skin, bones = _felt(solid, self.skin), _felt(solid, self.bones)
        return float(max((-skin).max(), (self.thick - bones).max()))


def _felt(solid: Field, points: Array) -> Array:
    return np.asarray(distances(solid.rows, solid.groups, np.ascontiguousarray(points)))
