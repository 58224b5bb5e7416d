"""The speech worker: a child process that speaks, so that speech can be cut off at once by ending it.

Orders come by stdin and reports go out by stdout, a line each (`coach.speech.protocol`). The engine works on the main
thread: macOS wants its run loop there, Windows one COM apartment. When stdin ends, the program is gone, and the
worker ends at once and takes the player of its sound with it.
"""

from __future__ import annotations

import contextlib
import io
import os
import queue
import shutil
import signal
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import msgspec

from coach.speech.engines import SAY, Engine, SayCommand, open_engine
from coach.speech.protocol import Done, Error, Ready, Report, Say, Started, Unavailable, line, read_order
from coach.speech.scratch import places, remove_leftovers, sound_folder

NO_VOICE = 3  # exit status


def main() -> int:
    """Serve until stdin ends, or until there turns out to be no voice; returns the exit status."""
    report = _report_channel()
    _lead_own_group()
    orders: queue.SimpleQueue[Say] = queue.SimpleQueue()
    remove_leftovers(places())
    with sound_folder(places()) as folder:
        threading.Thread(target=_listen, args=(orders, folder), daemon=True).start()
        try:
            engine = open_engine(sys.platform)
        except Exception as problem:  # which one depends on the platform: OSError, RuntimeError, COMError...
            report(Unavailable(f"{type(problem).__name__}: {problem}"))
            return NO_VOICE
        if not engine.voices:
            report(Unavailable("the engine has no voices"))
            return NO_VOICE
        report(Ready(engine.voices))
        while True:
            _speak(engine, orders.get(), report)
            engine.warm()


def _speak(engine: Engine, order: Say, report: Callable[[Report], None]) -> None:
    """Carry out one order; exactly one `Done` or `Error` follows."""
    begun = time.monotonic()
    try:
        if order.words.strip():  # an engine given nothing never reports its end
            if order.plain and SAY.exists():
                name = next((voice.name for voice in engine.voices if voice.id == order.voice), "")
                engine, order = SayCommand(), msgspec.structs.replace(order, voice=name)
            engine.speak(order, lambda: report(Started(order.id)))
    except Exception as problem:
        report(Error(order.id, f"{type(problem).__name__}: {problem}"))
    else:
        report(Done(order.id, time.monotonic() - begun))


def _report_channel() -> Callable[[Report], None]:
    """The way to stdout, kept for reports alone: what a library prints goes to stderr from here on."""
    channel = os.dup(1)
    os.dup2(2, 1)

    def report(message: Report) -> None:
        # A program that is gone takes no reports; the end of stdin says so too.
        with contextlib.suppress(OSError):
            os.write(channel, line(message))

    return report


def _lead_own_group() -> None:
    """Put this process and all that it starts into a group that can be ended together."""
    if sys.platform != "win32" and os.getpgrp() != os.getpid():
        os.setpgid(0, 0)


def _listen(orders: queue.SimpleQueue[Say], folder: Path | None) -> None:
    """Take orders until stdin ends; then end everything, in mid-word too. Runs on a thread of its own."""
    for text in io.FileIO(0, closefd=False):
        with contextlib.suppress(msgspec.DecodeError):
            orders.put(read_order(text))
    if folder is not None:
        shutil.rmtree(folder, ignore_errors=True)
    if sys.platform != "win32":
        os.killpg(0, signal.SIGKILL)
    os._exit(0)


if __name__ == "__main__":
    sys.exit(main())
