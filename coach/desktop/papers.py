"""Papers made by the commands of this program, in a process of their own.

To pack a page of sketches takes Qt up to 70 ms in one piece, in which no other thread of Python goes on. The window
must never stand still so long, so it is done elsewhere.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from coach.practice.archive import Span
from coach.practice.disk import disk_faults
from coach.practice.message import ui
from coach.practice.ports import Fault

_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # Windows opens a console otherwise


class CommandPapers:
    """The `Papers` of the person in a data folder, made by `command`, such as ("coach",)."""

    def __init__(self, command: Sequence[str], data: Path) -> None:
        self._command, self._data = tuple(command), data

    def save_report(self, span: Span, file: str) -> None:
        """The therapist's page as a PDF."""
        self._run("report", "--pdf", file, *_dates(span))

    def print_report(self, span: Span) -> None:
        """The therapist's page on a printer that the system's own dialog asks for."""
        self._run("report", "--print", *_dates(span))

    def save_tables(self, folder: str) -> None:
        """All that is recorded, as tables in a folder."""
        self._run("report", "--csv", folder)

    def save_guide(self, numbers: Sequence[int], file: str) -> None:
        """The guide of these exercises as a PDF; of all if none is named."""
        self._run("guide", "--pdf", file, *_chosen(numbers))

    def print_guide(self, numbers: Sequence[int]) -> None:
        """The guide on a printer that the system's own dialog asks for."""
        self._run("guide", "--print", *_chosen(numbers))

    def _run(self, name: str, *flags: str) -> None:
        words = [*self._command, name, "--data-dir", str(self._data), *flags]
        with disk_faults(self._data):
            done = subprocess.run(
                words,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                encoding="utf-8",
                errors="replace",
                check=False,
                creationflags=_NO_WINDOW if sys.platform == "win32" else 0,
            )
        if done.returncode:
            said = done.stderr.strip().splitlines()
            raise Fault(
                ui("{reason}", reason=said[-1] if said else ui("The paper could not be made. Please try again."))
            )


def _dates(span: Span) -> tuple[str, ...]:
    return ("--from", span.first, "--to", span.last)


def _chosen(numbers: Sequence[int]) -> tuple[str, ...]:
    return ("--exercises", ",".join(map(str, numbers))) if numbers else ()
