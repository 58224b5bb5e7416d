"""A double of what pyttsx3's SAPI driver talks to on Windows, so that the driver itself can be run anywhere.

As far as pyttsx3's sources tell: speech goes on while messages are pumped, and its end arrives as an event.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import ModuleType
from typing import Any
from unittest.mock import patch

PUMPS_A_WORD = 2
PURGE = 2  # a flag of Speak


@dataclass(frozen=True)
class Token:
    """A voice that is installed."""

    Id: str
    description: str
    language: str

    def describe(self) -> str:
        return self.description

    def attribute(self, name: str) -> str:
        return {"Language": self.language, "Gender": "Female", "Age": "Adult"}[name]

    GetDescription, GetAttribute = describe, attribute


class Machine:
    """What is installed, and what was heard: (voice, rate, volume, text) of each utterance that came to its end."""

    def __init__(self, *tokens: Token) -> None:
        self.tokens = tokens
        self.heard: list[tuple[str, int, int, str]] = []
        self.voices: list[SpVoice] = []
        self.broken = False

    def pump(self) -> None:
        for voice in self.voices:
            voice.go_on()


@dataclass
class SpVoice:
    """One voice object."""

    machine: Machine
    Voice: Token
    Rate: int = 0
    Volume: int = 100
    EventInterests: int = 0
    sink: Any = None
    text: str = ""
    left: int = 0

    def installed(self) -> tuple[Token, ...]:
        return self.machine.tokens

    def speak(self, text: str, flags: int) -> None:
        if self.machine.broken:
            raise OSError("the sound device is in use")
        if flags & PURGE:
            self.left = 1 if self.left else 0
            self.text = ""
            return
        self.text, self.left = text, PUMPS_A_WORD * len(text.split())

    def go_on(self) -> None:
        if self.left:
            self.left -= 1
            if not self.left:
                if self.text:
                    self.machine.heard.append((self.Voice.Id, self.Rate, self.Volume, self.text))
                self.sink._ISpeechVoiceEvents_EndStream(1, 0)

    GetVoices, Speak = installed, speak


@contextmanager
def windows_speech(machine: Machine) -> Iterator[None]:
    """While this lasts, pyttsx3 takes the machine for a Windows computer's speech."""

    def create(name: str) -> SpVoice:
        assert name.lower() == "sapi.spvoice"
        machine.voices.append(SpVoice(machine, machine.tokens[0]))
        return machine.voices[-1]

    def connect(voice: SpVoice, sink: object) -> object:
        voice.sink = sink
        return object()

    modules = {name: ModuleType(name) for name in ("comtypes", "comtypes.client", "comtypes.gen", "pythoncom")}
    modules["comtypes"].__dict__.update(client=modules["comtypes.client"], gen=modules["comtypes.gen"])
    modules["comtypes.client"].__dict__.update(CreateObject=create, GetEvents=connect)
    modules["comtypes.gen"].__dict__.update(SpeechLib=object())
    modules["pythoncom"].__dict__.update(PumpWaitingMessages=machine.pump)
    with (
        patch.dict(sys.modules, modules),
        patch("pyttsx3.engine.default_engine_by_sys_platform", return_value="sapi5"),
    ):
        sys.modules.pop("pyttsx3.drivers.sapi5", None)
        yield
        sys.modules.pop("pyttsx3.drivers.sapi5", None)
