"""A folder for the sound files of one worker. pyttsx3 leaves its file behind when it is cut off in mid-word."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

_NAME = re.compile(r"hand-coach-voice-(\d+)-\w+")


def places() -> Sequence[Path]:
    """Where the folder may be, best first; nowhere on Windows, where pyttsx3 writes no files.

    A runtime folder is in memory and empties itself at log-out.
    """
    if sys.platform == "win32":
        return []
    names = [os.environ.get("XDG_RUNTIME_DIR", ""), tempfile.gettempdir(), "/tmp", "/var/tmp"]
    return [Path(name) for name in names if name]


def remove_leftovers(among: Sequence[Path]) -> None:
    """Remove the folders of workers that were killed; also to be called when the program ends."""
    for place in among:
        for old in place.glob("hand-coach-voice-*"):
            name = _NAME.fullmatch(old.name)
            if name and not _is_running(int(name[1])):
                shutil.rmtree(old, ignore_errors=True)


@contextmanager
def sound_folder(among: Sequence[Path]) -> Iterator[Path | None]:
    """A new folder that temporary files go to, removed at the end.

    pyttsx3 hands the path to a shell without quotes, so a place that needs them is passed over. None, and nothing
    changed, if no place will do.
    """
    usable = (place for place in among if shlex.quote(str(place)) == str(place) and os.access(place, os.W_OK | os.X_OK))
    place = next(usable, None)
    if place is None:
        yield None
        return
    folder = Path(tempfile.mkdtemp(prefix=f"hand-coach-voice-{os.getpid()}-", dir=place))
    before, tempfile.tempdir = tempfile.tempdir, str(folder)
    try:
        yield folder
    finally:
        tempfile.tempdir = before
        shutil.rmtree(folder, ignore_errors=True)


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True  # somebody else's
    return True
