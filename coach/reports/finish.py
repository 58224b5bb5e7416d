"""Finishes a PDF that Qt painted: bookmarks, a language, and tags, which Qt (6.11) has no calls for.

A reader's software then jumps from heading to heading, and a screen reader tells headings, tables and pictures apart
and reads them in order (ISO 32000-1, 12.3.3 and 14.7 to 14.9). Qt writes every object plainly, one after another, with
a plain table of where each begins; the file is taken apart there, and written anew with what is missing. While it
paints, the painter leaves a mark where a tagged part begins and where it ends: a tiny square far outside of the page.
What is in no tagged part, such as a line or a frame, becomes an artifact, which is not read out.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from coach.practice.papers.paper import MARK_LEFT, Bookmark, Painted, Tag

_PACKED = 4  # of zlib's levels 0..9: a tenth larger than the usual 6, in half of the time
_OURS = b"%Hand Coach"
_OBJECT = re.compile(rb"(\d+) 0 obj\n(.*)\nendobj\s*\Z", re.DOTALL)
_STREAM = re.compile(rb"(?P<head>.*?)\bstream\n(?P<body>.*)\nendstream\s*\Z", re.DOTALL)  # the body is any bytes
_SQUARE = rb"%d (-?\d+) 1 1 re\nf\n" % MARK_LEFT
# With all that sets its colour, if it stands alone; else the square alone, wherever it stands.
_MARK = re.compile(rb"q\n/CSpg? cs\n[0-9. ]+ scn\n(?:/GSa gs\n)?" + _SQUARE + rb"Q\n|" + _SQUARE)
_PAGE = re.compile(rb"/Type /Page\n")


def is_ours(start: bytes) -> bool:
    """Whether a file that starts so is a paper of this program."""
    return start.startswith(b"%PDF-") and _OURS in start


def finish(painted: Painted) -> bytes:
    """The whole PDF. Raises ValueError if it is not one that Qt wrote."""
    book = _Book(painted)
    book.tag()
    book.mark_out()
    book.describe()
    return book.whole()


def _text(words: str) -> bytes:
    """A text string of PDF."""
    return b"<FEFF" + words.encode("utf-16-be").hex().upper().encode() + b">"


@dataclass(slots=True)
class _Book:
    """The objects of a PDF by number, while more is added to them."""

    painted: Painted
    objects: dict[int, bytes] = field(init=False)
    trailer: bytes = field(init=False)
    pages: list[int] = field(init=False)
    catalog: int = field(init=False)

    def __post_init__(self) -> None:
        data = self.painted.pdf
        table, self.trailer = _table(data)
        places = sorted(table.values())
        ends = dict(zip(places, [*places[1:], data.rindex(b"xref\n", 0, data.rindex(b"startxref"))], strict=True))
        self.objects = {}
        for number, place in table.items():
            found = _OBJECT.match(data[place : ends[place]])
            if found is None or int(found[1]) != number:
                raise ValueError(f"object {number} is not where the table says")
            self.objects[number] = found[2]
        self.catalog = _reference(self.trailer, b"/Root")
        tree = self.objects[_reference(self.objects[self.catalog], b"/Pages")]
        kids = re.search(rb"/Kids\s*\[(.*?)\]", tree, re.DOTALL)
        self.pages = [int(number) for number in re.findall(rb"(\d+) 0 R", kids[1])] if kids else []

    def add(self, content: bytes, number: int = 0) -> int:
        """Add an object; its number."""
        number = number or self.new_number()
        self.objects[number] = content
        return number

    def new_number(self) -> int:
        """A number for an object that comes later."""
        number = max(self.objects) + 1
        self.objects[number] = b"null"
        return number

    # Tags

    def tag(self) -> None:
        """Mark the tagged parts on every page, and add the tree that they make."""
        if not self.painted.tags:
            return
        root, parents = self.new_number(), []
        numbers = [self.new_number() for _ in self.painted.tags]
        content: list[list[bytes]] = [[] for _ in self.painted.tags]
        for index, page in enumerate(self.pages):
            on_page: list[int] = []
            stream = _reference(self.objects[page], b"/Contents")
            marked = _marked(_unpacked(self.objects[stream]), self.painted.tags, on_page)
            self.objects[stream] = _packed(marked)
            for place, part in enumerate(on_page):
                content[part].append(b"<</Type /MCR /Pg %d 0 R /MCID %d>>" % (page, place))
            parents.append(b"%d [%s]" % (index, b" ".join(b"%d 0 R" % numbers[part] for part in on_page)))
            more = b"/StructParents %d\n/Tabs /S\n/Type /Page\n" % index
            self.objects[page] = _PAGE.sub(more, self.objects[page], count=1)
        top = self.new_number()
        kids: list[list[bytes]] = [list(parts) for parts in content]
        first: list[bytes] = []
        for number, tag in zip(numbers, self.painted.tags, strict=True):
            (first if tag.parent is None else kids[tag.parent]).append(b"%d 0 R" % number)
        for number, tag, inside in zip(numbers, self.painted.tags, kids, strict=True):
            above = top if tag.parent is None else numbers[tag.parent]
            self.add(_element(tag, above, inside), number)
        self.add(b"<</Type /StructElem /S /Document /P %d 0 R /K [%s]>>" % (root, b" ".join(first)), top)
        tree = b"<</Nums [%s]>>" % b" ".join(parents)
        self.add(b"<</Type /StructTreeRoot /K %d 0 R /ParentTree %d 0 R>>" % (top, self.add(tree)), root)
        self._tell(b"/StructTreeRoot %d 0 R\n/MarkInfo <</Marked true>>" % root)

    # Bookmarks

    def mark_out(self) -> None:
        """Add the bookmarks, those of the second level inside the one before them."""
        marks = self.painted.bookmarks
        if not marks:
            return
        root = self.new_number()
        numbers = [self.new_number() for _ in marks]
        above = [_above(marks, at) for at in range(len(marks))]
        for at, mark in enumerate(marks):
            beside = [other for other in range(len(marks)) if above[other] == above[at]]
            place, inside = beside.index(at), [other for other in range(len(marks)) if above[other] == at]
            over = above[at]
            parts = [
                b"/Title %s" % _text(mark.title),
                b"/Parent %d 0 R" % (root if over is None else numbers[over]),
                b"/Dest [%d 0 R /XYZ null %d null]" % (self.pages[mark.page], mark.top),
            ]
            if place:
                parts.append(b"/Prev %d 0 R" % numbers[beside[place - 1]])
            if place + 1 < len(beside):
                parts.append(b"/Next %d 0 R" % numbers[beside[place + 1]])
            parts += _family(inside, numbers, opened=False)
            self.add(b"<<%s>>" % b" ".join(parts), numbers[at])
        firsts = [at for at in range(len(marks)) if above[at] is None]
        self.add(b"<</Type /Outlines %s>>" % b" ".join(_family(firsts, numbers, opened=True)), root)
        self._tell(b"/Outlines %d 0 R\n/PageMode /UseOutlines" % root)

    # The whole

    def describe(self) -> None:
        """The language and the direction, and that the window shows the title instead of the file's name."""
        direction = b"/R2L" if self.painted.right_to_left else b"/L2R"
        look = b"/ViewerPreferences <</DisplayDocTitle true /Direction %s>>" % direction
        self._tell(b"/Lang %s\n%s" % (_text(self.painted.language.replace("_", "-")), look))

    def _tell(self, more: bytes) -> None:
        known = self.objects[self.catalog]
        self.objects[self.catalog] = known.replace(b"/Type /Catalog", b"/Type /Catalog\n" + more, 1)

    def whole(self) -> bytes:
        """All objects, the table of where each begins, and the trailer."""
        size = max(self.objects) + 1
        out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + _OURS + b"\n")
        places = [0] * size
        for number, content in sorted(self.objects.items()):
            places[number] = len(out)
            out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
        start = len(out)
        out += b"xref\n0 %d\n0000000000 65535 f \n" % size
        out += b"".join(b"%010d 00000 n \n" % place for place in places[1:])
        out += b"trailer\n" + re.sub(rb"/Size \d+", b"/Size %d" % size, self.trailer)
        out += b"startxref\n%d\n%%%%EOF\n" % start
        return bytes(out)


