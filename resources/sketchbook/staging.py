"""The scene that a pose file describes at any moment. Lengths in centimetres, angles in degrees.

A hand is staged in two steps: how it stands (blended between its keys, its own pads meeting, its whole hand moved), and
how it grips (its digits solved against objects, other hands and the support, as all of these stand at that moment).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache

import msgspec
import numpy as np

from sketchbook.contacts import (
    Surface,
    bone_gaps,
    digit_of,
    kept_out,
    padded,
    pushed_out,
    skin_gap,
    straddled,
    touching,
    with_angles,
    wrapped,
)
from sketchbook.field import Field, pack
from sketchbook.geometry import MIRROR, Array, Triple, columns, frame, turn_x, turn_y, turn_z, unit, vector
from sketchbook.objects import BAND, object_field, object_solids
from sketchbook.placing import (
    WORLD,
    Frame,
    PoseError,
    Standing,
    blended_key,
    bracket,
    lay_move,
    lie_move,
    mixed,
    object_frame,
    pads_frame,
    placed,
    posed,
    reach_move,
    resting,
    skin_solids,
    turned,
)
from sketchbook.pose_file import ClaspTable, Contact, HandKey, HandTable, ObjectKey, ObjectTable, PoseFile
from sketchbook.rig import DIGITS, Skeleton, blend
from sketchbook.scene import AFFECTED, OTHER, SUPPORT, Placed, Scene, left_hand
from sketchbook.shapes import Solid

PALM = (0.0, 5.0, 0.0)  # the middle of a hand, in its frame
THUMB = 1  # part of the thumb
AS_POSED = 0.05  # how much joints would rather stay as their key says, where it says that the touch is posed
THINGS = {"affected": AFFECTED, "other": OTHER}


def scene_at(file: PoseFile, way: float) -> Scene:
    """The scene at a share of the way out (of the whole way, if the loop is cyclic), 0..1.

    Raises PoseError if the file asks for what cannot be.
    """
    return _stage(file).scene(way)


@lru_cache(maxsize=2)
def _stage(file: PoseFile) -> Stage:
    return Stage(file)


class Stage:
    """Stages the moments of one pose file, and remembers its hands at the moments it has seen."""

    def __init__(self, file: PoseFile) -> None:
        self.file = file
        self._tables = {THINGS[table.who]: table for table in sorted(file.hand, key=lambda table: table.who)}
        if len(self._tables) < len(file.hand):
            raise PoseError("a person has one affected and one other hand")
        self._stands: dict[tuple[int, float], Standing] = {}
        self._grips: dict[tuple[int, float], Placed] = {}

    def scene(self, way: float) -> Scene:
        """The whole scene."""
        scene, hands = Scene(), self._laced(way)
        hands |= {thing: self.gripping(thing, way) for thing in self._tables}
        for thing, hand in hands.items():
            scene.add_hand(hand, thing)
        if self.file.support is not None:
            box = self.file.support
            scene.add_box(box.low, box.high, box.rounding, SUPPORT, box.colour)
        moment = _Moment(self, way, hands)
        for thing, table in self._tables.items():
            scene.residuals += _residuals(table, hands[thing], _contacts(table, way), moment)
        for thing_table in self.file.object:
            key, at = moment.placed(thing_table)
            scene.add_object(thing_table, key, at.origin, at.axes)
        return scene

    def _laced(self, way: float) -> dict[int, Placed]:
        return (
            {} if self.file.clasp is None else dict(zip((AFFECTED, OTHER), _laced(self.file.clasp, way), strict=True))
        )

    def support_solids(self) -> list[Solid]:
        """The table or cushion, if there is one."""
        scene = Scene()
        if self.file.support is not None:
            box = self.file.support
            scene.add_box(box.low, box.high, box.rounding, SUPPORT, box.colour)
        return scene.solids

    def support(self) -> Field:
        """The table or cushion."""
        if self.file.support is None:
            raise PoseError("something meets the support, and there is none")
        return pack(self.support_solids())

    def standing(self, thing: int, way: float) -> Placed:
        """A hand before its digits meet anything but each other, in the world. Raises PoseError if it is not there."""
        if self.file.clasp is not None:
            return self._laced(way)[thing]
        if thing not in self._tables:
            raise PoseError("something is placed within a hand that is not there")
        table = self._tables[thing]
        return placed(self._stand(thing, way), self._base(table, way), table.sleeve, thing == OTHER)

    def _base(self, table: HandTable, way: float) -> Frame:
        """The frame that a hand is placed in."""
        if table.within == "world":
            return WORLD
        if table.who == "affected":
            raise PoseError("only the other hand can be placed within the affected one")
        bones = self.standing(AFFECTED, way).bones()
        return Frame(bones.wrist, bones.hand if table.within == "hand" else bones.forearm)

    def _stand(self, thing: int, way: float) -> Standing:
        if (thing, way) not in self._stands:
            self._stands[thing, way] = self._stood(thing, way)
        return self._stands[thing, way]

    def _stood(self, thing: int, way: float) -> Standing:
        table = self._tables[thing]
        key, after, share = _keys(table, way)
        if key is after:
            hand = Standing(posed(key.base, key.digits, key.wrist), vector(key.place), _forearm(table, key))
        else:
            one, two = self._stand(thing, key.at), self._stand(thing, after.at)
            forearm = turned(_forearm(table, key), _forearm(table, after), share)
            hand = Standing(blend(one.pose, two.pose, share), mixed(one.place, two.place, share), forearm)
        for contact in _contacts(table, way):
            if contact.touch is not None:
                free = placed(hand, WORLD, table.sleeve, left=False)
                near, keep = (False, AS_POSED) if contact.posed else (key is after, 0.012)
                met = touching(free, contact.touch, contact.gap, contact.press, near, keep=keep)
                hand = replace(hand, pose=met.pose)
        return self._moved(table, way, hand)

    def _moved(self, table: HandTable, way: float, hand: Standing) -> Standing:
        """The whole hand at what it reaches for, or lying, if its keys before and after say so."""
        base, left = self._base(table, way), table.who == "other"
        key, after, share = _keys(table, way)
        if key.reach is not None and after.reach is not None and key.reach.pads == after.reach.pads:
            here = placed(hand, base, table.sleeve, left)
            to = mixed(key.reach.to, after.reach.to, share)
            hand = replace(hand, place=hand.place + reach_move(here, key.reach.pads, to, base))
        if key.lies and after.lies and key.lies_on == after.lies_on:
            here = placed(hand, base, table.sleeve, left)
            if key.lies_on == "support":
                move = lie_move(here, self.support())
            elif table.who == "other":
                move = lay_move(here, pack(_whole(self.standing(AFFECTED, way))))
            else:
                raise PoseError("only the other hand can be laid on the affected arm")
            hand = replace(hand, place=hand.place + base.axes.T @ move)
        return hand

    def gripping(self, thing: int, way: float) -> Placed:
        """A hand whose digits meet what they hold."""
        if (thing, way) not in self._grips:
            self._grips[thing, way] = self._gripped(thing, way)
        return self._grips[thing, way]

    def _gripped(self, thing: int, way: float) -> Placed:
        table = self._tables[thing]
        key, after, share = _keys(table, way)
        hand = self.standing(thing, way)
        start = hand.pose
        if key is not after:
            busy = sorted({n for k in (key, after) for c in k.contacts if c.touch is None for n in _digits(c)})
            both = blend(self.gripping(thing, key.at).pose, self.gripping(thing, after.at).pose, share)
            hand = replace(hand, pose=with_angles(hand.pose, both, busy))
        contacts = _contacts(table, way)
        # A wrap is the same way of closing at every moment, so that it goes evenly from one to the next.
        hand = replace(hand, pose=with_angles(hand.pose, start, [n for c in contacts for n in c.wrap]))
        others = {t: self.gripping(t, way) if t < thing else self.standing(t, way) for t in self._tables if t != thing}
        moment = _Moment(self, way, {**others, thing: hand})
        for contact in contacts:
            hand = _met(hand, contact, contacts, moment, near=key is after)
            moment.see(thing, hand)
        return hand


def _keys(table: HandTable, way: float) -> tuple[HandKey, HandKey, float]:
    i, j, share = bracket([key.at for key in table.key], way)
    return table.key[i], table.key[j], share


def _contacts(table: HandTable, way: float) -> list[Contact]:
    return _held(*_keys(table, way))


def _met(hand: Placed, contact: Contact, contacts: Sequence[Contact], moment: _Moment, near: bool) -> Placed:
    """A hand after one of its contacts. At a key the search is wide: `near`."""

    def avoided(names: Sequence[str]) -> list[tuple[str, Surface, float]]:
        return [(n, moment.surface(c.on), c.press) for c in contacts for n in c.avoid if n in names]

    if contact.touch is not None:
        away = [kept_out(*one) for one in avoided(contact.touch)]
        return touching(hand, contact.touch, contact.gap, contact.press, near=False, extra=away) if away else hand
    surface = moment.surface(contact.on)
    if contact.pad is not None:
        away = [kept_out(*one) for one in avoided([contact.pad])]
        return padded(hand, contact.pad, surface, contact.spot, contact.press, near, away, contact.along)
    if contact.between is not None:
        return straddled(hand, contact.between, surface, contact.press)
    for name in contact.wrap:
        surfaces = [surface, *(other for _, other, _ in avoided([name]))]
        hand = wrapped(hand, name, surfaces, contact.press, pack(skin_solids(hand)[:1]))
    met = {name for c in contacts if not c.avoid for name in _digits(c)}
    for name in contact.avoid:
        if name not in met:
            hand = pushed_out(hand, name, surface, contact.press)
    return hand


def _residuals(table: HandTable, hand: Placed, contacts: Sequence[Contact], moment: _Moment) -> list[tuple[str, float]]:
    found: list[tuple[str, float]] = []
    digits = {name: digit_of(hand, name) for name in DIGITS}
    for contact in contacts:
        if contact.touch is not None:
            off = skin_gap(digits, *contact.touch) - (contact.gap - contact.press)
            found.append((f"{table.who} {contact.touch[0]} touches {contact.touch[1]}", abs(off)))
            continue
        surface = moment.surface(contact.on)
        for name in _digits(contact):
            free = bone_gaps(digits[name], name, surface) + contact.press
            off = float(free[2] if contact.pad else free.min())
            found.append(
                (f"{table.who} {name} {_verb(contact)} {contact.on}", max(0.0, -off) if contact.avoid else abs(off))
            )
    return found


class _Moment:
    """What there is at one moment, with the hands as they are by then. Things are made when they are asked for."""

    def __init__(self, stage: Stage, way: float, hands: dict[int, Placed]) -> None:
        self._stage, self._way, self._hands = stage, way, dict(hands)
        self._fields: dict[str, Field] = {}

    def see(self, thing: int, hand: Placed) -> None:
        """One hand has moved its digits."""
        self._hands[thing] = hand

    def surface(self, name: str) -> Surface:
        """What a contact is with. Raises PoseError if there is no such thing."""
        if name == "support":
            box = self._stage.file.support
            field = self._field(name, self._stage.support)
            return Surface(field, (vector(box.low) + vector(box.high)) / 2 if box else np.zeros(3), np.eye(3))
        if name in THINGS:
            hand = self._hands.get(THINGS[name])
            if hand is None:
                raise PoseError(f"there is no {name} hand to meet")
            bones = hand.bones()
            axes = bones.hand @ MIRROR if hand.left else bones.hand  # +x to the little finger on both hands
            return Surface(pack(_whole(hand)), bones.at_hand(PALM), axes)
        table = self._table(name)
        key, at = self.placed(table)
        field = self._field(name, lambda: object_field(table, key, at.origin, at.axes))
        return Surface(field, at.origin, self._base(key).axes)

    def _table(self, name: str) -> ObjectTable:
        for table in self._stage.file.object:
            if table.name == name and table.kind != BAND:
                return table
        raise PoseError(f"there is nothing called {name!r} to meet")

    def _field(self, name: str, make: Callable[[], Field]) -> Field:
        if name not in self._fields:
            self._fields[name] = make()
        return self._fields[name]

    def placed(self, table: ObjectTable) -> tuple[ObjectKey, Frame]:
        """Where an object is, and its key with numbers of this moment."""
        key, rests = blended_key(table.key, self._way)
        base = self._base(key)
        at = object_frame(key, base)
        if rests > 0:
            way = -base.axes[:, 2] if key.within == "world" else base.axes[:, 2]
            solids = object_solids(table, key, at.origin, at.axes)
            at = replace(at, origin=at.origin + way * rests * resting(solids, self._under(table, key), way))
        return key, at

    def _base(self, key: ObjectKey) -> Frame:
        if key.within == "world":
            return WORLD
        if AFFECTED not in self._hands:
            raise PoseError("an object is placed within the affected hand, and there is none")
        bones = self._hands[AFFECTED].bones()
        if key.within == "pads":
            return pads_frame(bones, key.pads)
        return Frame(bones.wrist, bones.hand if key.within == "hand" else bones.forearm)

    def _under(self, table: ObjectTable, key: ObjectKey) -> Field:
        """What an object may rest on: in the world the support and the objects before it, else the hand without its
        thumb, as it stands."""
        if key.within != "world":
            return pack([s for s in skin_solids(self._stage.standing(AFFECTED, self._way)) if s.part != THUMB])
        solids = list(self._stage.support_solids())
        for other in self._stage.file.object:
            if other.name == table.name:
                break
            if other.kind != BAND:
                key, at = self.placed(other)
                solids += object_solids(other, key, at.origin, at.axes)
        if not solids:
            raise PoseError(f"{table.name!r} rests, and there is nothing under it")
        return pack(solids)


def _whole(hand: Placed) -> list[Solid]:
    """A hand with its sleeve."""
    scene = Scene()
    scene.add_hand(hand, AFFECTED)
    return scene.solids


def _forearm(table: HandTable, key: HandKey) -> Array:
    return frame(key.forearm or table.forearm, key.back or table.back)


def _digits(contact: Contact) -> tuple[str, ...]:
    """The digits that a contact is about."""
    alone = () if contact.pad is None else (contact.pad,)
    return (*(contact.touch or ()), *alone, *contact.wrap, *(contact.between or ()), *contact.avoid)


def _held(key: HandKey, after: HandKey, share: float) -> list[Contact]:
    """The contacts of a moment: those of its key, or those that two keys share, with their numbers in between."""
    if key is after:
        return list(key.contacts)
    found = []
    for contact in key.contacts:
        same = [other for other in after.contacts if _words(other) == _words(contact)]
        if same:
            other = same[0]
            gap, press, along = (
                p * (1 - share) + q * share
                for p, q in ((contact.gap, other.gap), (contact.press, other.press), (contact.along, other.along))
            )
            spot = None
            if contact.spot is not None and other.spot is not None:
                x, y, z = (float(v) for v in mixed(unit(contact.spot), unit(other.spot), share))
                spot = (x, y, z)
            found.append(msgspec.structs.replace(contact, gap=gap, press=press, along=along, spot=spot))
    return found


def _words(contact: Contact) -> tuple[object, ...]:
    """What a contact says besides its numbers."""
    return contact.touch, contact.pad, contact.wrap, contact.between, contact.avoid, contact.on, contact.spot is None


def _verb(contact: Contact) -> str:
    if contact.pad is not None:
        return "pad on"
    return "round" if contact.wrap else "beside" if contact.between is not None else "out of"


def _laced(clasp: ClaspTable, way: float) -> tuple[Placed, Placed]:
    i, j, share = bracket([key.at for key in clasp.key], way)
    a, b = clasp.key[i], clasp.key[j]

    def mix(x: Triple, y: Triple) -> Array:
        return vector(x) * (1 - share) + vector(y) * share

    x, y, z = mix(a.turn, b.turn)
    back, fingers = unit(clasp.back), unit(clasp.fingers)
    axes = turn_z(z) @ turn_y(y) @ turn_x(x) @ np.stack([back, np.cross(fingers, back), fingers], 1)
    wrist, lean = mix(a.wrist, b.wrist), clasp.lean
    other_wrist = wrist + axes @ vector((-2 * clasp.apart, clasp.shift, 0))
    hand = axes @ frame((-lean, 0, 1), (1, 0, lean))
    other_back, other_fingers = axes @ vector((-1, 0, lean)), axes @ vector((lean, 0, 1))
    other = frame(other_fingers, other_back)
    forearm = frame(wrist - mix(a.elbow, b.elbow), hand[:, 2])
    other_forearm = frame(other_wrist - mix(a.other_elbow, b.other_elbow), other[:, 2])
    return (
        Placed(posed("laced", clasp.affected), wrist, forearm, hand, clasp.sleeve),
        left_hand(posed("laced", clasp.other), other_wrist, other_forearm, other, clasp.sleeve),
    )


def landmarks(skeletons: list[Skeleton], arm: float) -> Array:
    """Points (n, 3) that the picture must hold."""
    points = [p for bones in skeletons for digit in bones.digits.values() for p in digit.points]
    return columns([*points, *(bones.at_forearm((0, -arm, 0)) for bones in skeletons)])
