"""What the program and the speech worker tell each other: one JSON object a line, in both directions.

The worker imports this module on its way to its first word, so nothing but msgspec is imported here.
"""

from __future__ import annotations

from typing import TypeAlias

import msgspec


class Say(msgspec.Struct, frozen=True, tag="say", tag_field="kind"):
    """To the worker: say these words. One at a time: the next follows when this one is done.

    `voice` is an id from `Ready`, "" the system's own. `plain` asks for the system's own speaking command
    (macOS: say) where there is one, because the engine has failed before.
    """

    id: int
    words: str
    voice: str = ""
    words_per_minute: int = 150
    volume_percent: int = 100
    plain: bool = False


class InstalledVoice(msgspec.Struct, frozen=True):
    """A voice that the worker can speak with; `language` is a BCP-47 tag ("en-GB"), "" unknown."""

    id: str
    name: str
    language: str


class Ready(msgspec.Struct, frozen=True, tag="ready", tag_field="kind"):
    """From the worker: warm; the first word can come at once."""

    voices: tuple[InstalledVoice, ...]


class Unavailable(msgspec.Struct, frozen=True, tag="unavailable", tag_field="kind"):
    """From the worker: there is no voice on this machine. The worker ends after this."""

    why: str


class Started(msgspec.Struct, frozen=True, tag="started", tag_field="kind"):
    """From the worker: the engine has taken the words of `Say.id`."""

    id: int


class Done(msgspec.Struct, frozen=True, tag="done", tag_field="kind"):
    """From the worker: `Say.id` has ended after `seconds`. Far too few seconds mean that nothing was heard."""

    id: int
    seconds: float


class Error(msgspec.Struct, frozen=True, tag="error", tag_field="kind"):
    """From the worker: `Say.id` could not be said; it comes in place of `Done`."""

    id: int
    why: str


Report: TypeAlias = Ready | Unavailable | Started | Done | Error


def line(message: Say | Report) -> bytes:
    """The message as one line, its end included."""
    return msgspec.json.encode(message) + b"\n"


def read_order(text: bytes) -> Say:
    """A line for the worker; raises msgspec.DecodeError if it is not one."""
    return msgspec.json.decode(text, type=Say)


def read_report(text: bytes) -> Report:
    """A line from the worker; raises msgspec.DecodeError if it is not one."""
    report: Report = msgspec.json.decode(text, type=Report)
    return report