def _table(data: bytes) -> tuple[Mapping[int, int], bytes]:
    """Where each object begins, and the trailer."""
    end = re.search(rb"startxref\s+(\d+)\s+%%EOF\s*\Z", data)
    if end is None:
        raise ValueError("no end")
    found = re.match(
        rb"xref\n0 (\d+)\n((?:\d{10} \d{5} [nf] \n)+)(trailer\n.*?)\Z", data[int(end[1]) : end.start()], re.DOTALL
    )
    if found is None:
        raise ValueError("no table")
    rows = found[2].split(b"\n")[:-1]
    return {number: int(row[:10]) for number, row in enumerate(rows) if row[17:18] == b"n"}, found[3].removeprefix(
        b"trailer\n"
    )


def _reference(content: bytes, key: bytes) -> int:
    found = re.search(re.escape(key) + rb" (\d+) 0 R", content)
    if found is None:
        raise ValueError(f"no {key.decode()}")
    return int(found[1])


def _unpacked(content: bytes) -> bytes:
    found = _STREAM.match(content)
    if found is None:
        raise ValueError("no stream")
    return zlib.decompress(found["body"]) if b"/FlateDecode" in found["head"] else found["body"]


def _packed(stream: bytes) -> bytes:
    packed = zlib.compress(stream, _PACKED)
    return b"<<\n/Length %d\n/Filter /FlateDecode\n>>\nstream\n%s\nendstream" % (len(packed), packed)


