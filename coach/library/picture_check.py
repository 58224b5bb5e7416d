"""Looks at the bytes of a picture without unpacking it: is it a PNG or a JPEG, whole, and of a size that is safe?"""

from __future__ import annotations

import struct
import zlib

from coach.practice.message import Message, ui

MOST_BYTES = 600_000
MOST_SIDE = 1600  # px; a picture so large takes 10 MB once it is unpacked
_PNG = b"\x89PNG\r\n\x1a\n"
_DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}  # bits by kind of colour
_JPEG_START, _JPEG_END, _SCAN = 0xD8, 0xD9, 0xDA
_JPEG_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})  # markers that nothing belongs to
_JPEG_SIZE = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}  # markers that tell width and height


def picture_problem(content: bytes) -> Message | None:
    """Why these bytes are not taken as a picture; None: they are."""
    if len(content) > MOST_BYTES:
        return ui("the picture is larger than {kilobytes} kB", kilobytes=MOST_BYTES // 1000)
    size = _png_size(content) if content.startswith(_PNG) else _jpeg_size(content)
    if size is None:
        return ui("it is not a whole PNG or JPEG picture")
    if not all(1 <= side <= MOST_SIDE for side in size):
        return ui("the picture is wider or higher than {pixels} pixels", pixels=MOST_SIDE)
    return None


def _png_size(content: bytes) -> tuple[int, int] | None:
    """Width and height, if all parts are there and none is damaged."""
    at, size, data = len(_PNG), None, False
    while at + 12 <= len(content):
        length, kind = struct.unpack_from(">I4s", content, at)
        end = at + 12 + length
        if end > len(content):
            return None
        (stated,) = struct.unpack_from(">I", content, end - 4)
        if zlib.crc32(content[at + 4 : end - 4]) != stated:
            return None
        if size is None:
            size = _png_head(kind, content[at + 8 : end - 4])
            if size is None:
                return None
        data = data or kind == b"IDAT"
        if kind == b"IEND":
            return size if data and end == len(content) else None
        at = end
    return None


def _png_head(kind: bytes, body: bytes) -> tuple[int, int] | None:
    if kind != b"IHDR" or len(body) != 13:
        return None
    width, height, depth, colour, packing, sieve, laced = struct.unpack(">IIBBBBB", body)
    good = depth in _DEPTHS.get(colour, ()) and packing == sieve == 0 and laced in (0, 1)
    return (width, height) if good else None


def _jpeg_size(content: bytes) -> tuple[int, int] | None:
    """Width and height, if it begins and ends as a JPEG, and its parts lead up to what is seen."""
    if len(content) < 4 or content[:2] != bytes((0xFF, _JPEG_START)) or content[-2:] != bytes((0xFF, _JPEG_END)):
        return None
    at, size = 2, None
    while at + 4 <= len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        if marker in _JPEG_ALONE or marker == 0xFF:
            at += 1 if marker == 0xFF else 2
            continue
        (length,) = struct.unpack_from(">H", content, at + 2)
        if marker == _SCAN:
            return size
        if length < 2 or at + 2 + length > len(content):
            return None
        if marker in _JPEG_SIZE and length >= 8:
            height, width = struct.unpack_from(">HH", content, at + 5)
            size = (width, height)
        at += 2 + length
    return None
