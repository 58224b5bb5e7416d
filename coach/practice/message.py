"""Words as values: what is said or shown, before any language is chosen.

The ground floor never holds a translated string. It makes `Message` values;
`coach.text` turns them into words. `ui`, `ui_counted` and `content` are also the
keywords by which the extractor finds text, so call them with literals.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Domain: TypeAlias = Literal["ui", "content"]
Value: TypeAlias = "str | int | float | Message"


@dataclass(frozen=True, slots=True)
class Message:
    """An English source text with the values that fill its {placeholders}.

    `plural` and `number` are set together for counted texts. Key words stand
    between ** marks; a voice ignores the marks, a caption shows them bold.
    """

    text: str
    domain: Domain = "ui"
    plural: str | None = None
    number: int | None = None
    values: tuple[tuple[str, Value], ...] = ()


def ui(text: str, /, **values: Value) -> Message:
    """A text of the program itself."""
    return Message(text, "ui", values=tuple(values.items()))


def ui_counted(one: str, many: str, number: int, /, **values: Value) -> Message:
    """A text of the program that depends on a number, which fills {number}."""
    return Message(one, "ui", many, number, (("number", number), *values.items()))


def content(text: str, /) -> Message:
    """A text that comes from an exercise or a programme file."""
    return Message(text, "content")