def _marked(stream: bytes, tags: Sequence[Tag], on_page: list[int]) -> bytes:
    """The page with marked content in place of the painter's marks; `on_page` gets the tag of each part."""
    return b"".join(_pieces(stream, tags, on_page))


def _pieces(stream: bytes, tags: Sequence[Tag], on_page: list[int]) -> Iterator[bytes]:
    yield b"/Artifact BMC\n"
    place = 0
    for found in _MARK.finditer(stream):
        yield stream[place : found.start()]
        place = found.end()
        yield b"EMC\n"
        number = -int(found[1] or found[2]) - 1
        if number < 0:
            yield b"/Artifact BMC\n"
        else:
            yield b"/%s <</MCID %d>> BDC\n" % (tags[number].kind.encode(), len(on_page))
            on_page.append(number)
    yield stream[place:] + b"\nEMC\n"


def _element(tag: Tag, above: int, inside: Sequence[bytes]) -> bytes:
    parts = [b"/Type /StructElem /S /%s /P %d 0 R" % (tag.kind.encode(), above), b"/K [%s]" % b" ".join(inside)]
    if tag.alt:
        parts.append(b"/Alt %s" % _text(tag.alt))
    if tag.words:
        parts.append(b"/ActualText %s" % _text(tag.words))
    if tag.kind == "TH":
        parts.append(b"/A <</O /Table /Scope /%s>>" % tag.scope.encode())
    return b"<<%s>>" % b" ".join(parts)


def _above(marks: Sequence[Bookmark], at: int) -> int | None:
    """The bookmark of the first level before one of the second."""
    if marks[at].level == 0:
        return None
    return next((before for before in range(at - 1, -1, -1) if marks[before].level == 0), None)


def _family(inside: Sequence[int], numbers: Sequence[int], *, opened: bool) -> list[bytes]:
    if not inside:
        return []
    count = len(inside) if opened else -len(inside)
    return [b"/First %d 0 R /Last %d 0 R /Count %d" % (numbers[inside[0]], numbers[inside[-1]], count)]
