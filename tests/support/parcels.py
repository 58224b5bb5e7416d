"""Programme files: a good one, and as many damaged ones as are wanted."""

from __future__ import annotations

import base64
import json
import random
import struct
import zlib
from collections.abc import Callable, Iterator
from hashlib import sha256
from typing import Any

from coach.library.parcels import encoded
from coach.practice.own.model import OwnExercise, OwnHold, OwnProgramme, OwnRepetitions, OwnStep
from coach.practice.own.parcel import Numbered, Parcel
from coach.practice.programme import Arm, Entry


def png(width: int = 3, height: int = 2, body: bytes | None = None) -> bytes:
    """A small picture, or one that only says that it is of this size."""

    def part(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    rows = b"".join(b"\0" + bytes((200, 90, 40)) * width for _ in range(height)) if body is None else body
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", zlib.compress(rows)) + part(b"IEND", b"")


PICTURE = png()
PICTURE_NAME = sha256(PICTURE).hexdigest()
TOWEL = OwnExercise(
    title="Towel push",
    steps=(
        OwnStep(shown="Lay your hand on the **towel**.", picture=PICTURE_NAME),
        OwnStep(shown="Push it away.", said="Push it away slowly.", helper="Hold the towel."),
    ),
    work=OwnRepetitions(repetitions=5, seconds=4.0),
    caution="Stop if your shoulder hurts.",
)
REACH = OwnExercise(title="Reach {up}", steps=(OwnStep(shown="Reach."),), work=OwnHold(seconds=5.0), sets=2)
PROGRAMME = OwnProgramme(
    name="Morning hand",
    entries=(
        Entry(exercise=1, sets=1, repetitions=2, arm=Arm.BOTH, rest=10.0),
        Entry(exercise=1000, tempo=0.5),
        Entry(exercise=1001),
        Entry(exercise=3, sets=1, seconds=12.0, arm=Arm.AFFECTED),
    ),
    weekdays=(0, 2, 4),
    times_a_day=2,
    by="Dr Ümit Özdemir",
)
PARCEL = Parcel(
    programme=PROGRAMME,
    exercises=(Numbered(number=1000, exercise=TOWEL), Numbered(number=1001, exercise=REACH)),
    pictures={PICTURE_NAME: PICTURE},
)
GOOD = encoded(PARCEL)

Damage = Callable[[random.Random], bytes]


def _paths(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The places of all values in a JSON text."""
    if path:
        yield path
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in inside:
        yield from _paths(inner, (*path, key))


def _changed(chance: random.Random, change: Callable[[Any, Any], None]) -> bytes:
    """The good file, in which something has been done to one value: `change` gets what holds it, and its key."""
    whole = json.loads(GOOD)
    *way, last = chance.choice(list(_paths(whole)))
    holder = whole
    for key in way:
        holder = holder[key]
    change(holder, last)
    return json.dumps(whole).encode()


def _truncated(chance: random.Random) -> bytes:
    return GOOD[: chance.randrange(len(GOOD) - 2)]


def _random(chance: random.Random) -> bytes:
    return chance.randbytes(chance.randrange(1, 4000))


def _flipped(chance: random.Random) -> bytes:
    """Some bytes are no UTF-8 any more."""
    spoilt = bytearray(GOOD)
    for _ in range(chance.randrange(1, 20)):
        spoilt[chance.randrange(len(spoilt))] = chance.choice((0x00, 0xFF, 0xC0, 0x80, 0x1F))
    return bytes(spoilt)


def _wrong_type(chance: random.Random) -> bytes:
    other: object = chance.choice(({}, [[]], {"a": {}}, [None, {}]))  # nothing in the file is one of these
    return _changed(chance, lambda holder, key: holder.__setitem__(key, other))


def _unknown(chance: random.Random) -> bytes:
    def add(holder: Any, key: Any) -> None:
        target = holder[key] if isinstance(holder[key], dict) and key != "pictures" else None
        (target if target is not None else whole)["x" * chance.randrange(1, 300)] = 1

    whole = json.loads(GOOD)
    add(whole, chance.choice(list(whole)))
    return json.dumps(whole).encode()


def _missing(chance: random.Random) -> bytes:
    whole = json.loads(GOOD)
    holder, key = chance.choice(
        [
            (whole, "kind"),
            (whole, "version"),
            (whole, "programme"),
            (whole, "exercises"),
            (whole, "pictures"),
            (whole["programme"], "name"),
            (whole["programme"], "entries"),
            (whole["programme"], "weekdays"),
            (whole["programme"]["entries"][0], "exercise"),
            (whole["exercises"][0], "number"),
            (whole["exercises"][0]["exercise"], "work"),
            (whole["exercises"][1]["exercise"]["work"], "kind"),
        ]
    )
    del holder[key]
    return json.dumps(whole).encode()


def _huge_number(chance: random.Random) -> bytes:
    field = chance.choice((b'"sets":', b'"repetitions":', b'"seconds":', b'"number":', b'"exercise":', b'"rest":'))
    number = chance.choice((b"1e999", b"9" * 400, b"9" * 6000, b"-5", b"1e300", b"99999999999999999999", b"-0.5"))
    start = GOOD.index(field) + len(field)
    end = min(GOOD.index(sign, start) for sign in (b",", b"}", b"\n"))
    return GOOD[:start] + number + GOOD[end:]


def _deep(chance: random.Random) -> bytes:
    depth = chance.choice((300, 5_000, 100_000, 1_000_000))
    opened, closed = chance.choice(((b"[", b"]"), (b'{"a":', b"}")))
    nest = opened * depth + b"1" + closed * depth
    return chance.choice((nest, b'{"kind": %s}' % nest, GOOD.replace(b'"by":', b'"deep": %s, "by":' % nest)))


def _encoding(chance: random.Random) -> bytes:
    return GOOD.decode().encode(chance.choice(("utf-16", "utf-32", "cp1252", "utf-16-be", "cp437")), "replace")


def _surrogate(chance: random.Random) -> bytes:
    sign = chance.choice((b"\\ud800", b"\\udfff", b"\\u0000", b"\\u001b"))
    return GOOD.replace(chance.choice((b"Morning", b"Push", b"Reach", b"slowly")), sign)


def _newer(chance: random.Random) -> bytes:
    return GOOD.replace(b'"version": 1', b'"version": %d' % chance.choice((2, 3, 10**6, 0, -1)))


def _out_of_range(chance: random.Random) -> bytes:
    whole = json.loads(GOOD)
    programme, towel = whole["programme"], whole["exercises"][0]["exercise"]
    holder, key, value = chance.choice(
        [
            (programme, "weekdays", [7]),
            (programme, "weekdays", []),
            (programme, "weekdays", [2, 1]),
            (programme, "weekdays", [1, 1]),
            (programme, "times_a_day", 0),
            (programme, "times_a_day", 1000),
            (programme, "entries", []),
            (programme, "entries", programme["entries"] * 50),
            (programme, "name", ""),
            (programme, "name", "n" * 5000),
            (programme["entries"][0], "exercise", 40),
            (programme["entries"][0], "sets", 1000),
            (programme["entries"][0], "tempo", 9.0),
            (programme["entries"][0], "seconds", 20.0),
            (programme["entries"][0], "form", "with-object"),
            (programme["entries"][3], "repetitions", 3),
            (towel, "title", "t" * 25),
            (towel, "steps", []),
            (towel, "sets", 99),
            (towel["work"], "repetitions", 0),
            (towel["work"], "kind", "magic"),
            (towel["steps"][0], "picture", "ff"),
            (whole["exercises"][0], "number", 12),
            (whole["exercises"][0], "number", 1001),
            (whole, "kind", "something else"),
        ]
    )
    holder[key] = value
    return json.dumps(whole).encode()


def _bad_picture(chance: random.Random) -> bytes:
    content = chance.choice(
        (
            b"",
            b"no picture",
            b"GIF89a" + bytes(40),
            PICTURE[:-5],
            PICTURE[:30] + b"\0" + PICTURE[31:],
            png(50_000, 50_000, b""),  # a bomb: it says that it is 50000 px wide and high
            png(1, 1601, b""),
            png(0, 5, b""),
            b"\xff\xd8\xff\xd9",
            b"\xff\xd8\xff\xc0\x00\x11\x08\xff\xff\xff\xff" + bytes(20) + b"\xff\xda\x00\x02\xff\xd9",
            PICTURE + bytes(10),
            bytes(600_001),
        )
    )
    name = sha256(content).hexdigest() if chance.random() < 0.8 else PICTURE_NAME
    whole = json.loads(GOOD)
    whole["pictures"] = {name: base64.b64encode(content).decode()}
    whole["exercises"][0]["exercise"]["steps"][0]["picture"] = name
    return json.dumps(whole).encode()


def _not_base64(chance: random.Random) -> bytes:
    whole = json.loads(GOOD)
    whole["pictures"][PICTURE_NAME] = chance.choice(("***", "abc", "ä", "A" * 10_001))
    return json.dumps(whole).encode()


def _bomb(chance: random.Random) -> bytes:
    """Far more than a programme can be."""
    return chance.choice(
        (
            b'{"kind": "hand-coach-programme", "version": 1, "x": "' + b"a" * 24_000_000 + b'"}',
            b" " * 24_000_001,
            b"[" + b"1," * 2_000_000 + b"1]",
            b"PK\x03\x04" + bytes(2000),
            b"\x1f\x8b\x08" + bytes(200),
        )
    )


DAMAGES: tuple[Damage, ...] = (
    _truncated,
    _random,
    _flipped,
    _wrong_type,
    _unknown,
    _missing,
    _huge_number,
    _deep,
    _encoding,
    _surrogate,
    _newer,
    _out_of_range,
    _bad_picture,
    _not_base64,
    _bomb,
)


def damaged_file(number: int) -> tuple[str, bytes]:
    """One of any number of damaged files: what was done to it, and its content."""
    damage = DAMAGES[number % len(DAMAGES)]
    return damage.__name__.strip("_"), damage(random.Random(number))
