"""What `coach doctor` says about the voice. It is tried at volume 0, so nothing is heard, all the way to the device."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence

import msgspec

from coach.practice.message import Message, ui
from coach.practice.ports import Finding
from coach.speech.protocol import Done, Error, Ready, Report, Say, Started, Unavailable, line, read_report
from coach.speech.supervisor import was_heard

TRY = Say(1, "Open your hand. Close your hand.", volume_percent=0)
TRY_SECONDS = 30.0


def findings(
    command: Sequence[str],
    platform: str = sys.platform,
    environment: Mapping[str, str] | None = None,
    seconds: float = TRY_SECONDS,
) -> Sequence[Finding]:
    """Whether the voice works, and on Linux whether its player is there; a session is possible without both.

    `command` starts the worker, `environment` (None: this program's) is what it runs in, `platform` is a value of
    sys.platform. Takes about three seconds, at most `seconds`.
    """
    voice = _voice(_try(command, environment, seconds), platform)
    return (voice, _player(environment)) if platform == "linux" else (voice,)


def _voice(last: Report | None, platform: str) -> Finding:
    match last:
        case Done(seconds=took) if was_heard(TRY, took):
            return _finding(True, ui("The voice works."))
        case Done():
            return _finding(
                False, ui("The voice speaks, but no sound comes out. Check the loudspeaker of the computer.")
            )
        case Unavailable() if platform == "linux":
            return _finding(
                False, ui("There is no voice on this computer. Install espeak-ng. Words are on the screen.")
            )
        case Unavailable():
            return _finding(False, ui("There is no voice on this computer. Words are on the screen."))
        case Error(why=why):
            return _finding(False, ui("The voice cannot speak: {why}. Words are on the screen.", why=why))
    return _finding(False, ui("The voice does not answer. Words are on the screen."))


def _finding(good: bool, says: Message) -> Finding:
    return Finding("voice", good=good, needed=False, says=says)


def _player(environment: Mapping[str, str] | None) -> Finding:
    if shutil.which("aplay", path=(environment or os.environ).get("PATH")):
        return Finding("player", good=True, needed=False, says=ui("The player for the voice is here."))
    says = ui("The player for the voice is missing. Install the package alsa-utils.")
    return Finding("player", good=False, needed=False, says=says)


def _try(command: Sequence[str], environment: Mapping[str, str] | None, seconds: float) -> Report | None:
    """The report that ended the trial; None if the worker could not be started, died or took too long."""
    try:
        with subprocess.Popen(
            command,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        ) as worker:
            watch = threading.Timer(seconds, _end, [worker])
            watch.start()
            try:
                return _converse(worker)
            finally:
                watch.cancel()
    except OSError:  # not there, or gone while it was written to
        return None


def _converse(worker: subprocess.Popen[bytes]) -> Report | None:
    """Have the worker say the trial words once it is ready; its stdin is closed afterwards, which ends it."""
    assert worker.stdin is not None
    assert worker.stdout is not None
    for text in worker.stdout:
        try:
            report = read_report(text)
        except msgspec.DecodeError:
            continue
        if isinstance(report, Ready):
            worker.stdin.write(line(TRY))
            worker.stdin.flush()
        elif not isinstance(report, Started):
            return report
    return None


def _end(worker: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        worker.kill()
        return
    with contextlib.suppress(ProcessLookupError):
        os.killpg(worker.pid, signal.SIGKILL)
