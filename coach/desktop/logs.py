"""The log on this machine, and what happens when the program has a bug.

The log holds what the program did wrong, never what the person did: no names, no answers, no sets, and the home folder
is written as ~.
"""

from __future__ import annotations

import logging
import logging.handlers
import platform
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TypeAlias

from coach import __version__
from coach.practice.disk import disk_faults
from coach.practice.message import Message, ui
from coach.practice.ports import Fault

MOST_BYTES = 500_000
OLD_FILES = 3

_log = logging.getLogger("coach")

_Hook: TypeAlias = Callable[[type[BaseException], BaseException, TracebackType | None], object]


class Logbook:
    """Writes the log into `folder`, and catches what nothing else caught, until it is closed.

    `tell` is called with one message for each bug, once for each place in the code; it runs where the bug
    happened, which is the main thread. Raises Fault if the log cannot be opened.
    """

    def __init__(self, folder: Path, tell: Callable[[Message], None]) -> None:
        self._tell = tell
        self._told: set[tuple[type[BaseException], str, int]] = set()
        with disk_faults(folder):
            folder.mkdir(parents=True, exist_ok=True)
            self._handler = logging.handlers.RotatingFileHandler(
                folder / "coach.log", maxBytes=MOST_BYTES, backupCount=OLD_FILES, encoding="utf-8"
            )
        self._handler.setFormatter(_Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        logging.raiseExceptions = False  # a log that cannot be written must not disturb anybody
        self._before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        root = logging.getLogger()
        self._level = root.level
        root.setLevel(logging.INFO)
        root.addHandler(self._handler)
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread
        sys.unraisablehook = self._on_unraisable
        _log.info("Hand Coach %s, Python %s, %s", __version__, platform.python_version(), platform.platform())

    def close(self) -> None:
        """Give the hooks back and close the file."""
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._before
        root = logging.getLogger()
        root.removeHandler(self._handler)
        root.setLevel(self._level)
        self._handler.close()
        logging.raiseExceptions = True

    def _on_exception(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if not issubclass(kind, Exception):  # the person pressed Ctrl-C
            self._before[0](kind, error, trace)
            return
        if isinstance(error, Fault):
            _log.warning("fault that nobody handled: %s", error)
            self._tell(error.says)
            return
        _log.critical("bug", exc_info=(kind, error, trace))
        place = (kind, *_place(trace))
        if place not in self._told:
            self._told.add(place)
            self._tell(ui("Hand Coach made a mistake. Your finished sets are kept. You can go on, or start it again."))

    def _on_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            _log.critical("bug in a thread", exc_info=(args.exc_type, args.exc_value, args.exc_traceback))

    def _on_unraisable(self, found: sys.UnraisableHookArgs) -> None:
        if found.exc_value is not None:
            _log.error("bug while cleaning up", exc_info=(found.exc_type, found.exc_value, found.exc_traceback))


class _Formatter(logging.Formatter):
    """Leaves the name of the person's home folder out."""

    def format(self, record: logging.LogRecord) -> str:
        return super().format(record).replace(str(Path.home()), "~")


def _place(trace: TracebackType | None) -> tuple[str, int]:
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return ("", 0) if trace is None else (trace.tb_frame.f_code.co_filename, trace.tb_lineno)
