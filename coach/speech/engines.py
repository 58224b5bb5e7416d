"""The engines that the worker speaks with: pyttsx3, and on a Mac the system's own command as a reserve.

Only espeak-ng on Linux has been heard. The ways around SAPI (Windows) and NSSpeechSynthesizer and `say` (macOS) are
written from the sources of pyttsx3 2.99 and from documentation; they are unverified on real machines.
"""

from __future__ import annotations

import re
import subprocess
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Protocol

import pyttsx3.engine

from coach.speech.languages import first_tag
from coach.speech.protocol import InstalledVoice, Say

SAY = Path("/usr/bin/say")
ESPEAK_END_PAUSE = 0x1000  # espeakENDPAUSE in its speak_lib.h: be silent for a moment after the last word
LISTING_SECONDS = 10.0


class Engine(Protocol):
    """Something that speaks, on the thread that made it."""

    @property
    def voices(self) -> tuple[InstalledVoice, ...]:
        """What it can speak with."""
        ...

    def speak(self, order: Say, started: Callable[[], None]) -> None:
        """Say it; `started` is called as it begins. Returns when the sound has ended; raises if it cannot be said."""
        ...

    def warm(self) -> None:
        """Make ready for the next words."""
        ...


class Pyttsx3:
    """pyttsx3 2.99, with a new engine for every utterance: of two on one engine, the second is lost."""

    def __init__(self) -> None:
        self._engine: Any = None
        self.warm()
        self.voices = tuple(_voices(self._engine))

    def warm(self) -> None:
        """Replace the engine, the old one first."""
        self._engine = None
        self._engine = pyttsx3.engine.Engine()

    def speak(self, order: Say, started: Callable[[], None]) -> None:
        """See `Engine`. A voice that is not there is passed over, so that the system's own speaks."""
        engine, over = self._engine, threading.Event()
        problems: list[Exception] = []
        engine.connect("started-utterance", lambda **_: started())
        engine.connect("finished-utterance", lambda **_: over.set())

        def fail(exception: Exception, **_: str) -> None:
            problems.append(exception)
            engine.proxy._driver.endLoop()  # after an error, SAPI's loop would wait for the end of words unsaid

        engine.connect("error", fail)
        if any(voice.id == order.voice for voice in self.voices):
            engine.setProperty("voice", order.voice)  # before the rate, which SAPI counts by the voice
        engine.setProperty("rate", order.words_per_minute)
        engine.setProperty("volume", order.volume_percent / 100)
        engine.say(order.words, str(order.id))
        if engine.driver_name == "espeak":
            _pause_after(order.words)
            # Its runAndWait returns before the sound ends. Worse, it stops espeak first, which now and then makes
            # it forget rate and volume: those words come at 200 words a minute and at full volume.
            engine.startLoop()
            over.wait()
            return
        engine.runAndWait()
        if problems and not over.is_set():
            raise problems[0]


class SayCommand:
    """The `say` command of macOS, one process an utterance."""

    def __init__(self, command: Path = SAY) -> None:
        self._command = str(command)
        listing = subprocess.run(
            [self._command, "-v", "?"], capture_output=True, check=True, timeout=LISTING_SECONDS, encoding="utf-8"
        )
        self.voices = tuple(_listed(listing.stdout))

    def warm(self) -> None:
        """Nothing is kept between utterances."""

    def speak(self, order: Say, started: Callable[[], None]) -> None:
        """See `Engine`. The words go in by stdin, where a leading dash is only a dash."""
        command = [self._command, "-r", str(order.words_per_minute)]
        if any(voice.id == order.voice for voice in self.voices):
            command += ["-v", order.voice]
        words = order.words.replace("[[", "[ [")  # [[...]] would be an order to the synthesiser
        started()
        subprocess.run(
            command, input=f"[[volm {order.volume_percent / 100:.2f}]] {words}", check=True, encoding="utf-8"
        )


def _pause_after(words: str) -> None:
    """Have espeak pause after a sentence, but not after a bare number or cue: the next one may be due in a second."""
    from pyttsx3.drivers import _espeak  # where there is no espeak, it cannot be imported

    _espeak.ENDPAUSE = 0 if words.rstrip()[-1:].isalnum() else ESPEAK_END_PAUSE


def _voices(engine: Any) -> Iterable[InstalledVoice]:
    if engine.driver_name == "sapi5":
        # pyttsx3 raises on the first voice of several languages ("409;9"), so the voices are asked for here.
        for token in engine.proxy._driver._tts.GetVoices():
            language = first_tag([token.GetAttribute("Language")])
            yield InstalledVoice(token.Id, token.GetDescription(), language)
        return
    for voice in engine.getProperty("voices"):
        yield InstalledVoice(str(voice.id), str(voice.name or voice.id).strip(), first_tag(voice.languages))


def _listed(listing: str) -> Iterable[InstalledVoice]:
    """The voices in what `say -v ?` prints: "Bad News            en_US    # The light you see ..."."""
    for row in re.finditer(r"^(\S.*?)\s+([a-z]{2,3}[_-]\S+)\s+#", listing, re.MULTILINE):
        yield InstalledVoice(row[1], row[1], first_tag([row[2]]))


def open_engine(platform: str, reserve: Path = SAY) -> Engine:
    """The engine of a platform (a value of sys.platform); raises whatever its engine raises if there is none."""
    try:
        return Pyttsx3()
    except Exception:
        if platform == "darwin" and reserve.exists():
            return SayCommand(reserve)
        raise
